"""What somebody is certified, and the numbers of certificates."""

from datetime import UTC, datetime, timedelta

import pytest

from participants.choices import CertificateKind
from participants.rules.certificate import (
    LENGTH,
    SIGNS,
    hours_words,
    kind_earned,
    read_number,
    shown_number,
    why_not_yet,
)
from participants.rules.completion import Standing

COMPLETION, ATTENDANCE = CertificateKind.COMPLETION, CertificateKind.ATTENDANCE
ENDS = datetime(2022, 5, 25, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("attended", "done", "kind"),
    [
        (0, 2, None),
        (1, 2, ATTENDANCE),
        (299, 2, ATTENDANCE),
        (300, 2, COMPLETION),
        (300, 1, COMPLETION),
        (400, 0, ATTENDANCE),
    ],
)
def test_what_is_certified_follows_the_rule_of_completion(attended, done, kind):
    assert kind_earned(Standing(attended, 400, done, 2), can_complete=True) == kind


@pytest.mark.parametrize(("can_complete", "gave_up"), [(False, False), (True, True), (False, True)])
def test_an_event_and_a_place_given_up_are_attended_and_not_completed(can_complete, gave_up):
    whole = Standing(400, 400)

    assert kind_earned(whole, can_complete=can_complete, gave_up=gave_up) == ATTENDANCE


@pytest.mark.parametrize(
    ("dates", "after", "why"),
    [
        ([], timedelta(0), "There are no workshops"),
        ([(ENDS, True)], timedelta(0), ""),
        ([(ENDS, True)], -timedelta(seconds=1), "after the last workshop, on Wednesday 25 May"),
        ([(ENDS, False)], timedelta(0), "1 register is not closed yet. Close it first."),
        ([(ENDS, False)] * 2, timedelta(0), "2 registers are not closed yet. Close them first."),
        ([(ENDS - timedelta(days=90), False), (ENDS, True)], timedelta(0), "1 register is"),
    ],
)
def test_certificates_wait_for_the_last_workshop_and_each_register(dates, after, why):
    said = why_not_yet(dates, ENDS + after, is_published=True)

    assert why in said
    assert bool(said) == bool(why)


def test_a_draft_certifies_nothing():
    assert "once the Work Group has been published" in why_not_yet(
        [(ENDS, True)], ENDS, is_published=False
    )


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (59, "59 minutes"),
        (60, "1 hour"),
        (61, "1 hour 1 minute"),
        (330, "5 hours 30 minutes"),
    ],
)
def test_hours_are_said_as_people_say_them(minutes, words):
    assert hours_words(minutes) == words


@pytest.mark.parametrize(
    "typed",
    [
        "7F3K9QXD2M01",
        "7f3k9qxd2m01",
        "7F3K-9QXD-2M01",
        " 7f3k 9qxd 2m01 ",
        "7F3K–9QXD–2MOI",
        "7f3k.9qxd.2mol",
    ],
)
def test_a_number_is_read_however_it_is_typed(typed):
    assert read_number(typed) == "7F3K9QXD2M01"


@pytest.mark.parametrize(
    "typed", ["", "7F3K9QXD2M0", "7F3K9QXD2M011", "7F3K9QXD2M0U", "7F3K9QXD2M0é", "٧F3K9QXD2M01"]
)
def test_what_can_be_no_number_is_read_as_none(typed):
    assert read_number(typed) == ""


def test_a_number_is_shown_in_fours():
    assert shown_number("7F3K9QXD2M01") == "7F3K-9QXD-2M01"


def test_numbers_cannot_be_guessed():
    # With a million issued, 100,000 random tries find one of them once in ten million times.
    assert len(SIGNS) == len(set(SIGNS)) == 32
    assert 100_000 * 1_000_000 / len(SIGNS) ** LENGTH < 1e-6
