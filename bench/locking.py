"""The portal, and beside it the least that giving out a place can be: one lock and one row."""

# First, as it loads the apps.
from portal.wsgi import application  # isort: skip

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from participants.actions.interest_moves import lock_places
from participants.models import InterestDraft
from participants.queries.place import places_of
from workgroups.models import WorkGroup

__all__ = ["application"]


# Served to the measurement alone, on a database of its own, and at no address of the portal.
@csrf_exempt
@transaction.atomic
def lock_only(request, pk: int) -> HttpResponse:
    """Three queries: the row locked, its places counted, one row written."""
    workgroup = lock_places(WorkGroup(pk=pk))
    places_of(workgroup)
    InterestDraft.objects.create(workgroup=workgroup)
    return HttpResponse(status=302, headers={"Location": "/"})


lock_only.login_required = False
urlpatterns = [path("bench/lock/<int:pk>/", lock_only), path("", include("portal.urls"))]
settings.ROOT_URLCONF = "bench.locking"
