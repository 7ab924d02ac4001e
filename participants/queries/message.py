"""What was said to whom, found by address: a person, and a school, may have several."""

from collections.abc import Collection, Iterable

from django.db.models import F, QuerySet
from django.db.models.functions import Lower

from outbox.models import Message
from participants.emails import CIRCULAR
from participants.models import CircularCopy, ExpressionOfInterest, Person
from schools.models import Contact, School


def messages_to_people(rows: QuerySet[Message], people: Collection[int]) -> QuerySet[Message]:
    """To the address of each today, and to those that they gave when they asked for a place.

    Others may read at the same address, such as a school's office.
    """
    now = Person.objects.filter(pk__in=people).values("email")
    then = ExpressionOfInterest.objects.filter(person__in=people)
    return rows.filter(to_email__in=now.union(then.annotate(at=Lower("email")).values("at")))


def said_to_school(rows: QuerySet[Message], school: School) -> QuerySet[Message]:
    """To its people, its contacts, and the heads and finance offices named in their forms."""
    asked = ExpressionOfInterest.objects.filter(school=school)
    addresses = [
        Person.objects.filter(school=school).values("email"),
        Contact.objects.filter(school=school).exclude(email="").values("email"),
        *(asked.exclude(**{name: ""}).annotate(at=F(name)).values("at") for name in IN_A_FORM),
    ]
    return rows.filter(to_email__in=addresses[0].union(*addresses[1:]))


IN_A_FORM = ("email", "head_email", "finance_email")


def names_at(addresses: Iterable[str]) -> dict[str, str]:
    """Who is reached at each address, as far as it is somebody who asked for a place."""
    found: dict[str, list[str]] = {}
    rows = Person.objects.filter(email__in=set(addresses)).order_by("name")
    for email, name in rows.values_list("email", "name"):
        found.setdefault(email, []).append(name)
    return {email: ", ".join(dict.fromkeys(names)) for email, names in found.items()}


def latest_of_copies(copies: Iterable[CircularCopy]) -> dict[int | None, Message]:
    """The last email of each copy: the first one, or what said it again."""
    about = Message.objects.filter(kind=CIRCULAR, about_id__in=[copy.pk for copy in copies])
    rows = about.defer("text", "html").order_by("created_at", "pk")
    return {message.about_id: message for message in rows}
