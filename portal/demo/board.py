"""The board meets: it reads what came of last year, and agrees on what is to be done."""

from datetime import date, timedelta

from django.utils import timezone

from evaluations.actions.board_meeting import (
    add_paper,
    record_meeting,
    save_action,
    save_meeting,
    send_agenda,
)
from evaluations.actions.publication import publish, save_consent, write_publication
from evaluations.actions.report_part import comment_for_board, note_sending
from evaluations.choices import PublicationKind
from evaluations.models import BoardMeeting, MeetingAction, PublicationConsent, Report
from evaluations.queries.board_meeting import board_of
from evaluations.rules.board_meeting import agenda_to_begin_with
from hubs.models import User
from portal.demo.clock import clock_at, london_moment, weekday_near
from portal.demo.network import Scene

TUESDAY = 1
SUMMARY = (
    "Teachers of Reception classes met three times over the year, and tried out between the "
    "meetings what they had planned.\n\nMost departments now plan together. Where two people of "
    "one school took part, the most has changed.\n\nThe hub offers it again, with a fifth workshop."
)
CASE_STUDY = (
    "“We start every topic from the same picture now,” says Tess Tremaine, who leads maths at her "
    "school. Her department plans one lesson together each week, and talks about it afterwards."
)


def board_story(scene: Scene, today: date) -> None:
    """One report has been talked of and sent, and is published; the other is still to be sent."""
    [reader] = board_readers(scene, today)
    reports = Report.objects.filter(workgroup__hub=scene.hub).approved().order_by("pk")
    first, *_ = reports
    met_on, next_on = (weekday_near(today + timedelta(days=days), TUESDAY) for days in (-30, 40))
    held = meet(scene, met_on, [first], today)
    with clock_at(london_moment(met_on, 18)):
        comment_for_board(
            report=first, text="Tell the schools that only one person came from.", by=reader
        )
        record_meeting(
            meeting=held,
            present=[reader, scene.hub_lead],
            others_present="Two heads of the area",
            decided="The report goes to the national team, and small schools are asked first.",
        )
        save_action(
            action=MeetingAction(
                meeting=held,
                what="Ask two small schools to host a workshop",
                owner=scene.administrator,
                by_on=next_on,
            )
        )
    with clock_at(london_moment(met_on + timedelta(days=6), 11)):
        note_sending(
            report=first,
            sent_on=timezone.localdate(),
            today=timezone.localdate(),
            by=scene.administrator,
        )
        publish_what_came_of(first, scene)
    meet(scene, next_on, [], today)


def board_readers(scene: Scene, today: date) -> list[User]:
    runs_it = {scene.hub_lead.pk, scene.administrator.pk}
    return [user for user in board_of(scene.hub, today) if user.pk not in runs_it][:1]


def meet(scene: Scene, on: date, reports: list[Report], today: date) -> BoardMeeting:
    """Planned five weeks before; of one to come the agenda has not gone out yet."""
    planned_on = min(on - timedelta(days=35), today - timedelta(days=1))
    with clock_at(london_moment(planned_on, 10)):
        meeting = save_meeting(
            meeting=BoardMeeting(
                hub=scene.hub,
                starts_at=london_moment(on, 16),
                place="The library of the lead school",
                agenda=agenda_to_begin_with(),
            )
        )
        for report in reports:
            add_paper(meeting=meeting, report=report)
    if on <= today:
        with clock_at(london_moment(on - timedelta(days=10), 9)):
            send_agenda(
                meeting=meeting,
                now=timezone.now(),
                on=timezone.localdate(),
                by=scene.administrator,
            )
    return meeting


def publish_what_came_of(report: Report, scene: Scene) -> None:
    """A summary that names nobody, and a case study that waits for its teacher's consent."""
    title = f"What came of {report.workgroup.title}"
    summary = write_publication(
        report=report, kind=PublicationKind.SUMMARY, title=title, body=SUMMARY
    )
    publish(publication=summary, now=timezone.now(), by=scene.administrator)
    waiting = write_publication(
        report=report,
        kind=PublicationKind.CASE_STUDY,
        title="The same picture in every classroom",
        body=CASE_STUDY,
    )
    save_consent(
        consent=PublicationConsent(
            publication=waiting,
            name="Tess Tremaine",
            role="Maths lead",
            email="tess.tremaine@example.org",
        ),
        today=timezone.localdate(),
    )
