"""Valid answers to the pages on which hubs, their people and their school years are kept."""

from collections.abc import Callable

from tests.journeys.people import day
from tests.robust.leader_acts import SOON
from tests.world import World

LEADING = {
    "invoice_prefix": "ELM-",
    "vat_treatment": "exempt",
    "finance_email": "money@example.org",
    "payment_details": "By transfer.",
}

ABOUT_HUBS: dict[str, Callable[[World], dict]] = {
    "hubs:open_hub": (
        lambda w: {"name": "Elmfield", "mailbox": "elm@example.org"} | day("opened_on", SOON)
    ),
    "hubs:edit_hub": (
        lambda w: {"name": "Elmfield", "mailbox": "elm@example.org"} | day("opened_on", SOON)
    ),
    "hubs:edit_hub_contact": (
        lambda w: {"mailbox": "elm@example.org", "telephone": "01632 960001"}
    ),
    "hubs:edit_logo": (lambda w: {"words": "Steps"}),
    "hubs:remove_logo": (lambda w: {}),
    "hubs:close_hub": (lambda w: day("closed_on", SOON)),
    "hubs:add_lead_school": (lambda w: LEADING | {"school": w.school.urn} | day("from_on", SOON)),
    "hubs:hand_over": (lambda w: LEADING | {"school": w.school.urn} | day("from_on", SOON)),
    "hubs:end_lead_school": (lambda w: day("until_on", SOON)),
    "hubs:invite": (
        lambda w: (
            {"name": "Ned New", "email": "ned@example.org", "hub": w.hub.pk, "role": "board"}
            | day("from_on", SOON)
        )
    ),
    "hubs:edit_terms": (lambda w: {"text": "Autumn: 2/9/2026 - 18/12/2026"}),
    "hubs:add_special_days": (
        lambda w: {"kind": "exams", "name": "SATs"} | day("from_on", SOON) | day("until_on", SOON)
    ),
    "hubs:edit_special_days": (
        lambda w: {"kind": "exams", "name": "SATs"} | day("from_on", SOON) | day("until_on", SOON)
    ),
    "hubs:change_role": (lambda w: {"role": "partner"} | day("from_on", SOON)),
    "hubs:correct_invitation": (lambda w: {"name": "Bea Board", "email": "bea@example.org"}),
    "hubs:end_role": (lambda w: day("until_on", SOON)),
}
