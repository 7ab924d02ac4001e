"""What readers who may not see one pupil learn of focus pupils, and what they cannot reckon."""

from dataclasses import asdict
from decimal import Decimal
from itertools import combinations, product

import pytest

from evaluations.choices import Disadvantaged, Moment
from evaluations.rules.focus_figures import (
    FocusFacts,
    FocusFigures,
    focus_figures,
    focus_figures_kept,
    may_be_compared,
)
from evaluations.rules.scores import Change
from tests.evaluations.focus import HIGH, LOW, facts

YES, NO, NOT_SAID = Disadvantaged.YES, Disadvantaged.NO, Disadvantaged.NOT_SAID


@pytest.mark.parametrize(("number", "followed"), [(0, None), (4, None), (5, 5), (6, 6)])
def test_fewer_than_five_pupils_are_not_even_counted(number, followed):
    assert focus_figures(facts(number)).followed == followed


@pytest.mark.parametrize(("number", "counted"), [(4, None), (5, 5), (9, 5), (10, 10)])
def test_pupils_of_a_kind_are_counted_in_whole_fives(number, counted):
    more = [FocusFacts(YES, {Moment.START: LOW})] * 5  # not yet looked at at the end

    found = focus_figures(facts(number) + more)

    assert (found.everybody and found.everybody.pupils) == counted


@pytest.mark.parametrize(
    ("yes", "no", "not_said", "kinds"),
    [
        (5, 5, 0, [(YES, 5), (NO, 5)]),
        (5, 4, 0, []),
        (4, 5, 0, []),
        (10, 0, 0, []),
        (0, 10, 0, []),
        (7, 9, 4, [(YES, 5), (NO, 5)]),
        (5, 10, 6, [(YES, 5), (NO, 10), (NOT_SAID, 5)]),
    ],
)
def test_disadvantaged_pupils_and_others_stand_both_or_neither(yes, no, not_said, kinds):
    found = focus_figures(facts(yes, YES) + facts(no, NO) + facts(not_said, NOT_SAID))

    assert [(kind.kind, kind.pupils) for kind in found.kinds] == kinds


def test_the_change_is_of_the_same_pupils_with_its_spread():
    fell = FocusFacts(NO, {Moment.START: (5, 3, 3), Moment.END: (4, 3, 3)})

    found = focus_figures([*facts(4, NO, start=(1, 3, 3), end=(4, 3, 3)), fell]).everybody

    assert found.scales[0].change == Change(
        *(5, Decimal("1.8"), Decimal("4.0"), 4, 0, 1), spread=Decimal("1.8")
    )
    assert found.scales[0].started == [4, 0, 0, 0, 1]
    assert found.scales[0].ended == [0, 0, 0, 5, 0]
    assert found.scales[1].change == Change(
        *(5, Decimal("3.0"), Decimal("3.0"), 0, 5, 0), spread=Decimal("0.0")
    )


def test_figures_kept_with_a_report_read_as_they_were():
    found = focus_figures(facts(5, YES) + facts(5, NO))

    kept = asdict(found, dict_factory=as_json)

    assert focus_figures_kept(kept) == found
    assert focus_figures_kept(asdict(FocusFigures(None))) == FocusFigures(None)
    assert focus_figures_kept(None) is None


def as_json(pairs):
    return {name: str(value) if isinstance(value, Decimal) else value for name, value in pairs}


def groups_shown(found: FocusFigures) -> dict[str, tuple[int, int]]:
    """By kind: of how many a figure stands, and the sum of their first ratings at the end."""
    shown = [found.everybody] if found.everybody else []
    return {
        kind.kind: (kind.pupils, sum((at + 1) * n for at, n in enumerate(kind.scales[0].ended)))
        for kind in [*shown, *found.kinds]
    }


def smallest_difference(moments: list[dict[str, tuple[int, int]]]) -> int:
    """The fewest pupils that anybody can reckon of: the difference of two figures of a kind on two
    days, or of all and every set of the kinds beside it.
    """
    sizes = []
    for one, other in combinations(moments, 2):
        for kind in one.keys() & other.keys():
            if one[kind] != other[kind]:
                sizes.append(abs(one[kind][0] - other[kind][0]))
    for shown in moments:
        parts = [number for kind, (number, _) in shown.items() if kind]
        for picked in product([0, 1], repeat=len(parts)):
            taken = sum(number for number, pick in zip(parts, picked, strict=True) if pick)
            sizes.append(shown.get("", (0, 0))[0] - taken)
    return min((size for size in sizes if size), default=5)


def one_after_the_other() -> list[FocusFacts]:
    """24 pupils of three kinds in a mixed order, each rated in its own way."""
    kinds = [YES, NO, YES, YES, NOT_SAID, NO] * 4
    return [
        FocusFacts(kind, {Moment.START: LOW, Moment.END: (1 + at % 5, *HIGH[1:])})
        for at, kind in enumerate(kinds)
    ]


def test_no_two_days_and_no_two_figures_differ_by_fewer_than_five_pupils():
    pupils = one_after_the_other()

    days = [groups_shown(focus_figures(pupils[:until])) for until in range(len(pupils) + 1)]

    assert smallest_difference(days) == 5


def test_without_the_counting_in_fives_one_pupil_could_be_reckoned(monkeypatch):
    monkeypatch.setattr(
        "evaluations.rules.focus_figures.in_fives",
        lambda pupils, kind: [pupil for pupil in pupils if pupil.disadvantaged == kind],
    )
    pupils = one_after_the_other()

    days = [groups_shown(focus_figures(pupils[:until])) for until in range(len(pupils) + 1)]

    assert smallest_difference(days) == 1


@pytest.mark.parametrize(
    ("one", "other", "may"), [(5, 5, True), (5, 4, False), (4, 5, False), (5, 0, False)]
)
def test_two_kinds_may_be_compared_from_five_of_each(one, other, may):
    assert may_be_compared("x" * one, "x" * other) is may
