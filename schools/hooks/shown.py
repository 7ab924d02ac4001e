"""What of the register stands on the kept public pages."""

from pages.shown import shows, shows_since
from schools.models import RegisterImport, School

shows(School)
# A new school writes no history, and authorities keep none: a file brings both.
shows_since(School, "id")
shows_since(RegisterImport, "ended_at")
