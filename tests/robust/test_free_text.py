"""Every box for words asks about what looks like a pupil's name, whichever page it stands on."""

import pytest
from django import forms
from django.db import transaction

from hubs.actions.agreement import SAID
from pages.forms.base import PortalFormMixin
from tests.robust.acts import ACTS, actor, path_of
from tests.sweeps import part
from tests.test_email_fields import fields_of, forms_of_the_portal

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# In one order, whichever process collects them.
FORMS = sorted(forms_of_the_portal(), key=lambda form: f"{form.__module__}.{form.__qualname__}")
NAMED = "Pupil Tom Orr"
# Where addresses and dates are let through, and why; names and pupils' numbers never are.
PUBLIC = {
    "access": "how to get to a venue",
    "address": "of a venue",
    "agenda": "of a meeting of the board, by its days",
    "audience": "stands on the page of a Work Group",
    "body": "a text that the hub publishes, with how to reach it",
    "brings": "what a partner offers, with its address",
    "catering_note": "whom to ring about food",
    "context": "stands on the page of a Work Group",
    "controller": "who is responsible for data",
    "controller_contact": "how to reach them",
    "description": "a task for grown-ups, by its days",
    "entry_notes": "of a project, by its years",
    "evidence_base": "the dates of what was published",
    "evidence_plan": "when evidence is collected",
    "expectations": "stands on the page of a Work Group",
    "focus": "of a workshop, by its days",
    "introduction": "a hub's letter to schools",
    "involvement": "stands on the page of a Work Group",
    "joining_notes": "where to park and whom to ring",
    "list": "of projects, from a spreadsheet",
    "locality": "of an organisation",
    "message": "a school asks which hub it belongs to, a partner says how to reach it",
    "outline": "stands on the page of a Work Group",
    "parking": "at a venue",
    "payment_details": "how to reach a finance office",
    "place": "where the board meets, with how to get there",
    "postcode": "of a venue or an organisation",
    "rationale": "the dates of what was decided",
    "school": "as it was typed, with where it is",
    "street": "of an organisation",
    "summary": "of a project, by its years",
    **dict.fromkeys(SAID, "a clause of the agreement that the hub writes"),
    "text": "a hub's answer, or its terms by their dates",
    "visitor_rules": "of a venue",
}

READ_AND_DROPPED = {
    "ListedPeopleForm": "a list of people, of which rules judge each name that is kept",
    "OnlineListForm": "a list of who was there, of which marks and minutes are kept and no word",
}

NO_WORDS = {
    "homepage": "the trap for machines, which is told nothing",
    "postcode": "kept in capitals, in which a name is no name",
}


def takes_words(field: forms.Field) -> bool:
    if isinstance(field, forms.EmailField | forms.URLField):
        return False
    is_line = getattr(field.widget, "input_type", "") == "text"
    return isinstance(field, forms.CharField) and (
        isinstance(field.widget, forms.Textarea) or is_line
    )


def boxes_for_words(form) -> set[str]:
    found = {name for name, field in form.fields.items() if takes_words(field)}
    return found - set(form.fields_not_revealed()) - NO_WORDS.keys()


@pytest.mark.parametrize("name", part(ACTS, one_in=18))
def test_no_page_takes_a_pupils_name_unasked(name, world):
    ACTS[name].prepare(world)
    client, path = actor(name, world), path_of(name, world)
    form = (client.get(path).context or {}).get("form")
    boxes = boxes_for_words(form) if isinstance(form, PortalFormMixin) else set()
    if not boxes or not form.keeps_answers:
        return

    with transaction.atomic():
        sent = ACTS[name].answers(world) | {form.add_prefix(box): NAMED for box in boxes}
        answer = client.post(path, sent)
        transaction.set_rollback(True)

    assert answer.status_code == 422
    assert boxes <= set(answer.context["form"].errors)


def test_the_walk_meets_many_boxes(world):
    walked = {
        box for form in FORMS for box, field in form_fields(form).items() if takes_words(field)
    }

    assert len(walked) > 60


def form_fields(form: type) -> dict[str, forms.Field]:
    return getattr(form, "base_fields", {})


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__qualname__)
def test_what_lets_addresses_through_stands_in_the_short_list(form):
    assert set(getattr(form, "public_details", ())) <= PUBLIC.keys() & form_fields(form).keys()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__qualname__)
def test_no_form_goes_around_the_guard(form):
    assert form._clean_fields is PortalFormMixin._clean_fields
    # A filter keeps nothing of what is typed into it.
    if not form.keeps_answers and form.__name__ not in READ_AND_DROPPED:
        assert not any(isinstance(field.widget, forms.Textarea) for field in fields_of(form))


def test_every_reason_is_needed():
    used = {box for form in FORMS for box in getattr(form, "public_details", ())}

    assert used == PUBLIC.keys()
