"""The colleague who comes instead: told all they need, and told when they need not come."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from access.refusal import Refused
from access.roles import Role
from outbox.actions import deliver_due
from outbox.models import Message
from participants import links as signed
from participants.actions.attendance import (
    cancel_workshop_place,
    come_after_all,
    name_substitute,
)
from participants.actions.change import call_off_workshop, move_workshop
from participants.actions.place import give_up_place
from participants.actions.remind import remind_of_workshops
from participants.actions.substitute import send_join_links
from participants.models import Cancellation, Substitution
from participants.queries.audience import people_told
from participants.queries.change import audiences_of_move
from tests.factories import (
    ParticipantFactory,
    UserFactory,
    VenueFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import text_of
from tests.robust.reading import links, summary
from workgroups.choices import WorkshopMode
from workgroups.models import Workshop

pytestmark = pytest.mark.django_db

THE_DAY = london(2022, 2, 3, 9, 30)
TWO_DAYS_BEFORE = date(2022, 2, 1)
JOIN = "https://meet.example.org/ncp21-15"
COL = {"name": "Col League", "email": "col@example.org"}


@pytest.fixture(autouse=True)
def _in_january(time_machine):
    time_machine.move_to(london(2022, 1, 10, 12), tick=False)


@pytest.fixture
def workshop():
    return WorkshopFactory(starts_at=THE_DAY)


@pytest.fixture
def online():
    return WorkshopFactory(starts_at=THE_DAY, mode=WorkshopMode.ONLINE)


def with_colleague(workshop, **colleague):
    participant = ParticipantFactory(workgroup=workshop.workgroup)
    name_substitute(participant=participant, workshop=workshop, **(COL | colleague))
    return participant


@pytest.fixture
def participant(workshop):
    """Col comes in their place."""
    return with_colleague(workshop)


def to_col() -> list[Message]:
    return list(Message.objects.filter(to_email="col@example.org").order_by("pk"))


def kinds() -> list[str]:
    return [letter.kind for letter in to_col()]


def own_page(name: str, participant, workshop) -> str:
    token = signed.PLACE.token(participant)
    return reverse(f"participants:{name}", args=[token, workshop.pk])


def move(workshop, **changes):
    starts_at = changes.pop("starts_at", THE_DAY + timedelta(days=7))
    where = {"mode": workshop.mode, "venue": workshop.venue, "join_link": workshop.join_link}
    when = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=5)}
    why = {"because": "The hall is closed"}
    return move_workshop(workshop=workshop, **(when | where | why | changes))


# Coming after all, although a colleague was named


def test_whoever_named_a_colleague_may_come_after_all_and_the_colleague_is_told(
    client, participant, workshop
):
    page = client.get(signed.PLACE.path(participant))
    day = "Thursday 3 February 2022, 9:30am to 2:30pm"
    path = links(page)[f"Come after all on {day}"]

    shown = client.get(path)
    assert Substitution.objects.standing().count() == 1
    answer = client.post(path, follow=True)

    assert "Col League gets an email which says that they need not come." in text_of(shown)
    assert "your cancellation is taken back" not in text_of(shown)
    assert "Good: you are coming after all." in text_of(answer)
    assert f"{day} You are coming" in text_of(answer)
    assert Substitution.objects.standing().count() == 0
    assert kinds() == ["substitute-named", "substitute-not-needed"]
    assert client.post(path).status_code == 422
    assert len(to_col()) == 2


def test_a_colleague_without_an_address_is_told_by_the_participant(client, workshop):
    participant = with_colleague(workshop, email="")
    path = own_page("come_after_all", participant, workshop)

    assert "so please tell them that they need not come." in text_of(client.get(path))
    client.post(path)

    letter = Message.objects.get()
    assert (letter.kind, letter.to_email) == ("date-confirmed-again", participant.person.email)
    assert "cancellation" not in letter.text
    assert Substitution.objects.standing().count() == 0


def test_a_cancelled_date_that_a_colleague_took_is_come_to_after_all(participant, workshop):
    come_after_all(participant=participant, workshop=workshop)
    cancel_workshop_place(participant=participant, workshop=workshop)
    name_substitute(participant=participant, workshop=workshop, **COL)

    come_after_all(participant=participant, workshop=workshop)

    assert Cancellation.objects.standing().count() == 0
    assert Substitution.objects.standing().count() == 0


@pytest.mark.parametrize(("by_hub", "refused"), [(False, True), (True, False)])
def test_after_the_start_only_the_hub_records_it(
    participant, workshop, time_machine, by_hub, refused
):
    time_machine.move_to(THE_DAY, tick=False)
    by = UserFactory() if by_hub else None

    try:
        come_after_all(participant=participant, workshop=workshop, recorded_by=by)
        was_refused = False
    except Refused:
        was_refused = True

    assert was_refused == refused
    # It would be too late to tell the colleague.
    assert kinds() == ["substitute-named"]


def test_the_hub_expects_somebody_again(client, participant, workshop):
    client.force_login(member(workshop.workgroup.hub, Role.ADMINISTRATOR))
    place = reverse("participants:participant", args=[participant.pk])
    words = "They come after all on Thursday 3 February 2022, 9:30am to 2:30pm"
    path = links(client.get(place))[words]

    shown = client.get(path)
    answer = client.post(path, follow=True)

    assert f"Does {participant.person} come after all?" in text_of(shown)
    assert "Col League gets an email which says that they need not come." in text_of(shown)
    assert "They are expected again." in text_of(answer)
    assert words not in links(answer)
    again = client.post(path)
    assert [m for _, m in summary(again)] == [
        "This date is neither cancelled nor given to a colleague."
    ]


# When the colleague need not come


def another_colleague(participant, workshop):
    name_substitute(participant=participant, workshop=workshop, name="Cat", email="cat@example.org")


def cancel(participant, workshop):
    cancel_workshop_place(participant=participant, workshop=workshop)


def give_up(participant, workshop):
    give_up_place(participant=participant, reason="New job")


@pytest.mark.parametrize("act", [another_colleague, cancel, give_up])
def test_a_colleague_who_need_not_come_is_told(participant, workshop, act):
    act(participant, workshop)

    assert kinds() == ["substitute-named", "substitute-not-needed"]
    letter = to_col()[1]
    assert letter.subject.startswith("You need not come on Thursday 3 February 2022")
    assert f"no longer expected in {participant.person}’s place" in letter.text


def test_whose_name_is_put_right_at_the_same_address_still_comes(participant, workshop):
    name_substitute(
        participant=participant, workshop=workshop, name="Colin League", email="COL@example.org"
    )

    assert kinds() == ["substitute-named", "substitute-named"]


def test_giving_up_a_place_leaves_a_colleague_of_the_past_alone(
    participant, workshop, time_machine
):
    time_machine.move_to(THE_DAY + timedelta(days=1), tick=False)

    give_up_place(participant=participant, reason="New job")

    assert kinds() == ["substitute-named"]
    assert Substitution.objects.standing().count() == 1


# When the workshop changes


def test_a_colleague_reads_where_and_when_a_moved_workshop_is(participant, workshop):
    hall = VenueFactory(hub=workshop.workgroup.hub, name="Elmfield Hall")
    with_colleague(workshop, email="")

    assert people_told(audiences_of_move(workshop, was="")) == 3
    assert move(workshop, venue=hall) == 3

    letter = to_col()[-1]
    assert letter.kind == "substitute-moved"
    was = f"Thursday 3 February 2022, 9:30am to 2:30pm, {workshop.venue}"
    assert f"It was: {was}. It is now:" in letter.text
    assert "Thursday 10 February 2022, 9:30am to 2:30pm" in letter.text
    assert "Elmfield Hall, ZZ1 1ZZ" in letter.text


def test_a_colleague_reads_why_a_workshop_is_called_off(participant, workshop):
    assert call_off_workshop(workshop=workshop, reason="Snow") == 2

    letter = to_col()[-1]
    assert letter.kind == "substitute-called-off"
    assert "Please do not come" in letter.text
    assert "Snow" in letter.text


@pytest.mark.parametrize("act", [another_colleague, cancel, give_up])
def test_whoever_does_not_come_hears_nothing_more(participant, workshop, act):
    act(participant, workshop)

    move(workshop)
    call_off_workshop(workshop=Workshop.objects.get(), reason="Snow")
    remind_of_workshops(on=TWO_DAYS_BEFORE + timedelta(days=7))

    assert kinds() == ["substitute-named", "substitute-not-needed"]


# The link to join


def set_link(workshop, link) -> None:
    Workshop.objects.filter(pk=workshop.pk).update(join_link=link)


def test_the_link_is_sent_once_it_is_there_and_again_when_it_changes(online, time_machine):
    with_colleague(online)
    assert "We send you the link to join as soon as there is one." in to_col()[0].text
    assert send_join_links() == 0

    for link in (JOIN, JOIN + "-b"):
        time_machine.shift(timedelta(minutes=5))
        set_link(online, link)
        assert [send_join_links(), send_join_links()] == [1, 0]

    assert kinds() == ["substitute-named", "substitute-link", "substitute-link"]
    assert [JOIN in letter.text for letter in to_col()] == [False, True, True]
    assert JOIN + "-b" in to_col()[2].text


def test_whoever_has_read_the_link_when_named_is_not_sent_it_again(online):
    set_link(online, JOIN)
    with_colleague(online)

    assert send_join_links() == 0
    assert JOIN in to_col()[0].text


def test_whoever_has_read_the_link_when_it_moved_is_not_sent_it_again(online):
    with_colleague(online)

    move(online, join_link=JOIN)

    assert send_join_links() == 0
    assert JOIN in to_col()[-1].text


@pytest.mark.parametrize("act", [another_colleague, cancel, give_up])
def test_the_link_goes_to_those_alone_who_come(online, act):
    participant = with_colleague(online)
    act(participant, online)
    set_link(online, JOIN)

    send_join_links()

    assert not any(JOIN in letter.text for letter in to_col())


def test_no_link_is_sent_once_the_workshop_has_begun(online, time_machine):
    with_colleague(online)
    set_link(online, JOIN)
    time_machine.move_to(THE_DAY, tick=False)

    assert send_join_links() == 0


# Reminders


def test_a_colleague_is_reminded_once_two_days_before(participant, workshop):
    days = [date(2022, 1, 11) + timedelta(days=n) for n in range(24)]

    assert [on for on in days if remind_of_workshops(on=on)] == [TWO_DAYS_BEFORE]
    assert remind_of_workshops(on=TWO_DAYS_BEFORE) == 0
    assert f"{workshop.venue}, ZZ1 1ZZ" in to_col()[-1].text


@pytest.mark.parametrize(("named_on", "reminders"), [(31, 1), (32, 0)])
def test_whoever_has_just_been_named_is_not_reminded_the_same_day(
    workshop, time_machine, named_on, reminders
):
    time_machine.move_to(london(2022, 1, 1, 23, 59) + timedelta(days=named_on - 1), tick=False)

    with_colleague(workshop)

    assert remind_of_workshops(on=TWO_DAYS_BEFORE) == reminders


def test_a_moved_workshop_is_reminded_of_again(participant, workshop):
    remind_of_workshops(on=TWO_DAYS_BEFORE)

    move(workshop)

    assert remind_of_workshops(on=TWO_DAYS_BEFORE + timedelta(days=7)) == 1


@pytest.mark.parametrize("act", [another_colleague, cancel, give_up])
def test_a_letter_that_waits_is_not_sent_to_whoever_does_not_come(participant, workshop, act):
    remind_of_workshops(on=TWO_DAYS_BEFORE)

    act(participant, workshop)
    deliver_due()

    sent = [letter.kind for letter in to_col() if letter.sent_at]
    assert sent == ["substitute-not-needed"]


def test_a_letter_of_the_old_day_is_not_sent_once_the_workshop_has_moved(
    participant, workshop, time_machine
):
    remind_of_workshops(on=TWO_DAYS_BEFORE)
    time_machine.shift(timedelta(minutes=1))

    move(workshop)
    deliver_due()

    assert [letter.kind for letter in to_col() if letter.sent_at] == ["substitute-moved"]
    assert len([sent for sent in mail.outbox if sent.to == ["col@example.org"]]) == 1


def test_nobody_comes_for_somebody_on_a_date_on_which_they_have_a_place(workshop):
    participant, other = ParticipantFactory.create_batch(2, workgroup=workshop.workgroup)
    named = {"name": other.person.name, "email": other.person.email.upper()}

    with pytest.raises(Refused, match="have a place of their own on that date") as refusal:
        name_substitute(participant=participant, workshop=workshop, **named)
    cancel_workshop_place(participant=other, workshop=workshop)
    name_substitute(participant=participant, workshop=workshop, **named)

    assert refusal.value.field == "email"
    assert Substitution.objects.standing().get().participant == participant
