"""The portal's own pages: the start page, everybody's home, and what machines ask."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from access.permissions import Permission as P
from outbox.queries import latest_messages, oldest_overdue
from pages.base_views import PublicPage, holds_by_role
from participants import links
from participants.choices import InterestState
from portal import queries
from portal.sections import sections_for

ALARM = timedelta(minutes=5)  # of a message waiting past its time


class Start(PublicPage):
    template_name = "portal/start.html"

    def get(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            return redirect("home")
        return super().get(request, *args, **kwargs)


class Accessibility(PublicPage):
    template_name = "portal/accessibility.html"


class Home(TemplateView):
    """What needs somebody today: as staff of a hub, as a lead, as a participant."""

    template_name = "portal/home.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        sees_network = holds_by_role(user, P.VIEW_NETWORK)
        own = queries.own_interests(user)
        placed = [interest for interest in own if interest.state == InterestState.PLACED]
        asked = [interest for interest in own if interest.state != InterestState.PLACED]
        return super().get_context_data(
            hubs=[
                (hub, figures_of(hub, user), hub.lacks_settings and user.may(P.EDIT_HUB, hub.pk))
                for hub in queries.hub_figures(user)
            ],
            week=queries.workshops_ahead(user) if user.is_staff else [],
            led=queries.led_workgroups(user),
            visits=queries.own_visits(user),
            today=timezone.localdate(),
            profiles=queries.own_profiles(user),
            interests=[(interest, links.INTEREST.path(interest.pk)) for interest in asked],
            places=[(row.workgroup, links.PLACE.path(row.place.pk)) for row in placed],
            sees_plan=holds_by_role(user, P.VIEW_YEAR_PLAN),
            network=queries.network_this_year(user) if sees_network else None,
            ways=sections_for(user, "home") if sees_network else [],
            **kwargs,
        )


def figures_of(hub, user) -> list[dict]:
    """The numbers that call for an act, each with its words and the page of its rows."""
    found = [
        (
            hub.enquiries_to_answer,
            "enquiry to answer" + late_words(hub.enquiries_overdue),
            "enquiries to answer" + late_words(hub.enquiries_overdue),
            reverse("needs:enquiries") + "?state=waiting",
            P.ANSWER_ENQUIRIES,
        ),
        (
            hub.enquiries_set_aside,
            "message set aside as possible spam",
            "messages set aside as possible spam",
            reverse("needs:enquiries") + "?state=set_aside",
            P.ANSWER_ENQUIRIES,
        ),
        (
            hub.interests_to_decide,
            "expression of interest to decide",
            "expressions of interest to decide",
            reverse("participants:interests") + "?state=new",
            P.VIEW_PEOPLE,
        ),
        (
            hub.heads_to_answer,
            "head who has not answered",
            "heads who have not answered",
            reverse("participants:interests") + "?state=new&answer=none",
            P.VIEW_PEOPLE,
        ),
        (
            hub.waiting_with_a_place,
            "person waiting while a place is free",
            "people waiting while a place is free",
            reverse("participants:interests") + "?place=free",
            P.VIEW_PEOPLE,
        ),
        (
            hub.offers_open,
            "offer not answered yet",
            "offers not answered yet",
            reverse("participants:interests") + "?state=offered",
            P.VIEW_PEOPLE,
        ),
        (
            hub.registers_missing,
            "register missing",
            "registers missing",
            reverse("participants:missing_registers"),
            P.TAKE_REGISTER,
        ),
        (
            hub.fees_to_decide,
            "fee to decide",
            "fees to decide",
            reverse("fees:fees") + "?state=proposed",
            P.VIEW_FEES,
        ),
        (
            hub.fees_to_invoice,
            "confirmed fee to invoice",
            "confirmed fees to invoice",
            reverse("fees:fees") + "?state=confirmed",
            P.VIEW_FEES,
        ),
        (
            hub.reports_to_review,
            "report to review",
            "reports to review",
            reverse("evaluations:reports") + "?state=submitted",
            P.VIEW_REPORT,
        ),
        (
            hub.visits_to_write_up,
            "visit to write up",
            "visits to write up",
            reverse("workgroups:visits") + "?state=to_write_up",
            P.PLAN_VISIT,
        ),
        (
            hub.agreed_late,
            "action agreed on a visit that is late",
            "actions agreed on visits that are late",
            reverse("workgroups:visits") + "?agreed=late",
            P.PLAN_VISIT,
        ),
        (
            hub.people_of_closed_schools,
            "person whose school has closed",
            "people whose schools have closed",
            reverse("participants:closed_schools"),
            P.ALLOCATE_PLACES,
        ),
        (
            hub.messages_failed,
            "email that could not be sent",
            "emails that could not be sent",
            reverse("outbox:messages") + "?state=failed",
            P.VIEW_MESSAGES,
        ),
    ]
    return [
        {"number": number, "words": one if number == 1 else many, "url": url}
        for number, one, many, url, permission in found
        if user.may(permission, hub.pk)
    ]


def late_words(overdue: int) -> str:
    return f", {overdue} of them overdue" if overdue else ""


class Mailbox(PublicPage):
    """Every email of the demonstration, which sends none. Not there outside it."""

    template_name = "portal/mailbox.html"

    def get_context_data(self, **kwargs):
        if not settings.DEMO:
            raise Http404
        q = self.request.GET.get("q", "").strip()
        return super().get_context_data(letters=latest_messages(100, holding=q), q=q, **kwargs)


@login_not_required
def health(request):
    """For a watching machine: 200 while all is well, 503 while something is not."""
    try:
        overdue = oldest_overdue(timezone.now())
        database = True
    except DatabaseError:
        overdue, database = None, False
    beat = cache.get("last_beat") if database else None
    is_well = database and (overdue is None or overdue < ALARM)
    return JsonResponse(
        {
            "database": "answers" if database else "does not answer",
            "oldest_message_waiting_seconds": int(overdue.total_seconds()) if overdue else 0,
            "last_beat": beat.isoformat() if beat else None,
        },
        status=200 if is_well else 503,
    )
