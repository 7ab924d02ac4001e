"""Parallel Work Groups, and what would follow if somebody were moved from one to another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from hubs.models import User
from participants.choices import InterestState, Signatory
from participants.models import (
    AgreementSignature,
    Cancellation,
    ExpressionOfInterest,
    GroupMove,
    Offer,
    Participant,
)
from participants.queries.dates import leads_to_tell
from participants.queries.initiatives import same_day_workshops
from participants.queries.interest import cases_of_interests, head_approved
from participants.queries.own import leads_it
from participants.queries.place import HeldPlaces, held_places, places_held_in
from participants.queries.waiting_list import sessions_of
from participants.rules.allocation import Case, Reason, reasons_against
from participants.rules.eligibility import SchoolPast
from participants.rules.group_move import (
    ALL_BEGUN,
    HOLDS_PLACE,
    LEADS_THERE,
    MOVABLE,
    THERE_ALREADY,
    asks_why_moved,
    blocking_move,
    terms_carried,
)
from participants.rules.waiting_list import can_still_complete
from workgroups.models import WorkGroup, Workshop


def parallel_to(workgroup: WorkGroup, now: datetime):
    """Where somebody can be moved: published, and with something still to come."""
    return WorkGroup.objects.public().not_over(now).beside(workgroup)


def can_be_moved(interest: ExpressionOfInterest) -> bool:
    """Is there a Work Group beside, and do they still ask, or take part? Wants its own joined."""
    beside = parallel_to(interest.workgroup, timezone.now())
    return interest.state in MOVABLE and beside.exists()


@dataclass(frozen=True)
class ParallelGroup:
    """One to choose, with its next date and how many places are left."""

    workgroup: WorkGroup
    left: int


def parallel_groups(workgroup: WorkGroup, now: datetime) -> list[ParallelGroup]:
    rows = list(parallel_to(workgroup, now).with_next_date(now))
    held = places_held_in([row.pk for row in rows])
    return [ParallelGroup(row, max(0, row.capacity - held.get(row.pk, 0))) for row in rows]


@dataclass(frozen=True)
class MoveOutlook:
    """What follows if this one is moved there, as things stand."""

    interest: ExpressionOfInterest
    target: WorkGroup
    place: Participant | None
    standing: ExpressionOfInterest | None  # what they have asked for there themselves, if open
    against: list[Reason]
    held: HeldPlaces
    because: str  # why they cannot be moved there at all, whatever is asked for
    leaves: list[Workshop]  # to come, without those they have cancelled themselves
    cancelled: list[tuple[Workshop, bool]]  # by themselves; may a fee follow?
    gets: list[Workshop]
    carries_agreement: bool  # is what is signed there signed already?
    can_complete: bool  # by coming to all that is still to come there

    @property
    def keeps_place(self) -> bool:
        """Do they hold a place, or the offer of one, and so need one there?"""
        return self.interest.state in HOLDS_PLACE

    @property
    def can_be_offered(self) -> bool:
        return not blocking_move(self.against)

    @property
    def asks_why(self) -> bool:
        return asks_why_moved(self.against)

    @property
    def refusal(self) -> str:
        """Why they cannot be moved there, or ''."""
        return self.because or (blocking_move(self.against) if self.keeps_place else "")

    def place_there(self, now: datetime) -> Participant | None:
        """Not saved yet. Attendance, tasks and fees before then stay with the place they leave."""
        if self.place is None:
            return None
        was = self.place
        return Participant(
            workgroup=self.target,
            person=self.interest.person,
            school=was.school,
            fee_policy=terms_carried(was.fee_policy, self.target.fee_policy),
            accepted_at=now,
            terms_accepted_at=was.terms_since,
            exempt_because=was.exempt_because,
            access_needs=was.access_needs,
            food_needs=was.food_needs,
        )


def outlook_of_move(
    interest: ExpressionOfInterest, target: WorkGroup, now: datetime
) -> MoveOutlook:
    """Wants the interest with its Work Group, person, school and approval joined."""
    place = place_of(interest)
    standing = standing_in(target, interest)
    held = held_places(target)
    signed = target.agreement_id in {row.agreement_id for row in signatures_to_carry(interest)}
    case = case_of_move(interest, target, held, standing)
    case = replace(case, unsigned=case.unsigned and not signed)
    cancelled = cancelled_by_themselves(place, now)
    gone = {workshop.pk for workshop, _ in cancelled}
    to_come = dates_to_come(interest.workgroup, now) if place else []
    return MoveOutlook(
        interest=interest,
        target=target,
        place=place,
        standing=standing,
        against=reasons_against(case),
        held=held,
        because=why_not_there(interest, target, standing, now),
        leaves=[workshop for workshop in to_come if workshop.pk not in gone],
        cancelled=cancelled,
        gets=dates_to_come(target, now),
        carries_agreement=signed,
        can_complete=can_still_complete(now, sessions_of(target), target.completion_minutes),
    )


def place_of(interest: ExpressionOfInterest) -> Participant | None:
    rows = Participant.objects.taking_part().filter(interest=interest)
    return rows.select_related("person", "school", "fee_policy").first()


def standing_in(target: WorkGroup, interest: ExpressionOfInterest) -> ExpressionOfInterest | None:
    rows = ExpressionOfInterest.objects.open().filter(workgroup=target, person=interest.person_id)
    return rows.select_related("person", "school", "approval").first()


def why_not_there(
    interest: ExpressionOfInterest,
    target: WorkGroup,
    standing: ExpressionOfInterest | None,
    now: datetime,
) -> str:
    source = interest.workgroup
    if standing is not None and standing.holds_place:
        return THERE_ALREADY
    if leads_it(target, interest.person):
        return LEADS_THERE
    # In one that is called off nothing is over: its people are moved so that they lose nothing.
    stands = interest.has_place and source.cancelled_at is None
    if stands and WorkGroup.objects.over(now).filter(pk=source.pk).exists():
        return ALL_BEGUN
    return ""


def case_of_move(
    interest: ExpressionOfInterest,
    target: WorkGroup,
    held: HeldPlaces,
    standing: ExpressionOfInterest | None,
) -> Case:
    """As if they had asked there, without what was settled where they are.

    That is who they are, and what else their school is in and has been in.
    """
    asked = standing or ExpressionOfInterest(
        workgroup=target,
        person=interest.person,
        school=interest.school,
        job_role=interest.job_role,
        year_group=interest.year_group,
        needs_approval=interest.needs_approval,
        state=InterestState.NEW,
    )
    case = cases_of_interests(target, [asked], held)[asked.pk]
    clashes = same_day_workshops(target, [interest.person_id], leaving=interest.workgroup)
    approved = head_approved(interest)
    return replace(
        case,
        head_approved=case.head_approved if case.head_approved is not None else approved,
        needs_approval=interest.needs_approval and not interest.holds_place,
        past=SchoolPast(),
        others=(),
        clashes=tuple(sorted(clashes[interest.person_id])),
        in_doubt=False,
    )


def signatures_to_carry(interest: ExpressionOfInterest) -> list[AgreementSignature]:
    """The head's before the teacher's."""
    rows = AgreementSignature.objects.filter(interest=interest)
    return sorted(rows, key=lambda row: row.role != Signatory.HEAD)


def dates_to_come(workgroup: WorkGroup, now: datetime) -> list[Workshop]:
    if workgroup.cancelled_at:
        return []
    rows = Workshop.objects.standing().filter(workgroup=workgroup, starts_at__gt=now)
    return list(rows.select_related("venue"))


def cancelled_by_themselves(
    place: Participant | None, now: datetime
) -> list[tuple[Workshop, bool]]:
    """Dates to come of which they have sent word; may a fee follow from when they did?"""
    if place is None:
        return []
    rows = Cancellation.objects.standing().filter(
        participant=place, workshop__starts_at__gt=now, workshop__cancelled_at=None
    )
    rows = rows.select_related("workshop").order_by("workshop__starts_at")
    return [
        (row.workshop, place.cancelling_may_cost(row.workshop, row.notified_at)) for row in rows
    ]


def leads_told_of_move(source: WorkGroup, target: WorkGroup, by: User | None) -> Sequence[User]:
    """Who leads either, each once."""
    both = [*leads_to_tell(source.pk, by), *leads_to_tell(target.pk, by)]
    return list({lead.pk: lead for lead in both}.values())


MOVES_OF_IT = (
    *("moved_here__left__workgroup", "moved_here__joined__workgroup", "moved_here__moved_by"),
    *("moved_on__left__workgroup", "moved_on__joined__workgroup", "moved_on__moved_by"),
)


def moves_of(interest: ExpressionOfInterest) -> list[GroupMove]:
    """To here and from here; wants MOVES_OF_IT joined."""
    both = (getattr(interest, name, None) for name in ("moved_here", "moved_on"))
    return [move for move in both if move is not None]


def where_now(interest: ExpressionOfInterest) -> ExpressionOfInterest:
    """Where somebody asks, or takes part, who was moved on from here, maybe more than once."""
    rows = ExpressionOfInterest.objects.select_related("person", "workgroup__hub")
    while interest.is_moved:
        interest = rows.get(moved_here__left=interest)
    return interest


def place_now(interest: ExpressionOfInterest) -> Participant | None:
    return Participant.objects.filter(interest=interest).select_related("person").first()


def offer_now(interest: ExpressionOfInterest) -> Offer | None:
    rows = Offer.objects.open().filter(interest=interest).select_related("interest__person")
    return rows.first()
