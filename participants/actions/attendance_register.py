"""The register: taken in the room, closed once, and only then does an absence count."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Case, FilteredRelation, Q, When
from django.utils import timezone

from access.refusal import OwnMatter, Refused
from pages.wording import instant_words
from participants.choices import Mark, MarkSource
from participants.models import Attendance, Register
from participants.queries.attendance_register import RegisterRow, has_begun, register_rows
from participants.queries.dates import expected_at
from participants.queries.own import own_line, own_lines
from participants.rules.outcome import outcome_of
from participants.rules.own import OWN_LINE
from workgroups.models import Workshop

# What apps above say against undoing what came of a workshop: a sentence, or "" for nothing.
Objection = Callable[[Workshop], str]
# Fees stand above this package, which never learns of them: they object from where they are.
objections: list[Objection] = []
# Which lines of a register stay as they are, by participant, each with a sentence on why.
Hold = Callable[[Workshop], dict[int, str]]
holds: list[Hold] = []


# What follows from a register that was closed or reopened, once that is kept.
Follower = Callable[[Workshop], object]
followers: list[Follower] = []


def follows_register(follow: Follower) -> Follower:
    """Register what has to follow at once, in a module its AppConfig loads."""
    followers.append(follow)
    return follow


def tell_followers(workshop: Workshop) -> None:
    # In a transaction of their own: fees are locked before registers, and so never after one here.
    for follow in followers:
        transaction.on_commit(partial(follow, workshop))


def objection(object_to: Objection) -> Objection:
    """Register a reason for which a workshop's outcomes stay, in a module its AppConfig loads."""
    objections.append(object_to)
    return object_to


def hold_lines(hold: Hold) -> Hold:
    """Register what keeps lines as they are while the rest of a register is put right."""
    holds.append(hold)
    return hold


def held_lines(workshop: Workshop) -> dict[int, str]:
    return {participant: why for hold in holds for participant, why in hold(workshop).items()}


def check_line_not_held(workshop: Workshop, participants: Iterable[int]) -> None:
    held = held_lines(workshop)
    for participant in participants:
        if participant in held:
            raise Refused(held[participant])


def check_not_settled_for_good(workshop: Workshop) -> None:
    for object_to in objections:
        if sentence := object_to(workshop):
            raise Refused(sentence)


@transaction.atomic
def take_register(
    *,
    workshop: Workshop,
    marks: Mapping[int, str],
    minutes: Mapping[int, int | None] | None = None,
    by,
) -> None:
    """Keep marks by participant id; a mark made again replaces the first.

    `minutes` are those of whoever was there for a part, None for the whole. Without them those of
    a mark that stays the same stay too.
    """
    register = lock_register(workshop)
    if register.closed_at:
        raise Refused("This register is closed. The hub can reopen it.")
    check_begun(workshop)
    # Also those who have cancelled: whoever comes in spite of it is marked as here.
    lines = lines_of(workshop, marks, by)
    if unknown := set(marks) - set(lines):
        raise Refused(f"{len(unknown)} of these people are not on this register.")
    now = timezone.now()
    made = {place: line.made for place, line in lines.items() if line.made}
    wanted = {
        place: (mark, part_of(place, mark, minutes, made.get(place)))
        for place, mark in sorted(marks.items())
    }
    # Only marks that are new, in one order: several phones may send the whole register at once.
    fresh = {place: line for place, line in wanted.items() if made.get(place) != line}
    if any(lines[place].is_own for place in fresh):
        raise OwnMatter(OWN_LINE)
    check_line_not_held(workshop, fresh)
    Attendance.objects.bulk_create(
        [
            Attendance(
                participant_id=participant,
                workshop=workshop,
                mark=Mark(mark),
                minutes=part,
                marked_at=now,
                marked_by=by,
                source=MarkSource.REGISTER,
            )
            for participant, (mark, part) in fresh.items()
        ],
        update_conflicts=True,
        unique_fields=["participant", "workshop"],
        update_fields=["mark", "minutes", "marked_at", "marked_by", "source"],
    )


@dataclass(frozen=True)
class Line:
    """A line of the register as it stands once it is locked."""

    made: tuple[str, int | None] | None  # the mark, and the minutes of whoever was there for a part
    is_own: bool


def lines_of(workshop: Workshop, places: Iterable[int], by) -> dict[int, Line]:
    """Those of the places that are on the register, all in one query."""
    marked = Q(attendances__workshop=workshop)
    rows = expected_at(workshop).filter(pk__in=places)
    rows = rows.alias(line=FilteredRelation("attendances", condition=marked))
    known = rows.annotate(is_own=Case(When(own_line(workshop, by), then=True), default=False))
    return {
        place: Line((mark, minutes) if mark else None, is_own)
        for place, mark, minutes, is_own in known.values_list(
            "pk", "line__mark", "line__minutes", "is_own"
        )
    }


def part_of(
    place: int,
    mark: str,
    minutes: Mapping[int, int | None] | None,
    made: tuple[str, int | None] | None,
) -> int | None:
    """The minutes to keep with a mark."""
    if minutes is not None and place in minutes:
        return minutes[place]
    return made[1] if made and made[0] == mark else None


def check_register_is_open(register: Register | None) -> None:
    if register and register.closed_at:
        raise Refused("This register has been closed already.")


def check_register_is_closed(register: Register | None) -> None:
    if register is None or register.closed_at is None:
        raise Refused("This register is open.")


@transaction.atomic
def close_register(*, workshop: Workshop, by) -> Register:
    """Settle how the date ended for everybody expected. Raises Refused while a mark is missing."""
    register = lock_register(workshop)
    check_register_is_open(register)
    now = timezone.now()
    check_has_begun(workshop, now)
    rows = register_rows(workshop)
    missing = [str(row.participant.person) for row in rows if row.needs_mark]
    if missing:
        raise Refused(f"Mark everybody first. Not marked yet: {', '.join(missing)}.")
    held = held_lines(workshop)
    # Whoever cancelled has no row yet and gets one; of the others the marks stay as they were made.
    Attendance.objects.bulk_create(
        [
            settled_attendance(row, workshop, by, now)
            for row in rows
            if row.participant.pk not in held
        ],
        update_conflicts=True,
        unique_fields=["participant", "workshop"],
        update_fields=["outcome", "notified_at", "free_until"],
    )
    register.closed_at, register.closed_by = now, by
    register.save()
    tell_followers(workshop)
    return register


def check_has_begun(workshop: Workshop, now: datetime) -> None:
    """Until then somebody may still cancel, or say that they come after all."""
    if workshop.starts_at > now:
        raise Refused(
            f"The workshop starts at {instant_words(workshop.starts_at)}. Marks are kept until "
            "then, and the register can be closed once it has started."
        )


def settled_attendance(row: RegisterRow, workshop: Workshop, by, now) -> Attendance:
    """The attendance with its outcome and what that was reckoned from."""
    participant = row.participant
    # Only whoever has cancelled can still be without a mark here.
    mark = row.mark or Mark.ABSENT
    notified_at = row.cancellation.notified_at if row.cancellation else None
    free_until = participant.free_until(workshop)
    return Attendance(
        participant=participant,
        workshop=workshop,
        mark=mark,
        marked_at=now,
        marked_by=by,
        outcome=outcome_of(mark, notified_at, free_until),
        notified_at=notified_at,
        free_until=free_until,
    )


@transaction.atomic
def reopen_register(*, workshop: Workshop, reason: str, by) -> Register:
    """Take the outcomes back, so that marks and notices can be put right.

    But for the lines that are held: they keep their outcome, and nobody can change them.
    """
    register = lock_register(workshop)
    check_register_is_closed(register)
    # It would take their own fee back.
    if own_lines(workshop, by):
        raise OwnMatter("a register on which you stand yourself")
    # The marks stay. What was reckoned from them goes, and with it what a fee would rest on.
    register.closed_at = register.closed_by = None
    register.reopened_because = reason
    register.save()
    held = held_lines(workshop)
    Attendance.objects.filter(workshop=workshop).exclude(participant__in=held).update(
        outcome="", notified_at=None, free_until=None
    )
    tell_followers(workshop)
    return register


def lock_register(workshop: Workshop) -> Register:
    """The workshop's register, locked, and with it the workshop: nobody cancels meanwhile."""
    if not hasattr(workshop, "register"):
        # By its key: as an object it would be remembered even if all this is undone.
        Register.objects.bulk_create([Register(workshop_id=workshop.pk)], ignore_conflicts=True)
    # Without their keys, as marks and cancellations of other places refer to the workshop.
    rows = Register.objects.select_for_update(of=["self", "workshop"], no_key=True)
    register = rows.select_related("workshop").get(workshop=workshop.pk)
    if register.workshop.cancelled_at:
        raise Refused("The hub cancelled this workshop, so there is no register to take.")
    return register


def check_begun(workshop: Workshop) -> None:
    if not has_begun(workshop):
        raise Refused("The register can be taken from the day of the workshop.")
