from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from access.refusal import Refused
from fees.choices import FeeReason, FeeState
from fees.rules import (
    FEE_MOVES,
    Grounds,
    check_fee_move,
    days_of_notice,
    invoice_reference,
    payment_due_on,
    reckoning,
    reply_by,
    vat_on,
    vat_words,
)
from hubs.choices import NoticeUnit, VatTreatment
from participants.choices import Channel
from tests.factories import london


@pytest.mark.parametrize(
    ("notified_at", "days"),
    [
        (None, None),
        (london(2022, 1, 27, 23, 59, 59), 7),
        (london(2022, 1, 28), 6),
        (london(2022, 2, 2, 23, 59, 59), 1),
        (london(2022, 2, 3), 0),
        (datetime(2022, 1, 28, tzinfo=UTC), 6),
    ],
)
def test_days_of_notice_are_london_days(notified_at, days):
    assert days_of_notice(notified_at, date(2022, 2, 3)) == days


def test_days_of_notice_in_summer_turn_an_hour_before_midnight_utc():
    before = datetime(2022, 5, 18, 22, 59, 59, tzinfo=UTC)
    after = datetime(2022, 5, 18, 23, tzinfo=UTC)

    assert days_of_notice(before, date(2022, 5, 25)) == 7
    assert days_of_notice(after, date(2022, 5, 25)) == 6


@pytest.mark.parametrize(
    ("proposed_on", "answer_by"),
    [
        (date(2022, 2, 3), date(2022, 2, 17)),
        (date(2022, 2, 5), date(2022, 2, 18)),
        # Good Friday, Easter Monday and May Day are no working days.
        (date(2022, 4, 13), date(2022, 4, 29)),
        (date(2022, 4, 19), date(2022, 5, 4)),
    ],
)
def test_an_answer_is_expected_within_ten_working_days(proposed_on, answer_by):
    assert reply_by(proposed_on) == answer_by


@pytest.mark.parametrize(
    ("net", "treatment", "vat"),
    [
        ("75.00", VatTreatment.OUTSIDE_SCOPE, "0.00"),
        ("75.00", VatTreatment.EXEMPT, "0.00"),
        ("75.00", VatTreatment.STANDARD, "15.00"),
        ("0.02", VatTreatment.STANDARD, "0.00"),
        ("0.03", VatTreatment.STANDARD, "0.01"),
        ("12.32", VatTreatment.STANDARD, "2.46"),
        ("12.33", VatTreatment.STANDARD, "2.47"),
    ],
)
def test_vat_is_added_to_the_penny(net, treatment, vat):
    assert vat_on(Decimal(net), treatment) == Decimal(vat)
    assert vat_on(Decimal(net), treatment).as_tuple().exponent == -2


def test_vat_half_a_penny_goes_up():
    assert vat_on(Decimal("0.125"), VatTreatment.STANDARD) == Decimal("0.03")


def test_vat_without_a_chosen_treatment_is_never_guessed():
    with pytest.raises(KeyError):
        vat_on(Decimal("75.00"), VatTreatment.NOT_SET)


@pytest.mark.parametrize(
    ("treatment", "words"),
    [
        (VatTreatment.STANDARD, "VAT (20%)"),
        (VatTreatment.EXEMPT, "VAT (exempt from VAT)"),
        (VatTreatment.OUTSIDE_SCOPE, "VAT (outside the scope of VAT)"),
    ],
)
def test_vat_is_named_with_its_rate_or_its_reason(treatment, words):
    assert vat_words(treatment) == words


def test_an_invoice_is_due_in_thirty_days():
    assert payment_due_on(date(2022, 2, 14)) == date(2022, 3, 16)


def test_references_of_two_prefixes_never_meet():
    assert invoice_reference("LK-", 1) == "LK-00001"
    assert invoice_reference("LK", 10_001) != invoice_reference("LK1", 1)


@pytest.mark.parametrize("state", FeeState.values)
@pytest.mark.parametrize("following", FeeState)
def test_only_the_moves_of_the_table_are_allowed(state, following):
    if following in FEE_MOVES[state]:
        check_fee_move(state, following)
    else:
        with pytest.raises(Refused, match="cannot become"):
            check_fee_move(state, following)


def grounds(**changes) -> Grounds:
    late = Grounds(
        policy_version=3,
        notice_days=7,
        notice_unit=NoticeUnit.CALENDAR_DAYS,
        charges_no_show=True,
        charges_late=True,
        accepted_at=london(2021, 9, 10, 12),
        workgroup="Subject Leadership",
        workshop="Leading change",
        place="Online",
        starts_at=london(2022, 2, 3, 9, 30),
        ends_at=london(2022, 2, 3, 14, 30),
        free_until=london(2022, 1, 27, 23, 59, 59),
        notified_at=london(2022, 1, 28),
        channel=Channel.PHONE,
        reason=FeeReason.CANCELLED_LATE,
        amount=Decimal("75.00"),
    )
    return replace(late, **changes)


def test_the_reckoning_of_a_late_cancellation_says_every_step():
    assert reckoning(grounds()) == [
        (
            "Terms",
            "Fee policy version 3, accepted on 10 September 2021 at midday: £75.00 for each "
            "workshop missed or cancelled with less than 7 days' notice.",
        ),
        (
            "Workshop",
            "Subject Leadership: Leading change. Thursday 3 February 2022, 9:30am to 2:30pm. "
            "Online.",
        ),
        ("Free to cancel", "Until 23:59 on Thursday 27 January 2022."),
        (
            "Notice given",
            "At 00:00 on Friday 28 January 2022, by telephone: 6 days before the workshop.",
        ),
        ("Fee", "£75.00, because the notice came after the last free moment."),
    ]


def test_the_reckoning_of_a_missed_workshop_says_that_no_notice_came():
    steps = dict(reckoning(grounds(notified_at=None, channel="", reason=FeeReason.NO_SHOW)))

    assert steps["Notice given"] == "None reached the hub."
    assert steps["Fee"] == (
        "£75.00, because nobody came in this place and no notice reached the hub."
    )


@pytest.mark.parametrize(
    ("changes", "terms"),
    [
        ({"charges_late": False}, "£75.00 for each workshop missed."),
        (
            {"charges_no_show": False, "notice_days": 1},
            "£75.00 for each workshop cancelled with less than 1 day's notice.",
        ),
        (
            {"charges_no_show": False, "notice_unit": NoticeUnit.WORKING_DAYS},
            "£75.00 for each workshop cancelled with less than 7 working days' notice.",
        ),
        (
            {"charges_no_show": False, "notice_unit": NoticeUnit.CLOCK_DAYS},
            "£75.00 for each workshop cancelled with less than 7 days' notice, to the hour.",
        ),
        (
            {"charges_no_show": False, "notice_unit": NoticeUnit.NONE},
            "£75.00 for each workshop cancelled after it has started.",
        ),
    ],
)
def test_the_terms_are_said_as_they_were_accepted(changes, terms):
    assert dict(reckoning(grounds(**changes)))["Terms"].endswith(f": {terms}")


@pytest.mark.parametrize(
    ("notified_at", "ahead"),
    [
        (london(2022, 2, 2, 9, 30), "1 day before the workshop."),
        (london(2022, 2, 3, 9, 29, 59), "on the day of the workshop."),
        (london(2022, 2, 3, 9, 30), "after the workshop had started."),
        (london(2022, 2, 4), "after the workshop had started."),
    ],
)
def test_the_notice_is_said_from_the_workshop_back(notified_at, ahead):
    assert dict(reckoning(grounds(notified_at=notified_at)))["Notice given"].endswith(ahead)


def test_a_workshop_without_a_title_is_named_by_its_work_group():
    workshop = dict(reckoning(grounds(workshop="")))["Workshop"]

    assert workshop == "Subject Leadership. Thursday 3 February 2022, 9:30am to 2:30pm. Online."


def test_what_somebody_said_of_their_reason_stands_in_the_reckoning():
    steps = dict(reckoning(grounds(said="No cover")))

    assert steps["In their words"] == "“No cover”"
