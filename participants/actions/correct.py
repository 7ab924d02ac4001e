"""Putting right what was typed wrong: about a person, an expression of interest, a place.

Nothing is withdrawn and nobody loses their turn: the rows stay, and their history says what stood
there before.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from access.refusal import Refused
from hubs.models import User
from outbox.again import readdress_waiting
from outbox.models import Message
from pages.rules.mail_address import mail_address
from participants.actions.ask_head import ask_another_head
from participants.actions.interest import check_head, check_not_leading
from participants.actions.interest_moves import lock_places
from participants.actions.move_school import move_plans
from participants.actions.person_merge import forget_address
from participants.actions.place import give_account
from participants.actions.same_person import (
    delete_unless_told_of,
    known_person,
    person_who_said,
)
from participants.models import ExpressionOfInterest, Participant, Person
from participants.rules.interest_answers import InterestAnswers
from participants.rules.own import check_not_own
from schools.models import School

ASKED_UNDER_BOTH = (
    "They have an expression of interest in the same Work Group from this email address already. "
    "Withdraw one of the two first."
)


@dataclass(frozen=True)
class Corrected:
    """An expression of interest as it stands now, and where it was written to before."""

    interest: ExpressionOfInterest
    was_email: str
    was_head_email: str
    gone_to: frozenset[str] = frozenset()  # those of the two to which something has been sent

    @property
    def has_new_email(self) -> bool:
        return self.was_email != self.interest.person.email

    @property
    def has_new_head_email(self) -> bool:
        return self.was_head_email != self.interest.head_email


@transaction.atomic
def correct_details(
    *,
    interest: ExpressionOfInterest,
    school: School,
    answers: InterestAnswers,
    by: User,
    for_all: bool = True,
) -> Corrected:
    """Put right what is known of somebody and of their head.

    It holds for all they have with this hub, or with `for_all` false for this one expression of
    interest, which somebody else sent. Another hub's rows stay as they are. What waits to be sent
    goes to the new address. Raises Refused.
    """
    answers = replace(answers, email=mail_address(answers.email))
    lock_places(interest.workgroup)
    rows = ExpressionOfInterest.objects.select_for_update(of=["self"])
    row = rows.select_related("person", "school", "workgroup__hub", "workgroup__project").get(
        pk=interest.pk
    )
    check_not_own(by, row.person)
    if row.needs_approval:
        check_head(answers)
    if school.pk != row.school_id and not school.is_open:
        raise Refused("Choose a school that is open.", field="school")
    result = Corrected(row, row.person.email, row.head_email)
    row.person = put_person_right(row, answers, school, for_all=for_all)
    # Nor does anybody make somebody else's place their own.
    check_not_own(by, row.person)
    row.name, row.email, row.telephone = answers.name, answers.email, answers.telephone
    put_school_right(row, school)
    row.job_role = answers.job_role
    row.head_name, row.head_email = answers.head_name, answers.head_email.lower()
    row.finance_email = answers.finance_email.lower()
    row.save()
    hub = row.workgroup.hub
    if result.has_new_email:
        readdress_waiting(hub=hub, address=result.was_email)
    if result.has_new_head_email:
        ask_another_head(row, now=timezone.now())
        readdress_waiting(hub=hub, address=result.was_head_email)
    sent = Message.objects.filter(hub=hub, sent_at__isnull=False)
    changed = [result.was_email, result.was_head_email]
    gone_to = sent.filter(to_email__in=changed).values_list("to_email", flat=True)
    return replace(result, gone_to=frozenset(gone_to))


def put_person_right(
    row: ExpressionOfInterest, answers: InterestAnswers, school: School, *, for_all: bool
) -> Person:
    """The person as they are to be, or whoever else was meant."""
    person = Person.objects.select_for_update(of=["self"]).get(pk=row.person_id)
    meant: Any = ExpressionOfInterest.objects.filter(pk=row.pk)
    if for_all:
        meant = interests_with_hub(row)
    has_others = person.interests.exclude(pk__in=meant).exists()
    known = known_person(answers, school)
    if known is None and not has_others:
        known = person
    if answers.email != person.email:
        for asked in meant.open().select_related("workgroup"):
            check_not_leading(asked.workgroup, answers.email)
    rightful = known or person_who_said(answers, school)
    hand_over(meant, rightful, answers)
    if rightful.pk == person.pk:
        rename(person, answers, was=row.school, school=school)
    elif not has_others:
        delete_unless_told_of(person, heir=rightful)
    if rightful.places.exists():
        give_account(rightful)
    return rightful


def rename(person: Person, answers: InterestAnswers, *, was: School, school: School) -> None:
    # An account of the old address must not lead to their place.
    if person.email != answers.email:
        person.user = None
        forget_address(person, person.email)
    person.name, person.email, person.telephone = answers.name, answers.email, answers.telephone
    # Whoever has gone to another school meanwhile stays there.
    if person.school_id == was.pk:
        person.school = school
    person.save()


def interests_with_hub(row: ExpressionOfInterest) -> QuerySet:
    """What the person of that row asked of its hub."""
    rows = ExpressionOfInterest.objects.filter(person=row.person_id)
    return rows.filter(workgroup__hub=row.workgroup.hub_id)


def hand_over(interests: QuerySet, rightful: Person, answers: InterestAnswers) -> None:
    """Let the interests, and the places that came of them, be of that person with these words."""
    # Read first: once they are another's, the queryset finds them no more.
    moved = list(interests.order_by("pk").values_list("pk", flat=True))
    said = {"name": answers.name, "email": answers.email, "telephone": answers.telephone}
    try:
        with transaction.atomic():
            rows = ExpressionOfInterest.objects.filter(pk__in=moved)
            rows.update(person=rightful, **said)
            Participant.objects.filter(interest__in=moved).update(person=rightful)
    except IntegrityError as error:
        known = ("one_open_interest_for_each_person", "one_live_place_for_each_person")
        if not any(name in str(error) for name in known):
            raise
        raise Refused(ASKED_UNDER_BOTH, field="email") from error


def put_school_right(row: ExpressionOfInterest, school: School) -> None:
    """The school of the interest and of its place. Registers and fees keep the school they had."""
    wrong = row.school
    if school.pk == wrong.pk:
        return
    beside = Participant.objects.taking_part().filter(workgroup=row.workgroup_id, school=wrong)
    # The plan of a school that has other people in the Work Group is theirs.
    if not beside.exclude(interest=row).exists():
        move_plans([row.pk], closed=wrong, school=school)
    Participant.objects.filter(interest=row).update(school=school)
    row.school = school
