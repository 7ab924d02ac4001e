"""Where schools are on their way to Teaching for Mastery."""

from datetime import date

import pytest
from django.urls import reverse

from access.refusal import Refused
from access.roles import Role
from tests.factories import HubFactory, member, school_in
from tests.journeys.people import Person, day, text_of
from tests.workgroups.factories import MasteryStageFactory
from workgroups.actions.mastery import note_stage
from workgroups.choices import JourneyStage, Phase
from workgroups.models import MasteryStage
from workgroups.queries.mastery import journeys_of, stage_counts
from workgroups.rules.mastery import days_overlap, in_journey_order, likely_phases

pytestmark = pytest.mark.django_db
S = JourneyStage
SEPTEMBER, JUNE = date(2021, 9, 1), date(2022, 6, 30)


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def school(hub):
    return school_in(hub, low_age=3, high_age=18)


@pytest.fixture
def admin(hub):
    return Person(member(hub, Role.ADMINISTRATOR).email).signed_in()


def begin(school, stage, on, phase=Phase.PRIMARY, **fields):
    row = MasteryStage(
        school=school, phase=phase, stage=stage, from_on=on, noted_by=school.hub, **fields
    )
    return note_stage(stage=row)


def test_every_stage_has_its_place_in_the_journey():
    assert sorted(in_journey_order()) == sorted(JourneyStage)


@pytest.mark.parametrize(
    ("ages", "phases"),
    [
        ((4, 11), ["early_years", "primary"]),
        ((5, 11), ["primary"]),
        ((11, 16), ["secondary"]),
        ((3, 18), ["early_years", "primary", "secondary", "post_16"]),
        ((None, 18), list(Phase)),
    ],
)
def test_the_phases_of_a_school_follow_its_ages(ages, phases):
    assert likely_phases(*ages) == phases


@pytest.mark.parametrize(
    ("second", "meet"),
    [
        ((date(2022, 6, 30), None), True),
        ((date(2022, 7, 1), None), False),
        ((date(2020, 9, 1), date(2021, 8, 31)), False),
        ((date(2020, 9, 1), date(2021, 9, 1)), True),
        ((date(2020, 9, 1), None), True),
    ],
)
def test_stretches_of_days_meet_on_a_shared_day(second, meet):
    assert days_overlap((SEPTEMBER, JUNE), second) is meet


def test_a_new_stage_ends_the_one_before_on_the_day_before(school):
    first = begin(school, S.DEVELOPMENT, SEPTEMBER)

    begin(school, S.EMBEDDING, date(2022, 9, 1))

    first.refresh_from_db()
    assert first.until_on == date(2022, 8, 31)


def test_an_all_through_school_has_a_journey_in_each_phase(school):
    primary = begin(school, S.SUSTAINING, SEPTEMBER)
    secondary = begin(school, S.DEVELOPMENT, SEPTEMBER, Phase.SECONDARY)

    assert [journey.current for journey in journeys_of(school, JUNE)] == [primary, secondary]


def test_a_school_may_skip_a_stage(school):
    assert begin(school, S.SUSTAINING, SEPTEMBER).stage == S.SUSTAINING


def test_a_school_pauses_after_a_last_day_without_a_new_stage(school):
    begin(school, S.DEVELOPMENT, SEPTEMBER, until_on=JUNE)

    [during] = journeys_of(school, JUNE)
    [after] = journeys_of(school, date(2022, 7, 1))

    assert (during.current is None, during.paused_since) == (False, None)
    assert (after.current, after.paused_since) == (None, JUNE)


def test_development_is_taken_once_in_a_phase_unless_somebody_says_why(school):
    begin(school, S.DEVELOPMENT, SEPTEMBER, until_on=JUNE)
    again = date(2023, 9, 1)

    with pytest.raises(Refused) as refusal:
        begin(school, S.DEVELOPMENT, again)
    begin(school, S.DEVELOPMENT, again, Phase.SECONDARY)
    begin(school, S.DEVELOPMENT, again, once_more_because="A new head and a new department")

    assert refusal.value.field == "once_more_because"
    assert "from Wednesday 1 September 2021" in refusal.value.message
    assert MasteryStage.objects.filter(phase=Phase.PRIMARY).count() == 2


def test_other_stages_may_be_taken_again(school):
    begin(school, S.SUSTAINING, SEPTEMBER, until_on=JUNE)

    assert begin(school, S.SUSTAINING, date(2023, 9, 1)).pk


@pytest.mark.parametrize("on", [SEPTEMBER, date(2021, 1, 1)])
def test_stages_of_one_phase_never_meet(school, on):
    begin(school, S.DEVELOPMENT, SEPTEMBER)

    with pytest.raises(Refused) as refusal:
        begin(school, S.EMBEDDING, on)

    assert refusal.value.field == "from_on"


def test_a_school_is_not_put_twice_into_the_stage_it_is_in(school):
    begin(school, S.EMBEDDING, SEPTEMBER)

    with pytest.raises(Refused, match="has been in this stage since Wednesday 1 September 2021"):
        begin(school, S.EMBEDDING, JUNE)


def test_counts_are_of_the_day_and_of_each_phase(hub):
    for _ in range(2):
        MasteryStageFactory(school=school_in(hub))
    MasteryStageFactory(school=school_in(hub), stage=S.EMBEDDING, until_on=JUNE)
    MasteryStageFactory(school=school_in(hub), stage=S.READINESS, phase=Phase.PRIMARY)

    counts = stage_counts(MasteryStage.objects.all(), date(2022, 7, 1))

    assert [(row.phase, row.total, row.bars) for row in counts] == [
        (Phase.PRIMARY, 1, [("Readiness", 1, 1), ("Development", 0, 1)]),
        (Phase.SECONDARY, 2, [("Readiness", 0, 2), ("Development", 2, 2)]),
    ]


def test_the_administrator_takes_a_school_through_its_journey(admin, school):
    base = reverse("workgroups:school_stages", args=[school.pk])
    assert "No stage is recorded" in text_of(admin.opens(base))

    admin.sends(f"{base}add/", phase="primary", stage="development", **day("from_on", SEPTEMBER))
    page = admin.sends(
        f"{base}add/", phase="primary", stage="embedding", **day("from_on", date(2022, 9, 1))
    )
    again = admin.is_refused(
        f"{base}add/", phase="primary", stage="development", **day("from_on", date(2023, 9, 1))
    )

    assert "31 Aug 2022" in text_of(page)
    assert "Say why it takes part again." in again
    row = MasteryStage.objects.get(stage="embedding")
    change = reverse("workgroups:change_stage", args=[row.pk])
    fields = {"phase": "primary", "stage": "embedding", **day("from_on", date(2022, 9, 1))}
    assert "must not lie before" in admin.is_refused(change, **fields, **day("until_on", JUNE))
    assert "Paused" in text_of(admin.sends(change, **fields, **day("until_on", date(2023, 7, 1))))
    admin.sends(reverse("workgroups:remove_stage", args=[row.pk]))
    assert not MasteryStage.objects.filter(stage="embedding").exists()


def test_the_list_shows_today_and_is_narrowed(admin, hub):
    current = MasteryStageFactory(school=school_in(hub, name="Elmfield School"))
    over = MasteryStageFactory(school=school_in(hub), stage=S.READINESS, until_on=JUNE)
    MasteryStageFactory()
    page = reverse("workgroups:stages")

    def found(query):
        return set(admin.opens(f"{page}?{query}").context["object_list"])

    assert found("") == {current}
    assert found("status=over") == {over}
    assert found("status=any") == {current, over}
    assert found("q=elmf") == {current}
    assert found("q=elmf&phase=primary") == set()
    assert found("stage=readiness&status=any") == {over}
    assert found(f"authority={current.school.local_authority_id}") == {current}
    text = b"".join(admin.browser.get(f"{page}?format=csv").streaming_content).decode()
    assert "Elmfield School" in text
    assert text.count("\r\n") == 2


def test_a_school_that_moves_to_another_hub_takes_its_journey_along(admin, hub, school):
    begin(school, S.EMBEDDING, SEPTEMBER)
    new_hub = HubFactory()

    school.hub = new_hub
    school.save()

    rows = admin.opens(reverse("workgroups:stages") + "?status=any").context["object_list"]
    assert list(rows) == []
    reader = Person(member(new_hub, Role.HUB_LEAD).email).signed_in()
    page = text_of(reader.opens(reverse("workgroups:school_stages", args=[school.pk])))
    assert str(hub) in page
