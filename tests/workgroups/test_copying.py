"""A Work Group copied to the next year, or as another cohort: its design, and nobody with it."""

from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from hubs.actions.calendar import set_terms
from outbox.models import Message
from pages.rules.term_dates import read_terms
from tests.factories import (
    HubFactory,
    InterestFactory,
    OutcomeFactory,
    ParticipantFactory,
    ProjectFactory,
    SchoolTaskFactory,
    UserFactory,
    VenueFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import day, text_of
from tests.needs.factories import PriorityFactory
from workgroups.actions.plan import add_lead
from workgroups.choices import TaskScope
from workgroups.models import WorkGroup, WorkshopLead

pytestmark = pytest.mark.django_db

TERMS = """Autumn: 1 September 2026 to 18 December 2026, half term 26 October to 30 October
Spring: 4 January 2027 to 25 March 2027, half term 15 February to 19 February
Summer: 12 April 2027 to 21 July 2027, half term 31 May to 4 June"""
# A Wednesday, a bank holiday Monday a year on, a Thursday of half-term a year on.
STARTS = [london(2025, 11, 19, 9, 30), london(2026, 5, 4, 13), london(2026, 6, 4, 9, 30)]
A_YEAR_ON = [london(2026, 11, 18, 9, 30), london(2027, 5, 10, 13), london(2027, 6, 10, 9, 30)]


@pytest.fixture
def hub():
    hub = HubFactory()
    set_terms(hub=hub, local_authority=None, school_year=2026, terms=read_terms(TERMS, 2026))
    return hub


@pytest.fixture
def source(hub, time_machine):
    time_machine.move_to(london(2026, 6, 15, 10))
    project = ProjectFactory(school_year=2025, code="NCP25-15", title="Subject Leadership")
    source = WorkGroupFactory(
        hub=hub,
        project=project,
        school_year=2025,
        title="Leading Maths",
        spent=Decimal("900.00"),
        capacity=14,
        interest_opens_at=london(2025, 6, 1),
        interest_closes_at=london(2025, 10, 15, 17),
        published_at=london(2025, 6, 1),
        published_without_evidence_because="Time was short",
    )
    venue = VenueFactory(hub=hub)
    for starts_at in STARTS:
        WorkshopFactory(
            workgroup=source,
            starts_at=starts_at,
            venue=venue,
            focus="Mastery",
            join_link="https://meet.example.org/last-year",
        )
    OutcomeFactory(workgroup=source)
    source.leads.add(UserFactory(name="Lee Lead"))
    return source


@pytest.fixture
def following(source):
    return ProjectFactory(school_year=2026, code="NCP26-15", title="Leading Departments")


@pytest.fixture
def staff(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


def path(source, page="copy_to_year"):
    return reverse(f"workgroups:{page}", args=[source.pk])


def proposed(page) -> dict:
    """What the boxes of the page hold, as a browser sends them."""
    form = page.context["form"]
    shown = {name: form[name].value() for name in form.fields}
    for name in [name for name, value in shown.items() if isinstance(value, date)]:
        shown |= day(name, shown.pop(name))
    return {name: value for name, value in shown.items() if value not in (None, "", [])}


def first_day_on(day, month, year) -> str:
    return f"?first_day={day}&first_month={month}&first_year={year}"


def copy_of(source) -> WorkGroup:
    return source.successors.get()


def starts_of(workgroup):
    return [row.starts_at for row in workgroup.workshops.all()]


def test_the_preview_names_every_date_that_moved_and_why(staff, source, following):
    page = staff.get(path(source))

    said = text_of(page)
    assert "Monday 3 May 2027 → Monday 10 May 2027: a bank holiday, May Day." in said
    assert "Thursday 3 June 2027 → Thursday 10 June 2027: half-term." in said
    assert said.count("→") == 2
    sent = proposed(page)
    assert [sent[f"day_{n}"] for n in (1, 2, 3)] == ["18/11/2026", "10/05/2027", "10/06/2027"]
    closes = [sent[f"closes_on_{part}"] for part in ("day", "month", "year")]
    assert (sent["project"], closes) == (following.pk, [14, 10, 2026])
    assert "term dates of 2026/27 are not in the portal" not in said
    assert not source.successors.exists()


def test_the_design_goes_along_and_what_was_of_the_year_stays(staff, source, following):
    first = source.workshops.first()
    SchoolTaskFactory(
        after_workshop=first,
        title="Plan a lesson",
        description="With a colleague",
        scope=TaskScope.CLASS,
        due_on=date(2026, 4, 30),
    )
    source.priorities.add(PriorityFactory(hub=source.hub))

    answer = staff.post(path(source), proposed(staff.get(path(source))))

    copy = copy_of(source)
    assert answer.url == reverse("workgroups:detail", args=[copy.pk])
    same = [
        *("hub", "title", "cohort", "phases", "outline", "audience", "rationale", "budget"),
        *("evidence_plan", "eligible_roles", "capacity", "places_per_school", "place_type"),
        *("takes_other_areas", "fee_policy", "day_equivalent"),
    ]
    assert [getattr(copy, name) for name in same] == [getattr(source, name) for name in same]
    assert (copy.project, copy.school_year) == (following, 2026)
    assert (copy.published_at, copy.published_by, copy.spent) == (None, None, None)
    assert copy.published_without_evidence_because == ""
    assert copy.interest_closes_at == london(2026, 10, 14, 17)
    assert copy.interest_opens_at == london(2026, 5, 31)
    assert starts_of(copy) == A_YEAR_ON
    new = copy.workshops.first()
    assert (new.venue, new.focus, new.join_link) == (first.venue, "Mastery", "")
    [task] = copy.tasks.all()
    assert (task.after_workshop, task.title, task.description, task.scope) == (
        new,
        "Plan a lesson",
        "With a colleague",
        TaskScope.CLASS,
    )
    # Four days before the second workshop, as it was.
    assert task.due_on == date(2027, 5, 6)
    outcomes = [list(row.outcomes.values_list("text", "measure")) for row in (copy, source)]
    assert outcomes[0] == outcomes[1] != []
    assert list(copy.priorities.all()) == list(source.priorities.all())


def test_nobody_goes_along_and_nobody_is_told(staff, source, following):
    ParticipantFactory(workgroup=source)
    InterestFactory(workgroup=source)
    source.workshops.first().leads.add(UserFactory())

    staff.post(path(source), proposed(staff.get(path(source))))

    copy = copy_of(source)
    of_people = [
        model.objects.filter(workgroup=copy).count()
        for model in apps.get_app_config("participants").get_models()
        if any(field.name == "workgroup" for field in model._meta.get_fields())
        and not model._meta.model_name.endswith("event")
    ]
    assert set(of_people) == {0}
    assert not copy.leads.exists()
    assert copy.workshops.exists()
    assert not WorkshopLead.objects.filter(workshop__workgroup=copy).exists()
    assert not Message.objects.exists()
    assert source.participants.count() == 1


def test_a_lead_who_is_ticked_goes_on_and_nobody_else_can_be(staff, source, following):
    lead, stranger = source.leads.get(), UserFactory()
    sent = proposed(staff.get(path(source)))

    refused = staff.post(path(source), sent | {"leads": [stranger.pk]})
    staff.post(path(source), sent | {"leads": [lead.pk]})

    assert refused.status_code == 422
    assert list(copy_of(source).leads.all()) == [lead]


def test_what_was_proposed_is_put_right_in_the_same_table(staff, source, following):
    sent = proposed(staff.get(path(source)))

    staff.post(path(source), sent | {"day_1": "1/12/2026", "day_3": "", "title": "Leading on"})

    copy = copy_of(source)
    assert (copy.title, starts_of(copy)) == (
        "Leading on",
        [london(2026, 12, 1, 9, 30), london(2027, 5, 10, 13)],
    )


def test_checking_says_what_speaks_against_a_date_and_makes_nothing(staff, source, following):
    sent = proposed(staff.get(path(source)))

    answer = staff.post(path(source), sent | {"day_1": "21/11/2026", "check": "yes"})

    assert "Saturday 21 November 2026 : It is a Saturday." in text_of(answer)
    assert not source.successors.exists()


def test_checking_says_that_nobody_is_to_lead_the_copy(staff, source, following):
    lead = UserFactory()
    source.leads.set([lead])
    sent = proposed(staff.get(path(source))) | {"check": "yes"}

    none = staff.post(path(source), sent)
    one = staff.post(path(source), sent | {"leads": lead.pk})

    assert "Nobody leads the copy yet: tick who goes on leading it, or name" in text_of(none)
    assert "Nobody leads" not in text_of(one)


def test_without_term_dates_the_page_says_what_is_not_known(staff, source, following):
    source.hub.term_dates.all().delete()

    page = staff.get(path(source))

    assert "term dates of 2026/27 are not in the portal yet, so only weekends and bank" in text_of(
        page
    )
    assert proposed(page)["day_3"] == "03/06/2027"


def test_a_project_that_cannot_be_told_is_asked_for(staff, source):
    ProjectFactory(school_year=2026, title="Something else")
    page = staff.get(path(source))
    sent = proposed(page)

    answer = staff.post(path(source), sent)

    assert "project" not in sent
    assert answer.status_code == 422
    [said] = answer.context["form"].errors["project"]
    assert said == "Choose the project of 2026/27, or add it to the projects first"


def test_a_venue_no_longer_offered_is_left_open(staff, source, following):
    venue = source.workshops.first().venue
    venue.retired_on = date(2026, 1, 1)
    venue.save()

    staff.post(path(source), proposed(staff.get(path(source))))

    assert [row.venue for row in copy_of(source).workshops.all()] == [None] * 3


def test_a_workshop_that_was_cancelled_is_left_out(staff, source, following):
    last = source.workshops.last()
    last.cancelled_at = timezone.now()
    last.save()

    staff.post(path(source), proposed(staff.get(path(source))))

    assert starts_of(copy_of(source)) == A_YEAR_ON[:2]


def test_two_clicks_make_one_copy_and_the_page_names_it(staff, source, following):
    sent = proposed(staff.get(path(source)))

    first, again = (staff.post(path(source), sent) for _ in "ab")

    assert (first.status_code, again.status_code) == (302, 422)
    [said] = again.context["form"].errors["cohort"]
    assert said == "Leading Maths is on that project already. Give the copy a cohort of its own."
    assert "It was copied before: Leading Maths, 2026/27 (opens in a new tab)" in text_of(
        staff.get(path(source))
    )
    staff.post(path(source), sent | {"cohort": "North"})
    assert source.successors.count() == 2


def test_one_year_leads_to_the_other_and_back(staff, source, following):
    staff.post(path(source), proposed(staff.get(path(source))))
    copy = copy_of(source)

    before = text_of(staff.get(reverse("workgroups:set_up", args=[source.pk])))
    after = text_of(staff.get(reverse("workgroups:set_up", args=[copy.pk])))

    assert "Goes on as Leading Maths, 2026/27" in before
    assert "Copied from Leading Maths, 2025/26" in after
    assert "Goes on as" not in after


def test_who_leads_the_copy_alone_is_not_led_to_the_one_before(client, staff, source, following):
    staff.post(path(source), proposed(staff.get(path(source))))
    copy = copy_of(source)
    lead = UserFactory()
    copy.leads.add(lead)
    client.force_login(lead)

    page = client.get(reverse("workgroups:detail", args=[copy.pk]))

    assert "Copied from" not in text_of(page)


def test_the_list_and_the_page_have_a_button(staff, source):
    for page in (reverse("workgroups:list"), reverse("workgroups:detail", args=[source.pk])):
        assert f'href="{path(source)}"' in staff.get(page).content.decode()


def test_a_teacher_of_the_first_cohort_leads_the_second(staff, source):
    """Acceptance example 7: its design carried forward, to other schools."""
    teacher = ParticipantFactory(workgroup=source).person
    page = staff.get(path(source, "copy_as_cohort") + first_day_on(25, 11, 2025))
    sent = proposed(page)

    staff.post(path(source, "copy_as_cohort") + first_day_on(25, 11, 2025), sent)

    cohort = copy_of(source)
    assert (cohort.project, cohort.cohort, cohort.school_year) == (source.project, "2", 2025)
    # Six days after each of the first cohort's, off a Sunday and the year's holidays.
    assert [timezone.localdate(row) for row in starts_of(cohort)] == [
        date(2025, 11, 25),
        date(2026, 5, 11),
        date(2026, 6, 10),
    ]
    add_lead(
        workgroup=cohort, name=teacher.name, email=teacher.email, by=member(source.hub, "hub_lead")
    )
    there = ParticipantFactory(workgroup=cohort)
    assert [lead.email for lead in cohort.leads.all()] == [teacher.email]
    assert there.school not in {row.school for row in source.participants.all()}
    assert list(cohort.outcomes.values_list("text")) == list(source.outcomes.values_list("text"))


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (("", "", ""), "Enter the date of the first workshop"),
        ((31, 2, 2027), "The date must be a real date"),
    ],
)
def test_a_first_day_that_is_none_is_asked_for_again(first, said, staff, source):
    page = staff.get(path(source, "copy_as_cohort") + first_day_on(*first))

    assert said in text_of(page)
    assert "Make the draft" not in text_of(page)


def test_a_cohort_that_begins_in_another_year_is_on_its_project(staff, source, following):
    page = staff.get(path(source, "copy_as_cohort") + first_day_on(13, 1, 2027))

    assert proposed(page)["project"] == following.pk
    assert proposed(page)["day_1"] == "13/01/2027"


def test_another_hubs_workshops_and_venues_are_out_of_reach(staff, source, following):
    elsewhere = WorkshopFactory(starts_at=london(2026, 6, 1, 9), focus="Secret")
    sent = proposed(staff.get(path(source)))

    refused = staff.post(path(source), sent | {"where_1": elsewhere.venue_id})
    staff.post(path(source), sent | {"workshop_1": elsewhere.pk})

    assert refused.status_code == 422
    assert [row.focus for row in copy_of(source).workshops.all()] == ["", "Mastery", "Mastery"]


def test_a_date_that_is_asked_by_itself_has_three_boxes_and_each_in_a_table_a_calendar(
    staff, source, following
):
    asked = staff.get(path(source, "copy_as_cohort")).text
    shown = staff.get(path(source)).text
    rolled = staff.get(reverse("workgroups:roll_over") + "?year=2025").text

    assert 'name="first_day"' in asked
    assert 'name="closes_on_day"' in shown
    # One box never stands without its calendar.
    for page in (shown, rolled):
        boxes, calendars = page.count("moj-js-datepicker-input"), page.count('moj-datepicker"')
        assert boxes == calendars > 0
