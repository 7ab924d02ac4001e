"""Surveys and what a board reads of them: nobody's answer, and nothing that changes later."""

from tests.mutants.mutant import Mutant

RULES = "tests/evaluations/test_wave_rules.py::test_"
WAVES = "tests/evaluations/test_waves.py::test_"
PAGES = "tests/evaluations/test_pages.py::test_"
PACKS = "tests/evaluations/test_board_pack.py::test_"

MUTANTS = [
    Mutant(
        "a pulse is read once it is over and five have answered",
        text="return pulse.is_over(on) and may_be_shown(pulse.answered)",
        instead="return may_be_shown(pulse.answered)",
        tests=[f"{RULES}a_pulse_is_read_once_it_is_over_and_if_five_have_answered"],
    ),
    Mutant(
        "what is said of a workshop leads to nobody",
        text="if invitation.workshop_id:\n        # Nothing",
        instead="if False:\n        # Nothing",
        tests=[f"{WAVES}nothing_leads_from_what_was_said_of_a_workshop_to_who_said_it"],
    ),
    Mutant(
        "change is of those who said both",
        text="both = [answer for answer in rated if answer.before]",
        instead="both = rated",
        tests=[f"{RULES}change_is_of_those_who_said_both_and_nobody_else_can_be_reckoned_from_it"],
    ),
    Mutant(
        "a board reads nothing of a survey that is open",
        text="return without_answers(found) if is_open(found.survey, on) else "
        "for_wider_readers(found)",
        instead="return for_wider_readers(found)",
        tests=[f"{PAGES}the_board_reads_nothing_of_a_survey_that_is_open"],
    ),
    Mutant(
        "a pack leaves an open survey out",
        text="invitation__closes_at__lt=pack.now,",
        instead="",
        tests=[f"{PACKS}a_survey_still_open_is_left_out_so_that_no_pack_shows_what_one_more_said"],
    ),
    Mutant(
        "a board pack never changes",
        dropped="board_pack_never_changes",
        tests=[f"{PACKS}nobody_can_change_or_delete_one"],
    ),
]
