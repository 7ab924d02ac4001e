"""The page before publishing: what anybody will read, as they will read it."""

import re

import pytest
from django.urls import reverse

from access.roles import Role
from tests.factories import (
    FeePolicyFactory,
    HubFactory,
    OutcomeFactory,
    SchoolTaskFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    row = WorkGroupFactory(
        hub=HubFactory(),
        published_at=None,
        published_by=None,
        outline="Times tables & more, for heads of maths.",
        expectations="Come to every workshop.",
    )
    row.fee_policy = FeePolicyFactory(hub=row.hub)
    row.save()
    for title in ("Where we are", "What has changed"):
        workshop = WorkshopFactory(workgroup=row, title=title)
    SchoolTaskFactory(after_workshop=workshop, title="Try a lesson")
    OutcomeFactory(workgroup=row, text="Plan a unit together")
    row.leads.add(UserFactory(name="Lena Lead"))
    return row


@pytest.fixture
def staff(client, draft):
    client.force_login(member(draft.hub, Role.ADMINISTRATOR))
    return client


def path(draft) -> str:
    return reverse("workgroups:publish", args=[draft.pk])


def pieces(page: str) -> list[str]:
    """The words of each cell, fact, heading and paragraph of the page's own part."""
    main = page.partition("<main")[2].partition("</main>")[0].partition("<aside")[0]
    found = re.findall(r"<(td|th|dt|dd|h2|p|li)\b[^>]*>(.*?)</\1>", main, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", words).split()) for _, words in found]


def test_it_shows_all_that_the_public_page_then_says(staff, draft):
    before = pieces(staff.get(path(draft)).content.decode())

    staff.post(path(draft))

    after = pieces(staff.get(draft.get_absolute_url()).content.decode())
    assert "Times tables &amp; more, for heads of maths." in after
    # How to ask for a place is there only once one can.
    assert [words for words in after if words not in before] == [
        "Done",
        "The Work Group is published, and anybody can find it now.",
        "It takes about five minutes, and you can save it and come back.",
    ]


def test_it_offers_nothing_that_a_draft_cannot_do(staff, draft):
    page = staff.get(path(draft)).content.decode()

    assert "The button “Express your interest” stands here." in page
    assert "flyer.pdf" not in page
    assert "Express your interest</button>" not in page


def test_what_is_not_ready_is_not_asked_about(staff, draft):
    draft.outcomes.all().delete()

    page = staff.get(path(draft), follow=True)

    assert page.redirect_chain
    assert "Before it can be published it needs: intended outcomes" in page.content.decode()
    assert "Publish the Work Group</button>" not in page.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_same_number_of_questions(staff, draft, rows, django_assert_num_queries):
    for number in range(rows - 1):
        workshop = WorkshopFactory(workgroup=draft)
        SchoolTaskFactory(after_workshop=workshop)
        OutcomeFactory(workgroup=draft, text=f"Outcome {number}")
        draft.leads.add(UserFactory())

    with django_assert_num_queries(21):
        staff.get(path(draft))
