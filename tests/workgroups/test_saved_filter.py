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


@pytest.mark.parametrize(
    "asked", ["stage=evil", "late=x", "sort=title", "sort=evil", "year=1066", "stage=&q=+"]
)
def test_what_the_list_does_not_know_is_no_filter(admin, asked):
    assert "Save this filter" not in admin.get(f"{LIST}?{asked}").text
    refused = admin.get(f"{SAVE}?{asked}", follow=True)
    assert refused.redirect_chain == [(LIST, 302)]
    assert "Narrow the list first" in text_of(refused)
    assert admin.post(f"{SAVE}?{asked}", {"name": "Mine", "query": asked}).status_code == 422


def test_of_several_only_what_the_list_knows_is_kept(admin):
    admin.post(f"{SAVE}?stage=running&late=x&sort=-dates&kind=evil", {"name": "Mine"})

    assert SavedFilter.objects.get().query == "sort=-dates&stage=running"


def test_the_page_says_in_words_what_is_saved(admin):
    page = text_of(admin.get(f"{SAVE}?stage=running&q=times&phase=primary&sort=-dates"))

    for words in (
        "Words or project code times",
        "Phase Primary",
        "Stage Running",
        "In order of First workshop, backwards",
    ):
        assert words in page, page


def test_the_one_that_is_shown_is_marked_and_not_offered_again(admin):
    admin.post(f"{SAVE}?stage=running", {"name": "Running"})
    admin.post(f"{SAVE}?stage=finished", {"name": "Finished"})

    everything, running = admin.get(LIST), admin.get(f"{LIST}?stage=running&page=1")

    assert "shown now" not in everything.text
    assert text_of(running).count("Running (shown now) Remove the filter Running") == 1
    assert running.text.count('aria-current="true" href="/manage/work-groups/?stage=') == 1
    assert "Save this filter" not in running.text


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
