"""What somebody is to do today themselves: as a lead, as a visitor of schools, with a place."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from evaluations.links import SURVEY
from evaluations.models import Invitation, MeetingAction
from hubs.models import User
from pages.prepared import USER, Prepared, ask_all, compose_once
from pages.wording import day_words, short_day_words
from participants import links
from participants.models import ExpressionOfInterest, Offer, Participant, Substitution
from participants.queries.coming import with_coming
from participants.queries.dates import expected_dates
from portal.line import Line, worst_first
from schools.models import Contact
from workgroups.models import (
    LocalLeader,
    SupportVisit,
    WorkGroup,
    WorkGroupLead,
    Workshop,
    WorkshopLead,
)
from workgroups.queries.workshop_lead import led_dates
from workgroups.rules.lateness import (
    register_late_before,
    report_late_before,
    write_up_late_before,
)


@dataclass(frozen=True)
class Concerns:
    """Which parts of home somebody can have at all, so that the others are not asked for."""

    leads: bool
    leads_one: bool  # a workshop, and not its whole Work Group
    visits: bool
    is_local_leader: bool
    has_asked: bool
    acts_for_board: bool
    stands_in: bool
    answers_for_school: bool


def concerns_of(user: User) -> Concerns:
    [row] = ask_all([(concerns_statement(timezone.localdate()), {"user": user.pk})])
    return Concerns(*row)


@lru_cache(maxsize=2)
def concerns_statement(on: date) -> Prepared:
    parts = {
        "leads_some": WorkGroupLead.objects.filter(user=USER),
        "leads_one": WorkshopLead.objects.filter(user=USER),
        "visits_some": SupportVisit.objects.planned().filter(visitor=USER),
        "has_profile": LocalLeader.objects.current(on).filter(user=USER),
        "has_asked": ExpressionOfInterest.objects.open().filter(person__user=USER),
        "acts_for_board": MeetingAction.objects.to_do().filter(owner=USER),
        "stands_in": coming_instead(OuterRef("email")).filter(workshop__ends_at__date__gte=on),
        "answers": Contact.objects.current(on)
        .answering_for_maths()
        .filter(email=OuterRef("email")),
    }
    asked = {name: Exists(rows) for name, rows in parts.items()}
    return compose_once(User.objects.filter(pk=USER).annotate(**asked).values_list(*parts))


@dataclass(frozen=True)
class NextDate:
    """The next workshop that somebody leads or comes to."""

    workshop: Workshop
    url: str
    link_words: str
    coming: int | None = None
    instead_of: str = ""


def next_led_date(user: User) -> NextDate | None:
    workshop = with_coming(led_dates(user).filter(ends_at__gt=timezone.now())).first()
    if workshop is None:
        return None
    if timezone.localdate(workshop.starts_at) <= timezone.localdate():
        url, words = reverse("participants:register", args=[workshop.pk]), "Take the register"
    elif workshop.led_alone:
        url, words = reverse("workgroups:led_workshop", args=[workshop.pk]), "See the workshop"
    else:
        page = reverse("participants:registers", args=[workshop.workgroup_id])
        url, words = page, "See who comes"
    return NextDate(workshop, url, words, coming=workshop.coming)


def next_own_date(user: User, places: list[Participant], *, stands_in: bool) -> NextDate | None:
    """Of those that the person comes to: by the places they have, or for a colleague."""
    found = [next_of_places(places) if places else None, next_instead(user) if stands_in else None]
    dates = [one for one in found if one]
    return min(dates, key=lambda one: (one.workshop.starts_at, one.workshop.pk), default=None)


def next_of_places(places: list[Participant]) -> NextDate | None:
    expected = expected_dates(Q(date=OuterRef("pk"))).filter(pk__in=[one.pk for one in places])
    rows = dates_to_come().annotate(place=Subquery(expected.order_by("pk").values("pk")[:1]))
    workshop = rows.exclude(place=None).first()
    if workshop is None:
        return None
    [place] = [one for one in places if one.pk == workshop.place]
    return NextDate(workshop, links.PLACE.path(place), "See your place")


def next_instead(user: User) -> NextDate | None:
    """The next one to which the person comes in somebody's place. They have no page of it."""
    rows = coming_instead(user.email).filter(workshop__in=dates_to_come().order_by())
    row = rows.with_address().order_by("workshop__starts_at", "workshop").first()
    if row is None:
        return None
    return NextDate(
        row.workshop,
        row.workshop.workgroup.get_absolute_url(),
        "Read about the Work Group",
        instead_of=str(row.participant.person),
    )


def coming_instead(email: str | OuterRef):
    return Substitution.objects.coming().exclude(email="").filter(email=email)


def dates_to_come():
    rows = Workshop.objects.standing().filter(
        ends_at__gt=timezone.now(),
        workgroup__cancelled_at=None,
        workgroup__published_at__isnull=False,
    )
    return rows.select_related("workgroup__hub", "venue").order_by("starts_at", "pk")


def line_of_register(workgroup: WorkGroup, workshop: int, day: date) -> Line:
    today = timezone.localdate()
    return Line(
        thing=f"Register of {workgroup}, {day_words(day)}",
        act="Take the register",
        url=reverse("participants:register", args=[workshop]),
        since=day,
        late=int(day < register_late_before(today)),
        today=today,
    )


def lines_of_reflections(led: list[WorkGroup]) -> list[Line]:
    """The last workshop of each Work Group, while the lead may note something of it."""
    lines = []
    for workgroup in led:
        if workgroup.reflection_due:
            day = timezone.localdate(workgroup.reflection_on)
            lines.append(
                Line(
                    thing=f"Your reflection on {workgroup}, {day_words(day)}",
                    about="About two minutes",
                    act="Write your reflection",
                    url=reverse("evaluations:write_reflection", args=[workgroup.reflection_due]),
                    since=day,
                    today=timezone.localdate(),
                )
            )
    return lines


def lines_of_led_workshops(led: list[Workshop]) -> list[Line]:
    """The registers to take of the single workshops that somebody leads."""
    return [
        line_of_register(one.workgroup, one.pk, timezone.localdate(one.starts_at))
        for one in led
        if one.register_is_due
    ]


def lines_of_lead(led: list[WorkGroup]) -> list[Line]:
    """The first register to take of each Work Group, and the report to write."""
    today = timezone.localdate()
    lines = []
    for workgroup in led:
        if workgroup.register_due:
            day = timezone.localdate(workgroup.register_on)
            lines.append(line_of_register(workgroup, workgroup.register_due, day))
        if workgroup.report_due:
            day = timezone.localdate(workgroup.last_at)
            lines.append(
                Line(
                    thing=f"Report on {workgroup}",
                    act="Write the report",
                    url=reverse("evaluations:report", args=[workgroup.pk]),
                    since=day,
                    late=int(workgroup.report_owed and day < report_late_before(today)),
                    today=today,
                )
            )
    return lines


def lines_of_visitor(visits: list[SupportVisit]) -> list[Line]:
    """The visits that are over, to be written up."""
    today = timezone.localdate()
    return [
        Line(
            thing=f"Visit to {visit.school}",
            about=visit.focus,
            act="Write up",
            url=visit.get_absolute_url(),
            since=visit.day,
            late=int(visit.day < write_up_late_before(today)),
            today=today,
        )
        for visit in visits
        if visit.day < today
    ]


def lines_of_participant(user: User) -> list[Line]:
    """Offers to answer, and surveys."""
    today, now = timezone.localdate(), timezone.now()
    offers = Offer.objects.open().filter(interest__person__user=user, expires_at__gt=now)
    lines = [
        Line(
            thing=f"You are offered a place in {offer.interest.workgroup}",
            about=f"Held for you until {short_day_words(timezone.localdate(offer.expires_at))}",
            act="Answer",
            url=links.OFFER.path(offer),
            since=timezone.localdate(offer.offered_at),
            today=today,
        )
        for offer in offers.select_related("interest__workgroup", "interest__person")
    ]
    asked = Invitation.objects.of_people().awaited(now).filter(participant__person__user=user)
    return lines + [
        Line(
            thing=invitation.words.line,
            about=f"Until {short_day_words(timezone.localdate(invitation.closes_at))}",
            act="Answer a few questions",
            url=SURVEY.path(invitation),
            since=timezone.localdate(invitation.invited_at),
            today=today,
        )
        for invitation in asked.select_related(
            "participant__workgroup", "participant__person", "workshop"
        )
    ]


def lines_of_board(user: User) -> list[Line]:
    """What the board agreed that they do."""
    today = timezone.localdate()
    actions = MeetingAction.objects.to_do().filter(owner=user).select_related("meeting__hub")
    return [
        Line(
            thing=action.what,
            about=f"Agreed by the board, by {short_day_words(action.by_on)}",
            act="Say that it is done",
            url=reverse("evaluations:finish_meeting_action", args=[action.pk]),
            since=timezone.localdate(action.meeting.starts_at),
            late=int(action.by_on < today),
            today=today,
        )
        for action in actions
    ]


def own_lines(
    user: User, led, led_workshops, visits, *, has_asked: bool, acts_for_board: bool
) -> list[Line]:
    asked = lines_of_participant(user) if has_asked else []
    asked += lines_of_board(user) if acts_for_board else []
    of_lead = [*lines_of_lead(led), *lines_of_led_workshops(led_workshops)]
    has_to = worst_first([*of_lead, *lines_of_visitor(visits), *asked])
    # Nobody has to note anything, however long ago the workshop was.
    return has_to + worst_first(lines_of_reflections(led))
