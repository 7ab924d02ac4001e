"""Valid answers to the pages about a register and who came without a place."""

from participants.actions.attendance_register import close_register, take_register
from participants.choices import Mark
from participants.links import day_word
from tests.robust.act import Act
from tests.world import World


def mark_everybody(world: World) -> None:
    people = world.workgroup.participants.values_list("pk", flat=True)
    marks = dict.fromkeys(people, Mark.PRESENT)
    take_register(workshop=world.today, marks=marks, by=world.people["admin"])


def close_todays_register(world: World) -> None:
    """That of the past workshop stays closed: a fee for it has been invoiced."""
    mark_everybody(world)
    close_register(workshop=world.today, by=world.people["admin"])


ABOUT_REGISTERS = {
    "participants:own_needs": Act(lambda w: {"access_needs": "No steps", "food_needs": ""}),
    "participants:check_in": Act(lambda w: {"email": w.participant.person.email}),
    "participants:i_am_here": Act(lambda w: {"word": day_word(w.today)}),
    "participants:add_walk_in": Act(
        lambda w: {"name": "Wanda Walk", "email": "wanda@example.org"},
        query=lambda w: f"?school={w.school.pk}",
    ),
    "participants:leave_as_guest": Act(),
    "participants:take_off_walk_in": Act(),
    "participants:close_register": Act(prepare=mark_everybody),
    "participants:reopen_register": Act(
        lambda w: {"reason": "A wrong tick"}, prepare=close_todays_register
    ),
}
