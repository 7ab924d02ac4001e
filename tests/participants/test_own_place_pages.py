"""A participant's own page: how each date stands, and what is said before anything is done."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from outbox.models import Message
from participants import links as signed
from participants.actions.attendance import (
    cancel_workshop_place,
    name_substitute,
)
from participants.actions.change import call_off_workshop
from participants.actions.place import give_up_place
from participants.choices import AttendanceOutcome, Mark
from participants.models import Attendance, Cancellation, Substitution
from tests.factories import (
    FeePolicyFactory,
    ParticipantFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)
from tests.journeys.people import text_of
from tests.robust.reading import assert_refused_beside, links, summary
from workgroups.choices import WorkshopMode

pytestmark = pytest.mark.django_db

THE_DAY = london(2022, 2, 3, 9, 30)
IN_TIME, LATE = london(2022, 1, 27, 23, 59, 59), london(2022, 1, 28)
JOIN = "https://meet.example.org/ncp21-15"
CANCEL, COLLEAGUE = "I cannot come", "Name a colleague to come instead"


@pytest.fixture(autouse=True)
def _in_january(time_machine):
    time_machine.move_to(london(2022, 1, 10, 12), tick=False)


@pytest.fixture
def workshop():
    return WorkshopFactory(starts_at=THE_DAY, venue__name="Larkfield Hall")


@pytest.fixture
def participant(workshop):
    return ParticipantFactory(workgroup=workshop.workgroup)


def own_page(participant) -> str:
    return signed.PLACE.path(participant)


def date_page(name: str, participant, workshop) -> str:
    token = signed.PLACE.token(participant)
    return reverse(f"participants:{name}", args=[token, workshop.pk])


def acts_on(answer) -> set[str]:
    """What may be done about the dates shown."""
    known = (CANCEL, COLLEAGUE, "Come after all", "Give up your place", "Join the workshop")
    return {words for link in links(answer) for words in known if link.startswith(words)}


# How a date stands


def test_a_date_to_come_says_when_where_and_until_when_it_is_free(client, participant):
    answer = client.get(own_page(participant))

    for words in (
        "Thursday 3 February 2022, 9:30am to 2:30pm You are coming",
        "Larkfield Hall",
        "Free to cancel until 23:59 on Thursday 27 January 2022",
        "The hub may charge your school £75.00",
    ):
        assert words in text_of(answer), words
    assert acts_on(answer) == {CANCEL, COLLEAGUE, "Give up your place"}


def test_after_the_last_free_moment_the_page_says_when_it_was(client, participant, time_machine):
    time_machine.move_to(LATE, tick=False)

    said = text_of(client.get(own_page(participant)))

    assert "The last free moment to cancel was 23:59 on Thursday 27 January 2022." in said
    assert "Free to cancel until" not in said


def test_a_cancelled_date_says_since_when_and_can_be_come_to_after_all(
    client, participant, workshop
):
    cancel_workshop_place(participant=participant, workshop=workshop)

    answer = client.get(own_page(participant))

    assert "You are not coming" in text_of(answer)
    assert "You told us on 10 January 2022 at midday." in text_of(answer)
    assert acts_on(answer) == {"Come after all", COLLEAGUE, "Give up your place"}


def test_a_colleague_is_named_on_the_page(client, participant, workshop):
    name_substitute(participant=participant, workshop=workshop, name="Col League")

    said = text_of(client.get(own_page(participant)))

    assert "Name another colleague" in said
    assert COLLEAGUE not in said
    assert "A colleague comes" in said
    assert "Col League comes in your place." in said


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (AttendanceOutcome.PRESENT, "Attended"),
        (AttendanceOutcome.NO_SHOW, "Did not come"),
        (AttendanceOutcome.EXCUSED, "Excused"),
    ],
)
def test_a_date_that_is_over_says_how_it_ended_and_offers_nothing(
    client, participant, workshop, outcome, words, time_machine
):
    Attendance.objects.create(
        participant=participant, workshop=workshop, mark=Mark.PRESENT, outcome=outcome
    )
    time_machine.move_to(THE_DAY + timedelta(days=1))

    answer = client.get(own_page(participant))

    assert f" {words} " in text_of(answer)
    assert "You are coming" not in text_of(answer)
    # Nothing is left of the place to give up either.
    assert acts_on(answer) == set()


def test_a_workshop_that_was_called_off_is_no_date_any_more(client, participant, workshop):
    call_off_workshop(workshop=workshop, reason="Snow")

    assert "There are no dates yet." in text_of(client.get(own_page(participant)))
    for name in ("cancel_date", "substitute", "come_after_all"):
        assert client.get(date_page(name, participant, workshop)).status_code == 404


def test_a_date_of_another_work_group_is_none_of_this_place(client, participant):
    other = WorkshopFactory(starts_at=THE_DAY)

    for name in ("cancel_date", "substitute", "come_after_all"):
        path = date_page(name, participant, other)
        assert (client.get(path).status_code, client.post(path).status_code) == (404, 404)
    assert Cancellation.objects.count() == 0


# The link to join


@pytest.fixture
def online():
    return WorkshopFactory(starts_at=THE_DAY, mode=WorkshopMode.ONLINE, join_link=JOIN)


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        (timedelta(days=14, seconds=1), False),
        (timedelta(days=14), True),
        (timedelta(0), True),
        # Whoever comes late finds it until the workshop is over.
        (timedelta(hours=-5), True),
        (timedelta(hours=-5, seconds=-1), False),
    ],
)
def test_the_link_to_join_is_shown_in_the_two_weeks_before(
    client, online, before, shown, time_machine
):
    participant = ParticipantFactory(workgroup=online.workgroup)
    time_machine.move_to(THE_DAY - before, tick=False)

    answer = client.get(own_page(participant))

    assert (JOIN in answer.content.decode()) == shown
    assert ("Join the workshop" in acts_on(answer)) == shown


def test_nobody_without_a_place_sees_the_link_to_join(client, online, time_machine):
    participant = ParticipantFactory(workgroup=online.workgroup)
    give_up_place(participant=participant, reason="New job")
    time_machine.move_to(THE_DAY - timedelta(days=2), tick=False)

    for path in (
        own_page(participant),
        online.workgroup.get_absolute_url(),
        reverse("workgroups:catalogue"),
        online.workgroup.hub.get_absolute_url(),
    ):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "meet.example.org" not in answer.content.decode(), path


def test_a_link_that_is_not_known_yet_is_promised(client, online, time_machine):
    online.join_link = ""
    online.save()
    participant = ParticipantFactory(workgroup=online.workgroup)
    time_machine.move_to(THE_DAY - timedelta(days=20), tick=False)

    assert "The link to join appears here 14 days before." in (
        text_of(client.get(own_page(participant)))
    )


# Cancelling


@pytest.mark.parametrize(
    ("now", "before", "letter"),
    [
        (
            IN_TIME,
            "There is no fee: you are cancelling in time. You have until 23:59 on Thursday 27",
            "There is no fee for this date.",
        ),
        (
            LATE,
            "Your school may be charged £75.00 for this date. You could cancel it free of charge "
            "until 23:59 on Thursday 27 January 2022, and that has passed. Somebody at the hub "
            "looks at every case before anything is charged, and reads why you cannot come if you "
            "say so below.",
            "your school may be charged £75.00 for this date",
        ),
    ],
    ids=["in time", "late"],
)
def test_the_page_says_before_the_click_whether_a_fee_may_follow(
    client, participant, workshop, now, before, letter, time_machine
):
    path, home = date_page("cancel_date", participant, workshop), own_page(participant)
    time_machine.move_to(now, tick=False)

    shown = client.get(path)
    answer = client.post(path, {"reason": "No cover"}, follow=True)

    assert before in text_of(shown)
    assert "Only this date is cancelled." in text_of(shown)
    assert "Why can you not come? (optional) You need not say." in text_of(shown)
    assert "please say why" not in text_of(shown)
    assert answer.redirect_chain == [(home, 302)]
    assert "Thank you for telling us: an email is on its way" in text_of(answer)
    assert letter in Message.objects.get(kind="place-cancelled").text
    cancellation = Cancellation.objects.get()
    assert (cancellation.notified_at, cancellation.reason) == (now, "No cover")


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"charges_late_cancellation": False}, "There is no fee for cancelling this date."),
        (None, "There is no fee for this date."),
    ],
)
def test_where_no_fee_can_follow_the_page_says_so(client, terms, said, time_machine):
    group = WorkGroupFactory()
    group.fee_policy = terms and FeePolicyFactory(hub=group.hub, **terms)
    workshop = WorkshopFactory(workgroup=group, starts_at=THE_DAY)
    participant = ParticipantFactory(workgroup=group)
    time_machine.move_to(LATE, tick=False)

    assert said in text_of(client.get(date_page("cancel_date", participant, workshop)))


def test_a_date_is_cancelled_once(client, participant, workshop):
    path = date_page("cancel_date", participant, workshop)
    client.post(path, {"reason": ""})

    answer = client.post(path, {"reason": "Again"})

    assert answer.status_code == 422
    assert [m for _, m in summary(answer)] == ["This date has been cancelled already."]
    assert Cancellation.objects.count() == 1


def test_what_is_typed_is_kept_when_the_workshop_has_begun(
    client, participant, workshop, time_machine
):
    time_machine.move_to(THE_DAY, tick=False)

    answer = client.post(date_page("cancel_date", participant, workshop), {"reason": "The bus"})

    assert answer.status_code == 422
    assert summary(answer)[0][1].startswith("This workshop has started")
    assert answer.context["form"]["reason"].value() == "The bus"


# A colleague instead


def test_a_colleague_is_named_and_told(client, participant, workshop):
    path = date_page("substitute", participant, workshop)
    assert f"a colleague from {participant.school}" in text_of(client.get(path))

    answer = client.post(path, {"name": "Col League", "email": "col@example.org"}, follow=True)

    assert "Col League comes in your place, and there is no fee if they do." in text_of(answer)
    assert Message.objects.get(kind="substitute-named").to_email == "col@example.org"


def test_a_colleague_needs_a_name_and_an_address_of_their_own(client, participant, workshop):
    path = date_page("substitute", participant, workshop)

    missing = client.post(path, {"name": "", "email": "col"})
    own = client.post(path, {"name": "Col League", "email": participant.person.email.upper()})

    assert_refused_beside(
        missing,
        name="Enter your colleague's name",
        email="Enter an email address in full, like name@example.org",
    )
    assert_refused_beside(own, email="Enter the colleague's own email address.")
    assert own.context["form"]["name"].value() == "Col League"
    assert Substitution.objects.count() == 0


def test_terms_without_substitutes_offer_none(client, time_machine):
    group = WorkGroupFactory()
    group.fee_policy = FeePolicyFactory(hub=group.hub, allows_substitute=False)
    workshop = WorkshopFactory(workgroup=group, starts_at=THE_DAY)
    participant = ParticipantFactory(workgroup=group)

    assert COLLEAGUE not in acts_on(client.get(own_page(participant)))
    answer = client.post(date_page("substitute", participant, workshop), {"name": "Col League"})
    assert summary(answer)[0][1].startswith("The hub's terms do not allow a colleague")


# Giving the place up


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (IN_TIME, "free until 23:59 on Thursday 27 January 2022 There is no fee for giving it up"),
        (LATE, "Your school may be charged £75.00 for Thursday 3 February 2022"),
    ],
)
def test_giving_up_says_first_what_it_may_cost(client, participant, now, said, time_machine):
    time_machine.move_to(now, tick=False)
    path = reverse("participants:give_up", args=[signed.PLACE.token(participant)])

    shown = client.get(path)
    missing = client.post(path, {"reason": ""})
    answer = client.post(path, {"reason": "A new job"}, follow=True)

    assert said in text_of(shown)
    assert_refused_beside(missing, reason="Say in a few words why you are giving up your place")
    assert "You have given up your place, thank you for telling us." in text_of(answer)
    assert Cancellation.objects.get().notified_at == now
    participant.refresh_from_db()
    assert (participant.withdrawn_at, participant.withdrawn_because) == (now, "A new job")


def test_a_late_fee_is_not_threatened_where_the_terms_charge_none(client, time_machine):
    group = WorkGroupFactory()
    group.fee_policy = FeePolicyFactory(hub=group.hub, charges_late_cancellation=False)
    WorkshopFactory(workgroup=group, starts_at=THE_DAY)
    participant = ParticipantFactory(workgroup=group)
    time_machine.move_to(LATE, tick=False)
    path = reverse("participants:give_up", args=[signed.PLACE.token(participant)])

    assert "may be charged" not in text_of(client.get(path))


def test_after_its_time_the_link_to_the_place_says_that_it_has_run_out(
    client, participant, time_machine
):
    path = own_page(participant)
    time_machine.move_to(timezone.now() + signed.PLACE.lasts + timedelta(seconds=2))

    answer = client.get(path)

    assert answer.status_code == 410
    assert "Look for a newer email from us." in text_of(answer)
