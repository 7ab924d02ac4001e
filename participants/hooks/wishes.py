"""Whoever asked to hear of a Work Group hears of the next one when it is published."""

from collections.abc import Collection

from participants.actions.wish import answer_wishes
from participants.queries.wish import Waiting, waiting_for
from workgroups.actions.plan import follows_publishing
from workgroups.models import WorkGroup
from workgroups.queries.plan import told_of_publishing


@follows_publishing
def write_to_those_who_wished(workgroups: Collection[WorkGroup]) -> None:
    answer_wishes(workgroups=workgroups)


@told_of_publishing
def how_many_wished(workgroups: Collection[WorkGroup]) -> dict[int, str]:
    return {key: waiting_words(waiting) for key, waiting in waiting_for(workgroups).items()}


def waiting_words(waiting: Waiting) -> str:
    if waiting.people == 1:
        words = "1 person who asked to hear when it is offered again is told."
    else:
        words = f"{waiting.people} people who asked to hear when it is offered again are told."
    one_letter = "Whoever waits for several of these is told of one of them."
    return f"{words} {one_letter}" if waiting.elsewhere else words
