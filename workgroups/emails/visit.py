from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse

from access.links import site_url
from hubs.models import Hub, User
from outbox.invitations import enclose_dates
from outbox.models import Message
from outbox.render import compose
from pages.rules.calendars import Method
from pages.rules.london import london
from pages.wording import day_words
from schools.models import Contact
from workgroups import links
from workgroups.calendars import visit_entry
from workgroups.models import AgreedAction, SupportVisit


def planned_key(visit: int, version: int) -> str:
    # By version: a visit moved and moved back is told of each time. visit_still_planned() tells
    # the letter of an earlier plan by it.
    return f"visit-planned:{visit}:{version}"


def visit_planned(visit: SupportVisit, *, by: User, was: SupportVisit | None = None) -> Message:
    """To whoever is to go, once for each plan; `was` is the plan as they knew it."""
    letter = about_visit(
        "visit-planned",
        visit,
        key=planned_key(visit.pk, visit.version),
        to=visit.visitor.email,
        reader=visit.visitor,
        by=by,
        was=was,
    )
    changed = f"What changed: it was {day_words(was.day)}, {was.focus}." if was else ""
    return with_visit(letter, Method.REQUEST, visit, visit.visitor, visit.version, changed)


def visit_not_needed(visit: SupportVisit, *, reader: User, version: int) -> Message:
    """To whoever was to go and need not any more."""
    # By version: a visit may be given to somebody again, and taken away again.
    key = f"visit-not-needed:{visit.pk}:{reader.pk}:{version}"
    letter = about_visit("visit-not-needed", visit, key=key, to=reader.email, reader=reader)
    return with_visit(letter, Method.CANCEL, visit, reader, version)


def with_visit(
    letter: Message,
    method: Method,
    visit: SupportVisit,
    reader: User,
    version: int,
    changed: str = "",
) -> Message:
    """The letter with the visit for its reader's calendar, as of that version."""
    entry = visit_entry(visit, reader, version=version, changed=changed, stamp=letter.created_at)
    enclose_dates(letter, method, [entry], to=str(reader))
    return letter


def visit_agreed(visit: SupportVisit, contact: Contact) -> Message:
    """To somebody of the school: what was agreed as it stands now, and a link to answer by."""
    return about_visit(
        "visit-agreed",
        visit,
        # By version: sent anew only once something has been written up since.
        key=f"visit-agreed:{visit.pk}:{visit.version}:{contact.pk}",
        to=contact.email,
        reader=contact.name,
        actions=list(visit.actions.all()),
        link=links.VISIT.url(visit, holder=contact.email),
    )


def visit_answered(visit: SupportVisit, *, on: date) -> Message:
    """To the visitor: the school has said something of what was agreed."""
    # By day: a school may save its answer many times.
    key = f"visit-answered:{visit.pk}:{on.isoformat()}"
    return about_visit(
        "visit-answered", visit, key=key, to=visit.visitor.email, reader=visit.visitor
    )


def about_visit(kind: str, visit: SupportVisit, *, key: str, to: str, **context) -> Message:
    """`reader` is how the letter addresses whom it goes to."""
    letter = compose(
        kind,
        key=key,
        to=to,
        hub=visit.hub,
        about_id=visit.pk,
        context={"visit": visit, "link": site_url(visit.get_absolute_url()), **context},
    )
    # By its key, which asks the database nothing.
    letter.workgroup_id = visit.workgroup_id
    return letter


def digest_key(monday: date, hub: int, visitor: int) -> str:
    return f"visits-digest:{monday.isoformat()}:{hub}:{visitor}"


def visits_digest(
    hub: Hub,
    visitor: User,
    *,
    to_write_up: Sequence[SupportVisit],
    late: Sequence[AgreedAction],
    monday: date,
) -> Message:
    """To a visitor, once a week; worth nothing any more when the next one is due."""
    return compose(
        "visits-digest",
        key=digest_key(monday, hub.pk, visitor.pk),
        to=visitor.email,
        hub=hub,
        wanted_until=london(monday + timedelta(days=7)),
        context={
            "reader": visitor,
            "to_write_up": to_write_up,
            "late": late,
            "link": site_url(reverse("workgroups:visits")),
        },
    )
