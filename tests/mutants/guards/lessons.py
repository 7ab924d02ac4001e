"""Lessons that schools study together: who writes, who comes, and who is named."""

from tests.mutants.mutant import Mutant

RULES = "tests/participants/test_lesson_rules.py::test_"
SHARED = "tests/participants/test_share_lesson.py::test_"
STUDY = "tests/participants/test_lesson_study.py::test_"
TEACHING = "tests/participants/lesson_teaching/test_watching.py::test_"

MUTANTS = [
    Mutant(
        "only those of the Work Group write in its lessons",
        text="if not is_of_group: raise Refused(NOT_OF_GROUP)",
        instead="pass",
        tests=[f"{STUDY}no_way_leads_around_who_may_write"],
    ),
    Mutant(
        "nobody writes in lessons after the year",
        text="if not can_write(workgroup): raise Refused(CLOSED)",
        instead="pass",
        tests=[f"{STUDY}after_the_year_it_can_be_read_and_not_written"],
    ),
    Mutant(
        "a version follows the one that its writer has read",
        text="if latest.number != seen_version:",
        instead="if False:",
        tests=[f"{STUDY}what_two_write_at_once_are_two_versions_and_nothing_is_lost"],
    ),
    Mutant(
        "a hidden version is shown to those who look after it alone",
        text="{% if not version.hidden_at or looks_after %}",
        instead="{% if True %}",
        tests=[f"{STUDY}the_hub_hides_a_version_with_a_reason_and_shows_it_again"],
    ),
    Mutant(
        "only whoever teaches a lesson tells of it",
        text="if not row.is_of(by): raise Refused(NOT_THEIRS)",
        instead="pass",
        tests=[f"{TEACHING}nobody_does_what_is_not_theirs_to_do"],
    ),
    Mutant(
        "no more colleagues come to a lesson than may",
        text="if line.places_left == 0:",
        instead="if False:",
        tests=[f"{TEACHING}no_more_come_than_may"],
    ),
    Mutant(
        "whoever gives up a place is expected at no lesson",
        text="leave_lessons(row)",
        instead="pass",
        tests=[f"{TEACHING}whoever_gives_up_the_place_neither_teaches_nor_comes"],
    ),
    Mutant(
        "only those who agree are named with a lesson",
        text="[one.words for one in named if one.is_named]",
        instead="[one.words for one in named]",
        tests=[f"{SHARED}only_those_who_agree_are_named_with_their_schools"],
    ),
    Mutant(
        "words that name somebody are not passed on",
        text="if named := named_in_lesson(version):",
        instead="if named := []:",
        tests=[f"{SHARED}words_that_name_somebody_are_not_passed_on"],
    ),
    Mutant(
        "a name that is taken back goes from every copy",
        text="copies_of(shared).update(content=content)",
        instead="pass",
        tests=[f"{SHARED}whoever_takes_it_back_is_named_nowhere_any_more"],
    ),
    Mutant(
        "a lesson has one version of each number",
        dropped="one_lesson_version_of_each_number",
        tests=[f"{RULES}what_there_is_once_the_database_keeps_once"],
    ),
    Mutant(
        "nothing is told of a lesson before it was taught",
        dropped="lesson_is_told_of_once_it_was_taught",
        tests=[f"{RULES}the_database_keeps_the_rules_of_a_lesson"],
    ),
]
