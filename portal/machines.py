"""What search engines ask a site for: where they may go, and what there is."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from access.links import site_url
from evaluations.models import Publication
from evaluations.queries.publication import with_hub
from hubs.models import Hub
from pages.kept_pages import KeptPage
from pages.public_views import PublicPage
from workgroups.models import WorkGroup

# Of those who sign in, and the way in. Not the pages by link: each says itself that it is not to be
# kept, which nobody reads who is told to stay away.
CLOSED = (
    "/manage/",
    "/home/",
    "/sign-in/",
    "/second-proof/",
    "/search/",
)
SAME_FOR_ALL = (
    "start",
    "workgroups:catalogue",
    "hubs:find",
    "hubs:map",
    "evaluations:what_was_learned",
    "accessibility",
)


class Robots(KeptPage, PublicPage):
    def get(self, request, *args, **kwargs):
        # Nobody should find invented hubs in a search engine.
        closed = ["/"] if settings.DEMO else CLOSED
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
        lines += ["", f"Sitemap: {site_url(reverse('sitemap'))}"]
        return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


class SameForAll(Sitemap):
    def items(self):
        return SAME_FOR_ALL

    def location(self, item):
        return reverse(item)


class OfHubs(Sitemap):
    def items(self):
        return Hub.objects.public().filter(closed_on=None).order_by("pk")


class OfWorkGroups(Sitemap):
    def items(self):
        return WorkGroup.objects.public().not_over(timezone.now()).order_by("pk")


class OfPublications(Sitemap):
    """What hubs have published of approved reports."""

    def items(self):
        return with_hub(Publication.objects.public()).order_by("pk")


class Host:
    """Where the portal is, by the setting and by no request."""

    domain = urlsplit(settings.SITE_URL).netloc


class SitemapOfAll(KeptPage, PublicPage):
    """Every page that is for everybody, in one file: there are far fewer than it may hold."""

    template_name = "sitemap.xml"
    content_type = "application/xml"

    def get_context_data(self, **kwargs):
        protocol = urlsplit(settings.SITE_URL).scheme
        urlset = [
            url
            for part in (SameForAll, OfHubs, OfWorkGroups, OfPublications)
            for url in part().get_urls(site=Host(), protocol=protocol)
        ]
        return super().get_context_data(urlset=urlset, **kwargs)
