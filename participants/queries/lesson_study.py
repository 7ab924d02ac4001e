"""The lessons that a Work Group studies, as its pages tell of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from hubs.models import User
from participants.choices import LessonState
from participants.models import (
    LessonStudy,
    LessonTeaching,
    LessonVersion,
    LessonVisit,
    Participant,
)
from participants.rules.lesson_study import furthest, lesson_state
from schools.models import School
from workgroups.models import LocalLeader, WorkGroup


@dataclass(frozen=True)
class Taught:
    """One person's teaching of the lesson, as one reader sees it."""

    teaching: LessonTeaching
    state: LessonState
    coming: list[LessonVisit]
    is_own: bool
    comes: bool  # does the reader?

    @property
    def places_left(self) -> int:
        return max(0, self.teaching.visitors - len(self.coming))

    @property
    def is_told(self) -> bool:
        return self.state == LessonState.TAUGHT

    @property
    def may_be_told(self) -> bool:
        """From the day itself on."""
        return self.teaching.taught_on <= timezone.localdate()


@dataclass(frozen=True)
class VersionStory:
    """A version of the plan, and who has taught it."""

    version: LessonVersion
    taught: list[Taught]
    is_latest: bool
    before: int | None  # the number of the one before, where both can be read


@dataclass(frozen=True)
class SchoolStanding:
    """How far one school of the Work Group is with the lesson, and since or by which day."""

    school: School
    state: LessonState
    day: date | None


@dataclass(frozen=True)
class LessonStory:
    """All that happened to one lesson, in its order."""

    versions: list[VersionStory]
    to_come: list[Taught]
    schools: list[SchoolStanding]
    has_part: bool  # has the reader written a version, or taught one?

    @property
    def latest_first(self) -> list[VersionStory]:
        return self.versions[::-1]

    @property
    def next_number(self) -> int:
        return len(self.versions) + 1

    @property
    def has_refinements(self) -> bool:
        return len(self.versions) > 1


def lessons_of(workgroup: WorkGroup) -> list[LessonStudy]:
    """The one begun last first."""
    return list(LessonStudy.objects.filter(workgroup=workgroup).with_story().order_by("-pk"))


def lessons_shown(participant: Participant) -> list[LessonStudy]:
    """What their own page leads to: all, or once they gave up the place those they had part in."""
    rows = LessonStudy.objects.filter(workgroup=participant.workgroup_id).with_story()
    if participant.withdrawn_at:
        told = LessonTeaching.objects.filter(place=participant, told_at__isnull=False)
        written = LessonVersion.objects.filter(place=participant)
        rows = rows.filter(
            Exists(written.filter(study=OuterRef("pk")))
            | Exists(told.filter(version__study=OuterRef("pk")))
        )
    return list(rows.order_by("-pk"))


def lesson_in(workgroup: WorkGroup, pk: int) -> LessonStudy | None:
    rows = LessonStudy.objects.filter(workgroup=workgroup, pk=pk).with_story()
    return rows.joined().first()


def teaching_in(workgroup: WorkGroup, pk: int) -> LessonTeaching | None:
    rows = LessonTeaching.objects.standing().filter(version__study__workgroup=workgroup, pk=pk)
    return rows.joined().first()


def versions_of(study: LessonStudy) -> list[LessonVersion]:
    return list(
        study.versions.select_related("user", "place__person", "place__school", "hidden_by")
    )


def versions_shown(study: LessonStudy) -> list[LessonVersion]:
    """Those that can be taught and refined."""
    return [version for version in versions_of(study) if version.hidden_at is None]


def visits_to(teachings: Iterable[LessonTeaching]) -> dict[int, list[LessonVisit]]:
    """Who is expected, by lesson."""
    found: dict[int, list[LessonVisit]] = defaultdict(list)
    rows = LessonVisit.objects.coming().filter(teaching__in=[one.pk for one in teachings])
    for visit in rows.select_related("user", "place__person", "place__school"):
        found[visit.teaching_id].append(visit)
    return found


def taught_lines(teachings: Iterable[LessonTeaching], reader: User | Participant) -> list[Taught]:
    today = timezone.localdate()
    visits = visits_to(teachings)
    return [
        Taught(
            teaching,
            lesson_state(taught_on=teaching.taught_on, is_told=teaching.is_told, on=today),
            visits[teaching.pk],
            is_own=teaching.is_of(reader),
            comes=any(visit.is_of(reader) for visit in visits[teaching.pk]),
        )
        for teaching in teachings
    ]


def story_of(study: LessonStudy, reader: User | Participant) -> LessonStory:
    """In a fixed number of queries, however often it was taught."""
    versions = versions_of(study)
    rows = LessonTeaching.objects.standing().filter(version__study=study)
    teachings = list(
        rows.select_related("user", "place__person", "place__school", "school", "hidden_by")
    )
    by_key = {version.pk: version for version in versions}
    for teaching in teachings:
        teaching.version = by_key[teaching.version_id]
    lines = taught_lines(teachings, reader)
    announced = [one for one in lines if one.state == LessonState.ANNOUNCED]
    past = [one for one in lines if one.state != LessonState.ANNOUNCED]
    return LessonStory(
        versions=[
            VersionStory(
                version,
                [one for one in past if one.teaching.version_id == version.pk],
                is_latest=version is versions[-1],
                before=before.number if before and not before.hidden_at else None,
            )
            for before, version in zip([None, *versions], versions, strict=False)
        ],
        to_come=announced,
        schools=schools_standing(study.workgroup, lines),
        has_part=any(version.is_of(reader) for version in versions)
        or any(line.is_own and line.is_told for line in lines),
    )


def schools_standing(workgroup: WorkGroup, lines: list[Taught]) -> list[SchoolStanding]:
    """Every school of the Work Group by name, and any other at which it was taught."""
    of_school: dict[int, list[Taught]] = defaultdict(list)
    for line in lines:
        of_school[line.teaching.school_id].append(line)
    schools = {school.pk: school for school in schools_of_group(workgroup)}
    schools |= {line.teaching.school_id: line.teaching.school for line in lines}
    by_name = sorted(schools.values(), key=lambda school: (school.name, school.pk))
    return [standing_of_school(school, of_school[school.pk]) for school in by_name]


def standing_of_school(school: School, lines: list[Taught]) -> SchoolStanding:
    state = furthest(line.state for line in lines)
    days = [line.teaching.taught_on for line in lines if line.state == state]
    return SchoolStanding(school, state, min(days, default=None))


def schools_of_group(workgroup: WorkGroup) -> list[School]:
    """Of those who take part, and of the lead where the hub knows it: the host department."""
    places = Participant.objects.taking_part().filter(workgroup=workgroup)
    leaders = LocalLeader.objects.current(timezone.localdate()).filter(
        hub=workgroup.hub_id, user__in=workgroup.leads.values("pk")
    )
    of_group = Q(pk__in=places.values("school")) | Q(pk__in=leaders.values("school"))
    return list(School.objects.filter(of_group))


def school_of_lead(workgroup: WorkGroup, lead: User) -> School | None:
    """Where the lead has taught before in this Work Group, or else their own school."""
    rows = LessonTeaching.objects.filter(version__study__workgroup=workgroup, user=lead)
    if taught := rows.select_related("school").order_by("-pk").first():
        return taught.school
    leaders = LocalLeader.objects.current(timezone.localdate()).filter(user=lead)
    profile = leaders.filter(hub=workgroup.hub_id).select_related("school").first()
    return profile.school if profile else None


def version_pair(
    study: LessonStudy, before: int, after: int
) -> tuple[LessonVersion, LessonVersion] | None:
    """Two versions of it, the earlier first; None where there are no such two."""
    found = {version.number: version for version in versions_of(study)}
    if before >= after or before not in found or after not in found:
        return None
    return found[before], found[after]
