"""From needs to the year's priorities, the Work Groups that answer them, and who hears first."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from needs.actions.need import merge_needs
from needs.actions.priority import carry_over_priority, draft_priority
from needs.choices import NeedSource
from needs.models import Priority
from outbox.models import Message
from pages.rules.school_year import school_year_of
from participants.queries.interest import case_of_interest
from participants.rules.allocation import reasons_for
from tests.factories import HubFactory, InterestFactory, WorkGroupFactory, member, school_in
from tests.needs.factories import NeedFactory, PriorityFactory
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db

THIS_YEAR = school_year_of(timezone.localdate())
ANSWERS = {"title": "Number facts", "position": "1", "school_year": str(THIS_YEAR)}
RAISED = "The school raised the need that this Work Group answers."


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def admin(hub):
    return member(hub, Role.ADMINISTRATOR)


@pytest.fixture
def lead(hub):
    return member(hub, Role.HUB_LEAD)


@pytest.fixture
def staff(client, admin):
    client.force_login(admin)
    return client


def page(name, *args):
    return reverse(f"needs:{name}", args=args)


def of_workgroup(name, *args):
    return reverse(f"workgroups:{name}", args=args)


def approved(hub, lead, **fields):
    return PriorityFactory(hub=hub, approved_at=timezone.now(), approved_by=lead, **fields)


def answering(hub, *needs, **fields):
    """A Work Group that answers a priority built from these needs."""
    workgroup, priority = WorkGroupFactory(hub=hub, **fields), PriorityFactory(hub=hub)
    priority.needs.add(*needs)
    workgroup.priorities.add(priority)
    return workgroup


# Building


def test_a_new_priority_is_built_from_the_needs_ticked(staff, hub):
    needs = NeedFactory.create_batch(2, hub=hub)
    answer = {"need": [need.pk for need in needs], "priority": "new", "title": "Number facts"}

    staff.post(page("use_needs"), answer)

    priority = Priority.objects.get()
    assert (priority.title, priority.school_year) == ("Number facts", THIS_YEAR)
    assert set(priority.needs.all()) == set(needs)


def titles(hub, school_year=THIS_YEAR):
    """In their order, with the place of each."""
    return list(
        Priority.objects.filter(hub=hub, school_year=school_year)
        .order_by("position")
        .values_list("position", "title")
    )


def test_priorities_are_numbered_without_ties_or_gaps(staff, hub):
    for title, place in (("Ann", "1"), ("Bea", "1"), ("Cat", ""), ("Dot", "99")):
        staff.post(
            page("add_priority"), ANSWERS | {"hub": hub.pk, "title": title, "position": place}
        )
    drafted = titles(hub)
    dot = Priority.objects.get(title="Dot")

    staff.post(page("edit_priority", dot.pk), {"title": "Dot", "position": "2"})
    moved = titles(hub)
    staff.post(page("edit_priority", dot.pk), {"title": "Dot", "position": ""})

    assert drafted == [(1, "Bea"), (2, "Ann"), (3, "Cat"), (4, "Dot")]
    assert moved == [(1, "Bea"), (2, "Dot"), (3, "Ann"), (4, "Cat")]
    assert titles(hub) == [(1, "Bea"), (2, "Ann"), (3, "Cat"), (4, "Dot")]


def test_a_priority_carried_over_takes_its_place_among_those_of_that_year(hub):
    draft_priority(hub=hub, school_year=THIS_YEAR + 1, title="Ann")
    draft_priority(hub=hub, school_year=THIS_YEAR, title="Bea")

    carry_over_priority(priority=draft_priority(hub=hub, school_year=THIS_YEAR, title="Cat"))
    carry_over_priority(priority=Priority.objects.get(title="Bea"))

    assert titles(hub, THIS_YEAR + 1) == [(1, "Bea"), (2, "Ann"), (3, "Cat")]


def test_the_database_holds_no_two_priorities_at_one_place(hub):
    PriorityFactory(hub=hub, position=1)
    PriorityFactory(hub=hub, position=1)

    with pytest.raises(IntegrityError, match="one_priority_at_each_place"), transaction.atomic():
        connection.check_constraints()
    Priority.objects.all().delete()


def test_needs_are_added_to_a_priority_there_is(staff, hub):
    priority, need = PriorityFactory(hub=hub), NeedFactory(hub=hub)
    theirs = PriorityFactory()
    send = {"need": need.pk}

    told = [
        staff.post(page("use_needs"), send | {"priority": row.pk}).status_code
        for row in (priority, priority, theirs)
    ]

    assert (told, list(priority.needs.all())) == ([302, 302, 422], [need])
    assert not theirs.needs.exists()


def test_merged_needs_take_their_priorities_along(hub):
    kept, other = NeedFactory.create_batch(2, hub=hub)
    priority = PriorityFactory(hub=hub)
    priority.needs.add(other)

    merge_needs(needs=[kept.pk, other.pk], survivor=kept)

    assert kept in priority.needs.all()


def test_the_same_title_twice_in_a_year_is_refused_beside_the_box(staff, hub):
    send = ANSWERS | {"hub": hub.pk}

    told = [staff.post(page("add_priority"), send) for _ in range(2)]

    assert [answer.status_code for answer in told] == [302, 422]
    assert "There is a priority of this name for that year" in told[1].content.decode()


def test_a_need_is_taken_out_of_a_priority(staff, hub):
    priority, stays, goes = PriorityFactory(hub=hub), NeedFactory(hub=hub), NeedFactory(hub=hub)
    priority.needs.add(stays, goes)

    staff.post(page("edit_priority", priority.pk), ANSWERS | {"needs": [stays.pk]})

    assert list(priority.needs.all()) == [stays]


# Approving


def test_a_draft_is_public_once_a_hub_lead_has_approved_it(client, hub, lead):
    priority = PriorityFactory(hub=hub)
    public = page("hub_priorities", hub.slug)
    before = client.get(public).content.decode()
    client.force_login(lead)

    client.post(page("approve_priority", priority.pk))

    client.logout()
    assert (priority.title in before, priority.title in client.get(public).content.decode()) == (
        False,
        True,
    )
    assert priority.title in client.get(hub.get_absolute_url()).content.decode()


@pytest.mark.parametrize(("role", "stays"), [("admin", False), ("lead", True)])
def test_what_an_administrator_changes_is_approved_again(client, request, hub, lead, role, stays):
    priority = approved(hub, lead)
    client.force_login(request.getfixturevalue(role))

    client.post(page("edit_priority", priority.pk), ANSWERS)

    priority.refresh_from_db()
    assert (priority.title, bool(priority.approved_at)) == ("Number facts", stays)


def test_a_priority_is_carried_over_once_and_as_a_draft(staff, hub, lead):
    priority, need = approved(hub, lead), NeedFactory(hub=hub)
    priority.needs.add(need)

    told = [staff.post(page("carry_over_priority", priority.pk)).status_code for _ in range(2)]

    new = Priority.objects.get(school_year=THIS_YEAR + 1)
    assert told == [302, 422]
    assert (new.title, new.approved_at, list(new.needs.all())) == (priority.title, None, [need])
    assert new.carried_from == priority


# Answering


def test_the_list_tells_priorities_that_no_work_group_answers(staff, hub):
    answered, open_still, cancelled = PriorityFactory.create_batch(3, hub=hub)
    workgroup = WorkGroupFactory(hub=hub)
    staff.post(of_workgroup("edit_priorities", workgroup.pk), {"priorities": answered.pk})
    over = WorkGroupFactory(hub=hub, cancelled_at=timezone.now())
    over.priorities.add(cancelled)

    def listed(**asked):
        return set(staff.get(page("priorities"), asked).context["object_list"])

    assert listed() == {answered, open_still, cancelled}
    assert listed(answered="no") == {open_still, cancelled}
    assert staff.get(page("priorities")).content.decode().count("Not answered yet") == 2
    assert workgroup.title in staff.get(page("priority", answered.pk)).content.decode()


def test_another_hubs_priority_cannot_be_answered(staff, hub):
    workgroup, theirs = WorkGroupFactory(hub=hub), PriorityFactory()

    answer = staff.post(of_workgroup("edit_priorities", workgroup.pk), {"priorities": theirs.pk})

    assert (answer.status_code, workgroup.priorities.count()) == (422, 0)


def test_the_public_page_says_which_priority_it_answers(client, hub, lead):
    workgroup, draft = WorkGroupFactory(hub=hub), PriorityFactory(hub=hub)
    priority = approved(hub, lead)
    workgroup.priorities.add(priority, draft)

    flyer = client.get(workgroup.get_absolute_url()).content.decode()
    priorities = client.get(page("hub_priorities", hub.slug)).content.decode()

    assert (priority.title in flyer, draft.title in flyer) == (True, False)
    assert workgroup.title in priorities


# Hearing first


def wanting(hub, email, **fields):
    fields = {"contact_email": email, "may_be_told": True} | fields
    return NeedFactory(hub=hub, **fields)


def test_those_who_raised_the_need_and_want_to_hear_are_told_once(staff, hub):
    kept = wanting(hub, "ann@example.org")
    merged = wanting(hub, "Bea@example.org", merged_into=kept)
    again = wanting(hub, "ANN@example.org")
    silent = NeedFactory(hub=hub, contact_email="silent@example.org")
    wanting(hub, "elsewhere@example.org")
    workgroup = answering(hub, kept, again, silent)
    invite = of_workgroup("invite_schools", workgroup.pk)

    shown = staff.get(invite).content.decode()
    told = [staff.post(invite).status_code for _ in range(2)]

    assert "Write to 2 people" in shown
    assert told == [302, 422]
    letters = Message.objects.filter(kind="raised-need")
    assert {row.to_email for row in letters} == {"ann@example.org", merged.contact_email.lower()}
    assert workgroup.title in letters[0].text


def test_a_school_that_may_not_know_is_neither_told_nor_shown(staff, hub):
    secret, own = school_in(hub, name="Secret School"), school_in(hub, name="Own School")
    referral = wanting(hub, "a@example.org", source=NeedSource.REFERRAL, is_sensitive=True)
    referral.schools.add(secret)
    said = wanting(hub, "b@example.org", source=NeedSource.DIRECT, is_sensitive=True)
    said.schools.add(own)
    workgroup = answering(hub, referral, said)

    shown = staff.get(of_workgroup("invite_schools", workgroup.pk)).content.decode()
    staff.post(of_workgroup("invite_schools", workgroup.pk))

    assert ("Secret School" in shown, "Own School" in shown) == (False, True)
    assert [row.to_email for row in Message.objects.all()] == ["b@example.org"]
    assert RAISED not in reasons_for(
        case_of_interest(InterestFactory(workgroup=workgroup, school=secret))
    )


def test_nobody_is_told_of_a_work_group_that_is_not_open(staff, hub):
    past = timezone.now() - timedelta(days=1)
    workgroup = answering(hub, wanting(hub, "a@example.org"), interest_closes_at=past)

    answer = staff.post(of_workgroup("invite_schools", workgroup.pk))

    assert (answer.status_code, Message.objects.count()) == (422, 0)


def test_an_interest_from_a_school_that_raised_the_need_says_so(staff, hub):
    school = school_in(hub)
    need = NeedFactory(hub=hub)
    need.schools.add(school)
    workgroup = answering(hub, need)
    first = InterestFactory(workgroup=workgroup, school=school)
    other = InterestFactory(workgroup=workgroup)

    people = staff.get(reverse("participants:people", args=[workgroup.pk])).content.decode()

    assert people.count("Raised the need") == 1
    assert [RAISED in reasons_for(case_of_interest(row)) for row in (first, other)] == [True, False]


def test_a_work_group_without_priorities_has_nobody_to_tell(staff, hub):
    workgroup = WorkGroupFactory(hub=hub)

    text = staff.get(of_workgroup("invite_schools", workgroup.pk)).content.decode()

    assert "Choose the priorities it answers first" in text
    assert WorkGroup.objects.get().priorities.count() == 0
