"""What leads note after workshops: who reads it, when it is written, and until when."""

from tests.mutants.mutant import Mutant

RULES = "tests/evaluations/test_reflections.py::test_"
PAGES = "tests/evaluations/test_reflection_pages.py::test_"

MUTANTS = [
    Mutant(
        "the board does not read what leads noted",
        text="can = Permission.READ_REFLECTIONS",
        instead="can = Permission.VIEW_EVIDENCE",
        tests=[f"{PAGES}nobody_else_opens_it_or_learns_that_there_is_one"],
    ),
    Mutant(
        "the evidence tells only those of it who may read it",
        text="""reflection_coverage(workgroup, timezone.now())
            if Permission.READ_REFLECTIONS in held""",
        instead="reflection_coverage(workgroup, timezone.now()) if True",
        tests=[f"{PAGES}nobody_else_opens_it_or_learns_that_there_is_one"],
    ),
    Mutant(
        "nobody writes for a lead",
        text="can = Permission.WRITE_REFLECTION",
        instead="can = Permission.READ_REFLECTIONS",
        tests=[f"{PAGES}the_hub_reads_and_does_not_write"],
    ),
    Mutant(
        "a guest who leads one workshop reads none",
        text="""# Whoever leads one workshop as a guest learns nothing else of the Work Group.
    named = {Role.LEAD: "workshop__workgroup__leads"}""",
        instead='named = {Role.LEAD: "workshop__leads"}',
        tests=[f"{RULES}rows_are_reached_by_those_of_that_hub_and_the_leads_of_that_group"],
    ),
    Mutant(
        "nothing changes once the report is approved",
        text="return report != ReportState.APPROVED",
        instead="return True",
        tests=[
            f"{RULES}it_is_only_read_once_the_report_is_approved_until_that_is_reopened",
            f"{PAGES}after_approval_it_is_read_and_no_longer_offered",
        ],
    ),
    Mutant(
        "the form says whether it is too late, and the action holds it",
        text="check_may_be_reflected_on(workshop, now)",
        instead="pass",
        tests=[
            f"{RULES}it_is_written_from_the_end_of_the_workshop_on",
            f"{RULES}it_is_only_read_once_the_report_is_approved_until_that_is_reopened",
        ],
    ),
    Mutant(
        "nothing is taken back once the report is approved",
        text="check_may_be_taken_back(workshop, by)",
        instead="pass",
        tests=[f"{PAGES}after_approval_nothing_is_taken_back"],
    ),
    Mutant(
        "nobody takes back what another lead noted",
        text="Reflection.objects.filter(workshop=workshop, lead=by).delete()",
        instead="Reflection.objects.filter(workshop=workshop).delete()",
        tests=[f"{PAGES}a_lead_takes_back_their_own_and_no_other_leads"],
    ),
    Mutant(
        "of what has not happened nothing is noted",
        text="over = Q(ends_at__lte=now) | Q(register_closed())",
        instead="over = Q()",
        tests=[f"{RULES}it_is_written_from_the_end_of_the_workshop_on"],
    ),
    Mutant(
        "the database keeps one of each lead on a workshop",
        dropped="one_reflection_of_each_lead_on_a_workshop",
        tests=[f"{RULES}each_lead_has_one_and_puts_it_right"],
    ),
    Mutant(
        "the database keeps none that notes nothing",
        dropped="reflection_notes_something",
        tests=[f"{RULES}an_empty_one_is_refused_by_the_action_and_by_the_database"],
    ),
    Mutant(
        "home stops asking after two weeks",
        text="rows.filter(register_closed(), ends_at__gt=asked_since(now))",
        instead="rows.filter(register_closed())",
        tests=[f"{RULES}home_asks_for_those_of_two_weeks_whose_register_is_closed"],
    ),
]
