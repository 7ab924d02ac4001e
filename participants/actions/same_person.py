"""People who share an email address: told apart or joined, by somebody who knows."""

from django.db import connection, transaction
from django.db.models import Q

from access.refusal import Refused
from hubs.models import User
from pages.rules.same_name import is_same_name
from participants.actions.person import keep_former_name
from participants.models import (
    CircularCopy,
    ExpressionOfInterest,
    Participant,
    PeopleToldApart,
    Person,
    PersonMerge,
    TeacherReference,
)
from participants.queries.matching import known_as
from participants.queries.same_person import others_at_address
from participants.rules.interest_answers import InterestAnswers
from participants.rules.matching import Said
from participants.rules.own import check_not_own
from schools.models import School


def lock_address(email: str) -> None:
    """People at one address are added and joined one at a time, until the transaction's end."""
    with connection.cursor() as cursor:
        # By its hash, as there is no row to lock before the first person is there.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [email])


def person_who_said(answers: InterestAnswers, school: School) -> Person:
    """The person known by this address, name and school, who stays as known; else somebody new."""
    # Nobody has signed in to send the form, so it changes nothing that is known.
    return known_person(answers, school) or Person.objects.create(
        name=answers.name, email=answers.email, telephone=answers.telephone, school=school
    )


def known_person(answers: InterestAnswers, school: School) -> Person | None:
    """The person known by this address, name and school, while nobody else adds one there."""
    lock_address(answers.email)
    said = Said(name=answers.name, email=answers.email, school=school.pk)
    found = known_as(said).certain
    if found is None or found.pk is None:
        return None
    known = Person.objects.select_related("merged_into").get(pk=found.pk)
    # By what a double was known by, too, it is the person that the double leads to.
    return known.merged_into or known


@transaction.atomic
def tell_apart(*, interest: ExpressionOfInterest, by: User) -> None:
    """Keep that the person is none of those whom the hub knows at the same address."""
    lock_address(interest.person.email)
    row = interest_in_doubt(interest)
    check_not_own(by, row.person)
    row.told_apart_by = by
    row.save()
    for other in others_at_address(row):
        first, second = sorted((row.person, other), key=lambda person: person.pk)
        PeopleToldApart.objects.get_or_create(one=first, other=second, defaults={"told_by": by})


@transaction.atomic
def join_people(*, interest: ExpressionOfInterest, known: Person, by: User) -> None:
    """The interest is by `known`, who has changed name or school since; the history keeps both.

    All that the interest's person has in its hub becomes theirs. Raises Refused where they have
    asked for the same Work Group in both names.
    """
    lock_address(interest.person.email)
    row = interest_in_doubt(interest)
    hub = row.workgroup.hub_id
    new = Person.objects.select_for_update(of=["self"]).get(pk=row.person_id)
    known = Person.objects.select_for_update(of=["self"]).get(pk=known.pk)
    for person in (new, known):
        check_not_own(by, person)
    interests = ExpressionOfInterest.objects.filter(person=new, workgroup__hub=hub)
    check_asked_once(interests, known)
    interests.update(person=known)
    Participant.objects.filter(person=new, workgroup__hub=hub).update(person=known)
    CircularCopy.objects.filter(person=new, circular__hub=hub).update(person=known)
    take_over(known, new)
    # With another hub they may still be who they were.
    if not new.interests.exists():
        delete_unless_told_of(new, heir=known)


def delete_unless_told_of(person: Person, *, heir: Person) -> None:
    """What is known of them beside their interests is the heir's; a merge keeps its two rows."""
    if not TeacherReference.objects.filter(person=heir).exists():
        person.references.update(person=heir)
    for rows in (person.former_names, person.other_schools, person.trn_looks):
        rows.update(person=heir)
    if not PersonMerge.objects.filter(Q(kept=person) | Q(merged=person)).exists():
        person.delete()


def interest_in_doubt(interest: ExpressionOfInterest) -> ExpressionOfInterest:
    """The row, locked; somebody may have decided meanwhile."""
    rows = ExpressionOfInterest.objects.in_doubt().select_related("workgroup")
    row = rows.select_for_update(of=["self"]).filter(pk=interest.pk).first()
    if row is None:
        raise Refused("It has been decided already who this is. Look at the page again.")
    return row


def check_asked_once(interests, known: Person) -> None:
    theirs = ExpressionOfInterest.objects.open().filter(person=known)
    twice = interests.open().filter(workgroup__in=theirs.values("workgroup"))
    if both := twice.select_related("workgroup").first():
        raise Refused(
            f"{known.name} has an expression of interest in {both.workgroup} already. Withdraw "
            "one of the two first, then come back here."
        )


def take_over(known: Person, new: Person) -> None:
    """What is known of a person becomes what they have said last."""
    if not is_same_name(known.name, new.name):
        keep_former_name(known, known.name, on=None)
    known.name, known.school = new.name, new.school
    known.telephone = new.telephone or known.telephone
    known.user = known.user or new.user
    known.save()
