"""The rules by which hubs are looked at beside each other."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from evaluations.models import HubTotals
from evaluations.rules.hub_totals import MEASURES, middle_half, share_of
from tests.factories import HubFactory


@pytest.mark.parametrize(
    ("shares", "middle"),
    [
        ([10, 20, 30], None),
        ([10, 20, 30, None], None),
        ([10, 20, 30, 40], (18, 32)),
        ([0, 10, 20, 30, 100], (10, 30)),
    ],
)
def test_a_middle_half_is_of_four_hubs_or_more(shares, middle):
    assert middle_half(shares) == middle


@pytest.mark.parametrize(
    ("share", "words"),
    [(9, "below"), (10, "in"), (30, "in"), (31, "above")],
)
def test_a_share_stands_in_the_middle_half_at_its_very_ends(share, words):
    standing = middle_half([0, 10, 20, 30, 100]).standing(share)

    assert standing == f"{words} the middle half"


def test_a_share_of_nothing_is_none():
    assert [share_of(HubTotals(), measure) for measure in MEASURES] == [None] * len(MEASURES)


@pytest.mark.django_db
@pytest.mark.parametrize("counts", [{"places": 4}, {"rated": 4}, {"schools": 1, "reached": 2}])
def test_the_database_holds_no_totals_of_four_people(counts):
    row = HubTotals(hub=HubFactory(), school_year=2026, counted_at=timezone.now(), **counts)

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
