"""What is known of each expression of interest when it is decided."""

from collections import Counter
from collections.abc import Callable, Iterable

from django.apps import apps
from django.db.models import OuterRef, QuerySet, Subquery

from pages.prepared import WORKGROUP, PreparedRows
from participants.choices import OPEN_STATES, InterestState
from participants.models import (
    ExpressionOfInterest,
    Offer,
)
from participants.queries.agreement import signed_by_heads
from participants.queries.composition import Holder, Wanted, composition_of, holders_of
from participants.queries.initiatives import initiatives_beside, same_day_workshops
from participants.queries.place import HeldPlaces, held_places
from participants.queries.priority import scores_of
from participants.queries.ranked import held_by_another_choice
from participants.queries.school_past import pasts_beside
from participants.rules.allocation import (
    Case,
    Turn,
    TurnOutcome,
    order_of_turns,
    outcome_of_turn,
    outcomes_in_turn,
)
from participants.rules.eligibility import reason_for_staff
from schools.models import School
from schools.queries.lineage import pasts_of
from workgroups.models import WorkGroup
from workgroups.queries.need import schools_that_raised
from workgroups.rules.phases import phase_against, phases_of_school


def interests_of(workgroup: WorkGroup) -> list[ExpressionOfInterest]:
    """Every expression of interest in a Work Group, in the order they came.

    With `open_until`, where an offer is open.
    """
    rows = interests_in_order.all(workgroup=workgroup.pk)
    for row in rows:
        row.workgroup = workgroup
    return rows


@PreparedRows
def interests_in_order():
    # A subquery and not a join, for an interest may have had several offers.
    offer = Offer.objects.open().filter(interest=OuterRef("pk"))
    rows = ExpressionOfInterest.objects.filter(workgroup=WORKGROUP).annotate(
        open_until=Subquery(offer.values("expires_at")[:1])
    )
    return rows.select_related("person", "school", "approval").order_by("sent_at", "pk")


def case_of_interest(interest: ExpressionOfInterest) -> Case:
    held = held_places(interest.workgroup)
    return cases_of_interests(interest.workgroup, [interest], held)[interest.pk]


def cases_of_interests(
    workgroup: WorkGroup,
    interests: Iterable[ExpressionOfInterest],
    held: HeldPlaces,
    composition: Wanted | None = None,
) -> dict[int, Case]:
    """What speaks for and against each expression of interest, in a fixed number of queries."""
    interests = list(interests)
    clashes = same_day_workshops(workgroup, [interest.person_id for interest in interests])
    raised = schools_that_raised(workgroup)
    schools = {interest.school_id for interest in interests}
    lineage = pasts_of(schools)
    others = initiatives_beside(workgroup, lineage)
    pasts = pasts_beside(workgroup, lineage)
    in_doubt = ExpressionOfInterest.objects.in_doubt().filter(pk__in=[one.pk for one in interests])
    doubtful = set(in_doubt.values_list("pk", flat=True))
    signed = signed_by_heads(workgroup, interests)
    held_elsewhere = held_by_another_choice(interests)
    composition = composition or composition_of(workgroup)
    holders = holders_of(workgroup) if any(composition) else {}

    def others_with_place(interest: ExpressionOfInterest) -> list[Holder]:
        beside = holders.get(interest.school_id, ())
        return [one for one in beside if one.interest != interest.pk]

    return {
        interest.pk: Case(
            not_eligible=reason_for_staff(
                interest.job_role, workgroup.eligible_roles, workgroup.project.role_labels
            ),
            head_approved=head_approved(interest),
            needs_approval=interest.needs_approval,
            places_left=held.beside(interest).places.left,
            school_places=held.beside(interest).of_school(interest.school_id),
            places_per_school=workgroup.places_per_school,
            school_is_open=interest.school.is_open,
            in_area=interest.school.hub_id == workgroup.hub_id,
            takes_other_areas=workgroup.takes_other_areas,
            past=pasts[interest.school_id],
            clashes=tuple(sorted(clashes[interest.person_id])),
            others=tuple(others[interest.school_id]),
            too_many=workgroup.hub.overload_from,
            raised_need=interest.school_id in raised,
            in_doubt=interest.pk in doubtful,
            phase_against=phase_against_school(workgroup, interest.school),
            unsigned=workgroup.agreement_id is not None and interest.pk not in signed,
            unsigned_blocks=workgroup.unsigned_blocks,
            is_called_off=workgroup.cancelled_at is not None,
            is_over=held.is_over and not interest.holds_place,
            held_elsewhere=held_elsewhere.get(interest.pk, ""),
            job_role=interest.job_role,
            composition=composition.roles,
            school_roles=tuple(one.job_role for one in others_with_place(interest)),
            year_group=interest.year_group,
            years=composition.years,
            school_years=tuple(one.year_group for one in others_with_place(interest)),
        )
        for interest in interests
    }


def phase_against_school(workgroup: WorkGroup, school: School) -> str:
    """Why the school is of another phase than those of the Work Group, or ''."""
    of_school = phases_of_school(school.phase, school.low_age, school.high_age)
    return phase_against(workgroup.phases, of_school)


def offer_outcomes(
    workgroup: WorkGroup,
    interests: Iterable[ExpressionOfInterest],
    held: HeldPlaces,
    decide: Callable[[Turn], TurnOutcome] = outcome_of_turn,
) -> list[tuple[ExpressionOfInterest, TurnOutcome]]:
    """What becomes of each if they are offered places, in the order of their turns."""
    interests = in_turn(workgroup, interests)
    cases = cases_of_interests(workgroup, interests, held)
    again = people_who_asked_again(workgroup, interests)
    turns = [
        Turn(
            person=interest.person_id,
            school=interest.school_id,
            state=interest.state,
            case=cases[interest.pk],
            asked_again=interest.state not in OPEN_STATES and interest.person_id in again,
            # Asked only of a waiting list.
            is_kept_back=getattr(interest, "is_kept_back", False),
        )
        for interest in interests
    ]
    return list(zip(interests, outcomes_in_turn(turns, decide), strict=True))


def in_turn(
    workgroup: WorkGroup, interests: Iterable[ExpressionOfInterest]
) -> list[ExpressionOfInterest]:
    """Who comes before whom: by the score first, where the hub orders this list by it."""
    interests = list(interests)
    # No query where a page has joined it.
    setting = getattr(workgroup, "waiting_list", None)
    scores = scores_of(workgroup, interests) if setting and setting.is_by_score else {}
    return sorted(
        interests,
        key=lambda row: order_of_turns(
            row.state,
            row.waiting_since,
            row.sent_at,
            row.pk,
            scores[row.pk].total if row.pk in scores else 0,
        ),
    )


def people_who_asked_again(
    workgroup: WorkGroup, interests: Iterable[ExpressionOfInterest]
) -> set[int]:
    """Of the people of interests that are over, those with one that is open; usually no query."""
    over = [one.person_id for one in interests if one.state not in OPEN_STATES]
    # An empty list after `in` is answered without the database.
    rows = ExpressionOfInterest.objects.open().filter(workgroup=workgroup, person__in=over)
    return set(rows.values_list("person", flat=True))


def head_approved(interest: ExpressionOfInterest) -> bool | None:
    """None until the head has answered."""
    approval = getattr(interest, "approval", None)
    return None if approval is None else approval.is_approved


def earlier_answers(interest: ExpressionOfInterest) -> list:
    """What the school said before its present answer, the latest first, as the history keeps it."""
    approval = getattr(interest, "approval", None)
    if approval is None or approval.recorded_by_id is None:
        return []  # the hub has changed nothing
    # The model that pghistory makes has no name to import.
    events = apps.get_model("participants", "SchoolApprovalEvent").objects
    said = events.filter(interest=interest).select_related("recorded_by")
    # The first is the answer that stands.
    return list(said.order_by("-pgh_id"))[1:]


def last_naming_head(
    interests: QuerySet[ExpressionOfInterest], school: School
) -> ExpressionOfInterest | None:
    """The latest of `interests` from the school in which its head is named: not so for events."""
    return interests.filter(school=school).exclude(head_email="").order_by("sent_at", "pk").last()


def interest_counts(workgroup: WorkGroup) -> dict[str, int]:
    rows = ExpressionOfInterest.objects.filter(workgroup=workgroup)
    counts = Counter(rows.values_list("state", flat=True))
    return {state: counts[state] for state in InterestState.values}
