"""What schools need: entered, found, merged and split, surveyed and counted."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from needs.actions.need import merge_needs
from needs.choices import NeedSource
from needs.models import Need
from pages.choices import Suspicion
from pages.rules.school_year import school_year_of
from portal.retention import clear_expired_rows
from tests.factories import HubFactory, member, school_in
from tests.journeys.people import text_of
from tests.needs.factories import NeedFactory, NeedSurveyFactory
from tests.robust.need_acts import guarded

pytestmark = pytest.mark.django_db

THIS_YEAR = school_year_of(timezone.localdate())


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def staff(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


def page(name, *args):
    return reverse(f"needs:{name}", args=args)


def listed(client, **asked):
    return set(client.get(page("list"), asked).context["object_list"])


# Entering


def test_staff_enter_a_need_with_its_schools(staff, hub):
    schools = [school_in(hub), school_in(hub)]
    answers = {
        "hub": hub.pk,
        "what_is_needed": "Early number",
        "source": "referral",
        "is_sensitive": "on",
        "schools": f"{schools[0].urn}, {schools[1].urn}",
        "themes": ["initial"],
        "school_year": str(THIS_YEAR),
        "phase": "primary",
    }

    staff.post(page("add_need"), answers)

    need = Need.objects.get()
    assert (need.source, need.is_sensitive, need.themes) == ("referral", True, ["initial"])
    assert set(need.schools.all()) == set(schools)
    assert (
        "The school may not know that it was named"
        in staff.get(need.get_absolute_url()).content.decode()
    )


def test_an_unknown_school_is_told_beside_the_box(staff, hub):
    answer = staff.post(
        page("add_need"),
        {"hub": hub.pk, "what_is_needed": "x", "source": "hub", "schools": "1 ²"},
    )

    assert answer.status_code == 422
    assert "No school matches “1 ²”" in answer.content.decode()


def test_changing_a_need_changes_its_schools(staff, hub):
    first, second = school_in(hub), school_in(hub)
    need = NeedFactory(hub=hub)
    need.schools.add(first)
    answers = {"what_is_needed": "x", "source": "hub", "school_year": str(THIS_YEAR)}

    staff.post(page("edit_need", need.pk), answers | {"schools": str(second.urn)})

    assert list(need.schools.all()) == [second]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"asked", "survey"}),
        ({"source": "survey"}, {"survey"}),
        ({"theme": "initial"}, {"survey"}),
        ({"phase": "primary"}, {"asked"}),
        ({"q": "fluency"}, {"asked"}),
        ({"q": "brook"}, {"survey"}),
        ({"state": "merged"}, {"merged"}),
        ({"state": "set_aside"}, {"suspect"}),
        ({"year": str(THIS_YEAR - 1)}, set()),
        ({"year": str(THIS_YEAR)}, {"asked", "survey"}),
    ],
)
def test_needs_are_found_by(staff, hub, asked, found):
    survey = NeedFactory(hub=hub, title="survey", source="survey", themes=["initial"])
    survey.schools.add(school_in(hub, name="Brook Primary"))
    NeedFactory(hub=hub, title="asked", what_comes_first="Fluency", phase="primary")
    NeedFactory(hub=hub, title="merged", merged_into=survey)
    NeedFactory(hub=hub, title="suspect", suspicion=Suspicion.TRAP, set_aside_at=timezone.now())
    NeedFactory(title="another hub's")

    assert {need.title for need in listed(staff, **asked)} == found


# Merging


def test_merging_keeps_every_word_source_and_school(staff, hub):
    school = school_in(hub)
    kept, other, third = NeedFactory.create_batch(3, hub=hub)
    NeedFactory(hub=hub, title="merged before", merged_into=other)
    Need.objects.filter(pk=other.pk).update(source=NeedSource.SURVEY, what_is_needed="Bar models")
    other.schools.add(school)

    staff.post(page("merge_needs"), {"need": [kept.pk, other.pk, third.pk], "survivor": kept.pk})

    assert listed(staff) == {kept}
    assert Need.objects.filter(merged_into=kept).count() == 3
    text = staff.get(kept.get_absolute_url()).content.decode()
    assert [words in text for words in ("Bar models", "Survey of needs", school.name)] == [True] * 3


@pytest.fixture
def joined(hub):
    """Two that say the same: by a school, and from national evidence, which stays."""
    stays = NeedFactory(
        hub=hub, title="Ratio", source=NeedSource.NATIONAL, themes=["leadership"], phase=""
    )
    goes = NeedFactory(
        hub=hub, title="Parts", source=NeedSource.DIRECT, themes=["initial"], phase="primary"
    )
    goes.schools.set([school_in(hub, name="Elm School")])
    merge_needs(needs=[stays.pk, goes.pk], survivor=stays)
    return stays, goes


@pytest.mark.parametrize(
    "asked",
    [
        {"source": "national"},
        {"source": "direct"},
        {"theme": "leadership"},
        {"theme": "initial"},
        {"phase": "primary"},
        {"q": "Elm"},
        {"q": "Parts"},
    ],
)
def test_a_need_is_found_by_what_any_of_its_voices_says(staff, joined, asked):
    NeedFactory(hub=joined[0].hub, source=NeedSource.HUB, themes=[], phase="", title="Other")

    assert listed(staff, **asked) == {joined[0]}


def test_a_merged_need_says_every_source_and_school(staff, joined):
    [row] = list(staff.get(page("list")).context["object_list"])
    shown = text_of(staff.get(page("need", joined[0].pk)))
    export = b"".join(staff.get(page("list"), {"format": "csv"}).streaming_content).decode()

    assert row.source_words == "A school asked; National evidence"
    assert (row.every_school_name, len(row.theme_words)) == (["Elm School"], 2)
    for said in (text_of(staff.get(page("list"))), shown, export):
        assert "A school asked; National evidence" in said
        assert "Elm School" in said


def test_the_history_of_a_need_tells_what_was_merged_into_it_and_split_off(staff, joined):
    stays, goes = joined
    staff.post(page("split_off", goes.pk))

    told = staff.get(page("need", stays.pk)).context["history"]

    assert [(one.title, one.details) for one in told][:2] == [
        ("Need no longer merged", ["Parts"]),
        ("Need merged", ["Parts", "Merged into: Ratio"]),
    ]
    assert stays not in listed(staff, source="direct")


def test_a_merged_need_is_split_off_again(staff, hub):
    kept, other = NeedFactory.create_batch(2, hub=hub)
    merge_needs(needs=[kept.pk, other.pk], survivor=kept)

    told = [staff.post(page("split_off", other.pk)).status_code for _ in range(2)]

    assert (told, listed(staff)) == ([302, 422], {kept, other})


def test_the_page_shows_what_will_be_merged(staff, hub):
    first, second = NeedFactory.create_batch(2, hub=hub)

    text = staff.get(page("merge_needs"), {"need": [first.pk, second.pk, "x"]}).content.decode()

    assert "Merge 2 needs into one?" in text
    assert first.what_is_needed in text


def test_one_need_alone_or_another_hubs_is_not_merged(staff, hub):
    mine, theirs = NeedFactory(hub=hub), NeedFactory()

    answer = staff.post(page("merge_needs"), {"need": [mine.pk, theirs.pk], "survivor": mine.pk})

    assert answer.status_code == 422
    with pytest.raises(Refused, match="two hubs"):
        merge_needs(needs=[mine.pk, theirs.pk], survivor=mine)
    assert not Need.objects.exclude(merged_into=None).exists()


def test_what_is_merged_already_is_not_merged_again(hub):
    first, second, third = NeedFactory.create_batch(3, hub=hub)
    merge_needs(needs=[first.pk, second.pk], survivor=first)

    with pytest.raises(Refused, match="merged already"):
        merge_needs(needs=[second.pk, third.pk], survivor=third)


# The survey


def answer_survey(client, survey, school="none", **answers):
    return client.post(f"{survey.get_absolute_url()}?school={school}", guarded() | answers)


def test_an_answer_to_the_survey_becomes_a_need(client, hub):
    survey, school = NeedSurveyFactory(hub=hub), school_in(hub)

    answer = answer_survey(client, survey, school.pk, what_matters_most="Time", phase="post_16")

    need = Need.objects.get()
    assert answer.status_code == 302
    assert (need.survey, need.source, need.phase) == (survey, NeedSource.SURVEY, "post_16")
    assert (list(need.schools.all()), need.contact_email) == ([school], "")


def test_the_survey_asks_the_three_questions_and_no_name(client, hub):
    survey = NeedSurveyFactory(hub=hub)

    form = client.get(f"{survey.get_absolute_url()}?school=none").context["form"]

    visible = [field.label for field in form.visible_fields() if field.name != "homepage"]
    assert visible == [
        "What does your school need?",
        "What would you put first?",
        "What is really important to you?",
        "Which ages is it about?",
    ]


@pytest.mark.parametrize(
    ("on", "status"),
    [
        (date(2026, 11, 22), 422),
        (date(2026, 11, 23), 302),
        (date(2026, 11, 30), 302),
        (date(2026, 12, 1), 422),
    ],
)
def test_a_survey_takes_answers_from_its_first_day_to_its_last(
    client, hub, on, status, time_machine
):
    survey = NeedSurveyFactory(hub=hub, opens_on=date(2026, 11, 23), closes_on=date(2026, 11, 30))
    time_machine.move_to(f"{on}T12:00:00Z")

    assert answer_survey(client, survey, what_is_needed="x").status_code == status


def test_the_survey_counts_its_answers_by_phase(staff, hub):
    survey = NeedSurveyFactory(hub=hub)
    NeedFactory.create_batch(2, hub=hub, source="survey", survey=survey, phase="primary")
    NeedFactory(hub=hub, source="survey", survey=survey)
    NeedFactory(hub=hub, phase="secondary")

    context = staff.get(page("need_survey", survey.pk)).context

    counted = {label: count for label, count, _ in context["phases"] if count}
    assert (context["answers"], counted) == (3, {"Primary": 2, "Several, or not said": 1})


def test_a_survey_of_another_hubs_address_is_not_there(client):
    survey = NeedSurveyFactory()

    path = page("answer_survey", HubFactory().slug, survey.pk)

    assert client.get(path).status_code == 404


# Figures


def test_the_board_sees_figures_and_no_words(client, hub):
    client.force_login(member(hub, Role.BOARD))
    kept = NeedFactory(hub=hub, what_is_needed="Secret words", themes=["initial", "employers"])
    NeedFactory(hub=hub, source="survey", merged_into=kept, themes=[])
    NeedFactory(hub=hub, suspicion="trap", set_aside_at=timezone.now())
    NeedFactory(hub=hub, school_year=THIS_YEAR - 1)
    NeedFactory()

    answer = client.get(page("need_figures"))

    counted = {label: count for label, count, _ in answer.context["sources"] if count}
    assert (answer.context["total"], answer.context["without_theme"]) == (2, 1)
    assert counted == {"A school asked": 1, "Survey of needs": 1}
    assert "Secret words" not in answer.content.decode()


def test_suspected_spam_is_cleared_after_90_days(hub):
    now = timezone.now()
    NeedFactory(hub=hub, suspicion="trap", set_aside_at=now)
    NeedFactory(hub=hub)

    assert clear_expired_rows(now=now + timedelta(days=89))["needs set aside"] == 0
    assert clear_expired_rows(now=now + timedelta(days=91))["needs set aside"] == 1
    assert Need.objects.count() == 1
