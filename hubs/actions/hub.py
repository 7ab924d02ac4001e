"""What a hub says of itself and its terms. Nothing is overwritten: a change is a new version."""

from django.db import transaction
from django.db.models import Max
from django.forms import model_to_dict

from access.refusal import Refused
from hubs.models import FeePolicy, Hub, HubText
from pages.wording import day_words


@transaction.atomic
def add_policy_version(*, hub: Hub, policy: FeePolicy) -> FeePolicy:
    """Keep new terms beside the old; whoever accepted a version keeps it."""
    policy.hub = lock_hub_versions(hub)
    refuse_same_terms(hub=hub, policy=policy)
    policy.version = next_version(FeePolicy.objects.filter(hub=hub))
    policy.save()
    return policy


def refuse_same_terms(*, hub: Hub, policy: FeePolicy) -> None:
    """Raises Refused where people would accept the same on that day without a new version."""
    standing = FeePolicy.objects.in_force(hub, policy.effective_from)
    if standing and terms_of(standing) == terms_of(policy):
        raise Refused(
            f"Version {standing.version} says just this from "
            f"{day_words(standing.effective_from)}, so there is nothing new to keep. Change "
            "something, or leave the terms as they are."
        )


@transaction.atomic
def add_text_version(
    *, hub: Hub, kind: str, body: str, by, controller: str = "", controller_contact: str = ""
) -> HubText:
    """Publish a new version; the privacy notice says with it who answers for people's data."""
    lock_hub_versions(hub)
    # Another controller is another version, as it is part of what people read.
    said = {"body": body, "controller": controller, "controller_contact": controller_contact}
    newest = HubText.objects.latest_of(hub, kind)
    if newest and said == {name: getattr(newest, name) for name in said}:
        raise Refused("The text is the same as before.", field="body")
    version = next_version(HubText.objects.filter(hub=hub, kind=kind))
    return HubText.objects.create(hub=hub, kind=kind, version=version, written_by=by, **said)


def terms_of(policy: FeePolicy) -> dict:
    """What people accept with a version."""
    # Without the first day: the same terms from another day are the same terms.
    return model_to_dict(policy, exclude=["id", "hub", "version", "effective_from"])


def next_version(rows) -> int:
    return (rows.aggregate(last=Max("version"))["last"] or 0) + 1


def lock_hub_versions(hub: Hub) -> Hub:
    """Versions of one hub are numbered one at a time."""
    return Hub.objects.select_for_update().get(pk=hub.pk)
