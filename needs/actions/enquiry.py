"""What people write to a hub on its public pages, and the hub's answers."""

from datetime import date, timedelta
from secrets import token_urlsafe
from typing import Any

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.models import Hub, User
from needs import emails
from needs.actions.need import raise_need, take_in_need
from needs.choices import EnquiryKind, EnquiryOutcome, NeedSource
from needs.models import Enquiry, EnquiryReply, Need
from outbox.actions import queue
from pages.choices import Suspicion
from pages.rules.working_days import working_days_after
from schools.models import School

REPEATED_WITHIN = timedelta(days=1)
CLOSED = "This enquiry is closed. Open it again first."


@transaction.atomic
def record_enquiry(
    *,
    hub: Hub,
    kind: str,
    form_key: str,
    email: str,
    message: str,
    suspicion: str = "",
    asked_from: str = "",
    **facts: Any,
) -> Enquiry:
    """Keep a message to the hub, and tell its sender and the hub unless it looks like spam.

    The same `form_key` again finds what it made before.
    """
    suspicion = suspicion or (Suspicion.REPEATED if is_repeated_enquiry(message, email) else "")
    enquiry, is_new = Enquiry.objects.get_or_create(
        form_key=form_key,
        defaults={
            "hub": hub,
            "kind": kind,
            "email": email.lower(),
            "message": message,
            "suspicion": suspicion,
            "set_aside_at": timezone.now() if suspicion else None,
            "answer_by": answer_day(hub),
            **facts,
        },
    )
    if is_new and not suspicion:
        tell_of_enquiry(enquiry, asked_from=asked_from)
    return enquiry


@transaction.atomic
def log_enquiry(*, hub: Hub, form_key: str, by: User, **facts: Any) -> Enquiry:
    """Keep what somebody said to a colleague, who is to answer it; nobody is written to.

    The same `form_key` of the same writer again finds what it made before.
    """
    facts["email"] = facts["email"].lower()
    enquiry, _ = Enquiry.objects.get_or_create(
        # The key lies unsigned in the page: with the writer's own number it finds nobody else's.
        form_key=f"{by.pk}:{form_key or token_urlsafe(9)}",
        defaults={"hub": hub, "answer_by": answer_day(hub), **facts},
    )
    return enquiry


def is_repeated_enquiry(message: str, email: str) -> bool:
    """Have others sent the same words to any hub since yesterday?"""
    since = timezone.now() - REPEATED_WITHIN
    same = Enquiry.objects.filter(message=message, sent_at__gte=since)
    # People send their own words again; it is a machine that sends the same under many names.
    return same.exclude(email=email.lower()).exists()


def answer_day(hub: Hub) -> date:
    return working_days_after(timezone.localdate(), hub.answer_days)


def tell_of_enquiry(enquiry: Enquiry, *, asked_from: str = "") -> None:
    queue([emails.enquiry_received(enquiry)], asked_from=asked_from)
    # The hub's own mailbox is no stranger's to flood or to hold up.
    queue([emails.enquiry_for_hub(enquiry)])


@transaction.atomic
def record_need(
    *,
    hub: Hub,
    form_key: str,
    school: School | None,
    suspicion: str = "",
    asked_from: str = "",
    **words: Any,
) -> Need:
    """Keep what somebody said on the hub's public page is needed.

    With an email address it is an enquiry too, which the hub answers.
    """
    enquiry = None
    if words.get("contact_email"):
        enquiry = record_enquiry(
            hub=hub,
            kind=EnquiryKind.NEED,
            form_key=form_key,
            name=words.get("contact_name") or words["contact_email"],
            email=words["contact_email"],
            school=school,
            message=need_as_message(words),
            suspicion=suspicion,
            asked_from=asked_from,
        )
        # The enquiry may turn out to repeat others, and its need stands aside with it.
        suspicion = enquiry.suspicion
    need = raise_need(
        hub=hub,
        source=NeedSource.DIRECT,
        schools=[school] if school else [],
        form_key=form_key,
        suspicion=suspicion,
        enquiry=enquiry,
        **words,
    )
    # With an address the hub has had word of the enquiry already.
    if enquiry is None and not suspicion:
        queue([emails.need_for_hub(need)])
    return need


def need_as_message(words: dict[str, Any]) -> str:
    """The three answers as one text."""
    names = ("what_is_needed", "what_comes_first", "what_matters_most")
    return "\n\n".join(words[name] for name in names if words.get(name))


@transaction.atomic
def assign_enquiry(*, enquiry: Enquiry, to: User | None, by: User) -> None:
    """Give an enquiry to a colleague, who is told unless they took it themselves."""
    enquiry = lock_enquiry(enquiry)
    check_enquiry_is_not_closed(enquiry)
    before, enquiry.assigned_to = enquiry.assigned_to, to
    enquiry.save(update_fields=["assigned_to"])
    if to and to not in (by, before):
        queue([emails.enquiry_assigned(enquiry, by=by, at=timezone.now())])


@transaction.atomic
def answer_enquiry(*, enquiry: Enquiry, text: str, closes: bool, by: User) -> EnquiryReply:
    """Write back to the sender by email; the first answer stops the counter."""
    enquiry = lock_enquiry(enquiry)
    check_enquiry_can_be_answered(enquiry)
    # A second press of the button has waited for the lock and finds what the first wrote.
    if enquiry.replies.filter(text=text).exists():
        raise Refused("You have already sent this answer.", field="text")
    reply = EnquiryReply.objects.create(enquiry=enquiry, text=text, sent_by=by)
    # The promise was kept, or not, by the first answer.
    enquiry.answered_at = enquiry.answered_at or timezone.now()
    if closes:
        mark_enquiry_closed(enquiry, EnquiryOutcome.ANSWERED, "", by)
    enquiry.save()
    queue([emails.enquiry_answer(reply)])
    return reply


def check_enquiry_is_not_closed(enquiry: Enquiry) -> None:
    if enquiry.closed_at:
        raise Refused(CLOSED)


def check_enquiry_can_be_answered(enquiry: Enquiry) -> None:
    check_enquiry_is_not_closed(enquiry)
    if not enquiry.email:
        raise Refused("They left no email address. Ring them, and close the enquiry afterwards.")
    if enquiry.set_aside_at:
        raise Refused("Take it in first: it is set aside as suspected spam.")


def check_enquiry_is_open(enquiry: Enquiry) -> None:
    if enquiry.closed_at:
        raise Refused("This enquiry is closed already.")


def check_enquiry_is_closed(enquiry: Enquiry) -> None:
    if not enquiry.closed_at:
        raise Refused("This enquiry is open already.")


def check_enquiry_is_set_aside(enquiry: Enquiry) -> None:
    if not enquiry.set_aside_at:
        raise Refused("This enquiry is not set aside.")


def check_enquiry_is_no_need(enquiry: Enquiry) -> None:
    if Need.objects.filter(enquiry=enquiry).exists():
        raise Refused("This enquiry is kept as a need already.")


@transaction.atomic
def close_enquiry(*, enquiry: Enquiry, outcome: str, note: str, by: User) -> None:
    enquiry = lock_enquiry(enquiry)
    check_enquiry_is_open(enquiry)
    mark_enquiry_closed(enquiry, outcome, note, by)
    enquiry.save()


def mark_enquiry_closed(enquiry: Enquiry, outcome: str, note: str, by: User) -> None:
    enquiry.closed_at, enquiry.closed_by = timezone.now(), by
    enquiry.outcome, enquiry.closing_note = outcome, note


@transaction.atomic
def reopen_enquiry(*, enquiry: Enquiry) -> None:
    enquiry = lock_enquiry(enquiry)
    check_enquiry_is_closed(enquiry)
    enquiry.closed_at = enquiry.closed_by = None
    # What is open has no outcome yet. The history keeps the one it had.
    enquiry.outcome = enquiry.closing_note = ""
    enquiry.save()


@transaction.atomic
def take_in_enquiry(*, enquiry: Enquiry) -> None:
    """Treat what was set aside as any other message; the days to answer begin now."""
    enquiry = lock_enquiry(enquiry)
    check_enquiry_is_set_aside(enquiry)
    enquiry.set_aside_at = None
    enquiry.answer_by = answer_day(enquiry.hub)
    enquiry.save()
    # Both were set aside for one message, so one decision lets both count.
    if need := Need.objects.filter(enquiry=enquiry).first():
        take_in_need(need=need)
    tell_of_enquiry(enquiry)


@transaction.atomic
def keep_enquiry_as_need(*, enquiry: Enquiry, by: User, schools, **words: Any) -> Need:
    """Make a need of what somebody wrote; the enquiry stays open until it is answered."""
    enquiry = lock_enquiry(enquiry)
    check_enquiry_is_no_need(enquiry)
    return raise_need(hub=enquiry.hub, enquiry=enquiry, schools=schools, entered_by=by, **words)


def lock_enquiry(enquiry: Enquiry) -> Enquiry:
    # Not the joined hub, for which everybody who writes to it would wait.
    rows = Enquiry.objects.select_related("hub").select_for_update(of=("self",))
    return rows.get(pk=enquiry.pk)
