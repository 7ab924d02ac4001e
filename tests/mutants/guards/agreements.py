"""Agreements that are signed, and reports that are owed because of them."""

from tests.mutants.mutant import Mutant

SIGNING = "tests/participants/test_agreement.py::test_"
REPORTS = "tests/participants/test_governor_report.py::test_"

MUTANTS = [
    Mutant(
        "nobody signs a version that was not on the page",
        text="if interest.workgroup.agreement_id != agreement_id:",
        instead="if False:",
        tests=[f"{SIGNING}nobody_signs_a_version_that_was_not_on_the_page"],
    ),
    Mutant(
        "a place that waits for the head's signature is not taken before it",
        text="check_head_has_signed(offer)",
        instead="pass",
        tests=[f"{SIGNING}a_place_that_waits_for_the_head_cannot_be_accepted"],
    ),
    Mutant(
        "only a school whose head has signed the clause owes a report",
        text='signed.exclude(agreement__governors="")',
        instead="signed",
        tests=[f"{REPORTS}a_school_owes_none_without"],
    ),
    Mutant(
        "nobody overwrites a report that a colleague saved meanwhile",
        text='if row.version != seen_version: raise SavedMeanwhile("the report")',
        instead="pass",
        tests=[f"{REPORTS}a_version_that_is_not_the_newest_is_refused"],
    ),
]
