"""Whoever asked to hear of a Work Group hears of the next one when it is published."""

from collections.abc import Collection

from participants.actions.wish import answer_wishes
from participants.queries.wish import people_waiting_for
from workgroups.actions.plan import follows_publishing
from workgroups.models import WorkGroup
from workgroups.queries.plan import told_of_publishing


@follows_publishing
def write_to_those_who_wished(workgroups: Collection[WorkGroup]) -> None:
    answer_wishes(workgroups=workgroups)


@told_of_publishing
def how_many_wished(workgroup: WorkGroup) -> str:
    number = people_waiting_for(workgroup)
    if number == 1:
        return "1 person who asked to hear when it is offered again is told."
    return f"{number} people who asked to hear when it is offered again are told." if number else ""
