"""The part of the world in which it is asked what came of a Work Group."""

from dataclasses import asdict
from datetime import timedelta
from functools import cache

from django.utils import timezone

from evaluations.actions.own_question import add_own_question
from evaluations.actions.report import start_report
from evaluations.choices import QuestionKind, ReportState, Wave
from evaluations.documents import pack_pdf, pack_workbook
from evaluations.models import (
    Answer,
    BoardPack,
    ClosedWave,
    HubTotals,
    Invitation,
    Question,
    Reflection,
    Report,
    WaveResult,
)
from evaluations.rules.board_pack import PackSection, PackTable
from evaluations.rules.own_question import Wording
from evaluations.rules.questions import CURRENT
from pages.rules.school_year import school_year_of
from tests.evaluations.factories import asked_at_end
from tests.factories import (
    OutcomeFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
)

TABLE = PackTable("By phase", ["Schools", "Open"], [["Primary", 3]])
SECTION = PackSection("Schools", "Three are open.", "All of them.", [TABLE])
LONG_AGO = timedelta(days=60)


@cache
def papers() -> tuple[bytes, bytes]:
    """Printed once, as every world's are the same."""
    words = {"title": "Board pack 1", "made": "As it stood."}
    return pack_pdf([SECTION], **words), pack_workbook([SECTION], **words)


def add_evidence(world) -> None:
    """Another Work Group is over: its participants are asked and its report is begun."""
    over = WorkGroupFactory(hub=world.hub, published_by=world.people["admin"])
    over.leads.add(world.people["lead"])
    OutcomeFactory(workgroup=over)
    workshop = WorkshopFactory(workgroup=over, starts_at=timezone.now() - timedelta(days=5))
    noted_by_leads(workshop, world.people["lead"])
    ParticipantFactory(workgroup=over, accepted_at=timezone.now() - LONG_AGO)
    asked_at_end(on=timezone.localdate())
    world.rows |= {
        "over": over,
        "noted_workshop": workshop,
        "invitation": Invitation.objects.get(participant__workgroup=over),
        "report": start_report(workgroup=over),
        "board_pack": board_pack_of(world),
        "own_question": own_question_of(world),
        "approved_report": approved_report(world),
    }
    count_for_the_network(over)
    said_in_words(world.rows["invitation"])
    answered_by_five(world.workgroup, world.rows["own_question"])


def noted_by_leads(workshop, lead) -> None:
    """By the lead of the tables, and by one more."""
    for one in (lead, UserFactory()):
        Reflection.objects.create(workshop=workshop, lead=one, went_well="They brought work.")


def approved_report(world) -> Report:
    admin = world.people["admin"]
    return Report.objects.create(
        workgroup=WorkGroupFactory(hub=world.hub, published_by=admin),
        state=ReportState.APPROVED,
        submitted_at=timezone.now(),
        submitted_by=admin,
        figures={},
    )


def count_for_the_network(workgroup) -> None:
    """As the worker does, of one more project of the hub."""
    counted = {
        "hub": workgroup.hub,
        "school_year": school_year_of(timezone.localdate()),
        "counted_at": timezone.now(),
        "workgroups": 1,
        "schools": 9,
    }
    if not HubTotals.objects.filter(hub=workgroup.hub).exists():
        HubTotals.objects.create(**counted)
    HubTotals.objects.create(project=workgroup.project, places=6, to_complete=6, **counted)


def said_in_words(asked: Invitation) -> None:
    """By the same person, before the Work Group began."""
    before = Invitation.objects.create(
        participant=asked.participant,
        wave=Wave.START,
        version=CURRENT[Wave.START],
        closes_at=asked.closes_at,
        answered_at=timezone.now(),
    )
    question = Question.objects.get(wave=Wave.START, version=before.version, code="practice")
    Answer.objects.create(invitation=before, question=question, text="We plan together.")


def own_question_of(world) -> Question:
    """Of another survey than the one that is out, of which a hub takes six."""
    wording = Wording(text="Who else plans with you?", kind=QuestionKind.TEXT)
    number = Question.objects.filter(hub=world.hub).count()
    wave = (Wave.TERM, Wave.YEAR, Wave.HEAD)[number % 3]
    return add_own_question(hub=world.hub, wave=wave, wording=wording, place=1)


def answered_by_five(workgroup, question: Question) -> None:
    """What is kept of the hub's own question once its survey has closed."""
    closed = ClosedWave.objects.create(
        workgroup=workgroup,
        wave=question.wave,
        versions=[1],
        asked=5,
        answered=5,
        closed_at=timezone.now(),
    )
    WaveResult.objects.create(closed=closed, question=question, people=5)


def board_pack_of(world) -> BoardPack:
    """One of its own for each time, as its figures and papers are shown as they were kept."""
    pdf, workbook = papers()
    return BoardPack.objects.create(
        hub=world.hub,
        school_year=2021,
        number=BoardPack.objects.filter(hub=world.hub).count() + 1,
        sections=[asdict(SECTION)],
        pdf=pdf,
        workbook=workbook,
        made_by=world.people["admin"],
    )
