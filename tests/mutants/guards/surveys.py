"""Surveys and what a board reads of them: nobody's answer, and nothing that changes later."""

from tests.mutants.mutant import Mutant

RULES = "tests/evaluations/test_wave_rules.py::test_"
WAVES = "tests/evaluations/test_waves.py::test_"
PAGES = "tests/evaluations/test_pages.py::test_"
SHOWN = "tests/evaluations/test_disclosure.py::test_"
COMPARED = "tests/evaluations/test_comparison.py::test_"
SWEEP = (
    "tests/evaluations/test_differencing.py::"
    "test_no_two_figures_give_a_group_of_fewer_than_five_away"
)
HEADS = "tests/evaluations/test_waves_of_heads.py::test_"
OWN = "tests/evaluations/test_own_questions.py::test_"
SAYINGS = "tests/evaluations/test_sayings.py::test_"
PACKS = "tests/evaluations/test_board_pack.py::test_"

MUTANTS = [
    Mutant(
        "a pulse is read once it is over and five have answered",
        text="return pulse.closes_on < on and may_be_shown(pulse.answered)",
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
        text="if awaiting.last_closes_at < now: return True",
        instead="return True",
        tests=[
            f"{PAGES}the_board_reads_nothing_of_a_survey_that_is_open",
            f"{PACKS}a_survey_still_open_is_left_out_so_that_no_pack_shows_what_one_more_said",
        ],
    ),
    Mutant(
        "a wave closes early only where all are asked at once",
        text="return wave in CLOSES_EARLY and has_all",
        instead="return has_all",
        tests=[f"{SHOWN}a_wave_closes_when_nobody_can_answer_any_more"],
    ),
    Mutant(
        "confidence at the start is shown only of those who were there at the end",
        text="return not (wave == Wave.START and kind == QuestionKind.OUTCOME_NOW)",
        instead="return True",
        tests=[f"{SHOWN}an_answer_stands_in_one_figure_only", SWEEP],
    ),
    Mutant(
        "what people said at the start stands in one figure",
        text="return wave == Wave.END",
        instead="return True",
        tests=[f"{SHOWN}an_answer_stands_in_one_figure_only", SWEEP],
    ),
    Mutant(
        "an outcome is shown of those who said both, or of all, and never of both",
        text="if is_paired(wave) and may_be_shown(change.people):",
        instead="if is_paired(wave):",
        tests=[f"{SHOWN}an_answer_stands_in_one_figure_only"],
    ),
    Mutant(
        "a side of fewer than five is not compared",
        text="if not may_be_shown(found.tally.people): return Side(compared)",
        instead="",
        tests=[f"{COMPARED}a_side_of_too_few_says_so"],
    ),
    Mutant(
        "nobody is compared with themselves",
        text="if is_own: return {ComparedWith.OWN}",
        instead="",
        tests=[f"{COMPARED}results_stand_beside_those_of_project_hub_and_nation"],
    ),
    Mutant(
        "a wave closes once",
        dropped="a_wave_closes_once",
        tests=[f"{COMPARED}a_wave_closes_once_and_what_is_said_later_counts_nowhere"],
    ),
    Mutant(
        "how many answered a closed wave never changes",
        dropped="closed_wave_never_changes",
        tests=[f"{COMPARED}the_database_lets_nobody_change_what_is_kept"],
    ),
    Mutant(
        "what a closed wave came to never changes",
        dropped="wave_result_never_changes",
        tests=[f"{COMPARED}the_database_lets_nobody_change_what_is_kept"],
    ),
    Mutant(
        "the database keeps nothing of fewer than five",
        dropped="result_of_five_or_more",
        tests=[f"{COMPARED}the_database_keeps_nothing_of_fewer_than_five"],
    ),
    Mutant(
        "the database adds up no groups of fewer than five",
        dropped="hub_result_of_groups_of_five",
        tests=[f"{COMPARED}the_database_adds_up_no_groups_of_fewer_than_five"],
    ),
    Mutant(
        "a head gets the head's letter",
        text="return place.interest.head_email if self.is_of_head else place.person.email",
        instead="return place.person.email",
        tests=[f"{HEADS}the_head_of_each_school_is_asked_once_two_weeks_after_the_end"],
    ),
    Mutant(
        "what a head said is not held of the person",
        text="of_person = Invitation.objects.of_people()",
        instead="of_person = Invitation.objects",
        tests=[f"{HEADS}what_a_head_is_asked_is_nothing_of_the_persons"],
    ),
    Mutant(
        "only what its writer ticked is found among what may be quoted",
        text="return queryset.filter(invitation__may_be_quoted=True)",
        instead="return queryset",
        tests=[f"{SAYINGS}words_are_found_without_names_and_only_of_ones_own"],
    ),
    Mutant(
        "nothing may be quoted that was not sent",
        dropped="only_what_was_sent_may_be_quoted",
        tests=[f"{SAYINGS}who_wrote_nothing_gave_no_leave_and_none_is_kept_of_what_was_not_sent"],
    ),
    Mutant(
        "the words of a question stand for good",
        dropped="question_never_changes",
        tests=[f"{OWN}the_database_keeps_the_words_and_lets_none_into_an_anonymous_survey"],
    ),
    Mutant(
        "an anonymous survey takes no question of a hub",
        dropped="own_question_where_they_are_taken",
        tests=[f"{OWN}the_database_keeps_the_words_and_lets_none_into_an_anonymous_survey"],
    ),
    Mutant(
        "a hub's question is told apart from those that are compared",
        dropped="own_question_is_told_apart",
        tests=[f"{OWN}the_database_keeps_the_words_and_lets_none_into_an_anonymous_survey"],
    ),
    Mutant(
        "whoever was asked goes on to see the words as they were",
        text="stood = Q(until_at=None) | Q(until_at__gt=moment)",
        instead="stood = Q(until_at=None)",
        tests=[f"{OWN}whoever_was_asked_goes_on_to_see_the_words_as_they_were"],
    ),
    Mutant(
        "a survey takes six questions of a hub",
        text="if asked >= MOST_OWN_QUESTIONS:",
        instead="if False:",
        tests=[f"{OWN}a_survey_takes_six"],
    ),
    Mutant(
        "a survey asks one's own hub's questions alone",
        text="Question.objects.filter(Q(hub=None) | Q(hub=hub))",
        instead="Question.objects.all()",
        tests=[f"{OWN}they_come_last_in_their_order_and_of_ones_own_hub_alone"],
    ),
    Mutant(
        "a board pack never changes",
        dropped="board_pack_never_changes",
        tests=[f"{PACKS}nobody_can_change_or_delete_one"],
    ),
]
