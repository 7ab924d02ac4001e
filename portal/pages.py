"""The portal's own pages: the start page, everybody's home, and what machines ask."""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import TemplateView

from access.permissions import Permission as P
from outbox.queries import latest_messages, letter_html
from pages.base_views import holds_by_role
from pages.public_views import PublicPage
from participants import links
from participants.choices import InterestState
from portal import queries
from portal.health import check_health
from portal.jobs import job_figures
from portal.sections import sections_for

LETTERS_SHOWN = 100


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
                (hub, job_figures(hub, user), hub.lacks_settings and user.may(P.EDIT_HUB, hub.pk))
                for hub in queries.hub_figures(user)
            ],
            week=queries.workshops_ahead(user) if user.is_staff else [],
            led=queries.led_workgroups(user),
            with_others=queries.reports_with_others(user),
            visits=queries.own_visits(user),
            today=timezone.localdate(),
            profiles=queries.own_profiles(user),
            interests=[(interest, links.INTEREST.path(interest)) for interest in asked],
            places=[(row.workgroup, links.PLACE.path(row.place)) for row in placed],
            sees_plan=holds_by_role(user, P.VIEW_YEAR_PLAN),
            network=queries.network_this_year(user) if sees_network else None,
            ways=sections_for(user, "home") if sees_network else [],
            **kwargs,
        )


class Mailbox(PublicPage):
    """Every email of the demonstration, which sends none. Not there outside it."""

    template_name = "portal/mailbox.html"

    def get_context_data(self, **kwargs):
        if not settings.DEMO:
            raise Http404
        q = self.request.GET.get("q", "").strip()
        letters = latest_messages(LETTERS_SHOWN, holding=q)
        return super().get_context_data(letters=letters, letters_shown=LETTERS_SHOWN, q=q, **kwargs)


# Letters carry their style in each element, which the portal's own pages forbid. So each is a page
# apart, in a frame that runs nothing and whose links open elsewhere.
LETTER_POLICY = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [SELF],
    "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"],
}


@method_decorator([csp(LETTER_POLICY), xframe_options_sameorigin], name="dispatch")
class MailboxLetter(PublicPage):
    """One email of the demonstration as its reader sees it."""

    def get(self, request, *args, **kwargs):
        html = letter_html(kwargs["pk"]) if settings.DEMO else None
        if html is None:
            raise Http404
        return HttpResponse(html.replace("<head>", '<head><base target="_blank">', 1))


@login_not_required
def health(request):
    """For a watching machine: 200 while all is well, 503 while something is not."""
    health = check_health(timezone.now())
    return JsonResponse(health.as_values(), status=503 if health.faults else 200)
