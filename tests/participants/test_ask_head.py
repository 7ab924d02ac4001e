"""A head is asked once for the teachers of one day, however many they are."""

from datetime import timedelta

import pytest
from django.core import mail

from outbox.actions import deliver_due
from outbox.models import Message
from participants.actions.approval import record_approval
from participants.actions.ask_head import ask_another_head
from participants.actions.interest import record_interest, withdraw_interest
from participants.choices import Decision
from participants.emails import interests_asked_of
from participants.links import APPROVAL
from participants.rules.approval import AT_MOST, PAUSE, ask_head_at
from tests.factories import WorkGroupFactory, london, school_in
from tests.participants.drafts import answers_of

pytestmark = pytest.mark.django_db

NOON = london(2022, 1, 10, 12)


@pytest.fixture(autouse=True)
def _at_noon(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def workgroup():
    return WorkGroupFactory(
        interest_opens_at=None, interest_closes_at=NOON + timedelta(days=30), capacity=40
    )


@pytest.fixture
def asks(workgroup):
    school = school_in(workgroup.hub)

    def ask(name: str, group=workgroup, asked_from="", of=school, **answers):
        email = f"{name.lower()}@example.org"
        answers = answers_of(name=name, email=email, **answers)
        return record_interest(workgroup=group, school=of, answers=answers, asked_from=asked_from)

    return ask


def sent_to_head() -> list:
    """What has reached the head, once everything due by now is delivered."""
    deliver_due()
    return [sent for sent in mail.outbox if "approve" in sent.subject]


@pytest.mark.parametrize(
    ("now", "asked_today", "at"),
    [
        (NOON, False, NOON + PAUSE),
        (NOON, True, london(2022, 1, 10, 17)),
        (london(2022, 1, 10, 16, 45), True, london(2022, 1, 10, 17)),
        (london(2022, 1, 10, 16, 46), True, london(2022, 1, 10, 17, 1)),
        (london(2022, 6, 10, 12), True, london(2022, 6, 10, 17)),
    ],
)
def test_the_second_email_of_a_day_waits_for_its_end(now, asked_today, at):
    assert ask_head_at(now, asked_today=asked_today) == at


def test_three_teachers_of_one_day_are_one_email_with_a_link_for_each(asks, time_machine):
    interests = []
    for name in ("Tara", "Ben", "Mo"):
        interests.append(asks(name))
        time_machine.shift(timedelta(minutes=4))
    assert sent_to_head() == []

    time_machine.move_to(NOON + PAUSE, tick=False)

    [sent] = sent_to_head()
    assert sent.subject.startswith("Please approve 3 places on Work Groups for teachers at ")
    paths = [word for word in sent.body.split() if "/approve/" in word]
    tokens = [path.split("/approve/")[1].rstrip("/") for path in paths]
    assert {APPROVAL.read(token) for token in tokens} == {row.pk for row in interests}
    assert all(APPROVAL.is_for(token, ["hari@example.org"]) for token in tokens)


def test_the_email_says_no_place_is_offered_without_the_head_once(asks):
    asks("Tara")
    asks("Ben")

    [letter] = Message.objects.filter(kind="approval-asked").unsettled()
    assert letter.text.count("No place is offered without your agreement.") == 1


def test_teachers_of_two_schools_are_not_said_to_be_of_one(asks, workgroup):
    tara, ben = asks("Tara"), asks("Ben", of=school_in(workgroup.hub, name="Little Oak School"))

    [letter] = Message.objects.filter(kind="approval-asked").unsettled()

    assert letter.subject == "Please approve 2 places on Work Groups for teachers"
    before_ben, of_ben, of_tara = (
        letter.text.split("The teacher is Ben.")[0],
        *letter.text.split("The teacher is Ben.")[1].split("The teacher is Tara."),
    )
    assert "2 teachers would like to take part" in before_ben
    assert (str(ben.school) in of_ben, str(tara.school) in of_tara) == (True, True)


def test_one_teacher_who_asks_for_two_places_is_counted_once(asks, workgroup):
    asks("Tara")
    tara = asks(
        "Tara",
        group=WorkGroupFactory(
            hub=workgroup.hub, interest_opens_at=None, interest_closes_at=NOON + timedelta(days=30)
        ),
    )

    [letter] = Message.objects.filter(kind="approval-asked").unsettled()

    assert (
        letter.subject == f"Please approve 2 places on Work Groups for a teacher at {tara.school}"
    )
    said = " ".join(letter.text.split())
    assert "A teacher would like to take part in 2 Maths Hub Work Groups" in said
    assert "2 teachers" not in said


def test_one_teacher_alone_is_asked_about_as_before(asks, time_machine):
    asks("Tara")
    time_machine.move_to(NOON + PAUSE, tick=False)

    [sent] = sent_to_head()
    assert sent.subject.startswith("Please approve a place on a Work Group for a teacher at ")
    assert "The teacher is Tara." in sent.body


def test_a_head_who_was_asked_in_the_morning_is_asked_of_the_others_in_the_evening(
    asks, time_machine
):
    asks("Tara")
    time_machine.move_to(NOON + PAUSE, tick=False)
    assert len(sent_to_head()) == 1

    asks("Ben")
    time_machine.shift(timedelta(hours=1))
    asks("Mo")
    assert len(sent_to_head()) == 1
    time_machine.move_to(london(2022, 1, 10, 17), tick=False)

    [_, evening] = sent_to_head()
    assert "Ben" in evening.body
    assert "Mo" in evening.body
    assert "Tara" not in evening.body


def test_every_request_has_a_row_at_once(asks):
    asks("Tara")
    asks("Ben")

    waiting = Message.objects.filter(kind="approval-asked").unsettled()
    taken_in = Message.objects.filter(kind="approval-asked").exclude(withdrawn_at=None)
    assert ["Tara" in m.text and "Ben" in m.text for m in waiting] == [True]
    assert [m.withdrawn_because for m in taken_in] == ["Asked in one email with another"]


def test_whoever_has_been_answered_for_or_has_withdrawn_is_not_asked_about_again(asks):
    tara, ben = asks("Tara"), asks("Ben")
    record_approval(interest=tara, decision=Decision.APPROVED, decided_by_name="Hari Head")
    withdraw_interest(interest=ben)

    asks("Mo")

    [letter] = Message.objects.filter(kind="approval-asked").unsettled()
    assert ["Mo" in letter.text, "Ben" in letter.text, "Tara" in letter.text] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(("withdrawn", "goes"), [([0], True), ([1], True), ([0, 1], False)])
def test_the_email_goes_while_one_of_them_still_asks(asks, time_machine, withdrawn, goes):
    interests = [asks("Tara"), asks("Ben")]
    for number in withdrawn:
        withdraw_interest(interest=interests[number])
    time_machine.move_to(NOON + PAUSE, tick=False)

    assert len(sent_to_head()) == goes


def test_whoever_has_another_head_after_all_is_asked_about_there(asks):
    tara, ben, mo = asks("Tara"), asks("Ben"), asks("Mo")
    ben.head_email = "hope@example.org"
    ben.save()

    ask_another_head(ben, now=NOON)

    waiting = Message.objects.filter(kind="approval-asked").unsettled().order_by("to_email")
    assert [(m.to_email, interests_asked_of(m)) for m in waiting] == [
        ("hari@example.org", [mo.pk, tara.pk]),
        ("hope@example.org", [ben.pk]),
    ]


def test_an_address_put_right_and_wrong_again_loses_no_request(asks):
    tara = asks("Tara")
    for address in ("hope@example.org", "hari@example.org"):
        tara.head_email = address
        tara.save()
        ask_another_head(tara, now=NOON)

    [waiting] = Message.objects.filter(kind="approval-asked").unsettled()
    assert (waiting.to_email, interests_asked_of(waiting)) == ("hari@example.org", [tara.pk])
    assert waiting.key == f"approval-asked:{tara.pk}:again:2"


def test_a_request_that_went_already_is_not_made_again_by_itself(asks):
    tara = asks("Tara")
    Message.objects.filter(kind="approval-asked").update(sent_at=NOON)
    tara.head_email = "hope@example.org"
    tara.save()

    ask_another_head(tara, now=NOON)

    assert not Message.objects.filter(kind="approval-asked").unsettled().exists()


def test_what_may_have_arrived_already_is_not_taken_in(asks):
    asks("Tara")
    Message.objects.filter(kind="approval-asked").update(attempts=1)

    asks("Ben")

    letters = Message.objects.filter(kind="approval-asked").unsettled().order_by("pk")
    assert [("Tara" in one.text, "Ben" in one.text) for one in letters] == [
        (True, False),
        (False, True),
    ]


def test_another_hub_and_another_head_ask_by_themselves(asks):
    elsewhere = WorkGroupFactory(
        interest_opens_at=None, interest_closes_at=NOON + timedelta(days=30)
    )
    asks("Tara")
    asks("Ben", head_email="another@example.org")
    asks("Mo", group=elsewhere)

    assert Message.objects.filter(kind="approval-asked").unsettled().count() == 3


def test_an_email_does_not_grow_without_end(asks):
    for number in range(AT_MOST + 2):
        asks(f"Teacher{number}")

    waiting = Message.objects.filter(kind="approval-asked").unsettled().order_by("pk")
    assert [letter.key.count(":") for letter in waiting] == [AT_MOST, 2]


def test_what_strangers_ask_waits_for_others_too_and_counts_once_for_the_head(asks):
    for number in range(AT_MOST):
        asks(f"Teacher{number}", asked_from="here")

    [letter] = Message.objects.filter(kind="approval-asked").unsettled()
    assert (letter.due_at, letter.first_due_at) == (NOON + PAUSE, NOON + PAUSE)
    assert letter.asked_from == "here"
