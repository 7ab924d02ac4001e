"""A small network whose figures of answers are read again and again, to take one from another.

Whatever may be shown is of 5, 10 or 15 people, and so are sums and differences of such figures.
Between and beside them stand groups of 1 to 4, whose answers are the secret: any two figures that
differ by 1 to 4 people give one of them away. All that is secret is said in one number, so that
two runs that differ in it alone must show the same to the last letter.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from itertools import combinations
from typing import NamedTuple

from django.db.models import Q
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from access.roles import Role
from evaluations.actions.board_pack import make_board_pack
from evaluations.actions.hub_totals import count_year
from evaluations.actions.own_question import add_own_question
from evaluations.actions.report import review_report, save_report, start_report, submit_report
from evaluations.actions.survey import keep_standard_questions
from evaluations.choices import QuestionKind, Verdict, Wave
from evaluations.models import Answer, Invitation, PulseAnswer, Question
from evaluations.rules.own_question import Wording
from evaluations.rules.questions import CURRENT
from hubs.models import Hub
from tests.evaluations.factories import LAST_WORKSHOP, whole_report
from tests.evaluations.pages import page, words
from tests.factories import (
    HubFactory,
    OutcomeFactory,
    ParticipantFactory,
    ProjectFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
)
from workgroups.choices import OutcomeLevel, Phase
from workgroups.models import WorkGroup

YEAR = 2021
PUBLIC = 4  # what everybody says whose answers count
DAY = timedelta(days=1)
TOTALS = [f"?year={YEAR}{more}" for more in ("", "&phase=primary", "&format=csv", "&format=xlsx")]
FILTERS = ("", "?phase=secondary", "?phase=primary", f"?year={YEAR - 1}")


class Figure(NamedTuple):
    """How many people stand behind something that was read, and where."""

    people: int
    where: str


@dataclass
class Group:
    """One Work Group and its people, who are asked in this order."""

    workgroup: WorkGroup
    people: list
    is_secret: bool = False


OWN = Wording(
    text="Did the place suit?", kind=QuestionKind.RATING, lowest="Not at all", highest="Very well"
)
OWN_ANSWERS = "/manage/own-questions/answers/"


@dataclass
class Network:
    hub: Hub
    groups: dict[str, Group]
    readers: dict[str, object]
    secret: int = 1
    shown: dict[str, bytes] = field(default_factory=dict)


def build() -> Network:
    hub, project = HubFactory(), ProjectFactory(school_year=YEAR)
    other = HubFactory()
    keep_standard_questions()
    for asking in (hub, other):
        add_own_question(hub=asking, wave=Wave.END, wording=OWN, place=1)
    groups = {
        "ours": group(hub, project, 18),
        "few": group(hub, project, 4, is_secret=True),
        "beside": group(hub, ProjectFactory(school_year=YEAR), 5, phases=[Phase.PRIMARY]),
        "theirs": group(other, project, 10),
        "their few": group(other, project, 3, is_secret=True),
        "before": group(other, ProjectFactory(school_year=YEAR - 1), 5, school_year=YEAR - 1),
        "few before": group(hub, project, 2, school_year=YEAR - 1, is_secret=True),
    }
    lead = UserFactory()
    groups["ours"].workgroup.leads.add(lead)
    roles = {role.value: member(hub, role) for role in (Role.ADMINISTRATOR, Role.HUB_LEAD)}
    readers = roles | {"board": member(hub, Role.BOARD), "lead": lead}
    readers["national"] = member(None, Role.NATIONAL)
    return Network(hub, groups, readers)


def group(hub, project, people: int, *, is_secret=False, **fields) -> Group:
    workgroup = WorkGroupFactory(hub=hub, project=project, **{"school_year": YEAR} | fields)
    WorkshopFactory(workgroup=workgroup, starts_at=LAST_WORKSHOP)
    OutcomeFactory(workgroup=workgroup, text="Plan a unit", level=OutcomeLevel.PRACTICE)
    OutcomeFactory(workgroup=workgroup, text="Lead others", level=OutcomeLevel.PRACTICE)
    return Group(
        workgroup, [ParticipantFactory(workgroup=workgroup) for _ in range(people)], is_secret
    )


def asked(people: Iterable, wave: Wave, *, at: datetime, closes_at: datetime, workshop=None):
    return Invitation.objects.bulk_create(
        Invitation(
            participant=one,
            wave=wave,
            workshop=workshop,
            version=CURRENT[wave],
            invited_at=at,
            closes_at=closes_at,
        )
        for one in people
    )


def said(invitations: list[Invitation], *, now: int, first: int, second: int | None = None):
    """What each rates; `first` and `second` are of the two intended outcomes."""
    for invitation in invitations:
        outcomes = invitation.participant.workgroup.outcomes.all()
        rows = []
        of_version = Q(hub=None, version=invitation.version, is_required=True)
        own = Q(hub=invitation.participant.workgroup.hub_id)
        for question in Question.objects.filter(of_version | own, wave=invitation.wave):
            if question.is_about_each_outcome:
                given = [one for one in zip(outcomes, (first, second), strict=True) if one[1]]
                rows += [Answer(question=question, outcome=one, rating=r) for one, r in given]
            else:
                rows.append(Answer(question=question, **plain(question, now)))
        keep(invitation, rows)
    answered_at = timezone.now()
    keys = [one.pk for one in invitations]
    Invitation.objects.filter(pk__in=keys).update(answered_at=answered_at)


def plain(question: Question, now: int) -> dict:
    if question.kind == QuestionKind.RATING:
        return {"rating": now}
    if question.kind == QuestionKind.CHOICE:
        return {"chosen": [question.options[0 if now == PUBLIC else 1]]}
    return {"is_yes": now >= PUBLIC}


def keep(invitation: Invitation, rows: list[Answer]) -> None:
    for row in rows:
        row.invitation = invitation
    if invitation.workshop_id is None:
        Answer.objects.bulk_create(rows)
        return
    PulseAnswer.objects.bulk_create(
        PulseAnswer(workshop_id=invitation.workshop_id, question=row.question, rating=row.rating)
        for row in rows
    )


class Story:
    """What is asked and answered between one reading and the next."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.end: dict[str, list[Invitation]] = {}
        self.pulse: list[Invitation] = []

    def moments(self) -> Iterator[tuple[str, datetime]]:
        """The name and time of each, after what has happened by then."""
        self.before()
        yield "open", LAST_WORKSHOP + 2 * DAY
        self.one_more()
        yield "one more has answered", LAST_WORKSHOP + 3 * DAY
        yield "closed", LAST_WORKSHOP + 40 * DAY
        self.one_later()
        yield "one was asked late", LAST_WORKSHOP + 100 * DAY

    def before(self) -> None:
        secret = self.network.secret
        for name, found in self.network.groups.items():
            public = secret if found.is_secret else PUBLIC
            # Of ours, two answer at the start who will not at the end.
            starting = found.people[:10] + found.people[15:17]
            start = asked(
                starting,
                Wave.START,
                at=LAST_WORKSHOP - 60 * DAY,
                closes_at=LAST_WORKSHOP - 20 * DAY,
            )
            said(start[:10], now=public, first=2 if public == PUBLIC else secret, second=2)
            said(start[10:], now=PUBLIC, first=secret)
            self.end[name] = asked(
                found.people, Wave.END, at=LAST_WORKSHOP + DAY, closes_at=LAST_WORKSHOP + 29 * DAY
            )
            if name != "ours":
                said(self.end[name], now=public, first=public)
        # Of those ten, four rate the second outcome as well, and four more were not there at first.
        ours = self.end["ours"]
        said(ours[:4], now=PUBLIC, first=PUBLIC, second=secret)
        said(ours[4:10], now=PUBLIC, first=PUBLIC)
        said(ours[10:14], now=PUBLIC, first=secret)
        of_ours = self.network.groups["ours"]
        self.pulse = asked(
            of_ours.people[:12],
            Wave.PULSE,
            workshop=of_ours.workgroup.workshops.get(),
            at=LAST_WORKSHOP,
            closes_at=LAST_WORKSHOP + 7 * DAY,
        )
        said(self.pulse[:6], now=PUBLIC, first=PUBLIC)

    def one_more(self) -> None:
        said(self.end["ours"][14:15], now=PUBLIC, first=self.network.secret)
        said(self.pulse[6:10], now=PUBLIC, first=PUBLIC)

    def one_later(self) -> None:
        ours = self.network.groups["ours"]
        later = asked(
            ours.people[17:],
            Wave.TERM,
            at=LAST_WORKSHOP + 91 * DAY,
            closes_at=LAST_WORKSHOP + 92 * DAY,
        ) + asked(
            ours.people[2:11],
            Wave.TERM,
            at=LAST_WORKSHOP + 91 * DAY,
            closes_at=LAST_WORKSHOP + 92 * DAY,
        )
        # Ten, of whom eight had answered at the start.
        said(later, now=PUBLIC, first=PUBLIC)
        late = ours.people[17]
        Invitation.objects.filter(participant=late, wave=Wave.END).delete()
        again = asked(
            [late], Wave.END, at=LAST_WORKSHOP + 95 * DAY, closes_at=LAST_WORKSHOP + 96 * DAY
        )
        said(again, now=self.network.secret, first=self.network.secret, second=self.network.secret)


def read_everything(network: Network, moment: str) -> list[Figure]:
    """All that anybody can open who may not read answers, and what it says of how many."""
    found: list[Figure] = []
    for where, content in everything(network, moment):
        network.shown[where] = lasting(content)
        found += [Figure(people, where) for people in people_in(where, content)]
    return found


def everything(network: Network, moment: str) -> Iterator[tuple[str, bytes]]:
    clients = {who: client_of(reader) for who, reader in network.readers.items()}
    ours = network.groups["ours"].workgroup
    report = report_at(ours, network)
    pack = make_board_pack(
        hub=network.hub, year=YEAR, now=timezone.now(), by=network.readers["administrator"]
    )
    count_year(YEAR, now=timezone.now())
    totals = ("/manage/network/", f"/manage/network/{network.hub.pk}/")
    of_hub = [one for one in network.groups if one not in ("theirs", "their few", "before")]
    opened = [
        *(("board", page("evidence", network.groups[name].workgroup)) for name in of_hub),
        *(("board", page("comparison", network.groups[name].workgroup)) for name in of_hub),
        ("board", OWN_ANSWERS),
        ("hub_lead", f"{OWN_ANSWERS}?format=csv"),
        ("administrator", f"{OWN_ANSWERS}?format=xlsx"),
        *(("lead", page("comparison", ours) + query) for query in FILTERS),
        *(("hub_lead", page("comparison", ours) + as_file(query, "csv")) for query in FILTERS),
        ("administrator", page("comparison", ours) + "?format=xlsx"),
        ("board", page("report_read", ours)),
        ("board", f"{page('report_read', ours)}pdf/"),
        ("hub_lead", page("review", ours)),
        *(("board", f"/manage/board-packs/{pack.pk}/{paper}") for paper in ("", "pdf/", "xlsx/")),
        *(("national", f"{counted}{query}") for counted in totals for query in TOTALS),
    ]
    for who, path in opened:
        yield f"{moment}: {who} {pathless(path)}", fetch(clients[who], path)
    review_report(
        report=report, verdict=Verdict.RETURN, comment="More.", by=network.readers["hub_lead"]
    )
    # Only while it is with the lead.
    yield f"{moment}: lead writes", fetch(clients["lead"], page("report", ours))


def as_file(query: str, name: str) -> str:
    return f"{query}&format={name}" if query else f"?format={name}"


def report_at(workgroup: WorkGroup, network: Network):
    """Handed in at every moment, and given back after each."""
    draft = start_report(workgroup=workgroup)
    parts = whole_report(early_because="We meet the board.")
    save_report(report=draft, parts=parts)
    return submit_report(report=draft, by=network.readers["lead"])


def client_of(reader) -> Client:
    client = Client()
    client.force_login(reader)
    return client


def fetch(client: Client, path: str) -> bytes:
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return b"".join(response.streaming_content) if response.streaming else response.content


def pathless(path: str) -> str:
    return re.sub(r"/board-packs/\d+/", "/board-packs/N/", path)


def lasting(content: bytes) -> bytes:
    """Without what is drawn anew for every page and every workbook."""
    if content.startswith(b"PK"):
        return repr(cells(content)).encode()
    for anew in (rb"csrf\w*\W+value=\"\w+\"", rb"board-packs/\d+", rb"nonce=\"[^\"]+\""):
        content = re.sub(anew, b"", content)
    return content


def cells(content: bytes) -> list:
    book = load_workbook(BytesIO(content))
    return [list(row) for sheet in book for row in sheet.iter_rows(values_only=True)]


# Not “5 of 8 people answered”, which says of nobody what they said.
SENTENCES = (
    r"(?<!of )\b(\d+) (?:people|person) answered",
    r"(?<!of )\b(\d+) (?:people|person) rated",
    r"as (\d+) (?:people|person) told",
)
CHANGE = r"(\d+) more confident, (\d+) the same, (\d+) less"
CELLS = r'data-label="(?:Answers|People)">(\d+)<'


def people_in(where: str, content: bytes) -> list[int]:
    """The number of people behind each figure of answers in it."""
    if content.startswith(b"%PDF"):
        return []  # of the same tables as the workbook
    if content.startswith(b"PK"):
        return column(cells(content))
    text = content.decode()
    if where.endswith("csv"):
        return column([line.split(",") for line in text.splitlines()])
    said = Words(content)
    found = [int(number) for one in SENTENCES for number in re.findall(one, words(said))]
    found += [sum(map(int, change)) for change in re.findall(CHANGE, words(said))]
    # The same name stands over how far people come in a pack, which is no answer.
    answers = text[text.find("What has changed for people</h2>") :] if "packs" in where else text
    return found + [int(number) for number in re.findall(CELLS, answers)]


class Words(NamedTuple):
    content: bytes


def column(rows: list[list]) -> list[int]:
    """The numbers under “Answers”, or “People” in the table of changes."""
    found, place = [], None
    for row in rows:
        heads = [name for name in ("Answers", "People") if name in row]
        if heads and (heads == ["Answers"] or "Spread" in row):
            place = row.index(heads[0])
        elif place is not None:
            is_number = len(row) > place and str(row[place] or "").isdigit()
            place = place if is_number else None
            found += [int(row[place])] if is_number else []
    return found


def given_away(figures: Iterable[Figure]) -> set[tuple[str, ...]]:
    """Figures of fewer than five, and pairs of figures that differ by fewer."""
    by_people: dict[int, str] = {}
    for figure in figures:
        by_people.setdefault(figure.people, figure.where)
    small = {(where,) for people, where in by_people.items() if people < 5}
    return small | {
        (by_people[one], by_people[other])
        for one, other in combinations(sorted(by_people), 2)
        if other - one < 5
    }
