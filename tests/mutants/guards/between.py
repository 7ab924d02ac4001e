"""What happens between the workshops: who is reminded, what is shown to whom, and when."""

from tests.mutants.mutant import Mutant

COMPLETION = "tests/participants/test_completion.py::test_"
CONVERSATION = "tests/participants/conversation/test_pages.py::test_"
DOCUMENTS = "tests/pages/test_documents.py::test_"
LETTERS = "tests/participants/conversation/test_letters.py::test_"
OTHERS = "tests/participants/test_others.py::test_"
PROGRESS = "tests/participants/test_progress.py::test_"
RESOURCES = "tests/workgroups/test_resources.py::test_"
TASKS = "tests/participants/test_task_accounts.py::test_"

MUTANTS = [
    Mutant(
        "whoever was reminded of a task is left in peace",
        text="return reminded_on is None or on - reminded_on >= REMIND_EVERY",
        instead="return True",
        tests=[f"{PROGRESS}nobody_is_reminded_twice_within_a_few_days"],
    ),
    Mutant(
        "half of the tasks is needed to complete",
        text="return has_enough_minutes and 100 * self.done >= self.rule.tasks * self.tasks",
        instead="return has_enough_minutes",
        tests=[f"{COMPLETION}half_of_the_tasks_is_the_other_condition"],
    ),
    Mutant(
        "macros are refused",
        text='if any(name.rpartition("/")[2].lower().startswith("vbaproject") for name in names):',
        instead="if False:",
        tests=[f"{DOCUMENTS}whatever_is_no_whole_document_is_refused_with_what_to_do"],
    ),
    Mutant(
        "whoever sends a document says that it shows no pupil",
        text="if has_file and not is_ticked:",
        instead="if False:",
        tests=[f"{TASKS}what_cannot_be_kept_is_told_beside_its_box"],
    ),
    Mutant(
        "what is for after a workshop is shown once it is over",
        text="return starts_on <= on if time == ResourceTime.AT else ends_at <= now",
        instead="return starts_on <= on",
        tests=[f"{RESOURCES}each_is_shown_when_its_time_has_come"],
    ),
    Mutant(
        "an email address is shown only of whoever wants it",
        text='Other(name, school, email if shared_at else "")',
        instead="Other(name, school, email)",
        tests=[f"{OTHERS}names_and_schools_are_seen_and_no_address_unasked"],
    ),
    Mutant(
        "nobody writes after the year",
        text="return is_of_group and is_open(workgroup.school_year, timezone.localdate())",
        instead="return is_of_group",
        tests=[f"{CONVERSATION}after_the_year_it_can_be_read_and_not_written"],
    ),
    Mutant(
        "no digest goes to whom it was stopped for",
        text="if news and reader.email not in stopped:",
        instead="if news:",
        tests=[f"{LETTERS}the_emails_stop_and_come_again_by_the_link_in_them"],
    ),
    Mutant(
        "what comes after the letters of a day is told the next day",
        text="if is_told_on(workgroup, on):",
        instead="if False:",
        tests=[f"{LETTERS}what_a_letter_of_the_day_left_out_is_told_the_next_day"],
    ),
    Mutant(
        "a workshop is moved as its page has shown it",
        text="repr((typed, list(warnings), foreseen.as_shown))",
        instead="repr(typed)",
        tests=[
            "tests/participants/test_foreseen.py::test_what_has_changed_meanwhile_is_shown_once_more"
        ],
    ),
    Mutant(
        "what is typed after the page has shown what follows is shown anew",
        text="repr((typed, list(warnings), foreseen.as_shown))",
        instead="repr((list(warnings), foreseen.as_shown))",
        tests=["tests/participants/test_foreseen.py::test_another_reason_is_shown_once_more"],
    ),
]
