from django.apps import apps
from django.db.models import Q

from needs.models import Need, NeedSchool
from pages.history import Change, changes_to


def history_of(need: Need) -> list[Change]:
    """What became of a need, and of each that was ever merged into it."""
    # Made by pghistory, so there is no class to import.
    events = apps.get_model("needs", "NeedEvent").objects
    merged = events.filter(merged_into=need.pk).values("pgh_obj_id")
    return changes_to(
        {
            Need: Q(pgh_obj_id=need.pk) | Q(pgh_obj_id__in=merged),
            NeedSchool: Q(need_id=need.pk),
        }
    )
