"""Whoever comes marks themselves as here, by the code on the wall or on their own page."""

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from pages.rules.mail_address import mail_address
from pages.wording import instant_words
from participants.actions.attendance_register import held_lines, lock_register
from participants.choices import Mark, MarkSource
from participants.links import day_word
from participants.models import Attendance, Participant
from participants.queries.walk_in import lines_at_address
from participants.rules.check_in import can_check_in, opens_at
from workgroups.models import Workshop


def check_in_is_open(workshop: Workshop) -> None:
    """Raises Refused outside of the window, and once the register is closed."""
    now = timezone.now()
    if workshop.cancelled_at:
        raise Refused("The hub cancelled this workshop.")
    if now < opens_at(workshop.starts_at):
        opens = instant_words(opens_at(workshop.starts_at))
        raise Refused(f"You can check in from {opens}.")
    if not can_check_in(now, starts_at=workshop.starts_at, ends_at=workshop.ends_at):
        raise Refused("The workshop is over. Ask whoever led it to mark you.")
    register = getattr(workshop, "register", None)
    if register and register.closed_at:
        raise Refused("The register is closed already. Ask whoever led it to mark you.")


@transaction.atomic
def check_in_by_address(*, workshop: Workshop, email: str) -> None:
    """Mark the one line of the register that has that address; says nothing of whether there is
    one. Raises Refused only for what is so whichever address is given.
    """
    workshop = lock_for_check_in(workshop)
    lines = lines_at_address(workshop, mail_address(email))
    # Of those who share an address nobody can say who came: the lead marks them.
    if len(lines) == 1:
        for participant, mark in lines.items():
            keep_check_in(participant, workshop, mark, MarkSource.LINK)


@transaction.atomic
def check_in_on_own_page(*, participant: Participant, workshop: Workshop, word: str) -> None:
    workshop = lock_for_check_in(workshop)
    if word != day_word(workshop):
        raise Refused(
            "These are not the four digits of this workshop. Whoever leads it shows them.",
            field="word",
        )
    keep_check_in(participant, workshop, Mark.PRESENT, MarkSource.OWN_PAGE)


def lock_for_check_in(workshop: Workshop) -> Workshop:
    """With its register, so that it does not close meanwhile."""
    register = lock_register(workshop)
    workshop = register.workshop
    check_in_is_open(workshop)
    return workshop


def keep_check_in(
    participant: Participant, workshop: Workshop, mark: Mark, source: MarkSource
) -> None:
    # Whoever made a mark already saw more than somebody who types an address.
    if participant.pk not in held_lines(workshop):
        Attendance.objects.get_or_create(
            participant=participant,
            workshop=workshop,
            defaults={"mark": mark, "source": source, "marked_at": timezone.now()},
        )
