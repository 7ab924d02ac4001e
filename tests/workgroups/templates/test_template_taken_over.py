"""What a draft takes over of its template, part by part."""

from datetime import date

import pytest

from tests.factories import SchoolTaskFactory, WorkshopFactory, london
from tests.journeys.people import text_of
from tests.workgroups.factories import ResourceFactory, ResourceFileFactory
from tests.workgroups.templates.settling import path, settle, update

pytestmark = pytest.mark.django_db


def test_outcomes_are_taken_over_by_kind_with_their_measures(staff, source, template, draft):
    source.outcomes.filter(level="learning").update(text="Lead well", measure="A visit")
    source.outcomes.filter(level="pupils").delete()
    update(template)

    settle(staff, draft, "outcomes-learning")

    found = [(row.level, row.text, row.measure) for row in draft.outcomes.order_by("level")]
    assert found == [
        ("learning", "Lead well", "A visit"),
        ("pupils", "Explain", "What the lead sees on a visit"),
    ]


def test_a_workshop_takes_over_what_it_is_about_and_never_when_it_is(
    staff, source, template, draft
):
    first = source.workshops.first()
    first.title, first.focus = "Beginning", "Why mastery"
    first.starts_at = london(2021, 11, 10, 11)
    first.save()
    update(template)
    before = [row.starts_at for row in draft.workshops.all()]

    page = staff.get(path(draft))
    rows = {row.name: field for row, field in page.context["form"].rows()}
    assert rows["when-1"] is rows["when-2"] is None
    assert "Dates stay as they are planned." in text_of(page)
    settle(staff, draft, "workshop-1", "when-1", "when-2")

    workshop = draft.workshops.first()
    assert (workshop.title, workshop.focus) == ("Beginning", "Why mastery")
    assert [row.starts_at for row in draft.workshops.all()] == before


def test_tasks_are_taken_over_and_one_that_stays_keeps_its_row_and_its_day(
    staff, source, template, draft
):
    kept, gone = draft.tasks.order_by("pk")
    planned_by = date(2022, 12, 1)
    kept.due_on = planned_by
    kept.save()
    source.tasks.filter(title="Share it").delete()
    source.tasks.filter(title="Plan a lesson").update(description="With a colleague")
    SchoolTaskFactory(
        after_workshop=source.workshops.first(), title="Try it", due_on=date(2022, 5, 18)
    )
    update(template)

    settle(staff, draft, "tasks-1")

    same, new = draft.tasks.order_by("pk")
    assert (same.pk, same.description, same.due_on) == (*(kept.pk, "With a colleague", planned_by),)
    # A week before the next workshop, as in the template.
    assert (new.title, new.due_on) == ("Try it", date(2023, 5, 17))
    assert not draft.tasks.filter(pk=gone.pk).exists()


def test_links_are_taken_over_and_documents_stay(staff, source, template, draft):
    last = draft.workshops.last()
    document = ResourceFileFactory(resource__workshop=last, resource__title="Slides").resource
    own = ResourceFileFactory(resource__workshop=last, resource__title="Own notes").resource
    source.resources.update(title="Bar models", licence="CC BY 4.0")
    ResourceFactory(workshop=source.workshops.last(), title=document.title, licence="")
    update(template)

    settle(staff, draft, "resources-2")

    found = {row.title: (row.has_file, row.licence) for row in draft.resources.all()}
    assert found == {
        "Bar models": (False, "CC BY 4.0"),
        "Slides": (True, document.licence),
        "Own notes": (True, own.licence),
    }


def test_a_workshop_that_the_template_has_added_is_planned_by_hand(staff, source, template, draft):
    third = WorkshopFactory(workgroup=source, starts_at=london(2022, 7, 6, 9, 30), focus="An end")
    SchoolTaskFactory(after_workshop=third, title="Look back")
    update(template)

    page = staff.get(path(draft))
    assert text_of(page).count("Add the workshop to the dates yourself if it should come.") == 3
    answer = settle(staff, draft, "workshop-3", "tasks-3")

    # None of them has a box, so that nothing was ticked.
    assert answer.status_code == 422
    assert draft.workshops.count() == 2
