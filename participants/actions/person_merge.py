"""Two records of one person become one, and can be two again exactly as they were."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from access.permissions import Permission
from access.refusal import Refused
from hubs.models import User
from pages.wording import join_words
from participants.actions.interest import check_not_leading
from participants.actions.place import give_account
from participants.actions.same_person import lock_address
from participants.models import (
    ExpressionOfInterest,
    Participant,
    PeopleToldApart,
    Person,
    PersonMerge,
    TeacherReference,
)
from participants.rules.own import check_not_own
from workgroups.models import WorkGroup

# What is one of the two's, as chosen. The account goes with the address.
CHOSEN = ("name", "email", "school")
COLUMNS = ("name", "email", "telephone", "school_id", "at_school_from", "user_id", "merged_into_id")
OUT_OF_REACH = (
    "These two cannot be merged here: more is kept about one of them than your hub may see. Ask "
    "the national team, or keep them as they are."
)
# They say of two records that they were two; and who was told apart from whom.
LEFT_ALONE = (PersonMerge, PeopleToldApart)
Moved = dict[str, dict[str, int]]


@transaction.atomic
def merge_people(
    *, kept: Person, merged: Person, takes: Iterable[str] = (), by: User
) -> PersonMerge:
    """Everything of `merged` becomes `kept`'s, who takes the columns named in `takes` from them.

    Works for every table that points to a person, those of later packages too. Raises Refused.
    """
    kept, merged = lock_two(kept, merged)
    refuse_people_merge(kept, merged, by)
    before = columns_of(kept, merged)
    earlier = PersonMerge.objects.standing().filter(kept__in=[kept, merged])
    names, addresses = [kept.name, merged.name], [kept.email, merged.email]
    for one in earlier:
        names, addresses = names + one.names, addresses + one.addresses
    moved = move_to(kept, merged)
    take_columns(kept, merged, set(takes))
    merged.merged_into = kept
    merged.save()
    if kept.places.exists():
        give_account(kept)
    return PersonMerge.objects.create(
        kept=kept,
        merged=merged,
        merged_by=by,
        moved=moved,
        before=before,
        after=columns_of(kept)[str(kept.pk)],
        names=list(dict.fromkeys(names)),
        addresses=list(dict.fromkeys(addresses)),
    )


def lock_two(one: Person, other: Person) -> tuple[Person, Person]:
    for address in sorted({one.email, other.email}):
        lock_address(address)
    # In one order, so that two who merge them the other way round end in a refusal.
    rows = Person.objects.select_for_update(of=["self"]).order_by("pk")
    locked = rows.in_bulk([one.pk, other.pk])
    return locked[one.pk], locked[other.pk]


def refuse_people_merge(kept: Person, merged: Person, by: User) -> None:
    if kept.pk == merged.pk:
        raise Refused("Choose another one: this is the same record.")
    if kept.merged_into_id or merged.merged_into_id:
        raise Refused("One of the two has been merged already. Look at the list again.")
    for person in (kept, merged):
        check_not_own(by, person)
    refuse_out_of_reach([kept, merged], by)
    refuse_two_references(kept, merged)
    refuse_clashes(kept, merged)


def refuse_out_of_reach(people: list[Person], by: User) -> None:
    """Not whose the other rows are, nor of which of the two: that is for nobody else to know."""
    seen = ExpressionOfInterest.objects.visible_to(by, can=Permission.KEEP_PEOPLE)
    rows = ExpressionOfInterest.objects.filter(person__in=people)
    if rows.exclude(pk__in=seen.values("pk")).exists():
        raise Refused(OUT_OF_REACH)


def refuse_two_references(kept: Person, merged: Person) -> None:
    references = TeacherReference.objects.filter(person__in=[kept, merged]).exclude(number="")
    if len(set(references.values_list("number", flat=True))) > 1:
        raise Refused(
            "They have different teacher reference numbers, so they may be two people. If one is "
            "mistyped, put it right first."
        )


def refuse_clashes(kept: Person, merged: Person) -> None:
    if both := clashing_groups(kept, merged):
        named = join_words([str(workgroup) for workgroup in both])
        raise Refused(
            f"Both have a place or an open expression of interest in {named}. Give up or withdraw "
            "one of the two there first, then come back here."
        )


def clashing_groups(kept: Person, merged: Person) -> list[WorkGroup]:
    """Where both have something open, of which one person can have one only."""
    asked = [
        Q(pk__in=ExpressionOfInterest.objects.open().filter(person=person).values("workgroup"))
        | Q(pk__in=Participant.objects.taking_part().filter(person=person).values("workgroup"))
        for person in (kept, merged)
    ]
    return list(WorkGroup.objects.filter(asked[0]).filter(asked[1]).order_by("pk"))


def fields_that_point_to_a_person() -> Iterator[models.ForeignKey]:
    """Every foreign key to a person but those of the history, which tells what was."""
    for relation in Person._meta.get_fields(include_hidden=True):
        if not (isinstance(relation, models.ForeignObjectRel) and relation.field.concrete):
            continue
        field: Any = relation.field
        if field.model not in LEFT_ALONE and not hasattr(field.model, "pgh_tracked_model"):
            yield field


def move_to(kept: Person, merged: Person) -> Moved:
    """Let each row of `merged` be of `kept`; whose each was before."""
    moved: Moved = {}
    for field in fields_that_point_to_a_person():
        rows = field.model._base_manager.filter(**{field.name: merged})
        theirs = field.model._base_manager.filter(**{field.name: kept})
        if field.model is TeacherReference:
            found = swap_references(kept, merged)
        else:
            if field.model.__name__ == "PersonSchool":
                known = theirs.filter(until_on=None).values("school")
                rows = rows.exclude(until_on=None, school__in=known)
                rows = rows.exclude(until_on=None, school=kept.school_id)
            found = {str(pk): merged.pk for pk in rows.order_by("pk").values_list("pk", flat=True)}
            field.model._base_manager.filter(pk__in=found).update(**{field.name: kept})
        if found:
            moved[f"{field.model._meta.label}.{field.name}"] = found
    return moved


def swap_references(kept: Person, merged: Person) -> dict[str, int]:
    """The one with a number is of the person who stays; the other goes with the double."""
    rows = TeacherReference.objects.select_for_update(of=["self"])
    by_person = {row.person_id: row for row in rows.filter(person__in=[kept, merged])}
    theirs, gone = by_person.get(kept.pk), by_person.get(merged.pk)
    if gone is None or (theirs and (theirs.number or not gone.number)):
        return {}
    found = {str(gone.pk): merged.pk}
    TeacherReference.objects.filter(pk=gone.pk).update(person=kept)
    if theirs:
        found[str(theirs.pk)] = kept.pk
        TeacherReference.objects.filter(pk=theirs.pk).update(person=merged)
    return found


def take_columns(kept: Person, merged: Person, takes: set[str]) -> None:
    if "name" in takes:
        kept.name = merged.name
    if "school" in takes:
        kept.school_id, kept.at_school_from = merged.school_id, merged.at_school_from
    if "email" in takes and kept.email != merged.email:
        kept.email, kept.user = merged.email, merged.user
        for asked in kept.interests.open().select_related("workgroup"):
            check_not_leading(asked.workgroup, kept.email)
    elif kept.user is None and merged.email == kept.email:
        kept.user = merged.user
    kept.telephone = kept.telephone or merged.telephone
    kept.save()


def columns_of(*people: Person) -> dict[str, dict[str, Any]]:
    """{"7": {"name": …}}, as JSON keeps it."""
    found = {}
    for person in people:
        values = {name: getattr(person, name) for name in COLUMNS}
        since = values["at_school_from"]
        found[str(person.pk)] = values | {"at_school_from": since and since.isoformat()}
    return found


@transaction.atomic
def undo_merge(*, merge: PersonMerge, by: User) -> PersonMerge:
    """Each row that moved, and what was known of both, is as it was. Raises Refused.

    What came since stays with the person who was kept.
    """
    lock_two(merge.kept, merge.merged)
    row = PersonMerge.objects.select_for_update(of=["self"]).get(pk=merge.pk)
    row.kept, row.merged = lock_two(merge.kept, merge.merged)
    for person in (row.kept, row.merged):
        check_not_own(by, person)
    refuse_undo(row, by)
    for label, rows in row.moved.items():
        put_rows_back(label, rows)
    for person in (row.merged, row.kept):
        put_columns_back(person, row)
    row.undone_at, row.undone_by = timezone.now(), by
    row.save()
    return row


def refuse_undo(merge: PersonMerge, by: User) -> None:
    kept = merge.kept
    if merge.undone_at:
        raise Refused("This has been undone already.")
    if kept.merged_into_id:
        raise Refused(f"{kept.name} has been merged into somebody else since. Undo that first.")
    later = PersonMerge.objects.standing().filter(kept=kept, merged_at__gt=merge.merged_at)
    if last := later.select_related("merged").first():
        raise Refused(
            f"{last.merged.name} has been merged into {kept.name} since. Undo that first."
        )
    refuse_out_of_reach([kept], by)
    if changed := changed_since(merge):
        raise Refused(
            f"Since they were merged, {join_words(changed)} of {kept.name} changed. Put that back "
            "as it was, then undo."
        )
    refuse_rows_gone(merge)


SAID = {"name": "the name", "email": "the email address", "telephone": "the telephone number"} | {
    "school_id": "the school"
}


def changed_since(merge: PersonMerge) -> list[str]:
    now = columns_of(merge.kept)[str(merge.kept_id)]
    return [words for name, words in SAID.items() if now[name] != merge.after[name]]


def refuse_rows_gone(merge: PersonMerge) -> None:
    for label, rows in merge.moved.items():
        model, field = model_and_field(label)
        # A reference that was swapped is where the double has it.
        now = model._base_manager.filter(pk__in=rows).values_list("pk", field)
        theirs = {merge.kept_id, merge.merged_id}
        if {str(pk) for pk, person in now if person in theirs} != set(rows):
            raise Refused(
                f"One {model._meta.verbose_name} that moved is gone, or of somebody else by now, "
                "so it cannot all be put back."
            )


def put_rows_back(label: str, rows: dict[str, int]) -> None:
    model, field = model_and_field(label)
    for person in set(rows.values()):
        theirs = [pk for pk, was in rows.items() if was == person]
        model._base_manager.filter(pk__in=theirs).update(**{field: person})


def model_and_field(label: str) -> tuple[type[models.Model], str]:
    model, _, field = label.rpartition(".")
    return apps.get_model(model), field


def put_columns_back(person: Person, merge: PersonMerge) -> None:
    was = merge.before[str(person.pk)]
    # An account that came with a place since stays.
    had_account = merge.after["user_id"] if person.pk == merge.kept_id else person.user_id
    columns = [name for name in COLUMNS if name != "user_id" or person.user_id == had_account]
    Person.objects.filter(pk=person.pk).update(**{name: was[name] for name in columns})


def addresses_before(person: Person) -> list[str]:
    """Where links were sent to of whoever was merged into this person."""
    rows = PersonMerge.objects.standing().filter(kept=person).values_list("addresses", flat=True)
    return [address for addresses in rows for address in addresses]


def forget_address(person: Person, address: str) -> None:
    """It was mistyped: what was sent there opens nothing any more, merged or not."""
    for merge in PersonMerge.objects.standing().filter(kept=person, addresses__contains=[address]):
        merge.addresses = [one for one in merge.addresses if one != address]
        merge.save()
