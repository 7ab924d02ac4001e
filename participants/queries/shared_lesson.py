"""The final lesson as it is passed on: what is printed of it, and who is named."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pages.wording import join_words, school_year_words
from participants.models import (
    LessonCredit,
    LessonStudy,
    LessonTeaching,
    LessonVersion,
    Participant,
)
from participants.models.lesson_study import BySomebody
from participants.queries.lesson_study import versions_of
from participants.rules.lesson_names import names_in_words

Somebody = tuple[int | None, int | None]  # the keys of a place and of a lead, of which one is there


@dataclass(frozen=True)
class Contributor:
    """Somebody who wrote a version of the lesson or taught it."""

    words: str  # their name and school
    is_named: bool  # do they agree to be named?


def told_teachings(study: LessonStudy) -> list[LessonTeaching]:
    rows = LessonTeaching.objects.standing().filter(version__study=study, told_at__isnull=False)
    return list(rows.select_related("user", "place__person", "place__school", "school"))


def contributors_to(study: LessonStudy) -> list[Contributor]:
    """Each once, by name; of a lead with the schools at which they taught it."""
    return contributors_among(versions_of(study), told_teachings(study), credits_of(study))


def credits_of(study: LessonStudy) -> set[Somebody]:
    return set(LessonCredit.objects.filter(study=study).values_list("place", "user"))


def contributors_among(
    versions: Iterable[LessonVersion],
    taught: Iterable[LessonTeaching],
    agreed: set[Somebody],
) -> list[Contributor]:
    people: dict[Somebody, BySomebody] = {}
    schools: dict[Somebody, set[str]] = {}
    rows: list[BySomebody] = [*versions, *taught]
    for row in rows:
        key = row.place_id, row.user_id
        people.setdefault(key, row)
        if isinstance(row, LessonTeaching):
            schools.setdefault(key, set()).add(str(row.school))
    found = [
        Contributor(words_of(row, sorted(schools.get(key, ()))), key in agreed)
        for key, row in people.items()
    ]
    return sorted(found, key=lambda one: one.words)


def words_of(row: BySomebody, schools: list[str]) -> str:
    if row.place is not None:
        return row.who_words
    return ", ".join([row.who, join_words(schools)]) if schools else row.who


def is_credited(study: LessonStudy, somebody: dict[str, Any]) -> bool:
    return LessonCredit.objects.filter(study=study, **somebody).exists()


def sheet_of_lesson(version: LessonVersion) -> dict[str, Any]:
    """All that is printed of the final lesson: nobody's name or school but of those who agree."""
    study = version.study
    versions = [one for one in versions_of(study) if one.number <= version.number]
    taught = told_teachings(study)
    named = contributors_among(versions_of(study), taught, credits_of(study))
    workgroup = study.workgroup
    return {
        "title": study.title,
        "aim": lines_of(study.aim),
        "question": lines_of(study.question),
        "plan": lines_of(version.plan),
        "refinements": [
            {"name": one.name, "changed": lines_of(one.changed)}
            for one in versions
            if one.changed and one.hidden_at is None
        ],
        "lessons": len(taught),
        "schools": len({one.school_id for one in taught}),
        "named": [one.words for one in named if one.is_named],
        "is_named_in_part": not all(one.is_named for one in named),
        "workgroup": workgroup.title,
        "year": school_year_words(workgroup.school_year),
        "hub": workgroup.hub.name,
    }


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def named_in_lesson(version: LessonVersion) -> list[str]:
    """People and schools of the Work Group whose names stand in the words that are printed."""
    study = version.study
    changed = [one.changed for one in versions_of(study) if one.number <= version.number]
    words = "\n".join([study.title, study.aim, study.question, version.plan, *changed])
    places = Participant.objects.filter(workgroup=study.workgroup_id)
    of_places = places.values_list("person__name", "school__name")
    leads = study.workgroup.leads.values_list("name", flat=True)
    taught_at = [teaching.school.name for teaching in told_teachings(study)]
    names = {name for pair in of_places for name in pair} | {*leads, *taught_at}
    return names_in_words(words, sorted(names))
