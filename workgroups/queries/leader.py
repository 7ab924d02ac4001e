"""Figures of a hub's local leaders."""

from datetime import date

from django.db.models import CharField, Count, Func, Q
from django.utils import timezone

from pages.rules.school_year import school_year_of
from pages.searching import holding_every_word
from workgroups.models import (
    Credential,
    LocalLeader,
    WorkGroup,
)

SPECIALISMS_SHOWN = 15


def leader_figures(rows, on: date) -> dict[str, int]:
    """How many leaders there are among `rows`, how many are trained and how many are active."""
    return rows.with_work(on, school_year_of(on)).aggregate(
        all=Count("pk"),
        trained=Count("pk", filter=Q(is_trained=True)),
        active=Count("pk", filter=Q(is_active=True)),
        # Counted apart, as trained and active are neither each other's part.
        both=Count("pk", filter=Q(is_trained=True, is_active=True)),
    )


class EachSpecialism(Func):
    """One row for each specialism of a leader."""

    function = "unnest"
    set_returning = True
    output_field = CharField()


def specialism_counts(rows, total: int) -> list[tuple[str, int, int]]:
    """(specialism, leaders who have it, all leaders), the most frequent first."""
    each = rows.order_by().annotate(specialism=EachSpecialism("specialisms"))
    counted = each.values("specialism").annotate(number=Count("pk"))
    return [
        (row["specialism"], row["number"], total)
        for row in counted.order_by("-number", "specialism")[:SPECIALISMS_SHOWN]
    ]


def known_specialisms(rows) -> list[str]:
    each = rows.order_by().annotate(specialism=EachSpecialism("specialisms"))
    return sorted(set(each.values_list("specialism", flat=True)))


def expiring_credentials(leaders, on: date, before: date) -> list[Credential]:
    """The credentials of `leaders` that run out before that day, the soonest first."""
    rows = Credential.objects.expiring(on, before).filter(leader__in=leaders.order_by())
    return list(rows.select_related("leader__user").order_by("expires_on", "pk")[:20])


def shared_leaders(on: date, words: str):
    """Of those who agreed to be shown to other hubs only what they agreed to, as dictionaries."""
    rows = LocalLeader.objects.current(on).filter(may_be_shared=True)
    found = holding_every_word(rows, words, "specialisms", "user__name")
    return found.order_by("user__name", "pk").values("user__name", "specialisms", "hub__name")


def published_bios(workgroup: WorkGroup) -> list[LocalLeader]:
    """The leads of a Work Group who agreed that what they wrote of themselves is shown."""
    # Of this hub: what they agreed to in another hub's profile says nothing here.
    rows = LocalLeader.objects.current(timezone.localdate()).filter(
        hub=workgroup.hub_id, user__in=workgroup.leads.all(), may_publish_bio=True
    )
    return list(rows.exclude(bio="").select_related("user"))
