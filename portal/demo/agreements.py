"""The agreement that heads and teachers sign, and what schools report to their governors."""

from datetime import date, timedelta

from django.utils import timezone

from hubs.actions.agreement import add_agreement_version
from hubs.choices import Clause
from hubs.models import Agreement
from hubs.rules.agreement_text import PROPOSED, PROPOSED_OPENING, USUAL_CLAUSES
from participants.actions.agreement import ask_to_sign
from participants.actions.governor_report import (
    ReportWords,
    ask_for_reports,
    hand_in_report,
    save_report_draft,
)
from participants.choices import GoverningBody
from participants.models import GovernorReport
from portal.demo.clock import clock_at, london_moment
from portal.demo.network import Scene
from workgroups.models import WorkGroup

CHANGED = (
    "Two colleagues plan every unit together now, and begin each with a bar model. In the last "
    "walk round lessons, pupils of Year 8 explained their steps in five of six classes; in "
    "September it was two."
)
AHEAD = (
    "The whole department tries the new start of lessons in Year 7. For the spring we ask for one "
    "hour of cover every second week, so that two of us can watch each other."
)


def write_agreements(scene: Scene, on: date) -> None:
    """First the usual clauses, and a few days later the governors' report beside them."""
    usual = {clause.value: PROPOSED[clause] for clause in USUAL_CLAUSES}
    texts = {"opening": PROPOSED_OPENING} | usual
    with clock_at(london_moment(on, 10)):
        add_agreement_version(hub=scene.hub, texts=texts, by=scene.hub_lead)
    texts |= {"governors": PROPOSED[Clause.GOVERNORS]}
    with clock_at(london_moment(on + timedelta(days=4), 10)):
        add_agreement_version(hub=scene.hub, texts=texts, by=scene.hub_lead)


def choose_agreement_of(workgroup: WorkGroup, agreement: Agreement | None, on: date) -> None:
    """Whoever answers from now on signs it, or nothing."""
    workgroup.agreement = agreement
    with clock_at(london_moment(on, 9)):
        workgroup.save(update_fields=["agreement"])


def ask_who_has_not_signed(today: date) -> None:
    with clock_at(london_moment(today - timedelta(days=3), 8)):
        ask_to_sign(now=timezone.now())


def report_to_governors(today: date) -> None:
    """What fell due in the weeks before: one school has handed it in, one has begun."""
    for weeks in range(12, -1, -1):
        day = today - timedelta(weeks=weeks)
        with clock_at(london_moment(day, 8)):
            ask_for_reports(on=day)
    rows = list(GovernorReport.objects.select_related("workgroup", "school").order_by("pk")[:2])
    governors = ReportWords(GoverningBody.GOVERNORS, CHANGED, AHEAD)
    for report in rows[:1]:
        with clock_at(london_moment(today - timedelta(days=1), 15)):
            hand_in_report(report=report, words=governors, seen_version=0, name="Hari Hollis")
    trustees = ReportWords(GoverningBody.TRUSTEES, CHANGED)
    for report in rows[1:]:
        with clock_at(london_moment(today - timedelta(days=1), 16)):
            save_report_draft(report=report, words=trustees, seen_version=0)
