"""What the history keeps beside a changed row, and how it is told."""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from needs.choices import EnquiryOutcome
from needs.models import Enquiry, Need, Priority, PriorityNeed
from pages.history import NOBODY, NOT_SIGNED_IN, Step, changes_in, changes_to, label_of
from participants.links import PLACE
from participants.models import Substitution, WaitingList
from schools.models import District, LocalAuthority
from tests.factories import ParticipantFactory, UserFactory, WorkGroupFactory, WorkshopFactory
from tests.needs.factories import EnquiryFactory, NeedFactory, PriorityFactory
from tests.world import build_world
from workgroups.models import WorkGroup, WorkGroupLead, Workshop

pytestmark = pytest.mark.django_db

EVENTS = [model for model in apps.get_models() if hasattr(model, "pgh_tracked_model")]


def test_an_act_by_link_is_kept_with_its_page_and_without_the_link(client):
    participant = ParticipantFactory(workgroup=WorkshopFactory().workgroup)
    token = PLACE.token(participant)

    client.post(reverse("participants:give_up", args=[token]), {"reason": "A new post"})

    events = apps.get_model("participants", "ParticipantEvent").objects.filter(pgh_obj=participant)
    context = events.latest("pgh_id").pgh_context
    assert (context["user"], context["page"]) == (None, "participants:give_up")
    assert token not in str(context)
    [change, _] = changes_to({type(participant): Q(pgh_obj=participant.pk)})
    assert (change.title, change.by) == ("Participant withdrawn", NOT_SIGNED_IN)


def test_every_relation_of_every_history_is_told_by_its_name():
    world = build_world()
    WaitingList.objects.create(workgroup=world.workgroup, set_by=world.people["admin"])
    Substitution.objects.create(
        participant=world.participant, workshop=world.future, name="Col League"
    )
    authority = LocalAuthority.objects.first()
    District.objects.create(code="E07000001", name="Vale", local_authority=authority)

    told = set()
    for event_model in EVENTS:
        for field in relations_of(event_model):
            row = field.related_model._base_manager.first()
            assert row is not None, (event_model, field.name)
            before = event_model(pgh_label="insert", pgh_created_at=timezone.now())
            after = event_model(pgh_label="update", pgh_created_at=timezone.now())
            setattr(before, field.attname, None)
            setattr(after, field.attname, row.pk)
            [change] = changes_in([Step(before, after, is_part=False)])
            told.add((event_model, field.name))
            assert f"{label_of(field)}: {row}" in change.details
            assert "object (" not in str(row)

    assert len(told) > 100


def relations_of(event_model):
    return [
        field
        for field in event_model._meta.concrete_fields
        if field.is_relation and not field.name.startswith("pgh_")
    ]


def test_every_history_of_two_hubs_is_told_in_words():
    build_world()

    told = {event_model: changes_to({event_model.pgh_tracked_model: Q()}) for event_model in EVENTS}

    for event_model, changes in told.items():
        relations = "|".join(map(label_of, relations_of(event_model)))
        bare = re.compile(rf"^({relations}): .*(→ \d+$|^\d+ →)", re.MULTILINE)
        for change in changes:
            words = f"{change.title}\n{change.text}"
            assert "object (" not in words
            assert not re.search(r"\b[A-Z][a-z]+[A-Z]\w*\(|\[|True|False|None", words), words
            assert not (relations and bare.search(words)), words
    assert sum(bool(changes) for changes in told.values()) > 40


def test_the_act_and_whoever_did_it_are_named_once():
    alex = UserFactory(name="Alex Adeyemi")
    workgroup = WorkGroupFactory(published_at=None, published_by=None)

    workgroup.published_at, workgroup.published_by = timezone.now(), alex
    workgroup.save()

    [published, added] = changes_to({WorkGroup: Q(pgh_obj=workgroup.pk)})
    assert (published.title, published.by, published.details) == (
        "Work Group published",
        "Alex Adeyemi",
        [],
    )
    assert (added.title, added.by) == ("Work Group added", NOBODY)


def test_what_ends_two_things_at_once_says_who_did_it_once():
    alex = UserFactory(name="Alex Adeyemi")
    enquiry = EnquiryFactory()
    enquiry.answered_at = enquiry.closed_at = timezone.now()
    enquiry.closed_by, enquiry.outcome = alex, EnquiryOutcome.ANSWERED
    enquiry.save()

    [closed, _] = changes_to({Enquiry: Q(pgh_obj=enquiry.pk)})

    assert (closed.title, closed.by) == ("Enquiry answered and closed", "Alex Adeyemi")
    assert closed.details == ["Outcome: Answered"]


def test_what_is_decided_again_says_so_and_what_is_emptied_is_taken_out():
    alex, bea = UserFactory(name="Alex"), UserFactory(name="Bea")
    earlier = timezone.now() - timedelta(days=2)
    workgroup = WorkGroupFactory(published_at=earlier, published_by=alex, cohort="South")
    workgroup.published_at, workgroup.published_by, workgroup.cohort = timezone.now(), bea, ""
    workgroup.save()

    [again, _] = changes_to({WorkGroup: Q(pgh_obj=workgroup.pk)})

    assert (again.title, again.by) == ("Work Group published", "Bea")
    assert again.details == ["Cohort: South taken out"]


def test_an_act_dated_back_says_its_own_time():
    workgroup = WorkGroupFactory()
    workshop = WorkshopFactory(workgroup=workgroup, title="Where we are")
    was = timezone.now() - timedelta(days=1)

    workshop.cancelled_at, workshop.cancelled_because = was, "Snow"
    workshop.save()

    [cancelled, _] = changes_to({WorkGroup: Q(pk=None), Workshop: Q(workgroup=workgroup.pk)})
    assert cancelled.title == "Workshop cancelled"
    assert [line.split(":")[0] for line in cancelled.details] == [
        "Where we are",
        "Cancelled at",
        "Cancelled because",
    ]


def test_a_part_is_named_even_once_it_and_what_it_names_are_gone():
    workgroup = WorkGroupFactory(title="Number")
    lead = WorkGroupLead.objects.create(workgroup=workgroup, user=UserFactory(name="Lewis"))
    priority = PriorityFactory(title="Fractions")
    PriorityNeed.objects.create(priority=priority, need=NeedFactory(hub=priority.hub, title="Pies"))
    lead.delete()
    PriorityNeed.objects.all().delete()

    leads = changes_to({WorkGroup: Q(pk=None), WorkGroupLead: Q(workgroup=workgroup.pk)})
    links = changes_to({Priority: Q(pk=None), PriorityNeed: Q(priority=priority.pk)})

    assert [(change.title, change.details) for change in [*leads, *links]] == [
        ("Work Group lead removed", ["Lewis leads Number"]),
        ("Work Group lead added", ["Lewis leads Number"]),
        ("Need of a priority removed", ["“Pies” for “Fractions”"]),
        ("Need of a priority added", ["“Pies” for “Fractions”"]),
    ]


def test_a_choice_of_several_and_a_school_year_are_said_by_their_labels():
    need = NeedFactory(themes=[], school_year=2025)
    need.themes, need.school_year, need.is_sensitive = ["leadership", "initial"], 2026, True
    need.save()

    [change, _] = changes_to({Need: Q(pgh_obj=need.pk)})

    assert change.details == [
        "School year: 2025/26 → 2026/27",
        "Themes: Maths leadership, Initial teacher training and induction",
        "The school may not know: no → yes",
    ]


def test_a_timeline_asks_once_for_each_kind_of_row(django_assert_num_queries):
    priority = PriorityFactory()
    for _ in range(3):
        need = NeedFactory(hub=priority.hub)
        PriorityNeed.objects.create(priority=priority, need=need)

    # The events of each model; then priorities and needs. Nobody was signed in.
    with django_assert_num_queries(4):
        changes_to({Priority: Q(pgh_obj=priority.pk), PriorityNeed: Q(priority=priority.pk)})
