"""Workshops and visits as other calendars hold them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from access.links import site_url
from hubs.models import User
from pages.rules.calendars import Entry, Method
from pages.wording import session_words
from workgroups.models import SupportVisit, WorkGroup, Workshop


@dataclass(frozen=True)
class Diary:
    """What a letter changes in its reader's calendar: which workshops, and what is new of them."""

    method: Method
    workshops: Sequence[Workshop]
    changed: str = ""


def takes_in(*workshops: Workshop, changed: str = "") -> Diary:
    return Diary(Method.REQUEST, workshops, changed)


def takes_out(*workshops: Workshop) -> Diary:
    return Diary(Method.CANCEL, workshops)


AS_IT_WAS = Diary(Method.REQUEST, ())


def moved_words(workshop: Workshop, was: str) -> str:
    """`was` is the date and place as people knew it."""
    now = f"{session_words(workshop.starts_at, workshop.ends_at)}, {workshop.place_words}"
    return f"What changed: it was {was}. It is now {now}."


def venue_words(workshop: Workshop, was: str) -> str:
    """`was` is the address as people knew it."""
    return f"What changed: the address was {was}. It is now {workshop.where_to_come}."


LINK_IS_NEW = "What changed: the link to join."


def workshop_entry(
    workshop: Workshop,
    workgroup: WorkGroup,
    *,
    whose: str,
    stamp: datetime,
    paragraphs: Sequence[str] = (),
    link: str = "",
) -> Entry:
    """`whose` tells the entries of one person from all others, as each is changed by itself."""
    return Entry(
        uid=calendar_uid(f"workshop-{workshop.pk}-{whose}"),
        sequence=workshop.sequence,
        stamp=stamp,
        summary=f"{workgroup}: {workshop.title}" if workshop.title else str(workgroup),
        starts=workshop.starts_at,
        ends=workshop.ends_at,
        location=workshop.place_with_postcode,
        paragraphs=[text for text in paragraphs if text],
        link=link,
    )


def public_entry(workshop: Workshop) -> Entry:
    """As everybody may read it; wants its Work Group and its venue joined."""
    workgroup = workshop.workgroup
    link = site_url(workgroup.get_absolute_url())
    return workshop_entry(
        workshop,
        workgroup,
        whose="public",
        # Of when it was last changed, so that a feed in which nothing changed is the same one.
        stamp=workshop.changed_at or workgroup.published_at or workgroup.created_at,
        paragraphs=[f"Who it is for, and how to ask for a place: {link}"],
        link=link,
    )


def lead_entries(
    diary: Diary, lead: User, workgroup: WorkGroup, *, stamp: datetime, of_one: bool = False
) -> list[Entry]:
    """Under one name whether they lead the whole or, `of_one`, these workshops alone."""
    if diary.method == Method.CANCEL:
        return [lead_entry(one, lead, workgroup, stamp=stamp) for one in diary.workshops]
    return [
        lead_entry(
            one,
            lead,
            workgroup,
            stamp=stamp,
            said=["You lead this workshop.", diary.changed],
            page=page_of_lead(one, of_one=of_one),
        )
        for one in diary.workshops
    ]


def led_entries(dates: Iterable[Workshop], lead: User) -> list[Entry]:
    """For the feed of whoever leads them; each with led_alone, whether it is that workshop only."""
    return [
        lead_entry(
            one,
            lead,
            one.workgroup,
            # Of the last change, so that a feed in which nothing changed is the same one.
            stamp=one.changed_at or one.workgroup.published_at or one.workgroup.created_at,
            said=["You lead this workshop."],
            page=page_of_lead(one, of_one=one.led_alone),
        )
        for one in dates
    ]


def page_of_lead(workshop: Workshop, *, of_one: bool) -> tuple[str, str]:
    """What the page is called on which they see it, and its address, for which they sign in."""
    if of_one:
        page = reverse("workgroups:led_workshop", args=[workshop.pk])
        return "See the workshop", site_url(page)
    return "See the Work Group", site_url(
        reverse("workgroups:detail", args=[workshop.workgroup_id])
    )


def lead_entry(
    workshop: Workshop,
    lead: User,
    workgroup: WorkGroup,
    *,
    stamp: datetime,
    said: Sequence[str] = (),
    page: tuple[str, str] | None = None,
) -> Entry:
    # Without the link to join: it stands on a page for which they sign in.
    label, link = page or ("", "")
    return workshop_entry(
        workshop,
        workgroup,
        whose=f"lead-{lead.pk}",
        stamp=stamp,
        paragraphs=[*said, f"{label}: {link}"] if page else (),
        link=link,
    )


def visit_entry(
    visit: SupportVisit, visitor: User, *, version: int, changed: str, stamp: datetime
) -> Entry:
    """A whole day, as the visitor agrees the time with the school."""
    link = site_url(visit.get_absolute_url())
    return Entry(
        uid=calendar_uid(f"visit-{visit.pk}-{visitor.pk}"),
        sequence=version,
        stamp=stamp,
        summary=f"Visit to {visit.school}",
        starts=visit.day,
        location=visit.school.place,
        paragraphs=[text for text in (changed, visit.focus, f"See the visit: {link}") if text],
        link=link,
    )


def calendar_uid(thing: str) -> str:
    """Never given to anything else, here or in another portal."""
    return f"{thing}@{urlsplit(settings.SITE_URL).hostname}"
