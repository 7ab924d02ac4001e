"""The expression of interest as teachers meet it: one thing a page, and nothing is ever lost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from participants.models import ExpressionOfInterest, InterestDraft
from schools.choices import SchoolStatus
from tests.factories import (
    SchoolFactory,
)
from tests.journeys.people import text_of
from tests.participants.drafts import ABOUT_YOU, HEAD, PRIORITIES, draft_of, page, step_of, ticks
from tests.robust.reading import (
    assert_refused_beside,
    back_link,
    error_beside,
    links,
    summary,
    typed,
)
from workgroups.choices import JobRole
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db

# Beginning


def test_the_button_begins_a_draft_and_leads_to_the_first_step(client, workgroup):
    answer = client.post(reverse("participants:begin", args=[workgroup.pk]))

    assert (answer.status_code, step_of(answer)) == (302, "school")
    assert InterestDraft.objects.get().workgroup == workgroup


@pytest.mark.parametrize(
    "change",
    [{"interest_closes_at": timedelta(0)}, {"interest_opens_at": timedelta(days=1)}],
    ids=["closed", "not open yet"],
)
def test_where_nothing_can_be_sent_nothing_is_begun(client, workgroup, change):
    [(field, later)] = change.items()
    WorkGroup.objects.filter(pk=workgroup.pk).update(**{field: timezone.now() + later})

    answer = client.post(reverse("participants:begin", args=[workgroup.pk]), follow=True)

    assert answer.redirect_chain == [(workgroup.get_absolute_url(), 302)]
    assert (
        f"not open for expressions of interest at the moment. Write to {workgroup.hub.mailbox}"
        in (text_of(answer))
    )
    assert InterestDraft.objects.count() == 0


def test_a_work_group_that_is_not_published_cannot_be_asked_for(client, workgroup):
    WorkGroup.objects.filter(pk=workgroup.pk).update(published_at=None, published_by=None)

    assert client.post(reverse("participants:begin", args=[workgroup.pk])).status_code == 404


# The school, without a script


@pytest.mark.parametrize(
    "asked", ["beacon hill", "Beacon", "ZZ2 3AB", "zz23ab", "987654", "hill beacon"]
)
def test_a_school_is_found_by_name_postcode_or_number(client, workgroup, school, asked):
    SchoolFactory(name="Elmfield School")
    draft = draft_of(workgroup)

    answer = client.get(page(draft, "school"), {"q": asked})

    assert [found.name for found in answer.context["found"]] == ["Beacon Hill School"]
    assert "Beacon Hill School Larkfield, ZZ2 3AB, URN 987654" in text_of(answer)


def test_a_closed_school_is_not_offered(client, workgroup, school):
    school.status = SchoolStatus.CLOSED
    school.save()

    answer = client.get(page(draft_of(workgroup), "school"), {"q": "beacon"})

    assert "We found no open school for “beacon”." in text_of(answer)
    assert workgroup.hub.mailbox in text_of(answer)


def test_the_school_found_is_chosen_by_its_button(client, workgroup, school):
    draft = draft_of(workgroup)

    answer = client.post(page(draft, "school"), {"school": school.pk})

    draft.refresh_from_db()
    assert (step_of(answer), draft.answers) == ("about-you", {"school": school.pk})
    assert "You have chosen Beacon Hill School" in text_of(client.get(page(draft, "school")))


@pytest.mark.parametrize("typed", ["Beacon", "Nothing of the kind"])
def test_a_choice_in_the_address_is_shown_before_it_is_taken(client, workgroup, school, typed):
    draft = draft_of(workgroup)

    answer = client.get(page(draft, "school"), {"q": typed, "school": school.pk})

    draft.refresh_from_db()
    assert "You have chosen Beacon Hill School" in text_of(answer)
    assert "found no open school" not in text_of(answer)
    assert "Which of these is it?" not in text_of(answer)
    assert draft.answers == {}


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ("", "Search for your school, then choose it from the list"),
        ("abc", "Choose your school from the list"),
        ("999999999", "Choose your school from the list"),
    ],
)
def test_without_a_school_the_message_stands_at_the_box(client, workgroup, chosen, message):
    answer = client.post(page(draft_of(workgroup), "school"), {"school": chosen})

    assert answer.status_code == 422
    assert error_beside(answer, "q") == message
    assert summary(answer) == [("id_q", message)]


def test_a_school_that_closed_meanwhile_cannot_be_chosen(client, workgroup, school):
    draft = draft_of(workgroup)
    school.status = SchoolStatus.CLOSED
    school.save()

    answer = client.post(page(draft, "school"), {"school": school.pk})

    assert error_beside(answer, "q") == "Choose your school from the list"


# The steps between


def test_errors_stand_beside_their_boxes_and_nothing_typed_is_lost(client, workgroup, school):
    draft = draft_of(workgroup, school=school.pk)

    answer = client.post(
        page(draft, "about_you"),
        {"name": "", "email": "tara at school", "telephone": "01632 960123"},
    )

    assert_refused_beside(
        answer,
        name="Enter your name",
        email="Enter an email address in full, like name@example.org",
        job_role="Choose what you do at your school",
    )
    assert (typed(answer, "email"), typed(answer, "telephone")) == (
        "tara at school",
        "01632 960123",
    )
    draft.refresh_from_db()
    assert draft.answers == {"school": school.pk}


def test_what_is_too_long_comes_back_whole(client, workgroup, school):
    draft = draft_of(workgroup, school=school.pk, **ABOUT_YOU)
    text = "a" * 5001

    answer = client.post(page(draft, "priorities"), {"priority": text, "other_projects": "None"})

    assert_refused_beside(
        answer,
        priority="Your answer to “What would you like to work on?” must be 5000 characters or "
        "fewer",
    )
    assert (typed(answer, "priority"), typed(answer, "other_projects")) == (text, "None")


def test_the_head_is_asked_for_by_name_and_address(client, workgroup, school):
    draft = draft_of(workgroup, school=school.pk, **ABOUT_YOU, **PRIORITIES)

    answer = client.post(
        page(draft, "head"), {"head_name": "", "head_email": "", "finance_email": "x"}
    )

    assert_refused_beside(
        answer,
        head_name="Enter the name of your headteacher or principal",
        head_email="Enter the email address of your headteacher or principal",
        finance_email="Enter an email address in full, like name@example.org",
    )
    assert typed(answer, "finance_email") == "x"


def test_ones_own_address_is_not_taken_for_the_heads(client, workgroup, school):
    draft = draft_of(workgroup, school=school.pk, **ABOUT_YOU, **PRIORITIES)

    answer = client.post(page(draft, "head"), HEAD | {"head_email": "TARA@example.org"})

    assert_refused_beside(
        answer,
        head_email="Enter the head's own email address: we ask them to approve the place.",
    )
    assert typed(answer, "head_name") == "Hari Head"


def test_each_step_leads_to_the_next_and_back_to_the_one_before(client, workgroup, school):
    draft = draft_of(workgroup)
    leaves = back_link(client.get(page(draft, "school")))
    client.post(page(draft, "school"), {"school": school.pk})
    walked = []

    for step, answers in [
        ("about_you", ABOUT_YOU),
        ("priorities", PRIORITIES),
        ("head", HEAD),
    ]:
        walked.append((step_of(client.post(page(draft, step), {"then": "back"})), step))
        answer = client.post(page(draft, step), answers)
        draft.refresh_from_db()

    assert leaves == workgroup.get_absolute_url()
    assert walked == [
        ("school", "about_you"),
        ("about-you", "priorities"),
        ("priorities", "head"),
    ]
    assert step_of(answer) == "check"
    check = client.get(page(draft, "check"))
    assert step_of(client.post(page(draft, "check"), {"then": "back"})) == "head"
    assert "step 5 of 5" in text_of(check)


def test_going_back_shows_what_was_typed(client, full):
    for step, answers in [("about_you", ABOUT_YOU), ("priorities", PRIORITIES), ("head", HEAD)]:
        shown = client.get(page(full, step))
        assert {name: typed(shown, name) for name in answers} == answers


# Who cannot take part


def test_somebody_who_cannot_take_part_is_told_kindly_and_at_once(client, workgroup, school):
    draft = draft_of(workgroup, school=school.pk)

    answer = client.post(
        page(draft, "about_you"),
        ABOUT_YOU | {"job_role": JobRole.PROSPECTIVE_SUBJECT_LEAD},
        follow=True,
    )

    assert answer.redirect_chain[0][0].endswith("/not-eligible/")
    said = text_of(answer)
    assert "Thank you for your interest in Subject Leadership" in said
    assert "for people who already lead maths in their school" in said
    assert links(answer)["Change what you do at your school"].endswith("/about-you/")
    assert links(answer)["Look for a Work Group that is for you"] == "/work-groups/"
    assert links(answer)[workgroup.hub.mailbox] == f"mailto:{workgroup.hub.mailbox}"


def test_an_acting_head_of_department_goes_on(client, workgroup, school):
    draft = draft_of(workgroup, school=school.pk)

    answer = client.post(
        page(draft, "about_you"), ABOUT_YOU | {"job_role": JobRole.ACTING_SUBJECT_LEAD}
    )

    assert step_of(answer) == "priorities"


def test_somebody_who_walks_on_in_spite_of_it_sends_nothing(client, full):
    full.answers["job_role"] = JobRole.PROSPECTIVE_SUBJECT_LEAD
    full.save()

    answer = client.post(page(full, "check"), ticks())

    assert answer.status_code == 422
    assert "for people who already lead maths" in summary(answer)[0][1]
    assert ExpressionOfInterest.objects.count() == 0
