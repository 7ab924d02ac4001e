"""Pages through Django's test client, each beside the bare page, as one hub's administrator."""

import gzip
from collections.abc import Iterator

from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from bench.home import counts_by_covering_indexes, numbers_to_do
from bench.measure import (
    Figure,
    Work,
    against_floor,
    queries_of,
    run,
    say,
    side_by_side,
    spent_side_by_side,
    wanted,
)
from hubs.models import User
from participants.models import Person
from schools.models import School
from workgroups.models import SupportVisit, WorkGroup

RUNS = 30
MAP_KILOBYTES = 300
TIMES_THE_BARE_PAGE, LIST_QUERIES, DETAIL_QUERIES, HOME_QUERIES = 5, 10, 14, 9
LISTS = {
    "Work Groups": "workgroups:list",
    "Expressions of interest": "participants:interests",
    "Messages": "outbox:messages",
    "Fees": "fees:fees",
    "Schools": "schools:list",
    "Schools not reached yet": "participants:never_engaged",
    "Needs": "needs:list",
    "Visits to schools": "workgroups:visits",
    "Stages of mastery": "workgroups:stages",
    "Local leaders": "workgroups:leaders",
}
DETAILS = {"One Work Group": "workgroups:detail", "Its people": "participants:people"}
OF_A_SCHOOL = {"One school": "schools:school", "Its timeline": "schools:school_timeline"}


def figures() -> Iterator[Figure]:
    user = an_administrator()
    workgroup = a_running_workgroup(user)
    with override_settings(ROOT_URLCONF="bench.bare"):
        client = Client(SERVER_NAME="localhost")
        client.force_login(user)
        for what, name in LISTS.items():
            yield from page(f"{what}, list of 25", client, reverse(name), LIST_QUERIES)
        for what, name in DETAILS.items():
            yield from page(what, client, reverse(name, args=[workgroup.pk]), DETAIL_QUERIES)
        school = a_visited_school(user)
        for what, name in OF_A_SCHOOL.items():
            yield from page(what, client, reverse(name, args=[school.pk]), None)
        yield from page("Home", client, reverse("home"), HOME_QUERIES)
        for what, words in searches(user).items():
            sent = {"q": words}
            yield from page(f"Search for {what}", client, reverse("search"), LIST_QUERIES, sent)
            yield from page(
                f"Offers for {what}", client, reverse("search_offers"), LIST_QUERIES, sent
            )
        yield from page(
            "Public flyer", client, reverse("workgroups:flyer", args=[workgroup.pk]), None
        )
    if wanted("Home, SQL of what is to do"):
        yield home_counts(user)
    if wanted("Map of hubs, compressed"):
        yield map_size()


def an_administrator() -> User:
    """Of a hub in the middle of the nation."""
    users = User.objects.filter(memberships__role=Role.ADMINISTRATOR).order_by("pk")
    return users[users.count() // 2]


def a_running_workgroup(user: User) -> WorkGroup:
    groups = WorkGroup.objects.visible_to(user).with_dates()
    now = timezone.now()
    return groups.filter(first_at__lt=now, last_at__gt=now).order_by("pk")[0]


def a_visited_school(user: User) -> School:
    visited = SupportVisit.objects.visible_to(user).order_by().values("school")
    return School.objects.visible_to(user).filter(pk__in=visited).order_by("pk")[0]


def searches(user: User) -> dict[str, str]:
    """Words that find something, of each kind that the one box answers."""
    school = School.objects.visible_to(user).open().exclude(postcode="").order_by("pk")[300]
    workgroup = a_running_workgroup(user)
    person = Person.objects.visible_to(user).order_by("pk")[300]
    return {
        "a person": person.name[:-2],
        "a school": school.name[:6],
        "a misspelt school": misspelt(school.name),
        "a postcode": school.postcode,
        "a URN": str(school.urn),
        "a project": workgroup.project.code or workgroup.project.title[:8],
        "a Work Group": workgroup.title[:8],
    }


def misspelt(name: str) -> str:
    """Its longest word with a letter missing in the middle, which no other word begins with."""
    word = max(name.split(), key=len)
    return word[: len(word) // 2] + word[len(word) // 2 + 1 :]


def map_size() -> Figure:
    """What a browser loads for the map of every hub, as it is sent."""
    body = Client(SERVER_NAME="localhost").get(reverse("hubs:map")).content
    size = len(gzip.compress(body, 6)) / 1000
    goal = f"{MAP_KILOBYTES} kB"
    return Figure(
        "Map of hubs, compressed", f"{size:.0f} kB", "", None, "", goal, size < MAP_KILOBYTES
    )


def page(
    what: str,
    client: Client,
    address: str,
    queries_at_most: int | None,
    sent: dict | None = None,
    at_most: float = TIMES_THE_BARE_PAGE,
) -> Iterator[Figure]:
    """`sent` is what a form of the page sends, where it is not only opened."""
    if not wanted(what):
        return
    say(f"{what}: {RUNS} requests beside {RUNS} of the bare page")
    opened, bare = opening(client, address, sent), opening(client, "/bench/bare/")
    (measured, work), (floor, least) = spent_side_by_side(opened, bare, runs=RUNS)
    yield against_floor(
        what,
        measured,
        floor,
        at_most=at_most,
        queries=len(queries_of(opened)),
        queries_at_most=queries_at_most,
        by_processor=work / least,
    )


def opening(client: Client, address: str, sent: dict | None = None) -> Work:
    def work() -> None:
        answer = client.post(address, sent) if sent else client.get(address)
        status = answer.status_code
        if status != 200:
            raise RuntimeError(f"{address} answered {status}.")

    return work


def home_counts(user: User) -> Figure:
    """What is to do as home asks for it, with the names of the first of each kind, and only the
    counts as well as indexes alone could answer.
    """
    say("What is to do on home beside counts by covering indexes")
    numbers_to_do(user)  # which plans the statement, as the first visit does
    sql = queries_of(lambda: numbers_to_do(user))[-1]
    with counts_by_covering_indexes(user) as floor_sql:
        run(f"PREPARE bench_floor AS {floor_sql}")
        floor_sql = "EXECUTE bench_floor"
        measured, floor = side_by_side(lambda: run(sql), lambda: run(floor_sql), runs=RUNS)
        run("DEALLOCATE bench_floor")
    return against_floor("Home, SQL of what is to do", measured, floor, at_most=2, queries=1)
