"""Who of a Work Group is certified what: as things stand today, and as it was issued."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.functional import cached_property

from hubs.models import User
from outbox.models import Message
from pages.wording import join_words, school_year_words
from participants import emails
from participants.choices import AttendanceOutcome, CertificateKind
from participants.models import Attendance, Certificate, Register, Substitution
from participants.queries.progress import Came, PersonProgress, Progress, progress_of
from participants.rules.certificate import colleague_key, kind_earned, minutes_in, why_not_yet
from participants.rules.completion import COUNTS_FOR_PERSON, minutes_between, minutes_there
from participants.rules.own import is_own
from workgroups.choices import ProjectKind
from workgroups.models import WorkGroup, WorkGroupLead, Workshop, WorkshopLead

# After that nobody is reminded of certificates that nobody has missed.
STILL_ASKED_FOR = timedelta(days=366)


@dataclass(frozen=True)
class CertificateLine:
    """One person of a Work Group: what they have earned, and what was issued to them."""

    key: str  # as the form names them: place-12, colleague-3, lead-7
    holder: dict[str, Any]  # the column of the certificate that says whose it is
    name: str
    who_words: str
    email: str
    kind: CertificateKind | None
    why: str
    facts: dict[str, Any]
    is_own: bool
    live: Certificate | None = None
    revoked: Certificate | None = None  # the last one, where none holds

    @property
    def minutes(self) -> int:
        return minutes_in(self.facts["dates"])

    @property
    def says_otherwise(self) -> bool:
        """Does what was issued say something else than would be printed today?"""
        return self.live is not None and self.kind is not None and self.differences != []

    @property
    def differences(self) -> list[str]:
        if self.live is None:
            return []
        pairs = {
            "name": (self.live.name, self.name),
            "kind": (self.live.kind, self.kind),
            "dates": (self.live.dates, self.facts["dates"]),
        }
        return [what for what, (then, now) in pairs.items() if then != now]

    @property
    def can_be_issued(self) -> bool:
        has_news = self.live is None or self.says_otherwise
        return self.kind is not None and has_news and not self.is_own

    @property
    def is_proposed(self) -> bool:
        """What was revoked is issued again only by whoever ticks it."""
        return self.can_be_issued and self.revoked is None

    @property
    def has_lost_ground(self) -> bool:
        """Was something issued of which nothing is left, as a register was put right?"""
        return self.live is not None and self.kind is None


def why_no_certificates(workgroup: WorkGroup) -> str:
    """What has to happen before any can be issued, or ""."""
    closed = Register.objects.closed().filter(workshop=OuterRef("pk")).values("closed_at")
    rows = Workshop.objects.standing().filter(workgroup=workgroup)
    rows = rows.annotate(closed_at=Subquery(closed[:1])).values_list("ends_at", "closed_at")
    return why_not_yet(
        [(ends_at, closed_at is not None) for ends_at, closed_at in rows],
        timezone.now(),
        is_published=workgroup.published_at is not None,
    )


@dataclass(frozen=True)
class GroupToCertify:
    """A Work Group with what the lines of its people have in common, read once."""

    workgroup: WorkGroup
    reader: User
    progress: Progress
    leads: list[User]
    issued: dict[tuple[str, int], list[Certificate]]  # by column and key of the holder

    @cached_property
    def shared(self) -> dict[str, Any]:
        return {
            "title": str(self.workgroup),
            "code": self.workgroup.project.code,
            "year": school_year_words(self.workgroup.school_year),
            "hub": self.workgroup.hub.name,
            "leads": [lead.name for lead in self.leads],
        }

    @property
    def workshops(self) -> list[Workshop]:
        return [step for step in self.progress.columns if isinstance(step, Workshop)]

    @property
    def schools(self) -> int:
        places = [one.participant for one in self.progress.people]
        return len({place.school_id for place in places if place.withdrawn_at is None})

    @property
    def can_complete(self) -> bool:
        return not (self.workgroup.project.is_event or self.workgroup.cancelled_at)


def certificate_lines(workgroup: WorkGroup, *, reader: User) -> list[CertificateLine]:
    """Everybody, by name: those with a place, those who came once instead, those who led."""
    leads = WorkGroupLead.objects.filter(workgroup=workgroup).select_related("user")
    group = GroupToCertify(
        workgroup,
        reader,
        progress=progress_of(workgroup, with_given_up=True),
        leads=[row.user for row in leads.order_by("user__name", "pk")],
        issued=issued_in(workgroup),
    )
    lines = [
        *(line_of_place(one, group) for one in group.progress.people),
        *(line_of_colleague(rows, group) for rows in each_colleague(workgroup)),
        *(line_of_lead(user, dates, group) for user, dates in led_dates_in(group).items()),
    ]
    return sorted(lines, key=lambda line: (line.kind == CertificateKind.LEADING, line.name))


def line_of_place(one: PersonProgress, group: GroupToCertify) -> CertificateLine:
    place = one.participant
    gave_up = place.withdrawn_at is not None
    kind = kind_earned(one.standing, can_complete=group.can_complete, gave_up=gave_up)
    why = one.standing.words if kind else "Attended none of the workshops"
    came = [step for step in one.steps if isinstance(step, Came)]
    return CertificateLine(
        key=f"place-{place.pk}",
        holder={"place": place},
        name=place.person.name,
        who_words=str(place.school),
        email=place.person.email,
        kind=kind,
        why=f"{why}; gave up the place" if gave_up else why,
        facts=group.shared | {"dates": dates_attended(came)},
        is_own=is_own(group.reader, place.person),
        **latest_of(group.issued.get(("place", place.pk), [])),
    )


def dates_attended(came: Iterable[Came]) -> list[dict[str, Any]]:
    """Those they attended themselves: a colleague's date is the colleague's."""
    return [
        date_of_workshop(one.workshop, one.minutes)
        for one in came
        if one.outcome in COUNTS_FOR_PERSON
    ]


def date_of_workshop(workshop: Workshop, part: int | None = None) -> dict[str, Any]:
    whole = minutes_between(workshop.starts_at, workshop.ends_at)
    return {
        "on": timezone.localdate(workshop.starts_at).isoformat(),
        "minutes": minutes_there(whole, part),
    }


def line_of_colleague(rows: list[Any], group: GroupToCertify) -> CertificateLine:
    """`rows` are all the dates to which one colleague came, as colleagues_who_came() gives them."""
    issued = [one for row in rows for one in group.issued.get(("colleague", row.pk), [])]
    issued.sort(key=lambda one: one.issued_at, reverse=True)
    # What was issued names one of their dates, and is found by it.
    held = next((row for row in rows if issued and row.pk == issued[0].colleague_id), rows[0])
    instead_of = dict.fromkeys(str(row.participant.person) for row in rows)
    return CertificateLine(
        key=f"colleague-{held.pk}",
        holder={"colleague": held},
        name=held.name,
        who_words=f"came in place of {join_words(list(instead_of))}",
        email=held.email,
        kind=CertificateKind.ATTENDANCE,
        why=f"Attended {'one workshop' if len(rows) == 1 else f'{len(rows)} workshops'}",
        facts=group.shared
        | {"dates": [date_of_workshop(row.workshop, row.minutes_there) for row in rows]},
        is_own=held.email == group.reader.email,
        **latest_of(issued),
    )


def each_colleague(workgroup: WorkGroup) -> list[list[Any]]:
    """The dates of each who came instead of others, the first date first."""
    found: dict[Any, list[Any]] = {}
    for row in colleagues_who_came(workgroup).order_by("workshop__starts_at", "pk"):
        who = colleague_key(row.name, row.email, row.participant.school_id)
        found.setdefault(who, []).append(row)
    return list(found.values())


def colleagues_who_came(workgroup: WorkGroup) -> QuerySet:
    """Each with minutes_there, where it was not the whole of the workshop."""
    came = Attendance.objects.filter(
        participant=OuterRef("participant"),
        workshop=OuterRef("workshop"),
        outcome=AttendanceOutcome.SUBSTITUTED,
    )
    rows = Substitution.objects.standing().filter(
        workshop__workgroup=workgroup, workshop__cancelled_at=None
    )
    rows = rows.annotate(minutes_there=Subquery(came.values("minutes")[:1])).filter(Exists(came))
    return rows.select_related("participant__person", "workshop")


def led_dates_in(group: GroupToCertify) -> dict[User, list[Workshop]]:
    """Whoever led the Work Group led all of it; others only their own workshops."""
    led = dict.fromkeys(group.leads, group.workshops)
    single: dict[User, list[Workshop]] = {}
    rows = WorkshopLead.objects.filter(workshop__in=group.workshops).exclude(user__in=group.leads)
    for row in rows.select_related("user", "workshop").order_by("workshop__starts_at"):
        single.setdefault(row.user, []).append(row.workshop)
    return led | single


def line_of_lead(user: User, dates: list[Workshop], group: GroupToCertify) -> CertificateLine:
    is_whole = user in group.leads
    on = [date_of_workshop(one) for one in dates]
    return CertificateLine(
        key=f"lead-{user.pk}",
        holder={"user": user},
        name=user.name,
        who_words="led the Work Group" if is_whole else "led single workshops",
        email=user.email,
        kind=CertificateKind.LEADING if dates else None,
        why="",
        facts=group.shared | {"dates": on, "schools": group.schools},
        is_own=user == group.reader,
        **latest_of(group.issued.get(("user", user.pk), [])),
    )


def issued_in(workgroup: WorkGroup) -> dict[tuple[str, int], list[Certificate]]:
    """By column and key of the holder, the latest first."""
    found: dict[tuple[str, int], list[Certificate]] = {}
    for row in Certificate.objects.filter(workgroup=workgroup):
        for column in ("place", "colleague", "user"):
            if holder := getattr(row, f"{column}_id"):
                found.setdefault((column, holder), []).append(row)
    return found


def latest_of(rows: list[Certificate]) -> dict[str, Certificate | None]:
    latest = rows[0] if rows else None
    is_live = latest is not None and latest.is_valid
    return {"live": latest if is_live else None, "revoked": None if is_live else latest}


def certificates_to_send(workgroup: WorkGroup) -> list[Certificate]:
    """Those that hold, whose holders have an address and have not been written to about them."""
    rows = Certificate.objects.live().filter(workgroup=workgroup).joined().in_order()
    told = sent_certificates(rows.values("pk"))
    return [row for row in rows if row.pk not in told and row.holder_email]


def sent_certificates(certificates: Any) -> dict[int, datetime]:
    """When each was first sent to its holder, by the keys of those that were."""
    rows = Message.objects.filter(kind__in=emails.CERTIFICATE_LETTERS, about_id__in=certificates)
    found = rows.order_by("-created_at").values_list("about_id", "created_at")
    return {about: at for about, at in found if about}


def certificates_of_person(person: int) -> QuerySet[Certificate]:
    """All that somebody was ever issued for a place, the latest first; not those replaced."""
    rows = Certificate.objects.filter(replaced_at=None, place__person=person)
    return rows.select_related("place__person", "workgroup")


def certificates_to_print(workgroup: WorkGroup) -> list[Certificate]:
    return list(Certificate.objects.live().filter(workgroup=workgroup).in_order())


def certificate_numbered(number: str) -> Certificate | None:
    return Certificate.objects.filter(number=number).select_related("workgroup__hub").first()


def newest_of(certificate: Certificate) -> Certificate | None:
    """What holds in place of one that was replaced, for its holder."""
    same = {"place", "colleague", "user"}
    holder = {f"{name}_id": getattr(certificate, f"{name}_id") for name in same}
    live = Certificate.objects.live().filter(workgroup=certificate.workgroup_id, **holder)
    return live.joined().first()


def owed_certificates(workgroups: QuerySet[WorkGroup], now: Any) -> QuerySet[WorkGroup]:
    """Those that are over with every register closed, where none has been issued."""
    standing = Workshop.objects.standing().filter(workgroup=OuterRef("pk"))
    ahead = standing.filter(Q(ends_at__gt=now) | Q(register=None) | Q(register__closed_at=None))
    came = Attendance.objects.filter(
        workshop__workgroup=OuterRef("pk"), outcome__in=COUNTS_FOR_PERSON
    )
    issued = Certificate.objects.filter(workgroup=OuterRef("pk"))
    last = standing.order_by("-ends_at").values("ends_at")
    rows = workgroups.filter(published_at__isnull=False, cancelled_at=None)
    rows = rows.exclude(project__kind=ProjectKind.EVENT)
    rows = rows.filter(~Exists(ahead), Exists(came), ~Exists(issued))
    return rows.annotate(over_at=Subquery(last[:1])).filter(over_at__gt=now - STILL_ASKED_FOR)
