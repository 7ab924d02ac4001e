"""An expression of interest checked, sent, or kept for later by a link in an email."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from hubs.choices import HubTextKind
from outbox.models import Message
from participants import links as signed
from participants.models import ExpressionOfInterest, InterestDraft
from schools.choices import SchoolStatus
from schools.models import School
from tests.factories import HubTextFactory, UserFactory, school_in
from tests.journeys.people import text_of
from tests.participants.drafts import ABOUT_YOU, HEAD, PRIORITIES, draft_of, page, step_of, ticks
from tests.robust.need_acts import guarded
from tests.robust.reading import (
    assert_refused_beside,
    summary,
    typed,
)
from workgroups.choices import JobRole
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db

# Checking and sending


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("known", "leads_to"),
    [
        ({}, "school"),
        ({"school": 1}, "about-you"),
        ({"school": 1, **ABOUT_YOU}, "priorities"),
        ({"school": 1, **ABOUT_YOU, **PRIORITIES}, "head"),
    ],
)
def test_nobody_checks_or_sends_what_is_not_filled_in(client, workgroup, method, known, leads_to):
    draft = draft_of(workgroup, **known)

    answer = getattr(client, method)(page(draft, "check"), ticks())

    assert (answer.status_code, step_of(answer)) == (302, leads_to)
    assert ExpressionOfInterest.objects.count() == 0


def test_everything_is_shown_before_it_is_sent(client, full, workgroup):
    HubTextFactory(hub=workgroup.hub, kind=HubTextKind.PRIVACY, body="We keep it for two years.")

    said = text_of(client.get(page(full, "check")))

    for words in (
        "Beacon Hill School, Larkfield, ZZ2 3AB",
        *(ABOUT_YOU | PRIORITIES | HEAD | {"job_role": JobRole.SUBJECT_LEAD.label}).values(),
        "We keep it for two years.",
        "The hub may charge your school £75.00",
        "free until 23:59 on",
    ):
        assert words in said, words
    assert said.count(" Change ") >= 10


@pytest.mark.parametrize(
    ("step", "answers", "shown"),
    [
        ("about_you", ABOUT_YOU | {"name": "Tara Newname"}, "Tara Newname"),
        ("priorities", PRIORITIES | {"priority": "Algebra tiles"}, "Algebra tiles"),
        ("head", HEAD | {"head_name": "Hope Head"}, "Hope Head"),
    ],
)
def test_a_change_leads_straight_back_to_the_check(client, full, step, answers, shown):
    answer = client.post(page(full, step), answers, follow=True)

    # The link is signed with the second in which it is made.
    [(leads_to, status)] = answer.redirect_chain
    assert (leads_to.rstrip("/").rpartition("/")[2], status) == ("check", 302)
    assert shown in text_of(answer)


def test_nothing_is_sent_without_the_two_ticks(client, full):
    answer = client.post(page(full, "check"), guarded() | {"accepts_terms": "on"})

    assert_refused_beside(
        answer,
        has_read_privacy="Confirm that you have read how the hub uses what you tell it",
    )
    assert typed(answer, "accepts_terms") is True
    assert ExpressionOfInterest.objects.count() == 0


def test_sending_says_what_happens_next(client, full):
    answer = client.post(page(full, "check"), ticks(), follow=True)

    said = text_of(answer)
    assert "Your expression of interest is sent" in said
    assert "Look for our email at tara@example.org." in said
    assert "Your headteacher or principal is asked by email to approve your place." in said
    assert set(Message.objects.values_list("kind", "to_email")) == {
        ("interest-received", "tara@example.org"),
        ("approval-asked", "hari@example.org"),
    }


def test_sending_twice_sends_once(client, full):
    for _ in range(2):
        assert step_of(client.post(page(full, "check"), ticks())) == "sent"

    assert ExpressionOfInterest.objects.count() == 1
    assert Message.objects.count() == 2


@pytest.mark.parametrize("step", ["school", "about_you", "priorities", "head", "check", "save"])
def test_once_it_is_sent_every_link_leads_to_the_page_that_says_so(client, full, step):
    client.post(page(full, "check"), ticks())

    assert step_of(client.get(page(full, step))) == "sent"
    assert step_of(client.get(signed.DRAFT.path(full))) == "sent"


@pytest.mark.parametrize(
    ("step", "answers"),
    [
        ("about_you", ABOUT_YOU | {"name": "Else"}),
        ("priorities", {"priority": "Else"}),
        ("head", HEAD),
    ],
)
def test_what_is_sent_is_not_changed_any_more(client, full, step, answers):
    client.post(page(full, "check"), ticks())
    before = InterestDraft.objects.get().answers

    answer = client.post(page(full, step), answers)

    assert answer.status_code == 422
    assert "has been sent and can no longer be changed" in summary(answer)[0][1]
    assert InterestDraft.objects.get().answers == before


def test_before_it_is_sent_nothing_says_that_it_is(client, full, workgroup):
    assert step_of(client.get(page(full, "sent"))) == "check"
    assert step_of(client.get(page(draft_of(workgroup), "sent"))) == "school"


def school_closes(full):
    School.objects.filter(pk=full.answers["school"]).update(status=SchoolStatus.CLOSED)


def recruitment_closes(full):
    WorkGroup.objects.filter(pk=full.workgroup_id).update(interest_closes_at=timezone.now())


@pytest.mark.parametrize(
    ("meanwhile", "said"),
    [
        (school_closes, "Go back and choose your school again: it is no longer open."),
        (recruitment_closes, "This Work Group is not open for expressions of interest"),
    ],
)
def test_what_changed_meanwhile_is_said_and_nothing_is_lost(client, full, meanwhile, said):
    meanwhile(full)

    answer = client.post(page(full, "check"), ticks())

    assert answer.status_code == 422
    assert summary(answer)[0][1].startswith(said)
    full.refresh_from_db()
    assert (full.sent_as, full.answers["priority"]) == (None, "A shared scheme of work")


def test_whoever_has_asked_already_gets_the_same_page_and_reads_so_by_email(
    client, full, time_machine
):
    time_machine.move_to(timezone.now(), tick=False)
    other = draft_of(full.workgroup, **full.answers | {"email": "TARA@example.org\u200b"})
    first = client.post(page(full, "check"), ticks(), follow=True)

    second = client.post(page(other, "check"), ticks(), follow=True)

    said = text_of(first)
    assert text_of(second).replace("TARA@example.org\u200b", "tara@example.org") == said
    assert step_of(client.get(signed.DRAFT.path(other))) == "sent"
    [interest] = ExpressionOfInterest.objects.all()
    # Whoever types somebody else's address gets no link that is theirs.
    assert "/interest/" not in first.content.decode() + second.content.decode()
    letter = Message.objects.get(kind="interest-stands")
    assert letter.to_email == "tara@example.org"
    assert signed.INTEREST.path(interest) in letter.text
    assert Message.objects.count() == 3


def test_it_is_said_by_email_once_a_day(client, full, time_machine):
    client.post(page(full, "check"), ticks())

    for _ in range(3):
        client.post(page(draft_of(full.workgroup, **full.answers), "check"), ticks())

    assert Message.objects.filter(kind="interest-stands").count() == 1
    time_machine.move_to(timezone.now() + timedelta(days=1))
    client.post(page(draft_of(full.workgroup, **full.answers), "check"), ticks())
    assert Message.objects.filter(kind="interest-stands").count() == 2


def test_an_address_that_leads_it_gets_the_same_page_and_the_mail_says_why(client, full):
    """Nobody learns from the form whose address leads; and nobody takes part in what they lead."""
    lead = UserFactory(email="lee@example.org")
    full.workgroup.leads.add(lead)
    of_lead = draft_of(full.workgroup, **full.answers | {"email": "lee@example.org"})
    new = draft_of(full.workgroup, **full.answers | {"email": "nora@example.org"})

    steps = [client.get(page(one, "check")) for one in (of_lead, new)]
    sent = [client.post(page(one, "check"), ticks(), follow=True) for one in (of_lead, new)]

    for pages in (steps, sent):
        said = [text_of(one).replace("lee@", "nora@") for one in pages]
        assert said[0] == said[1]
    letter = Message.objects.get(kind="interest-of-lead")
    assert letter.to_email == "lee@example.org"
    assert "You lead this Work Group, and nobody takes part in what they lead" in letter.text
    assert [row.email for row in ExpressionOfInterest.objects.all()] == ["nora@example.org"]


def test_a_known_address_under_another_name_gets_the_same_page(client, full):
    """Nobody learns from the form who is known; the hub and the mailbox are asked."""
    client.post(page(full, "check"), ticks())
    new = draft_of(full.workgroup, **full.answers | {"email": "nora@example.org"})
    known = draft_of(full.workgroup, **full.answers | {"name": "Nora New"})

    pages = [client.post(page(one, "check"), ticks(), follow=True) for one in (new, known)]

    said = [text_of(one).replace("nora@", "tara@") for one in pages]
    assert said[0] == said[1]
    asked = Message.objects.filter(text__contains="under another name or school")
    assert list(asked.values_list("kind", "to_email")) == [
        ("interest-received", "tara@example.org")
    ]


# Saving and coming back


def test_the_link_to_come_back_is_sent_by_email(client, workgroup, school):
    draft = draft_of(workgroup, school=school.pk)

    answer = client.post(
        page(draft, "save"), guarded() | {"email": "tara@example.org"}, follow=True
    )

    letter = Message.objects.get()
    assert "The link is on its way, and what you have typed is kept for 30 days." in text_of(answer)
    assert (letter.kind, letter.to_email) == ("interest-saved", "tara@example.org")
    token = letter.text.split("/interest/")[1].split("/")[0]
    assert signed.DRAFT.read(token) == draft.pk


def test_the_link_leads_on_with_the_first_page_that_is_not_filled_in(client, workgroup, school):
    draft = draft_of(workgroup, school=school.pk, **ABOUT_YOU)

    assert step_of(client.get(signed.DRAFT.path(draft))) == "priorities"


def test_asking_twice_in_a_minute_sends_one_link(client, workgroup, time_machine):
    draft = draft_of(workgroup)
    time_machine.move_to(timezone.now().replace(second=1), tick=False)

    for seconds in (0, 30, 30):
        time_machine.shift(seconds)
        client.post(page(draft, "save"), guarded() | {"email": "tara@example.org"})

    assert Message.objects.count() == 2


def test_an_address_is_needed_to_send_the_link_to(client, workgroup):
    answer = client.post(page(draft_of(workgroup), "save"), guarded() | {"email": ""})

    assert_refused_beside(answer, email="Enter your email address")
    assert Message.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "post"])
def test_after_thirty_days_the_link_says_that_it_has_run_out(client, full, method, time_machine):
    path = page(full, "check")
    time_machine.move_to(timezone.now() + timedelta(days=30, seconds=2))

    answer = getattr(client, method)(path, ticks())

    assert answer.status_code == 410
    assert "This link has run out" in text_of(answer)
    assert "Look for a newer email from us." in text_of(answer)
    assert ExpressionOfInterest.objects.count() == 0


def test_a_draft_cannot_be_reached_without_its_link(client, full):
    for token in (str(full.pk), f"{full.pk}:x:y", signed.PLACE.sign(full.pk)):
        assert client.get(reverse("participants:interest_check", args=[token])).status_code == 404


def test_a_link_for_a_mailbox_that_had_many_waits_and_the_page_says_so(client, workgroup):
    for _ in range(10):
        client.post(page(draft_of(workgroup), "save"), guarded() | {"email": "victim@example.org"})
    draft = draft_of(workgroup, **ABOUT_YOU)

    answer = client.post(
        page(draft, "save"), guarded() | {"email": "victim@example.org"}, follow=True
    )

    assert "Many emails have been asked for, so the link goes on" in text_of(answer)
    row = Message.objects.get(about_id=draft.pk)
    assert row.due_at > timezone.now() + timedelta(minutes=59)


def test_a_network_that_asks_for_many_links_is_refused_and_loses_nothing(client, workgroup):
    path = page(draft_of(workgroup), "save")
    for number in range(30):
        client.post(path, guarded() | {"email": f"v{number}@example.org"})

    answer = client.post(path, guarded() | {"email": "one-more@example.org"})

    assert answer.status_code == 422
    assert answer.context["form"]["email"].value() == "one-more@example.org"
    assert "What you typed is still here" in text_of(answer)
    assert not Message.objects.filter(to_email="one-more@example.org").exists()


@pytest.mark.parametrize("step", ["check", "save"])
def test_what_fills_in_the_box_that_people_do_not_see_sends_nothing(client, full, step):
    sent = ticks() | {"email": "tara@example.org", "homepage": "https://pills.example"}

    refused = client.post(page(full, step), sent)

    assert refused.status_code == 422
    assert not Message.objects.exists()
    # A person whose browser filled it in presses again.
    assert refused.context["form"]["homepage"].value() == ""


@pytest.mark.parametrize("step", ["check", "save"])
def test_a_page_sent_without_having_been_opened_sends_nothing(client, full, step):
    sent = {"has_read_privacy": "on", "accepts_terms": "on", "email": "tara@example.org"}

    assert client.post(page(full, step), sent).status_code == 422
    assert not Message.objects.exists()


def test_no_words_of_a_stranger_stand_in_a_subject_or_before_the_hub_s_own(client, workgroup):
    advert = "BUY www.pills.example"
    answers = ABOUT_YOU | PRIORITIES | HEAD | {"name": advert, "head_name": advert}
    school = school_in(workgroup.hub)
    draft = draft_of(workgroup, school=school.pk, **answers)

    client.post(page(draft, "check"), ticks())

    letters = Message.objects.all()
    assert {letter.kind for letter in letters} == {"interest-received", "approval-asked"}
    for letter in letters:
        assert advert not in letter.subject
        before = letter.text.partition(advert)[0]
        assert "Thank you" in before or "Please say whether your school agrees" in before
