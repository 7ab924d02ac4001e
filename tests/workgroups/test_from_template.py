"""A Work Group planned from a template: what goes along, on which days, and for whom."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from hubs.actions.calendar import set_terms
from hubs.models import Membership
from outbox.models import Message
from pages.rules.term_dates import read_terms
from tests.factories import (
    EventFactory,
    FeePolicyFactory,
    HubFactory,
    OutcomeFactory,
    ProjectFactory,
    SchoolTaskFactory,
    VenueFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import day, text_of
from tests.workgroups.factories import ResourceFactory, WorkGroupTemplateFactory
from workgroups.choices import ProjectKind, TaskScope, WorkshopMode
from workgroups.models import Venue, WorkGroup, WorkGroupTemplate

pytestmark = pytest.mark.django_db

TERMS = """Autumn: 1 September 2026 to 18 December 2026, half term 26 October to 30 October
Spring: 4 January 2027 to 25 March 2027, half term 15 February to 19 February
Summer: 12 April 2027 to 21 July 2027, half term 31 May to 4 June"""
STARTS = [london(2021, 11, 17, 9, 30), london(2022, 2, 2, 13), london(2022, 5, 25, 9, 30)]


@pytest.fixture
def hub():
    """Somebody else's than the template's, with terms of its own."""
    hub = HubFactory(name="Estuary Maths Hub")
    set_terms(hub=hub, local_authority=None, school_year=2026, terms=read_terms(TERMS, 2026))
    return hub


@pytest.fixture
def template(time_machine):
    time_machine.move_to(london(2026, 6, 15, 10))
    project = ProjectFactory(code="NCP21-15", title="Subject Leadership", kind=ProjectKind.RESEARCH)
    source = WorkGroupFactory(
        project=project,
        capacity=14,
        outline="For heads of maths.",
        research_question="Does it help?",
    )
    first, second, _ = [
        WorkshopFactory(
            workgroup=source,
            starts_at=at,
            title="Beginning",
            focus="Mastery",
            join_link="https://meet.example.org/secret",
            mode=WorkshopMode.ONLINE if at == STARTS[1] else WorkshopMode.FACE_TO_FACE,
        )
        for at in STARTS
    ]
    SchoolTaskFactory(
        after_workshop=first,
        title="Plan a lesson",
        description="With a colleague",
        scope=TaskScope.CLASS,
        due_on=date(2022, 1, 26),
    )
    SchoolTaskFactory(after_workshop=second, title="Share it")
    OutcomeFactory(workgroup=source, text="Lead a shared vision", measure="A survey")
    ResourceFactory(workshop=first, title="Bars")
    return WorkGroupTemplateFactory(
        hub=source.hub, made_from=source, title="Leading Maths", shared=True, version=3
    )


@pytest.fixture
def project(template):
    return ProjectFactory(school_year=2026, code="NCP26-15", title="Leading Departments")


@pytest.fixture
def staff(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


def path(template, first="18/11/2026", **more):
    parts = zip(("day", "month", "year"), f"{first}//".split("/"), strict=False)
    given = {f"first_{part}": value for part, value in parts} | more
    asked = "&".join(f"{name}={value}" for name, value in given.items())
    return reverse("workgroups:plan_from_template", args=[template.pk]) + f"?{asked}"


def proposed(page) -> dict:
    """What the boxes of the page hold, as a browser sends them."""
    form = page.context["form"]
    shown = {name: form[name].value() for name in form.fields}
    shown.pop("closes_on")
    return {name: value for name, value in shown.items() if value not in (None, "", [])}


def planned(staff, template, **more) -> WorkGroup:
    sent = proposed(staff.get(path(template))) | more
    answer = staff.post(path(template), sent)
    assert answer.status_code == 302, answer.context["form"].errors
    return WorkGroup.objects.latest("pk")


def test_first_the_day_is_asked_for_and_nothing_proposed(staff, template):
    page = staff.get(reverse("workgroups:plan_from_template", args=[template.pk]))

    assert "When is its first workshop?" in text_of(page)
    assert "Make the draft" not in text_of(page)
    assert "first" not in page.context["asked"].errors


@pytest.mark.parametrize(
    ("first", "message"),
    [
        ("", "Enter the date of the first workshop"),
        ("soon", "must include a month"),
    ],
)
def test_a_first_day_that_is_none_is_asked_for_again(first, message, staff, template):
    page = staff.get(path(template, first))

    assert message in text_of(page)
    assert "Make the draft" not in text_of(page)


def test_every_date_keeps_its_distance_and_says_where_it_moved_and_why(staff, template, project):
    page = staff.get(path(template))

    said = text_of(page)
    # 77 and 189 days on: a Wednesday in school, and a Wednesday of term.
    sent = proposed(page)
    assert [sent[f"day_{n}"] for n in (1, 2, 3)] == ["18/11/2026", "03/02/2027", "26/05/2027"]
    assert "→" not in said
    assert [sent[f"starts_{n}"] for n in (1, 2, 3)] != []
    moved = text_of(staff.get(path(template, "25/11/2026")))
    assert "Wednesday 2 June 2027 → Wednesday 9 June 2027: half-term." in moved
    assert moved.count("→") == 1
    assert "term dates of 2026/27 are not in the portal" not in moved
    assert not WorkGroup.objects.filter(template=template).exists()


def test_a_first_day_on_a_weekend_is_moved_and_said(staff, template, project):
    said = text_of(staff.get(path(template, "21/11/2026")))

    assert "Saturday 21 November 2026 → Friday 20 November 2026: a Saturday." in said


def test_without_terms_the_page_says_that_holidays_are_not_avoided(staff, template):
    said = text_of(staff.get(path(template, "17/11/2027")))

    assert "term dates of 2027/28 are not in the portal" in said


def test_the_design_goes_along_and_what_is_of_the_other_hub_stays(staff, hub, template, project):
    policy = FeePolicyFactory(hub=hub)

    made = planned(staff, template, cohort="North", **day("closes_on", date(2026, 10, 15)))

    assert (made.hub, made.project, made.school_year) == (hub, project, 2026)
    assert (made.title, made.cohort) == ("Leading Maths", "North")
    assert (made.template, made.template_version) == (template, 3)
    assert made.published_at is None
    assert (made.capacity, made.outline, made.rationale) == (14, "For heads of maths.", "")
    assert (made.budget, made.evidence_plan, made.fee_policy) == (None, "", policy)
    # What was research there is none on this project.
    assert template.read_design().texts["research_question"] == "Does it help?"
    assert made.research_question == ""
    assert made.interest_closes_at == london(2026, 10, 15, 17)
    first, second, third = made.workshops.all()
    assert [row.starts_at for row in (first, second, third)] == [
        london(2026, 11, 18, 9, 30),
        london(2027, 2, 3, 13),
        london(2027, 5, 26, 9, 30),
    ]
    assert (first.title, first.focus, first.venue, first.join_link) == (
        *("Beginning", "Mastery", None, ""),
    )
    assert [row.mode for row in (first, second)] == ["face_to_face", "online"]
    task, other = made.tasks.order_by("pk")
    assert (task.after_workshop, task.description, task.scope) == (
        *(first, "With a colleague", "class"),
    )
    # As many days before the next as it was there.
    assert (task.due_on, other.due_on) == (date(2027, 1, 27), None)
    outcome = made.outcomes.get()
    assert (outcome.text, outcome.measure) == ("Lead a shared vision", "A survey")
    assert made.resources.get().title == "Bars"
    assert not made.leads.exists()
    assert not Message.objects.exists()


def test_a_date_that_is_emptied_is_left_out_and_an_own_one_is_added(staff, hub, template, project):
    venue = VenueFactory(hub=hub)
    sent = {"day_2": "", "day_4": "9/6/2027", "starts_4": "10am", "ends_4": "2pm"}
    sent |= {"where_4": venue.pk, "tasks_4": "Look back", "tasks_1": "Plan a lesson\nTry it"}

    made = planned(staff, template, **sent)

    days = [timezone.localdate(row.starts_at) for row in made.workshops.all()]
    assert days == [date(2026, 11, 18), date(2027, 5, 26), date(2027, 6, 9)]
    last = made.workshops.last()
    assert (last.title, last.venue) == ("", venue)
    titles = [row.title for row in made.tasks.order_by("pk")]
    assert titles == ["Plan a lesson", "Try it", "Look back"]
    assert made.tasks.get(title="Try it").description == ""
    # Counted from the workshop that follows now.
    assert made.tasks.get(title="Plan a lesson").due_on == date(2027, 5, 19)


def test_checking_says_what_speaks_against_the_dates_and_makes_nothing(staff, template, project):
    sent = proposed(staff.get(path(template))) | {"day_1": "21/11/2026", "check": "yes"}

    page = staff.post(path(template), sent)

    assert "Saturday 21 November 2026 : It is a Saturday." in text_of(page)
    assert not WorkGroup.objects.filter(template=template).exists()


def test_the_project_that_goes_on_with_the_templates_is_proposed(staff, template, project):
    ProjectFactory(school_year=2026, title="Another")
    own_year = staff.get(path(template)).context["form"]
    without = staff.get(path(template, "17/11/2027")).context["form"]

    assert own_year["project"].value() == project.pk
    assert without["project"].value() == ""
    assert {pk for pk, _ in own_year.fields["project"].choices[1:]} == set(
        template.made_from.project.__class__.objects.filter(school_year=2026).values_list(
            "pk", flat=True
        )
    )


def test_in_summer_projects_of_the_next_year_can_be_chosen_too(staff, template, project):
    choices = staff.get(path(template, "1/7/2026")).context["form"].fields["project"].choices

    assert project.pk in dict(choices)


def test_a_project_and_a_title_are_needed(staff, template, project):
    sent = proposed(staff.get(path(template))) | {"project": "", "title": ""}

    form = staff.post(path(template), sent).context["form"]

    assert form.errors["project"] == [
        "Choose the project of 2026/27, or add it to the projects first"
    ]
    assert "title" in form.errors


def test_two_clicks_make_one_draft(staff, template, project):
    sent = proposed(staff.get(path(template)))
    staff.post(path(template), sent)

    again = staff.post(path(template), sent)

    assert "is on that project already" in again.context["form"].errors["cohort"][0]
    assert WorkGroup.objects.filter(template=template).count() == 1


def test_research_goes_on_asking_its_question(staff, template):
    research = ProjectFactory(school_year=2026, kind=ProjectKind.RESEARCH)

    assert planned(staff, template, project=research.pk).research_question == "Does it help?"


def test_a_meeting_charges_no_fee(staff, hub, template):
    FeePolicyFactory(hub=hub)
    event = EventFactory(school_year=2026)

    assert planned(staff, template, project=event.pk).fee_policy is None


def test_venues_of_the_other_hub_cannot_be_chosen(staff, template, project):
    theirs = Venue.objects.filter(hub=template.hub).first()
    sent = proposed(staff.get(path(template))) | {"where_1": theirs.pk}

    assert "where_1" in staff.post(path(template), sent).context["form"].errors


def test_whoever_plans_for_several_hubs_says_for_which(staff, hub, template, project):
    second = HubFactory()
    user = Membership.objects.get(hub=hub).user
    Membership.objects.create(user=user, hub=second, role=Role.HUB_LEAD, from_on=date(2020, 9, 1))

    asked = staff.get(path(template))
    assert "Choose for which hub it is planned" in text_of(asked)
    page = staff.get(path(template, hub=second.pk))
    staff.post(path(template, hub=second.pk), proposed(page))
    assert WorkGroup.objects.get(template=template).hub == second
    # Another hub is none of theirs.
    theirs = staff.get(path(template, hub=template.hub_id))
    assert "Make the draft" not in text_of(theirs)


def test_an_answer_without_its_question_is_asked_anew(staff, template):
    bare = reverse("workgroups:plan_from_template", args=[template.pk])

    assert staff.post(bare, {"title": "x"}).url == bare


def test_what_is_retired_meanwhile_is_no_longer_planned_from(hub, template, project):
    own = Client()
    own.force_login(member(template.hub, Role.ADMINISTRATOR))
    sent = proposed(own.get(path(template)))
    WorkGroupTemplate.objects.update(retired_on=date(2026, 6, 1))

    answer = own.post(path(template), sent)

    assert "has been retired" in text_of(answer)
    assert not WorkGroup.objects.filter(template=template).exists()
