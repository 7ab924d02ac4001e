"""Writing to a hub without signing in, and how its staff answer."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from needs.choices import EnquiryKind, NeedSource
from needs.models import Enquiry, Need
from outbox.models import Message
from pages.choices import Suspicion
from pages.forms.guarded import TOO_LATE, TOO_QUICK, UNKNOWN
from pages.rules.school_year import school_year_of
from tests.factories import HubFactory, member, school_in
from tests.needs.factories import EnquiryFactory
from tests.robust.need_acts import guarded

pytestmark = pytest.mark.django_db

WORDS = {"message": "Which Work Group is for us?", "name": "Ena Quirer", "email": "ena@example.org"}


@pytest.fixture
def hub():
    return HubFactory(name="Larkfield Maths Hub", mailbox="hub@example.org")


@pytest.fixture
def admin(hub):
    return member(hub, Role.ADMINISTRATOR)


def path(hub, page="ask", school="none"):
    return reverse(f"needs:{page}", args=[hub.slug]) + f"?school={school}"


def send(client, hub, page="ask", school="none", token=None, **answers):
    token = guarded() if token is None else token
    return client.post(path(hub, page, school), token | answers)


def staff(client, user):
    client.force_login(user)
    return client


# Sending


def test_a_question_is_kept_acknowledged_and_told_to_the_hub(client, hub, time_machine):
    time_machine.move_to("2026-12-22T10:00:00Z", tick=False)  # a Tuesday before Christmas

    answer = client.post(path(hub), guarded() | WORDS, follow=True)

    enquiry = Enquiry.objects.get()
    assert (enquiry.hub, enquiry.kind, enquiry.message) == (hub, "question", WORDS["message"])
    # Five working days, with Christmas, its Monday in lieu, a weekend and New Year's Day between.
    assert enquiry.answer_by == date(2026, 12, 31)
    assert "an answer by Thursday 31 December 2026" in answer.content.decode()
    told = {row.to_email: row for row in Message.objects.all()}
    assert set(told) == {"ena@example.org", "hub@example.org"}
    assert "Thursday 31 December 2026" in told["ena@example.org"].text
    assert WORDS["message"] in told["hub@example.org"].text


def test_the_hub_sets_its_days_to_answer(client, hub, time_machine):
    time_machine.move_to("2026-11-23T10:00:00Z", tick=False)
    hub.answer_days = 2
    hub.save()

    send(client, hub, **WORDS)

    assert Enquiry.objects.get().answer_by == date(2026, 11, 25)


def test_the_same_form_sent_twice_is_one_enquiry(client, hub):
    token = guarded()

    answers = [send(client, hub, token=token, **WORDS).status_code for _ in range(2)]

    assert (answers, Enquiry.objects.count(), Message.objects.count()) == ([302, 302], 1, 2)


def test_the_school_is_found_first_and_kept_with_the_enquiry(client, hub):
    school = school_in(hub, name="Brook Primary School")
    ask = reverse("needs:ask", args=[hub.slug])

    found = client.get(ask, {"q": "brook"}).content.decode()
    form = client.get(path(hub, school=school.pk)).content.decode()
    send(client, hub, school=school.pk, **WORDS)

    assert f'href="?school={school.pk}"' in found
    assert "Brook Primary School</strong>" in form
    assert Enquiry.objects.get().school == school


def test_a_need_goes_to_the_hub_of_the_school(client, hub):
    elsewhere = HubFactory()
    school = school_in(elsewhere)

    answer = client.get(path(hub, "say_need", school.pk))

    assert answer.url == path(elsewhere, "say_need", school.pk)


def test_a_need_with_an_address_is_a_need_and_an_enquiry(client, hub):
    school = school_in(hub)

    send(
        client,
        hub,
        "say_need",
        school.pk,
        what_is_needed="Subject knowledge",
        what_matters_most="Time together",
        phase="primary",
        email="ena@example.org",
        may_be_told="on",
    )

    need = Need.objects.get()
    assert (need.source, need.phase, need.may_be_told) == (NeedSource.DIRECT, "primary", True)
    assert list(need.schools.all()) == [school]
    assert (need.enquiry.kind, need.enquiry.school) == (EnquiryKind.NEED, school)
    assert need.enquiry.message == "Subject knowledge\n\nTime together"


def test_a_need_may_be_said_without_a_name(client, hub):
    answer = send(client, hub, "say_need", what_comes_first="Fluency")

    need = Need.objects.get()
    assert (answer.status_code, need.enquiry, need.contact_email) == (302, None, "")
    assert [row.to_email for row in Message.objects.all()] == ["hub@example.org"]


def test_a_need_says_something(client, hub):
    answer = send(client, hub, "say_need", what_is_needed=" ", may_be_told="on")

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Answer at least one of the three questions" in text
    assert "so that we can write to you" in text


@pytest.mark.parametrize(
    ("page", "kind"), [("offer_partnership", "partner"), ("suggest_idea", "idea")]
)
def test_offers_and_ideas_are_enquiries_too(client, hub, page, kind):
    send(client, hub, page, organisation="The Mill", **WORDS)

    assert Enquiry.objects.get().kind == kind


# Machines


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, TOO_QUICK), (2, TOO_QUICK), (3, None), (86_400, None), (86_402, TOO_LATE)],
)
def test_a_form_sent_too_quickly_or_too_late_comes_back_whole(
    client, hub, seconds, said, time_machine
):
    time_machine.move_to("2026-11-23T10:00:00Z", tick=False)
    token = {"begun": client.get(path(hub)).context["form"]["begun"].value()}
    time_machine.shift(timedelta(seconds=seconds))

    answer = send(client, hub, token=token, **WORDS)

    assert answer.status_code == (422 if said else 302)
    if said:
        text = answer.content.decode()
        assert all(words in text for words in (said.replace("’", "&#x27;"), *WORDS.values()))
        again = {"begun": answer.context["form"]["begun"].value()}
        time_machine.shift(timedelta(seconds=5))
        assert send(client, hub, token=again, **WORDS).status_code == 302


def test_a_form_nobody_opened_comes_back(client, hub):
    answer = send(client, hub, token={"begun": "made:up:here"}, **WORDS)

    assert (answer.status_code, Enquiry.objects.count()) == (422, 0)
    assert UNKNOWN in answer.content.decode()


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"homepage": "x"}, Suspicion.TRAP),
        ({"message": "https://a.example www.b.example http://c.example"}, Suspicion.LINKS),
    ],
)
def test_what_looks_like_spam_is_set_aside_and_nobody_is_written_to(client, hub, more, reason):
    answer = send(client, hub, **(WORDS | more))

    enquiry = Enquiry.objects.get()
    assert (answer.status_code, enquiry.suspicion) == (302, reason)
    assert list(Enquiry.objects.set_aside()) == [enquiry]
    assert not Enquiry.objects.waiting().exists()
    assert not Message.objects.exists()


def test_two_links_are_no_suspicion(client, hub):
    send(client, hub, **(WORDS | {"message": "See www.a.example and https://b.example"}))

    assert Enquiry.objects.get().suspicion == ""


def test_the_same_words_from_another_address_are_set_aside(client, hub):
    send(client, hub, **WORDS)
    send(client, HubFactory(), **(WORDS | {"email": "other@example.org"}))

    assert [row.suspicion for row in Enquiry.objects.order_by("pk")] == ["", Suspicion.REPEATED]


def test_a_need_that_looks_like_spam_is_set_aside_with_its_enquiry(client, hub):
    send(client, hub, "say_need", what_is_needed="x", email="e@example.org", homepage="x")

    assert not Need.objects.standing().exists()
    assert Enquiry.objects.set_aside().count() == 1


def test_one_mailbox_may_write_six_times_an_hour(client, hub):
    told = [send(client, hub, **(WORDS | {"message": f"Number {n}"})).status_code for n in range(7)]

    assert told == [302] * 6 + [422]


def test_the_seventh_message_is_not_lost(client, hub):
    for n in range(6):
        send(client, hub, **(WORDS | {"message": f"Number {n}"}))

    text = send(client, hub, **(WORDS | {"message": "The last word"})).content.decode()

    assert "The last word" in text
    assert "write to hub@example.org" in text


@pytest.fixture
def without_redis(settings):
    """Nothing listens on this port."""
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1",
        }
    }


def test_while_nothing_can_be_counted_a_message_comes_back_whole(client, hub, without_redis):
    answer = send(client, hub, **WORDS)

    assert (answer.status_code, Enquiry.objects.count()) == (422, 0)
    text = answer.content.decode()
    assert "We cannot take this just now. Wait a minute, then send it again." in text
    assert all(words in text for words in WORDS.values())


# Answering


def test_the_most_overdue_comes_first_and_says_so(client, hub, admin, time_machine):
    time_machine.move_to("2026-11-25T10:00:00Z", tick=False)  # a Wednesday
    for name, day in [("Later", 27), ("Late", 23), ("Today", 25)]:
        EnquiryFactory(hub=hub, name=name, answer_by=date(2026, 11, day))
    EnquiryFactory(hub=hub, name="Told", answer_by=date(2026, 11, 2), answered_at=timezone.now())

    answer = staff(client, admin).get(reverse("needs:enquiries"))

    assert [row.name for row in answer.context["object_list"]] == ["Late", "Today", "Later", "Told"]
    text = answer.content.decode()
    assert [words in text for words in ("2 days late", "Due today", "2 days left")] == [True] * 3


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("", ["Late", "Waiting", "Told"]),
        ("waiting", ["Late", "Waiting"]),
        ("overdue", ["Late"]),
        ("answered", ["Told"]),
        ("set_aside", ["Suspect"]),
        ("closed", ["Closed"]),
    ],
)
def test_the_list_shows_one_state(client, hub, admin, state, names):
    now, today = timezone.now(), timezone.localdate()
    EnquiryFactory(hub=hub, name="Waiting")
    EnquiryFactory(hub=hub, name="Late", answer_by=today - timedelta(days=1))
    EnquiryFactory(hub=hub, name="Told", answered_at=now)
    EnquiryFactory(hub=hub, name="Suspect", suspicion="trap", set_aside_at=now)
    EnquiryFactory(hub=hub, name="Closed", closed_at=now, outcome="spam", closed_by=admin)

    answer = staff(client, admin).get(reverse("needs:enquiries"), {"state": state})

    assert [row.name for row in answer.context["object_list"]] == names


def test_an_answer_is_emailed_and_closes_the_enquiry(client, hub, admin):
    enquiry = EnquiryFactory(hub=hub)

    staff(client, admin).post(
        reverse("needs:answer_enquiry", args=[enquiry.pk]),
        {"text": "Come on Tuesday.", "closes": "on"},
    )

    enquiry.refresh_from_db()
    letter = Message.objects.get(kind="enquiry-answer")
    assert (enquiry.state, enquiry.outcome) == ("closed", "answered")
    assert (letter.to_email, letter.reply_to) == (enquiry.email, "hub@example.org")
    assert "Come on Tuesday." in letter.text
    page = client.get(enquiry.get_absolute_url()).content.decode()
    assert "Come on Tuesday." in page


def test_the_same_answer_goes_once(client, hub, admin):
    enquiry = EnquiryFactory(hub=hub)
    page = reverse("needs:answer_enquiry", args=[enquiry.pk])

    told = [staff(client, admin).post(page, {"text": "Yes."}).status_code for _ in range(2)]

    assert (told, Message.objects.count()) == ([302, 422], 1)


def test_a_colleague_of_the_hub_is_given_an_enquiry_and_told(client, hub, admin):
    enquiry, lead = EnquiryFactory(hub=hub), member(hub, Role.HUB_LEAD)
    stranger = member(HubFactory(), Role.HUB_LEAD)
    page = reverse("needs:assign_enquiry", args=[enquiry.pk])

    told = [staff(client, admin).post(page, {"to": u.pk}).status_code for u in (lead, stranger)]

    enquiry.refresh_from_db()
    assert (told, enquiry.assigned_to) == ([302, 422], lead)
    assert [row.to_email for row in Message.objects.all()] == [lead.email]


def test_a_message_set_aside_by_mistake_is_taken_in(client, hub, admin, time_machine):
    time_machine.move_to("2026-11-23T10:00:00Z", tick=False)
    send(client, hub, "say_need", what_is_needed="x", email="e@example.org", homepage="x")
    enquiry = Enquiry.objects.get()
    time_machine.shift(timedelta(days=7))

    staff(client, admin).post(reverse("needs:take_in_enquiry", args=[enquiry.pk]))

    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.answer_by) == ("waiting", date(2026, 12, 7))
    assert Need.objects.standing().count() == 1
    assert Message.objects.count() == 2


def test_an_enquiry_becomes_a_need_once(client, hub, admin):
    school = school_in(hub)
    enquiry = EnquiryFactory(hub=hub, school=school)
    page = reverse("needs:keep_as_need", args=[enquiry.pk])
    form = staff(client, admin).get(page).context["form"]
    answers = {name: value for name, value in form.initial.items() if value}
    answers |= {
        "school_year": str(school_year_of(timezone.localdate())),
        "themes": ["initial", "leadership"],
    }

    told = [client.post(page, answers).status_code for _ in range(2)]

    need = Need.objects.get()
    assert (told, need.enquiry, list(need.schools.all())) == ([302, 422], enquiry, [school])
    assert need.themes == ["initial", "leadership"]


def test_a_closed_enquiry_is_opened_again(client, hub, admin):
    enquiry = EnquiryFactory(hub=hub)
    staff(client, admin)
    client.post(
        reverse("needs:close_enquiry", args=[enquiry.pk]),
        {"outcome": "passed_on", "note": "A"},
    )

    client.post(reverse("needs:reopen_enquiry", args=[enquiry.pk]))

    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.closing_note) == ("waiting", "")


def test_home_counts_what_waits_and_what_is_overdue(client, hub, admin):
    EnquiryFactory(hub=hub)
    EnquiryFactory(hub=hub, answer_by=timezone.localdate() - timedelta(days=1))
    EnquiryFactory(hub=HubFactory())

    lines = staff(client, admin).get("/home/").context["lines"]

    found = [line.is_late for line in lines if line.kind == "enquiries_to_answer"]
    assert found == [True, False]
