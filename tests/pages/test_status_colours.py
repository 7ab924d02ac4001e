"""One colour, one meaning: what every status says and its colour, written by hand here."""

import re
from itertools import chain
from pathlib import Path

from evaluations.templatetags import evaluations
from fees.templatetags import fees
from needs.templatetags import enquiries
from needs.views import survey
from outbox import models as outbox
from participants.templatetags import participants
from schools.models import school, school_register
from workgroups.rules import visit
from workgroups.templatetags import workgroups

ROOT = Path(__file__).parents[2]
TABLES = [
    evaluations.CONSENT_COLOURS,
    evaluations.STATE_COLOURS,
    evaluations.STRENGTH_COLOURS,
    fees.STATE_COLOURS,
    enquiries.COLOURS,
    survey.STATE_COLOURS,
    outbox.STATE_COLOURS,
    participants.CERTIFICATE_COLOURS,
    participants.GOVERNOR_REPORT_COLOURS,
    participants.INTEREST_COLOURS,
    participants.LESSON_COLOURS,
    participants.OFFER_OUTCOME_COLOURS,
    participants.OUTCOME_COLOURS,
    participants.REGISTER_COLOURS,
    participants.TASK_COLOURS,
    school.STATUS_COLOURS,
    school_register.IMPORT_COLOURS,
    visit.COLOURS,
    workgroups.STAGE_COLOURS,
]
STATES = {
    # Success just reached, or the top of a scale.
    "green": {
        "Given", "Has asked already", "Published", "Reached", "Secure", "Taught",
    },
    # In progress, or on its way.
    "blue": {
        "A colleague comes", "Announced", "Begun", "Being applied", "Being checked",
        "Being written", "Offered a place within minutes",
        "Closing",
        "Confirmed", "Emerging", "Ending", "Invited", "Is offered a place", "New",
        "New this year", "Not open yet", "Open", "Open for interest", "Planned", "Proposed",
        "Running", "Trying again", "Waiting", "Working towards it",
    },
    # Waiting on someone.
    "yellow": {
        "Allocating places", "Consent is missing", "Goes on the waiting list", "Head",
        "Needs attention", "Not begun", "Not given yet",
        "Not planned yet", "Not signed yet", "Not told yet", "Open", "Teacher",
        "Offered a place", "On the waiting list", "Paused", "Runs out soon", "Says something else",
        "Template has changed", "Time to look back", "To do", "Waiting", "With the hub lead",
    },
    # Needs you.
    "red": {
        "At risk", "Below last time", "Cancelled late", "Could not be sent", "Did not come",
        "Hidden", "Withdrawn",
        "Clash", "Due", "Late", "Missing", "Needs a decision", "New", "No Work Group yet",
        "Not answered yet", "Nothing attended any more", "Offer ran out", "Reopened for changes",
        "Returned to the lead", "Run out",
        "Overdue", "School may not know", "To do", "To write up", "Waiting for you",
    },
    # Ordinary, or closed.
    "grey": {
        "Active", "Answered", "Applied", "Approved", "Attended", "Awarded", "Called off",
        "Cancelled", "Cancelled in time", "Cannot be used", "Closed",
        "Colleague attended instead", "Completed", "Dealt with", "Done", "Done and told", "Draft",
        "Ended", "Not published",
        "Handed in", "Has left", "Newest", "Part", "You are on the register",
        "Excused", "Finished", "Gave up the place", "Given up", "Going well", "Has a place",
        "If you need it", "In force", "Invoiced", "Issued", "Its beginning is hidden", "Leads",
        "Merged", "Moved to a parallel group", "No evidence yet", "No longer due",
        "No longer leading", "No longer wanted",
        "Not wanted", "Not yet", "Nothing", "Now", "Open", "Published now", "Raised the need",
        "Replaced", "Retired", "Revoked", "Sent", "Set aside", "Shared", "Stays as they are",
        "To come", "Trained", "Valid", "Waived", "Yes",
        "You are coming", "You are not coming",
    },
}  # fmt: skip
IN_TEMPLATES = re.compile(r'status_tag "([^"]+)" "([a-z]+)"')
IN_CODE = re.compile(r'"([A-Z][^"]*)", "(green|blue|yellow|red|grey)"')


def sources(pattern: str):
    """The text of each file; less the gallery of parts, which shows every colour."""
    for path in ROOT.glob(pattern):
        is_ours = not {"tests", "node_modules", "docs", "var", ".venv"} & set(
            path.relative_to(ROOT).parts
        )
        if is_ours and "gallery" not in path.name:
            yield path.read_text()


def statuses() -> set[tuple[str, str]]:
    """Every (words, colour) in tables, in templates and in code."""
    of_tables = ((str(state.label), colour) for table in TABLES for state, colour in table.items())
    of_templates = (IN_TEMPLATES.findall(text) for text in sources("templates/**/*.html"))
    of_code = (IN_CODE.findall(text) for text in sources("*/**/*.py"))
    return set(of_tables) | set(chain(*of_templates)) | set(chain(*of_code))


def test_every_status_has_the_colour_of_its_meaning():
    assert statuses() == {(words, colour) for colour in STATES for words in STATES[colour]}


def test_no_table_of_colours_is_left_out():
    named = [re.findall(r"^(\w*COLOURS) = \{", text, re.M) for text in sources("*/**/*.py")]

    assert len(list(chain(*named))) == len(TABLES)
