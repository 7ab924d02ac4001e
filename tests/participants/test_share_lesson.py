"""The final lesson among the resources: nobody is named who does not agree."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from access.refusal import Refused
from access.roles import Role
from participants import links
from participants.actions.lesson_credit import keep_credit
from participants.actions.share_lesson import share_lesson
from participants.models import LessonCredit, SharedLesson
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    SchoolFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import day, text_of
from tests.participants.factories import (
    LessonStudyFactory,
    LessonTaughtFactory,
    LessonVersionFactory,
)
from tests.robust.reading import assert_refused_beside
from tests.test_access import client_of
from workgroups.actions.resources import carry_resources, remove_resource
from workgroups.choices import ResourceTime
from workgroups.models import Resource, ResourceFile

pytestmark = pytest.mark.django_db

ANN, BEN = "Ann Able, Ash School", "Ben Brook, Beech School"


@pytest.fixture(autouse=True)
def _in_the_year(time_machine):
    time_machine.move_to(london(2022, 3, 1, 12))


@pytest.fixture
def workgroup():
    return WorkGroupFactory(title="Reasoning")


@pytest.fixture
def workshop(workgroup):
    return WorkshopFactory(workgroup=workgroup, starts_at=london(2022, 5, 25, 9, 30))


def placed(workgroup, name, school):
    school = SchoolFactory(name=school)
    person = PersonFactory(name=name, school=school)
    interest = InterestFactory(workgroup=workgroup, person=person, school=school, state="placed")
    return ParticipantFactory(workgroup=workgroup, interest=interest)


@pytest.fixture
def ann(workgroup):
    return placed(workgroup, "Ann Able", "Ash School")


@pytest.fixture
def ben(workgroup):
    return placed(workgroup, "Ben Brook", "Beech School")


@pytest.fixture
def lead(workgroup):
    lead = UserFactory(name="Lena Lead")
    workgroup.leads.add(lead)
    return lead


@pytest.fixture
def study(workgroup, ann, ben):
    """Ann planned it and Ben refined it; Ben taught it first."""
    study = LessonStudyFactory(workgroup=workgroup, title="Ratio from one bar")
    first = LessonVersionFactory(study=study, place=ann, plan="Draw one bar.")
    LessonTaughtFactory(version=first, place=ben, taught_on=date(2022, 2, 1))
    LessonVersionFactory(
        study=study, number=2, place=ben, plan="Fold a strip.", changed="Few split it evenly."
    )
    return study


def share(study, workshop, lead, **fields):
    return share_lesson(
        study=study,
        version=study.versions.latest("number"),
        workshop=workshop,
        licence="CC BY 4.0",
        by=lead,
        **fields,
    )


def printed(file: ResourceFile) -> str:
    pages = PdfReader(BytesIO(bytes(file.content))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def of_staff(name, *args) -> str:
    return reverse(f"participants:{name}", args=args)


def own(place, name, *args) -> str:
    return reverse(f"participants:own_{name}", args=[links.PLACE.token(place), *args])


def answers(study, workshop):
    return {
        "version": study.versions.latest("number").pk,
        "workshop": workshop.pk,
        "licence": "CC BY 4.0",
        "link": "https://slides.example.org/1",
    }


def test_the_lead_puts_the_final_lesson_into_the_resources(client, study, workshop, ann, lead):
    answer = client_of(lead).post(of_staff("share_lesson", study.pk), answers(study, workshop))

    resource = Resource.objects.get()
    assert answer.url == reverse("workgroups:resources", args=[study.workgroup_id])
    assert (resource.title, resource.workshop, resource.time) == (
        "Ratio from one bar",
        workshop,
        ResourceTime.BEFORE,
    )
    assert (resource.licence, resource.link) == ("CC BY 4.0", "https://slides.example.org/1")
    assert resource.context == "Planned together, taught 1 time at 1 school, and refined 1 time."
    lesson = printed(resource.file)
    for words in (study.aim, "Fold a strip.", "Few split it evenly.", "taught 1 time at 1 school"):
        assert words in lesson
    # What was seen stays with those who saw it.
    assert "split it evenly. Fold" not in lesson
    assert "Most drew the bar" not in lesson
    assert "Ratio from one bar" in text_of(client.get(links.PLACE.path(ann)))
    page = text_of(client.get(own(ann, "lesson", study.pk)))
    assert "Version 2 was put into the resources of this Work Group on Tuesday 1 March 2022" in page


@pytest.mark.parametrize("agreed", [(), ("ann",), ("ann", "ben")])
def test_only_those_who_agree_are_named_with_their_schools(
    study, workshop, ann, ben, lead, agreed, request
):
    for name in agreed:
        keep_credit(study, request.getfixturevalue(name), is_credited=True)

    resource = share(study, workshop, lead)

    lesson = printed(resource.file)
    named = {words for words in (ANN, BEN) if words in lesson}
    assert named == {{"ann": ANN, "ben": BEN}[name] for name in agreed}
    for word in ("Able", "Ash School", "Brook", "Beech School", "Lena"):
        assert (word in lesson) == any(word in words for words in named)
    assert ("and others" in lesson) == (len(agreed) == 1)
    for text in (resource.publisher, resource.context, resource.title):
        assert "Able" not in text
        assert "School" not in text.replace("1 school", "")


def test_whoever_takes_it_back_is_named_nowhere_any_more(client, study, workshop, ann, ben, lead):
    for place in (ann, ben):
        keep_credit(study, place, is_credited=True)
    resource = share(study, workshop, lead)
    later = WorkshopFactory(workgroup=WorkGroupFactory(hub=study.workgroup.hub))
    carry_resources([(workshop.pk, later)])
    elsewhere = ResourceFile.objects.exclude(resource=resource).get()
    assert ANN in printed(elsewhere)

    answer = client.post(own(ann, "lesson_credit", study.pk), {"named": "no"}, follow=True)

    assert "Your name and school do not go with the lesson." in text_of(answer)
    for file in ResourceFile.objects.all():
        assert ANN not in printed(file)
        assert BEN in printed(file)
    client.post(own(ann, "lesson_credit", study.pk), {"named": "yes"})
    assert all(ANN in printed(file) for file in ResourceFile.objects.all())


def test_a_document_that_somebody_put_in_its_place_stays(study, workshop, ann, lead):
    keep_credit(study, ann, is_credited=True)
    resource = share(study, workshop, lead)
    ResourceFile.objects.filter(resource=resource).update(content=b"%PDF-another")

    keep_credit(study, ann, is_credited=False)

    assert bytes(ResourceFile.objects.get().content) == b"%PDF-another"


def test_consent_is_taken_back_whatever_has_ended(client, study, workshop, ann, workgroup):
    keep_credit(study, ann, is_credited=True)
    ann.withdrawn_at = timezone.now()
    ann.save()
    workgroup.cancelled_at, workgroup.cancelled_because = timezone.now(), "Nobody came"
    workgroup.save()

    assert "Whether you are named with “Ratio from one bar”" in text_of(
        client.get(links.PLACE.path(ann))
    )
    assert client.get(own(ann, "lesson_credit", study.pk)).status_code == 200
    client.post(own(ann, "lesson_credit", study.pk), {"named": "no"})

    assert not LessonCredit.objects.exists()


def test_what_is_ticked_while_writing_is_consent_too(client, study, ben):
    told = day("taught_on", date(2022, 2, 28)) | {
        "version": study.versions.latest("number").pk,
        "observed": "They drew.",
    }
    path = own(ben, "add_teaching", study.pk)
    assert client.get(path).context["form"]["credited"].value() is False

    client.post(path, told | {"credited": "on"})

    assert LessonCredit.objects.get().place == ben
    assert client.get(path).context["form"]["credited"].value() is True


def test_a_lead_is_named_with_the_schools_at_which_they_taught(study, workshop, lead):
    taught = {"version": study.versions.first(), "user": lead}
    LessonTaughtFactory(**taught, school=SchoolFactory(name="Host School"))
    client_of(lead).post(of_staff("lesson_credit", study.pk), {"named": "yes"})

    assert "Lena Lead, Host School" in printed(share(study, workshop, lead).file)


@pytest.mark.parametrize("words", ["As Ann Able says, fold it.", "As at BEECH SCHOOL, fold it."])
def test_words_that_name_somebody_are_not_passed_on(client, study, workshop, lead, words):
    """A name among the words could not be taken back."""
    study.versions.filter(number=2).update(plan=words)

    answer = client_of(lead).post(of_staff("share_lesson", study.pk), answers(study, workshop))

    named = "Ann Able" if "Ann" in words else "Beech School"
    assert_refused_beside(
        answer,
        version=f"The words of the lesson name {named}. Write a version without names: those who "
        "agree are named beside it.",
    )
    assert not Resource.objects.exists()


def test_it_is_passed_on_once_until_it_is_taken_out(study, workshop, lead):
    resource = share(study, workshop, lead)
    refused = client_of(lead).get(of_staff("share_lesson", study.pk), follow=True)
    assert "This lesson is among the resources already." in text_of(refused)
    with pytest.raises(Refused, match="among the resources already"):
        share(study, workshop, lead)

    remove_resource(resource=resource)

    page = text_of(client_of(lead).get(of_staff("lesson", study.pk)))
    assert "was put into the resources" not in page
    again = share(study, workshop, lead)
    assert SharedLesson.objects.get().resource == again


def test_a_past_workshop_takes_it_for_after_so_that_people_see_it_at_once(study, workgroup, lead):
    past = WorkshopFactory(workgroup=workgroup, starts_at=london(2022, 2, 3, 9, 30))

    assert share(study, past, lead).time == ResourceTime.AFTER


def test_without_a_workshop_there_is_nowhere_to_put_it(study, lead):
    refused = client_of(lead).get(of_staff("share_lesson", study.pk), follow=True)

    assert "A resource belongs to a workshop, and this Work Group has none yet." in text_of(refused)


def test_what_is_hidden_is_not_passed_on(study, workshop, lead):
    study.versions.filter(number=2).update(
        hidden_at=timezone.now(), hidden_by=lead, hidden_because="It says too much"
    )

    form = client_of(lead).get(of_staff("share_lesson", study.pk)).context["form"]
    assert [words for _, words in form.fields["version"].choices] == ["Version 1"]
    with pytest.raises(Refused, match="hidden"):
        share(study, workshop, lead)


def test_the_hub_sees_who_agrees_before_it_passes_the_lesson_on(study, workshop, workgroup, ann):
    keep_credit(study, ann, is_credited=True)
    admin = client_of(member(workgroup.hub, Role.ADMINISTRATOR))

    page = text_of(admin.get(of_staff("share_lesson", study.pk)))

    assert f"{ANN} is named." in page
    assert f"{BEN} has not agreed, and is not named." in page


def test_a_resource_of_the_same_title_is_not_doubled(client, study, workshop, lead):
    Resource.objects.create(
        workgroup=study.workgroup,
        workshop=workshop,
        time=ResourceTime.BEFORE,
        title=study.title,
        link="https://a.example.org",
    )

    answer = client_of(lead).post(of_staff("share_lesson", study.pk), answers(study, workshop))

    assert_refused_beside(answer, workshop="There is a resource of this title at that workshop.")


def test_letters_that_no_font_has_are_no_reason_not_to_print(study, workshop, lead):
    study.versions.filter(number=2).update(plan="Count to 五 and 🧮, then #let x = 1 $ _ *")

    assert "then #let x = 1 $ _ *" in printed(share(study, workshop, lead).file)
