"""Whom the demonstration's hub has been in touch with, and what schools take on elsewhere."""

from datetime import date, timedelta

from hubs.actions.contact_note import note_contact
from hubs.choices import ContactWay
from hubs.models import ContactNote
from portal.demo.network import Scene


def keep_contact(scene: Scene, today: date) -> None:
    """One school to ring again today, one next month, and one that wants to be left alone."""
    calls = [
        (40, ContactWay.PHONE, "Sounded keen. Will talk to the head after half-term.", 0),
        (12, ContactWay.EMAIL, "Sent the list of this year's Work Groups.", 30),
        (
            25,
            ContactWay.VISIT,
            "Met the maths lead. They already have all the help they need.",
            None,
        ),
    ]
    for school, (ago, way, said, next_in) in zip(scene.primary[8:], calls, strict=False):
        next_on = None if next_in is None else today + timedelta(days=next_in)
        note = ContactNote(
            day=today - timedelta(days=ago),
            way=way,
            said=said,
            next_on=next_on,
            # Whoever is not to be asked again has no next day.
            refuses_contact=next_on is None,
        )
        note_contact(school=school, note=note, by=scene.administrator, today=today)
