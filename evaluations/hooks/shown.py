"""What kept public pages show of this app: the sitemap names what is published."""

from evaluations.models import Publication, PublicationConsent, Report
from pages.shown import shows

shows(Report, Publication, PublicationConsent)
