"""Valid answers to the pages about agreements and the reports of schools to their governors."""

from collections.abc import Callable

from django.utils import timezone

from tests.journeys.people import day
from tests.world import World

CLAUSES = {"opening": "We agree.", "clauses": ["dates", "governors"]} | {
    "dates": "Come to every workshop.",
    "governors": "Report each term.",
}


def signed(world: World) -> dict:
    return {"name": "Hari Head", "agreement": world.studying.agreement_id}


ABOUT_AGREEMENTS: dict[str, Callable[[World], dict]] = {
    # As it is sent from the page that reads it back.
    "hubs:write_agreement": lambda w: CLAUSES | {"confirmed": "yes"},
    "workgroups:choose_agreement": lambda w: {"agreement": "", "unsigned": "blocks"},
    "participants:agreement_of_head": signed,
    "participants:agreement_of_teacher": signed,
    "participants:record_signature": (
        lambda w: {"role": "head", "name": "Hari Head"} | day("signed_on", timezone.localdate())
    ),
    "participants:own_governor_report": (
        lambda w: {
            "version": "0",
            "readers": "governors",
            "changed": "Pupils explain more.",
            "ahead": "Year 9 follows.",
            "name": "Tess Teacher",
            "then": "hand_in",
        }
    ),
}
