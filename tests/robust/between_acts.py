"""Valid answers to the pages about what people do between the workshops."""

from collections.abc import Callable

from participants.models import TaskAccount
from tests.documents import as_sent
from tests.world import World


def resource(world: World) -> dict:
    return {
        "workshop": world.past.pk,
        "time": "after",
        "title": "A bar model for ratio",
        "link": "https://resources.example.org/bars",
        "licence": "CC BY 4.0",
    }


ABOUT_BETWEEN: dict[str, Callable[[World], dict]] = {
    "participants:own_task": (
        lambda w: {
            "state": "done",
            "words": "We tried it in two classes",
            "link": "https://lessons.example.org/2",
            "file": as_sent(),
            "shows_no_pupil": "on",
            "colleagues": "4",
            "pupils": "60",
        }
    ),
    "evaluations:own_focus_pupils": lambda w: {"shown": "B", "disadvantaged": "no"},
    "evaluations:own_checkpoint": (
        lambda w: {"participation": "2", "confidence": "3", "understanding": "4", "note": "Draws"}
    ),
    "evaluations:close_focus_pupil": lambda w: {},
    "participants:remind_of_tasks": lambda w: {},
    "participants:hide_post": lambda w: {"because": "It belongs to another topic"},
    "participants:show_post": lambda w: {},
    "participants:stop_digest": lambda w: {},
    "participants:others": lambda w: {"show": "yes"},
    "workgroups:add_resource": lambda w: resource(w) | {"title": "One more"},
    "workgroups:edit_resource": lambda w: resource(w),
    "workgroups:remove_resource": lambda w: {},
}
# A conversation is open in the year of its Work Group.
IN_CONVERSATION: dict[str, Callable[[World], dict]] = {
    "participants:own_begin_topic": lambda w: {"title": "Bar models", "words": "Who tried?"},
    "participants:begin_topic": lambda w: {"title": "Ratio", "words": "How did it go?"},
    "participants:own_topic": lambda w: {"words": "It went well here"},
    "participants:topic": lambda w: {"words": "Thank you for telling us"},
}


def say_nothing_of_it(world: World) -> None:
    """A task can be taken out while nobody has spoken of it."""
    TaskAccount.objects.filter(task=world.task).delete()
