"""A lesson that schools plan, teach and refine together: who writes, who reads, who is hidden."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from participants import links
from participants.actions.lesson_study import PlanOfLesson, begin_lesson, refine_lesson
from participants.models import LessonStudy, LessonVersion
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    UserFactory,
    WorkGroupFactory,
    london,
    member,
)
from tests.journeys.people import text_of
from tests.participants.factories import LessonStudyFactory, LessonVersionFactory
from tests.robust.reading import assert_refused_beside
from tests.test_access import client_of
from workgroups.choices import ProjectKind

pytestmark = pytest.mark.django_db

BEGUN = {
    "title": "Ratio from one bar",
    "aim": "That both quantities grow together.",
    "question": "Who draws before they reckon?",
    "plan": "Draw one bar.\nSplit it into five.",
}
REFINED = {"version": "1", "plan": "Fold a strip.\nSplit it into five.", "changed": "Few split it."}


@pytest.fixture(autouse=True)
def _in_the_year(time_machine):
    time_machine.move_to(london(2022, 3, 1, 12))


@pytest.fixture
def workgroup():
    return WorkGroupFactory(title="Reasoning")


def placed(workgroup, name):
    interest = InterestFactory(workgroup=workgroup, person=PersonFactory(name=name), state="placed")
    return ParticipantFactory(workgroup=workgroup, interest=interest)


@pytest.fixture
def ann(workgroup):
    return placed(workgroup, "Ann Able")


@pytest.fixture
def ben(workgroup):
    return placed(workgroup, "Ben Brook")


@pytest.fixture
def lead(workgroup):
    lead = UserFactory(name="Lena Lead")
    workgroup.leads.add(lead)
    return lead


@pytest.fixture
def study(workgroup, ann):
    return begin_lesson(
        workgroup=workgroup,
        title=BEGUN["title"],
        aim=BEGUN["aim"],
        question=BEGUN["question"],
        first=PlanOfLesson(BEGUN["plan"]),
        by=ann,
    )


def own(place, name, *args) -> str:
    return reverse(f"participants:own_{name}", args=[links.PLACE.token(place), *args])


def of_staff(name, *args) -> str:
    return reverse(f"participants:{name}", args=args)


def refine(study, by, number=1, **words):
    said = {"plan": f"Plan {number + 1}", "changed": "It was too long"} | words
    return refine_lesson(
        study=study,
        seen_version=number,
        words=PlanOfLesson(said["plan"]),
        changed=said["changed"],
        by=by,
    )


def test_the_lead_begins_a_lesson_and_those_who_take_part_find_it(client, workgroup, ann, lead):
    assert "Lesson study" not in text_of(client.get(links.PLACE.path(ann)))
    assert "studies no lesson yet" not in text_of(
        client_of(lead).get(of_staff("lessons", workgroup.pk))
    )

    answer = client_of(lead).post(of_staff("begin_lesson", workgroup.pk), BEGUN)

    study = LessonStudy.objects.get()
    assert answer.url == of_staff("lesson", study.pk)
    assert study.versions.get().user == lead
    assert "Ratio from one bar" in text_of(client.get(links.PLACE.path(ann)))
    page = text_of(client.get(own(ann, "lesson", study.pk)))
    for words in (BEGUN["aim"], BEGUN["question"], "Split it into five.", "Lena Lead"):
        assert words in page


def test_somebody_else_refines_it_and_says_why(client, study, ann, ben):
    form = client.get(own(ben, "refine_lesson", study.pk)).context["form"]
    assert form["plan"].value() == BEGUN["plan"]

    client.post(own(ben, "refine_lesson", study.pk), REFINED)

    versions = list(study.versions.values_list("number", "plan", "changed", "place"))
    assert versions == [
        (1, BEGUN["plan"], "", ann.pk),
        (2, REFINED["plan"], "Few split it.", ben.pk),
    ]
    page = text_of(client.get(own(ann, "lesson", study.pk)))
    assert (
        page.index("Version 2, the latest") < page.index("Few split it.") < page.index("Version 1 ")
    )


def test_versions_stand_side_by_side_with_what_changed_in_words(client, study, ann, ben, lead):
    refine(study, ben, plan="Fold a strip.\nSplit it into five.")
    refine(study, ann, 2, plan="Fold a strip.\nSplit it evenly.")

    for page in (
        client.get(own(ann, "lesson_changes", study.pk, 1, 2)),
        client_of(lead).get(of_staff("lesson_changes", study.pk, 1, 2)),
    ):
        body = page.content.decode()
        assert '<del><span class="govuk-visually-hidden">[taken out: </span>Draw one bar.' in body
        assert '<ins><span class="govuk-visually-hidden">[new: </span>Fold a strip.' in body
        said = text_of(page)
        for words in ("Versions 1 and 2", "Versions 2 and 3", "Versions 1 and 3"):
            assert words in said
        assert "3 words taken out" in said
    assert client.get(own(ann, "lesson_changes", study.pk, 2, 1)).status_code == 404
    assert client.get(own(ann, "lesson_changes", study.pk, 1, 4)).status_code == 404


def test_what_two_write_at_once_are_two_versions_and_nothing_is_lost(client, study, ann, ben):
    refine(study, ann)

    answer = client.post(own(ben, "refine_lesson", study.pk), REFINED)

    assert_refused_beside(
        answer,
        plan="Somebody else wrote version 2 while you were writing. Read it, bring the two "
        "together here, then save again.",
    )
    assert f"{own(ben, 'lesson', study.pk)}#version-2" in answer.content.decode()
    again = {name: answer.context["form"][name].value() for name in ("version", "plan", "changed")}
    assert again["plan"] == REFINED["plan"]
    client.post(own(ben, "refine_lesson", study.pk), again)
    assert list(study.versions.values_list("number", "place")) == [
        (1, ann.pk),
        (2, ann.pk),
        (3, ben.pk),
    ]


def test_a_version_says_something_new(client, study, ben):
    same = REFINED | {"plan": BEGUN["plan"]}

    assert_refused_beside(
        client.post(own(ben, "refine_lesson", study.pk), same),
        plan="The plan reads as version 1 does. Change it, or say how that version went.",
    )
    assert_refused_beside(
        client.post(own(ben, "refine_lesson", study.pk), REFINED | {"changed": ""}),
        changed="Say what you changed and why",
    )


def test_a_title_stands_once(client, study, ben):
    assert_refused_beside(
        client.post(own(ben, "begin_lesson"), BEGUN),
        title="There is a lesson of this title already. Refine that one.",
    )


def test_what_is_missing_is_named_beside_its_box(client, ann):
    assert_refused_beside(
        client.post(own(ann, "begin_lesson"), {}),
        title="Enter what the lesson is called",
        aim="Enter what pupils should understand",
        plan="Write the plan of the lesson",
    )


def test_only_those_of_the_work_group_read_and_only_they_and_the_lead_write(
    client, workgroup, study, lead
):
    stranger = ParticipantFactory()
    admin = client_of(member(workgroup.hub, Role.ADMINISTRATOR))
    board = client_of(member(workgroup.hub, Role.BOARD))
    away = client_of(member(WorkGroupFactory().hub, Role.ADMINISTRATOR))

    assert client.get(own(stranger, "lesson", study.pk)).status_code == 404
    assert client.post(own(stranger, "refine_lesson", study.pk), REFINED).status_code == 404
    page, write = of_staff("lesson", study.pk), of_staff("refine_lesson", study.pk)
    assert [c.get(page).status_code for c in (admin, board, away)] == [200, 403, 404]
    assert [c.post(write, REFINED).status_code for c in (admin, board, away)] == [403, 403, 404]
    assert "Write version 2" not in text_of(admin.get(page))
    assert "Write version 2" in text_of(client_of(lead).get(page))
    assert LessonVersion.objects.count() == 1


def test_no_way_leads_around_who_may_write(study, ann):
    elsewhere = ParticipantFactory()
    for by in (elsewhere, UserFactory()):
        with pytest.raises(Refused, match="Only those who take part and the lead"):
            refine(study, by)


def test_whoever_gave_up_the_place_writes_no_more(client, study, ann):
    ann.withdrawn_at = timezone.now()
    ann.save()

    assert "You gave up this place" in text_of(client.get(own(ann, "lesson", study.pk)))
    client.post(own(ann, "refine_lesson", study.pk), REFINED)
    with pytest.raises(Refused, match="Only those who take part"):
        refine(study, ann)
    assert study.versions.count() == 1


def test_a_pupil_is_asked_about_and_those_who_take_part_are_not(client, study, ben):
    path = own(ben, "refine_lesson", study.pk)

    assert client.post(path, REFINED | {"changed": "Pupil Tom Orr drew it"}).status_code == 422
    assert client.post(path, REFINED | {"changed": "As Ann Able said"}).status_code == 302


@pytest.mark.parametrize("field", ["title", "aim", "question"])
def test_no_way_leads_around_the_rule_on_pupils(workgroup, ann, field):
    said = {"title": "Ratio", "aim": "Ratio", "question": ""} | {field: "Sam, born 3/4/2015"}

    with pytest.raises(Refused, match="looks like a date of birth"):
        begin_lesson(workgroup=workgroup, first=PlanOfLesson("Draw"), by=ann, **said)


@pytest.mark.parametrize("field", ["plan", "changed"])
def test_nor_in_a_version(study, ann, field):
    with pytest.raises(Refused, match="looks like a date of birth"):
        refine(study, ann, **{field: "Sam, born 3/4/2015"})


def test_after_the_year_it_can_be_read_and_not_written(client, study, ann, lead, time_machine):
    time_machine.move_to(london(2022, 9, 1, 0, 1))

    page = text_of(client.get(own(ann, "lesson", study.pk)))

    assert "Split it into five." in page
    assert "can only be read now" in page
    assert "Write version 2" not in page
    refused = client.get(own(ann, "refine_lesson", study.pk), follow=True)
    assert "its lessons can only be read" in text_of(refused)
    assert client.post(own(ann, "refine_lesson", study.pk), REFINED).status_code == 422
    assert client_of(lead).get(of_staff("refine_lesson", study.pk)).status_code == 302
    with pytest.raises(Refused, match="can only be read"):
        refine(study, ann)


def test_of_a_work_group_that_is_called_off_it_can_still_be_read(
    client, workgroup, study, ann, lead
):
    workgroup.cancelled_at, workgroup.cancelled_because = timezone.now(), "Nobody came"
    workgroup.save()

    page = text_of(client.get(own(ann, "lesson", study.pk)))

    assert "Split it into five." in page
    assert "Write version 2" not in page
    assert "Ratio from one bar" in text_of(client.get(links.PLACE.path(ann)))
    assert "is called off" in text_of(client.get(own(ann, "refine_lesson", study.pk)))
    assert "Split it into five." in text_of(client_of(lead).get(of_staff("lesson", study.pk)))
    with pytest.raises(Refused, match="can only be read"):
        refine(study, ann)


def test_an_event_and_a_draft_have_no_lessons(client, workgroup, study, ann, lead):
    workgroup.project.kind = ProjectKind.EVENT
    workgroup.project.save()
    assert client.get(own(ann, "lesson", study.pk)).status_code == 404
    assert client.get(own(ann, "begin_lesson")).status_code == 404

    draft = WorkGroupFactory(published_at=None, published_by=None)
    draft.leads.add(lead)
    page = text_of(client_of(lead).get(of_staff("lessons", draft.pk)))
    assert "once the Work Group is published" in page
    with pytest.raises(Refused, match="can only be read"):
        begin_lesson(workgroup=draft, title="R", aim="R", first=PlanOfLesson("Draw"), by=lead)


def test_the_hub_hides_a_version_with_a_reason_and_shows_it_again(
    client, workgroup, study, ann, ben
):
    second = refine(study, ben, plan="Ring me on my own number")
    admin = client_of(member(workgroup.hub, Role.ADMINISTRATOR, user__name="Ada Admin"))

    admin.post(of_staff("hide_version", second.pk), {"because": "A private number"})

    read = text_of(client.get(own(ann, "lesson", study.pk)))
    of_hub = text_of(admin.get(of_staff("lesson", study.pk)))
    assert "Ring me" not in read
    assert "Hidden by Ada Admin on Tuesday 1 March 2022: A private number" in read
    assert "Ring me" in of_hub
    assert client.get(own(ann, "lesson_changes", study.pk, 1, 2)).status_code == 404
    # The next version begins with the last that can be read.
    form = client.get(own(ann, "refine_lesson", study.pk)).context["form"]
    assert (form["plan"].value(), form["version"].value()) == (BEGUN["plan"], 2)

    admin.post(of_staff("show_version", second.pk))

    assert "Ring me" in text_of(client.get(own(ann, "lesson", study.pk)))
    assert client.get(own(ann, "lesson_changes", study.pk, 1, 2)).status_code == 200


def test_a_lesson_whose_first_version_is_hidden_shows_neither_title_nor_aim(
    client, study, ann, lead
):
    hide = of_staff("hide_version", study.versions.get().pk)
    client_of(lead).post(hide, {"because": "Not about maths"})

    for path in (links.PLACE.path(ann), own(ann, "lesson", study.pk)):
        page = text_of(client.get(path))
        assert BEGUN["title"] not in page
        assert BEGUN["aim"] not in page
        assert "A lesson whose beginning is hidden" in page
    assert BEGUN["title"] in text_of(client_of(lead).get(of_staff("lesson", study.pk)))


def test_a_lesson_of_another_work_group_is_not_found(client, ann):
    other = LessonVersionFactory(study=LessonStudyFactory()).study

    for name in ("lesson", "refine_lesson", "announce_lesson", "add_teaching", "lesson_credit"):
        assert Client().get(own(ann, name, other.pk)).status_code == 404
