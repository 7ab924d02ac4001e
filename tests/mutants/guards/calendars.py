"""Calendars: what they are told, what they are not, and for whom a feed opens."""

from tests.mutants.mutant import Mutant

FILE = "tests/pages/test_calendars.py::test_"
PLACES = "tests/participants/calendars/test_places.py::test_"
OTHERS = "tests/participants/calendars/test_others.py::test_"
AT_ONCE = "tests/participants/calendars/test_at_once.py::test_"
OWN = "tests/participants/test_own_calendar.py::test_"
LETTERS = "tests/outbox/test_invitations.py::test_"

MUTANTS = [
    Mutant(
        "a calendar takes no line break for a new property",
        text='return " ".join(CONTROLS.sub(" ", text).split())',
        instead="return text",
        tests=[f"{FILE}a_line_break_adds_no_property"],
    ),
    Mutant(
        "each word about a date is a later one than the last",
        text="workshop.sequence += 1",
        instead="pass",
        tests=[f"{PLACES}a_cancelled_date_goes_and_comes_back"],
    ),
    Mutant(
        "words about one date are counted one by one",
        text='Workshop.objects.select_for_update(of=["self"], no_key=True) .select_related("venue")'
        " .get(pk=workshop.pk)",
        instead='Workshop.objects.select_related("venue").get(pk=workshop.pk)',
        tests=[f"{AT_ONCE}each_word_about_a_date_has_a_number_of_its_own"],
    ),
    Mutant(
        "a form opened before takes no count back",
        text="workshop.sequence = before.sequence + 1 if is_new else before.sequence",
        instead="pass",
        tests=[f"{PLACES}a_form_opened_before_takes_no_count_back"],
    ),
    Mutant(
        "who has cancelled is not asked in again by a move",
        text='"""Of whoever has cancelled it, the calendar holds it no longer."""'
        " if answer.cancellation:",
        instead="if False:",
        tests=[f"{PLACES}who_has_cancelled_is_told_of_a_move_and_their_calendar_is_not"],
    ),
    Mutant(
        "the link to join comes no earlier than on the person's page",
        text="return workshop.starts_at - at <= JOIN_LINK_SHOWN",
        instead="return True",
        tests=[
            f"{PLACES}an_online_workshop_shows_its_link_to_who_has_a_place_once_it_is_near",
            f"{OWN}the_link_to_join_comes_when_it_comes_on_the_persons_page",
        ],
    ),
    Mutant(
        "several dates are no invitation beside the words",
        text="if len(dates) == 1:",
        instead="if dates:",
        tests=[f"{LETTERS}several_dates_are_a_file_each"],
    ),
    Mutant(
        "stopping the links of a letter stops the feeds found by it",
        text="return [] if links_stopped_since(self.object.email, made_at) else super().holders()",
        instead="return super().holders()",
        tests=[f"{OWN}stopping_the_links_of_a_letter_stops_the_feeds_found_by_them"],
    ),
    Mutant(
        "who leads it no longer has its dates no longer",
        text="letter, takes_out(*dates), lead, workgroup)",
        instead="letter, takes_in(*dates), lead, workgroup)",
        tests=[f"{OTHERS}whoever_becomes_lead_has_the_dates_until_they_are_taken_off"],
    ),
]
