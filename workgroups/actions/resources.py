"""What there is to read and use around the workshops of a Work Group."""

from collections.abc import Collection
from typing import Any

from django.db import connection, transaction

from access.refusal import Refused
from pages.rules.document import Document
from workgroups.actions.plan import lock_workgroup
from workgroups.models import Resource, ResourceFile, Workshop

LINK_OR_FILE = "Enter a link or choose a file"
NEEDS_LICENCE = "Say why it may be passed on, for example “Our own” or “CC BY 4.0”"


@transaction.atomic
def save_resource(*, resource: Resource, file: Document | None = None) -> Resource:
    """Add a resource or change it; without a `file` the one it has stays. Raises Refused."""
    lock_workgroup(resource.workgroup)
    resource.has_file = resource.has_file or file is not None
    if not (resource.link or resource.has_file):
        raise Refused(LINK_OR_FILE, field="link")
    if resource.has_file and not resource.licence:
        raise Refused(NEEDS_LICENCE, field="licence")
    resource.save()
    if file:
        kept = {"kind": file.kind, "content": file.content}
        ResourceFile.objects.update_or_create(resource=resource, defaults=kept)
    return resource


@transaction.atomic
def remove_resource(*, resource: Resource) -> None:
    resource.delete()


@transaction.atomic
def carry_resources(taken_over: Collection[tuple[int, Workshop]]) -> None:
    """Carry what there is to read and use over to other workshops, each given with the key of the
    one that it is copied from.

    Documents go along, as each has a licence to be passed on; they never leave the database.
    """
    known: dict[int, list[Resource]] = {}
    for row in Resource.objects.filter(workshop__in={source for source, _ in taken_over}):
        known.setdefault(row.workshop_id, []).append(row)
    pairs = [
        (row, Resource(workgroup_id=to.workgroup_id, workshop=to, **carried(row)))
        for source, to in taken_over
        for row in known.get(source, [])
    ]
    Resource.objects.bulk_create(copy for _, copy in pairs)
    with connection.cursor() as cursor:
        cursor.execute(CARRY_FILES, [[row.pk for row, _ in pairs], [copy.pk for _, copy in pairs]])


CARRIED = ("time", "title", "link", "has_file", "publisher", "licence", "context")
CARRY_FILES = """
INSERT INTO workgroups_resourcefile (resource_id, kind, content)
SELECT copy, kind, content
FROM unnest(%s::bigint[], %s::bigint[]) AS carried (source, copy)
JOIN workgroups_resourcefile ON resource_id = source
"""


def carried(resource: Resource) -> dict[str, Any]:
    return {name: getattr(resource, name) for name in CARRIED}
