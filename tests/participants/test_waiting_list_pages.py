"""What the pages of a waiting list say, to the hub and to whoever is on it."""

import pytest
from django.urls import reverse

from access.refusal import Refused
from access.roles import Role
from outbox.models import Message
from participants import links
from participants.actions.place import (
    offer_place,
    take_back_offer,
)
from participants.actions.waiting_list import (
    set_priority_weights,
)
from participants.choices import InterestState, ListOrder
from participants.models import WaitingList
from participants.rules.priority import USUAL
from participants.rules.waiting_list import KEPT_BACK, TOO_LATE, TOO_NEAR
from schools.models import PupilPremium
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
    school_in,
)
from tests.journeys.people import text_of
from tests.participants.waiting import HOUR, NOW, move, moving, waits, whom

pytestmark = pytest.mark.django_db

S = InterestState


@pytest.fixture(autouse=True)
def _in_january(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def workgroup():
    """Of one place, in a hub that lets the list move, with a workshop in March."""
    workgroup = WorkGroupFactory(capacity=1)
    WorkshopFactory(workgroup=workgroup, starts_at=london(2022, 3, 1, 9))
    return workgroup


@pytest.fixture
def admin(workgroup):
    return member(workgroup.hub, Role.ADMINISTRATOR)


@pytest.fixture
def staff(client, admin):
    client.force_login(admin)
    return client


# What a hub says counts


def test_by_score_the_school_that_counts_more_comes_first(workgroup, admin):
    first, second = waits(workgroup, 2), waits(workgroup, 1)
    PupilPremium.objects.create(school=second.school, year=2021, percent="60.0", source="t")
    with pytest.raises(Refused, match="Say first what counts"):
        moving(workgroup, admin, order=ListOrder.SCORE)
    set_priority_weights(hub=workgroup.hub, weights=USUAL, by=admin)

    moving(workgroup, admin, order=ListOrder.SCORE)

    assert whom() == [second]
    assert first.state == S.WAITING


def test_the_score_beside_a_name_says_its_parts(staff, workgroup, admin):
    reached = school_in(workgroup.hub)
    ParticipantFactory(
        workgroup=WorkGroupFactory(hub=workgroup.hub),
        interest__school=reached,
        school=reached,
    )
    for year, percent in ((2019, "80.0"), (2020, "34.0")):
        PupilPremium.objects.create(school=reached, year=year, percent=percent, source="t")
    InterestFactory(workgroup=workgroup, sent_at=NOW - 9 * HOUR, school=reached)
    InterestFactory(workgroup=workgroup, sent_at=NOW - 8 * HOUR)
    path = reverse("participants:people", args=[workgroup.pk])
    assert "first come" not in text_of(staff.get(path))
    set_priority_weights(hub=workgroup.hub, weights=USUAL, by=admin)

    by_time, by_score = staff.get(path), staff.get(path, {"sort": "score"})

    words = [
        "8 = 3 (pupil premium 34%) + 2 (new to Teaching for Mastery) + 3 (first come)",
        "8 = 4 (never reached) + 2 (new to Teaching for Mastery) + 2 (first come)",
    ]
    assert [row["score"].words for row in by_time.context["undecided"]] == words
    assert f"Score {words[0]}" in text_of(by_time)
    assert [row["score"].total for row in by_score.context["undecided"]] == [8, 8]


# The pages


def page_of(staff, workgroup) -> str:
    return text_of(staff.get(reverse("participants:waiting_list", args=[workgroup.pk])))


def test_the_page_says_whose_turn_it_is_and_why_not(staff, workgroup, admin):
    moving(workgroup, admin)
    InterestFactory(workgroup=workgroup, state=S.WAITING, waiting_since=NOW - 3 * HOUR)
    waits(workgroup, 2)
    take_back_offer(offer=offer_place(interest=waits(workgroup, 1), by=admin), by=admin)

    found = staff.get(reverse("participants:waiting_list", args=[workgroup.pk]))

    assert [row["is_next"] for row in found.context["rows"]] == [False, True, False]
    page = text_of(found)
    assert "has 3 working days to answer" in page
    assert f"{admin} said so" in page
    assert "The head has not approved yet." in page
    assert "Offered a place within minutes" in page
    assert KEPT_BACK.text in page
    # What the page says, the sweep does.
    assert whom() == [row["interest"] for row in found.context["rows"] if row["is_next"]]
    assert "open until 13 January 2022 at 11:59pm" in page_of(staff, workgroup)


@pytest.mark.parametrize(
    ("starts_at", "because"),
    [(london(2022, 1, 11, 9), TOO_NEAR), (london(2022, 3, 1, 9), TOO_LATE)],
)
def test_the_page_says_why_nothing_is_offered(staff, workgroup, admin, starts_at, because):
    moving(workgroup, admin)
    waits(workgroup)
    workgroup.workshops.update(starts_at=starts_at, ends_at=starts_at + 5 * HOUR)
    if because == TOO_LATE:
        WorkshopFactory(workgroup=workgroup, starts_at=london(2022, 1, 4, 9))

    page = page_of(staff, workgroup)

    assert because in page
    assert "within minutes" not in page


def test_the_list_is_let_go_and_stopped_on_one_page(staff, workgroup, admin):
    path = reverse("participants:set_waiting_list", args=[workgroup.pk])
    assert "What decides" not in text_of(staff.get(path))

    staff.post(path, {"moves": "itself", "answer_days": "5"})
    setting = WaitingList.objects.get()
    assert (setting.moves_itself, setting.answer_days, setting.set_by) == (True, 5, admin)
    assert "This list moves itself" in page_of(staff, workgroup)

    staff.post(path, {"moves": "by_hand", "answer_days": "5"})
    setting.refresh_from_db()
    assert not setting.moves_itself
    assert "You offer the places that become free yourselves" in page_of(staff, workgroup)


@pytest.mark.parametrize("days", ["0", "11", "", "soon"])
def test_days_that_nobody_can_count_are_asked_for_again(staff, workgroup, days):
    path = reverse("participants:set_waiting_list", args=[workgroup.pk])

    answer = staff.post(path, {"moves": "itself", "answer_days": days})

    assert answer.status_code == 422
    assert answer.context["form"].errors["answer_days"]
    assert not WaitingList.objects.exists()


def test_what_counts_is_said_on_a_page_of_the_hub(staff, workgroup):
    path = reverse("participants:priority_weights", args=[workgroup.hub_id])
    weights = {name: str(n) for n, name in enumerate(USUAL._fields)}

    assert staff.post(path, weights).status_code == 302

    assert workgroup.hub.priority_weights.values == tuple(range(5))
    assert staff.post(path, weights | {"first_come": "21"}).status_code == 422


def test_an_offer_of_the_list_says_whose_doing_it_was(staff, workgroup, admin):
    moving(workgroup, admin)
    row = waits(workgroup)
    move()

    page = text_of(staff.get(reverse("participants:interest", args=[row.pk])))

    assert f"by the waiting list itself, as {admin} had set it" in page


@pytest.mark.parametrize(
    ("ahead", "words"),
    [(0, "You are 1st of 2"), (1, "You are 2nd of 3"), (2, "You are 3rd of 4")],
)
def test_people_see_their_place_in_the_list(client, workgroup, ahead, words):
    for hours in range(ahead):
        waits(workgroup, 20 + hours)
    own = waits(workgroup, 10)
    waits(workgroup, 1)
    waits(WorkGroupFactory(), 90)

    page = text_of(client.get(links.INTEREST.path(own)))

    assert f"{words} on the waiting list" in page
    assert "Leave the waiting list?" in page


def test_people_leave_the_list_by_the_link_in_its_email(client, workgroup, admin):
    own = InterestFactory(workgroup=workgroup)
    path = reverse("participants:wait", args=[own.pk])
    client.force_login(admin)
    client.post(path)
    client.logout()
    letter = Message.objects.get(kind="waiting-list")
    link = links.INTEREST.path(own)
    assert link in letter.html

    client.post(link, {"reason": "No cover"})

    own.refresh_from_db()
    assert own.state == S.WITHDRAWN
    assert "on the waiting list" not in text_of(client.get(link))


def test_whoever_is_offered_a_place_reads_no_turn(client, workgroup, admin):
    moving(workgroup, admin)
    own = waits(workgroup)
    move()

    page = text_of(client.get(links.INTEREST.path(own)))

    assert "on the waiting list" not in page
