"""Places: who may ask, who is offered one, who gets the last, and the register."""

from tests.mutants.mutant import Mutant

AT_ONCE = "tests/participants/test_at_once.py::test_"
INTEREST = "tests/participants/test_interest.py::test_"
PLACE = "tests/participants/test_place.py::test_"
PREPARED = "tests/pages/test_prepared_rows.py::test_"
REGISTER = "tests/participants/test_register.py::test_"
TURNS = "tests/participants/test_turns_on_the_list.py::test_"
FEWER = "tests/participants/test_fewer_places.py::test_"
ENDED = "tests/participants/test_called_off_workgroup.py::test_"
REPORT = "tests/evaluations/test_report.py::test_"
RULES = "tests/participants/test_rules.py::test_"
LISTS = "tests/participants/test_waiting_list.py::test_"
RANKED = "tests/participants/test_ranked_choices.py::test_"
MOVES = "tests/participants/test_group_move.py::test_"
DATES = "tests/workgroups/test_dates.py::test_"

MUTANTS = [
    Mutant(
        "a list that moves itself reads everything after its lock",
        text="workgroup = lock_places(workgroup) now = timezone.now()",
        instead="now = timezone.now()",
        tests=[f"{LISTS}a_sweep_waits_for_whoever_gives_the_last_place_away"],
    ),
    Mutant(
        "nothing is offered by itself after the last useful moment",
        text="if not self.moves_itself or self.because:",
        instead="if not self.moves_itself:",
        tests=[
            f"{LISTS}nothing_is_offered_after_the_last_useful_moment",
            f"{LISTS}nothing_is_offered_once_too_few_workshops_are_left",
        ],
    ),
    Mutant(
        "what the hub took back is not offered again by itself",
        text="if any(reason.needs_somebody for reason in against):",
        instead="if False:",
        tests=[f"{LISTS}nobody_is_offered_what_the_hub_took_back"],
    ),
    Mutant(
        "who ranked several Work Groups is offered one place at a time",
        text="lock_choices(interest) check_not_held(interest)",
        instead="check_not_held(interest)",
        tests=[f"{RANKED}work_groups_that_offer_at_once_offer_one_place"],
    ),
    Mutant(
        "a place that is taken ends the other choices",
        text="ended = end_other_choices(interest)",
        instead="ended = []",
        tests=[f"{RANKED}taking_the_second_choice_ends_the_wait_for_the_first"],
    ),
    Mutant(
        "a place is moved only to where one is left",
        text="if outlook.refusal: raise Refused(outlook.refusal)",
        instead="",
        tests=[
            f"{MOVES}nobody_moves_to_where_there_is_no_place_or_to_what_is_not_parallel",
            f"{MOVES}two_who_move_at_once_both_ways_give_out_no_place_twice",
        ],
    ),
    Mutant(
        "no fee is ever raised for a date that the hub moved somebody from",
        text="still_in | left_with_notice,",
        instead="Q(),",
        tests=[f"{MOVES}no_fee_follows_for_dates_left_and_new_ones_are_free_for_some_days"],
    ),
    Mutant(
        "nobody is bound by terms that they have not accepted",
        text="return accepted if of_new is not None else None",
        instead="return of_new",
        tests=[f"{MOVES}nobody_is_bound_by_terms_that_they_have_not_accepted"],
    ),
    Mutant(
        "planners neither undo nor double what another did",
        text="if before.keys() != set(seen) or",
        instead="if",
        tests=[f"{DATES}two_planners_neither_undo_nor_double_what_the_other_did"],
    ),
    Mutant(
        "dates that people have seen are not planned anew",
        text='.exists(): raise Refused("This Work Group has been published meanwhile. Move',
        instead='.exists() and False: raise Refused("This Work Group is published. Move',
        tests=[f"{DATES}dates_that_people_have_seen_are_not_changed_here"],
    ),
    Mutant(
        "places of one Work Group are given out one at a time",
        text='WorkGroup.objects.select_for_update(of=["self"], no_key=True)',
        instead="WorkGroup.objects",
        tests=[
            f"{AT_ONCE}forty_accept_at_once_while_the_places_shrink_to_fewer",
            f"{AT_ONCE}two_administrators_at_once_never_give_out_too_many_places",
        ],
    ),
    Mutant(
        "a query composed once locks in a transaction and nowhere else",
        text="if self.query.select_for_update and self.connection.get_autocommit():",
        instead="if False:",
        tests=[f"{PREPARED}a_lock_holds_in_a_transaction_and_nowhere_else"],
    ),
    Mutant(
        "what one asks of a query composed once is nobody else's",
        text="asked = copy(self)",
        instead="asked = self",
        tests=[f"{PREPARED}what_one_asks_changes_nothing_of_what_another_asks_meanwhile"],
    ),
    Mutant(
        "nobody accepts a place that is not there",
        text="if places_of(workgroup).taken < workgroup.capacity:",
        instead="if True:",
        tests=[
            "tests/participants/test_place_pages.py::"
            "test_whoever_loses_the_place_to_a_smaller_capacity_waits_in_their_turn"
        ],
    ),
    Mutant(
        "the last place is the last",
        text="if places_of(workgroup).taken < workgroup.capacity:",
        instead="if places_of(workgroup).taken <= workgroup.capacity:",
        tests=[
            "tests/participants/test_place_pages.py::"
            "test_whoever_loses_the_place_to_a_smaller_capacity_waits_in_their_turn"
        ],
    ),
    Mutant(
        "no more places are offered than there are",
        text="if case.places_left == 0:",
        instead="if False:",
        tests=[f"{PLACE}capacity_is_never_overridden"],
    ),
    Mutant(
        "an open offer holds its place",
        text="return max(0, self.places - self.taken - self.offered)",
        instead="return max(0, self.places - self.taken)",
        tests=[f"{RULES}an_open_offer_holds_its_place"],
    ),
    Mutant(
        "a school has at most its places",
        text="if case.school_places >= case.places_per_school:",
        instead="if case.school_places > case.places_per_school:",
        tests=[f"{PLACE}the_third_of_a_school_and_the_one_past_capacity_go_on_the_waiting_list"],
    ),
    Mutant(
        "nothing is offered before the head has approved",
        text="if case.needs_approval and case.head_approved is None:",
        instead="if False:",
        tests=[f"{PLACE}without_the_heads_approval_nothing_is_offered"],
    ),
    Mutant(
        "nothing is offered where the head has refused",
        text="if case.head_approved is False:",
        instead="if False:",
        tests=[f"{PLACE}whose_head_refused_is_not_told_that_all_places_are_taken"],
    ),
    Mutant(
        "no reason stands in for a place or a head",
        text="if not reason.can_be_overridden:",
        instead="if False:",
        tests=[f"{PLACE}capacity_is_never_overridden"],
    ),
    Mutant(
        "what is offered in spite of a rule has its reason",
        text="if blocking and not override_reason.strip():",
        instead="if False:",
        tests=[f"{PLACE}a_third_from_one_school_needs_a_reason_that_is_kept"],
    ),
    Mutant(
        "an offer is answered once",
        text='if row.answered_at: raise Refused(f"This offer has been answered already',
        instead='if False: raise Refused(f"This offer has been answered already',
        tests=[f"{PLACE}an_offer_is_answered_once"],
    ),
    Mutant(
        "an offer runs out",
        text="if row.expires_at <= now and given in (OfferAnswer.ACCEPTED,",
        instead="if row.expires_at < now and given in (OfferAnswer.ACCEPTED,",
        tests=[f"{PLACE}an_offer_cannot_be_accepted_once_it_has_run_out"],
    ),
    Mutant(
        "a place is accepted on the terms that were shown",
        text="if workgroup.fee_policy_id != policy_id:",
        instead="if False:",
        tests=[f"{PLACE}terms_that_changed_meanwhile_must_be_read_again"],
    ),
    Mutant(
        "who cannot take part sends no expression of interest",
        text="if reason := reason_not_eligible(answers.job_role,",
        instead='if reason := "" and (answers.job_role,',
        tests=[f"{INTEREST}a_prospective_head_of_department_is_refused_with_the_reason"],
    ),
    Mutant(
        "nothing is taken after the closing time",
        text="if not WorkGroup.objects.recruiting(timezone.now()).filter(pk=workgroup.pk).exists():"
        ' raise Refused( "This Work Group is not open',
        instead='if False: raise Refused( "This Work Group is not open',
        tests=[f"{INTEREST}nothing_is_taken_after_the_closing_time"],
    ),
    Mutant(
        "nothing is taken once the workshops are over",
        text="if not WorkGroup.objects.not_over(timezone.now()).filter(pk=workgroup.pk).exists():",
        instead="if False:",
        tests=["tests/participants/test_over.py::test_nor_does_the_hub_enter_one"],
    ),
    Mutant(
        "the waiting list comes first, in its own order",
        text="return False, -score, waiting_since, pk",
        instead="return True, -score, sent_at, pk",
        tests=[
            f"{TURNS}of_several_ticked_the_first_on_the_list_is_offered_the_place",
            f"{LISTS}whoever_is_next_is_offered_the_place_and_then_the_one_after",
        ],
    ),
    Mutant(
        "there are no fewer places than people with one",
        text="if held.is_below_given(capacity):",
        instead="if False:",
        tests=[f"{FEWER}fewer_places_than_are_given_are_refused_with_the_number"],
    ),
    Mutant(
        "a smaller number of places is meant",
        text="if held.is_below_offers(capacity) and not goes_below_offers:",
        instead="if False:",
        tests=[f"{FEWER}fewer_places_than_are_given_and_offered_are_explained_and_asked_about"],
    ),
    Mutant(
        "nobody is given a place in what is called off",
        text="if workgroup.cancelled_at: raise Refused(CALLED_OFF)",
        instead="if False: raise Refused(CALLED_OFF)",
        tests=[f"{ENDED}nobody_is_given_a_place_any_more"],
    ),
    Mutant(
        "nobody is their own head",
        text="is_own = answers.email.lower() == answers.head_email.lower()",
        instead="is_own = False",
        tests=[f"{INTEREST}the_teachers_own_address_is_not_taken_for_the_heads"],
    ),
    Mutant(
        "one person asks once",
        dropped="one_open_interest_for_each_person",
        tests=[f"{INTEREST}a_second_expression_of_interest_from_one_person_is_refused"],
    ),
    Mutant(
        "an expression of interest moves as the rule says",
        text="check_interest_move(row.state, state)",
        instead="pass",
        tests=[
            "tests/participants/test_second_thoughts.py",
            "tests/participants/test_place.py",
            "tests/participants/test_rules.py",
        ],
    ),
    Mutant(
        "a draft is no public page",
        text="return self.exclude(published_at=None).filter(cancelled_at=None)",
        instead="return self.filter(cancelled_at=None)",
        tests=["tests/workgroups/test_plan.py::test_the_public_page_of_a_draft_is_not_there"],
    ),
    Mutant(
        "a public page is about a public row",
        text="rows = getattr(self.model.objects, self.which)()",
        instead="rows = self.model.objects.all()",
        tests=["tests/workgroups/test_plan.py::test_the_public_page_of_a_draft_is_not_there"],
    ),
    Mutant(
        "a public list holds public rows",
        text="queryset = self.prepare(self.model.objects.public())",
        instead="queryset = self.prepare(self.model.objects.all())",
        tests=[
            "tests/workgroups/test_catalogue.py::"
            "test_neither_a_draft_nor_what_was_cancelled_is_listed"
        ],
    ),
    Mutant(
        "staff change dates of the place alone",
        text="raise Http404 def get_context_data(self, **kwargs): "
        "return super().get_context_data( date=self.date, title",
        instead="return date\n\n    def get_context_data(self, **kwargs):\n"
        "        return super().get_context_data(date=self.date, title",
        tests=[
            "tests/participants/test_staff_pages.py::"
            "test_no_date_of_another_work_group_is_cancelled_for_somebody"
        ],
    ),
    Mutant(
        "a closed register takes no marks",
        text='if register.closed_at: raise Refused("This register is closed. The hub',
        instead='if False: raise Refused("This register is closed. The hub',
        tests=[f"{REGISTER}a_closed_register_takes_no_marks_and_no_cancellations"],
    ),
    Mutant(
        "no register is closed before its workshop",
        text='if workshop.starts_at > now: raise Refused( f"The workshop starts',
        instead='if False: raise Refused( f"The workshop starts',
        tests=[f"{REGISTER}no_register_is_closed_before_its_workshop_starts"],
    ),
    Mutant(
        "a register holds its own Work Group's people",
        text="if unknown := set(marks) - set(lines):",
        instead="if unknown := set():",
        tests=[f"{REGISTER}somebody_of_another_work_group_is_not_on_the_register"],
    ),
    Mutant(
        "nobody says after the start that they will not come",
        text="elif workshop.starts_at <= now:",
        instead="elif False:",
        tests=[
            "tests/participants/test_own_place_pages.py::"
            "test_what_is_typed_is_kept_when_the_workshop_has_begun"
        ],
    ),
    Mutant(
        "word does not come from the future",
        text='if notified_at > now: raise Refused("Word cannot',
        instead='if False: raise Refused("Word cannot',
        tests=[f"{REGISTER}notice_lies_between_the_place_and_now"],
    ),
    Mutant(
        "a report with the hub lead stays as it is",
        text="if current not in WITH_THE_LEAD:",
        instead="if False:",
        tests=[f"{REPORT}a_submitted_report_cannot_be_changed_or_submitted_again"],
    ),
    Mutant(
        "an approved report is the end",
        text="check_report_move(row.state, AFTER_REVIEW[verdict])",
        instead="pass",
        tests=[f"{REPORT}only_a_submitted_report_is_reviewed"],
    ),
]
