import pytest
from django.urls import reverse

from access.refusal import Refused
from access.roles import Role
from tests.factories import HubFactory, UserFactory, WorkGroupFactory, member
from tests.journeys.people import text_of
from workgroups.actions.saved_filter import MOST, save_filter
from workgroups.models import SavedFilter

pytestmark = pytest.mark.django_db
LIST = reverse("workgroups:list")
SAVE = reverse("workgroups:save_filter")


@pytest.fixture
def admin(client):
    hub = HubFactory()
    WorkGroupFactory(hub=hub)
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


def test_a_filter_is_kept_under_a_name_and_leads_back_to_the_same_list(admin):
    offered = admin.get(f"{LIST}?stage=running&q=&page=2")
    answer = admin.post(f"{SAVE}?stage=running&q=&page=2&evil=1", {"name": "Running"})

    assert f"{SAVE}?" in offered.text
    assert answer.url == f"{LIST}?stage=running"
    shown = admin.get(LIST)
    assert [(row.name, row.query) for row in shown.context["saved"]] == [
        ("Running", "stage=running")
    ]
    assert f'href="{LIST}?stage=running">Running</a>' in shown.text


def test_a_name_used_before_is_used_anew(admin):
    for stage in ("running", "finished"):
        admin.post(f"{SAVE}?stage={stage}", {"name": "Mine"})

    assert SavedFilter.objects.get().query == "stage=finished"


def test_there_is_nothing_to_save_of_a_list_that_is_not_narrowed(admin):
    assert "Save this filter" not in admin.get(LIST).text
    assert "Narrow the list first" in text_of(admin.get(SAVE, follow=True))
    assert admin.post(SAVE, {"name": "All"}).status_code == 422
    assert not SavedFilter.objects.exists()


def test_it_is_removed_by_its_owner_and_is_not_there_for_others(admin, client):
    admin.post(f"{SAVE}?stage=running", {"name": "Running"})
    row = SavedFilter.objects.get()
    path = reverse("workgroups:remove_filter", args=[row.pk])
    other = member(row.user.memberships.get().hub, Role.HUB_LEAD)

    client.force_login(other)
    assert client.get(path).status_code == 404
    assert list(client.get(LIST).context["saved"]) == []
    client.force_login(row.user)
    client.post(path)

    assert not SavedFilter.objects.exists()


def test_nobody_keeps_more_than_some():
    user = UserFactory()
    for number in range(MOST):
        save_filter(name=f"Filter {number}", query="stage=running", by=user)

    save_filter(name="Filter 0", query="stage=draft", by=user)
    with pytest.raises(Refused, match="Remove one first"):
        save_filter(name="One more", query="stage=running", by=user)
