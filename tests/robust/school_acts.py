"""Valid answers to the pages about one school or organisation, and whom to write to there."""

from collections.abc import Callable
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.journeys.people import day
from tests.robust.leader_acts import SOON
from tests.schools.register import register_bytes, school
from tests.world import World

CONTACT = day("from_on", SOON) | {
    "role": "finance",
    "name": "Fay Finance",
    "email": "fay@example.org",
    "email_state": "in_use",
    "source": "told",
}
OWN_CONTACT = {"name": "Nadia New", "email": "nadia@example.org", "telephone": ""}


def yesterday(name: str) -> dict:
    return day(name, timezone.localdate() - timedelta(days=1))


def register_file_answers(world: World) -> dict:
    content = register_bytes(school(900001))
    return {
        "kind": "schools",
        "key": "5f6ad04d-1953-46fa-9f00-3c63b33b99db",
        "file": SimpleUploadedFile("edubasealldata.csv", content, "text/csv"),
    }


def plan_answers(world: World) -> dict:
    dates = day("by_1", SOON) | day("review_on", SOON)
    return dates | {
        "version": "1",
        "priority": "Plan lessons together",
        "what_1": "One lesson a week",
        "came_of": "We plan together",
    }


ABOUT_SCHOOLS: dict[str, Callable[[World], dict]] = {
    "schools:add_organisation": (
        lambda w: {"hub": w.hub.pk, "name": "Elmfield University", "kind": "university"}
    ),
    "schools:edit_organisation": (lambda w: {"name": "Elmfield Trust", "kind": "trust"}),
    "schools:close_organisation": (lambda w: day("closed_on", SOON)),
    "hubs:edit_partner": (lambda w: day("from_on", SOON) | {"kind": "operational"}),
    "hubs:end_partnership": (lambda w: day("until_on", SOON)),
    "schools:add_school_contact": (lambda w: CONTACT),
    "schools:edit_school_contact": (lambda w: CONTACT),
    "participants:send_school_page": (lambda w: {"contacts": [w.school_contact.pk]}),
    "participants:add_own_contact": (lambda w: OWN_CONTACT),
    "participants:correct_own_contact": (lambda w: OWN_CONTACT),
    "participants:own_contact_gone": (lambda w: {}),
    "schools:end_school_contact": (lambda w: day("until_on", SOON)),
    "hubs:add_contact": (
        lambda w: yesterday("day") | {"way": "phone", "said": "They would like a flyer"}
    ),
    "hubs:edit_contact": (
        lambda w: yesterday("day") | {"way": "email", "said": "They would like two flyers"}
    ),
    "hubs:remove_contact": (lambda w: {}),
    "participants:declare_initiative": (lambda w: {"name": "Reading Together"}),
    "participants:declare_for_school": (lambda w: {"name": "Reading Together"}),
    "participants:take_back_initiative": (lambda w: {}),
    "participants:edit_action_plan": plan_answers,
    "participants:own_action_plan": plan_answers,
}
