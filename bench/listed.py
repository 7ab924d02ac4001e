"""A list of people read and added, beside the least that must be asked and written for it."""

from collections.abc import Iterator

from django.test import Client, override_settings
from django.urls import reverse

from bench.measure import Figure, against_floor, queries_of, say, side_by_side, undone
from bench.pages import a_running_workgroup, an_administrator
from participants.models import ExpressionOfInterest, Person
from schools.models import School
from workgroups.models import WorkGroup

PEOPLE, SCHOOLS = 300, 40
TIMES_THE_FLOOR, QUERIES = 10, 30
RUNS = 5


def figures() -> Iterator[Figure]:
    user = an_administrator()
    workgroup = a_running_workgroup(user)
    schools = list(School.objects.open().filter(hub=workgroup.hub).order_by("pk")[:SCHOOLS])
    workgroup.places_per_school = PEOPLE
    workgroup.save()
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    path = reverse("participants:listed_people", args=[workgroup.pk])
    sent = {"pasted": list_of(schools)}
    say(f"a list of {PEOPLE} people shown and added {RUNS} times")

    def shown() -> None:
        answer = client.post(path, sent | {"do": "check"})
        assert f"Add {PEOPLE} people".encode() in answer.content

    def added() -> None:
        undone(lambda: check_added(client.post(path, sent | {"do": "add"})))

    def floor() -> None:
        undone(least, workgroup, schools)

    with override_settings(SECOND_FACTOR_REQUIRED=False):
        preview, deed, least_seconds = side_by_side(shown, added, floor, runs=RUNS)
        for what, measured, work in (("shown", preview, shown), ("added", deed, added)):
            yield against_floor(
                f"A list of {PEOPLE} people of {SCHOOLS} schools {what}",
                measured,
                least_seconds,
                at_most=TIMES_THE_FLOOR,
                queries=len(queries_of(work)),
                queries_at_most=QUERIES,
            )


def check_added(answer) -> None:
    if answer.status_code != 302:
        raise RuntimeError("The list was not added.")


def list_of(schools: list[School]) -> str:
    rows = [
        f"{name_of(n)},listed{n}@example.org,{schools[n % SCHOOLS].urn},"
        f"{schools[n % SCHOOLS].name},Teacher"
        for n in range(PEOPLE)
    ]
    return "\n".join(["Name,Email,URN,School,Role", *rows])


def name_of(number: int) -> str:
    """Another for each number, without a digit, which would tell of a pupil."""
    return f"Ada {''.join(chr(97 + int(digit)) for digit in f'{number:03}').capitalize()}son"


def least(workgroup: WorkGroup, schools: list[School]) -> None:
    """One statement that finds the schools, and the rows of people and interests in bulk."""
    found = {
        one.urn: one for one in School.objects.filter(urn__in=[school.urn for school in schools])
    }
    people = Person.objects.bulk_create(
        Person(
            name=name_of(n),
            email=f"listed{n}@example.org",
            school=found[schools[n % SCHOOLS].urn],
        )
        for n in range(PEOPLE)
    )
    ExpressionOfInterest.objects.bulk_create(
        ExpressionOfInterest(
            workgroup=workgroup,
            person=person,
            name=person.name,
            email=person.email,
            school=person.school,
            job_role="teacher",
        )
        for person in people
    )
