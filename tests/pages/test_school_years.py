"""The school years to choose from: by the school year, on every page that asks for one."""

import pytest
from django.urls import reverse

from access.roles import Role
from pages.rules.school_year import years_to_choose
from tests.factories import HubFactory, ProjectFactory, member

pytestmark = pytest.mark.django_db

# On each day the next school year, the one it is in, and the five before.
DAYS = [
    ("2026-01-15 12:00+00:00", [2026, 2025, 2024, 2023, 2022, 2021, 2020]),
    ("2026-08-31 12:00+00:00", [2026, 2025, 2024, 2023, 2022, 2021, 2020]),
    ("2026-09-15 12:00+00:00", [2027, 2026, 2025, 2024, 2023, 2022, 2021]),
]
FILTERED = ["workgroups:list", "workgroups:projects", "needs:list", "needs:priorities"]


def test_the_oldest_year_may_be_named():
    assert years_to_choose(2016, since=2014) == [2017, 2016, 2015, 2014]


@pytest.fixture
def hub(client):
    hub = HubFactory()
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return hub


def years_in(form, field: str) -> list[int]:
    """The years among the field's choices; what else stands there is passed over."""
    return [int(value) for value, _ in form.fields[field].choices if str(value).isdigit()]


@pytest.mark.parametrize("page", FILTERED)
@pytest.mark.parametrize(("now", "years"), DAYS)
def test_lists_offer_the_next_school_year_and_those_before(
    client, hub, time_machine, page, now, years
):
    time_machine.move_to(now, tick=False)

    shown = client.get(reverse(page)).context

    assert years_in(shown["filterset"].form, "year") == years


@pytest.mark.parametrize("page", ["needs:add_need", "needs:add_need_survey", "needs:add_priority"])
@pytest.mark.parametrize(("now", "years"), DAYS)
def test_forms_offer_the_next_school_year_and_those_before(
    client, hub, time_machine, page, now, years
):
    time_machine.move_to(now, tick=False)

    shown = client.get(reverse(page)).context

    assert years_in(shown["form"], "school_year") == years


@pytest.mark.parametrize("page", ["evaluations:plan", "evaluations:engagement"])
@pytest.mark.parametrize(("now", "years"), DAYS)
def test_figures_say_this_year_first(client, hub, time_machine, page, now, years):
    time_machine.move_to(now, tick=False)
    following, this_year, *before = years

    choices = client.get(reverse(page)).context["form"].fields["year"].choices

    assert choices[0][1].startswith(f"This year, {this_year}/")
    assert [year for year, _ in choices[1:]] == [following, *before]


@pytest.mark.parametrize(("now", "years"), DAYS)
def test_a_project_may_be_of_any_year_since_the_hubs_began(client, hub, time_machine, now, years):
    time_machine.move_to(now, tick=False)

    shown = client.get(reverse("workgroups:add_project")).context

    assert years_in(shown["form"], "school_year") == list(range(years[0], 2013, -1))


def test_a_project_of_a_year_further_off_keeps_it(client, time_machine):
    time_machine.move_to("2026-01-15 12:00+00:00", tick=False)
    client.force_login(member(None, Role.NATIONAL))
    project = ProjectFactory(school_year=2027)

    shown = client.get(reverse("workgroups:edit_project", args=[project.pk])).context

    assert years_in(shown["form"], "school_year")[:3] == [2027, 2026, 2025]
