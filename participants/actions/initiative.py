"""What schools tell a hub of their other projects."""

from django.db import transaction

from access.refusal import Refused
from hubs.models import Hub
from participants.models import DeclaredInitiative
from schools.models import School


@transaction.atomic
def declare_initiative(
    *, hub: Hub, school: School, school_year: int, name: str, by
) -> DeclaredInitiative:
    row, is_new = DeclaredInitiative.objects.get_or_create(
        hub=hub, school=school, school_year=school_year, name=name, defaults={"declared_by": by}
    )
    if not is_new:
        raise Refused("This project of the school is noted already", field="name")
    return row


@transaction.atomic
def take_back_initiative(*, initiative: DeclaredInitiative) -> None:
    DeclaredInitiative.objects.filter(pk=initiative.pk).delete()
