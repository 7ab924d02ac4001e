from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef

from access.roles import Role
from hubs.models import FeePolicy, Hub, LeadSchool, Membership, Partner
from pages.expressions import number_of
from schools.models import School


def lead_schools_of(hub: Hub, on: date) -> list[LeadSchool]:
    return list(LeadSchool.objects.current(on).filter(hub=hub).select_related("school"))


def people_of_hub(hub: Hub, on: date) -> list[Membership]:
    """Everybody with a role in the hub on that day."""
    rows = Membership.objects.current(on).filter(hub=hub).select_related("user")
    return list(rows.order_by("role", "user__name"))


def with_hub_figures(hubs, on: date):
    """Adds to each hub who leads it, who administers it and how many open schools its area has."""
    of_hub = {"hub": OuterRef("pk")}
    leading = LeadSchool.objects.current(on).filter(**of_hub).order_by("from_on", "pk")
    staff = Membership.objects.current(on).filter(role=Role.ADMINISTRATOR, **of_hub)
    schools = School.objects.registered().open().filter(**of_hub)
    # Each by a subquery: joined, every school would count once for each lead school and each
    # administrator.
    return hubs.annotate(
        leading=ArraySubquery(leading.values("school__name")),
        administrators=ArraySubquery(staff.order_by("user__name").values("user__name")),
        school_count=number_of(schools),
    )


def lead_schools_of_all_time(hub: Hub) -> list[LeadSchool]:
    """The latest first, with those still to come."""
    rows = LeadSchool.objects.filter(hub=hub).select_related("school")
    return list(rows.order_by("-from_on", "-pk"))


def roles_of(user, reach) -> list[Membership]:
    """Every role of the person within reach, the latest first."""
    rows = reach.filter(user=user).select_related("hub")
    return list(rows.order_by("-from_on", "-pk"))


def places_on_terms_of(hub: Hub) -> int:
    """How many people have a place for which they accepted terms of the hub."""
    # This finds versions without any place too, which the count then leaves out.
    places = FeePolicy.objects.filter(hub=hub, places__withdrawn_at=None)
    return places.aggregate(number=Count("places"))["number"]


def policies_of(hub: Hub) -> list[FeePolicy]:
    """Every version of the hub's terms, the newest first."""
    return list(FeePolicy.objects.filter(hub=hub).order_by("-version"))


def public_partners(hub: Hub, on: date) -> list[School]:
    """The schools and organisations that the hub's public page names as partners, by name."""
    named = Partner.objects.named_publicly(on).filter(hub=hub)
    # By keys, as one may be a strategic and an operational partner and is named once.
    return list(School.objects.filter(pk__in=named.values("organisation")).order_by("name", "pk"))
