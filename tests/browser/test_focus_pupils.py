"""Acceptance example 11 at 390 pixels: three focus pupils, at the start, half-way and at the end.

A fourth is refused, and a note with a full name is asked about before it is kept.
"""

from datetime import timedelta

import pytest

from evaluations.models import FocusCheckpoint, FocusPupil
from participants import links
from tests.browser.walk import Walk
from tests.chromium import in_chromium
from tests.factories import ParticipantFactory, WorkGroupFactory, WorkshopFactory, london

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
FIRST_DAY, LAST_DAY = london(2021, 10, 6, 9, 30), london(2022, 5, 25, 9, 30)


@pytest.fixture
def place():
    group = WorkGroupFactory(title="Bar Models", focus_pupils=3)
    for starts_at in (FIRST_DAY, LAST_DAY):
        WorkshopFactory(workgroup=group, starts_at=starts_at)
    return ParticipantFactory(workgroup=group)


@pytest.mark.whole
def test_three_pupils_are_followed_through_the_year(place, site, page, time_machine):
    time_machine.move_to(FIRST_DAY + timedelta(days=7))
    walk = Walk(page, site, time_machine)
    walk.becomes(None)
    page.set_viewport_size(PHONE)

    walk.goes(links.PLACE.path(place))
    walk.follows("Choose whom you follow")
    for code, kind in zip("ABC", ["yes", "no", "not_said"], strict=True):
        adds(walk, code, kind)
    a_fourth_is_refused(walk)
    walk.follows("Note how A is doing")
    rates(walk, "A", 2, note="Pupil Tom Orr waits until others begin.")
    walk.reads("looks like a pupil’s name")
    walk.fills(note="A waits until others begin.")
    walk.presses("Save")
    for code in "BC":
        rates(walk, code, 2)
    walk.reads("Saved: Pupil C, at the start.")
    at_the_start = walk.loads

    for weeks, moment, rating in ((20, "half-way", 3), (33, "at the end", 4)):
        time_machine.move_to(FIRST_DAY + timedelta(weeks=weeks))
        walk.goes(links.PLACE.path(place))
        walk.follows(f"note how A is doing {moment}")
        for code in "ABC":
            rates(walk, code, rating)
        walk.reads(f"Saved: Pupil C, {moment}.")

    # All three are added and looked at in ten pages, one that asks about a name among them, and
    # later in five each time.
    assert (at_the_start, walk.loads - at_the_start) == (10, 10)
    assert [row.code for row in FocusPupil.objects.all()] == ["A", "B", "C"]
    assert FocusCheckpoint.objects.count() == 9
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def adds(walk: Walk, code: str, kind: str) -> None:
    walk.reads(f"Add pupil {code}")
    walk.chooses("disadvantaged", kind)
    walk.presses("Add this pupil")
    walk.reads(f"You follow pupil {code}, and keep for yourself who that is.")


def a_fourth_is_refused(walk: Walk) -> None:
    """The page asks for none; one that was opened before the third is told why."""
    walk.reads("This Work Group follows three focus pupils of each participant, and you have them.")
    assert walk.page.get_by_role("button", name="Add this pupil").count() == 0
    refused = walk.page.request.post(
        walk.page.url,
        form={"disadvantaged": "yes", "csrfmiddlewaretoken": token_of(walk)},
        headers={"Referer": walk.page.url},
    )
    assert refused.status == 422
    assert "follows three focus pupils of each participant" in refused.text()
    assert FocusPupil.objects.count() == 3


def token_of(walk: Walk) -> str:
    [cookie] = [one for one in walk.page.context.cookies() if "csrf" in one["name"]]
    return cookie["value"]


def rates(walk: Walk, code: str, rating: int, note: str = "") -> None:
    walk.reads(f"Pupil {code}, ")
    for scale in ("participation", "confidence", "understanding"):
        walk.page.locator(f"[name={scale}][value='{rating}']").check(force=True)
    if note:
        walk.fills(note=note)
    walk.presses("Save")
