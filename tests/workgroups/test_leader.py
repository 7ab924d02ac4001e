"""Local leaders: what they say and agree to, what they are trained in and where they go."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from pages.rules.school_year import school_year_of
from tests.factories import (
    HubFactory,
    UserFactory,
    WorkGroupFactory,
    member,
    school_in,
)
from tests.journeys.people import Person, day, text_of
from tests.workgroups.factories import CredentialFactory, DeploymentFactory, LocalLeaderFactory
from workgroups.choices import CredentialStatus
from workgroups.models import Credential, Deployment, LocalLeader
from workgroups.queries.leader import leader_figures, specialism_counts
from workgroups.rules.specialisms import read_specialisms

pytestmark = pytest.mark.django_db
TODAY = date(2022, 1, 10)


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def admin(hub):
    return Person(member(hub, Role.ADMINISTRATOR).email).signed_in()


def page(name: str, row=None) -> str:
    return reverse(f"workgroups:{name}", args=[row.pk] if row else [])


AWARDED = CredentialStatus.AWARDED


@pytest.mark.parametrize(
    ("status", "expires_on", "said"),
    [
        (CredentialStatus.WORKING_TOWARDS, None, ("Working towards it", "blue")),
        (CredentialStatus.GIVEN_UP, TODAY - timedelta(days=1), ("Given up", "grey")),
        (AWARDED, None, ("Awarded", "grey")),
        (AWARDED, TODAY - timedelta(days=1), ("Run out", "red")),
        (AWARDED, TODAY, ("Runs out soon", "yellow")),
        (AWARDED, TODAY + timedelta(days=119), ("Runs out soon", "yellow")),
        (AWARDED, TODAY + timedelta(days=120), ("Awarded", "grey")),
    ],
)
def test_a_credential_says_what_it_is_worth_on_a_day(status, expires_on, said):
    credential = Credential(status=status, expires_on=expires_on)

    assert credential.status_on(TODAY) == said


@pytest.mark.parametrize(
    ("until_on", "has_left"),
    [(None, False), (TODAY, False), (TODAY - timedelta(days=1), True)],
)
def test_a_leader_has_left_after_their_last_day(until_on, has_left):
    assert LocalLeader(until_on=until_on).has_left_on(TODAY) == has_left


def test_specialisms_are_read_once_each_and_in_order():
    assert read_specialisms("bar  modelling, Early number;\nBar modelling, ,") == [
        "Bar modelling",
        "Early number",
    ]


@pytest.mark.parametrize("text", [",".join(map(str, range(13))), "x" * 41])
def test_too_many_or_too_long_specialisms_are_refused(text):
    with pytest.raises(ValueError, match="specialism"):
        read_specialisms(text)


def work_of(leader) -> tuple[bool, bool]:
    row = LocalLeader.objects.with_work(TODAY, school_year_of(TODAY)).get(pk=leader.pk)
    return row.is_trained, row.is_active


@pytest.mark.parametrize(
    ("fields", "trained"),
    [
        ({}, True),
        ({"expires_on": TODAY}, True),
        ({"expires_on": TODAY - timedelta(days=1)}, False),
        ({"status": CredentialStatus.WORKING_TOWARDS, "awarded_on": None}, False),
        ({"status": CredentialStatus.GIVEN_UP}, False),
    ],
)
def test_trained_is_who_holds_a_credential_that_has_not_run_out(fields, trained):
    credential = CredentialFactory(**fields)

    assert work_of(credential.leader) == (trained, False)


@pytest.mark.parametrize(
    ("begins", "ends", "active"),
    [
        (TODAY, TODAY, True),
        (date(2021, 9, 1), None, True),
        (date(2021, 9, 1), TODAY - timedelta(days=1), False),
        (TODAY + timedelta(days=1), None, False),
    ],
)
def test_active_is_who_is_sent_somewhere_on_the_day(begins, ends, active):
    deployment = DeploymentFactory(from_on=begins, until_on=ends)

    assert work_of(deployment.leader) == (False, active)


def test_active_is_who_leads_a_work_group_of_the_hub_this_year(hub):
    leaders = [LocalLeaderFactory(hub=hub) for _ in range(4)]
    groups = [
        WorkGroupFactory(hub=hub),
        WorkGroupFactory(),
        WorkGroupFactory(hub=hub, school_year=2020),
        WorkGroupFactory(hub=hub, cancelled_at=timezone.now()),
    ]
    for leader, workgroup in zip(leaders, groups, strict=True):
        workgroup.leads.add(leader.user)

    assert [work_of(leader)[1] for leader in leaders] == [True, False, False, False]


def test_trained_and_active_are_counted_apart(hub):
    """More were involved than are trained: the two numbers are not one."""
    CredentialFactory(leader=LocalLeaderFactory(hub=hub))
    both = CredentialFactory(leader=LocalLeaderFactory(hub=hub)).leader
    for leader in (both, LocalLeaderFactory(hub=hub), LocalLeaderFactory(hub=hub)):
        DeploymentFactory(leader=leader)

    figures = leader_figures(LocalLeader.objects.all(), TODAY)

    assert figures == {"all": 4, "trained": 2, "active": 3, "both": 1}


def test_capacity_is_counted_by_specialism():
    LocalLeaderFactory(specialisms=["Bar modelling", "Early number"])
    LocalLeaderFactory(specialisms=["Bar modelling"])
    LocalLeaderFactory(specialisms=[])

    assert specialism_counts(LocalLeader.objects.all(), 3) == [
        ("Bar modelling", 2, 3),
        ("Early number", 1, 3),
    ]


def test_staff_add_a_leader_and_what_they_do(admin, hub):
    school = school_in(hub)
    admin.sends(
        page("add_leader"),
        hub=hub.pk,
        name="Lara Leader",
        email="Lara@example.org",
        school=school.urn,
        specialisms="bar modelling",
        availability="available",
        **day("from_on", date(2021, 9, 1)),
    )
    leader = LocalLeader.objects.get()
    admin.sends(
        page("add_credential", leader),
        kind="mastery_specialist",
        cohort="7",
        status="awarded",
        **day("awarded_on", date(2021, 7, 1)),
    )
    admin.sends(
        page("add_training", leader), title="Leading others", **day("on", date(2021, 10, 4))
    )
    admin.sends(
        page("add_deployment", leader),
        school=school.urn,
        purpose="Bar modelling in Year 4",
        days="2.5",
        **day("from_on", date(2021, 11, 1)),
    )

    text = text_of(admin.opens(page("leader", leader)))
    assert (leader.user.email, leader.school) == ("lara@example.org", school)
    for words in (
        "Primary Mastery Specialist, cohort 7",
        "Leading others",
        "2.5 days from Monday 1 November 2021",
        "They have not agreed to be shown",
    ):
        assert words in text


def test_a_leader_is_in_the_list_of_a_hub_once(admin, hub):
    leader = LocalLeaderFactory(hub=hub)
    fields = {"hub": hub.pk, "name": leader.user.name, "availability": "available"}

    refused = admin.is_refused(
        page("add_leader"), email=leader.user.email, **fields, **day("from_on", TODAY)
    )

    assert "is in the list of your hub already" in refused


def test_nobody_of_another_name_is_made_leader_in_somebodys_stead(admin, hub):
    known = UserFactory()
    fields = {"hub": hub.pk, "name": "Somebody Else", "availability": "available"}

    refused = admin.is_refused(
        page("add_leader"), email=known.email, **fields, **day("from_on", TODAY)
    )

    assert "This email address is known under another name" in refused
    assert not LocalLeader.objects.exists()


def test_a_credential_that_was_awarded_needs_its_day(admin, hub):
    leader = LocalLeaderFactory(hub=hub)

    refused = admin.is_refused(page("add_credential", leader), kind="sle", status="awarded")

    assert "Enter the day on which it was awarded" in refused
    assert not Credential.objects.exists()


@pytest.mark.parametrize("both", [True, False])
def test_a_deployment_is_to_a_school_or_to_a_work_group(both, admin, hub):
    leader, workgroup = LocalLeaderFactory(hub=hub), WorkGroupFactory(hub=hub)
    places = {"school": school_in(hub).urn, "workgroup": workgroup.pk} if both else {}

    refused = admin.is_refused(
        page("add_deployment", leader),
        purpose="A",
        days="1",
        **places,
        **day("from_on", TODAY),
    )

    assert "Enter a school or choose a Work Group, not both" in refused
    assert not Deployment.objects.exists()


def test_a_leader_is_sent_to_work_groups_of_the_own_hub_only(admin, hub):
    leader, others = LocalLeaderFactory(hub=hub), WorkGroupFactory()

    admin.is_refused(
        page("add_deployment", leader),
        workgroup=others.pk,
        purpose="A",
        days="1",
        **day("from_on", TODAY),
    )

    assert not Deployment.objects.exists()


@pytest.fixture
def leader(hub):
    return LocalLeaderFactory(hub=hub, bio="I teach Year 4.", may_publish_bio=True)


OWN = {"availability": "limited", "specialisms": "Algebra", "bio": "I teach Year 5."}


def test_a_leader_finds_and_changes_the_own_profile(leader):
    person = Person(leader.user.email).signed_in()
    assert page("leader", leader) in person.opens("/home/").content.decode()

    person.sends(page("edit_own_leader", leader), **OWN, may_be_shared="on")

    leader.refresh_from_db()
    assert (leader.bio, leader.specialisms) == ("I teach Year 5.", ["Algebra"])
    assert (leader.may_publish_bio, leader.may_be_shared) == (False, True)
    assert person.browser.get(page("edit_leader", leader)).status_code == 403
    assert person.browser.get(page("leader", LocalLeaderFactory(hub=leader.hub))).status_code == 404


def test_words_that_staff_change_are_not_published_until_agreed_to(admin, leader):
    fields = {"availability": "available", **day("from_on", leader.from_on)}

    admin.sends(page("edit_leader", leader), **fields, bio="I teach Year 4.")
    leader.refresh_from_db()
    assert leader.may_publish_bio
    admin.sends(page("edit_leader", leader), **fields, bio="The best of all teachers.")

    leader.refresh_from_db()
    assert not leader.may_publish_bio


def test_staff_cannot_agree_for_a_leader(admin, hub):
    leader = LocalLeaderFactory(hub=hub)

    admin.sends(
        page("edit_leader", leader),
        availability="available",
        may_be_shared="on",
        may_publish_bio="on",
        **day("from_on", leader.from_on),
    )

    leader.refresh_from_db()
    assert (leader.may_be_shared, leader.may_publish_bio) == (False, False)


def test_a_bio_is_on_the_public_page_only_where_its_writer_agreed(client, hub, leader):
    workgroup = WorkGroupFactory(hub=hub)
    silent = LocalLeaderFactory(hub=hub, bio="Not for everybody")
    elsewhere = LocalLeaderFactory(user=leader.user, bio="For another hub", may_publish_bio=True)
    workgroup.leads.add(leader.user, silent.user)

    text = text_of(client.get(workgroup.get_absolute_url()))

    assert "I teach Year 4." in text
    assert silent.bio not in text
    assert elsewhere.bio not in text


def test_other_hubs_see_only_what_a_leader_agreed_to(admin):
    shared = LocalLeaderFactory(
        user=UserFactory(name="Sana Shared"),
        specialisms=["Algebra"],
        may_be_shared=True,
        bio="My bio",
    )
    LocalLeaderFactory(user=UserFactory(name="Pia Private"))
    LocalLeaderFactory(
        user=UserFactory(name="Lena Left"), may_be_shared=True, until_on=date(2021, 1, 1)
    )

    answer = admin.opens(page("shared_leaders"))

    assert list(answer.context["object_list"]) == [
        {"user__name": "Sana Shared", "specialisms": ["Algebra"], "hub__name": shared.hub.name}
    ]
    for hidden in ("Pia Private", "Lena Left", "My bio", shared.user.email):
        assert hidden not in text_of(answer)
    assert admin.browser.get(page("leader", shared)).status_code == 404
    assert not admin.opens(page("shared_leaders") + "?q=geometry").context["object_list"]
    assert admin.opens(page("shared_leaders") + "?q=algeb").context["object_list"]


def test_the_list_is_narrowed_and_downloaded(admin, hub):
    today = timezone.localdate()
    wanted = LocalLeaderFactory(
        hub=hub, specialisms=["Algebra"], phases=["secondary"], availability="limited"
    )
    CredentialFactory(leader=wanted, kind="pd_lead", expires_on=today + timedelta(days=9))
    other = LocalLeaderFactory(hub=hub)
    DeploymentFactory(leader=other)
    LocalLeaderFactory(hub=hub, until_on=date(2021, 7, 1))
    LocalLeaderFactory()
    base = page("leaders")

    def found(query):
        return set(admin.opens(f"{base}?{query}").context["object_list"])

    assert found("") == {wanted, other}
    for query in (
        "specialism=Algebra",
        "credential=pd_lead",
        "phase=secondary",
        "availability=limited",
        "work=trained",
        "work=free",
        f"q={wanted.user.email}",
    ):
        assert found(query) == {wanted}, query
    assert found("work=active") == {other}
    assert len(found("status=over")) == 1
    assert "Credentials that run out soon" in text_of(admin.opens(base))
    text = b"".join(admin.browser.get(f"{base}?format=csv").streaming_content).decode()
    assert "Accredited Professional Development Lead" in text
