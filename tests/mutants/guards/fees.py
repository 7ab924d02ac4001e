"""Money: what costs something, who decides, and what is never changed again."""

from tests.mutants.mutant import Mutant

AT_ONCE = "tests/fees/test_at_once.py::test_"
DECIDE = "tests/fees/test_decide.py::test_"
GUARDS = "tests/fees/test_guards.py"
INVOICE = "tests/fees/test_invoice.py::test_"
NOTICE = "tests/workgroups/test_notice.py"
PROPOSE = "tests/fees/test_propose.py::test_"
VOID = "tests/fees/test_void.py"

MUTANTS = [
    Mutant(
        "a fee rests on a register closed on its day",
        text='workshop__register__closed_at__date__gte=F("workshop__starts_at__date"),',
        tests=[f"{PROPOSE}a_register_closed_before_the_workshops_day_was_closed_for_another_date"],
    ),
    Mutant(
        "the database too wants a closed register",
        dropped="fee_rests_on_a_closed_register",
        tests=[GUARDS],
    ),
    Mutant(
        "a date is charged once",
        text="return chargeable_attendances().filter(~Exists(standing))",
        instead="return chargeable_attendances()",
        tests=["tests/fees/test_propose.py"],
    ),
    Mutant(
        "the database too charges a date once",
        dropped="one_fee_for_each_attendance",
        tests=[GUARDS],
    ),
    Mutant(
        "what the hub has called off is never charged",
        text="free_until__isnull=False, workshop__cancelled_at=None, "
        "workshop__workgroup__cancelled_at=None,",
        instead="free_until__isnull=False,",
        tests=[
            f"{PROPOSE}a_workshop_called_off_never_yields_a_fee",
            f"{PROPOSE}a_cancelled_work_group_never_yields_a_fee",
        ],
    ),
    Mutant(
        "whoever is exempt pays nothing",
        text='no_show | late, participant__exempt_because=""',
        instead="no_show | late",
        tests=[f"{PROPOSE}whoever_is_exempt_pays_nothing"],
    ),
    Mutant(
        "the last free second is free",
        text="notified_at.replace(microsecond=0) > free_until",
        instead="notified_at.replace(microsecond=0) >= free_until",
        tests=[NOTICE, "tests/participants/test_rules.py"],
    ),
    Mutant(
        "exactly a week is in time",
        text="return workshop_on - timedelta(days=notice_days)",
        instead="return workshop_on - timedelta(days=notice_days + 1)",
        tests=[NOTICE],
    ),
    Mutant(
        "who accepts within the notice period may still cancel",
        text="if accepted_at > free_until:",
        instead="if False:",
        tests=[f"{PROPOSE}a_place_accepted_within_the_week_may_be_cancelled_but_not_missed"],
    ),
    Mutant(
        "the terms that were accepted say what is charged",
        text="amount=policy.amount,",
        instead="amount=attendance.workshop.workgroup.fee_policy.amount,",
        tests=[f"{PROPOSE}later_terms_never_reach_a_place_accepted_before"],
    ),
    Mutant(
        "a fee is confirmed only while its ground stands",
        text="check_fees_founded(rows) pks = [row.pk for row in rows]",
        instead="pks = [row.pk for row in rows]",
        tests=[f"{DECIDE}a_fee_whose_ground_has_gone_cannot_be_decided"],
    ),
    Mutant(
        "a fee is decided by a named person",
        dropped="fee_decided_by_a_named_person",
        tests=[GUARDS],
    ),
    Mutant(
        "a waiver for another reason says which",
        text="if waiver == WaiverReason.OTHER and not note.strip():",
        instead="if False:",
        tests=[f"{DECIDE}another_reason_must_be_said"],
    ),
    Mutant(
        "a fee moves as the rule says",
        text="check_fee_move(row.state, FeeState.CONFIRMED)",
        instead="pass",
        tests=[f"{DECIDE}confirming_twice_is_refused"],
    ),
    Mutant("the database too keeps a fee's moves", dropped="fee_moves", tests=[GUARDS]),
    Mutant(
        "a fee's reckoning never changes", dropped="fee_reckoning_never_changes", tests=[GUARDS]
    ),
    Mutant("a fee begins as a proposal", dropped="fee_begins_as_a_proposal", tests=[GUARDS]),
    Mutant("a fee is never deleted", dropped="fee_is_never_deleted", tests=[GUARDS]),
    Mutant("an invoiced fee stays as it is", dropped="invoiced_fee_stays", tests=[GUARDS]),
    Mutant("an issued invoice never changes", dropped="issued_invoice_stays", tests=[GUARDS]),
    Mutant(
        "no invoice goes out before VAT is chosen",
        text="if lead_school.vat_treatment == VatTreatment.NOT_SET: raise Refused",
        instead="if False: raise Refused",
        tests=[f"{INVOICE}no_invoice_goes_out_before_vat_is_chosen"],
    ),
    Mutant(
        "an invoice bills fees of its own school",
        text="if (row.school_id, row.lead_school_id) != (school.pk, lead_school.pk):",
        instead="if False:",
        tests=[f"{INVOICE}fees_of_two_schools_never_meet_on_one_invoice"],
    ),
    Mutant(
        "an invoice bills confirmed fees",
        text="check_fee_move(row.state, FeeState.INVOICED)",
        instead="pass",
        tests=[f"{INVOICE}a_fee_that_nobody_confirmed_is_not_billed"],
    ),
    Mutant(
        "invoice numbers have no gaps and no doubles",
        text="InvoiceSequence.objects.select_for_update().get(lead_school=lead_school)",
        instead="InvoiceSequence.objects.get(lead_school=lead_school)",
        tests=[f"{AT_ONCE}numbers_have_no_gaps_though_some_issues_are_rolled_back"],
    ),
    Mutant(
        "nobody takes the ground away while an invoice is written",
        text="hold_grounds(fees)",
        tests=[f"{AT_ONCE}nobody_takes_the_ground_away_while_an_invoice_is_written"],
    ),
    Mutant(
        "what is invoiced keeps its workshop standing",
        text="@objection def is_invoiced",
        instead="def is_invoiced",
        tests=[VOID],
    ),
    Mutant(
        "what is invoiced keeps its line of the register",
        text="@hold_lines def invoiced_lines",
        instead="def invoiced_lines",
        tests=["tests/fees/test_put_right.py"],
    ),
    Mutant(
        "fees follow their register at once",
        text="@follows_register def set_unfounded_fees_aside",
        instead="def set_unfounded_fees_aside",
        tests=[
            "tests/fees/test_put_right.py::test_only_the_fee_of_a_line_that_changes_follows_and_at_once"
        ],
    ),
    Mutant(
        "a waiver of what is owed no more stays",
        text="if gone := first_ground_gone([row]):",
        instead="if gone := '':",
        tests=["tests/fees/test_put_right.py::test_a_waiver_is_not_undone_of_what_is_owed_no_more"],
    ),
    Mutant(
        "nobody settles their own fee",
        text="if own_fees(by).filter(pk__in=[row.pk for row in rows]).exists():",
        instead="if False:",
        tests=["tests/test_own_matters.py"],
    ),
]
