"""Two records become one, and two again, row by row as they were."""

from hashlib import sha256

import pytest
from django.apps import apps
from django.core import serializers
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from participants import links
from participants.actions.correct import correct_details
from participants.actions.person import rename_person
from participants.actions.person_merge import OUT_OF_REACH, merge_people, undo_merge
from participants.actions.place import give_account
from participants.actions.same_person import person_who_said
from participants.models import Person, PersonMerge, PersonSchool, TeacherReference
from participants.rules.interest_answers import InterestAnswers
from tests.factories import (
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    WorkGroupFactory,
    member,
    school_in,
)
from tests.participants.drafts import answers_of

pytestmark = pytest.mark.django_db

APPS = ("hubs", "schools", "workgroups", "participants", "evaluations", "fees", "outbox")


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def by(hub):
    return member(hub, Role.ADMINISTRATOR)


def place_of(hub, name, **known):
    """Of somebody who can sign in, as everybody with a place can."""
    person = PersonFactory(name=name, school=school_in(hub), **known)
    give_account(person)
    group = WorkGroupFactory(hub=hub)
    asked = InterestFactory(workgroup=group, person=person, school=person.school, state="placed")
    return ParticipantFactory(workgroup=group, interest=asked)


@pytest.fixture
def kept(hub):
    return place_of(hub, "Amina Patel", email="amina@example.org").person


@pytest.fixture
def double(hub):
    place = place_of(hub, "Amina Shah", email="shah@example.org", telephone="01632 960222")
    InterestFactory(workgroup=WorkGroupFactory(hub=hub), person=place.person)
    TeacherReference.objects.create(person=place.person, number="0012345")
    PersonSchool.objects.create(person=place.person, school=school_in(hub))
    return place.person


def hashes() -> dict[str, str]:
    """One for each table of the portal, over every row of it; but for history and the merging."""
    found = {}
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            if hasattr(model, "pgh_tracked_model") or model is PersonMerge:
                continue
            fields = [field.name for field in model._meta.local_fields if not field.generated]
            rows = model._base_manager.order_by("pk")
            text = serializers.serialize("json", rows, fields=fields)
            found[model._meta.label] = sha256(text.encode()).hexdigest()
    return found


def test_everything_of_the_double_is_theirs_who_is_kept(kept, double, by):
    merge = merge_people(kept=kept, merged=double, takes={"name", "school"}, by=by)

    person = Person.objects.get(pk=kept.pk)
    assert (person.name, person.email) == ("Amina Shah", "amina@example.org")
    assert person.school_id == double.school_id
    assert person.telephone == "01632 960222"
    assert (person.places.count(), person.interests.count()) == (2, 3)
    assert person.references.get().number == "0012345"
    assert Person.objects.get(pk=double.pk).merged_into == person
    assert merge.names == ["Amina Patel", "Amina Shah"]
    assert not Person.objects.visible_to(by).filter(pk=double.pk).exists()


@pytest.mark.parametrize("takes", [set(), {"name", "email", "school"}])
def test_undone_every_row_is_as_it_was_hash_by_hash(kept, double, by, takes):
    # They have a reason why there is no number, which goes away for the number and comes back.
    TeacherReference.objects.create(person=kept, none_because="awaiting")
    before = hashes()
    merge = merge_people(kept=kept, merged=double, takes=takes, by=by)
    assert hashes() != before

    undone = undo_merge(merge=merge, by=by)

    assert hashes() == before
    assert (undone.undone_by, undone.undone_at is not None) == (by, True)
    with pytest.raises(Refused, match="undone already"):
        undo_merge(merge=merge, by=by)


def test_of_both_in_one_work_group_it_says_what_to_do_first(kept, double, by):
    InterestFactory(workgroup=kept.places.get().workgroup, person=double)

    with pytest.raises(Refused, match=f"{kept.places.get().workgroup}.*withdraw"):
        merge_people(kept=kept, merged=double, by=by)

    assert Person.objects.get(pk=double.pk).merged_into is None


@pytest.mark.parametrize("whose", ["kept", "merged"])
def test_what_another_hub_keeps_is_not_merged_nor_told(kept, double, by, whose):
    person = kept if whose == "kept" else double
    InterestFactory(workgroup=WorkGroupFactory(hub=HubFactory(name="Elsewhere")), person=person)

    with pytest.raises(Refused) as refused:
        merge_people(kept=kept, merged=double, by=by)

    assert refused.value.message == OUT_OF_REACH


def test_two_numbers_are_two_people_until_one_is_put_right(kept, double, by):
    TeacherReference.objects.create(person=kept, number="7654321")

    with pytest.raises(Refused, match="different teacher reference numbers"):
        merge_people(kept=kept, merged=double, by=by)


def test_links_that_went_to_either_address_still_open(client, kept, double, by):
    place, own = double.places.get(), kept.places.get()
    paths = [links.PLACE.path(place), links.PLACE.path(own), links.CALENDAR.path(double)]
    strangers = links.PLACE.path(place, holder="stranger@example.org")

    merge_people(kept=kept, merged=double, takes={"email"}, by=by)

    assert [client.get(path).status_code for path in paths] == [200, 200, 200]
    assert client.get(strangers).status_code == 410
    assert str(place.workgroup.workshops.first() or "") in client.get(paths[2]).content.decode()


def test_an_address_put_right_after_merging_opens_nothing_any_more(client, kept, double, by):
    path = links.PLACE.path(kept.places.get())
    merge_people(kept=kept, merged=double, by=by)
    interest = kept.places.order_by("pk").first().interest
    answers = InterestAnswers(
        name="Amina Patel",
        email="right@example.org",
        job_role=interest.job_role,
        head_name=interest.head_name,
        head_email=interest.head_email,
    )

    correct_details(interest=interest, school=interest.school, answers=answers, by=by)

    assert client.get(path).status_code == 410


def test_what_the_double_was_known_by_leads_to_who_is_kept(kept, double, by):
    merge_people(kept=kept, merged=double, by=by)

    known = person_who_said(answers_of(name=double.name, email=double.email), double.school)

    assert known == kept


def test_undo_says_what_stands_in_its_way(hub, kept, double, by):
    merge = merge_people(kept=kept, merged=double, by=by)
    third = place_of(hub, "Amina P").person
    later = merge_people(kept=third, merged=kept, by=by)

    with pytest.raises(Refused, match="merged into somebody else since"):
        undo_merge(merge=merge, by=by)
    undo_merge(merge=later, by=by)
    rename_person(
        person=kept, name="Amina Khan", keeps_former=False, on=timezone.localdate(), by=by
    )
    with pytest.raises(Refused, match="the name of Amina Khan changed"):
        undo_merge(merge=merge, by=by)


def test_nobody_merges_their_own_record(hub, kept, double):
    by = member(hub, Role.ADMINISTRATOR)
    Person.objects.filter(pk=double.pk).update(email=by.email)
    double.refresh_from_db()

    with pytest.raises(Refused, match="ask a colleague"):
        merge_people(kept=kept, merged=double, by=by)
