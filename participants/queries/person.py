"""What a hub sees of one person: names, schools, what they asked for and took part in, changes."""

from dataclasses import replace

from django.db.models import Q

from access.permissions import Permission
from hubs.models import Membership, User
from pages.history import SHOWN, Change, change_of, rows_named, steps_of, user_of
from participants.models import (
    ExpressionOfInterest,
    FormerPersonName,
    Person,
    PersonMerge,
    PersonSchool,
    TeacherReference,
    TrnLook,
)
from participants.queries.matching import former_names_of, likely_doubles

ELSEWHERE = "somebody outside your hub"


def names_before(person: Person) -> list[str]:
    names = dict.fromkeys(former_names_of([person.pk])[person.pk])
    names.pop(person.name, None)
    return list(names)


def years_of(person: Person, user: User) -> list[ExpressionOfInterest]:
    """What they asked the user's hubs for, each with its place if it has one, latest first."""
    rows = ExpressionOfInterest.objects.visible_to(user, can=Permission.KEEP_PEOPLE)
    return list(
        rows.filter(person=person)
        .select_related("workgroup", "school", "place__school")
        .order_by("-sent_at", "-pk")
    )


def doubles_of(person: Person, user: User) -> list[tuple]:
    """Who may be the same person, among those whom the user's hubs know."""
    people = Person.objects.visible_to(user, can=Permission.KEEP_PEOPLE)
    beside = people.filter(
        Q(pk=person.pk)
        | Q(email=person.email)
        | Q(school=person.school_id)
        | Q(references__number__in=numbers_of(person))
    )
    pairs = likely_doubles(Person.objects.filter(pk__in=beside.values("pk")))
    found = []
    for evidence, one, other in pairs:
        if person.pk in (one.pk, other.pk):
            found.append((evidence, other if one.pk == person.pk else one))
    return found


def numbers_of(person: Person):
    return person.references.exclude(number="").values("number")


def merges_of(person: Person) -> list[PersonMerge]:
    rows = PersonMerge.objects.standing().filter(kept=person)
    return list(rows.select_related("merged", "merged_by"))


def history_of_person(person: Person, user: User) -> list[Change]:
    """Every change of what is kept of the person; whom only other hubs know are not named."""
    parts = Q(person_id=person.pk)
    rows = {
        Person: Q(pgh_obj_id=person.pk),
        PersonMerge: Q(kept_id=person.pk),
        FormerPersonName: parts,
        PersonSchool: parts,
        TeacherReference: parts,
        TrnLook: parts,
    }
    steps = [step for model, of in rows.items() for step in steps_of(model, of, rows)]
    steps.sort(key=lambda step: (step.after.pgh_created_at, step.after.pgh_id), reverse=True)
    told = [one for one in steps if one.changed or one.after.pgh_label != "update"][:SHOWN]
    known = rows_named(told)
    near = colleagues_of(user, person)
    changes = []
    for step in told:
        change = change_of(step, known)
        doer = user_of(step.after)
        is_far = doer is not None and doer not in near
        changes.append(replace(change, by=ELSEWHERE) if is_far else change)
    return changes


def colleagues_of(user: User, person: Person) -> set[int | None]:
    """Whom the user's hubs know: everybody who works or worked for them, and the person."""
    hubs = Membership.objects.filter(user=user).values("hub")
    found = Membership.objects.filter(hub__in=hubs).values_list("user", flat=True)
    return {*found, user.pk, person.user_id}
