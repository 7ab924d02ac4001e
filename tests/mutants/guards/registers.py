"""The register: who is marked, by whom, and until when."""

from tests.mutants.mutant import Mutant

CHECK_IN = "tests/participants/test_check_in.py::test_"
CHASERS = "tests/participants/test_register_chasers.py::test_"
NEEDS = "tests/participants/test_own_needs.py::test_"
WALK_IN = "tests/participants/test_walk_in.py::test_"

MUTANTS = [
    Mutant(
        "nobody checks in outside of the window",
        text="return opens_at(starts_at) <= at <= ends_at",
        instead="return opens_at(starts_at) <= at",
        tests=[f"{CHECK_IN}the_door_is_open_from_half_an_hour_before"],
    ),
    Mutant(
        "of a shared address nobody is checked in",
        text="if len(lines) == 1: for participant, mark in lines.items(): keep_check_in",
        instead="if lines: for participant, mark in lines.items(): keep_check_in",
        tests=[f"{CHECK_IN}of_a_shared_address_nobody_is_marked"],
    ),
    Mutant(
        "on the own page only the digits of the day mark",
        text="if word != day_word(workshop):",
        instead="if False:",
        tests=[f"{CHECK_IN}on_the_own_page_the_four_digits_of_the_room_mark"],
    ),
    Mutant(
        "at the door whoever has a place is recognised",
        text="if participant := mark_known(workshop, email, by):",
        instead="if participant := None:",
        tests=[f"{WALK_IN}whoever_has_a_place_is_marked_on_their_own_line"],
    ),
    Mutant(
        "nobody is asked for a register that is closed",
        text="return about_rows(messages, registers_to_chase(timezone.now()))",
        instead="return {message.pk for message in messages}",
        tests=[f"{CHASERS}nobody_is_asked_once_it_is_closed"],
    ),
    Mutant(
        "what somebody needs is forgotten",
        text="forget_needs(now=now)",
        instead="pass",
        tests=[f"{NEEDS}it_is_forgotten_a_month_after_the_last_workshop"],
    ),
]
