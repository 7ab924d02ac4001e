"""What everybody reads: kept for strangers alone and never stale; and wishes."""

from tests.mutants.mutant import Mutant

KEPT = "tests/pages/kept/test_kept_pages.py::test_"
STALE = "tests/pages/kept/test_never_stale.py::test_"
TWO_HUBS = "tests/participants/test_next_time_of_two_hubs.py::test_"
WISH = "tests/participants/test_next_time.py::test_"
FORGOTTEN = "tests/participants/test_next_time_forgotten.py::test_"
ELSEWHERE = "tests/workgroups/test_elsewhere.py::test_"

MUTANTS = [
    Mutant(
        "what a kept page does not read is taken off its address",
        text="ask_only(request, self.reads)",
        tests=[f"{KEPT}what_a_page_does_not_read_makes_no_page_of_its_own"],
    ),
    Mutant(
        "a page of somebody signed in is kept for nobody",
        text="and settings.SESSION_COOKIE_NAME not in request.COOKIES",
        instead="",
        tests=[f"{KEPT}nothing_is_kept_of_or_for_somebody_signed_in"],
    ),
    Mutant(
        "what is to be said to a stranger is said",
        text='and "messages" not in request.COOKIES',
        instead="",
        tests=[f"{KEPT}what_is_to_be_said_to_one_reader_is_said_to_nobody_else"],
    ),
    Mutant(
        "no form with a token is kept",
        text='and b"csrfmiddlewaretoken" not in response.content',
        instead="",
        tests=[f"{KEPT}a_page_with_a_token_or_a_cookie_is_not_kept"],
    ),
    Mutant(
        "a kept page is of its minute",
        text='request.META["QUERY_STRING"], str(minute), shown.version()',
        instead='request.META["QUERY_STRING"], shown.version()',
        tests=[f"{STALE}the_clock_closes_it_at_its_minute"],
    ),
    Mutant(
        "a kept page is of what the history last wrote",
        text='request.META["QUERY_STRING"], str(minute), shown.version()]',
        instead='request.META["QUERY_STRING"], str(minute)]',
        tests=[f"{STALE}a_change_is_on_the_page_at_once"],
    ),
    Mutant(
        "whoever is still writing is part of the version",
        text="[*newest, writing]",
        instead="newest",
        tests=[f"{STALE}whoever_began_to_write_earlier_and_finished_later_is_not_overlooked"],
    ),
    Mutant(
        "the facts for search engines end nothing on the page",
        text=".translate(NO_MARKUP)",
        instead="",
        tests=[f"{ELSEWHERE}nothing_typed_ends_the_data_or_runs"],
    ),
    Mutant(
        "a wish is answered by its own hub alone",
        text="if before.hub_id != workgroup.hub_id or before.pk == workgroup.pk:",
        instead="if before.pk == workgroup.pk:",
        tests=[f"{TWO_HUBS}a_wish_in_one_hub_is_not_answered_by_what_the_other_publishes"],
    ),
    Mutant(
        "an address in a draft is shown beside its own Work Group alone",
        text="InterestDraft.objects.filter(pk=pk, workgroup=workgroup)",
        instead="InterestDraft.objects.filter(pk=pk)",
        tests=[f"{WISH}without_the_draft_s_own_link_its_address_is_not_shown"],
    ),
    Mutant(
        "a wish that is taken back keeps no address",
        dropped="wish_forgotten_without_address",
        tests=[f"{FORGOTTEN}the_database_keeps_no_half_wish"],
    ),
]
