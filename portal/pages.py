"""The portal's own pages: the start page, everybody's home, and what machines ask."""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import TemplateView

from access.permissions import Permission as P
from outbox.queries import latest_messages, letter_html
from pages.base_views import holds_by_role
from pages.kept_pages import KeptPage
from pages.public_views import PublicPage
from pages.rules.school_year import school_year_of
from participants import links
from participants.choices import InterestState
from participants.queries.own_school import schools_of_reader
from portal import own, queries
from portal.handed_in import reports_with_others
from portal.health import check_health
from portal.sections import sections_for
from portal.todo import hubs_of_staff, nothing_to_do, things_to_do
from portal.week import days_ahead
from workgroups.links import LED_CALENDAR

LETTERS_SHOWN = 100
# What somebody of a hub begins, and the permission it asks for.
BEGIN = [
    ("Plan a Work Group", "workgroups:add", P.EDIT_WORKGROUP),
    ("Log an enquiry", "needs:log_enquiry", P.ANSWER_ENQUIRIES),
    ("Enter an interest", "participants:enter_interest", P.ALLOCATE_PLACES),
]


class Start(KeptPage, PublicPage):
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
        # What somebody cannot have is not asked for.
        concerns = own.concerns_of(user)
        return super().get_context_data(
            **self.of_staff(user),
            **self.of_own(user, concerns),
            **self.of_network(user),
            with_others=reports_with_others(user, leads=concerns.leads),
            **kwargs,
        )

    def of_staff(self, user):
        hubs = hubs_of_staff(user)
        if not hubs:
            return {}
        lines, ahead = things_to_do(user), days_ahead(user)
        return {
            "hubs": hubs,
            "lines": lines,
            "nothing": nothing_to_do(user, lines),
            "week": ahead.week,
            "last_days": ahead.last_days,
            "ways_to_begin": [
                (label, reverse(page)) for label, page, can in BEGIN if holds_by_role(user, can)
            ],
            "board_meetings": (
                queries.next_board_meetings(user) if holds_by_role(user, P.VIEW_MEETING) else []
            ),
            "sees_calendar": holds_by_role(user, P.VIEW_HUB),
            "sees_plan": holds_by_role(user, P.VIEW_YEAR_PLAN),
        }

    def of_own(self, user, concerns):
        interests = queries.own_interests(user) if concerns.has_asked else []
        placed = [one for one in interests if one.state == InterestState.PLACED]
        asked = [one for one in interests if one.state != InterestState.PLACED]
        led = queries.led_workgroups(user) if concerns.leads else []
        led_workshops = queries.led_workshops(user) if concerns.leads_one else []
        visits = queries.own_visits(user) if concerns.visits else []
        lines = own.own_lines(
            user,
            led,
            led_workshops,
            visits,
            has_asked=concerns.has_asked,
            acts_for_board=concerns.acts_for_board,
        )
        leads_some = bool(led or led_workshops)
        return {
            "own_lines": lines,
            "next_led": own.next_led_date(user) if leads_some else None,
            "led_calendar": LED_CALENDAR.url(user) if leads_some else "",
            "led_workshops": led_workshops,
            "next_own": own.next_own_date(
                user, [one.place for one in placed], stands_in=concerns.stands_in
            ),
            "led": led,
            "visits": visits,
            "schools": (
                schools_of_reader(user.email, timezone.localdate())
                if concerns.answers_for_school
                else []
            ),
            "today": timezone.localdate(),
            "profiles": queries.own_profiles(user) if concerns.is_local_leader else [],
            # One mailbox may stand for several people, whose places are then told apart.
            "has_several_people": len({one.person_id for one in interests}) > 1,
            "interests": [(one, links.INTEREST.path(one)) for one in asked],
            "places": [(one, links.PLACE.path(one.place)) for one in placed],
        }

    def of_network(self, user):
        if not holds_by_role(user, P.VIEW_NETWORK):
            return {}
        return {
            "network": queries.network_this_year(user),
            "network_year": school_year_of(timezone.localdate()),
            "reads_reports": holds_by_role(user, P.READ_APPROVED_REPORTS),
            "ways": sections_for(user, "home"),
        }


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
