"""Valid answers to the pages of local leaders and of schools' stages."""

from collections.abc import Callable
from datetime import date

from tests.journeys.people import day
from tests.world import World

SOON = date(2022, 6, 8)  # in the school year of the Work Groups of the tests

LEADERS_AND_STAGES: dict[str, Callable[[World], dict]] = {
    "workgroups:add_leader": (
        lambda w: (
            {
                "hub": w.hub.pk,
                "name": "Lara Leader",
                "email": "lara@example.org",
                "availability": "available",
                "specialisms": "Bar modelling, early number",
            }
            | day("from_on", SOON)
        )
    ),
    "workgroups:edit_leader": (
        lambda w: {"availability": "none", "bio": "A teacher"} | day("from_on", SOON)
    ),
    "workgroups:edit_own_leader": (
        lambda w: {"availability": "limited", "bio": "I teach", "may_publish_bio": "on"}
    ),
    "workgroups:add_credential": (
        lambda w: {"kind": "pd_lead", "status": "awarded"} | day("awarded_on", SOON)
    ),
    "workgroups:edit_credential": (lambda w: {"kind": "sle", "status": "given_up"}),
    "workgroups:remove_credential": lambda w: {},
    "workgroups:add_training": (lambda w: {"title": "Coaching"} | day("on", SOON)),
    "workgroups:remove_training": lambda w: {},
    "workgroups:add_deployment": (
        lambda w: (
            {"workgroup": w.workgroup.pk, "purpose": "Early number", "days": "0.5"}
            | day("from_on", SOON)
        )
    ),
    "workgroups:edit_deployment": (
        lambda w: (
            {"school": w.school.urn, "purpose": "Early number", "days": "3"} | day("from_on", SOON)
        )
    ),
    "workgroups:remove_deployment": lambda w: {},
    "participants:whom_to_invite": lambda w: {},
    "workgroups:copy_event": (lambda w: day("day", SOON)),
    "workgroups:note_stage": (
        lambda w: {"phase": "secondary", "stage": "embedding"} | day("from_on", SOON)
    ),
    "workgroups:change_stage": (
        lambda w: {"phase": "secondary", "stage": "readiness"} | day("from_on", SOON)
    ),
    "workgroups:remove_stage": lambda w: {},
}
