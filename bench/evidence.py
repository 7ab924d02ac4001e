"""Every page of evidence of a hub and of the network, each beside the bare page."""

from collections.abc import Iterator
from datetime import timedelta

from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from access.roles import HUB_ROLES, Role
from bench.evidence_floors import floors
from bench.measure import Figure, said_time, say, seconds_of, undone, wanted
from bench.pages import LIST_QUERIES, an_administrator, page
from evaluations.actions.board_pack import make_board_pack
from evaluations.actions.hub_totals import count_hub_totals
from evaluations.models import BoardMeeting, BoardPack
from hubs.models import Membership, User
from pages.rules.school_year import school_year_of
from workgroups.models import WorkGroup

# The national team reads what is counted already. The counting is the worker's, once an hour.
TOTALS_AT_MOST, COUNTING_SECONDS, PACK_SECONDS = 1.5, 60, 5
EVIDENCE_QUERIES = 24
OF_THE_HUB = {
    "Engagement": "evaluations:engagement",
    "Schools reached, map": "evaluations:reach_map",
    "What people say": "evaluations:sayings",
    "Reports": "evaluations:reports",
    "Board packs": "evaluations:board_packs",
    "Board meetings": "evaluations:board_meetings",
    "Year calendar": "evaluations:calendar",
    "Year plan": "evaluations:plan",
}
OF_A_WORK_GROUP = {
    "Evidence of a Work Group": "evaluations:evidence",
    "Comparison of a Work Group": "evaluations:comparison",
    "A report with its outcome grid": "evaluations:report_read",
}


def figures() -> Iterator[Figure]:
    user = an_administrator()
    workgroup = a_finished_workgroup(user)
    with override_settings(ROOT_URLCONF="bench.bare"):
        client = Client(SERVER_NAME="localhost")
        client.force_login(user)
        yield from a_pack(user)
        for what, name in OF_THE_HUB.items():
            yield from page(what, client, reverse(name), EVIDENCE_QUERIES)
        for what, name in OF_A_WORK_GROUP.items():
            address = reverse(name, args=[workgroup.pk])
            yield from page(what, client, address, EVIDENCE_QUERIES)
        for what, row in {"A pack": BoardPack, "A board meeting": BoardMeeting}.items():
            first = row.objects.visible_to(user).order_by("pk")[0]
            name = f"evaluations:{row._meta.verbose_name.replace(' ', '_')}"
            yield from page(what, client, reverse(name, args=[first.pk]), EVIDENCE_QUERIES)
        client.force_login(a_board_member(user))
        address = reverse("evaluations:evidence", args=[workgroup.pk])
        yield from page("The same as the board reads it", client, address, EVIDENCE_QUERIES)
        client.force_login(workgroup.leads.get())
        address = reverse("evaluations:focus_pupils", args=[workgroup.pk])
        yield from page("Focus pupils of a Work Group", client, address, EVIDENCE_QUERIES)
        yield from of_the_network(client, user)
    yield from floors(user, workgroup)


def a_finished_workgroup(user: User) -> WorkGroup:
    """Of last year, with every survey closed that comes within a year, and focus pupils."""
    groups = WorkGroup.objects.visible_to(user).with_dates().select_related("project")
    last_year = school_year_of(timezone.localdate()) - 1
    return groups.filter(school_year=last_year, focus_pupils__gt=0).order_by("pk")[0]


def a_board_member(user: User) -> User:
    """Who may see figures of answers and no answer."""
    member = User.objects.create_user(email="board@example.org")
    [hub] = user.hub_ids(HUB_ROLES)
    today = timezone.localdate()
    Membership.objects.create(user=member, hub_id=hub, role=Role.BOARD, from_on=today)
    return member


def the_national_team() -> User:
    user = User.objects.create_user(email="national@example.org")
    Membership.objects.create(user=user, role=Role.NATIONAL, from_on=timezone.localdate())
    return user


def a_pack(user: User) -> Iterator[Figure]:
    """Made once and kept, so that there is one to open; then timed and undone."""
    [hub] = Membership.objects.filter(user=user).select_related("hub")
    year = school_year_of(timezone.localdate()) - 1

    def made(later: timedelta = timedelta()) -> None:
        make_board_pack(hub=hub.hub, year=year, now=timezone.now() + later, by=user)

    made()
    if not wanted("A pack made"):
        return
    say("Making a pack")
    # Past the minute within which it would be the same one.
    took = seconds_of(lambda: undone(made, timedelta(minutes=2)))
    yield Figure(
        "A pack made", said_time(took), goal=f"{PACK_SECONDS} s", is_met=took <= PACK_SECONDS
    )


def of_the_network(client: Client, user: User) -> Iterator[Figure]:
    say("Counting the totals of all hubs")
    took = seconds_of(lambda: count_hub_totals(now=timezone.now()))
    goal = f"{COUNTING_SECONDS} s"
    yield Figure(
        "Counting the totals of all hubs",
        said_time(took),
        goal=goal,
        is_met=took <= COUNTING_SECONDS,
    )
    client.force_login(the_national_team())
    hub = reverse("evaluations:network_hub", args=user.hub_ids(HUB_ROLES)[:1])
    network, reports = reverse("evaluations:network"), reverse("evaluations:approved_reports")
    yield from page("Network of all hubs", client, network, LIST_QUERIES, at_most=TOTALS_AT_MOST)
    yield from page("One hub's totals", client, hub, LIST_QUERIES)
    yield from page("Approved reports of all hubs", client, reports, LIST_QUERIES)
