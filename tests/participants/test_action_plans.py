"""A school's action plan: one for all its people in a Work Group, written by several hands."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused, SavedMeanwhile
from access.roles import Role
from participants import links
from participants.actions.action_plan import PlanWords, save_action_plan
from participants.actions.move_school import move_to_school
from participants.models import PlannedAction, SchoolActionPlan
from schools.choices import LinkKind, SchoolStatus
from schools.models import SchoolLink
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
    school_in,
)
from tests.journeys.people import day, text_of
from tests.robust.reading import assert_refused_beside, typed
from tests.test_access import client_of
from workgroups.choices import ProjectKind

pytestmark = pytest.mark.django_db

JUNE = date(2026, 6, 8)
PLAN = {
    "version": "0",
    "priority": "Talk about maths in every lesson",
    "what_1": "Plan one lesson a week together",
    **day("by_1", JUNE),
}
WORDS = PlanWords(priority="Talk", actions=[("Plan together", JUNE)])


@pytest.fixture
def workgroup():
    return WorkGroupFactory(title="Reasoning")


@pytest.fixture
def place(workgroup):
    return ParticipantFactory(workgroup=workgroup)


@pytest.fixture
def colleague(workgroup, place):
    interest = InterestFactory(workgroup=workgroup, school=place.school)
    return ParticipantFactory(workgroup=workgroup, interest=interest)


@pytest.fixture
def admin(workgroup):
    return client_of(member(workgroup.hub, Role.ADMINISTRATOR))


def own(place) -> str:
    return reverse("participants:own_action_plan", args=[links.PLACE.token(place)])


def edit(place) -> str:
    return reverse("participants:edit_action_plan", args=[place.workgroup_id, place.school_id])


def all_plans(place) -> str:
    return reverse("participants:action_plans", args=[place.workgroup_id])


def said(plan) -> list[tuple[str, date]]:
    return list(plan.actions.values_list("what", "by_on"))


def test_two_people_of_a_school_write_one_plan_from_their_own_links(client, place, colleague):
    client.post(own(place), PLAN)
    seen = text_of(client.get(own(place).replace("action-plan/", "")))
    client.post(
        own(colleague),
        PLAN
        | {"version": "1", "what_2": "Watch each other teach"}
        | day("by_2", JUNE + timedelta(days=7)),
    )

    plan = SchoolActionPlan.objects.get()
    assert (plan.school, plan.workgroup) == (place.school, place.workgroup)
    assert (plan.version, plan.saved_by_place, plan.saved_by) == (2, colleague, None)
    assert said(plan) == [
        ("Plan one lesson a week together", JUNE),
        ("Watch each other teach", JUNE + timedelta(days=7)),
    ]
    assert "Plan one lesson a week together By Monday 8 June 2026" in seen


def test_who_saves_over_what_another_wrote_meanwhile_sees_both_and_loses_nothing(
    client, place, colleague
):
    client.post(own(place), PLAN)
    mine = PLAN | {"priority": "Bar models"}

    answer = client.post(own(colleague), mine)

    page = text_of(answer)
    assert answer.status_code == 422
    assert f"The plan as {place.person} saved it meanwhile" in page
    assert "Talk about maths in every lesson" in page
    assert typed(answer, "priority") == "Bar models"
    assert SchoolActionPlan.objects.get().priority == "Talk about maths in every lesson"
    # What they had typed can be sent again as it stands.
    again = {name: typed(answer, name) for name in ("version", "priority", "what_1")}
    assert client.post(own(colleague), again | day("by_1", JUNE)).status_code == 302
    assert SchoolActionPlan.objects.get().priority == "Bar models"


def test_the_lead_and_the_hub_read_and_write_and_others_do_not(place, workgroup, admin):
    lead = UserFactory()
    workgroup.leads.add(lead)
    assert client_of(lead).post(edit(place), PLAN).status_code == 302

    page = text_of(admin.get(all_plans(place)))

    assert "Talk about maths in every lesson" in page
    assert "1 of 1 school has a plan" in page
    assert client_of(member(workgroup.hub, Role.BOARD)).get(all_plans(place)).status_code == 403
    stranger = client_of(member(WorkGroupFactory().hub, Role.ADMINISTRATOR))
    assert stranger.get(all_plans(place)).status_code == 404
    assert stranger.post(edit(place), PLAN).status_code == 404


def test_a_school_without_a_place_has_no_plan(place, workgroup, admin, client):
    other = school_in(workgroup.hub)
    path = reverse("participants:edit_action_plan", args=[workgroup.pk, other.pk])

    assert admin.get(path).status_code == 404
    place.withdrawn_at = place.accepted_at + timedelta(days=1)
    place.save()
    assert admin.post(edit(place), PLAN).status_code == 404
    assert client.get(own(place)).status_code == 404


@pytest.mark.parametrize(
    ("change", "beside"),
    [
        ({"priority": ""}, {"priority": "Enter what the school wants to change"}),
        (
            {"what_1": "", "by_1_day": "", "by_1_month": "", "by_1_year": ""},
            {"what_1": "Enter at least one thing that the school will do"},
        ),
        ({"by_1_day": "", "by_1_month": "", "by_1_year": ""}, {"by_1": None}),
        (
            {"by_3_day": "17", "by_3_month": "13", "by_3_year": "2026"},
            {"by_3": "The date of action 3 must be a real date, for example 17 11 2026"},
        ),
        (
            {"what_2": "More", "by_2_day": "1", "by_2_month": "2"},
            {"by_2": "The date of action 2 must include a year"},
        ),
        ({"what_2": "More"}, {"by_2": "Enter by when action 2 is done"}),
        (day("by_2", JUNE), {"what_2": "Enter what action 2 is, or empty its date"}),
        ({"came_of": "It works"}, {"review_on": "Enter the day on which you looked back"}),
        (
            {"came_of": "It works"} | day("review_on", date(2099, 1, 1)),
            {"review_on": "Enter the day on which you looked back: it cannot be still to come"},
        ),
        (
            {"what_1": "Help A123456789012 count"},
            {
                "what_1": "Take out the unique pupil number from “Action 1”. Nothing here may show "
                "who a pupil is"
            },
        ),
    ],
)
def test_what_is_missing_is_told_beside_its_box(admin, place, change, beside):
    answer = admin.post(edit(place), PLAN | change)

    told = {"by_1": "Enter by when action 1 is done"}
    assert_refused_beside(answer, **{name: words or told[name] for name, words in beside.items()})
    assert not SchoolActionPlan.objects.exists()


def test_no_way_leads_around_the_rule_on_pupils(place):
    words = PlanWords(priority="For Sam, born 3/4/2015", actions=[("Count", JUNE)])

    with pytest.raises(Refused, match="looks like a date of birth"):
        save_action_plan(
            workgroup=place.workgroup, school=place.school, words=words, seen_version=0, by=place
        )


def test_an_action_taken_out_is_gone_and_the_review_is_kept(admin, place):
    rows = PLAN | {"what_2": "More"} | day("by_2", JUNE)
    admin.post(edit(place), rows)

    shorter = rows | {"version": "1", "what_1": "", "came_of": "They talk"}
    gone = {"by_1_day": "", "by_1_month": "", "by_1_year": ""}
    admin.post(edit(place), shorter | gone | day("review_on", timezone.localdate()))

    plan = SchoolActionPlan.objects.get()
    assert said(plan) == [("More", JUNE)]
    assert (plan.came_of, plan.review_on) == ("They talk", timezone.localdate())


def test_a_plan_whose_day_to_look_back_is_over_says_so(admin, place):
    words = PlanWords(
        priority="Talk",
        actions=[("Count", JUNE)],
        review_on=timezone.localdate() - timedelta(days=1),
    )
    save_action_plan(
        workgroup=place.workgroup, school=place.school, words=words, seen_version=0, by=place
    )

    assert "Time to look back" in text_of(admin.get(all_plans(place)))


def test_ten_actions_fit_and_a_plan_with_them_can_be_opened(admin, place):
    ten = {f"what_{row}": f"Step {row}" for row in range(1, 11)}
    for row in range(1, 11):
        ten |= day(f"by_{row}", JUNE)

    admin.post(edit(place), PLAN | ten)

    assert len(said(SchoolActionPlan.objects.get())) == 10
    assert "Step 10" in text_of(admin.get(edit(place)))


def test_the_timeline_of_the_school_tells_its_actions_to_its_own_hub_alone(admin, place):
    admin.post(edit(place), PLAN)
    away = WorkGroupFactory(title="Elsewhere")
    other = ParticipantFactory(
        workgroup=away, interest=InterestFactory(workgroup=away, school=place.school)
    )
    save_action_plan(workgroup=away, school=place.school, words=WORDS, seen_version=0, by=other)

    page = text_of(admin.get(reverse("schools:school_timeline", args=[place.school_id])))

    assert "To be done in Reasoning: Plan one lesson a week together" in page
    assert "Plan together" not in page


def test_a_plan_goes_with_its_people_when_their_school_has_closed(place):
    closed, workgroup = place.school, place.workgroup
    WorkshopFactory(workgroup=workgroup, starts_at=timezone.now() + timedelta(days=9))
    save_action_plan(workgroup=workgroup, school=closed, words=WORDS, seen_version=0, by=place)
    new = school_in(workgroup.hub)
    SchoolLink.objects.create(predecessor=closed, successor=new, kind=LinkKind.SUCCESSION)
    closed.status = SchoolStatus.CLOSED
    closed.save()

    move_to_school(interest=place.interest, school=new)

    assert SchoolActionPlan.objects.get().school == new


def test_a_first_plan_written_twice_is_one(place, colleague):
    facts = {"workgroup": place.workgroup, "school": place.school, "words": WORDS}
    save_action_plan(**facts, seen_version=0, by=place)

    with pytest.raises(SavedMeanwhile):
        save_action_plan(**facts, seen_version=0, by=colleague)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"priority": ""}, "action_plan_has_a_priority"),
        ({"came_of": "It works"}, "what_came_of_a_plan_has_its_day"),
        ({"saved_by_place": None}, "action_plan_was_saved_by_somebody"),
    ],
)
def test_the_database_keeps_the_rules_of_a_plan(place, change, rule):
    facts = {"workgroup": place.workgroup, "school": place.school, "priority": "Talk"}

    with pytest.raises(IntegrityError, match=rule):
        SchoolActionPlan.objects.create(**facts | {"saved_by_place": place} | change)


def test_an_action_says_what(place):
    plan = save_action_plan(
        workgroup=place.workgroup, school=place.school, words=WORDS, seen_version=0, by=place
    )

    with pytest.raises(IntegrityError, match="planned_action_says_what"):
        PlannedAction.objects.create(plan=plan, position=2, what="", by_on=JUNE)


def test_a_meeting_or_event_asks_for_no_plan(admin, place, client):
    project = place.workgroup.project
    project.kind = ProjectKind.EVENT
    project.save()

    of_hub = admin.get(reverse("participants:action_plans", args=[place.workgroup_id]))
    own = client.get(links.PLACE.path(place))
    path = reverse("participants:own_action_plan", args=[links.PLACE.token(place)])

    assert "A meeting or event asks for no action plan." in of_hub.content.decode()
    assert "action plan" not in own.content.decode()
    assert (client.get(path).status_code, client.post(path).status_code) == (404, 404)
    edit = reverse("participants:edit_action_plan", args=[place.workgroup_id, place.school_id])
    assert admin.get(edit).status_code == 404
