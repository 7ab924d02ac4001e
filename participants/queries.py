"""What pages, emails and decisions read of people and places."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, Subquery, Value
from django.utils import timezone

from pages.expressions import number_of
from participants.choices import Decision, InterestState
from participants.initiatives import initiatives_beside, same_day_workshops
from participants.models import (
    Attendance,
    Cancellation,
    ExpressionOfInterest,
    Offer,
    Participant,
    Register,
    Substitution,
)
from participants.rules.allocation import Capacity, Case
from participants.rules.eligibility import reason_not_eligible
from participants.school_past import pasts_beside
from schools.queries.lineage import pasts_of
from workgroups.models import WorkGroup, Workshop
from workgroups.need_queries import schools_that_raised
from workgroups.rules.notice import is_late


@dataclass(frozen=True)
class HeldPlaces:
    """Places taken and on offer in one Work Group, by school."""

    capacity: int
    taken: Counter
    offered: Counter

    @property
    def places(self) -> Capacity:
        return Capacity(self.capacity, self.taken.total(), self.offered.total())

    def of_school(self, school: int) -> int:
        return self.taken[school] + self.offered[school]


def held_places(workgroup: WorkGroup) -> HeldPlaces:
    taken = Participant.objects.taking_part().filter(workgroup=workgroup)
    offered = Offer.objects.open().filter(interest__workgroup=workgroup).order_by()
    rows = taken.order_by().values_list(Value(True), "school")
    rows = rows.union(offered.values_list(Value(False), "interest__school"), all=True)
    held: dict[bool, Counter] = {True: Counter(), False: Counter()}
    for is_taken, school in rows:
        held[is_taken][school] += 1
    return HeldPlaces(capacity=workgroup.capacity, taken=held[True], offered=held[False])


def places_of(workgroup: WorkGroup) -> Capacity:
    return held_places(workgroup).places


def interests_of(workgroup: WorkGroup) -> list[ExpressionOfInterest]:
    """Every expression of interest in a Work Group, in the order they came.

    With `open_until`, where an offer is open.
    """
    offer = Offer.objects.open().filter(interest=OuterRef("pk"))
    rows = ExpressionOfInterest.objects.filter(workgroup=workgroup).annotate(
        open_until=Subquery(offer.values("expires_at")[:1])
    )
    return list(
        rows.select_related("person", "school", "approval", "workgroup").order_by("sent_at", "pk")
    )


def participants_of(workgroup: WorkGroup) -> list[Participant]:
    """Everybody who has or had a place, by name, those who gave it up last."""
    rows = Participant.objects.filter(workgroup=workgroup).select_related("person", "school")
    return list(rows.order_by(F("withdrawn_at").asc(nulls_first=True), "person__name", "pk"))


def case_of(interest: ExpressionOfInterest) -> Case:
    held = held_places(interest.workgroup)
    return cases_of(interest.workgroup, [interest], held)[interest.pk]


def cases_of(
    workgroup: WorkGroup, interests: Iterable[ExpressionOfInterest], held: HeldPlaces
) -> dict[int, Case]:
    """What speaks for and against each expression of interest, in a fixed number of queries."""
    interests = list(interests)
    clashes = same_day_workshops(workgroup, [interest.person_id for interest in interests])
    raised = schools_that_raised(workgroup)
    schools = {interest.school_id for interest in interests}
    lineage = pasts_of(schools)
    others = initiatives_beside(workgroup, lineage)
    pasts = pasts_beside(workgroup, lineage)
    return {
        interest.pk: Case(
            not_eligible=reason_not_eligible(
                interest.job_role, workgroup.eligible_roles, workgroup.project.role_labels
            ),
            head_approved=head_approved(interest),
            needs_approval=interest.needs_approval,
            places_left=held.places.left,
            school_places=held.of_school(interest.school_id),
            places_per_school=workgroup.places_per_school,
            school_is_open=interest.school.is_open,
            in_area=interest.school.hub_id == workgroup.hub_id,
            takes_other_areas=workgroup.takes_other_areas,
            past=pasts[interest.school_id],
            clashes=tuple(sorted(clashes[interest.person_id])),
            others=tuple(others[interest.school_id]),
            too_many=workgroup.hub.overload_from,
            raised_need=interest.school_id in raised,
        )
        for interest in interests
    }


def head_approved(interest: ExpressionOfInterest) -> bool | None:
    """None until the head has answered."""
    approval = getattr(interest, "approval", None)
    return None if approval is None else approval.decision == Decision.APPROVED


def earlier_answers(interest: ExpressionOfInterest) -> list:
    """What the school said before its present answer, the latest first, as the history keeps it."""
    approval = getattr(interest, "approval", None)
    if approval is None or approval.recorded_by_id is None:
        return []  # the hub has changed nothing
    events = apps.get_model("participants", "SchoolApprovalEvent").objects
    said = events.filter(interest=interest).select_related("recorded_by")
    return list(said.order_by("-pgh_id"))[1:]


@dataclass(frozen=True)
class PlaceDate:
    """One workshop as it stands for one participant."""

    workshop: Workshop
    free_until: datetime | None
    cancellation: Cancellation | None
    substitution: Substitution | None
    outcome: str
    now: datetime

    @property
    def is_past(self) -> bool:
        return self.workshop.starts_at <= self.now

    @property
    def is_late_now(self) -> bool:
        """Would a cancellation at this moment be late?"""
        return self.free_until is not None and is_late(self.now, self.free_until)


def dates_of(participant: Participant) -> list[PlaceDate]:
    """Every workshop of the participant's Work Group that stands, in order."""
    now = timezone.now()
    cancelled = {
        row.workshop_id: row
        for row in Cancellation.objects.standing().filter(participant=participant)
    }
    replaced = {
        row.workshop_id: row
        for row in Substitution.objects.standing().filter(participant=participant)
    }
    outcomes = dict(
        Attendance.objects.filter(participant=participant).values_list("workshop", "outcome")
    )
    workshops = Workshop.objects.standing().filter(workgroup=participant.workgroup_id)
    return [
        PlaceDate(
            workshop=workshop,
            free_until=participant.free_until(workshop),
            cancellation=cancelled.get(workshop.pk),
            substitution=replaced.get(workshop.pk),
            outcome=outcomes.get(workshop.pk, ""),
            now=now,
        )
        for workshop in workshops.select_related("venue")
    ]


def expected_dates(which: Q):
    """Each participant with each `date` (a workshop) they are expected at: nobody has cancelled.

    `which` narrows the dates. Said in a later filter(), it would meet any date of the Work Group.
    """
    told = Cancellation.objects.standing().filter(
        participant=OuterRef("pk"), workshop=OuterRef("date")
    )
    replaced = Substitution.objects.standing().filter(
        participant=OuterRef("pk"), workshop=OuterRef("date")
    )
    return (
        Participant.objects.taking_part()
        .alias(
            date=FilteredRelation(
                "workgroup__workshops", condition=Q(workgroup__workshops__cancelled_at=None)
            )
        )
        .filter(which, ~Exists(told), ~Exists(replaced), workgroup__cancelled_at=None)
    )


def dates_ahead(*, after: datetime, before: datetime):
    """(participant, workshop, starts_at, changed_at, accepted_at, policy) of expected dates."""
    dates = expected_dates(Q(date__starts_at__gte=after, date__starts_at__lt=before))
    return dates.order_by("date__starts_at", "pk").values_list(
        "pk", "date", "date__starts_at", "date__changed_at", "accepted_at", "fee_policy"
    )


def expected_at(workshop: Workshop):
    """Whose attendance is settled at this workshop, cancelled or not."""
    still_in = Q(withdrawn_at=None) | Q(withdrawn_at__gt=workshop.starts_at)
    left_with_notice = Q(
        pk__in=Cancellation.objects.standing().filter(workshop=workshop).values("participant")
    )
    return Participant.objects.filter(
        still_in | left_with_notice,
        workgroup=workshop.workgroup_id,
        accepted_at__lt=workshop.starts_at,
    )


@dataclass
class RegisterRow:
    """One participant on the register of one workshop."""

    participant: Participant
    cancellation: Cancellation | None
    substitution: Substitution | None
    attendance: Attendance | None

    @property
    def mark(self) -> str:
        return self.attendance.mark if self.attendance else ""

    @property
    def needs_mark(self) -> bool:
        return self.cancellation is None and self.attendance is None


def register_rows(workshop: Workshop) -> list[RegisterRow]:
    """The register, by name; those who cancelled come last."""
    people = expected_at(workshop).select_related("person", "school", "fee_policy")
    cancelled = by_participant(Cancellation.objects.standing(), workshop)
    replaced = by_participant(Substitution.objects.standing(), workshop)
    marked = by_participant(Attendance.objects.all(), workshop)
    rows = [
        RegisterRow(
            participant=person,
            cancellation=cancelled.get(person.pk),
            substitution=replaced.get(person.pk),
            attendance=marked.get(person.pk),
        )
        for person in people.order_by("person__name", "pk")
    ]
    return sorted(rows, key=lambda row: row.cancellation is not None)


def by_participant(rows, workshop: Workshop) -> dict:
    return {row.participant_id: row for row in rows.filter(workshop=workshop)}


@dataclass(frozen=True)
class RegisterState:
    """How far the register of one workshop is."""

    number: int
    workshop: Workshop
    expected: int
    cancelled: int
    marked: int
    closed_at: datetime | None
    now: datetime

    @property
    def state(self) -> str:
        if self.workshop.cancelled_at:
            return "called off"
        if self.closed_at:
            return "closed"
        if not has_begun(self.workshop):
            return "to come"
        return "missing" if self.workshop.ends_at < self.now else "open"


def has_begun(workshop: Workshop) -> bool:
    """A register can be taken from the London day of its workshop."""
    return timezone.localdate(workshop.starts_at) <= timezone.localdate()


def registers_of(workgroup: WorkGroup) -> list[RegisterState]:
    """The registers of a Work Group's workshops, in order, in a fixed number of queries."""
    now = timezone.now()
    workshops = list(workgroup.workshops.select_related("venue", "register"))
    places = Participant.objects.taking_part().filter(workgroup=workgroup)
    accepted = list(places.values_list("accepted_at", flat=True))
    cancelled = counted(Cancellation.objects.standing(), workgroup)
    marked = counted(Attendance.objects.all(), workgroup)
    return [
        RegisterState(
            number=number,
            workshop=workshop,
            expected=sum(at < workshop.starts_at for at in accepted) - cancelled[workshop.pk],
            cancelled=cancelled[workshop.pk],
            marked=marked[workshop.pk],
            closed_at=workshop.register.closed_at if hasattr(workshop, "register") else None,
            now=now,
        )
        for number, workshop in enumerate(workshops, 1)
    ]


def counted(rows, workgroup: WorkGroup) -> Counter:
    """Rows of people still taking part, by workshop."""
    of_group = rows.filter(workshop__workgroup=workgroup, participant__withdrawn_at=None)
    return Counter(of_group.values_list("workshop", flat=True))


def people_told(workshop: Workshop) -> int:
    """How many would be told of a change of this workshop, colleagues among them."""
    places = Participant.objects.taking_part().filter(workgroup=workshop.workgroup_id)
    colleagues = Substitution.objects.coming().with_address().filter(workshop=workshop)
    return places.count() + colleagues.count()


def places_taken(workgroup: int) -> int:
    """How many would be told of a new date of that Work Group."""
    return Participant.objects.taking_part().filter(workgroup=workgroup).count()


def without_register(workshops, now: datetime):
    """The workshops that are over and whose register nobody has closed."""
    closed = Register.objects.closed().filter(workshop=OuterRef("pk"))
    over = workshops.standing().filter(ends_at__lt=now, workgroup__cancelled_at=None)
    return over.filter(~Exists(closed), workgroup__published_at__lt=now)


def registers_due(workshops, now: datetime):
    """The workshops whose register can be taken, from their day on, and that nobody has closed."""
    closed = Register.objects.closed().filter(workshop=OuterRef("pk"))
    begun = workshops.standing().filter(
        starts_at__date__lte=timezone.localdate(now), workgroup__cancelled_at=None
    )
    return begun.filter(~Exists(closed), workgroup__published_at__lt=now)


def with_a_place_free(workgroups, now: datetime):
    """Work Groups with workshops to come and a place free, each with `waiting`: how many wait."""
    of_group = {"workgroup": OuterRef("pk")}
    ahead = Workshop.objects.standing().filter(starts_at__gt=now, **of_group)
    asked = ExpressionOfInterest.objects.filter(**of_group)
    held = number_of(Participant.objects.taking_part().filter(**of_group)) + number_of(
        asked.filter(state=InterestState.OFFERED)
    )
    return workgroups.filter(Exists(ahead), cancelled_at=None, capacity__gt=held).annotate(
        waiting=number_of(asked.waiting())
    )


def waiting_with_a_place(interests, now: datetime):
    """Those on the waiting list of a Work Group that has workshops to come and a place free."""
    groups = with_a_place_free(WorkGroup.objects.all(), now).filter(waiting__gt=0)
    return interests.waiting().filter(workgroup__in=groups.values("pk"))


def is_register_closed(workshop: Workshop) -> bool:
    return Register.objects.closed().filter(workshop=workshop).exists()


def interest_counts(workgroup: WorkGroup) -> dict[str, int]:
    rows = ExpressionOfInterest.objects.filter(workgroup=workgroup)
    counts = Counter(rows.values_list("state", flat=True))
    return {state: counts[state] for state in InterestState.values}
