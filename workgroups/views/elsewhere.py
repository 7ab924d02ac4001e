"""What is offered where others show it: on a hub's own site, in a feed reader, in a program."""

from csp.decorators import csp_replace
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.clickjacking import xframe_options_exempt

from access.links import site_url
from hubs.models import Hub
from pages.kept_pages import KeptPage
from pages.public_views import PublicDetail, PublicPage
from workgroups.queries.offered import as_values, newest, offered_by, summary_of

# Any site may show it in a frame of its own: it takes nothing, runs nothing, and knows nobody.
ANYWHERE = {"frame-ancestors": ["*"]}


@method_decorator([csp_replace(ANYWHERE), xframe_options_exempt], name="dispatch")
class HubFrame(KeptPage, PublicDetail):
    """A hub's list without anything around it, for a frame on its own site."""

    model = Hub
    template_name = "workgroups/hub_frame.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"cards": offered_by(context["object"], timezone.now())}


class HubValues(KeptPage, PublicDetail):
    """The same for a program, from wherever it asks."""

    model = Hub

    def get(self, request, *args, **kwargs):
        hub = self.get_row()
        values = {
            "hub": hub.name,
            "url": site_url(hub.get_absolute_url()),
            "work_groups": as_values(offered_by(hub, timezone.now())),
        }
        return JsonResponse(values, headers={"Access-Control-Allow-Origin": "*"})


class Feed(KeptPage, PublicPage):
    """What hubs have published last, for feed readers (Atom)."""

    def get(self, request, *args, **kwargs):
        feed = Atom1Feed(
            title="Work Groups for teachers of maths",
            link=site_url(reverse("workgroups:catalogue")),
            description="What Maths Hubs have published last.",
            language="en-GB",
            feed_url=site_url(request.path),
        )
        for card in newest(timezone.now()):
            workgroup = card.workgroup
            link = site_url(workgroup.get_absolute_url())
            feed.add_item(
                title=f"{workgroup}, {workgroup.hub}",
                link=link,
                unique_id=link,
                description=summary_of(card),
                pubdate=workgroup.published_at,
                updateddate=workgroup.published_at,
                author_name=workgroup.hub.name,
                categories=card.phase_labels,
            )
        return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
