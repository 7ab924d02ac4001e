from datetime import date

from evaluations import links
from evaluations.models import PublicationConsent
from outbox.models import Message
from outbox.render import compose


def consent_asked(consent: PublicationConsent, *, on: date) -> Message:
    publication = consent.publication
    return compose(
        "consent-asked",
        key=f"consent-asked:{consent.pk}:{on.isoformat()}",
        to=consent.email,
        hub=publication.report.workgroup.hub,
        about_id=consent.pk,
        context={
            "consent": consent,
            "publication": publication,
            "workgroup": publication.report.workgroup,
            "link": links.CONSENT.url(consent),
        },
    )
