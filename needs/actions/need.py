"""What schools need: taking it in and keeping it in order."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from access.refusal import Refused
from hubs.models import Hub, User
from needs.models import Need, NeedSchool, NeedSurvey, PriorityNeed
from pages.rules.school_year import school_year_of
from schools.models import School


@transaction.atomic
def raise_need(
    *, hub: Hub, source: str, schools: Iterable[School] = (), form_key: str = "", **words: Any
) -> Need:
    """Keep what somebody said is needed. The same `form_key` again finds what it made before."""
    new = {
        "hub": hub,
        "source": source,
        # Before `words`, in which a survey names a year of its own.
        "school_year": school_year_of(timezone.localdate()),
        "set_aside_at": timezone.now() if words.get("suspicion") else None,
        **words,
    }
    if form_key:
        need, is_new = Need.objects.get_or_create(form_key=form_key, defaults=new)
        # With the schools of the first time, which staff may have put right since.
        if not is_new:
            return need
    else:
        need = Need.objects.create(**new)
    set_schools_of_need(need=need, schools=schools)
    return need


def set_schools_of_need(*, need: Need, schools: Iterable[School]) -> None:
    """The schools that raised the need are these and no others."""
    wanted = list(schools)
    NeedSchool.objects.filter(need=need).exclude(school__in=wanted).delete()
    # Two who save at once may both add a school, of which one row is enough.
    NeedSchool.objects.bulk_create(
        [NeedSchool(need=need, school=school) for school in wanted], ignore_conflicts=True
    )


def take_in_need(*, need: Need) -> None:
    """Count a need that was set aside after all."""
    Need.objects.filter(pk=need.pk).update(set_aside_at=None)


@transaction.atomic
def change_need(*, need: Need, schools: Iterable[School], **facts: Any) -> None:
    for name, value in facts.items():
        setattr(need, name, value)
    need.save(update_fields=list(facts))
    set_schools_of_need(need=need, schools=schools)


@transaction.atomic
def merge_needs(*, needs: Iterable[int], survivor: Need) -> None:
    """Let the others of `needs`, and what was merged into them, point to the one that stays.

    Nothing of them is lost: each keeps its words, its source and its schools.
    """
    # In one order, so that two who merge some of the same needs do not wait for each other.
    rows = list(Need.objects.select_for_update().filter(pk__in=needs).order_by("pk"))
    others = [row.pk for row in rows if row.pk != survivor.pk]
    if len(others) == len(rows) or not others:
        raise Refused("Choose at least two needs to merge.")
    # Whoever works for two hubs can tick needs of both.
    if {row.hub_id for row in rows} != {survivor.hub_id}:
        raise Refused("Needs of two hubs cannot be merged.")
    if any(row.merged_into_id or row.set_aside_at for row in rows):
        raise Refused("One of these needs is merged already or set aside. Choose again.")
    # What was merged into those that go comes along: the pages look one step far.
    moving = Need.objects.filter(Q(pk__in=others) | Q(merged_into__in=others))
    moving.update(merged_into=survivor)
    # The links of those that go stay beside it, so that they stand again if they are split off.
    built = PriorityNeed.objects.filter(need__in=others).values_list("priority", flat=True)
    PriorityNeed.objects.bulk_create(
        [PriorityNeed(priority_id=priority, need=survivor) for priority in set(built)],
        ignore_conflicts=True,
    )


@transaction.atomic
def split_off_need(*, need: Need) -> None:
    """Let a merged need stand by itself again."""
    need = Need.objects.select_for_update().get(pk=need.pk)
    if need.merged_into_id is None:
        raise Refused("This need stands by itself already.")
    Need.objects.filter(pk=need.pk).update(merged_into=None)


@transaction.atomic
def make_need_survey(*, survey: NeedSurvey, by: User) -> NeedSurvey:
    survey.made_by = by
    survey.save()
    return survey
