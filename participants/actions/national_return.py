"""A national return is made, once and for good, and its file is fetched again."""

import csv
import io
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from access.refusal import Refused
from hubs.models import Hub, User
from pages.exports import plain_cell
from participants.choices import ReturnColumn
from participants.models import NationalReturn, TrnLook
from participants.queries.national_return import places_to_return, readers_for, trn_by_person

SECOND_CLICK = timedelta(minutes=1)  # within which the same return is not made again


@transaction.atomic
def make_return(
    *, hub: Hub, year: int, columns: list[str], trn_reason: str, by: User
) -> NationalReturn:
    """Keep the file as things stand. With numbers, everybody's number in it has been looked at."""
    # Of two made at once the second waits for its number.
    Hub.objects.select_for_update(of=["self"]).get(pk=hub.pk)
    chosen = [name for name in ReturnColumn.values if name in columns]
    has_numbers = ReturnColumn.TRN in chosen
    if not chosen:
        raise Refused("Choose at least one column.", field="columns")
    if has_numbers and not trn_reason:
        raise Refused("Say what the numbers are needed for.", field="trn_reason")
    places = places_to_return(hub, year)
    if not places:
        raise Refused("Nobody had a place in that school year, so there is nothing to report.")
    content = file_of(places, chosen)
    said = {
        "hub": hub,
        "school_year": year,
        "columns": chosen,
        "sha256": sha256(content).hexdigest(),
        "trn_reason": trn_reason if has_numbers else "",
        "made_by": by,
    }
    a_moment_ago = timezone.now() - SECOND_CLICK
    if same := NationalReturn.objects.filter(made_at__gt=a_moment_ago, **said).first():
        return same
    last = NationalReturn.objects.filter(hub=hub).aggregate(last=Max("number"))["last"] or 0
    made = NationalReturn.objects.create(**said, number=last + 1, rows=len(places), content=content)
    if has_numbers:
        people = set(trn_by_person({place.person_id for place in places}))
        note_looks(made, people, reason=trn_reason, by=by)
    return made


def file_of(places: list, columns: list[str]) -> bytes:
    readers = readers_for(places, columns)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(readers)
    for place in places:
        writer.writerow([plain_cell(read(place)) for read in readers.values()])
    # With the mark without which Excel misreads UTF-8.
    return text.getvalue().encode("utf-8-sig")


def note_looks(made: NationalReturn, people: set[int], *, reason: str, by: User) -> None:
    TrnLook.objects.bulk_create(
        TrnLook(person_id=pk, looked_by=by, reason=reason, national_return=made)
        for pk in sorted(people)
    )


@transaction.atomic
def open_return(*, made: NationalReturn, reason: str, by: User) -> None:
    """Let somebody fetch the file with its numbers, and keep what for."""
    people = set(TrnLook.objects.filter(national_return=made).values_list("person", flat=True))
    note_looks(made, people, reason=reason, by=by)
