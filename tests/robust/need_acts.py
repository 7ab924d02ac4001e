"""Valid answers to the pages of enquiries, needs and priorities."""

from collections.abc import Callable
from datetime import timedelta

import time_machine
from django.utils import timezone

from pages.forms.guarded import new_token, signer
from pages.rules.school_year import school_year_of
from tests.journeys.people import day
from tests.robust.leader_acts import SOON
from tests.world import World

ENQUIRER = {"name": "Ena Quirer", "email": "ena@example.org"}
A_NEED = {
    "what_is_needed": "Lessons planned together",
    "source": "hub",
    "school_year": str(school_year_of(timezone.localdate())),
}
A_PRIORITY = {
    "title": "Number facts",
    "why": "Schools say so",
    "position": "2",
    "school_year": A_NEED["school_year"],
}
A_SURVEY = (
    {"title": "Tell us", "school_year": A_NEED["school_year"]}
    | day("opens_on", SOON)
    | day("closes_on", SOON)
)


def guarded(name: str = "") -> dict:
    """What a public form carries that was opened a minute ago, by a name of its own or given."""
    with time_machine.travel(timezone.now() - timedelta(minutes=1), tick=False):
        return {"begun": signer().sign(name) if name else new_token()}


ABOUT_NEEDS: dict[str, Callable[[World], dict]] = {
    "needs:ask": (lambda w: guarded(w.hub.slug) | {"message": "Which one is for us?"} | ENQUIRER),
    "needs:say_need": (
        lambda w: (
            guarded(w.hub.slug) | {"what_is_needed": "More time", "may_be_told": "on"} | ENQUIRER
        )
    ),
    "needs:offer_partnership": (
        lambda w: guarded(w.hub.slug) | {"message": "A room", "organisation": "The Mill"} | ENQUIRER
    ),
    "needs:suggest_idea": (lambda w: guarded(w.hub.slug) | {"message": "Plan together"} | ENQUIRER),
    "needs:log_enquiry": lambda w: {
        "hub": w.hub.pk,
        "message": "Where do we park?",
        "kind": "question",
        "name": "Rita Ringer",
        "telephone": "01632 960001",
        "form_key": "x",
    },
    "needs:answer_enquiry": (lambda w: {"text": "Come to the first workshop."}),
    "needs:correct_enquiry": lambda w: {"name": "Nia Right", "email": "right@example.org"},
    "needs:assign_enquiry": (lambda w: {"to": w.people["admin"].pk}),
    "needs:close_enquiry": (lambda w: {"outcome": "passed_on", "note": "To the board"}),
    "needs:reopen_enquiry": lambda w: {},
    "needs:take_in_enquiry": lambda w: {},
    "needs:keep_as_need": (lambda w: A_NEED),
    "needs:add_need": (lambda w: A_NEED | {"hub": w.hub.pk, "form_key": "x"}),
    "needs:edit_need": (lambda w: A_NEED),
    "needs:take_in_need": lambda w: {},
    "needs:split_off": lambda w: {},
    "needs:merge_needs": (lambda w: {"need": [w.need.pk, w.other_need.pk], "survivor": w.need.pk}),
    "needs:add_priority": (lambda w: A_PRIORITY | {"hub": w.hub.pk}),
    "needs:edit_priority": (lambda w: A_PRIORITY | {"needs": w.need.pk}),
    "needs:use_needs": (lambda w: {"need": w.need.pk, "priority": "new", "title": "From needs"}),
    "needs:approve_priority": lambda w: {},
    "needs:carry_over_priority": lambda w: {},
    "workgroups:edit_priorities": (lambda w: {"priorities": w.draft_priority.pk}),
    "workgroups:invite_schools": lambda w: {},
    "needs:add_need_survey": (lambda w: A_SURVEY | {"hub": w.hub.pk}),
    "needs:edit_need_survey": (lambda w: A_SURVEY),
    "needs:answer_survey": (lambda w: guarded(w.hub.slug) | {"what_comes_first": "Fluency"}),
    "hubs:edit_answering": (lambda w: {"answer_days": "3"}),
    "hubs:edit_overload": (lambda w: {"overload_from": "3"}),
}
