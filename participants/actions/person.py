"""What is known of a person changes: a name, and where they work. Places stay as they were."""

from datetime import date, timedelta

from django.db import transaction

from access.refusal import Refused
from hubs.models import User
from pages.rules.same_name import is_same_name
from participants.models import FormerPersonName, PeopleToldApart, Person, PersonSchool
from participants.rules.own import check_not_own
from schools.models import School

DOUBLE = "This record has been merged into another one. Look at the list of people again."


def lock_person(person: Person, by: User | None) -> Person:
    """Somebody who stands for themselves, and is not the one who acts."""
    row = Person.objects.select_for_update(of=["self"]).get(pk=person.pk)
    if row.merged_into_id:
        raise Refused(DOUBLE)
    check_not_own(by, row)
    return row


@transaction.atomic
def rename_person(*, person: Person, name: str, keeps_former: bool, on: date, by: User) -> Person:
    """They have another name now, or theirs was mistyped, and then nobody need know the old one."""
    row = lock_person(person, by)
    if row.name == name:
        raise Refused("This is the name that is kept already.", field="name")
    if keeps_former:
        keep_former_name(row, row.name, on=on)
    # Whoever goes back to a name of before has no former name of it any more.
    for former in row.former_names.all():
        if is_same_name(former.name, name):
            former.delete()
    row.name = name
    row.save()
    return row


def keep_former_name(person: Person, name: str, *, on: date | None) -> None:
    if not any(is_same_name(name, former.name) for former in person.former_names.all()):
        FormerPersonName.objects.create(person=person, name=name, until_on=on)


@transaction.atomic
def change_school(*, person: Person, school: School, on: date, by: User) -> Person:
    """From that day they work at another school first of all. Their places keep the school they
    were taken with.
    """
    row = lock_person(person, by)
    if school.pk == row.school_id:
        raise Refused("This is the school they are at already.", field="school")
    if not school.is_open:
        raise Refused("Choose a school that is open.", field="school")
    if row.at_school_from and on <= row.at_school_from:
        raise Refused("Enter a day after the one they came to the school they leave.", field="on")
    # Where they worked beside their main school it is the main one now.
    beside = row.other_schools.current().filter(school=school)
    beside.delete()
    PersonSchool.objects.create(
        person=row,
        school_id=row.school_id,
        from_on=row.at_school_from,
        until_on=on - timedelta(days=1),
    )
    row.school, row.at_school_from = school, on
    row.save()
    return row


@transaction.atomic
def add_person_school(*, person: Person, school: School, on: date | None, by: User) -> PersonSchool:
    """They work at another school as well."""
    row = lock_person(person, by)
    if school.pk == row.school_id or row.other_schools.current().filter(school=school).exists():
        raise Refused("They are known to work there already.", field="school")
    if not school.is_open:
        raise Refused("Choose a school that is open.", field="school")
    return PersonSchool.objects.create(person=row, school=school, from_on=on)


@transaction.atomic
def end_person_school(*, person_school: PersonSchool, on: date, by: User) -> PersonSchool:
    """They no longer work there beside their main school; that day was the last."""
    lock_person(person_school.person, by)
    row = PersonSchool.objects.select_for_update(of=["self"]).get(pk=person_school.pk)
    if row.until_on:
        raise Refused("It is noted already that they have left.")
    if row.from_on and on < row.from_on:
        raise Refused("Enter a day that is not before they came.", field="on")
    row.until_on = on
    row.save()
    return row


def check_not_told_apart(one: Person, other: Person) -> None:
    first, second = sorted((one.pk, other.pk))
    if PeopleToldApart.objects.filter(one=first, other=second).exists():
        raise Refused("It is kept already that these are two people.")


@transaction.atomic
def tell_people_apart(*, one: Person, other: Person, by: User) -> PeopleToldApart:
    """Keep that these are two people, who then stand on no list of doubles together."""
    first, second = sorted((one, other), key=lambda person: person.pk)
    for person in (first, second):
        lock_person(person, by)
    check_not_told_apart(first, second)
    return PeopleToldApart.objects.create(one=first, other=second, told_by=by)
