"""What counts when places are short, and a waiting list that its hub lets move."""

from datetime import date, timedelta

from participants.actions.place import put_on_waiting_list
from participants.actions.waiting_list import set_priority_weights, set_waiting_list
from participants.models import ExpressionOfInterest
from participants.rules.priority import USUAL
from portal.demo.clock import clock_at, london_moment
from portal.demo.network import Scene


def let_list_move(scene: Scene, interest: ExpressionOfInterest, today: date) -> None:
    """The places are gone; whoever waits is offered the next one to come free."""
    with clock_at(london_moment(today - timedelta(days=2), 17)):
        set_priority_weights(hub=scene.hub, weights=USUAL, by=scene.hub_lead)
        put_on_waiting_list(interest=interest, by=scene.administrator)
        set_waiting_list(
            workgroup=interest.workgroup, moves_itself=True, answer_days=3, by=scene.administrator
        )
