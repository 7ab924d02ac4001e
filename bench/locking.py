"""The portal, and beside it the least that giving out a place can be: one lock and one row.

As Django has it, composed anew each time; and once more by what the portal has composed once.
"""

# First, as it loads the apps.
from portal.wsgi import application  # isort: skip

from django.conf import settings
from django.db import transaction
from django.db.models import BooleanField, Value
from django.http import HttpResponse
from django.urls import include, path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from participants.actions.interest_moves import lock_places
from participants.models import InterestDraft, Offer, Participant
from participants.queries.place import places_of
from workgroups.models import WorkGroup

__all__ = ["application"]


# Served to the measurement alone, on a database of its own, and at no address of the portal.
@csrf_exempt
@transaction.atomic
def lock_only(request, pk: int) -> HttpResponse:
    """Three queries: the row locked, its places counted, one row written."""
    locked = WorkGroup.objects.select_for_update(of=["self"], no_key=True)
    workgroup = locked.select_related("hub", "project", "fee_policy").get(pk=pk)
    taken = Participant.objects.taking_part().filter(workgroup=workgroup).order_by()
    offered = Offer.objects.open().filter(interest__workgroup=workgroup).order_by()
    neither = Value(None, output_field=BooleanField(null=True))
    over = WorkGroup.objects.over(timezone.now()).filter(pk=pk).order_by()
    held = taken.values_list(Value(True), "school").union(
        offered.values_list(Value(False), "interest__school"),
        over.values_list(neither, "pk"),
        all=True,
    )
    return written(workgroup, places=len(held))


@csrf_exempt
@transaction.atomic
def lock_prepared(request, pk: int) -> HttpResponse:
    """The same three, the first two by the portal's own functions."""
    workgroup = lock_places(WorkGroup(pk=pk))
    return written(workgroup, places=places_of(workgroup).taken)


def written(workgroup: WorkGroup, *, places: int) -> HttpResponse:
    InterestDraft.objects.create(workgroup=workgroup)
    return HttpResponse(status=302, headers={"Location": "/", "X-Places": str(places)})


lock_only.login_required = lock_prepared.login_required = False
urlpatterns = [
    path("bench/lock/<int:pk>/", lock_only),
    path("bench/prepared/<int:pk>/", lock_prepared),
    path("", include("portal.urls")),
]
settings.ROOT_URLCONF = "bench.locking"
