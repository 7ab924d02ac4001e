"""Whoever could not take part asks to hear of the next time, and hears once when it comes."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from access.limits import RATES
from access.refusal import Refused
from access.roles import Role
from outbox.kinds import unwanted
from outbox.models import Message
from participants import links
from participants.actions.wish import forget_wish, wish_for_next_time
from participants.models import InterestDraft, NextTimeWish
from participants.rules.wishes import Offering, is_next_of
from tests.factories import (
    EventFactory,
    HubFactory,
    OutcomeFactory,
    ParticipantFactory,
    ProjectFactory,
    SchoolTaskFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
)
from tests.journeys.people import text_of
from tests.robust.need_acts import guarded
from workgroups.actions.plan import publish_workgroup, publish_workgroups
from workgroups.choices import JobRole
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db
EMAIL = "pia@example.org"


@pytest.fixture(autouse=True)
def _nothing_counted():
    cache.clear()


@pytest.fixture
def hub():
    return HubFactory(name="Larkfield Maths Hub")


def offered(hub, year: int, *, title="Subject Leadership", code="", **fields) -> WorkGroup:
    project = ProjectFactory(title=title, code=code, school_year=year)
    return WorkGroupFactory(hub=hub, project=project, title=title, school_year=year, **fields)


def ready(group: WorkGroup) -> WorkGroup:
    """It lacks nothing."""
    SchoolTaskFactory(after_workshop=WorkshopFactory(workgroup=group))
    WorkshopFactory(workgroup=group)
    OutcomeFactory(workgroup=group)
    group.leads.add(UserFactory())
    return group


def published(group: WorkGroup) -> WorkGroup:
    """Through the action, as its page does."""
    return publish_workgroup(workgroup=ready(group), by=member(group.hub, Role.HUB_LEAD))


def draft_of(hub, year: int, **fields) -> WorkGroup:
    return offered(hub, year, published_at=None, published_by=None, **fields)


def letters(kind: str):
    return Message.objects.filter(kind=kind).order_by("pk")


# Which one is the next


def offering(**fields) -> Offering:
    return Offering(**{"title": "A", "code": "", "school_year": 2021, "is_event": False} | fields)


@pytest.mark.parametrize(
    ("wished", "next_one", "is_next"),
    [
        ({}, {"school_year": 2022}, True),
        ({}, {"school_year": 2023}, True),
        ({}, {"school_year": 2021}, False),
        ({"school_year": 2022}, {"school_year": 2021}, False),
        ({"title": "Times Tables"}, {"title": "TIMES TABLES", "school_year": 2022}, True),
        ({}, {"title": "B", "school_year": 2022}, False),
        ({"code": "NCP21-15"}, {"title": "B", "code": "NCP22-15", "school_year": 2022}, True),
        ({"code": "NCP21-15"}, {"title": "B", "code": "NCP22-16", "school_year": 2022}, False),
        # Without a code nothing is the same number.
        ({"code": ""}, {"title": "B", "code": "", "school_year": 2022}, False),
        ({"is_event": True}, {"is_event": True}, True),
        ({"is_event": True}, {"school_year": 2022}, False),
    ],
)
def test_the_next_one_is_the_same_project_in_a_later_year(wished, next_one, is_next):
    assert is_next_of(offering(**wished), offering(**next_one)) is is_next


# Asking


def ask(group, email=EMAIL, **more):
    path = reverse("participants:next_time", args=[group.pk])
    return Client().post(path, guarded() | {"email": email} | more, follow=True)


def test_the_page_keeps_the_address_and_thanks_by_email(hub):
    group = offered(hub, 2021)

    page = ask(group, "Pia@Example.org ")

    assert page.redirect_chain == [(group.get_absolute_url(), 302)]
    assert "Thank you: we write to you when it is offered again." in text_of(page)
    wish = NextTimeWish.objects.get()
    assert (wish.workgroup, wish.email, wish.answered_at) == (group, EMAIL, None)
    letter = letters("wish-kept").get()
    assert (letter.to_email, letter.hub) == (EMAIL, hub)
    assert f"/next-time/{wish.pk}:" in letter.text


def test_who_asked_before_is_nobody_s_to_learn(hub):
    """The page says the same, and whoever asked is not written to again."""
    group = offered(hub, 2021)

    first, second = text_of(ask(group)), text_of(ask(group))

    assert first == second
    assert NextTimeWish.objects.count() == 1
    assert letters("wish-kept").count() == 1


@pytest.mark.parametrize("email", ["", "pia", "pia@", "a b@example.org"])
def test_what_is_no_address_comes_back(hub, email):
    page = ask(offered(hub, 2021), email)

    assert page.status_code == 422
    assert not NextTimeWish.objects.exists()


def test_what_a_machine_fills_in_comes_back(hub):
    group = offered(hub, 2021)
    quick = Client()
    begun = quick.get(reverse("participants:next_time", args=[group.pk])).context["form"]["begun"]

    trapped = ask(group, homepage="https://elsewhere.example.org")
    at_once = quick.post(
        reverse("participants:next_time", args=[group.pk]),
        {"email": EMAIL, "begun": begun.value()},
    )

    assert (trapped.status_code, at_once.status_code) == (422, 422)
    assert not NextTimeWish.objects.exists()
    assert not letters("wish-kept").exists()


def test_one_mailbox_is_named_only_so_often_in_an_hour(hub):
    assert RATES["wish"] == "30/h/ip,6/h/key"
    groups = [offered(hub, 2021, title=f"Work Group {number}") for number in range(7)]

    answers = [ask(group).status_code for group in groups]

    assert answers == [200] * 6 + [422]
    assert NextTimeWish.objects.count() == 6


def test_a_draft_takes_no_wish(hub):
    path = reverse("participants:next_time", args=[draft_of(hub, 2021).pk])

    assert Client().get(path).status_code == 404


def test_whoever_may_not_take_part_is_offered_it_with_their_address(hub):
    """Example 2 of the domain: a prospective head of maths."""
    group = offered(hub, 2021)
    draft = InterestDraft.objects.create(
        workgroup=group,
        answers={"email": EMAIL, "job_role": JobRole.PROSPECTIVE_SUBJECT_LEAD},
    )
    token = links.DRAFT.token(draft)

    refused = Client().get(reverse("participants:interest_not_eligible", args=[token]))
    path = f"{reverse('participants:next_time', args=[group.pk])}?draft={token}"
    page = Client().get(path)

    assert f'href="{path}"' in refused.content.decode()
    assert "Tell me next year" in text_of(refused)
    assert page.context["form"]["email"].value() == EMAIL


@pytest.mark.parametrize("token", ["", "1:x:y", "draft"])
def test_without_the_draft_s_own_link_its_address_is_not_shown(hub, token):
    group, other = offered(hub, 2021), offered(hub, 2021, title="Another")
    draft = InterestDraft.objects.create(workgroup=other, answers={"email": EMAIL})
    token = links.DRAFT.token(draft) if token == "draft" else token

    page = Client().get(reverse("participants:next_time", args=[group.pk]), {"draft": token})

    assert page.context["form"]["email"].value() == ""


def offers_it(group) -> bool:
    page = Client().get(group.get_absolute_url()).content.decode()
    return reverse("participants:next_time", args=[group.pk]) in page


def test_the_page_of_one_that_is_over_closed_or_full_offers_it(hub):
    now = timezone.now()
    is_open = offered(hub, 2021, title="Open", capacity=1)
    closed = offered(hub, 2021, title="Closed", interest_closes_at=now - timedelta(days=1))
    over = offered(hub, 2021, title="Over")
    begun = now - timedelta(days=1)
    WorkshopFactory(workgroup=over, starts_at=begun, ends_at=begun + timedelta(hours=1))
    off = offered(hub, 2021, title="Off", cancelled_at=now)
    later = offered(hub, 2021, title="Later", interest_opens_at=now + timedelta(days=1))

    assert [offers_it(group) for group in (is_open, closed, over, off, later)] == [
        False,
        True,
        True,
        True,
        False,
    ]
    ParticipantFactory(workgroup=is_open)
    assert offers_it(is_open)


# Being told


def test_publishing_next_year_s_writes_once_to_each_address(hub):
    before, long_before = offered(hub, 2021), offered(hub, 2020)
    other = offered(hub, 2021, title="Times Tables")
    elsewhere = WorkGroupFactory(project=before.project, school_year=2021)
    for group, email in (
        (before, EMAIL),
        (long_before, EMAIL),
        (before, "quinn@example.org"),
        (other, "rosa@example.org"),
        (elsewhere, "sami@example.org"),
    ):
        wish_for_next_time(workgroup=group, email=email)

    new = published(draft_of(hub, 2022))

    told = [(m.to_email, m.about_id, m.hub) for m in letters("next-time")]
    assert told == [(EMAIL, new.pk, hub), ("quinn@example.org", new.pk, hub)]
    answered = NextTimeWish.objects.filter(answered_with=new)
    assert set(answered.values_list("workgroup", "email")) == {
        (before.pk, EMAIL),
        (long_before.pk, EMAIL),
        (before.pk, "quinn@example.org"),
    }
    assert set(NextTimeWish.objects.open().values_list("email", flat=True)) == {
        "rosa@example.org",
        "sami@example.org",
    }
    assert new.get_absolute_url() in letters("next-time").first().text


def test_a_second_one_of_the_year_writes_to_nobody_again(hub):
    wish_for_next_time(workgroup=offered(hub, 2021), email=EMAIL)
    published(draft_of(hub, 2022, cohort="North"))

    published(draft_of(hub, 2023, cohort="South"))

    assert letters("next-time").count() == 1


def test_what_is_refused_tells_nobody(hub):
    wish_for_next_time(workgroup=offered(hub, 2021), email=EMAIL)

    with pytest.raises(Refused):
        publish_workgroup(
            workgroup=draft_of(hub, 2022, rationale=""), by=member(hub, Role.ADMINISTRATOR)
        )

    assert not letters("next-time").exists()
    assert NextTimeWish.objects.open().count() == 1


def test_a_later_meeting_of_the_same_name_is_the_next_of_an_event(hub):
    project = EventFactory(title="Network meeting", school_year=2021)
    meeting = WorkGroupFactory(hub=hub, project=project, school_year=2021, title="Autumn")
    wish_for_next_time(workgroup=meeting, email=EMAIL)

    published(
        WorkGroupFactory(
            hub=hub,
            project=project,
            school_year=2021,
            title="Spring",
            published_at=None,
            published_by=None,
        )
    )

    assert letters("next-time").get().to_email == EMAIL


def test_the_page_that_publishes_says_before_whom_it_tells(hub, client):
    for email in (EMAIL, "quinn@example.org"):
        wish_for_next_time(workgroup=offered(hub, 2021, title=f"Of {email}"), email=email)
    before = offered(hub, 2021)
    draft = ready(draft_of(hub, 2022))
    client.force_login(member(hub, Role.ADMINISTRATOR))
    path = reverse("workgroups:publish", args=[draft.pk])

    said = [text_of(client.get(path))]
    for email in (EMAIL, "quinn@example.org"):
        wish_for_next_time(workgroup=before, email=email)
        said.append(text_of(client.get(path)))

    assert "offered again" not in said[0]
    assert "1 person who asked to hear when it is offered again is told." in said[1]
    assert "2 people who asked to hear when it is offered again are told." in said[2]


def test_the_page_that_publishes_several_says_so_of_each_in_as_many_queries(hub, client):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    path = reverse("workgroups:publish_several")

    def add(title: str, *emails: str) -> WorkGroup:
        before = offered(hub, 2021, title=title)
        for email in emails:
            wish_for_next_time(workgroup=before, email=email)
        return ready(draft_of(hub, 2022, title=title))

    def read() -> tuple[int, dict[str, str]]:
        with CaptureQueriesContext(connection) as captured:
            page = client.get(path)
        field = page.context["form"].fields["workgroups"]
        told = {row: field.widget.hints[key].split(". ")[2:] for key, row in field.choices}
        return len(captured), {row: ". ".join(words) for row, words in told.items()}

    add("Algebra", EMAIL)
    client.get(path)
    one, said_of_one = read()
    add("Proof", EMAIL, "quinn@example.org")
    add("Reasoning")
    three, said_of_three = read()

    algebra = {"Algebra": "1 person who asked to hear when it is offered again is told."}
    assert said_of_one == algebra
    assert said_of_three == algebra | {
        "Proof": "2 people who asked to hear when it is offered again are told.",
        "Reasoning": "",
    }
    assert one == three


def test_whoever_waits_for_two_that_are_published_at_once_is_told_of_one(hub, client):
    wish_for_next_time(workgroup=offered(hub, 2021), email=EMAIL)
    first = draft_of(hub, 2022, cohort="1")
    same = {"hub": hub, "project": first.project, "title": first.title, "school_year": 2022}
    second = WorkGroupFactory(**same, cohort="2", published_at=None, published_by=None)
    drafts = [ready(first), ready(second)]
    admin = member(hub, Role.ADMINISTRATOR)
    client.force_login(admin)

    page = text_of(client.get(reverse("workgroups:publish_several")))
    publish_workgroups(workgroups=drafts, by=admin)

    told = "1 person who asked to hear when it is offered again is told. "
    assert page.count(f"{told}Whoever waits for several of these is told of one of them.") == 2
    assert letters("next-time").count() == 1


def test_staff_see_how_many_wait_and_no_address(hub, client):
    group = offered(hub, 2021)
    wish_for_next_time(workgroup=group, email=EMAIL)
    client.force_login(member(hub, Role.ADMINISTRATOR))

    page = text_of(client.get(reverse("participants:people", args=[group.pk])))

    assert "1 person asks to hear when it is offered again." in page
    assert EMAIL not in page


def test_nobody_is_told_of_one_called_off_since_or_after_being_forgotten(hub):
    before = offered(hub, 2021, title="T")
    for email in (EMAIL, "quinn@example.org"):
        wish_for_next_time(workgroup=before, email=email)
    new = published(draft_of(hub, 2022, title="T"))
    messages = list(letters("next-time"))

    assert unwanted(messages, timezone.now()) == set()
    forget_wish(wish=NextTimeWish.objects.get(email=EMAIL))
    assert unwanted(messages, timezone.now()) == {messages[0].pk}
    WorkGroup.objects.filter(pk=new.pk).update(cancelled_at=timezone.now())
    assert unwanted(messages, timezone.now()) == {message.pk for message in messages}
