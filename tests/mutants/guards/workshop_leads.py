"""Whoever leads one workshop: what they reach, who may be one, and what they are told."""

from tests.mutants.mutant import Mutant

NAMED = "tests/workgroups/test_workshop_lead.py::test_"
TOLD = "tests/participants/test_workshop_lead.py::test_"
CALENDAR = "tests/participants/calendars/test_workshop_leads.py::test_"

MUTANTS = [
    Mutant(
        "whoever leads one workshop reaches that one alone",
        text='named = {**PartQuerySet.named, Role.WORKSHOP_LEAD: "leads"}',
        instead='named = {**PartQuerySet.named, Role.WORKSHOP_LEAD: "workgroup__workshops__leads"}',
        tests=[f"{TOLD}of_another_workshop_of_the_same_work_group_they_see_nothing"],
    ),
    Mutant(
        "whoever leads one workshop may not reopen its register",
        text="Role.WORKSHOP_LEAD: frozenset({P.VIEW_JOIN_LINK, P.TAKE_REGISTER}),",
        instead="Role.WORKSHOP_LEAD: frozenset({P.VIEW_JOIN_LINK, P.TAKE_REGISTER, "
        "P.REOPEN_REGISTER}),",
        tests=[f"{TOLD}they_take_and_close_the_register_and_cannot_reopen_it"],
    ),
    Mutant(
        "nobody leads a workshop of what they take part in",
        text="check_may_lead(row.workgroup, user)",
        instead="pass",
        tests=[f"{NAMED}nobody_is_named_twice_and_nobody_who_takes_part"],
    ),
    Mutant(
        "nobody who leads the whole is named for one workshop of it",
        text="check_does_not_lead(row, user)",
        instead="pass",
        tests=[f"{NAMED}who_leads_the_whole_leads_this_one_too"],
    ),
    Mutant(
        "whoever is named for the whole is named for no single workshop",
        text="WorkshopLead.objects.filter(workshop__workgroup=workgroup, user=user).delete()",
        instead="pass",
        tests=[f"{NAMED}whoever_is_named_for_the_whole_leads_the_one_no_longer_by_itself"],
    ),
    Mutant(
        "nobody has a place in what they lead a workshop of",
        text="User.objects.filter(pk__in=whole.union(alone))",
        instead="User.objects.filter(pk__in=whole)",
        tests=[
            f"{TOLD}whoever_leads_a_workshop_gets_no_place",
            f"{TOLD}nor_when_they_were_named_after_a_place_was_offered",
        ],
    ),
    Mutant(
        "whoever leads a workshop stands in for nobody at it",
        text="if email and workshop.leads.filter(email=email.lower()).exists():",
        instead="if False:",
        tests=[f"{TOLD}they_stand_in_for_nobody_at_what_they_lead"],
    ),
    Mutant(
        "nobody is named for a workshop that is cancelled",
        text="if workshop.workgroup.cancelled_at or workshop.cancelled_at:",
        instead="if False:",
        tests=[f"{NAMED}nobody_is_named_for_what_is_cancelled"],
    ),
    Mutant(
        "whoever is to lead a workshop of a draft is told when it is published",
        text="lead = WorkshopLead.objects.create(workshop=row, user=user) "
        "if row.workgroup.published_at:",
        instead="lead = WorkshopLead.objects.create(workshop=row, user=user)\n    if True:",
        tests=[f"{NAMED}of_a_draft_they_hear_when_it_is_published_and_the_page_says_so"],
    ),
    Mutant(
        "whoever leads a workshop no longer has it in their calendar no longer",
        text='"workshop-lead-removed", lead, takes_out(*dates)',
        instead='"workshop-lead-removed", lead, takes_in(*dates)',
        tests=[f"{CALENDAR}their_calendar_holds_that_date_alone_until_they_are_taken_away"],
    ),
    Mutant(
        "a feed of dates that somebody leads closes with their account",
        text="# An account that is closed leads nothing any more. "
        "return queryset.filter(is_active=True)",
        instead="return queryset",
        tests=[f"{CALENDAR}a_feed_closes_with_the_account"],
    ),
    Mutant(
        "the database too names each person once for a workshop",
        dropped="one_workshop_lead_row_for_each_person",
        tests=[f"{NAMED}the_database_too_names_each_person_once"],
    ),
]
