"""The floor of every page: the portal's frame around 25 plain rows, as a URL configuration."""

from functools import cache

from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

from hubs.models import Membership, User
from workgroups.models import WorkGroup

PAGE = engines["django"].from_string(
    """{% extends "base.html" %}
    {% block content %}
      <table class="govuk-table">
        {% for row in rows %}
          <tr class="govuk-table__row">
            <td class="govuk-table__cell">{{ row.pk }}</td>
            <td class="govuk-table__cell">{{ row.title }}</td>
          </tr>
        {% endfor %}
      </table>
    {% endblock %}"""
)


@cache
def memberships_of(user: int) -> list[Membership]:
    return User.objects.get(pk=user).current_memberships


def bare_page(request) -> HttpResponse:
    """Three queries: the session, the user and 25 rows. What else the frame shows is known."""
    request.user.current_memberships = memberships_of(request.user.pk)
    rows = WorkGroup.objects.only("title").order_by("pk")[:25]
    return HttpResponse(PAGE.render({"rows": rows}, request))


urlpatterns = [path("bench/bare/", bare_page), path("", include("portal.urls"))]
