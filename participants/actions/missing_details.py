"""People are asked for what is not known of them, and say it by their own link."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from access.refusal import Refused
from hubs.models import User
from outbox.actions import queue
from participants import emails
from participants.actions.teacher_reference import say_reference
from participants.models import ExpressionOfInterest, Participant, Person
from participants.queries.missing_details import asking_today, missing_of

NOBODY = (
    "Nobody is left to ask: whoever lacks something had a letter in the last two weeks, or has "
    "said it since."
)


@transaction.atomic
def ask_for_details(*, places: QuerySet, on: date, by: User) -> list[Participant]:
    """Write to everybody among `places` of whom something is missing that they can say.

    Each is asked once in two weeks at most. Raises Refused where there is nobody.
    """
    people = asking_today(places, on).people
    if not people:
        raise Refused(NOBODY)
    queue(emails.details_asked(place, missing_of(place), by=by, on=on) for place in people)
    return people


@transaction.atomic
def keep_own_details(
    *, place: Participant, telephone: str, job_role: str, number: str, none_because: str
) -> None:
    """What somebody says of themselves by their link. An empty number leaves the one that is kept.

    Raises Refused.
    """
    person = Person.objects.select_for_update(of=["self"]).get(pk=place.person_id)
    if person.telephone != telephone:
        person.telephone = telephone
        person.save()
    interest = ExpressionOfInterest.objects.select_for_update(of=["self"]).get(pk=place.interest_id)
    if interest.job_role != job_role:
        interest.job_role = job_role
        interest.save()
    known = person.references.first()
    said = (number, "" if number else none_because)
    if any(said) and (known is None or (known.number, known.none_because) != said):
        say_reference(person=person, number=number, none_because=none_because)
