"""The evidence and report pages of a Work Group."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from access.roles import Role
from evaluations.actions.close_waves import close_waves
from evaluations.actions.report import review_report, save_report, start_report, submit_report
from evaluations.choices import ReportState, Verdict
from evaluations.forms.report import ReviewForm
from evaluations.models import Report, ReportReview
from tests.evaluations.factories import (
    DAY_AFTER,
    answered,
    attended,
    finished_group,
    invited,
    whole_report,
)
from tests.evaluations.pages import HOSTILE, fuzzed, page, post_raw, words
from tests.factories import (
    OutcomeFactory,
    SchoolTaskFactory,
    UserFactory,
    member,
)
from workgroups.models import WorkGroupLead

pytestmark = pytest.mark.django_db

STAFF_PAGES = ["evidence", "report_read", "report", "review"]


@pytest.fixture(autouse=True)
def _the_day_after(time_machine):
    time_machine.move_to(DAY_AFTER, tick=False)


def submitted(workgroup, lead, **changes):
    report = save_report(report=start_report(workgroup=workgroup), parts=whole_report(**changes))
    return submit_report(report=report, by=lead)


# Who may open what


@pytest.mark.parametrize("name", STAFF_PAGES)
def test_nobody_opens_a_staff_page_without_signing_in(client, workgroup, name):
    response = client.get(page(name, workgroup))

    assert response.status_code == 302
    assert response.url.startswith("/sign-in/")


@pytest.mark.parametrize(
    ("role", "statuses"),
    [
        (Role.ADMINISTRATOR, [200, 200, 403, 403]),
        (Role.HUB_LEAD, [200, 200, 403, 200]),
        (Role.BOARD, [200, 200, 403, 403]),
        (Role.PARTNER, [403, 403, 403, 403]),
        (Role.NATIONAL, [403, 403, 403, 403]),
    ],
)
def test_each_role_opens_its_pages_in_its_own_hub_only(as_user, workgroup, lead, role, statuses):
    submitted(workgroup, lead)
    hub = None if role == Role.NATIONAL else workgroup.hub
    client = as_user(member(hub, role))

    assert [client.get(page(name, workgroup)).status_code for name in STAFF_PAGES] == statuses
    if hub:
        client = as_user(member(finished_group().hub, role))
        found = [client.get(page(name, workgroup)).status_code for name in STAFF_PAGES]
        assert found == [404] * 4


def test_a_lead_opens_the_pages_of_their_own_group_only(as_user, workgroup, lead):
    client = as_user(lead)
    other = finished_group(workgroup__hub=workgroup.hub)

    assert [client.get(page(name, workgroup)).status_code for name in STAFF_PAGES] == [
        200,
        200,
        200,
        403,
    ]
    assert [client.get(page(name, other)).status_code for name in STAFF_PAGES] == [404] * 4


def test_a_participant_opens_none_of_them(as_user, workgroup):
    person = invited(workgroup)[0].participant.person
    person.user = UserFactory()
    person.save()
    client = as_user(person.user)

    assert [client.get(page(name, workgroup)).status_code for name in STAFF_PAGES] == [404] * 4


@pytest.mark.parametrize(
    ("role", "status"), [(Role.ADMINISTRATOR, 403), (Role.HUB_LEAD, 403), (Role.BOARD, 403)]
)
def test_only_the_lead_writes_the_report(as_user, workgroup, role, status):
    client = as_user(member(workgroup.hub, role))

    response = client.post(page("report", workgroup), whole_report() | {"then": "submit"})

    assert response.status_code == status
    assert Report.objects.count() == 0


def test_another_groups_lead_changes_nothing(as_user, workgroup):
    other = finished_group(workgroup__hub=workgroup.hub)
    stranger = WorkGroupLead.objects.create(workgroup=other, user=UserFactory()).user
    client = as_user(stranger)

    response = client.post(page("report", workgroup), whole_report() | {"then": "save"})

    assert response.status_code == 404
    assert Report.objects.count() == 0


@pytest.mark.parametrize(
    ("role", "status"), [(Role.ADMINISTRATOR, 403), (Role.BOARD, 403), (None, 403)]
)
def test_only_a_hub_lead_reviews_the_report(as_user, workgroup, lead, role, status):
    submitted(workgroup, lead)
    client = as_user(member(workgroup.hub, role) if role else lead)

    response = client.post(page("review", workgroup), {"verdict": Verdict.APPROVE})

    assert response.status_code == status
    assert Report.objects.get().state == ReportState.SUBMITTED


def test_another_hubs_lead_reviews_nothing(as_user, workgroup, lead):
    submitted(workgroup, lead)
    client = as_user(member(finished_group().hub, Role.HUB_LEAD))

    response = client.post(page("review", workgroup), {"verdict": Verdict.APPROVE})

    assert response.status_code == 404
    assert ReportReview.objects.count() == 0


# Evidence


def test_before_the_survey_the_page_says_when_it_goes_out(as_user, workgroup, lead):
    response = as_user(lead).get(page("evidence", workgroup))

    assert "The survey goes out on Thursday 26 May 2022" in words(response)


def test_the_lead_and_the_hub_read_answers_without_names(as_user, workgroup, lead):
    (invitation,) = invited(workgroup)
    answered(invitation, practice="We plan together now.")

    for user in (lead, member(workgroup.hub, Role.ADMINISTRATOR)):
        response = as_user(user).get(page("evidence", workgroup))
        assert "We plan together now." in words(response)
        assert "1 of 1 person answered (100%)" in words(response)
        assert "Fewer than 5 people have answered." in words(response)
        assert invitation.participant.person.name not in words(response)


@pytest.mark.parametrize(("answers", "shown"), [(4, False), (5, True)])
def test_the_board_sees_figures_of_five_and_nobodys_words(as_user, workgroup, answers, shown):
    for invitation in invited(workgroup, answers):
        answered(invitation, practice="We plan together now.")
    close_waves(now=DAY_AFTER + timedelta(days=29))

    response = as_user(member(workgroup.hub, Role.BOARD)).get(page("evidence", workgroup))

    assert ("5.0 out of 5" in words(response)) == shown
    # Of what fewer said not even how many.
    assert "Figures of fewer than 5 people are not shown here." in words(response)
    assert "4 people answered." not in words(response)
    assert "We plan together now." not in words(response)


def test_the_board_reads_nothing_of_a_survey_that_is_open(as_user, workgroup, time_machine):
    """Five today and six tomorrow would say what the sixth has said."""
    for invitation in invited(workgroup, 6)[:5]:
        answered(invitation)
    board, closes_at = member(workgroup.hub, Role.BOARD), invited(workgroup, 0)[0].closes_at

    while_open = words(as_user(board).get(page("evidence", workgroup)))
    time_machine.move_to(closes_at + timedelta(days=1), tick=False)
    close_waves(now=timezone.now())
    afterwards = words(as_user(board).get(page("evidence", workgroup)))

    assert "What they say is shown here once the survey has closed" in while_open
    assert "5.0 out of 5" not in while_open
    assert "5.0 out of 5" in afterwards


# Writing and reviewing


def test_a_lead_saves_a_draft_that_is_not_finished(as_user, workgroup, lead):
    client = as_user(lead)

    response = client.post(
        page("report", workgroup), {"what_next": "Coach each other", "then": "save"}, follow=True
    )

    assert Report.objects.get().what_next == "Coach each other"
    assert Report.objects.get().state == ReportState.DRAFT
    assert "Your draft is saved, and only the leads of this Work Group see it." in words(response)
    assert "Coach each other" in words(response)


def test_submitting_too_early_saves_the_draft_and_names_what_is_missing(as_user, workgroup, lead):
    response = as_user(lead).post(
        page("report", workgroup), {"what_next": "Coach each other", "then": "submit"}
    )

    report = Report.objects.get()
    assert response.status_code == 422
    assert (report.state, report.what_next) == (ReportState.DRAFT, "Coach each other")
    assert set(response.context["form"].errors) == {
        "__all__",
        "did_it_work",
        "how_we_know",
        "should_it_repeat",
        "recommendation",
        "learning_strength",
        "practice_strength",
        "policy_strength",
        "achievement_strength",
        "participation_strength",
        "attitudes_strength",
        "gaps_strength",
    }


def test_a_lead_submits_a_whole_report(as_user, workgroup, lead):
    member(workgroup.hub, Role.HUB_LEAD)
    response = as_user(lead).post(
        page("report", workgroup), whole_report() | {"then": "submit"}, follow=True
    )

    assert response.redirect_chain == [(page("report_read", workgroup), 302)]
    assert Report.objects.get().submitted_by == lead
    assert "The report is with the hub lead" in words(response)


def test_what_was_typed_stays_on_the_page_if_the_report_was_submitted_meanwhile(
    as_user, workgroup, lead
):
    submitted(workgroup, lead)

    response = as_user(lead).post(
        page("report", workgroup), whole_report(what_next="A second thought") | {"then": "save"}
    )

    assert response.status_code == 422
    assert "A second thought" in words(response)
    assert Report.objects.get().what_next == whole_report()["what_next"]


def test_a_draft_is_for_those_who_write_it(as_user, workgroup, lead):
    save_report(
        report=start_report(workgroup=workgroup), parts=whole_report(what_next="Not for you yet")
    )

    of_lead = words(as_user(lead).get(page("report_read", workgroup)))
    of_hub = words(
        as_user(member(workgroup.hub, Role.HUB_LEAD)).get(page("report_read", workgroup))
    )

    assert "Not for you yet" in of_lead
    assert "Not for you yet" not in of_hub
    assert "The lead is writing the report." in of_hub


def test_the_board_reads_a_submitted_report_with_its_figures(as_user, workgroup, lead):
    for invitation in invited(workgroup, 5):
        answered(invitation)
    # All have answered, so nothing more is waited for.
    assert close_waves(now=DAY_AFTER) == 1
    submitted(workgroup, lead, did_it_work="It worked well.")

    response = as_user(member(workgroup.hub, Role.BOARD)).get(page("report_read", workgroup))

    assert "It worked well." in words(response)
    assert "5 of 5 people answered (100%)" in words(response)
    assert "5.0 out of 5" in words(response)
    assert "As they stood on 26 May 2022 at 7:30am." in words(response)


def test_a_hub_lead_returns_the_report_and_the_lead_sees_why(as_user, workgroup, lead):
    submitted(workgroup, lead)

    as_user(member(workgroup.hub, Role.HUB_LEAD)).post(
        page("review", workgroup), {"verdict": "return", "comment": "Say more on pupils."}
    )
    response = as_user(lead).get(page("report", workgroup))

    assert Report.objects.get().state == ReportState.RETURNED
    assert "Say more on pupils." in words(response)
    assert "Lessons seen." in words(response)


def test_returning_without_a_comment_is_refused_at_the_box(as_user, workgroup, lead):
    submitted(workgroup, lead)

    response = as_user(member(workgroup.hub, Role.HUB_LEAD)).post(
        page("review", workgroup), {"verdict": "return", "comment": " "}
    )

    assert response.context["form"].errors == {"comment": ["Say what the lead should change."]}
    assert Report.objects.get().state == ReportState.SUBMITTED


def test_an_approved_report_is_neither_written_nor_reviewed_again(as_user, workgroup, lead):
    hub_lead = member(workgroup.hub, Role.HUB_LEAD)
    report = submitted(workgroup, lead)
    review_report(report=report, verdict=Verdict.APPROVE, comment="", by=hub_lead)

    assert as_user(lead).get(page("report", workgroup)).url == page("report_read", workgroup)
    assert as_user(hub_lead).get(page("review", workgroup)).url == page("report_read", workgroup)


@pytest.mark.slow
@fuzzed
@given(values=st.lists(HOSTILE, min_size=33, max_size=33), then=st.sampled_from(["save", "submit"]))
def test_nothing_typed_breaks_the_report(as_user, workgroup, lead, values, then):
    data = dict(zip(whole_report(), values, strict=True))

    response = post_raw(as_user(lead), page("report", workgroup), data | {"then": then})

    assert response.status_code in (302, 422)


@pytest.mark.parametrize("people", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"), [("evidence", 14), ("report_read", 11), ("review", 11), ("report", 20)]
)
def test_pages_take_the_same_queries_for_one_and_for_many(
    as_user, workgroup, lead, name, queries, people, django_assert_num_queries
):
    SchoolTaskFactory(after_workshop=workgroup.workshops.get())
    for _ in range(people):
        OutcomeFactory(workgroup=workgroup)
    for invitation in invited(workgroup, people):
        attended(invitation.participant, workgroup.workshops.get())
        answered(invitation)
    hub_lead = member(workgroup.hub, Role.HUB_LEAD)
    report = submitted(workgroup, lead)
    if name == "report":
        review_report(report=report, verdict=Verdict.RETURN, comment="More", by=hub_lead)
    client = as_user(hub_lead if name == "review" else lead)

    with django_assert_num_queries(queries):
        response = client.get(page(name, workgroup))

    assert response.status_code == 200


@given(text=HOSTILE)
def test_the_form_itself_refuses_what_the_database_cannot_keep(text):
    form = ReviewForm({"verdict": Verdict.RETURN, "comment": text})

    is_whole = "\x00" not in text and not re.search("[\ud800-\udfff]", text)
    assert form.is_valid() <= is_whole
