"""Who gives which role, until when it holds, and who must stay."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from access.refusal import Refused
from access.roles import HUB_ROLES, MEMBERSHIP_ROLES, Role, roles_to_give
from hubs.actions.correct import correct_invitation
from hubs.actions.people import change_role, end_role, invite_colleague
from hubs.models import Membership, User
from outbox.kinds import unwanted
from outbox.models import Message
from tests.factories import HubFactory, MembershipFactory, UserFactory, member
from tests.journeys.people import text_of
from tests.robust.reading import links

pytestmark = pytest.mark.django_db

START, LAST = date(2026, 9, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("own", "given"),
    [
        ([Role.ADMINISTRATOR], [Role.BOARD, Role.PARTNER]),
        ([Role.HUB_LEAD], list(HUB_ROLES)),
        ([Role.SYSTEM], list(MEMBERSHIP_ROLES)),
        ([Role.BOARD], []),
        ([Role.NATIONAL], []),
        ([Role.BOARD, Role.ADMINISTRATOR], [Role.BOARD, Role.PARTNER]),
        ([], []),
    ],
)
def test_roles_are_given_up_to_ones_own_level(own, given):
    assert roles_to_give(own) == given


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def lead(hub):
    return member(hub, Role.HUB_LEAD)


def invited(hub, by, role=Role.BOARD, **fields):
    answers = {"name": "Ned New", "email": "Ned@Example.org", "from_on": START} | fields
    return invite_colleague(hub=hub, role=role, by=by, **answers)


def test_an_invited_colleague_is_written_to_and_begins_on_the_first_day(hub, lead, time_machine):
    row = invited(hub, lead, Role.ADMINISTRATOR)

    letter = Message.objects.get(kind="invited")
    assert (letter.to_email, letter.hub) == ("ned@example.org", hub)
    assert "Tuesday 1 September 2026" in letter.text
    for day, roles in ((date(2026, 8, 31), []), (START, [(Role.ADMINISTRATOR, hub.pk)])):
        time_machine.move_to(f"{day}T10:00:00+00:00")
        assert User.objects.get(pk=row.user_id).current_roles == roles


def test_the_same_invitation_twice_is_refused_and_sends_one_email(hub, lead):
    invited(hub, lead)

    with pytest.raises(Refused, match="has this role from Tuesday 1 September 2026 already"):
        invited(hub, lead)

    assert Message.objects.filter(kind="invited").count() == 1


def test_a_role_given_to_a_wrong_address_goes_to_the_right_one_and_to_nobody_else(hub, lead):
    row = invited(hub, lead, email="wrong@example.org")
    first = Message.objects.get(kind="invited")

    correct_invitation(membership=row, name="Ned New", email="Ned@Example.org", by=lead)

    assert User.objects.get(email="wrong@example.org").memberships.count() == 0
    assert User.objects.get(email="ned@example.org").memberships.get() == row
    waiting = Message.objects.filter(kind="invited").order_by("pk")
    assert unwanted(waiting, timezone.now()) == {first.pk}
    assert [m.to_email for m in waiting] == ["wrong@example.org", "ned@example.org"]


def test_nobody_corrects_a_role_that_they_could_not_give(hub, lead):
    row = invited(hub, lead, Role.HUB_LEAD, email="wrong@example.org")
    admin = member(hub, Role.ADMINISTRATOR)

    with pytest.raises(Refused, match="cannot give or end the role"):
        correct_invitation(membership=row, name="Ned", email="ned@example.org", by=admin)


def test_the_page_of_the_role_leads_to_putting_its_address_right(client, hub, lead):
    row = invited(hub, lead, email="wrong@example.org")
    client.force_login(lead)

    page = client.get(f"/manage/people/{row.pk}/")
    path = links(page)["Put the email address right"]
    same = client.post(path, {"name": "Ned New", "email": "wrong@example.org"})
    answer = client.post(path, {"name": "Ned New", "email": "ned@example.org"}, follow=True)

    assert same.status_code == 422
    assert "we have written to ned@example.org." in text_of(answer)


def test_nobody_of_another_name_is_invited_in_somebodys_stead(hub, lead):
    known = UserFactory(email="ned@example.org", name="Ned Known")

    with pytest.raises(Refused, match="known under another name") as refusal:
        invited(hub, lead)

    # Whom another hub knows is not told.
    assert "Known" not in refusal.value.message
    assert not known.memberships.exists()
    assert not Message.objects.exists()


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.HUB_LEAD])
def test_an_administrator_does_not_give_their_own_level_or_one_above(hub, role):
    with pytest.raises(Refused, match="You cannot give or end the role"):
        invited(hub, member(hub, Role.ADMINISTRATOR), role)


def test_nobody_gives_a_role_in_another_hub(hub, lead):
    with pytest.raises(Refused, match="You cannot give"):
        invited(HubFactory(), lead)


def test_the_national_team_is_named_by_the_systems_keeper_alone(hub, lead):
    with pytest.raises(Refused, match="You cannot give"):
        invited(None, lead, Role.NATIONAL)
    keeper = UserFactory(is_superuser=True)

    assert invited(None, keeper, Role.NATIONAL).user.is_national
    with pytest.raises(Refused, match="Leave the hub empty"):
        invited(hub, keeper, Role.NATIONAL, email="other@example.org")


def test_a_changed_role_ends_the_day_before_the_new_one(hub, lead):
    row = MembershipFactory(hub=hub, role=Role.BOARD, from_on=START)

    new = change_role(membership=row, role=Role.PARTNER, from_on=date(2027, 1, 1), by=lead)

    row.refresh_from_db()
    assert (row.role, row.until_on) == (Role.BOARD, LAST)
    assert (new.role, new.from_on, new.until_on) == (Role.PARTNER, date(2027, 1, 1), None)


def test_a_role_changed_on_its_first_day_is_put_right(hub, lead):
    row = MembershipFactory(hub=hub, role=Role.BOARD, from_on=START)

    assert change_role(membership=row, role=Role.PARTNER, from_on=START, by=lead).pk == row.pk
    assert list(Membership.objects.filter(user=row.user).values_list("role", flat=True)) == [
        "partner"
    ]


def test_an_ending_role_stays_ending_when_it_changes(hub, lead):
    row = MembershipFactory(hub=hub, role=Role.BOARD, from_on=START, until_on=LAST)

    new = change_role(membership=row, role=Role.PARTNER, from_on=date(2026, 10, 1), by=lead)

    assert new.until_on == LAST


def test_the_last_administrator_stays_until_somebody_else_is_named(hub, lead):
    row = MembershipFactory(hub=hub, role=Role.ADMINISTRATOR, from_on=START)

    for refused in (
        lambda: end_role(membership=row, until_on=LAST, by=lead),
        lambda: change_role(
            membership=row, role=Role.BOARD, from_on=LAST + timedelta(days=1), by=lead
        ),
    ):
        with pytest.raises(Refused, match="Nobody else is administrator"):
            refused()


@pytest.mark.parametrize(
    ("from_on", "until_on", "is_enough"),
    [
        (date(2027, 1, 1), None, True),
        (date(2027, 1, 2), None, False),  # a day without anybody
        (START, LAST, False),  # leaves on the same day
        (START, date(2027, 1, 1), True),  # is there on that day; their own end is asked in its turn
    ],
)
def test_another_administrator_must_be_there_on_the_day_after(
    hub, lead, from_on, until_on, is_enough
):
    row = MembershipFactory(hub=hub, role=Role.ADMINISTRATOR, from_on=START)
    MembershipFactory(hub=hub, role=Role.ADMINISTRATOR, from_on=from_on, until_on=until_on)

    try:
        end_role(membership=row, until_on=LAST, by=lead)
    except Refused:
        assert not is_enough
    else:
        assert is_enough


def test_a_leaver_loses_the_hubs_pages_on_the_day_after_the_last(hub, lead, time_machine):
    time_machine.move_to("2026-12-31T10:00:00+00:00")
    row = MembershipFactory(hub=hub, role=Role.ADMINISTRATOR, from_on=START)
    MembershipFactory(hub=hub, role=Role.ADMINISTRATOR, from_on=START)
    client = Client()
    client.force_login(lead)
    answer = client.post(
        f"/manage/people/{row.pk}/end/",
        {"until_on_day": "31", "until_on_month": "12", "until_on_year": "2026"},
        follow=True,
    )
    assert "until the end of Thursday 31 December 2026, and not after" in answer.content.decode()

    client.force_login(row.user)
    assert client.get("/manage/people/").status_code == 200
    time_machine.move_to("2027-01-01T00:30:00+00:00")
    client.force_login(row.user)
    assert client.get("/manage/people/").status_code == 403


def test_an_end_can_be_taken_back(hub, lead):
    row = MembershipFactory(hub=hub, role=Role.BOARD, from_on=START, until_on=LAST)

    assert end_role(membership=row, until_on=None, by=lead).until_on is None


def test_an_administrator_cannot_end_the_hub_lead(hub, lead, client):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    row = Membership.objects.get(user=lead)

    page = client.get(f"/manage/people/{row.pk}/").content.decode()
    answer = client.post(f"/manage/people/{row.pk}/end/", {})

    assert "Only somebody at a higher level can change this role" in page
    assert answer.status_code == 422
    row.refresh_from_db()
    assert row.until_on is None


def test_the_list_shows_who_is_there_and_on_request_who_was(hub, lead, client):
    today = timezone.localdate()
    gone = MembershipFactory(
        hub=hub, role=Role.BOARD, from_on=START, until_on=max(START, today - timedelta(days=1))
    )
    Membership.objects.filter(pk=gone.pk).update(
        from_on=today - timedelta(days=9), until_on=today - timedelta(days=1)
    )
    client.force_login(lead)

    def shown(query):
        return {row.user for row, _ in client.get(f"/manage/people/{query}").context["rows"]}

    assert shown("") == {lead}
    assert shown("?state=ended") == {gone.user}
    assert shown("?state=any") == {lead, gone.user}
    assert shown(f"?state=any&q={gone.user.email}") == {gone.user}
