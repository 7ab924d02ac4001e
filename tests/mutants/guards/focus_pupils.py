"""Focus pupils: who is followed, who reads the letters, and which figures stand."""

from tests.mutants.mutant import Mutant

FIGURES = "tests/evaluations/test_focus_figures.py::test_"
OWN = "tests/evaluations/test_focus_pupils.py::test_"
READERS = "tests/evaluations/test_focus_readers.py::test_"

MUTANTS = [
    Mutant(
        "nobody follows more pupils than the Work Group asks for",
        text="if followed >= asked_for:",
        instead="if False:",
        tests=[f"{OWN}why_no_further_pupil_is_followed"],
    ),
    Mutant(
        "the database holds a fourth focus pupil back",
        dropped="three_focus_pupils_at_once",
        tests=[f"{OWN}the_database_holds_a_fourth_back_too"],
    ),
    Mutant(
        "pupils of a kind are counted in whole fives",
        text="return found[: len(found) - len(found) % MINIMUM_GROUP]",
        instead="return found",
        tests=[f"{FIGURES}no_two_days_and_no_two_figures_differ_by_fewer_than_five_pupils"],
    ),
    Mutant(
        "disadvantaged pupils and others stand both or neither",
        text="if may_be_compared(counted[Disadvantaged.YES], counted[Disadvantaged.NO])",
        instead="if True",
        tests=[f"{FIGURES}disadvantaged_pupils_and_others_stand_both_or_neither"],
    ),
    Mutant(
        "the hub lead reads no letters",
        text="pupils = pupils_in(workgroup) if reads_letters else []",
        instead="pupils = pupils_in(workgroup)",
        tests=[f"{READERS}the_lead_reads_letters_and_notes_and_the_hub_lead_neither"],
    ),
    Mutant(
        "only the visitor reads letters beside a visit",
        text="sees = visit.visitor_id == reader.pk and visit.workgroup_id",
        instead="sees = visit.workgroup_id",
        tests=[f"{READERS}only_the_visitor_of_that_school_and_work_group_reads_letters"],
    ),
]
