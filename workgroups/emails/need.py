from datetime import datetime

from access.links import site_url
from outbox.models import Message
from outbox.render import compose
from workgroups.models import WorkGroup


def raised_need(
    *, key: str, name: str, email: str, raised_at: datetime, workgroup: WorkGroup
) -> Message:
    """Word to whoever raised a need of the Work Group that answers it."""
    return compose(
        "raised-need",
        key=key,
        to=email,
        hub=workgroup.hub,
        about_id=workgroup.pk,
        # From then on the page it leads to takes nobody.
        wanted_until=workgroup.interest_closes_at,
        context={
            "name": name,
            "raised_at": raised_at,
            "workgroup": workgroup,
            "link": site_url(workgroup.get_absolute_url()),
        },
    )
