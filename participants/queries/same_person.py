"""Who else is known at the email address of an expression of interest."""

from django.apps import apps
from django.db.models import Exists, OuterRef

from participants.models import ExpressionOfInterest, Person


def is_in_doubt(interest: ExpressionOfInterest) -> bool:
    return ExpressionOfInterest.objects.in_doubt().filter(pk=interest.pk).exists()


def others_at_address(interest: ExpressionOfInterest) -> list[Person]:
    """Whom the interest's hub knows at the same address, whoever came first at the head."""
    # Whom only other hubs know is theirs.
    of_hub = ExpressionOfInterest.objects.filter(
        person=OuterRef("pk"), workgroup__hub=interest.workgroup.hub_id
    )
    rows = Person.objects.filter(Exists(of_hub), email=interest.person.email)
    rows = rows.exclude(pk=interest.person_id).select_related("school")
    return list(rows.order_by("pk"))


def who_it_is(interest: ExpressionOfInterest, *, in_doubt: bool) -> dict:
    """Who else it may be, and what the person is called by now and was before."""
    person = interest.person
    is_as_sent = (person.name, person.school_id) == (interest.name, interest.school_id)
    return {
        "others": others_at_address(interest) if in_doubt else [],
        "known_as": "" if is_as_sent else f"{person.name}, {person.school}",
        "known_before_as": "; ".join(known_before_as(person)),
    }


def known_before_as(person: Person) -> list[str]:
    """The names and schools that a person had before, as the history keeps them, latest first."""
    # The model that pghistory makes has no name to import.
    events = apps.get_model("participants", "PersonEvent").objects
    rows = events.filter(pgh_obj=person.pk).order_by("-pgh_id")
    said = dict.fromkeys(
        f"{name}, {school}" for name, school in rows.values_list("name", "school__name")
    )
    said.pop(f"{person.name}, {person.school.name}", None)
    return list(said)
