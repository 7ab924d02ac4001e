"""The filters of the list of Work Groups that somebody keeps for themselves."""

from django.db import transaction

from access.refusal import Refused
from hubs.models import User
from workgroups.models import SavedFilter

MOST = 12  # more names than that nobody finds their way among


@transaction.atomic
def save_filter(*, name: str, query: str, by: User) -> SavedFilter:
    """Keep it under that name, in place of what stood under it before.

    Raises Refused when the person keeps MOST already.
    """
    # The person's row, so that two pages at once keep no more than that.
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    others = SavedFilter.objects.filter(user=by).exclude(name=name)
    if others.count() >= MOST:
        raise Refused(f"You keep {MOST} already. Remove one first.", field="name")
    row, _ = SavedFilter.objects.update_or_create(user=by, name=name, defaults={"query": query})
    return row
