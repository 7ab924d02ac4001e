"""Keeping a hub's local leaders, what they are accredited as and where they work."""

from typing import Any

from django.db import transaction

from access.refusal import Refused
from hubs.actions.people import account_of
from hubs.models import Hub
from workgroups.models import Credential, Deployment, LocalLeader, Training

Part = Credential | Training | Deployment


@transaction.atomic
def add_leader(*, leader: LocalLeader, name: str, email: str) -> LocalLeader:
    """Give somebody a profile in the hub; they can sign in and change it from now on."""
    # One at a time in a hub, so that the second of two alike reads why and does not fail.
    Hub.objects.select_for_update(no_key=True).get(pk=leader.hub_id)
    leader.user = account_of(name=name, email=email)
    if LocalLeader.objects.filter(hub=leader.hub, user=leader.user, until_on=None).exists():
        raise Refused(f"{leader.user} is in the list of your hub already.", field="email")
    leader.save()
    return leader


@transaction.atomic
def save_leader_part(*, part: Part) -> Part:
    """Keep a credential, a training or a deployment; the same one only once."""
    LocalLeader.objects.select_for_update(no_key=True).get(pk=part.leader_id)
    same: dict[str, Any] = {name: getattr(part, name) for name in part.once}
    if type(part)._base_manager.filter(**same).exclude(pk=part.pk).exists():
        raise Refused("This is recorded already.")
    part.save()
    return part


@transaction.atomic
def remove_leader_part(*, part: Part) -> None:
    """Take away what was recorded by mistake; its history stays."""
    type(part)._base_manager.filter(pk=part.pk).delete()


@transaction.atomic
def change_leader(*, leader: LocalLeader, by) -> LocalLeader:
    """Keep a profile. Words that somebody else has changed are not published until agreed to."""
    before = LocalLeader.objects.select_for_update(of=["self"]).get(pk=leader.pk)
    if by.pk != leader.user_id and leader.bio != before.bio:
        leader.may_publish_bio = False
    # Without a last day again, it may meet a profile that was begun since.
    if leader.until_on is None:
        others = LocalLeader.objects.filter(hub=leader.hub_id, user=leader.user_id, until_on=None)
        if others.exclude(pk=leader.pk).exists():
            raise Refused("They have a newer profile without a last day.", field="until_on")
    leader.save()
    return leader
