"""Who takes part, as they see each other: an email address only of whoever wants that."""

import pytest
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from participants import links
from participants.actions.share_email import share_email
from participants.models import Participant
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    UserFactory,
    WorkGroupFactory,
    member,
)
from tests.journeys.people import text_of
from tests.test_access import client_of
from workgroups.choices import ProjectKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def workgroup():
    return WorkGroupFactory()


def placed(workgroup, name):
    interest = InterestFactory(workgroup=workgroup, person=PersonFactory(name=name), state="placed")
    return ParticipantFactory(workgroup=workgroup, interest=interest)


@pytest.fixture
def ann(workgroup):
    return placed(workgroup, "Ann Able")


@pytest.fixture
def ben(workgroup):
    return placed(workgroup, "Ben Brook")


def others(place) -> str:
    return reverse("participants:others", args=[links.PLACE.token(place)])


def test_names_and_schools_are_seen_and_no_address_unasked(client, workgroup, ann, ben):
    workgroup.leads.add(UserFactory(name="Lena Lead"))
    gone, elsewhere = placed(workgroup, "Cat Cole"), placed(WorkGroupFactory(), "Dan Dale")
    Participant.objects.filter(pk=gone.pk).update(
        withdrawn_at=timezone.now(), email_shared_at=timezone.now()
    )
    share_email(participant=elsewhere, is_shared=True)

    page = text_of(client.get(others(ann)))

    assert "Led by Lena Lead." in page
    assert f"Ann Able {ann.school} Not shown Ben Brook {ben.school} Not shown" in page
    assert ben.person.email not in page
    assert "Cat Cole" not in page
    assert "Dan Dale" not in page


def test_consent_is_given_and_taken_back_on_one_s_own_page(client, ann, ben):
    client.post(others(ben), {"show": "yes"})

    seen = text_of(client.get(others(ann)))
    assert f"Ben Brook {ben.school} {ben.person.email}" in seen
    assert "The others do not see" in seen  # of Ann
    assert "Stop showing my email" in text_of(client.get(others(ben)))

    client.post(others(ben), {"show": "no"})

    assert ben.person.email not in text_of(client.get(others(ann)))
    kept = list(ben.events.order_by("pgh_id").values_list("email_shared_at", flat=True))
    assert [at is not None for at in kept] == [False, True, False]


def test_the_same_button_twice_does_what_it_said(client, ben):
    for _ in range(2):
        client.post(others(ben), {"show": "yes"})

    ben.refresh_from_db()
    assert ben.email_shared_at


def test_opening_the_page_gives_no_consent_and_neither_does_an_odd_answer(client, ben):
    client.get(others(ben), {"show": "yes"})
    client.post(others(ben), {"show": "perhaps"})

    ben.refresh_from_db()
    assert ben.email_shared_at is None


def test_the_lead_reads_on_the_place_whether_the_address_is_shown(workgroup, ben):
    lead = UserFactory()
    workgroup.leads.add(lead)
    page = reverse("participants:participant", args=[ben.pk])
    assert "Email shown to the others No" in text_of(client_of(lead).get(page))

    share_email(participant=ben, is_shared=True)

    assert "Email shown to the others Yes" in text_of(client_of(lead).get(page))
    admin = client_of(member(workgroup.hub, Role.ADMINISTRATOR))
    assert "Email shown to the others Yes" in text_of(admin.get(page))


def test_whoever_gave_up_the_place_is_seen_by_nobody_and_sees_nobody(client, ann, ben):
    ben.withdrawn_at = timezone.now()
    ben.save()

    assert "Ann Able" not in text_of(client.get(others(ben)))
    with pytest.raises(Refused, match="given up your place"):
        share_email(participant=ben, is_shared=True)


def test_a_single_meeting_has_no_such_list(client, workgroup, ann):
    workgroup.project.kind = ProjectKind.EVENT
    workgroup.project.save()

    assert client.get(others(ann)).status_code == 404
    assert client.post(others(ann), {"show": "yes"}).status_code == 404


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_for_many(
    client, workgroup, ann, people, django_assert_max_num_queries
):
    for number in range(people):
        placed(workgroup, f"Teacher {number}")

    with django_assert_max_num_queries(6):
        client.get(others(ann))
