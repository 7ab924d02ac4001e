from collections.abc import Collection

from django.db.models import Q, TextField, Value

from pages.searching import run_together
from schools.models import PupilPremium, RegisterChange, School

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


def same_organisation(organisation: School) -> list[School]:
    """Open schools and organisations of the same name, or at the same postcode; at most FOUND."""
    same = Q(name_letters=run_together("typed"))
    if organisation.postcode:
        same |= Q(postcode=organisation.postcode)
    # The database reads both names, by one expression, so that the same letters count in them.
    typed = Value(organisation.name, output_field=TextField())
    others = School.objects.open().exclude(pk=organisation.pk).alias(typed=typed).filter(same)
    return list(others.select_related("hub").order_by("name", "pk")[:FOUND])


def register_changes_of(school: School) -> list[RegisterChange]:
    """What newer registers have said differently of the school, the latest first."""
    return list(RegisterChange.objects.filter(school=school).order_by("-found_on", "-pk")[:20])


def pupil_premium_of(school: School) -> PupilPremium | None:
    """The school's pupil premium of the latest year that is known."""
    return PupilPremium.objects.filter(school=school).order_by("-year").first()
