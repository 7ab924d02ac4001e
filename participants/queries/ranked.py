"""Of those who ranked parallel Work Groups: their other choices, and what holds this one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from pages.wording import join_words, short_day_words
from participants.choices import InterestState
from participants.models import ExpressionOfInterest
from participants.rules.ranked import held_words
from workgroups.models import WorkGroup, Workshop


def choices_of(interest: ExpressionOfInterest):
    """All that were sent together with it and itself; none of whoever ranked nothing."""
    if interest.choice is None:
        return ExpressionOfInterest.objects.none()
    first = interest.first_choice_id or interest.pk
    return ExpressionOfInterest.objects.filter(Q(pk=first) | Q(first_choice=first))


def other_choices(interest: ExpressionOfInterest) -> list[ExpressionOfInterest]:
    rows = choices_of(interest).exclude(pk=interest.pk)
    return list(
        rows.select_related(
            *("person", "approval", "fee_policy"), "workgroup__hub", "workgroup__project"
        ).order_by("choice", "pk")
    )


def held_by_another_choice(interests: Iterable[ExpressionOfInterest]) -> dict[int, str]:
    """By key, of those who have or are offered a place in another of their choices: in words.

    No query where nobody ranked anything.
    """
    firsts = {one.pk: one.first_choice_id or one.pk for one in interests if one.choice}
    if not firsts:
        return {}
    holding = (InterestState.OFFERED, InterestState.PLACED)
    rows = ExpressionOfInterest.objects.filter(
        Q(pk__in=firsts.values()) | Q(first_choice__in=firsts.values()), state__in=holding
    )
    found = {}
    for row in rows.select_related("workgroup"):
        for pk, first in firsts.items():
            if first == (row.first_choice_id or row.pk) and pk != row.pk:
                words = held_words(str(row.workgroup), row.choice or 1, has_place=row.has_place)
                found[pk] = words
    return found


def dates_in_words(workgroups: Sequence[WorkGroup], now: datetime) -> list[tuple[WorkGroup, str]]:
    """Each with its days to come, by which people choose."""
    rows = Workshop.objects.standing().filter(workgroup__in=workgroups, starts_at__gt=now)
    days: dict[int, list[str]] = defaultdict(list)
    for workgroup, starts_at in rows.order_by("starts_at").values_list("workgroup", "starts_at"):
        days[workgroup].append(short_day_words(timezone.localdate(starts_at)))
    return [(group, join_words(days[group.pk]) or "no dates yet") for group in workgroups]
