"""What every page's frame shows: the hub's name, the way around, the footer."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from hubs.models import Hub
from portal.proof import watches_over
from portal.sections import sections_for

PUBLIC_PAGES = [
    ("Work Groups", "workgroups:catalogue"),
    ("Find your hub", "hubs:find"),
    ("Map of the hubs", "hubs:map"),
]


def site(request) -> dict:
    user = getattr(request, "user", None)
    is_known = user is not None and user.is_authenticated
    sections = sections_for(user, page_shown(request)) if is_known else []
    return {
        "site_name": settings.SITE_NAME,
        "is_demo": settings.DEMO,
        "national_email": settings.NATIONAL_EMAIL,
        "own_hub": only_hub(user) if is_known else None,
        "is_staff_page": bool(sections) and not is_for_everybody(request),
        "navigation": navigation(request.path, sections, is_known=is_known),
        "section": section_shown(sections),
        **second_factor_due(request),
        **(idle_times() if is_known and watches_over(user) else {}),
        "footer_links": [
            {"label": "Accessibility", "url": reverse("accessibility")},
            {"label": "Find your hub", "url": reverse("hubs:find")},
            {"label": "All Work Groups", "url": reverse("workgroups:catalogue")},
            {"label": "Check a certificate", "url": reverse("participants:check_certificate")},
        ],
    }


def second_factor_due(request) -> dict:
    """From when a second proof is asked for, and how many days remain, today among them."""
    until = getattr(request, "second_factor_until", None)
    if until is None:
        return {}
    return {
        "second_factor_until": until,
        "second_factor_from": until + timedelta(days=1),
        "second_factor_days": (until - timezone.localdate()).days + 1,
    }


def idle_times() -> dict:
    return {"idle_age": settings.STAFF_IDLE_AGE, "idle_warning": settings.STAFF_IDLE_WARNING}


def is_for_everybody(request) -> bool:
    """Teachers and the public read it too, in large type, whoever looks at it."""
    found = request.resolver_match
    return found is not None and not getattr(found.func, "login_required", True)


def page_shown(request) -> str:
    """The name of the page's address, or '' for an address that there is not."""
    return request.resolver_match.view_name if request.resolver_match else ""


def only_hub(user) -> Hub | None:
    """The one hub in which somebody has a role; None for none or several."""
    hubs = {membership.hub for membership in user.current_memberships if membership.hub}
    return hubs.pop() if len(hubs) == 1 else None


def navigation(path: str, sections: list[dict], *, is_known: bool) -> list[dict]:
    """The menu. A page further in, such as one Work Group's, belongs to the list it comes from."""
    home = [{"label": "Home", "url": reverse("home")}] if is_known else []
    public = [{"label": label, "url": reverse(page)} for label, page in PUBLIC_PAGES]
    entries = home + (sections or public)
    addresses = [page["url"] for entry in entries for page in entry.get("pages", [entry])]
    # The longest that fits, as the address of one page may begin that of another.
    current = max((url for url in addresses if path.startswith(url)), key=len, default="")
    return [
        {
            "label": entry["label"],
            "url": entry["url"],
            "is_current": current in [page["url"] for page in entry.get("pages", [entry])],
        }
        for entry in entries
    ]


def section_shown(sections: list[dict]) -> dict | None:
    """The section whose page is shown, unless it has no other page to go to."""
    for section in sections:
        if len(section["pages"]) > 1 and any(page["is_current"] for page in section["pages"]):
            return section
    return None
