"""Meetings of the board: agenda, papers, who was there, and actions until they are done."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from evaluations.actions import board_meeting as actions
from evaluations.models import BoardMeeting, MeetingAction
from outbox.models import Message
from tests.documents import as_sent, pdf
from tests.evaluations.pages import words
from tests.factories import HubFactory, member
from tests.journeys.people import day
from tests.robust.reading import links

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def admin(hub):
    return member(hub, Role.ADMINISTRATOR)


@pytest.fixture
def board(hub):
    return member(hub, Role.BOARD)


def meeting_in(hub, days: int) -> BoardMeeting:
    starts_at = timezone.now() + timedelta(days=days)
    return BoardMeeting.objects.create(hub=hub, starts_at=starts_at, agenda="1. The pack")


def test_home_leads_whoever_is_at_the_table_to_the_next_one_of_their_hub(hub, board, client):
    meeting_in(hub, -30)
    later, after_next = meeting_in(hub, 30), meeting_in(hub, 120)
    elsewhere = meeting_in(HubFactory(), 10)
    client.force_login(board)

    home = client.get("/home/")

    targets = set(links(home).values())
    assert later.get_absolute_url() in targets
    assert not {after_next.get_absolute_url(), elsewhere.get_absolute_url()} & targets
    assert "The agenda is not sent yet" in words(home)
    client.force_login(member(hub, Role.PARTNER))
    assert "The board meets next" not in words(client.get("/home/"))


def action_of(meeting, owner, **fields) -> MeetingAction:
    given = {"what": "Write to twelve schools", "by_on": timezone.localdate()} | fields
    return MeetingAction.objects.create(meeting=meeting, owner=owner, **given)


def test_a_meeting_from_its_plan_to_its_actions(as_user, hub, admin, board):
    """In nine page loads."""
    client, later = as_user(admin), timezone.localdate() + timedelta(days=20)
    plan = reverse("evaluations:add_board_meeting")
    agenda = client.get(plan).context["form"]["agenda"].value()
    assert agenda.startswith("1. Actions from the last meetings")
    client.post(plan, day("day", later) | {"clock": "4pm", "agenda": agenda, "hub": hub.pk})
    meeting = BoardMeeting.objects.get()
    base = meeting.get_absolute_url()

    client.post(
        f"{base}papers/add/", {"title": "Visits", "file": as_sent(), "shows_no_pupil": "on"}
    )
    sent = client.post(f"{base}agenda/", follow=True)
    client.post(f"{base}record/", {"present": [board.pk], "decided": "A pilot in May."})
    client.post(
        f"{base}actions/add/", day("by_on", later) | {"what": "Find a host", "owner": board.pk}
    )

    assert "on its way to 2 people" in words(sent)
    letters = Message.objects.filter(kind="board-agenda")
    assert {one.to_email for one in letters} == {admin.email, board.email}
    assert "Visits" in letters[0].text
    reader = as_user(board)
    shown = words(reader.get(base))
    for said in (f"Who was there: {board}", "A pilot in May.", "Find a host", "Visits"):
        assert said in shown
    assert "Send the agenda" not in shown
    paper = meeting.papers.get()
    assert reader.get(reverse("evaluations:meeting_paper", args=[paper.pk])).content == pdf()


def test_what_is_open_stands_on_home_and_begins_the_next_agenda_until_it_is_done(
    as_user, hub, admin, board
):
    last, following = meeting_in(hub, -90), meeting_in(hub, 9)
    action = action_of(last, board)
    action_of(meeting_in(HubFactory(), -90), member(HubFactory(), Role.BOARD), what="Elsewhere")
    client = as_user(board)

    home, page = words(client.get("/home/")), words(client.get(following.get_absolute_url()))
    assert "Write to twelve schools" in home
    assert "Still open from earlier meetings" in page
    assert "Elsewhere" not in page
    actions.send_agenda(meeting=following, now=timezone.now(), on=timezone.localdate(), by=admin)
    assert "Write to twelve schools" in Message.objects.filter(kind="board-agenda")[0].text
    client.post(reverse("evaluations:finish_meeting_action", args=[action.pk]))

    assert "Write to twelve schools" not in words(client.get("/home/"))
    assert "Still open" not in words(client.get(following.get_absolute_url()))
    with pytest.raises(Refused, match="done already"):
        actions.finish_action(action=action, on=timezone.localdate())


def test_what_cannot_be_sent_or_added_says_why(as_user, hub, admin, board):
    over, empty = meeting_in(hub, -1), meeting_in(hub, 5)
    BoardMeeting.objects.filter(pk=empty.pk).update(agenda=" ")
    now, on = timezone.now(), timezone.localdate()

    with pytest.raises(Refused, match="over"):
        actions.send_agenda(meeting=over, now=now, on=on, by=admin)
    with pytest.raises(Refused, match="Write the agenda"):
        actions.send_agenda(meeting=empty, now=now, on=on, by=admin)
    client = as_user(admin)
    nothing = client.post(f"{over.get_absolute_url()}papers/add/", {})
    assert nothing.context["form"].errors["pack"] == ["Choose a pack, a report or a document"]
    action_of(over, board)
    again = MeetingAction(meeting=over, owner=board, what="Write to twelve schools", by_on=on)
    with pytest.raises(Refused, match="on the list already"):
        actions.save_action(action=again)
