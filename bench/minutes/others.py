"""The hub of the walk, and everything in it that others than the administrator do."""

from datetime import date, timedelta

from django.utils import timezone

from evaluations.actions.report_chasers import ask_for_reports
from portal.demo import cast, evidence, network, story
from portal.demo.clock import clock_at, london_moment
from portal.demo.workgroups import TIMES_TABLES, plan_workgroup
from workgroups.choices import JobRole
from workgroups.models import WorkGroup, Workshop

YEAR = 2025  # the school year that is planned: what was 2024/25 is held again
LAST_YEARS_DAYS = [date(2024, 11, 13), date(2025, 1, 22), date(2025, 3, 12), date(2025, 5, 14)]
BY_FORM, ON_BEHALF = cast.TEACHERS[:14], cast.TEACHERS[14:20]
CANCELLING_LATE = BY_FORM[:2]


def build_hub() -> network.Scene:
    """A hub with last year's Work Group and this year's project, which nobody has planned yet."""
    with clock_at(london_moment(network.SINCE)):
        scene = network.build_larkfield()
        lead = network.add_person(cast.LEAD)
    last_years = plan_workgroup(
        scene,
        TIMES_TABLES,
        lead=lead,
        days=LAST_YEARS_DAYS,
        capacity=20,
        closes_on=date(2024, 10, 4),
        published_on=date(2024, 6, 12),
    )
    for workshop in last_years.workshops.all():
        story.hold_workshop(workshop, lead)
    with clock_at(london_moment(date(2025, 5, 1))):
        network.known_project(
            f"NCP{YEAR % 100}-{TIMES_TABLES['code']}",
            TIMES_TABLES["title"],
            YEAR,
            phases=TIMES_TABLES["phases"],
            audience=TIMES_TABLES["roles"],
            capacity=20,
            summary=TIMES_TABLES["outline"],
        )
    return scene


def send_interests(workgroup: WorkGroup, scene: network.Scene, on: date) -> None:
    """By the public form, from all of the twelve schools."""
    story.ask_for_places(workgroup, BY_FORM, scene.primary, on, JobRole.TEACHER)


def approve_all(workgroup: WorkGroup, on: date) -> None:
    story.approve_interests(workgroup.interests.filter(approval=None).order_by("pk"), on)


def accept_all(workgroup: WorkGroup, on: date) -> None:
    with clock_at(london_moment(on, 16)):
        for interest in workgroup.interests.order_by("pk"):
            story.accept_offer(offer=story.open_offer(interest), policy_id=workgroup.fee_policy_id)


def cancel_late(workshop: Workshop) -> None:
    """Two days before, by the link that each of them has."""
    for name in CANCELLING_LATE:
        place = workshop.workgroup.participants.get(person__email=story.address_of(name))
        moment = workshop.starts_at - timedelta(days=2)
        story.cancel_date(place, workshop, moment, "I cannot come")


def close_the_year(
    workgroup: WorkGroup, scene: network.Scene, asked_on: date, handed_in_on: date
) -> None:
    """The survey, the lead's reminder and report, and the hub lead's approval a day later."""
    last = workgroup.workshops.standing().latest("starts_at")
    evidence.survey_participants(
        workgroup, timezone.localdate(last.starts_at) + timedelta(days=1), answering=12
    )
    with clock_at(london_moment(asked_on, 7)):
        assert ask_for_reports(now=timezone.now())
    report = evidence.write_report(workgroup, workgroup.leads.get(), handed_in_on)
    evidence.approve_report(report, scene.hub_lead, handed_in_on + timedelta(days=1))
