"""What is decided about a lesson that schools study together, and what the database refuses."""

from datetime import date, datetime, time

import pytest
from django.db import IntegrityError, transaction

from participants.choices import LessonState
from participants.models import LessonCredit
from participants.rules.lesson_changes import Stretch, changes_between
from participants.rules.lesson_names import names_in_words
from participants.rules.lesson_study import (
    furthest,
    lesson_has_begun,
    lesson_state,
    may_be_announced_for,
    may_have_been_taught_on,
)
from portal.retention import clear_expired_rows
from tests.factories import ParticipantFactory, UserFactory, WorkGroupFactory, london
from tests.participants.factories import (
    AnnouncedLessonFactory,
    LessonStudyFactory,
    LessonTaughtFactory,
    LessonVersionFactory,
    LessonVisitFactory,
)

MAY = date(2022, 5, 3)


@pytest.mark.parametrize(
    ("taught_on", "is_told", "state"),
    [
        (date(2022, 5, 4), False, LessonState.ANNOUNCED),
        (MAY, False, LessonState.ANNOUNCED),
        (date(2022, 5, 2), False, LessonState.TO_TELL),
        (MAY, True, LessonState.TAUGHT),
    ],
)
def test_a_lesson_is_to_be_told_of_once_its_day_is_over(taught_on, is_told, state):
    assert lesson_state(taught_on=taught_on, is_told=is_told, on=MAY) == state


def test_of_a_school_that_taught_it_twice_the_furthest_counts():
    assert furthest([LessonState.ANNOUNCED, LessonState.TAUGHT]) == LessonState.TAUGHT
    assert furthest([LessonState.ANNOUNCED, LessonState.TO_TELL]) == LessonState.TO_TELL
    assert furthest([]) == LessonState.NOT_YET


@pytest.mark.parametrize(
    ("day", "announced", "taught"),
    [
        (date(2021, 8, 31), False, False),
        (date(2021, 9, 1), False, True),
        (date(2022, 5, 2), False, True),
        (MAY, True, True),
        (date(2022, 5, 4), True, False),
        (date(2022, 8, 31), True, False),
        (date(2022, 9, 1), False, False),
    ],
)
def test_a_lesson_lies_in_the_year_of_its_work_group(day, announced, taught):
    assert may_be_announced_for(day, school_year=2021, on=MAY) == announced
    assert may_have_been_taught_on(day, school_year=2021, on=MAY) == taught


@pytest.mark.parametrize(
    ("starts", "at", "begun"),
    [
        (time(9, 30), (3, 9, 29), False),
        (time(9, 30), (3, 9, 30), True),
        (None, (3, 23, 59), False),
        (None, (4, 0, 0), True),
        (time(9, 30), (2, 12, 0), False),
    ],
)
def test_without_a_time_a_lesson_has_begun_once_its_day_is_over(starts, at, begun):
    day, hour, minute = at

    assert lesson_has_begun(MAY, starts, at=datetime(2022, 5, day, hour, minute)) == begun  # noqa: DTZ001


def test_what_changed_is_told_by_words():
    changes = changes_between("Draw one bar.\nSplit it.", "Fold a strip.\nSplit it evenly.")

    assert "".join(one.words for one in changes.before) == "Draw one bar.\nSplit it."
    assert "".join(one.words for one in changes.after) == "Fold a strip.\nSplit it evenly."
    assert [one.words for one in changes.after if one.is_changed] == ["Fold a strip.", "it evenly."]
    assert (changes.taken_out, changes.added) == (4, 5)


def test_the_same_plan_has_no_changes():
    assert changes_between("Draw it.", "Draw it.").before == [Stretch("Draw it.", False)]


@pytest.mark.parametrize("words", ["a b " * 1250, "x" * 5000, "\n" * 5000, "ab " * 1600])
def test_two_long_plans_are_compared_at_once(words):
    """Without landmarks that are rare the first took more than a minute."""
    assert changes_between(words, words[::-1]) is not None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("As Ann Able did", ["Ann Able"]),
        ("as ANN  ABLE, did", ["Ann Able"]),
        ("Annable did", []),
        ("At Beacon Hill School", ["Beacon Hill School"]),
        ("In May they", []),
    ],
)
def test_names_are_found_as_whole_words(words, found):
    assert names_in_words(words, ["Ann Able", "Beacon Hill School", "May"]) == found


@pytest.mark.parametrize(
    ("make", "rule"),
    [
        (lambda: LessonStudyFactory(aim=""), "lesson_study_has_an_aim"),
        (lambda: LessonVersionFactory(number=0), "lesson_versions_are_counted_from_one"),
        (lambda: LessonVersionFactory(plan=""), "lesson_version_has_a_plan"),
        (lambda: LessonVersionFactory(changed="All"), "refined_lesson_says_what_changed"),
        (lambda: LessonVersionFactory(number=2, changed=""), "refined_lesson_says_what_changed"),
        (lambda: LessonVersionFactory(place=None), "lesson_version_was_written_by_somebody"),
        (
            lambda: LessonVersionFactory(hidden_at=london(2022, 5, 3)),
            "lesson_version_is_hidden_for_a_reason",
        ),
        (lambda: AnnouncedLessonFactory(taught_on=date(2014, 8, 31)), "in_our_time"),
        (lambda: AnnouncedLessonFactory(visitors=-1), "visitors"),
        (lambda: AnnouncedLessonFactory(observed="Much"), "what_is_told_of_a_lesson_was_seen"),
        (lambda: LessonTaughtFactory(observed=""), "what_is_told_of_a_lesson_was_seen"),
        (
            lambda: LessonTaughtFactory(called_off_at=london(2022, 5, 3)),
            "what_is_told_of_a_lesson_was_seen",
        ),
        (
            lambda: LessonTaughtFactory(taught_on=MAY, told_at=london(2022, 5, 2, 23, 59)),
            "lesson_is_told_of_once_it_was_taught",
        ),
        (
            lambda: LessonTaughtFactory(hidden_because="For nothing"),
            "lesson_taught_is_hidden_for_a_reason",
        ),
        (
            lambda: LessonVisitFactory(user=UserFactory(), place=ParticipantFactory()),
            "lesson_is_visited_by_somebody",
        ),
        (
            lambda: LessonCredit.objects.create(study=LessonStudyFactory()),
            "lesson_credit_is_given_by_somebody",
        ),
    ],
)
@pytest.mark.django_db
def test_the_database_keeps_the_rules_of_a_lesson(make, rule):
    with pytest.raises(IntegrityError, match=rule):
        make()


@pytest.mark.django_db
def test_what_there_is_once_the_database_keeps_once():
    version = LessonVersionFactory()
    lesson = AnnouncedLessonFactory(version=version)
    visit = LessonVisitFactory(teaching=lesson)
    twice = [
        lambda: LessonVersionFactory(study=version.study),
        lambda: LessonStudyFactory(workgroup=version.study.workgroup, title=version.study.title),
        lambda: AnnouncedLessonFactory(
            version=version, place=lesson.place, taught_on=lesson.taught_on
        ),
        lambda: LessonVisitFactory(teaching=lesson, place=visit.place),
    ]

    for make in twice:
        with pytest.raises(IntegrityError, match="one_"), transaction.atomic():
            make()
    visit.cancelled_at = london(2022, 5, 3)
    visit.save()
    LessonVisitFactory(teaching=lesson, place=visit.place)


@pytest.mark.django_db
def test_who_came_is_forgotten_when_the_year_is_over():
    group = WorkGroupFactory(school_year=2021)
    version = LessonVersionFactory(study=LessonStudyFactory(workgroup=group))
    taught = LessonTaughtFactory(version=version, taught_on=MAY, told_at=london(2022, 5, 3, 16))
    LessonVisitFactory(teaching=taught)
    name = "visits to lessons"

    kept = clear_expired_rows(now=london(2022, 8, 31, 23))[name]
    gone = clear_expired_rows(now=london(2022, 9, 1, 1))[name]

    taught.refresh_from_db()
    assert (kept, gone, taught.watched) == (0, 1, 3)
