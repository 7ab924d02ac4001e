from collections.abc import Collection
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, Func, IntegerField, OuterRef, Q, Subquery, TextField, Value

from access.permissions import Permission
from access.roles import Role
from hubs.choices import ContactRole, HubTextKind
from hubs.models import (
    Contact,
    ContactNote,
    FeePolicy,
    Hub,
    HubArea,
    HubText,
    LeadSchool,
    Membership,
    Partner,
    Priority,
    PupilPremium,
    RegisterChange,
    School,
)
from pages.searching import run_together

FOUND = 15  # schools offered at once


def find_schools(text: str, *, among=None, first: Collection[int] = ()) -> list[School]:
    """Schools that somebody may mean who types this, at most FOUND: open ones, or those of
    `among`. Those of the hubs in `first` come first.
    """
    schools = School.objects.open() if among is None else among
    found = schools.search(text, first=first).select_related("local_authority")
    return list(found[:FOUND])


def open_school(pk) -> School | None:
    """The open school of that id; None for anything else that an address or a draft may hold."""
    if not isinstance(pk, int):
        return None
    return School.objects.open().filter(pk=pk).first()


def areas_of(hub: Hub, on: date) -> list[HubArea]:
    """The places of a hub's area on that day, by name."""
    areas = HubArea.objects.current(on).filter(hub=hub)
    return list(
        areas.select_related("local_authority", "district").order_by(
            "local_authority__name", F("district__name").asc(nulls_first=True)
        )
    )


def area_names(hub: Hub, on: date) -> list[str]:
    """What the hub's area is made of, in words."""
    return [area.place for area in areas_of(hub, on)]


def texts_of(hub: Hub) -> dict[str, HubText]:
    """The version in force of each text the hub has written, by kind."""
    rows = HubText.objects.filter(hub=hub).order_by("version")
    return {text.kind: text for text in rows}


def versions_of(hub: Hub, kind: HubTextKind) -> list[HubText]:
    """Every version of one text, the newest first, each with when the next took its place."""
    rows = list(HubText.objects.filter(hub=hub, kind=kind).select_related("written_by"))
    rows.sort(key=lambda text: text.version, reverse=True)
    later = None
    for text in rows:
        text.stood_until = later
        later = text.written_at
    return rows


def lead_schools_of(hub: Hub, on: date) -> list[LeadSchool]:
    return list(LeadSchool.objects.current(on).filter(hub=hub).select_related("school"))


def people_of(hub: Hub, on: date) -> list[Membership]:
    """Everybody with a role in the hub on that day."""
    rows = Membership.objects.current(on).filter(hub=hub).select_related("user")
    return list(rows.order_by("role", "user__name"))


def with_figures(hubs, on: date):
    """Adds to each hub who leads it, who administers it and how many open schools its area has."""
    of_hub = {"hub": OuterRef("pk")}
    leading = LeadSchool.objects.current(on).filter(**of_hub).order_by("from_on", "pk")
    staff = Membership.objects.current(on).filter(role=Role.ADMINISTRATOR, **of_hub)
    schools = School.objects.open().filter(**of_hub)
    return hubs.annotate(
        leading=ArraySubquery(leading.values("school__name")),
        administrators=ArraySubquery(staff.order_by("user__name").values("user__name")),
        school_count=number_of(schools),
    )


def number_of(rows) -> Subquery:
    """How many of the rows there are, as a column; `rows` name the outer query's row.

    Whole rows are counted, so that an index of what is asked for can answer alone.
    """
    number = Func(template="count(*)", output_field=IntegerField())
    counted = rows.order_by().annotate(number=number).values("number")
    return Subquery(counted, output_field=IntegerField())


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
    places = FeePolicy.objects.filter(hub=hub, places__withdrawn_at=None)
    return places.aggregate(number=Count("places"))["number"]


def policies_of(hub: Hub) -> list[FeePolicy]:
    """Every version of the hub's terms, the newest first."""
    return list(FeePolicy.objects.filter(hub=hub).order_by("-version"))


def same_organisation(organisation: School) -> list[School]:
    """Open schools and organisations of the same name, or at the same postcode; at most FOUND."""
    same = Q(name_letters=run_together("typed"))
    if organisation.postcode:
        same |= Q(postcode=organisation.postcode)
    typed = Value(organisation.name, output_field=TextField())
    others = School.objects.open().exclude(pk=organisation.pk).alias(typed=typed).filter(same)
    return list(others.select_related("hub").order_by("name", "pk")[:FOUND])


def public_partners(hub: Hub, on: date) -> list[School]:
    """The schools and organisations that the hub's public page names as partners, by name."""
    named = Partner.objects.named_publicly(on).filter(hub=hub)
    return list(School.objects.filter(pk__in=named.values("organisation")).order_by("name", "pk"))


def contacts_of(school: School, on: date) -> list[Contact]:
    """Whom to write to at the school on that day, by role."""
    return in_order_of_roles(Contact.objects.current(on).filter(school=school))


def former_contacts_of(school: School, on: date) -> list[Contact]:
    gone = Contact.objects.filter(school=school).exclude(pk__in=Contact.objects.current(on))
    return in_order_of_roles(gone)


def in_order_of_roles(contacts) -> list[Contact]:
    order = list(ContactRole)
    return sorted(contacts, key=lambda contact: (order.index(contact.role), contact.name))


def school_network(school: School, user, on: date) -> dict:
    """What hubs note of a school beside the register, as far as the reader may see it."""
    partnerships = Partner.objects.visible_to(user, can=Permission.VIEW_SCHOOLS).current(on)
    return {
        "contacts": contacts_of(school, on),
        "partnerships": list(partnerships.filter(organisation=school).select_related("hub")),
        "may_edit": user.may(Permission.EDIT_SCHOOLS, school.hub_id),
    }


def contact_in(role: ContactRole, contacts, school: School, on: date) -> Contact | None:
    """The one of `contacts` to write to in that role: who came last and has an address in use."""
    standing = contacts.current(on).reachable().filter(school=school, role=role)
    return standing.order_by("from_on", "pk").last()


def places_without_hub() -> list[dict]:
    """Places of England with open schools that belong to no hub, with how many: most first."""
    schools = School.objects.open().filter(hub=None, urn__isnull=False, easting__isnull=False)
    named = schools.filter(local_authority__gss_code__startswith="E")
    counted = named.values("local_authority__name", "district_name")
    return list(counted.annotate(schools=Count("pk")).order_by("-schools", "district_name")[:20])


def open_schools_by_hub() -> dict[int, int]:
    rows = School.objects.open().filter(hub__isnull=False, urn__isnull=False)
    return dict(rows.values_list("hub").annotate(Count("pk")).order_by())


def points_of_schools() -> list[tuple[int, int, int]]:
    """(hub id, easting, northing) of every open school with a hub and a place on the grid."""
    rows = School.objects.open().filter(hub__isnull=False, easting__gt=0, northing__gt=0)
    return list(rows.values_list("hub_id", "easting", "northing"))


def areas_by_hub(on: date) -> dict[int, list[str]]:
    """The places of every hub's area in words, by the hub's id."""
    found: dict[int, list[str]] = {}
    rows = HubArea.objects.current(on).select_related("local_authority", "district")
    for area in rows.order_by("local_authority__name", F("district__name").asc(nulls_first=True)):
        found.setdefault(area.hub_id, []).append(area.place)
    return found


def latest_notes(school: School, user, most: int = 5) -> list[ContactNote]:
    """The latest contacts that the reader's hub has had with the school."""
    notes = ContactNote.objects.visible_to(user, can=Permission.VIEW_SCHOOLS)
    notes = notes.filter(school=school).select_related("written_by")
    return list(notes.latest_first()[:most])


def register_changes_of(school: School) -> list[RegisterChange]:
    """What newer registers have said differently of the school, the latest first."""
    return list(RegisterChange.objects.filter(school=school).order_by("-found_on", "-pk")[:20])


def pupil_premium_of(school: School) -> PupilPremium | None:
    """The school's pupil premium of the latest year that is known."""
    return PupilPremium.objects.filter(school=school).order_by("-year").first()


def priorities_of(hub: Hub, school_year: int) -> list[Priority]:
    """The approved priorities of one school year, in the hub's order."""
    rows = Priority.objects.approved().filter(hub=hub, school_year=school_year)
    return list(rows.order_by("position", "pk"))
