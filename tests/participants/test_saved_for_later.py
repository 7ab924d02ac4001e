"""Whoever saves and comes back later finds everything as it stood on that very page."""

import re

import pytest
from django.urls import reverse

from participants import links as signed
from participants.models import ExpressionOfInterest, InterestDraft
from tests.journeys.people import text_of
from tests.participants.drafts import ABOUT_YOU, HEAD, PRIORITIES, draft_of, page, step_of, ticks
from tests.robust.need_acts import guarded
from tests.robust.reading import typed

pytestmark = pytest.mark.django_db

# Half a page each: an answer is missing, another cannot be right.
HALF = {
    "about_you": {"name": "Tara T", "email": "tara@", "telephone": "12", "job_role": ""},
    "priorities": {"priority": "", "other_projects": "Mastering Number"},
    "head": {"head_name": "Hari", "head_email": "hari@", "finance_email": ""},
}
BEFORE = {"about_you": {}, "priorities": ABOUT_YOU, "head": ABOUT_YOU | PRIORITIES}


@pytest.mark.parametrize("step", HALF)
def test_half_a_page_is_kept_as_it_was_typed(client, workgroup, school, step):
    draft = draft_of(workgroup, school=school.pk, **BEFORE[step])

    saved = client.post(page(draft, step), HALF[step] | {"then": "save"})
    back = client.get(signed.DRAFT.path(draft))

    assert (step_of(saved), back["Location"]) == ("save", page(draft, step))
    shown = client.get(page(draft, step))
    assert {field: typed(shown, field) for field in HALF[step]} == HALF[step]
    # Nothing unfinished is taken for an answer.
    assert InterestDraft.objects.get().answers == {"school": school.pk, **BEFORE[step]}


def test_a_page_that_was_finished_and_is_half_changed_is_finished_again_first(client, full):
    client.post(page(full, "head"), {"head_name": "Another", "head_email": "", "then": "save"})

    assert step_of(client.post(page(full, "check"), ticks())) == "head"
    assert not ExpressionOfInterest.objects.exists()
    client.post(page(full, "head"), HEAD)
    assert step_of(client.post(page(full, "check"), ticks())) == "sent"


def test_ticks_on_the_last_page_are_kept(client, full):
    first = client.get(page(full, "check")).context["form"]["begun"].value()
    sent = {"has_read_privacy": "on", "homepage": "x", "begun": first, "then": "save"}
    client.post(page(full, "check"), sent)

    shown = client.get(page(full, "check")).context["form"]

    # What keeps machines out is of the page as it was opened now.
    assert (shown["homepage"].value(), shown["begun"].value() != first) == (None, True)
    assert (shown["has_read_privacy"].value(), shown["accepts_terms"].value()) == ("on", "")


def test_the_school_being_searched_for_is_kept(client, workgroup, school):
    draft = draft_of(workgroup)

    saved = client.get(page(draft, "school"), {"q": "beacon hil", "school": "", "save": "yes"})
    assert InterestDraft.objects.get().unfinished == {}  # a GET writes nothing
    client.post(saved["Location"], guarded() | {"email": "tara@example.org"})

    answer = client.get(page(draft, "school"))
    assert answer.context["q"] == "beacon hil"
    assert [found.name for found in answer.context["found"]] == [school.name]


def test_the_school_chosen_is_kept(client, workgroup, school):
    draft = draft_of(workgroup)
    chosen = client.get(page(draft, "school"), {"school": school.pk})
    assert re.search(rf'<button[^>]* name="save"[^>]* value="{school.pk}"', chosen.content.decode())

    saved = client.get(page(draft, "school"), {"q": "", "save": school.pk})
    client.post(saved["Location"], guarded() | {"email": "tara@example.org"})

    assert InterestDraft.objects.get().answers == {"school": school.pk}
    assert step_of(client.get(signed.DRAFT.path(draft))) == "about-you"


def test_the_address_typed_before_is_there_to_send_the_link_to(client, workgroup, school):
    draft = draft_of(workgroup, school=school.pk)
    sent = {"name": "Tara", "email": "tara@example.org", "then": "save"}

    answer = client.post(page(draft, "about_you"), sent, follow=True)

    assert typed(answer, "email") == "tara@example.org"


def test_what_is_no_text_is_left_out_of_what_is_kept(client, workgroup, school):
    draft = draft_of(workgroup, school=school.pk)

    client.post(page(draft, "about_you"), {"name": "Ta\x00ra" + "a" * 20_000, "then": "save"})

    kept = InterestDraft.objects.get().unfinished["about_you"]["name"]
    assert (kept[:5], len(kept)) == ("Taraa", 10_000)


def test_nothing_is_kept_of_what_has_been_sent(client, full):
    client.post(page(full, "check"), ticks())

    answer = client.post(page(full, "head"), HALF["head"] | {"then": "save"})

    assert answer.status_code in (302, 422)
    assert InterestDraft.objects.get().unfinished == {}


def test_no_page_leaves_by_a_link_that_says_it_saves(client, full):
    for step in ("school", "about_you", "priorities", "head", "check"):
        answer = client.get(page(full, step))
        assert reverse("participants:interest_save", args=[signed.DRAFT.token(full)]) not in (
            answer.content.decode()
        )
        assert "Save and come back later" in text_of(answer)


@pytest.mark.parametrize("step", HALF)
@pytest.mark.parametrize("way", ["back", "school"])
def test_the_ways_to_another_page_keep_what_was_typed(client, workgroup, school, step, way):
    draft = draft_of(workgroup, school=school.pk, **BEFORE[step])
    before = {"about_you": "school", "priorities": "about-you", "head": "priorities"}

    left = client.post(page(draft, step), HALF[step] | {"then": way})

    assert step_of(left) == (before[step] if way == "back" else "school")
    shown = client.get(page(draft, step))
    assert {field: typed(shown, field) for field in HALF[step]} == HALF[step]


def test_enter_in_a_box_goes_on_and_not_back(client, workgroup, school):
    draft = draft_of(workgroup, school=school.pk)

    shown = client.get(page(draft, "about_you")).content.decode()

    # The browser presses the first button of the form.
    of_form = re.findall(r'<button[^>]*form="answers"[^>]*>', shown)
    assert 'name="then"' not in of_form[0]
    assert 'value="back"' in of_form[1]
