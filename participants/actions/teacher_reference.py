"""A teacher reference number is said, by the teacher or for them, and looked at with a reason."""

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.models import User
from participants.actions.person import lock_person
from participants.models import Person, TeacherReference, TrnLook


@transaction.atomic
def say_reference(
    *, person: Person, number: str, none_because: str, by: User | None = None
) -> TeacherReference:
    """Keep the number, or why there is none. Without `by` the teacher says it by their own link."""
    row = lock_person(person, by)
    reference = row.references.first() or TeacherReference(person=row)
    said = (number, "" if number else none_because)
    if not any(said):
        raise Refused("Enter the number, or say why there is none.", field="trn")
    if (reference.number, reference.none_because) == said:
        raise Refused("This is what is kept already.", field="trn")
    reference.number, reference.none_because = said
    reference.said_at, reference.said_by = timezone.now(), by
    reference.save()
    return reference


def check_has_trn(person: Person) -> None:
    if not TeacherReference.objects.filter(person=person).exclude(number="").exists():
        raise Refused("No number is kept of this person.")


@transaction.atomic
def look_at_trn(*, person: Person, reason: str, by: User) -> TrnLook:
    """Keep who looks at the number and what for, which lets them see it."""
    check_has_trn(person)
    return TrnLook.objects.create(person=person, looked_by=by, reason=reason)
