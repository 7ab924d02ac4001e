"""One email that somebody writes to everybody on a list."""

from collections.abc import Mapping, Sequence

from outbox.models import Message
from outbox.render import compose
from participants.models import Circular, CircularCopy
from participants.rules.circular import filled_in
from workgroups.models import Resource

CIRCULAR, CIRCULAR_TEST = "circular", "circular-test"


def circular_copy(
    circular: Circular,
    copy: CircularCopy,
    values: Mapping[str, str],
    *,
    resources: Sequence[Resource] = (),
    stop_link: str = "",
    kind: str = CIRCULAR,
) -> Message:
    """As one reader reads it. `values` are what the named fields are for them."""
    letter = compose(
        kind,
        key=f"{CIRCULAR}:{circular.pk}:{copy.pk}",
        to=copy.email,
        hub=circular.hub,
        about_id=copy.pk,
        context={
            "circular": circular,
            "workgroup": circular.workgroup,
            "subject": filled_in(circular.subject, values),
            "text": filled_in(circular.text, values),
            "by": circular.written_by,
            "resources": resources,
            "stop_link": stop_link,
        },
    )
    letter.reply_to = circular.reply_to
    if circular.reply_to != circular.hub.mailbox:
        letter.from_name = f"{circular.written_by}, {circular.hub}"[:150]
    return letter
