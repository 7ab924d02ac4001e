"""A Work Group that wants certain people of each school keeps its last places for them."""

from dataclasses import replace

import pytest
from django.urls import reverse

from access.refusal import Refused
from access.roles import Role
from participants.actions.composition import set_composition
from participants.actions.place import offer_place, offer_places
from participants.choices import InterestState, OfferOutcome
from participants.models import Offer, WantedRole
from participants.rules.allocation import Turn, outcomes_in_turn
from participants.rules.composition import composition_problem, kept_for
from tests.factories import InterestFactory, WorkGroupFactory, approved, member, school_in
from tests.journeys.people import text_of
from tests.participants.drafts import draft_of
from tests.participants.drafts import page as draft_page
from tests.participants.test_in_turn import READY
from tests.robust.reading import plain
from workgroups.choices import JobRole

LEAD, TEACHER, EARLY = JobRole.SUBJECT_LEAD, JobRole.TEACHER, JobRole.EARLY_CAREER
ONE_LEAD = ((LEAD, 1),)
ONE_OF_EACH = ((LEAD, 1), (TEACHER, 1), (EARLY, 1))


@pytest.mark.parametrize(
    ("composition", "held", "own", "left", "kept"),
    [
        pytest.param((), [], TEACHER, 1, [], id="nobody is wanted"),
        pytest.param(ONE_LEAD, [], TEACHER, 2, [], id="one place more is left"),
        pytest.param(ONE_LEAD, [], TEACHER, 1, [LEAD], id="the last place"),
        pytest.param(ONE_LEAD, [], LEAD, 1, [], id="who is wanted"),
        pytest.param(ONE_LEAD, [LEAD], TEACHER, 1, [], id="they are there"),
        pytest.param(ONE_LEAD, [LEAD], LEAD, 1, [], id="another one of them"),
        pytest.param(((LEAD, 2),), [LEAD], TEACHER, 1, [LEAD], id="one of two is there"),
        pytest.param(ONE_OF_EACH, [LEAD], LEAD, 2, [TEACHER, EARLY], id="a second of one of each"),
        pytest.param(ONE_OF_EACH, [LEAD, TEACHER], EARLY, 1, [], id="the third of each"),
    ],
)
def test_the_last_places_are_kept_for_whom_is_wanted(composition, held, own, left, kept):
    assert kept_for(composition, held, own, left) == kept


@pytest.mark.parametrize(("per_school", "fits"), [(2, False), (3, True), (4, True)])
def test_no_more_are_wanted_than_a_school_gets(per_school, fits):
    assert (composition_problem(ONE_OF_EACH, per_school) == "") == fits


@pytest.mark.django_db
def test_one_each_of_three_year_groups_is_asked_for_and_kept(client):
    workgroup = WorkGroupFactory(
        phases=["early_years", "primary"],
        places_per_school=3,
        eligible_roles=[TEACHER],
    )
    admin = member(workgroup.hub, Role.ADMINISTRATOR)
    client.force_login(admin)
    wanted = {"reception": "1", "year_1": "1", "year_2": "1"}
    page = reverse("participants:set_composition", args=[workgroup.pk])
    draft = draft_of(workgroup, school=school_in(workgroup.hub).pk)
    about = draft_page(draft, "about_you")
    assert "Which year group" not in text_of(client.get(about))

    asked = client.get(page).content.decode()
    headings = ["By role", "By year group taught", "Teaches Reception"]
    assert sorted(headings, key=asked.index) == headings
    assert client.post(page, wanted | {"year_3": "1"}).status_code == 422
    assert client.post(page, wanted).status_code == 302
    assert "Which year group do you teach?" in text_of(client.get(about))

    school = school_in(workgroup.hub, phase="Primary")
    ask = {"workgroup": workgroup, "school": school, "job_role": TEACHER}
    first, same, second, third = (
        approved(InterestFactory(**ask, year_group=year))
        for year in ("year_1", "year_1", "reception", "year_2")
    )
    offer_place(interest=first, by=admin)
    with pytest.raises(Refused, match="kept for: Reception; Year 2"):
        offer_place(interest=same, by=admin)
    allocation = offer_places(workgroup=workgroup, interests=[same, second, third], by=admin)
    assert (allocation.offered, allocation.waiting) == ([second, third], [same])
    people = text_of(client.get(reverse("participants:people", args=[workgroup.pk])))
    assert "Teacher, Year 1" in people


def test_offers_made_at_once_count_for_those_behind():
    def turn(person: int, role: str) -> Turn:
        case = replace(READY, places_left=9, places_per_school=2, job_role=role)
        return Turn(person, 1, InterestState.NEW, replace(case, composition=ONE_LEAD))

    outcomes = outcomes_in_turn([turn(1, TEACHER), turn(2, TEACHER), turn(3, LEAD)])

    assert [one.follows for one in outcomes] == [
        OfferOutcome.OFFER,
        OfferOutcome.WAIT,
        OfferOutcome.OFFER,
    ]


@pytest.fixture
def workgroup():
    workgroup = WorkGroupFactory(places_per_school=2, eligible_roles=[LEAD, TEACHER])
    set_composition(workgroup=workgroup, composition=ONE_LEAD)
    return workgroup


@pytest.fixture
def admin(workgroup):
    return member(workgroup.hub, Role.ADMINISTRATOR)


@pytest.mark.django_db
def test_the_last_place_of_a_school_goes_to_another_only_with_a_reason(workgroup, admin):
    school = school_in(workgroup.hub)
    first, second, lead = (
        approved(InterestFactory(workgroup=workgroup, school=school, job_role=role))
        for role in (TEACHER, TEACHER, LEAD)
    )
    elsewhere = approved(InterestFactory(workgroup=workgroup, job_role=TEACHER))
    offer_place(interest=first, by=admin)

    with pytest.raises(Refused, match="are kept for"):
        offer_place(interest=second, by=admin)
    done = offer_places(workgroup=workgroup, interests=[second, lead, elsewhere], by=admin)

    assert done.offered == [lead, elsewhere]
    assert done.waiting == [second]


@pytest.mark.django_db
def test_a_reason_is_kept_with_the_offer(workgroup, admin):
    school = school_in(workgroup.hub)
    for _ in range(2):
        row = approved(InterestFactory(workgroup=workgroup, school=school, job_role=TEACHER))
        offer_place(interest=row, by=admin, override_reason="Their lead came last year")

    reasons = Offer.objects.order_by("pk").values_list("override_reason", flat=True)
    assert list(reasons) == ["", "Their lead came last year"]


@pytest.mark.django_db
def test_the_composition_is_said_on_a_page(client, workgroup, admin):
    client.force_login(admin)
    path = reverse("participants:set_composition", args=[workgroup.pk])
    asked = client.get(path)
    assert asked.context["form"][LEAD].value() == 1
    # By the role's own name, as everywhere.
    for label in ("Teacher", "Head of maths or maths subject leader"):
        assert f">{label}</label>" in asked.content.decode()

    too_many = client.post(path, {LEAD: "2", TEACHER: "1"})
    assert "That is 3 of each school, which gets at most 2." in text_of(too_many)
    saved = client.post(path, {LEAD: "", TEACHER: "2"}, follow=True)
    assert "Wanted of each school: 2 × Teacher. Change" in plain(saved.content.decode())

    rows = WantedRole.objects.values_list("job_role", "per_school")
    assert list(rows) == [(TEACHER, 2)]
