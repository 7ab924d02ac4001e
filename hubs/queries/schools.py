from datetime import date

from access.permissions import Permission
from hubs.models import ContactNote, Partner
from schools.models import School


def partnerships_of(school: School, user, on: date) -> list[Partner]:
    """The school's partnerships with hubs on that day, as far as the reader may see them."""
    partnerships = Partner.objects.visible_to(user, can=Permission.VIEW_SCHOOLS).current(on)
    return list(partnerships.filter(organisation=school).select_related("hub"))


def latest_notes(school: School, user, most: int = 5) -> list[ContactNote]:
    """The latest contacts that the reader's hub has had with the school."""
    notes = ContactNote.objects.visible_to(user, can=Permission.VIEW_SCHOOLS)
    notes = notes.filter(school=school).select_related("written_by")
    return list(notes.latest_first()[:most])
