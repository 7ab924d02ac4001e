"""The page of one person: names, schools and the TRN, which nobody sees without saying why."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from participants import links
from participants.actions.person import add_person_school
from participants.actions.same_person import tell_apart
from participants.models import Person, PersonMerge, TeacherReference, TrnLook
from tests.factories import (
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    WorkGroupFactory,
    member,
    school_in,
)
from tests.journeys.people import day, text_of
from tests.robust.reading import links as links_on

pytestmark = pytest.mark.django_db

NUMBER = "0012367"


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def place(hub):
    return ParticipantFactory(workgroup=WorkGroupFactory(hub=hub))


@pytest.fixture
def person(place):
    Person.objects.filter(pk=place.person_id).update(name="Amina Patel")
    place.person.refresh_from_db()
    return place.person


@pytest.fixture
def admin(hub):
    return member(hub, Role.ADMINISTRATOR)


@pytest.fixture
def staff(client, admin):
    client.force_login(admin)
    return client


def url(name, *args):
    return reverse(f"participants:{name}", args=args)


def page(client, name, *args) -> str:
    return text_of(client.get(url(name, *args)))


def give_number(person):
    TeacherReference.objects.create(person=person, number=NUMBER)


def test_the_page_shows_what_this_hub_may_see_and_nothing_of_another(staff, person, place):
    elsewhere = WorkGroupFactory(hub=HubFactory(), title="Secret Elsewhere")
    InterestFactory(workgroup=elsewhere, person=person)

    said = page(staff, "person", person.pk)

    assert str(place.workgroup) in said
    assert "Secret Elsewhere" not in said


def test_a_new_name_keeps_the_old_one_and_what_was_mistyped_is_forgotten(staff, person):
    staff.post(url("rename_person", person.pk), {"name": "Amina Shah", "why": "new"})
    staff.post(url("rename_person", person.pk), {"name": "Amina Shahid", "why": "mistyped"})

    said = page(staff, "person", person.pk)

    assert "Former names Amina Patel" in said
    assert Person.objects.get(pk=person.pk).name == "Amina Shahid"
    assert "Amina Patel → Amina Shah" in page(staff, "person_history", person.pk)


def test_who_moves_school_leaves_their_place_where_it_is(staff, hub, person, place):
    was, new = person.school, school_in(hub, name="Newfield School")
    first_day = date(2026, 9, 1)

    staff.post(url("change_school", person.pk), {"school": new.name} | day("on", first_day))

    person.refresh_from_db()
    place.refresh_from_db()
    [before] = person.other_schools.all()
    assert (person.school, person.at_school_from) == (new, first_day)
    assert (before.school, before.until_on) == (was, first_day - timedelta(days=1))
    assert place.school == was


def test_two_schools_at_once_and_one_of_them_left(staff, admin, hub, person):
    beside = add_person_school(person=person, school=school_in(hub), on=date(2026, 9, 1), by=admin)

    too_early = staff.post(url("end_person_school", beside.pk), day("on", date(2026, 8, 31)))
    assert too_early.status_code == 422
    staff.post(url("end_person_school", beside.pk), day("on", date(2026, 9, 1)))

    assert f"School before {beside.school}" in page(staff, "person", person.pk)


def test_the_number_is_masked_and_each_look_is_kept_with_its_reason(staff, admin, person):
    give_number(person)
    assert "•••••67" in page(staff, "person", person.pk)
    refused = staff.post(url("look_at_trn", person.pk), {"reason": ""})
    assert (refused.status_code, TrnLook.objects.count()) == (422, 0)

    answer = staff.post(url("look_at_trn", person.pk), {"reason": "For the return"})

    assert NUMBER not in answer["Location"]
    shown = staff.get(answer["Location"])
    assert NUMBER in text_of(shown)
    assert shown["Cache-Control"] == "private, no-store"
    assert TrnLook.objects.get().looked_by == admin
    history = page(staff, "person_history", person.pk)
    assert "For: For the return" in history
    assert NUMBER not in history


def test_a_look_lasts_five_minutes_and_is_nobody_elses(staff, client, hub, person):
    give_number(person)
    shown = staff.post(url("look_at_trn", person.pk), {"reason": "For the return"})["Location"]

    client.force_login(member(hub, Role.HUB_LEAD))
    assert client.get(shown).status_code == 404
    client.force_login(TrnLook.objects.get().looked_by)
    TrnLook.objects.update(looked_at=timezone.now() - timedelta(minutes=5))
    assert client.get(shown).status_code == 404


def test_the_number_stands_in_no_row_of_any_history(staff, person):
    staff.post(url("edit_trn", person.pk), {"trn": "RP 00/12367", "none_because": ""})

    reference = TeacherReference.objects.get()
    assert reference.number == NUMBER
    assert NUMBER not in page(staff, "person_history", person.pk)
    assert "number" not in {field.name for field in reference.events.model._meta.fields}


def test_no_list_or_file_holds_the_number(staff, person):
    give_number(person)
    lists = [url("persons"), url("interests"), url("likely_doubles"), url("missing_details")]

    for path in lists:
        for query in ({}, {"format": "csv"}):
            body = b"".join(staff.get(path, query)) if query else staff.get(path).content
            assert NUMBER.encode() not in body


@pytest.mark.parametrize(
    ("answer", "beside"),
    [
        ({"trn": "123456", "none_because": ""}, "trn"),
        ({"trn": "", "none_because": ""}, "trn"),
        ({"trn": NUMBER, "none_because": "awaiting"}, "none_because"),
    ],
)
def test_what_is_no_number_and_no_reason_is_refused_beside_its_box(staff, person, answer, beside):
    refused = staff.post(url("edit_trn", person.pk), answer)

    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == [beside]


def test_the_teacher_says_it_by_their_own_link(client, place):
    path = url("own_details", links.PLACE.token(place))
    said = {"telephone": "01632 960222", "job_role": "subject_lead"}
    assert "Maths Hubs report each year" in text_of(client.get(path))

    client.post(path, said | {"trn": "rp00/12367", "none_because": ""})

    reference = TeacherReference.objects.get(person=place.person)
    assert (reference.number, reference.said_by) == (NUMBER, None)
    again = text_of(client.get(path))
    assert "We hold •••••67" in again
    assert NUMBER not in again
    client.post(path, said | {"trn": "", "none_because": ""})
    assert TeacherReference.objects.get().number == NUMBER


def test_two_records_of_one_are_listed_until_merged_or_told_apart(staff, hub, person):
    group = WorkGroupFactory(hub=hub)
    double = PersonFactory(name="amina patel", school=person.school)
    InterestFactory(workgroup=group, person=double)
    InterestFactory(
        workgroup=group,
        person=PersonFactory(name="Béla Nagy", email=person.email, school=school_in(hub)),
    )
    listed = page(staff, "likely_doubles")
    assert "Same name and school" in listed
    assert "Same email address" in listed

    bela = Person.objects.get(name="Béla Nagy")
    staff.post(url("keep_apart", person.pk, bela.pk))
    answers = {"name": "kept", "email": "merged"}
    staff.post(url("merge_people", person.pk, double.pk), answers)

    assert "No two records look like one person" in page(staff, "likely_doubles")
    merge = PersonMerge.objects.get()
    assert Person.objects.get(pk=person.pk).email == double.email
    said = page(staff, "person_history", person.pk)
    assert "Merging of two people added" in said
    staff.post(url("undo_merge", merge.pk))
    assert "Merging of two people undone" in page(staff, "person_history", person.pk)
    assert staff.get(url("person", double.pk)).status_code == 200


def test_who_was_told_apart_when_they_asked_is_no_likely_double(staff, hub, admin, person):
    asked = InterestFactory(
        workgroup=WorkGroupFactory(hub=hub),
        person=PersonFactory(name="Béla Nagy", email=person.email, school=person.school),
    )
    assert "Béla Nagy" in page(staff, "likely_doubles")

    tell_apart(interest=asked, by=admin)

    assert "Béla Nagy" not in page(staff, "likely_doubles")


def test_the_other_record_is_looked_for_by_post_and_within_the_hub(staff, hub, person):
    near = InterestFactory(workgroup=WorkGroupFactory(hub=hub), person__name="Nora Near").person
    InterestFactory(workgroup=WorkGroupFactory(hub=HubFactory()), person__name="Nora Far")

    found = staff.post(url("choose_double", person.pk), {"q": "nora"})

    assert links_on(found)["Nora Near, " + str(near.school)] == url(
        "merge_people", person.pk, near.pk
    )
    assert "Nora Far" not in text_of(found)


def test_whom_only_another_hub_knows_cannot_be_merged(staff, person):
    far = InterestFactory(workgroup=WorkGroupFactory(hub=HubFactory())).person

    assert staff.get(url("merge_people", person.pk, far.pk)).status_code == 404
