"""Emails to many: who is written to, how often, and by whom."""

from tests.mutants.mutant import Mutant

LISTS = "tests/participants/circular/test_lists.py::test_"
PAGES = "tests/participants/circular/test_pages.py::test_"
SENDING = "tests/participants/circular/test_sending.py::test_"

MUTANTS = [
    Mutant(
        "a list that changed since the preview is looked at again",
        text="if seen != people.mark:",
        instead="if False:",
        tests=[f"{SENDING}a_list_that_changed_since_it_was_seen_is_looked_at_again"],
    ),
    Mutant(
        "what one ticket has sent is not sent again",
        text="if sent := sent_with(words.ticket, by):",
        instead="if sent := None:",
        tests=[f"{SENDING}pressing_twice_sends_nothing_twice"],
    ),
    Mutant(
        "one mailbox gets one copy",
        text="(email in written, LeftOut.SAME),",
        instead="(False, LeftOut.SAME),",
        tests=[f"{LISTS}each_who_is_left_out_has_the_reason"],
    ),
    Mutant(
        "whoever stopped a hub's news hears none",
        text="stopped = stopped_news(hub) if is_news else set()",
        instead="stopped = set()",
        tests=[f"{LISTS}news_goes_to_nobody_who_stopped_it_or_whose_school_did"],
    ),
    Mutant(
        "what goes to many lets what goes to one pass",
        text='order_by(is_of_many, "due_at", "pk")',
        instead='order_by("due_at", "pk")',
        tests=[f"{SENDING}a_code_to_sign_in_goes_before_what_goes_to_many"],
    ),
    Mutant(
        "documents are no larger together than mail servers take",
        text="if sum(row.size or 0 for row in chosen) > FILES_AT_MOST:",
        instead="if False:",
        tests=[f"{PAGES}resources_go_along_up_to_a_size"],
    ),
]
