"""What each intended outcome is about, and how one will know whether it came about."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from access.roles import Role
from tests.factories import OutcomeFactory, WorkGroupFactory, member
from tests.journeys.people import text_of
from workgroups.actions import plan
from workgroups.choices import OutcomeCategory as C
from workgroups.choices import OutcomeLevel as L
from workgroups.models import Outcome
from workgroups.rules.outcome import OF_PUPILS, OF_SCHOOLS, categories_for


def test_every_category_is_of_pupils_or_of_schools():
    assert sorted([*OF_PUPILS, *OF_SCHOOLS]) == sorted(C)
    assert (len(OF_PUPILS), len(OF_SCHOOLS)) == (4, 3)


@pytest.mark.parametrize(
    ("level", "about"),
    [(L.PUPILS, OF_PUPILS), (L.LEARNING, OF_SCHOOLS), (L.POLICY, OF_SCHOOLS)],
)
def test_outcomes_for_pupils_are_about_pupils(level, about):
    assert categories_for(level) == about


pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return WorkGroupFactory(published_at=None, published_by=None)


@pytest.fixture
def admin(client, draft):
    client.force_login(member(draft.hub, Role.ADMINISTRATOR))
    return client


def page(workgroup, name="edit_measures"):
    return reverse(f"workgroups:{name}", args=[workgroup.pk])


@pytest.mark.parametrize(
    "wrong",
    [
        {"category": C.ACHIEVEMENT},
        {"level": L.PUPILS, "category": C.CURRICULUM},
        {"category": "", "measure": "A test"},
        {"category": "nonsense"},
    ],
)
def test_the_database_refuses_a_category_that_does_not_fit(draft, wrong):
    outcome = {"workgroup": draft, "level": L.LEARNING, "category": C.TEACHING, "measure": ""}

    with pytest.raises(IntegrityError), transaction.atomic():
        OutcomeFactory(**(outcome | wrong))


def test_saving_the_outcomes_leads_to_how_they_are_measured(admin, draft):
    answer = admin.post(page(draft, "edit_outcomes"), {"learning": "Plan well"}, follow=True)

    assert answer.redirect_chain[-1][0] == page(draft)
    assert "Saved, and next: say how they are measured." in text_of(answer)
    assert "What is “Plan well” about?" in text_of(answer)


@pytest.mark.parametrize(("letters", "status"), [(300, 302), (301, 422)])
def test_an_outcome_has_as_many_letters_as_a_projects(admin, draft, letters, status):
    answer = admin.post(page(draft, "edit_outcomes"), {"policy": "Short\n" + "x" * letters})

    assert answer.status_code == status
    if status == 422:
        assert answer.context["form"].errors == {"policy": ["Keep each outcome to 300 characters"]}


def test_what_is_said_of_an_outcome_is_kept_and_shown(admin, draft):
    outcome = OutcomeFactory(workgroup=draft, level=L.PUPILS, category="", measure="")

    missing = admin.post(page(draft), {f"measure-{outcome.pk}": "Ten questions in June"})
    said = {f"category-{outcome.pk}": C.GAPS, f"measure-{outcome.pk}": "Ten questions in June"}
    admin.post(page(draft), said)

    assert missing.context["form"].errors == {
        f"category-{outcome.pk}": [f"Choose what “{outcome.text}” is about"]
    }
    outcome.refresh_from_db()
    assert (outcome.category, outcome.measure) == (C.GAPS, "Ten questions in June")
    shown = text_of(admin.get(page(draft, "set_up")))
    assert "Closing gaps between groups of pupils, measured by: Ten questions in June" in shown


def test_a_category_of_another_level_cannot_be_chosen(admin, draft):
    outcome = OutcomeFactory(workgroup=draft, level=L.PUPILS)

    answer = admin.post(page(draft), {f"category-{outcome.pk}": C.CURRICULUM})

    assert answer.status_code == 422
    assert f"category-{outcome.pk}" in answer.context["form"].errors


def test_without_outcomes_the_page_leads_to_them(admin, draft):
    answer = admin.get(page(draft), follow=True)

    assert answer.redirect_chain == [(page(draft, "edit_outcomes"), 302)]
    assert "Write down what is intended first." in text_of(answer)


def test_an_outcome_in_other_words_keeps_its_measure(draft):
    first = OutcomeFactory(workgroup=draft, text="Plann well", measure="A visit", position=1)
    OutcomeFactory(workgroup=draft, text="Kept", measure="A talk", position=2)

    plan.set_outcomes(workgroup=draft, texts={L.LEARNING: ["Plan well", "Kept"]})

    rows = Outcome.objects.values_list("text", "category", "measure")
    assert list(rows) == [("Plan well", first.category, "A visit"), ("Kept", C.TEACHING, "A talk")]


def test_where_more_come_than_go_nothing_is_guessed(draft):
    OutcomeFactory(workgroup=draft, text="Gone", measure="A visit")

    plan.set_outcomes(workgroup=draft, texts={L.LEARNING: ["One", "Two"]})

    assert set(Outcome.objects.values_list("measure", flat=True)) == {""}
