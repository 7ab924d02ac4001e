"""When a school reports to its governors: once a term, on the terms of its school year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from pages.rules.school_days import Stretch
from participants.choices import Term

ASKED_BEFORE = timedelta(weeks=3)  # before the last day of the term
REMINDED_BEFORE = timedelta(weeks=1)


@dataclass(frozen=True)
class SchoolTerm:
    term: Term
    from_on: date
    until_on: date

    @property
    def asked_on(self) -> date:
        return self.until_on - ASKED_BEFORE


def terms_of_year(stretches: Iterable[Stretch], school_year: int) -> list[SchoolTerm]:
    """The terms that the halves of terms make up; the usual ones where a hub has entered none.

    By their days and not their names, which hubs choose: autumn begins in the year's first half,
    and no spring half-term begins as late as 20 March, nor a summer one before it.
    """
    halves: dict[Term, list[Stretch]] = {}
    for stretch in stretches:
        halves.setdefault(term_of(stretch.from_on), []).append(stretch)
    if not halves:
        return usual_terms(school_year)
    return [
        SchoolTerm(
            term,
            min(one.from_on for one in halves[term]),
            max(one.until_on for one in halves[term]),
        )
        for term in Term
        if term in halves
    ]


def term_of(day: date) -> Term:
    if day.month >= 8:
        return Term.AUTUMN
    return Term.SPRING if (day.month, day.day) < (3, 20) else Term.SUMMER


def usual_terms(school_year: int) -> list[SchoolTerm]:
    following = school_year + 1
    return [
        SchoolTerm(Term.AUTUMN, date(school_year, 9, 1), date(school_year, 12, 18)),
        SchoolTerm(Term.SPRING, date(following, 1, 4), date(following, 3, 31)),
        SchoolTerm(Term.SUMMER, date(following, 4, 15), date(following, 7, 20)),
    ]


def term_to_report(
    on: date, terms: Iterable[SchoolTerm], *, first_on: date, last_on: date, since: date
) -> SchoolTerm | None:
    """The term on which a school is to be asked on that day, or None.

    `first_on` and `last_on` are the days of the first and the last workshop. `since` is the day on
    which the school took its first place: one that came after it was asked has nothing to report.
    """
    for term in terms:
        is_asked = term.asked_on <= on <= term.until_on
        is_running = first_on <= term.until_on and last_on >= term.from_on
        if is_asked and is_running and since <= term.asked_on:
            return term
    return None


def reminder_of_report_due(on: date, *, asked_on: date, due_on: date) -> bool:
    """From a week before it is due until then; whoever was asked in that week has just read it."""
    remind_on = due_on - REMINDED_BEFORE
    return asked_on < remind_on <= on <= due_on
