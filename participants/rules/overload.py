"""When a school takes on too much at once: the one rule, for its page and for every offer."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from participants.rules import allocation
from participants.rules.allocation import Case, Reason


@dataclass(frozen=True)
class HubCase(Case):
    """A case, with how many other projects are too many for the hub that decides it."""

    too_many: int = 2


def is_overload(projects: Collection[Any], too_many: int) -> bool:
    """Is a school with these projects in so many that the hub wants to be warned of one more?"""
    return len(projects) >= too_many


def overload(others: Collection[Any], too_many: int) -> list[Reason]:
    """What speaks against one more beside these; it stops nothing and asks why."""
    if not is_overload(others, too_many):
        return []
    count = f"{len(others)} other project{'' if len(others) == 1 else 's'}"
    named = "; ".join(map(str, others))
    text = f"The school is in {count} this year: {named}."
    return [Reason(text, blocks=False, asks_why=True)]


def reasons_against(case: HubCase) -> list[Reason]:
    """Everything to weigh before a place is offered, in order of weight."""
    return [*allocation.reasons_against(alone(case)), *overload(case.others, case.too_many)]


def reasons_in_turn(cases: Iterable[tuple[int, HubCase]]) -> list[list[Reason]]:
    """The same for offers in the order of the cases, each with the id of its school."""
    cases = list(cases)
    in_turn = allocation.reasons_in_turn((school, alone(case)) for school, case in cases)
    return [
        [*against, *overload(case.others, case.too_many)]
        for against, (_, case) in zip(in_turn, cases, strict=True)
    ]


def alone(case: HubCase) -> HubCase:
    """Its other projects are left to overload(), which knows the hub's number."""
    return replace(case, others=())
