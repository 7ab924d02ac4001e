"""A Work Group's results beside those of others, and what is kept once a wave has closed."""

import csv
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.db.utils import IntegrityError, InternalError

from access.roles import Role
from evaluations.actions.close_waves import close_waves
from evaluations.actions.hub_totals import count_hub_totals
from evaluations.choices import ComparedWith
from evaluations.models import ClosedWave, HubResult, WaveResult
from evaluations.queries.comparison import Others, comparison_of
from tests.evaluations.factories import DAY_AFTER, answered, finished_group, invited
from tests.evaluations.pages import page, words
from tests.factories import EventFactory, HubFactory, ProjectFactory, WorkGroupFactory, member

pytestmark = pytest.mark.django_db

CLOSED = DAY_AFTER + timedelta(days=30)


@pytest.fixture(autouse=True)
def _the_day_after(time_machine):
    time_machine.move_to(DAY_AFTER, tick=False)


def closed_group(people: int, *, silent: int = 0, confidence=(2, 4), useful=4, **fields):
    workgroup = finished_group(**{f"workgroup__{name}": value for name, value in fields.items()})
    for invitation in invited(workgroup, people + silent)[:people]:
        answered(invitation, confidence=confidence, useful=useful)
    return workgroup


@pytest.fixture
def project():
    return ProjectFactory(school_year=2021)


@pytest.fixture
def ours(project):
    """With one of the same project and hub that has too few answers, which counts nowhere."""
    hub = HubFactory()
    found = closed_group(5, silent=3, hub=hub, project=project)
    closed_group(4, confidence=(5, 1), hub=hub, project=project)
    return found


@pytest.fixture
def others(ours, project):
    """One on the project elsewhere, one of the hub, one of neither and an event."""
    closed_group(5, confidence=(3, 4), hub=HubFactory(), project=project)
    closed_group(6, confidence=(1, 5), hub=ours.hub, project=ProjectFactory())
    closed_group(7, useful=2, hub=HubFactory(), project=ProjectFactory())
    closed_group(8, useful=1, hub=ours.hub, project=EventFactory())
    assert close_waves(now=CLOSED) == 6


def sides(workgroup, code: str) -> dict:
    found = comparison_of(workgroup, Others(workgroup.school_year))
    [comparison] = [one for one in found if one.measure.code == code]
    return {side.compared: side for side in comparison.sides}


def test_results_stand_beside_those_of_project_hub_and_nation(ours, others):
    found = sides(ours, "confidence")

    own, project, hub, nation = (found[one] for one in ComparedWith)
    assert (own.tally.people, own.tally.before, own.tally.now) == (5, 2, 4)
    assert (own.asked, own.answered, own.response_rate) == (8, 5, 63)
    assert (project.tally.people, project.tally.before, project.tally.now) == (5, 3, 4)
    # The event and the one of four do not count.
    assert (hub.tally.people, hub.tally.before, hub.tally.now) == (6, 1, 5)
    assert (nation.tally.people, nation.groups, nation.tally.rose) == (18, 3, 18)
    assert (nation.asked, nation.answered) == (18, 18)
    assert sides(ours, "useful")[ComparedWith.NATION].tally.now == Decimal("3.2")


def test_a_side_of_too_few_says_so(ours, as_user):
    closed_group(4, confidence=(1, 5), hub=ours.hub, project=ProjectFactory())
    close_waves(now=CLOSED)

    text = words(as_user(member(ours.hub, Role.BOARD)).get(page("comparison", ours)))

    # Neither the one nor both together, which are eight people.
    assert text.count("Fewer than 5 people have answered.") == 9
    assert "5 of 8 (63%)" in text


def test_how_many_work_groups_the_others_are_stands_in_words(ours, others, as_user):
    text = words(as_user(member(ours.hub, Role.BOARD)).get(page("comparison", ours)))

    assert "Others of the hub 1 Work Group" in text
    assert "Others of all hubs 3 Work Groups" in text


def test_the_file_holds_the_same_figures(ours, others, as_user):
    response = as_user(member(ours.hub, Role.BOARD)).get(page("comparison", ours) + "?format=csv")

    text = b"".join(response.streaming_content).decode("utf-8-sig")
    [own, *_] = rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == 12
    assert (own["Whose"], own["Answers"], own["Asked"]) == ("This Work Group", "5", "8")
    assert (own["Average before"], own["Average now"], own["More"]) == ("2.0", "4.0", "5")


def test_the_year_and_phase_of_the_others_can_be_chosen(ours, others, project, as_user):
    earlier = ProjectFactory(school_year=2020)
    project.predecessor = earlier
    project.save()
    closed_group(9, project=earlier, school_year=2020, phases=["primary"])
    close_waves(now=CLOSED)
    client = as_user(member(ours.hub, Role.HUB_LEAD))

    for query, answers in (("year=2020", 9), ("year=2020&phase=primary", 9), ("phase=primary", 0)):
        found = client.get(f"{page('comparison', ours)}?{query}").context["comparisons"][0].sides
        assert found[0].tally.people == 5
        assert (found[1].tally.people if found[1].tally else 0) == answers


@pytest.mark.parametrize("many", [1, 3])
def test_a_comparison_takes_the_same_queries_for_one_and_for_many(
    ours, many, as_user, django_assert_num_queries
):
    for _ in range(many):
        closed_group(5, hub=ours.hub, project=ours.project)
    close_waves(now=CLOSED)
    client = as_user(member(ours.hub, Role.BOARD))
    client.get(page("comparison", ours))

    with django_assert_num_queries(6):
        client.get(page("comparison", ours))


def test_a_wave_closes_once_and_what_is_said_later_counts_nowhere(ours):
    assert close_waves(now=CLOSED) == 2
    kept = list(WaveResult.objects.values_list("people", flat=True))
    invited(ours, 1)

    assert close_waves(now=CLOSED + timedelta(days=90)) == 0
    assert list(WaveResult.objects.values_list("people", flat=True)) == kept
    with pytest.raises(IntegrityError, match="a_wave_closes_once"), transaction.atomic():
        ClosedWave.objects.create(
            workgroup=ours, wave="end", versions=[1], asked=1, answered=1, closed_at=CLOSED
        )


@pytest.mark.parametrize(("model", "field"), [(ClosedWave, "answered"), (WaveResult, "rose")])
@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_database_lets_nobody_change_what_is_kept(ours, model, field, deed):
    close_waves(now=CLOSED)
    rows = model.objects.all()

    with pytest.raises(InternalError), transaction.atomic():
        rows._raw_delete(rows.db) if deed == "delete" else rows.update(**{field: 99})


def test_the_database_keeps_nothing_of_fewer_than_five(ours):
    close_waves(now=CLOSED)
    row = WaveResult.objects.first()

    with pytest.raises(IntegrityError, match="result_of_five_or_more"), transaction.atomic():
        WaveResult.objects.create(
            closed=ClosedWave.objects.exclude(pk=row.closed_id).get(),
            question=row.question,
            people=4,
        )


def test_other_hubs_are_added_up_anew_by_the_hour(ours, project):
    elsewhere = closed_group(5, hub=HubFactory(), project=project)
    close_waves(now=CLOSED)
    assert sides(ours, "useful")[ComparedWith.NATION].groups == 1

    elsewhere.cancelled_at = CLOSED
    elsewhere.save()
    count_hub_totals(now=CLOSED)

    assert sides(ours, "useful")[ComparedWith.NATION].tally is None
    assert sides(ours, "useful")[ComparedWith.PROJECT].tally is None


def test_a_work_group_of_two_phases_counts_once_for_all_and_in_each(ours, project):
    closed_group(5, hub=HubFactory(), project=project, phases=["primary", "secondary"])
    close_waves(now=CLOSED)

    for phase, groups in (("", 1), ("primary", 1), ("secondary", 1), ("post_16", 0)):
        found = comparison_of(ours, Others(ours.school_year, phase))
        for one in found:
            assert [side.groups for side in one.sides] == [1, groups, 0, groups]


def test_the_database_adds_up_no_groups_of_fewer_than_five(ours):
    close_waves(now=CLOSED)
    sums = {"project": None, "code": "useful", "asked": 9, "answered": 9}
    kept = {"hub": ours.hub, "school_year": 2020, "is_event": False, **sums}

    for groups, people in ((1, 4), (2, 9), (0, 5)):
        with pytest.raises(IntegrityError, match="of_groups_of_five"), transaction.atomic():
            HubResult.objects.create(groups=groups, people=people, **kept)


def test_nothing_is_compared_before_a_survey_has_closed(as_user):
    workgroup = finished_group(workgroup=WorkGroupFactory())

    response = as_user(member(workgroup.hub, Role.BOARD)).get(page("comparison", workgroup))

    assert "There is nothing to compare yet" in words(response)
    # What others there are makes no difference then.
    assert "Apply filters" not in words(response)
