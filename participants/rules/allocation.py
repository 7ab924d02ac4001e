"""How many places are left, what speaks for and against offering one, and what then follows."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from participants.choices import InterestState, OfferOutcome
from participants.rules.composition import Composition, kept_for, kept_words
from participants.rules.eligibility import SchoolPast, past_against, past_for
from participants.rules.moves import MOVES
from participants.rules.overload import TOO_MANY, is_overload, overload_words

CALLED_OFF = "This Work Group has been called off."
OVER = "No workshop of this Work Group is still to come."
ASKED_AGAIN = "They have sent another expression of interest since. Decide about that one."

UNSIGNED = "The head has not signed the agreement yet."
IN_DOUBT = "Another name or school is known at this email address. Say who it is."


@dataclass(frozen=True)
class Capacity:
    """Places of one Work Group. An open offer holds its place."""

    places: int
    taken: int
    offered: int

    @property
    def left(self) -> int:
        return max(0, self.places - self.taken - self.offered)


@dataclass(frozen=True)
class Case:
    """What is known about one expression of interest when places are given out."""

    not_eligible: str
    head_approved: bool | None  # None until the head has answered
    places_left: int
    school_places: int
    places_per_school: int
    school_is_open: bool
    in_area: bool
    takes_other_areas: bool
    needs_approval: bool = True
    past: SchoolPast = SchoolPast()
    clashes: tuple[str, ...] = ()
    others: tuple[Any, ...] = ()  # what else the school takes part in; each is said by str()
    too_many: int = TOO_MANY  # of others, for the hub that decides
    raised_need: bool = False
    in_doubt: bool = False  # whether the person is one who is known at the address
    is_over: bool = False
    is_called_off: bool = False
    phase_against: str = ""
    unsigned: bool = False  # is there an agreement that the head has not signed?
    unsigned_blocks: bool = False
    held_elsewhere: str = ""  # by another of the Work Groups they ranked
    job_role: str = ""
    composition: Composition = ()  # whom the Work Group wants of each school
    school_roles: tuple[str, ...] = ()  # of those of the school with a place
    year_group: str = ""
    years: Composition = ()  # and which year groups taught
    school_years: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reason:
    """Something that speaks against an offer.

    What `blocks` stops it; what `can_be_overridden` stops it until somebody says why not. What
    `asks_why` stops nothing: whoever goes on is asked for a reason, which is kept. What is to be
    looked at `by_hand` stops only a list that moves itself. Where all that blocks is `full`, the
    waiting list is the answer.
    """

    text: str
    blocks: bool = True
    can_be_overridden: bool = False
    asks_why: bool = False
    full: bool = False
    by_hand: bool = False

    @property
    def needs_somebody(self) -> bool:
        """Does it stop an offer that nobody of the hub makes?"""
        return self.blocks or self.asks_why or self.by_hand


def reasons_against(case: Case) -> list[Reason]:
    """Everything to weigh before a place is offered, in order of weight."""
    reasons = []
    if case.is_called_off:
        reasons.append(Reason(CALLED_OFF))
    elif case.is_over:
        reasons.append(Reason(OVER))
    # Without a way to override it: the number of places holds for everybody.
    if case.places_left == 0:
        reasons.append(Reason("No place is left.", full=True))
    # One place for each, whichever of their choices gives it.
    if case.held_elsewhere:
        reasons.append(Reason(case.held_elsewhere))
    # Even where no head needs to be asked, one who has said no counts.
    if case.head_approved is False:
        reasons.append(Reason("The head did not approve."))
    if case.in_doubt:
        reasons.append(Reason(IN_DOUBT, blocks=False, by_hand=True))
    if case.needs_approval and case.head_approved is None:
        reasons.append(Reason("The head has not approved yet."))
    # One who has not approved has not signed either.
    elif case.unsigned and case.head_approved:
        blocks = case.unsigned_blocks
        reasons.append(Reason(UNSIGNED, blocks=blocks, can_be_overridden=blocks))
    if not case.school_is_open:
        reasons.append(Reason("The school is closed."))
    if case.not_eligible:
        reasons.append(Reason(case.not_eligible, can_be_overridden=True))
    # The register may be behind, or a teacher of another phase may be welcome.
    if case.phase_against:
        reasons.append(Reason(case.phase_against, can_be_overridden=True))
    # A stage that nobody has recorded is not known, so the hub may say that it knows better.
    reasons += [Reason(text, can_be_overridden=True) for text in past_against(case.past)]
    if case.school_places >= case.places_per_school:
        held = f"{case.school_places} of at most {case.places_per_school} places"
        text = f"The school already has {held}."
        # Full, as a place may come free for the school too; it waits, unless somebody says why not.
        reasons.append(Reason(text, can_be_overridden=True, full=True))
    elif kept := kept_from(case):
        reasons.append(Reason(kept_words(kept), can_be_overridden=True, full=True))
    if not case.in_area:
        reasons.append(outside_area(case.takes_other_areas))
    reasons += [Reason(f"Same day as {clash}.", blocks=False) for clash in case.clashes]
    if is_overload(case.others, case.too_many):
        reasons.append(Reason(overload_words(case.others), blocks=False, asks_why=True))
    return reasons


def kept_from(case: Case) -> list[str]:
    """The roles and year groups for which the school's last places are kept from this one."""
    left = case.places_per_school - case.school_places
    return [
        *kept_for(case.composition, case.school_roles, case.job_role, left),
        *kept_for(case.years, case.school_years, case.year_group, left),
    ]


def reasons_for(case: Case) -> list[str]:
    """What speaks for offering a place."""
    reasons = [
        ("The school raised the need that this Work Group answers.", case.raised_need),
        ("The role is one this Work Group is for.", not case.not_eligible),
        ("The head has approved.", case.head_approved is True),
        ("The school is in the hub's area.", case.in_area),
        ("The school has no place in this Work Group yet.", case.school_places == 0),
        ("The school is in no other project this year.", not case.others),
    ]
    return [text for text, applies in reasons if applies] + past_for(case.past)


def outside_area(takes_other_areas: bool) -> Reason:
    if takes_other_areas:
        return Reason("The school is outside the hub's area.", blocks=False)
    return Reason(
        "The school is outside the hub's area, and this Work Group is for the area only.",
        can_be_overridden=True,
    )


def asks_why(reasons: Iterable[Reason]) -> bool:
    return any(reason.asks_why for reason in reasons)


def waits_for_a_place(reasons: Iterable[Reason]) -> bool:
    """Is the number of places all that stands in the way? Then the waiting list is the answer."""
    blocking = [reason for reason in reasons if reason.blocks]
    return bool(blocking) and all(reason.full for reason in blocking)


def can_be_offered(reasons: Iterable[Reason]) -> bool:
    """Might a reason of the hub's own be enough, or is none needed?"""
    return all(reason.can_be_overridden for reason in reasons if reason.blocks)


def order_of_turns(
    state: str, waiting_since: datetime | None, sent_at: datetime, pk: int, score: int = 0
) -> tuple[bool, int, datetime, int]:
    """Sorts who comes before whom: the waiting list in its order, then whoever asked first.

    `score` counts first, in what is ordered by it; elsewhere it is the same for all.
    """
    if state == InterestState.WAITING and waiting_since is not None:
        return False, -score, waiting_since, pk
    return True, -score, sent_at, pk


@dataclass(frozen=True)
class Turn:
    """One of several expressions of interest to be offered places, as it stands beforehand."""

    person: int
    school: int
    state: str
    case: Case
    asked_again: bool = False  # in another that is open, while this one no longer is
    is_kept_back: bool = False  # the hub took back what it offered last


@dataclass(frozen=True)
class TurnOutcome:
    """What becomes of one of them when its turn comes, and what speaks against an offer by then."""

    follows: OfferOutcome
    case: Case
    against: tuple[Reason, ...] = ()

    @property
    def because(self) -> str:
        """Why it is not offered a place, in words; '' if it is."""
        return " ".join(reason.text for reason in self.against if reason.blocks)


def outcomes_in_turn(
    turns: Iterable[Turn], decide: Callable[[Turn], TurnOutcome] | None = None
) -> list[TurnOutcome]:
    """What becomes of each, in the order given, once those before it have had their turn.

    The page that asks whether to offer places shows this, and the action does it. `decide` is
    outcome_of_turn() where nothing else is given.
    """
    decide = decide or outcome_of_turn
    offered: dict[int, list[Case]] = defaultdict(list)
    decided: set[int] = set()
    found = []
    for turn in turns:
        outcome = decide(after_those_before(turn, offered, decided))
        if outcome.follows == OfferOutcome.OFFER:
            offered[turn.school].append(turn.case)
        if outcome.follows != OfferOutcome.LEAVE:
            decided.add(turn.person)
        found.append(outcome)
    return found


def after_those_before(turn: Turn, offered: dict[int, list[Case]], decided: set[int]) -> Turn:
    """As it stands after offers to these of each school, and with those people decided on."""
    of_school = offered[turn.school]
    case = replace(
        turn.case,
        places_left=max(0, turn.case.places_left - sum(map(len, offered.values()))),
        school_places=turn.case.school_places + len(of_school),
        school_roles=(*turn.case.school_roles, *(case.job_role for case in of_school)),
        school_years=(*turn.case.school_years, *(case.year_group for case in of_school)),
    )
    # Somebody may be chosen twice, by two that are both over: the first is then open again.
    return replace(turn, case=case, asked_again=turn.asked_again or turn.person in decided)


def outcome_of_turn(turn: Turn) -> TurnOutcome:
    # Decided meanwhile, in another window or by somebody else.
    if InterestState.OFFERED not in MOVES[turn.state]:
        text = f"{InterestState(turn.state).label}."
        return TurnOutcome(OfferOutcome.LEAVE, turn.case, (Reason(text),))
    if turn.asked_again:
        return TurnOutcome(OfferOutcome.LEAVE, turn.case, (Reason(ASKED_AGAIN),))
    against = tuple(reasons_against(turn.case))
    follows = OfferOutcome.OFFER
    if any(reason.blocks for reason in against):
        # Whoever waits already keeps their turn, and need not be told again.
        may_wait = InterestState.WAITING in MOVES[turn.state] and waits_for_a_place(against)
        follows = OfferOutcome.WAIT if may_wait else OfferOutcome.LEAVE
    return TurnOutcome(follows, turn.case, against)
