"""A waiting list as it stands: who is in which turn, and what the list would do by itself."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, OuterRef, Q, Subquery, When

from participants.choices import InterestState, OfferAnswer, OfferOutcome
from participants.models import ExpressionOfInterest, Offer, WaitingList, WaitingListDefault
from participants.queries.interest import in_turn, offer_outcomes
from participants.queries.place import HeldPlaces, held_places, with_a_place_free
from participants.rules.allocation import TurnOutcome
from participants.rules.completion import minutes_between
from participants.rules.waiting_list import (
    Session,
    answer_until,
    outcome_by_itself,
    why_none_by_itself,
)
from workgroups.models import WorkGroup, Workshop


@dataclass(frozen=True)
class ListAsItStands:
    """`because` says why nobody is offered anything by itself, where that holds for all."""

    setting: WaitingList | None
    held: HeldPlaces
    turns: list[tuple[ExpressionOfInterest, TurnOutcome]]
    sessions: list[Session]
    because: str

    @property
    def moves_itself(self) -> bool:
        return self.setting is not None and self.setting.moves_itself

    def next_ones(self) -> list[ExpressionOfInterest]:
        """Whom the list offers a place now."""
        if not self.moves_itself or self.because:
            return []
        return [row for row, outcome in self.turns if outcome.follows == OfferOutcome.OFFER]

    def answer_until(self, now: datetime) -> datetime:
        days = self.setting.answer_days if self.setting else WaitingList().answer_days
        return answer_until(now, days, self.sessions)


def list_as_it_stands(workgroup: WorkGroup, now: datetime) -> ListAsItStands:
    """What the page shows, and what is done: by the one that has locked the Work Group."""
    sessions = sessions_of(workgroup)
    held = held_places(workgroup)
    least = workgroup.completion_minutes
    return ListAsItStands(
        setting=setting_of(workgroup),
        held=held,
        turns=offer_outcomes(workgroup, waiting_of(workgroup), held, decide=outcome_by_itself),
        sessions=sessions,
        because=why_none_by_itself(now, sessions, least),
    )


def setting_of(workgroup: WorkGroup) -> WaitingList | None:
    """Its own, or as the hub says of all its lists; that may not be saved yet.

    No query where a page has joined both.
    """
    row = getattr(workgroup, "waiting_list", None)
    if row and not row.follows_hub:
        return row
    default = getattr(workgroup.hub, "waiting_list_default", None)
    if default is None:
        return row
    row = row or WaitingList(workgroup=workgroup, follows_hub=True)
    row.moves_itself, row.answer_days = default.moves_itself, default.answer_days
    row.set_by, row.set_at = default.set_by, default.set_at
    return row


def default_of(hub: int) -> WaitingListDefault | None:
    return WaitingListDefault.objects.filter(hub=hub).select_related("set_by").first()


def waiting_of(workgroup: WorkGroup) -> list[ExpressionOfInterest]:
    """With is_kept_back: the hub took back the last offer that was made to them."""
    last = Offer.objects.filter(interest=OuterRef("pk")).order_by("-offered_at", "-pk")
    rows = ExpressionOfInterest.objects.filter(workgroup=workgroup).waiting()
    rows = rows.annotate(last_answer=Subquery(last.values("answer")[:1])).annotate(
        is_kept_back=Case(When(last_answer=OfferAnswer.TAKEN_BACK, then=True), default=False)
    )
    return list(rows.select_related("person", "school", "approval", "workgroup"))


def sessions_of(workgroup: WorkGroup) -> list[Session]:
    rows = Workshop.objects.standing().filter(workgroup=workgroup)
    return [
        Session(starts_at, minutes_between(starts_at, ends_at))
        for starts_at, ends_at in rows.values_list("starts_at", "ends_at")
    ]


def lists_that_may_move(now: datetime):
    """Work Groups whose list moves itself, with somebody waiting and a place free."""
    as_hub = Q(waiting_list=None) | Q(waiting_list__follows_hub=True)
    own = Q(waiting_list__follows_hub=False, waiting_list__moves_itself=True)
    by_hub = as_hub & Q(hub__waiting_list_default__moves_itself=True)
    groups = WorkGroup.objects.filter(own | by_hub)
    return with_a_place_free(groups, now).filter(waiting__gt=0)


def offers_by_list(workgroup: WorkGroup) -> list[Offer]:
    """What the list has done by itself, the latest first."""
    rows = Offer.objects.filter(interest__workgroup=workgroup, by_list__isnull=False)
    return list(rows.select_related("interest__person", "interest__school").order_by("-offered_at"))


@dataclass(frozen=True)
class PlaceInList:
    number: int
    of: int
    is_by_score: bool = False


def place_in_list(interest: ExpressionOfInterest) -> PlaceInList | None:
    """Which turn it is, and of how many; None for whoever is not on the list."""
    if interest.state != InterestState.WAITING:
        return None
    rows = waiting_of(interest.workgroup)
    turns = [row.pk for row in in_turn(interest.workgroup, rows)]
    if interest.pk not in turns:
        return None  # offered a place at this moment
    setting = setting_of(interest.workgroup)
    return PlaceInList(
        turns.index(interest.pk) + 1,
        len(turns),
        is_by_score=setting is not None and setting.is_by_score,
    )
