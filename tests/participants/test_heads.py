"""Heads who do not answer: what is shown of them, asking again, and reminders by themselves."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from outbox.kinds import unwanted
from outbox.models import Message
from participants import emails
from participants.actions.approval import record_approval
from participants.actions.head import ask_head_again, remind_heads
from participants.actions.interest import withdraw_interest
from participants.choices import Decision
from participants.models import ExpressionOfInterest
from participants.queries.head import letters_to_head
from participants.rules.reminders import head_reminder_due
from participants.tasks import remind_heads as remind_heads_task
from tests.factories import InterestFactory, UserFactory, london, member
from tests.journeys.people import text_of
from tests.robust.reading import links

pytestmark = pytest.mark.django_db

ASKED_ON = date(2022, 1, 10)


def on_day(days: int) -> date:
    return ASKED_ON + timedelta(days=days)


def noon_of(days: int) -> datetime:
    return london(2022, 1, 10, 12) + timedelta(days=days)


@pytest.fixture(autouse=True)
def _in_january(time_machine):
    time_machine.move_to(noon_of(0), tick=False)


@pytest.fixture
def interest():
    """A head was asked on 10 January."""
    row = InterestFactory()
    letter = emails.approval_asked([row], due_at=timezone.now())
    letter.sent_at = timezone.now()
    letter.save()
    return row


@pytest.fixture
def admin(interest):
    return member(interest.workgroup.hub, Role.ADMINISTRATOR)


@pytest.fixture
def staff(client, admin):
    client.force_login(admin)
    return client


def reminders() -> list[Message]:
    return list(Message.objects.filter(kind="approval-reminder").order_by("pk"))


@pytest.mark.parametrize(
    ("days", "due"),
    [(0, None), (6, None), (7, 7), (13, 7), (14, 14), (20, 14), (21, None), (90, None)],
)
def test_a_reminder_is_due_seven_and_fourteen_days_after_asking(days, due):
    assert head_reminder_due(on_day(days), asked_on=ASKED_ON) == due


def test_each_reminder_is_sent_once(interest):
    counts = [remind_heads(on=on_day(days)) for days in range(30)]

    assert [days for days, count in enumerate(counts) if count] == [7, 14]
    assert {letter.to_email for letter in reminders()} == {interest.head_email}
    assert "On Monday 10 January 2022 we asked" in reminders()[0].text


def test_the_task_reminds(interest, time_machine):
    time_machine.move_to(noon_of(7))

    remind_heads_task()

    assert len(reminders()) == 1


@pytest.mark.parametrize("end", ["answered", "withdrawn"])
def test_nobody_is_reminded_once_it_is_decided_or_closed(interest, end):
    assert remind_heads(on=on_day(7)) == 1
    if end == "answered":
        record_approval(interest=interest, decision=Decision.REFUSED, decided_by_name="Hari Head")
    else:
        withdraw_interest(interest=interest)

    assert remind_heads(on=on_day(14)) == 0
    queued = reminders()
    assert unwanted(queued, timezone.now()) == {letter.pk for letter in queued}


def test_nobody_is_reminded_of_what_never_reached_them(interest):
    Message.objects.update(sent_at=None, failed_at=timezone.now())

    assert remind_heads(on=on_day(7)) == 0


def test_nobody_is_reminded_of_a_cancelled_work_group(interest):
    interest.workgroup.cancelled_at = timezone.now()
    interest.workgroup.save()

    assert remind_heads(on=on_day(7)) == 0


def test_reminders_count_from_the_last_time_of_asking(interest, time_machine):
    time_machine.move_to(noon_of(5), tick=False)
    ask_head_again(interest=interest, by=UserFactory())
    Message.objects.filter(sent_at=None).update(sent_at=timezone.now())

    assert [remind_heads(on=on_day(days)) for days in (7, 11, 12)] == [0, 0, 1]


@pytest.fixture
def of_one_letter():
    """Three teachers of whom a head was asked in one email on 10 January."""
    first = InterestFactory(name="Tara")
    rows = [first, *(InterestFactory(workgroup=first.workgroup, name=one) for one in ("Ben", "Mo"))]
    letter = emails.approval_asked(rows[::-1], due_at=timezone.now())
    letter.sent_at = timezone.now()
    letter.save()
    return rows


def test_a_letter_about_several_asks_of_each(of_one_letter):
    for interest in of_one_letter:
        with pytest.raises(Refused, match="today already"):
            ask_head_again(interest=interest, by=UserFactory())

    assert [list(letters_to_head(one)) for one in of_one_letter] == [[Message.objects.get()]] * 3
    assert remind_heads(on=on_day(7)) == 3


def test_what_was_written_late_and_went_today_is_of_today(interest, time_machine):
    time_machine.move_to(noon_of(1), tick=False)
    Message.objects.update(sent_at=timezone.now())

    with pytest.raises(Refused, match="today already"):
        ask_head_again(interest=interest, by=UserFactory())


def test_of_several_in_a_letter_one_is_asked_about_again_by_itself(of_one_letter, time_machine):
    time_machine.move_to(noon_of(1), tick=False)

    again = [ask_head_again(interest=one, by=UserFactory()) for one in of_one_letter]

    assert [emails.interests_asked_of(letter) for letter in again] == [
        [interest.pk] for interest in of_one_letter
    ]


def test_the_outbox_repeats_a_letter_about_several_for_who_wait_still(
    client, of_one_letter, time_machine
):
    first, second, third = of_one_letter
    time_machine.move_to(noon_of(1), tick=False)
    record_approval(interest=second, decision=Decision.APPROVED, decided_by_name="Hari Head")
    letter = Message.objects.get(kind="approval-asked")
    client.force_login(member(first.workgroup.hub, Role.ADMINISTRATOR))

    client.post(reverse("outbox:send_again", args=[letter.pk]), {"times": 0})

    again = Message.objects.get(repeats=letter)
    # Teacher 1 is not named where Teacher 10 is.
    named = [bool(re.search(rf"{one.name}\b", again.text)) for one in of_one_letter]
    assert named == [True, False, True]
    assert not unwanted([again], timezone.now())
    assert list(letters_to_head(third)) == [letter, again]


def test_a_number_in_a_key_is_not_taken_for_another_interest(interest):
    other = InterestFactory(workgroup=interest.workgroup)
    Message.objects.update(key=f"approval-asked:{interest.pk}:again:{other.pk}")

    assert not letters_to_head(other).exists()


def test_reminders_take_as_many_queries_for_three_as_for_one(
    interest, django_assert_max_num_queries
):
    for _ in range(2):
        letter = emails.approval_asked([InterestFactory()], due_at=timezone.now())
        letter.sent_at = timezone.now()
        letter.save()

    with django_assert_max_num_queries(6):
        assert remind_heads(on=on_day(7)) == 3


def test_a_head_is_asked_again_once_a_day(client, admin, interest, time_machine):
    path = reverse("participants:ask_head_again", args=[interest.pk])
    time_machine.move_to(noon_of(3), tick=False)
    client.force_login(admin)

    page = text_of(client.get(path))
    done = client.post(path, follow=True)
    twice = client.post(path)
    shown = client.get(path, follow=True)

    assert "To Hari Head head@example.org" in page
    assert "Please say whether your school agrees" in page
    assert "The request is on its way to head@example.org." in text_of(done)
    assert twice.status_code == 422
    assert "We wrote to the head today already." in text_of(shown)
    again = Message.objects.get(repeats__isnull=False)
    assert again.repeats.key == f"approval-asked:{interest.pk}"

    Message.objects.filter(sent_at=None).update(sent_at=timezone.now())
    time_machine.move_to(noon_of(4), tick=False)
    again = ask_head_again(interest=interest, by=UserFactory())
    assert again.key == f"approval-asked:{interest.pk}:again:2"


def test_a_head_who_was_never_written_to_is_not_asked_again_but_asked(client, admin, interest):
    fresh = InterestFactory(workgroup=interest.workgroup)
    client.force_login(admin)

    for row, link, heading in [
        (fresh, "Ask the head", "’s head?"),
        (interest, "Ask the head again", "’s head again?"),
    ]:
        path = reverse("participants:interest", args=[row.pk])
        found = links(client.get(path))
        assert [words for words in found if words.startswith("Ask the head")] == [link]
        Message.objects.update(created_at=noon_of(-1), sent_at=noon_of(-1))
        ExpressionOfInterest.objects.update(sent_at=noon_of(-2))
        assert heading in text_of(client.get(found[link]))


def test_the_outbox_asks_a_head_no_more_often(staff, interest):
    first = Message.objects.get()

    answer = staff.post(reverse("outbox:send_again", args=[first.pk]), {"times": 0})

    assert answer.status_code == 422
    assert "We wrote to the head today already." in text_of(answer)


def test_a_head_who_has_answered_is_not_asked_again(interest, time_machine):
    time_machine.move_to(noon_of(3), tick=False)
    record_approval(interest=interest, decision=Decision.APPROVED, decided_by_name="Hari Head")

    with pytest.raises(Refused, match="not to be asked"):
        ask_head_again(interest=interest, by=UserFactory())


def test_the_page_says_when_the_head_was_asked_and_reminded_from_the_letters(
    client, admin, interest, time_machine
):
    remind_heads(on=on_day(7))
    time_machine.move_to(noon_of(7), tick=False)
    client.force_login(admin)

    said = text_of(client.get(reverse("participants:interest", args=[interest.pk])))

    assert "Their email address head@example.org" in said
    assert "Asked 10 January 2022 at midday, at head@example.org" in said
    assert "Waiting: the email to head@example.org" in said
    assert "Reminded" not in said


def test_the_page_claims_no_request_that_was_never_written(staff, interest):
    Message.objects.all().delete()

    said = text_of(staff.get(reverse("participants:interest", args=[interest.pk])))

    assert "None: the head has not been asked yet" in said
    assert "Asked by email" not in said
