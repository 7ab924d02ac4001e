"""Valid answers to the pages on which somebody writes to everybody on a list."""

from collections.abc import Callable
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from participants.choices import CircularAudience, InterestState
from participants.models import ExpressionOfInterest
from participants.queries import circular as lists
from tests.robust.act import Act
from tests.world import World
from workgroups.models import LocalLeader

A = CircularAudience


def written(audience: A, find: Callable[[World], Callable], query: str = "") -> Act:
    """An email in its last step, whose writer has seen the list as it is now."""

    def answers(world: World) -> dict:
        people = lists.PeopleList(audience=audience, hub=world.hub, find=find(world))
        return {
            "subject": f"For {{name}} of {world.hub.pk}",
            "text": "Dear {first name}, we meet again soon.",
            "ticket": str(uuid5(NAMESPACE_URL, f"{world.hub.pk}:{audience}")),
            "seen": people.mark,
            "send": "yes",
        }

    return Act(answers, prepare=put_on_waiting_list, query=lambda world: query)


def put_on_waiting_list(world: World) -> None:
    rows = ExpressionOfInterest.objects.filter(pk=world.unanswered.pk)
    rows.update(state=InterestState.WAITING, waiting_since=timezone.now())


WAITING = [InterestState.WAITING]
ABOUT_CIRCULARS: dict[str, Act] = {
    "participants:write_to_participants": written(
        A.PARTICIPANTS, lambda w: lambda: lists.everybody_taking_part(w.workgroup)
    ),
    "participants:write_to_waiting": written(
        A.WAITING, lambda w: lambda: lists.interested(w.workgroup, WAITING)
    ),
    "participants:write_to_interested": written(
        A.INTERESTED, lambda w: lambda: lists.interested(w.workgroup)
    ),
    "participants:write_to_leads": written(A.LEADS, lambda w: lambda: lists.leads_of(w.workgroup)),
    "participants:write_to_leaders": written(
        A.LEADERS, lambda w: lambda: lists.of_leaders(LocalLeader.objects.filter(hub=w.hub))
    ),
    "participants:write_to_search": written(
        A.SEARCH,
        lambda w: (
            lambda: lists.of_interests(
                ExpressionOfInterest.objects.filter(
                    workgroup__hub=w.hub, state=InterestState.WAITING
                )
            )
        ),
        query="?state=waiting",
    ),
    "participants:write_to_school": written(
        A.SCHOOL, lambda w: lambda: lists.people_of_school(w.school, w.hub)
    ),
    "participants:stop_news": Act(lambda w: {"wanted": "no"}),
}
