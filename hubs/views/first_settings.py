"""What a hub settles before its first Work Group, as a list of jobs."""

from collections.abc import Collection, Mapping
from typing import Any

from django.urls import reverse

from hubs.choices import HubTextKind
from hubs.models import Hub, LeadSchool

# What nobody can express an interest without, or no invoice is issued without.
NEEDED = "To do", "red"
LATER = "If you need it", "grey"
DONE = "Done", ""


def first_settings(
    hub: Hub,
    *,
    lead_schools: Collection[LeadSchool],
    texts: Mapping[str, Any],
    has_terms: bool,
    people: int,
) -> list[dict[str, str]]:
    """The jobs in their order, as a task list takes them; none once all that is needed is done."""
    jobs = [
        settings_job(
            "Say which school leads the hub",
            reverse("hubs:lead_schools", args=[hub.pk]),
            "It issues the hub’s invoices.",
            is_done=bool(lead_schools),
        ),
        *(vat_job(lead) for lead in lead_schools),
        text_job(hub, HubTextKind.PRIVACY, "Everybody who asks for a place reads it.", texts),
        text_job(hub, HubTextKind.ABOUT, "It stands on the hub’s public page.", texts),
    ]
    if all(one["status"] == DONE[0] for one in jobs):
        return []
    return [
        *jobs,
        settings_job(
            "Invite a colleague",
            f"{reverse('hubs:people')}?hub={hub.pk}",
            "So that somebody is there when you are not.",
            is_done=people > 1,
            otherwise=LATER,
        ),
        settings_job(
            "Write terms on missed and late-cancelled workshops",
            reverse("hubs:add_policy", args=[hub.pk]),
            "Without terms the hub charges no fee.",
            is_done=has_terms,
            otherwise=LATER,
        ),
    ]


def vat_job(lead: LeadSchool) -> dict[str, str]:
    return settings_job(
        f"Choose how {lead.school.name} treats VAT",
        reverse("hubs:edit_lead_school", args=[lead.pk]),
        "Ask its finance team. No invoice goes out before.",
        is_done=not lead.lacks_vat_treatment,
    )


def text_job(hub: Hub, kind: HubTextKind, hint: str, texts: Mapping[str, Any]) -> dict[str, str]:
    url = reverse("hubs:write_text", args=[hub.pk, kind.value])
    return settings_job(f"Write: {kind.label}", url, hint, is_done=kind in texts)


def settings_job(
    label: str, url: str, hint: str, *, is_done: bool, otherwise: tuple[str, str] = NEEDED
) -> dict[str, str]:
    status, colour = DONE if is_done else otherwise
    return {"label": label, "url": url, "hint": hint, "status": status, "colour": colour}
