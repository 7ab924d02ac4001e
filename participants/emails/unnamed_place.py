"""A place for somebody whom the school has still to name."""

from outbox.models import Message
from outbox.render import compose
from participants import links
from participants.models import UnnamedPlace


def place_to_name(row: UnnamedPlace) -> Message:
    """To whoever asked for it."""
    return about_unnamed("place-to-name", row)


def place_to_name_reminder(row: UnnamedPlace, *, days: int) -> Message:
    return about_unnamed("place-to-name-reminder", row, mark=f":{days}")


def about_unnamed(kind: str, row: UnnamedPlace, *, mark: str = "") -> Message:
    return compose(
        kind,
        key=f"{kind}:{row.pk}{mark}",
        to=row.asked_by_email,
        hub=row.workgroup.hub,
        about_id=row.pk,
        context={
            "unnamed": row,
            "workgroup": row.workgroup,
            "school": row.school,
            "link": links.UNNAMED.url(row),
        },
    )
