"""What is known of people: who reads it, how long it is kept, and who changed it."""

from tests.mutants.mutant import Mutant

SHOWN = "tests/evaluations/test_disclosure.py::test_"
INVITE = "tests/participants/test_whom_to_invite.py::test_"
LEADERS = "tests/workgroups/test_leader.py::test_"
REPORTS = "tests/portal/test_error_reports.py::test_no_report_says_whom_it_was_about"
MERGE = "tests/participants/people/test_person_merge.py::test_"
SAME_PERSON = "tests/participants/test_same_person.py::test_"
RETENTION = "tests/portal/test_retention.py::test_"
CORRECT = "tests/participants/test_correct.py::test_"
ONLINE = "tests/participants/test_online_list_page.py::test_"

LISTED = "tests/participants/test_listed_people_page.py::test_"
OF_LISTS = "tests/participants/test_listed_people.py::test_"

MUTANTS = [
    Mutant(
        "a list says nothing of whom only another hub knows",
        text="elif same and same.is_of_hub and row.state == ListedState.NEW:",
        instead="elif same and row.state == ListedState.NEW:",
        tests=[f"{LISTED}of_whom_another_hub_knows_nothing_is_said"],
    ),
    Mutant(
        "a list taken in again adds nobody",
        text='if getattr(person, "has_asked", False) or id(person) in seen or is_own(by, person):',
        instead="if id(person) in seen or is_own(by, person):",
        tests=[f"{LISTED}the_deed_itself_adds_nobody_twice"],
    ),
    Mutant(
        "a list brings no pupil in",
        text="if problem or names_in_a_name(name):",
        instead="if problem:",
        tests=[f"{OF_LISTS}what_becomes_of_a_line_is_said_with_its_reason"],
    ),
    Mutant(
        "heads who have signed are not asked",
        text="asks = asks_heads and needs_approval and not signed_on",
        instead="asks = asks_heads and needs_approval",
        tests=[f"{LISTED}heads_who_have_signed_on_paper_are_kept_and_not_asked"],
    ),
    Mutant(
        "what another hub keeps of somebody is not merged",
        text='if rows.exclude(pk__in=seen.values("pk")).exists():',
        instead="if False:",
        tests=[f"{MERGE}what_another_hub_keeps_is_not_merged_nor_told"],
    ),
    Mutant(
        "a merge that is undone puts back whose reference it was",
        text="found[str(theirs.pk)] = kept.pk",
        instead="pass",
        tests=[f"{MERGE}undone_every_row_is_as_it_was_hash_by_hash"],
    ),
    Mutant(
        "a look at a number is for whoever said what for",
        text="queryset.filter(looked_by=self.request.user, looked_at__gt=shown_since())",
        instead="queryset.filter(looked_at__gt=shown_since())",
        tests=[
            "tests/participants/people/test_person_pages.py::"
            "test_a_look_lasts_five_minutes_and_is_nobody_elses"
        ],
    ),
    Mutant(
        "a list changes no mark that somebody made",
        text='elif place in fixed or row.mark not in ("", mark):',
        instead="elif place in fixed:",
        tests=[f"{ONLINE}a_mark_that_somebody_made_stays"],
    ),
    Mutant(
        "what overlaps in a list counts once",
        text="start, end = max(stay.joined, until), min(stay.left or ends, ends)",
        instead="start, end = max(stay.joined, begins), min(stay.left or ends, ends)",
        tests=[f"{ONLINE}two_devices_of_one_person_count_once"],
    ),
    Mutant(
        "two people of one name are told apart by a person",
        text="if len(named) == 1: return Match(named[0])",
        instead="if named: return Match(named[0])",
        tests=[
            "tests/participants/test_online_list.py::test_only_the_same_name_is_the_same_person"
        ],
    ),
    Mutant(
        "figures of fewer than five are not for the board",
        text="return answers >= MINIMUM_GROUP",
        instead="return True",
        tests=[f"{SHOWN}figures_of_fewer_than_five_are_for_hub_staff_only"],
    ),
    Mutant(
        "four are fewer than five",
        text="MINIMUM_GROUP = 5",
        instead="MINIMUM_GROUP = 4",
        tests=[f"{SHOWN}figures_of_fewer_than_five_are_for_hub_staff_only"],
    ),
    Mutant(
        "the board reads nobody's words",
        text="read = answers_read if sees_answers else results_read",
        instead="read = answers_read",
        tests=[
            "tests/evaluations/test_pages.py::test_the_board_sees_figures_of_five_and_nobodys_words"
        ],
    ),
    Mutant(
        "nothing is kept of fewer than five",
        text="if may_be_shown(result.tally.people)",
        instead="if True",
        tests=[f"{SHOWN}only_what_five_have_said_is_kept_each_outcome_by_itself"],
    ),
    Mutant(
        "what nobody kept is not counted either",
        text="is_shown=bool(people),",
        instead="is_shown=True,",
        tests=[f"{SHOWN}only_what_five_have_said_is_kept_each_outcome_by_itself"],
    ),
    Mutant(
        "what a Work Group is to cost is for those who plan the year",
        text='"sees_budget": self.request.user.may(Permission.VIEW_YEAR_PLAN, workgroup.hub_id)',
        instead='"sees_budget": True',
        tests=["tests/workgroups/test_who_sees_costs.py::test_the_planned_cost_is_shown_to"],
    ),
    Mutant(
        "a leader's words are public where their writer agreed",
        text="user__in=workgroup.leads.all(), may_publish_bio=True",
        instead="user__in=workgroup.leads.all()",
        tests=[f"{LEADERS}a_bio_is_on_the_public_page_only_where_its_writer_agreed"],
    ),
    Mutant(
        "other hubs read of a leader who agreed",
        text="rows = LocalLeader.objects.current(on).filter(may_be_shared=True)",
        instead="rows = LocalLeader.objects.current(on)",
        tests=[f"{LEADERS}other_hubs_see_only_what_a_leader_agreed_to"],
    ),
    Mutant(
        "a link to join is for those who have a place, in its two weeks",
        text="if d.workshop.starts_at <= shown_from}",
        instead="if True}",
        tests=[
            "tests/participants/test_own_place_pages.py::"
            "test_the_link_to_join_is_shown_in_the_two_weeks_before"
        ],
    ),
    Mutant(
        "who asked not to be written to is left alone",
        text="wanted = [one for one in people if quiet.isdisjoint(one.emails)]",
        instead="wanted = people",
        tests=[f"{INVITE}who_asked_not_to_be_written_to_is_left_out"],
    ),
    Mutant(
        "a school that refuses contact is left alone",
        text="{school for school, refuses in rows if refuses}",
        instead="set()",
        tests=[f"{INVITE}people_of_a_school_that_refuses_contact_are_left_out"],
    ),
    Mutant(
        "a report of a fault has none of its words",
        text='"module": exception.get("module"),',
        instead='"module": exception.get("module"),        "value": exception.get("value"),',
        tests=[REPORTS],
    ),
    Mutant(
        "a report of a fault has no secret of a log's line",
        text='return SECRET.sub("[removed]", EMAIL.sub("[removed]", message))',
        instead="return message",
        tests=[REPORTS],
    ),
    Mutant(
        "the history says who",
        text='return {"user": request.user.pk, "page": ""}',
        instead='return {"page": ""}',
        tests=["tests/workgroups/test_plan.py::test_the_history_says_who_changed_what"],
    ),
    Mutant(
        "the history holds no address, in which a signed link may stand",
        text="pghistory.context(page=request.resolver_match.view_name)",
        instead="pghistory.context(page=request.path_info)",
        tests=["tests/portal/test_history.py"],
    ),
    Mutant(
        "another name at a known address is somebody else",
        text="if not has_name_of(one, other): return False",
        instead="",
        tests=[f"{SAME_PERSON}two_people_at_one_address_are_two_people_everywhere"],
    ),
    Mutant(
        "nobody learns whom another hub knows at an address",
        text='person=OuterRef("pk"), workgroup__hub=interest.workgroup.hub_id',
        instead='person=OuterRef("pk")',
        tests=[f"{SAME_PERSON}whom_only_another_hub_knows_is_no_choice"],
    ),
    Mutant(
        "the public form does not say that an address is known",
        text="except AskedAlready: "
        "tell_of_standing_interest(workgroup, school, answers, asked_from=asked_from)",
        instead="except AskedAlready: raise",
        tests=[
            "tests/participants/test_interest_sending_pages.py::"
            "test_whoever_has_asked_already_gets_the_same_page_and_reads_so_by_email"
        ],
    ),
    Mutant(
        "an address has one spelling",
        text='address = f"{name_part(name.lower())}@{domain_part(domain.lower())}"',
        instead='address = f"{name.lower()}@{domain.lower()}"',
        tests=["tests/pages/test_mail_address.py"],
    ),
    Mutant(
        "a draft never sent goes after 30 days",
        text="InterestDraft.objects.filter(sent_as=None, created_at__lt=now - DRAFT_KEPT)",
        instead="InterestDraft.objects.none()",
        tests=[f"{RETENTION}a_draft_never_sent_is_gone_after_30_days_and_one_sent_stays"],
    ),
    Mutant(
        "a draft that was sent stays",
        text="InterestDraft.objects.filter(sent_as=None, created_at__lt=now - DRAFT_KEPT)",
        instead="InterestDraft.objects.filter(created_at__lt=now - DRAFT_KEPT)",
        tests=[f"{RETENTION}a_draft_never_sent_is_gone_after_30_days_and_one_sent_stays"],
    ),
    Mutant(
        "sign-in codes go after a day, and no other mail",
        text='kind__startswith="sign-in-", created_at__lt=now - SIGN_IN_CODES',
        instead="created_at__lt=now - SIGN_IN_CODES",
        tests=[f"{RETENTION}sign_in_codes_are_gone_after_a_day_and_other_mail_stays"],
    ),
    Mutant(
        "a contact goes a year after leaving the role",
        text="Contact.objects.filter(until_on__lt=(now - FORMER_CONTACTS).date())",
        instead="Contact.objects.none()",
        tests=[f"{RETENTION}a_contact_goes_a_year_after_leaving_the_role"],
    ),
    Mutant(
        "suspected spam goes after 90 days",
        text="Enquiry.objects.set_aside().filter(set_aside_at__lt=now - SPAM)",
        instead="Enquiry.objects.none()",
        tests=[f"{RETENTION}suspected_spam_goes_after_90_days_and_what_was_taken_in_stays"],
    ),
    Mutant(
        "a corrected address moves no other hub's rows",
        text="return rows.filter(workgroup__hub=row.workgroup.hub_id)",
        instead="return rows",
        tests=[f"{CORRECT}another_hubs_rows_stay_with_the_address_they_know"],
    ),
    Mutant(
        "an account of a wrong address leads to no place",
        text="if person.email != answers.email: person.user = None",
        instead="if person.email != answers.email:",
        tests=[f"{CORRECT}an_account_of_the_wrong_address_leads_to_the_place_no_more"],
    ),
]
