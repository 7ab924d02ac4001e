"""The hub's agreement. Nothing is overwritten: a change is a new version."""

from collections.abc import Mapping

from django.db import transaction

from access.refusal import Refused
from hubs.actions.hub import lock_hub_versions, next_version
from hubs.choices import Clause
from hubs.models import Agreement, Hub, User

SAID = ("opening", *Clause.values)


@transaction.atomic
def add_agreement_version(*, hub: Hub, texts: Mapping[str, str], by: User | None) -> Agreement:
    """Keep a new version beside the old; whoever signed one has signed that one.

    `texts` are the opening and the clauses by name; a clause that is empty is no part of it.
    """
    lock_hub_versions(hub)
    said = {name: texts.get(name, "") for name in SAID}
    refuse_same_agreement(hub=hub, texts=said)
    version = next_version(Agreement.objects.filter(hub=hub))
    return Agreement.objects.create(hub=hub, version=version, written_by=by, **said)


def refuse_same_agreement(*, hub: Hub, texts: Mapping[str, str]) -> None:
    newest = Agreement.objects.latest_agreement(hub)
    if newest and all(getattr(newest, name) == text for name, text in texts.items()):
        raise Refused(
            f"Version {newest.version} says just this already. Change something, or leave it."
        )
