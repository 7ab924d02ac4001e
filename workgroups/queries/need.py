"""From a Work Group back to the needs it answers, and to whoever raised them."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from needs.choices import NeedSource
from needs.models import Need, NeedSchool, PriorityNeed
from outbox.models import Message
from pages.wording import join_words
from workgroups.models import WorkGroup

# A need that the school said itself: it knows, whatever else is marked.
OWN_WORDS = (NeedSource.DIRECT, NeedSource.SURVEY)


def needs_behind(workgroup: WorkGroup) -> QuerySet[Need]:
    """The needs that the Work Group answers through its priorities, with those merged into them.

    Without those whose school may not know that it was named.
    """
    built = PriorityNeed.objects.filter(priority__answered_by__workgroup=workgroup).values("need")
    return (
        Need.objects.standing()
        .filter(Q(pk__in=built) | Q(merged_into__in=built))
        .exclude(~Q(source__in=OWN_WORDS), is_sensitive=True)
    )


def schools_that_raised(workgroup: WorkGroup) -> set[int]:
    """The schools that raised a need which this Work Group answers."""
    rows = NeedSchool.objects.filter(need__in=needs_behind(workgroup))
    return set(rows.values_list("school", flat=True))


@dataclass(frozen=True)
class Asker:
    """Somebody, or a school, that raised a need; `email` only where they want to hear."""

    name: str
    email: str
    schools: str
    raised_at: datetime
    key: str
    told_at: datetime | None


def asked_for(workgroup: WorkGroup) -> list[Asker]:
    """Whoever raised the needs behind a Work Group: one for each address, and those without."""
    needs = needs_behind(workgroup).prefetch_related("schools").order_by("raised_at", "pk")
    told = dict(
        Message.objects.filter(kind="raised-need", about_id=workgroup.pk).values_list(
            "key", "created_at"
        )
    )
    found: dict[str, Asker] = {}
    for need in needs:
        email = need.contact_email.lower() if need.may_be_told else ""
        key = raised_need_key(workgroup, email)
        # Said without a name, as a need may be: nobody to write to, and no school to show.
        if not (email or need.school_names):
            continue
        # The need that an address raised first stands for all that it raised.
        found.setdefault(
            email or f"need {need.pk}",
            Asker(
                name=need.contact_name,
                email=email,
                schools=join_words(need.school_names),
                raised_at=need.raised_at,
                key=key,
                told_at=told.get(key) if email else None,
            ),
        )
    return list(found.values())


def raised_need_key(workgroup: WorkGroup, email: str) -> str:
    """One message to one address about one Work Group; addresses may be longer than a key."""
    return f"raised-need:{workgroup.pk}:{hashlib.sha256(email.encode()).hexdigest()[:32]}"
