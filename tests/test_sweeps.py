"""What a run tries of a wide sweep is chosen, and between them its pages meet everything."""

import pytest

from tests import sweeps

CASES = list("abcdefgh")


@pytest.fixture(params=[False, True], ids=["part", "full"])
def is_full(request, monkeypatch):
    monkeypatch.setattr(sweeps, "is_full", request.param)
    return request.param


def test_what_is_known_to_bite_is_always_tried(is_full):
    for turn in range(9):
        found = sweeps.part(CASES, always=["h", "b"], one_in=3, turn=turn)
        assert found[:2] == ["h", "b"]
        assert len(found) == len(set(found))


def test_as_many_pages_as_the_share_meet_everything(is_full):
    turns = [sweeps.part(CASES, always=["h"], one_in=3, turn=turn) for turn in range(4, 7)]

    assert {case for found in turns for case in found} == set(CASES)


def test_a_full_run_tries_everything_and_any_other_its_share(is_full):
    found = sweeps.part(CASES, always=["h"], one_in=3, turn=1)

    assert found == (["h", *"abcdefg"] if is_full else ["h", "b", "e"])


def test_without_a_share_only_what_bites_is_tried(is_full):
    assert sweeps.part(CASES, always=["c"]) == (["c", *"abdefgh"] if is_full else ["c"])
