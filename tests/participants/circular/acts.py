"""What tests of emails to many have in common."""

from uuid import uuid4

from outbox.models import Message
from participants.actions.circular import (
    Words,
    send_circular,
)
from participants.choices import CircularAudience
from participants.models import Circular
from participants.queries import circular as lists
from tests.factories import (
    london,
)

NOW = london(2022, 3, 1, 12)


def taking_part(workgroup) -> lists.PeopleList:
    return lists.PeopleList(
        audience=CircularAudience.PARTICIPANTS,
        hub=workgroup.hub,
        workgroup=workgroup,
        find=lambda: lists.everybody_taking_part(workgroup),
    )


def of_school(school) -> lists.PeopleList:
    return lists.PeopleList(
        audience=CircularAudience.SCHOOL,
        hub=school.hub,
        school=school,
        find=lambda: lists.people_of_school(school, school.hub),
    )


def words(text="Dear {first name}, bring cubes to {work group}.", **more) -> Words:
    return Words(**{"subject": "For {name}", "text": text, "ticket": uuid4()} | more)


def send(people, said=None, *, by) -> Circular:
    return send_circular(people=people, words=said or words(), seen=people.mark, by=by)


def reasons(people) -> dict[str, str]:
    return {one.name: one.left_out for one in people.people}


def with_email(place, email: str) -> None:
    place.person.email = email
    place.person.save()


def letter_to(hub, email: str, **state) -> Message:
    number = Message.objects.count()
    return Message.objects.create(
        key=f"some:{number}",
        kind="some",
        hub=hub,
        to_email=email,
        created_at=london(2022, 2, 1 + number),
        **state,
    )


def many_of(workgroup, number: int) -> lists.PeopleList:
    people = taking_part(workgroup)
    people.find = lambda: [
        lists.Addressee(name=f"Person {n}", email=f"p{n}@example.org") for n in range(number)
    ]
    return people
