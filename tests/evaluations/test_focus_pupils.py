"""The pupils whom a participant follows by a letter, on their own pages, and how long."""

from datetime import date, timedelta

import pytest
from django.db import DataError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from evaluations.actions.focus_pupil import (
    HAS_LEFT,
    CheckpointWords,
    close_focus_pupil,
    note_checkpoint,
)
from evaluations.choices import Disadvantaged, Moment
from evaluations.models import FocusCheckpoint, FocusPupil
from evaluations.queries.focus_pupil import pupils_deleted_on
from evaluations.rules.focus_pupil import (
    NO_LETTER,
    NOT_FOLLOWED,
    deleted_on,
    due_on,
    next_code,
    reason_against_another,
)
from pages.rules.london import london
from participants import links
from portal.retention import clear_expired_rows
from tests.evaluations.focus import FocusPupilFactory, add, noted, own_page
from tests.factories import (
    ParticipantFactory,
    WorkGroupFactory,
    WorkshopFactory,
)
from tests.journeys.people import text_of
from tests.robust.reading import assert_refused_beside, typed

pytestmark = pytest.mark.django_db

RATED = {"participation": "2", "confidence": "3", "understanding": "4", "note": ""}
WELL = CheckpointWords(4, 4, 4)
FOURTH = (
    "This Work Group follows three focus pupils of each participant, and you have them. If a "
    "pupil leaves, close their letter first."
)


@pytest.mark.parametrize(
    ("used", "code"), [("", "A"), ("A", "B"), ("ABC", "D"), ("AC", "D"), ("AZ", "")]
)
def test_a_letter_is_never_given_again(used, code):
    assert next_code(used) == code


@pytest.mark.parametrize(
    ("followed", "asked_for", "used", "why"),
    [
        (0, 0, "", NOT_FOLLOWED),
        (2, 3, "AB", ""),
        (3, 3, "ABC", FOURTH),
        (3, 2, "ABC", FOURTH.replace("three focus", "two focus")),
        (0, 1, "", ""),
        (1, 1, "A", FOURTH.replace("three focus pupils", "one focus pupil").replace("them", "it")),
        (2, 3, "YZ", NO_LETTER),
    ],
)
def test_why_no_further_pupil_is_followed(followed, asked_for, used, why):
    assert reason_against_another(followed=followed, asked_for=asked_for, used=used) == why


def test_a_fourth_is_refused_until_one_has_left(place):
    pupils = [add(place) for _ in range(3)]

    with pytest.raises(Refused, match="three focus pupils"):
        add(place)
    note_checkpoint(pupil=pupils[1], moment=Moment.START, said=WELL)
    assert close_focus_pupil(pupil=pupils[1]) is True

    assert add(place).code == "D"
    assert [(row.code, row.slot) for row in FocusPupil.objects.followed()] == [
        ("A", 1),
        ("C", 3),
        ("D", 2),
    ]


def test_the_database_holds_a_fourth_back_too(place):
    for _ in range(3):
        add(place)
    refused = [
        {"code": "D", "slot": 3},
        {"code": "D", "slot": 4},
        {"code": "A", "slot": 1, "closed_at": timezone.now()},
        {"code": "Tom", "slot": 1, "closed_at": timezone.now()},
        {"code": "t", "slot": 1, "closed_at": timezone.now()},
    ]
    for wrong in refused:
        with pytest.raises((IntegrityError, DataError)), transaction.atomic():
            FocusPupilFactory(participant=place, **wrong)
    assert FocusPupil.objects.count() == 3


def test_a_letter_of_which_nothing_was_noted_is_free_again(place):
    add(place)
    slip = add(place)

    assert close_focus_pupil(pupil=slip) is False

    assert add(place).code == "B"


def test_one_checkpoint_of_each_moment_is_kept_over_what_stood_there(place):
    pupil = add(place)
    note_checkpoint(pupil=pupil, moment=Moment.START, said=CheckpointWords(1, 2, 3, "Shy"))

    note_checkpoint(pupil=pupil, moment=Moment.START, said=WELL)

    row = FocusCheckpoint.objects.get()
    assert (row.moment, row.ratings, row.note) == ("start", (4, 4, 4), "")


def test_nothing_more_is_noted_of_a_pupil_who_has_left(place):
    pupil = add(place)
    note_checkpoint(pupil=pupil, moment=Moment.START, said=WELL)
    close_focus_pupil(pupil=pupil)

    with pytest.raises(Refused, match="closed this pupil’s letter"):
        note_checkpoint(pupil=pupil, moment=Moment.END, said=WELL)
    with pytest.raises(Refused, match="already"):
        close_focus_pupil(pupil=pupil)


def test_a_number_of_a_pupil_is_refused_by_the_action_too(place):
    with pytest.raises(Refused, match="unique pupil number"):
        note_checkpoint(
            pupil=add(place),
            moment=Moment.START,
            said=CheckpointWords(1, 1, 1, "A123456789012 is shy"),
        )
    assert not FocusCheckpoint.objects.exists()


@pytest.mark.parametrize("change", ["withdrawn", "called_off", "none_asked_for", "over"])
def test_nothing_is_written_once_it_is_over(place, change):
    pupil, workgroup = add(place), place.workgroup
    if change == "withdrawn":
        place.withdrawn_at = timezone.now()
        place.save()
    elif change == "called_off":
        workgroup.cancelled_at, workgroup.cancelled_because = timezone.now(), "Snow"
    elif change == "none_asked_for":
        workgroup.focus_pupils = 0
    else:
        workgroup.workshops.update(
            starts_at=timezone.now() - timedelta(days=94),
            ends_at=timezone.now() - timedelta(days=93),
        )
    workgroup.save()

    for deed in (lambda: add(place), lambda: close_focus_pupil(pupil=pupil)):
        with pytest.raises(Refused):
            deed()
    with pytest.raises(Refused):
        note_checkpoint(pupil=pupil, moment=Moment.START, said=WELL)


@pytest.mark.parametrize(
    ("moment", "day"),
    [(Moment.START, None), (Moment.MIDDLE, date(2022, 1, 29)), (Moment.END, date(2022, 5, 25))],
)
def test_each_moment_is_due_from_its_day(moment, day):
    assert due_on(moment, date(2021, 10, 6), date(2022, 5, 25)) == day
    assert due_on(moment, None, None) is None


def test_the_own_page_asks_for_a_moment_once_it_is_due(client, place, time_machine):
    WorkshopFactory(workgroup=place.workgroup, starts_at=timezone.now() + timedelta(days=27))
    note_checkpoint(pupil=add(place), moment=Moment.START, said=WELL)
    page = reverse("participants:place", args=[links.PLACE.token(place)])
    due = timezone.localdate() + timedelta(days=17)
    assert "Pupil A: next from" in text_of(client.get(page))

    time_machine.move_to(london(due - timedelta(days=1)) + timedelta(hours=23.9))
    assert "Pupil A: next from" in text_of(client.get(page))
    time_machine.move_to(london(due))
    assert "note how A is doing half-way" in text_of(client.get(page))


# Kept for three months


@pytest.mark.parametrize(
    ("last_on", "gone_on"),
    [(date(2022, 5, 25), date(2022, 8, 25)), (None, date(2022, 12, 1))],
)
def test_pupils_are_deleted_three_months_after_the_last_workshop(last_on, gone_on):
    assert deleted_on(last_on, 2021) == gone_on


@pytest.mark.parametrize("has_workshop", [True, False])
def test_the_sweep_deletes_pupils_and_notes_on_the_day_that_pages_say(has_workshop):
    workgroup = WorkGroupFactory(school_year=2021, focus_pupils=3)
    if has_workshop:
        # At half past eleven in London's summer it is not tomorrow yet.
        WorkshopFactory(workgroup=workgroup, starts_at=london(date(2022, 5, 25)))
        workgroup.workshops.update(ends_at=london(date(2022, 5, 25)) + timedelta(hours=23.5))
    pupil = FocusPupilFactory(participant=ParticipantFactory(workgroup=workgroup))
    noted(pupil, Moment.START, note="Draws first")
    stays = FocusPupilFactory(
        participant=ParticipantFactory(workgroup=WorkGroupFactory(school_year=2022))
    )
    day = pupils_deleted_on(workgroup)
    assert day == (date(2022, 8, 25) if has_workshop else date(2022, 12, 1))

    the_day_before = clear_expired_rows(now=london(day) - timedelta(minutes=1))["focus pupils"]
    on_the_day = clear_expired_rows(now=london(day) + timedelta(minutes=1))["focus pupils"]

    assert (the_day_before, on_the_day) == (0, 2)
    assert list(FocusPupil.objects.all()) == [stays]
    assert not FocusCheckpoint.objects.exists()


def test_no_history_keeps_a_copy_of_a_pupil():
    for model in (FocusPupil, FocusCheckpoint):
        assert not hasattr(model, "pgh_event_model")


# The participant's own pages


def test_the_own_page_leads_to_focus_pupils_only_where_they_are_followed(client, place):
    page = reverse("participants:place", args=[links.PLACE.token(place)])
    assert f'href="{page}focus-pupils/"' in client.get(page).content.decode()

    place.workgroup.focus_pupils = 0
    place.workgroup.save()

    assert "focus pupil" not in text_of(client.get(page))


def test_a_participant_adds_a_pupil_and_is_told_the_letter(client, place):
    answer = client.post(own_page(place), {"disadvantaged": "no"}, follow=True)

    assert "You follow pupil A, and keep for yourself who that is." in text_of(answer)
    assert "Add pupil B" in text_of(answer)
    assert "All of it is deleted on" in text_of(answer)
    assert FocusPupil.objects.get().disadvantaged == Disadvantaged.NO


def test_two_clicks_add_one_pupil_and_the_page_then_offers_the_next(client, place):
    once = client.get(own_page(place)).context["form"].initial | {"disadvantaged": "no"}

    for _ in range(2):
        assert client.post(own_page(place), once).status_code == 302

    assert [pupil.code for pupil in FocusPupil.objects.all()] == ["A"]
    assert client.get(own_page(place)).context["form"].initial == {"shown": "B"}


def test_with_three_the_page_asks_for_no_fourth_and_says_why(client, place):
    for _ in range(3):
        add(place)

    assert FOURTH in text_of(client.get(own_page(place)))
    assert "Add pupil" not in text_of(client.get(own_page(place)))
    stale = client.post(own_page(place), {"disadvantaged": "yes"})
    assert stale.status_code == 422
    assert FOURTH in text_of(stale)
    assert FocusPupil.objects.count() == 3


def test_whoever_chooses_nothing_is_told_what_to_choose(client, place):
    assert_refused_beside(
        client.post(own_page(place), {}),
        disadvantaged="Choose whether the pupil is disadvantaged",
    )


def test_a_checkpoint_is_three_taps_and_stands_in_its_form_again(client, place):
    page = own_page(place, "own_checkpoint", add(place).pk, "middle")

    answer = client.post(page, RATED | {"note": "Draws a bar first."}, follow=True)

    assert "Saved: Pupil A, half-way." in text_of(answer)
    assert "Half-way: taking part 2, confidence 3, understanding 4" in text_of(answer)
    again = client.get(page)
    assert [typed(again, name) for name in RATED] == [2, 3, 4, "Draws a bar first."]


def test_a_rating_left_out_is_asked_for_and_nothing_typed_is_lost(client, place):
    page = own_page(place, "own_checkpoint", add(place).pk, "start")

    answer = client.post(page, RATED | {"confidence": "", "note": "Quiet today."})

    assert_refused_beside(answer, confidence="Choose from 1 to 5 for “Is confident in maths”")
    assert (typed(answer, "participation"), typed(answer, "note")) == ("2", "Quiet today.")


@pytest.mark.parametrize("rating", ["0", "6", "x", "2.5"])
def test_a_rating_runs_from_1_to_5(client, place, rating):
    page = own_page(place, "own_checkpoint", add(place).pk, "start")

    assert client.post(page, RATED | {"confidence": rating}).status_code == 422
    assert not FocusCheckpoint.objects.exists()


def test_a_note_with_a_full_name_is_asked_about_before_it_is_kept(client, place):
    page = own_page(place, "own_checkpoint", add(place).pk, "start")
    named = RATED | {"note": "Pupil Tom Orr of Year 5 now explains his working."}

    asked = client.post(page, named)

    assert asked.status_code == 422
    assert "looks like a pupil’s name. Write a code such as A" in text_of(asked)
    assert typed(asked, "note") == named["note"]
    assert not FocusCheckpoint.objects.exists()
    coded = client.post(page, named | {"note": "A of Year 5 now explains the working."})
    assert coded.status_code == 302


def test_pages_of_a_pupil_of_somebody_else_are_not_there(client, place):
    pupil = add(place)
    other = ParticipantFactory(workgroup=place.workgroup)

    pages = [
        own_page(other, "own_checkpoint", pupil.pk, "start"),
        own_page(other, "close_focus_pupil", pupil.pk),
        own_page(place, "own_checkpoint", pupil.pk, "someday"),
    ]
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]
    assert client.post(pages[0], RATED).status_code == 404


def test_a_pupil_who_has_left_stands_last_and_asks_for_nothing(client, place):
    pupil = add(place)
    note_checkpoint(pupil=pupil, moment=Moment.START, said=WELL)

    answer = client.post(own_page(place, "close_focus_pupil", pupil.pk), follow=True)

    assert "The letter A is closed." in text_of(answer)
    assert "Pupil A Has left" in text_of(answer)
    checkpoint = client.get(own_page(place, "own_checkpoint", pupil.pk, "end"), follow=True)
    assert HAS_LEFT in text_of(checkpoint)
