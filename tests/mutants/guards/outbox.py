"""Email: once for each fact, only while it holds, and never twice at the same time."""

from tests.mutants.mutant import Mutant

DELIVERY = "tests/outbox/test_delivery.py::test_"
SLOW = "tests/outbox/test_slow_servers.py::test_"
HEALTH = "tests/portal/test_health.py::test_"
PAGES = "tests/outbox/test_pages.py::test_"
REMIND = "tests/participants/test_remind.py::test_"

MUTANTS = [
    Mutant(
        "queueing twice is one message",
        text="Message.objects.bulk_create(rows, ignore_conflicts=True,",
        instead="Message.objects.bulk_create(rows,",
        tests=[f"{DELIVERY}a_message_is_queued_once_for_each_key"],
    ),
    Mutant(
        "a letter has its files once",
        text='IsOneOf(F("message_id"), ids), attachments=None)',
        instead='IsOneOf(F("message_id"), ids))',
        tests=[
            "tests/outbox/test_invitations.py::test_the_same_letter_queued_twice_has_its_file_once"
        ],
    ),
    Mutant(
        "nothing is sent that does not hold any more",
        text="dropped = unwanted(batch, clock())",
        instead="dropped: set[int] = set()",
        tests=[f"{DELIVERY}a_message_nobody_wants_any_more_is_not_sent"],
    ),
    Mutant(
        "a message is wanted up to its moment",
        text="if message.wanted_until and message.wanted_until <= now:",
        instead="if message.wanted_until and message.wanted_until < now:",
        tests=[f"{DELIVERY}a_message_nobody_wants_any_more_is_not_sent"],
    ),
    Mutant(
        "nobody is reminded of a date that has gone",
        text='@still_wanted("workshop-reminder", "date-confirmed-again")',
        tests=[f"{REMIND}a_queued_reminder_stays_unsent_when_its_date_has_gone"],
    ),
    Mutant(
        "nobody is reminded for a day by which they did not know of the date",
        text="if known_on < day <= on < workshop_on]",
        instead="if day <= on < workshop_on]",
        tests=[f"{REMIND}whoever_accepts_on_the_day_before_gets_no_reminder_for_a_day_gone_by"],
    ),
    Mutant(
        "a reminder names no free moment that has gone by",
        text="ahead = free_until if free_until and free_until > now else None",
        instead="ahead = free_until",
        tests=[f"{REMIND}the_last_reminder_names_no_free_moment_that_has_gone_by"],
    ),
    Mutant(
        "nobody reads of a decision on a fee that is undone",
        text='@still_wanted("fee-decided")',
        tests=[
            "tests/fees/test_told.py::test_a_decision_that_is_undone_before_it_was_sent_is_not_read"
        ],
    ),
    Mutant(
        "nobody is asked about a fee that is no longer due",
        text='@still_wanted("fee-proposed", "fee-proposed-school")',
        tests=[
            "tests/fees/test_propose.py::test_nobody_is_asked_about_a_fee_that_is_no_longer_due"
        ],
    ),
    Mutant(
        "an offer that was answered is not sent",
        text='@still_wanted("place-offered")',
        tests=[
            "tests/participants/test_second_thoughts.py::"
            "test_an_offer_that_waits_in_the_post_goes_only_while_it_stands"
        ],
    ),
    Mutant(
        "a worker holds what it sends",
        text="message.claimed_until = now + LEASE",
        instead="message.claimed_until = None",
        tests=[f"{DELIVERY}a_worker_that_dies_holds_its_messages_only_for_the_lease"],
    ),
    Mutant(
        "nobody takes what a worker holds",
        text="filter(due_at__lte=now).exclude(claimed_until__gt=now)",
        instead="filter(due_at__lte=now)",
        tests=[f"{DELIVERY}a_worker_that_dies_holds_its_messages_only_for_the_lease"],
    ),
    Mutant(
        "two workers never take the same message",
        text="due.select_for_update(skip_locked=True)[:BATCH]",
        instead="due[:BATCH]",
        tests=[f"{DELIVERY}many_workers_at_once_send_each_message_once"],
    ),
    Mutant(
        "no worker waits for another",
        text="due.select_for_update(skip_locked=True)[:BATCH]",
        instead="due.select_for_update()[:BATCH]",
        tests=[f"{DELIVERY}a_worker_passes_over_what_another_is_just_taking"],
    ),
    Mutant(
        "a batch is handed back when its lease is nearly over",
        text="if clock() + timedelta(seconds=MESSAGE_LIMIT) > claimed_until:",
        instead="if False:",
        tests=[f"{DELIVERY}a_batch_is_handed_back_when_its_lease_is_nearly_over"],
    ),
    Mutant(
        "a message is given up after its last try",
        text="if refuses_for_good(error) or message.attempts >= MAX_ATTEMPTS:",
        instead="if refuses_for_good(error) or message.attempts > MAX_ATTEMPTS:",
        tests=[f"{DELIVERY}a_passing_fault_is_tried_again_with_growing_pauses_and_then_given_up"],
    ),
    Mutant(
        "no line break reaches a header",
        dropped="message_headers_are_one_line",
        tests=[f"{DELIVERY}a_line_break_never_reaches_a_header"],
    ),
    Mutant(
        "a hub's name cannot end its own quotes",
        text="""name.replace("\\\\", "").replace('"', "'")""",
        instead="name",
        tests=[
            f"{DELIVERY}what_is_due_is_sent_with_its_own_message_id_and_signed_by_the_hub",
        ],
    ),
    Mutant(
        "staff read no link that acts for its reader",
        text='return TOKEN.sub("…", message.text)',
        instead="return message.text",
        tests=[f"{PAGES}staff_read_a_message_without_the_link_that_acts_for_its_reader"],
    ),
    Mutant(
        "a sign-in code is for its reader alone",
        text='if message.kind.startswith("sign-in-"):',
        instead="if False:",
        tests=[f"{PAGES}a_sign_in_code_is_shown_to_nobody_but_its_reader"],
    ),
    Mutant(
        "only a failed message is tried again",
        text="Message.objects.filter(pk=message.pk, failed_at__isnull=False).update(",
        instead="Message.objects.filter(pk=message.pk).update(",
        tests=[f"{DELIVERY}of_two_who_try_it_again_at_once_one_is_told_that_it_has_not_failed"],
    ),
    Mutant(
        "two clicks send an email again once",
        text="if times_repeated(first) != times:",
        instead="if False:",
        tests=["tests/outbox/test_again.py::test_two_clicks_send_it_once"],
    ),
    Mutant(
        "what no longer holds is not sent again",
        text="if unwanted([letter], timezone.now()):",
        instead="if False:",
        tests=[
            "tests/outbox/test_again.py::test_a_reminder_of_a_date_that_was_cancelled_is_not_sent_again"
        ],
    ),
    Mutant(
        "a head is written to once a day at most",
        text="if written_to_head_on(timezone.localdate(), interest):",
        instead="if False:",
        tests=["tests/participants/test_heads.py::test_a_head_is_asked_again_once_a_day"],
    ),
    Mutant(
        "half of an answer is none",
        text="if self.is_cut_off: self.close()",
        instead="if False:\n            self.close()",
        tests=[f"{SLOW}a_server_that_answers_for_ever_is_cut_off_wherever_it_does"],
    ),
    Mutant(
        "others pass a slow destination",
        text="self.slow |= set(+self.left)",
        instead="pass",
        tests=[f"{SLOW}a_slow_destination_holds_up_only_itself"],
    ),
    Mutant(
        "no more than one message a lane is sent and not written down",
        text="while not outcome.is_recorded.wait(1):",
        instead="while False:",
        tests=[f"{SLOW}what_is_sent_is_written_down_before_the_next_goes"],
    ),
    Mutant(
        "what was tried is late as well",
        text="filter(Q(due_at__lte=now) | Q(attempts__gt=0))",
        instead="filter(due_at__lte=now, attempts=0)",
        tests=[f"{HEALTH}what_has_been_due_for_five_minutes_rings_tried_or_not"],
    ),
    Mutant(
        "a silent clock rings",
        text="self.last_beat <= self.at - ALARM",
        instead="False",
        tests=[f"{HEALTH}clock_and_workers_are_missed_after_five_minutes"],
    ),
    Mutant(
        "a worker gone rings",
        text="workers=sum(at > now - ALARM for at in signs.values())",
        instead="workers=len(signs)",
        tests=[f"{HEALTH}clock_and_workers_are_missed_after_five_minutes"],
    ),
    Mutant(
        "no line of a log has a token",
        text='return TOKEN.sub("…", super().format(record))',
        instead="return super().format(record)",
        tests=["tests/portal/test_logs.py::test_no_token_is_in_the_line_about_a_page_not_found"],
    ),
    Mutant(
        "a code that was used is kept by nobody",
        text="blank_used_code(email=",
        instead="(lambda **_: None)(email=",
        tests=["tests/portal/test_sign_in.py::test_a_code_that_was_used_stands_in_no_kept_letter"],
    ),
    Mutant(
        "a code is blanked in its own letter alone",
        text="codes.filter(text__contains=code).update(",
        instead="codes.update(",
        tests=[
            "tests/outbox/test_blanking.py::test_a_code_is_blanked_once_it_is_used_and_only_that_one"
        ],
    ),
    Mutant(
        "a link that was stopped opens nothing",
        text="if any(is_stopped(token) for is_stopped in stopped_by):",
        instead="if False:",
        tests=[
            "tests/outbox/test_stop_links.py::test_a_link_that_was_stopped_says_so_and_does_nothing"
        ],
    ),
    Mutant(
        "the links of one letter are stopped and no others",
        text='return stopped.filter(text__contains=Slot("token", TextField())).values_list(',
        instead="return stopped.values_list(",
        tests=[
            "tests/outbox/test_stop_links.py"
            "::test_links_of_other_letters_and_of_the_one_sent_again_work_on"
        ],
    ),
]
