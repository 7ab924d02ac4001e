"""Nobody reaches what a group of fewer than five has said, by no page, filter, file or day."""

from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from evaluations.actions.close_waves import close_waves
from evaluations.queries import wave_results as queries
from evaluations.rules import disclosure, wave_results
from tests.access_policy import POLICY
from tests.evaluations.differencing import Story, build, given_away, read_everything

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Every page of this package: those that show figures of answers are read by the sweep.
READ = {
    "evaluations:evidence",
    "evaluations:comparison",
    "evaluations:report",
    "evaluations:report_read",
    "evaluations:report_pdf",
    "evaluations:review",
    "evaluations:board_pack",
    "evaluations:own_answers",
    "evaluations:board_pack_pdf",
    "evaluations:board_pack_workbook",
    "evaluations:network",
    "evaluations:network_hub",
}
WITHOUT_ANSWERS = {
    "evaluations:survey": "its writer's own",
    "evaluations:survey_thanks": "says that they have come",
    "evaluations:engagement": "who came",
    "evaluations:reach_map": "schools",
    "evaluations:approved_reports": "a list of reports",
    "evaluations:approved_report": "a report once more, and less of it",
    "evaluations:calendar": "days",
    "evaluations:plan": "places and costs",
    "evaluations:reports": "states",
    "evaluations:board_packs": "a list of packs",
    "evaluations:make_board_pack": "a form; what it makes is read",
    "evaluations:own_questions": "questions",
    "evaluations:add_own_question": "a question",
    "evaluations:change_own_question": "a question",
    "evaluations:stop_own_question": "a question",
    "evaluations:survey_preview": "questions",
    "evaluations:sayings": "single words, for those who read single answers",
    "evaluations:who_answered": "who has answered, and not what",
    "evaluations:remind_to_answer": "who has not answered",
    "evaluations:reopen": "a question",
    "evaluations:focus_pupils": "pupils, counted in fives: test_focus_figures.py",
    "evaluations:own_focus_pupils": "its writer's own",
    "evaluations:own_checkpoint": "its writer's own",
    "evaluations:close_focus_pupil": "its writer's own",
    "evaluations:comment_report": "a box for words",
    "evaluations:report_sent": "a day",
    "evaluations:take_up": "what the report carries forward",
    "evaluations:add_report_file": "a form",
    "evaluations:report_file": "what its lead added",
    "evaluations:remove_report_file": "a question",
    "evaluations:reflections": "what leads noted",
    "evaluations:write_reflection": "what its writer noted",
    "evaluations:take_back_reflection": "a question",
    # What the hub wrote, with how many people and schools started.
    **dict.fromkeys(
        [
            *("evaluations:what_was_learned", "evaluations:published", "evaluations:own_consent"),
            *("evaluations:publications", "evaluations:newsletter_text"),
            *("evaluations:add_publication", "evaluations:publication"),
            *("evaluations:edit_publication", "evaluations:publish", "evaluations:take_down"),
            *("evaluations:add_consent", "evaluations:edit_consent"),
            *("evaluations:ask_for_consent", "evaluations:remove_consent"),
        ],
        "what the hub wrote of the report's words",
    ),
    **dict.fromkeys(
        [
            *("evaluations:board_meetings", "evaluations:add_board_meeting"),
            *("evaluations:board_meeting", "evaluations:edit_board_meeting"),
            *("evaluations:send_agenda", "evaluations:record_board_meeting"),
            *("evaluations:add_meeting_paper", "evaluations:meeting_paper"),
            *("evaluations:remove_meeting_paper", "evaluations:add_meeting_action"),
            *("evaluations:edit_meeting_action", "evaluations:finish_meeting_action"),
        ],
        "what the board reads and agrees on; a pack and a report are read above",
    ),
}


def test_every_page_is_read_or_shows_no_answers():
    pages = {name for name in POLICY if name.startswith("evaluations:")}

    assert pages == READ | set(WITHOUT_ANSWERS)


@contextmanager
def _undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


ANEW = """
SET CONSTRAINTS ALL IMMEDIATE;
SET session_replication_role = replica;
DELETE FROM evaluations_waveresult;
DELETE FROM evaluations_closedwave;
DELETE FROM evaluations_hubresult;
SET session_replication_role = DEFAULT;
"""


def all_that_is_read(network, time_machine, *, secret: int, moments=None, anew=False) -> list:
    """At each moment, or at those named; `anew` where figures are not kept but reckoned again."""
    network.secret, network.shown = secret, {}
    figures = []
    with _undone():
        for moment, now in Story(network).moments():
            time_machine.move_to(now, tick=False)
            if anew:
                with connection.cursor() as cursor:
                    cursor.execute(ANEW)
            close_waves(now=now)
            if moments is None or moment in moments:
                figures += read_everything(network, moment)
    return figures


@pytest.fixture
def network(time_machine):
    time_machine.move_to("2021-09-20 09:00+01:00", tick=False)
    return build()


@pytest.mark.long
def test_no_two_figures_give_a_group_of_fewer_than_five_away(network, time_machine):
    figures = all_that_is_read(network, time_machine, secret=1)
    shown = network.shown
    all_that_is_read(network, time_machine, secret=5)

    # It has read figures, and of several sizes.
    assert {5, 10, 15} <= {figure.people for figure in figures}
    assert len(shown) > 80
    assert given_away(figures) == set()
    # Nor is there a letter that depends on what the small groups said.
    assert {where for where in shown if shown[where] != network.shown[where]} == set()


LAST = "one was asked late"
OFF = {
    "small groups": (disclosure, "may_be_shown", lambda answers: answers > 0),
    "who left after the start": (disclosure, "stands_by_itself", lambda wave, kind: True),
    "who stayed for a term": (disclosure, "is_paired", lambda wave: True),
}


# By the database itself.
HELD_BACK = {
    "waveresult": "result_of_five_or_more",
    "hubresult": "hub_result_of_groups_of_five",
}


@pytest.mark.parametrize("rule", OFF)
def test_with_a_rule_off_it_finds_some(rule, network, time_machine, monkeypatch):
    module, name, always = OFF[rule]
    for where in (module, wave_results):
        monkeypatch.setattr(where, name, always)
    with connection.cursor() as cursor:
        for table, held in HELD_BACK.items():
            cursor.execute(f"ALTER TABLE evaluations_{table} DROP CONSTRAINT {held}")

    figures = all_that_is_read(network, time_machine, secret=1, moments=[LAST])

    assert given_away(figures)


def test_with_figures_that_are_reckoned_anew_two_moments_give_one_away(
    network, time_machine, monkeypatch
):
    monkeypatch.setattr(queries, "has_closed", lambda wave, awaiting, now: True)

    moments = ["open", "one more has answered"]
    figures = all_that_is_read(network, time_machine, secret=1, moments=moments, anew=True)

    found = given_away(figures)
    assert any(len({where.split(":")[0] for where in pair}) == 2 for pair in found)
