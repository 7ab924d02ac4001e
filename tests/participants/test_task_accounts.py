"""What a participant says of a school-based task, from their own page, and who reads it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from pages.forms.document import CHOOSE_AGAIN, CHOOSE_OR_UNTICK, SAY_IT_SHOWS_NO_PUPIL
from pages.rules.document import NOT_A_DOCUMENT
from participants import links
from participants.actions.task_account import (
    ONLY_OF_WHAT_IS_DONE,
    TaskWords,
    save_task_account,
)
from participants.choices import TaskState
from participants.models import TaskAccount, TaskFile
from participants.rules.task_account import may_be_reminded, task_state
from portal.retention import clear_expired_rows
from tests.documents import as_sent, office, pdf
from tests.factories import (
    ParticipantFactory,
    SchoolTaskFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import text_of
from tests.participants.factories import TaskAccountFactory, TaskFileFactory
from tests.robust.reading import assert_refused_beside, typed
from tests.test_access import client_of
from workgroups.actions.plan import remove_task
from workgroups.models import SchoolTask

pytestmark = pytest.mark.django_db

MAY = date(2022, 5, 3)


@pytest.fixture
def place():
    return ParticipantFactory()


@pytest.fixture
def task(place):
    workshop = WorkshopFactory(workgroup=place.workgroup)
    return SchoolTaskFactory(after_workshop=workshop, title="Try a bar model")


def own_page(place) -> str:
    return reverse("participants:place", args=[links.PLACE.token(place)])


def own(place, task, page="own_task") -> str:
    return reverse(f"participants:{page}", args=[links.PLACE.token(place), task.pk])


@pytest.mark.parametrize(
    ("is_done", "has_told", "due", "state"),
    [
        (False, False, None, TaskState.TO_DO),
        (False, False, MAY, TaskState.TO_DO),
        (False, True, MAY - timedelta(days=1), TaskState.LATE),
        (True, False, MAY - timedelta(days=1), TaskState.DONE),
        (True, True, MAY, TaskState.TOLD),
    ],
)
def test_a_task_is_late_only_once_its_day_is_over(is_done, has_told, due, state):
    assert task_state(is_done=is_done, has_told=has_told, due=due, on=MAY) == state


@pytest.mark.parametrize(("days", "may"), [(None, True), (0, False), (3, False), (4, True)])
def test_whoever_was_reminded_is_left_in_peace_for_four_days(days, may):
    reminded_on = None if days is None else MAY - timedelta(days=days)

    assert may_be_reminded(MAY, reminded_on) == may


def test_one_answer_is_enough_and_the_page_says_so(client, place, task):
    assert "Try a bar model To do" in text_of(client.get(own_page(place)))

    answer = client.post(own(place, task), {"state": "done"}, follow=True)

    account = TaskAccount.objects.get()
    assert (account.participant, account.task, account.has_told) == (place, task, False)
    assert "Try a bar model Done" in text_of(answer)


def test_all_that_is_told_is_kept_and_opens_again(client, place, task):
    said = {
        "state": "done",
        "words": "Two classes drew bar models.",
        "link": "lessons.example.org/1",
        "colleagues": "4",
        "pupils": "58",
        "file": as_sent(office("word/document.xml"), "Tom Orr's book.exe"),
        "shows_no_pupil": "on",
    }

    client.post(own(place, task), said)

    account = TaskAccount.objects.get()
    assert (account.words, account.link) == (said["words"], "https://lessons.example.org/1")
    assert (account.colleagues, account.pupils) == (4, 58)
    assert bytes(account.file.content) == office("word/document.xml")
    again = client.get(own(place, task))
    assert typed(again, "words") == said["words"]
    assert "Open the file that you sent" in text_of(again)
    assert "Done and told" in text_of(client.get(own_page(place)))


def test_what_is_said_later_takes_the_place_of_what_was_said_before(client, place, task):
    first = {"state": "done", "colleagues": "4", "file": as_sent(), "shows_no_pupil": "on"}
    client.post(own(place, task), first)
    done_at = TaskAccount.objects.get().done_at

    client.post(own(place, task), {"state": "done", "words": "It went on.", "colleagues": "6"})

    account = TaskAccount.objects.get()
    assert (account.colleagues, account.words, account.done_at) == (6, "It went on.", done_at)
    assert TaskFile.objects.count() == 1

    client.post(own(place, task), {"state": "not_yet", "takes_file_away": "on"})

    account.refresh_from_db()
    assert (account.done_at, account.colleagues, account.file_sent_at) == (None, None, None)
    assert not TaskFile.objects.exists()


@pytest.mark.parametrize(
    ("change", "beside"),
    [
        ({"state": ""}, {"state": "Choose whether you have done the task"}),
        ({"state": "not_yet", "colleagues": "3"}, {"colleagues": ONLY_OF_WHAT_IS_DONE}),
        ({"state": "not_yet", "pupils": "0"}, {"pupils": ONLY_OF_WHAT_IS_DONE}),
        # The page that comes back has no file, and says so.
        ({"file": as_sent}, {"file": CHOOSE_AGAIN, "shows_no_pupil": SAY_IT_SHOWS_NO_PUPIL}),
        ({"shows_no_pupil": "on"}, {"shows_no_pupil": CHOOSE_OR_UNTICK}),
        (
            {"file": as_sent, "shows_no_pupil": "on", "state": ""},
            {"state": "Choose whether you have done the task", "file": CHOOSE_AGAIN},
        ),
        (
            {"file": as_sent, "shows_no_pupil": "on", "state": "not_yet", "pupils": "0"},
            {"file": CHOOSE_AGAIN, "pupils": ONLY_OF_WHAT_IS_DONE},
        ),
        (
            {"file": lambda: as_sent(b"\x89PNG\r\n\x1a\n", "books.pdf"), "shows_no_pupil": "on"},
            {"file": NOT_A_DOCUMENT},
        ),
        (
            {"words": "Help A123456789012 count"},
            {
                "words": "Take out the unique pupil number from “How did it go?”. Nothing here "
                "may show who a pupil is"
            },
        ),
    ],
)
def test_what_cannot_be_kept_is_told_beside_its_box(client, place, task, change, beside):
    sent = {name: value() if callable(value) else value for name, value in change.items()}

    answer = client.post(own(place, task), {"state": "done"} | sent)

    assert_refused_beside(answer, **beside)
    assert not TaskAccount.objects.exists()


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_a_link_leads_to_a_page_and_runs_nothing(client, place, task, link):
    answer = client.post(own(place, task), {"state": "done", "link": link})

    assert (answer.status_code, TaskAccount.objects.count()) == (422, 0)


def test_no_way_leads_around_the_rule_on_pupils(place, task):
    with pytest.raises(Refused, match="looks like a date of birth"):
        save_task_account(
            participant=place, task=task, said=TaskWords(True, words="For Sam, born 3/4/2015")
        )


def test_a_task_of_another_work_group_is_not_there(client, place):
    other = SchoolTaskFactory()

    assert client.get(own(place, other)).status_code == 404
    with pytest.raises(Refused):
        save_task_account(participant=place, task=other, said=TaskWords(True))


def test_whoever_gave_up_the_place_says_no_more(client, place, task):
    place.withdrawn_at = place.accepted_at + timedelta(days=1)
    place.save()

    client.post(own(place, task), {"state": "done"})

    assert not TaskAccount.objects.exists()


def test_a_file_is_saved_and_never_shown_as_a_page(client, place, task):
    account = TaskAccountFactory(participant=place, task=task)
    file = TaskFileFactory(account=account)
    admin = client_of(member(place.workgroup.hub, Role.ADMINISTRATOR))

    for answer in (
        client.get(own(place, task, "own_task_file")),
        admin.get(reverse("participants:task_file", args=[file.pk])),
    ):
        assert answer.content == pdf()
        assert answer["Content-Disposition"] == 'attachment; filename="try-a-bar-model.pdf"'
        assert answer["Content-Type"] == "application/pdf"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cache-Control"] == "private, no-store"


def test_nobody_opens_the_file_of_another(client, place, task):
    other = ParticipantFactory(workgroup=place.workgroup)
    TaskFileFactory(account=TaskAccountFactory(participant=other, task=task))

    assert client.get(own(place, task, "own_task_file")).status_code == 404


def test_the_lead_and_the_hub_read_it_and_others_do_not(place, task):
    account = TaskAccountFactory(participant=place, task=task, words="Bars help.")
    file = TaskFileFactory(account=account)
    lead = UserFactory()
    place.workgroup.leads.add(lead)
    pages = [
        reverse("participants:task_account", args=[account.pk]),
        reverse("participants:task_file", args=[file.pk]),
    ]

    assert "Bars help." in text_of(client_of(lead).get(pages[0]))
    assert client_of(lead).get(pages[1]).status_code == 200
    stranger = client_of(member(WorkGroupFactory().hub, Role.ADMINISTRATOR))
    board = client_of(member(place.workgroup.hub, Role.BOARD))
    for page in pages:
        assert stranger.get(page).status_code == 404
        assert board.get(page).status_code == 403


def test_a_task_of_which_somebody_has_spoken_stays(task, place):
    TaskAccountFactory(participant=place, task=task)
    untold = SchoolTaskFactory(after_workshop=task.after_workshop, title="Another")

    with pytest.raises(Refused, match="so it has to stay"):
        remove_task(task=task)
    remove_task(task=untold)

    assert list(SchoolTask.objects.all()) == [task]


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"done_at": None, "pupils": 3, "colleagues": None}, "reached_by_a_task_that_is_done"),
        ({"done_at": None, "pupils": None, "colleagues": 0}, "reached_by_a_task_that_is_done"),
    ],
)
def test_the_database_keeps_who_is_reached_to_what_is_done(place, task, fields, rule):
    with pytest.raises(IntegrityError, match=rule):
        TaskAccountFactory(participant=place, task=task, **fields)


def test_there_is_one_account_of_each_task(place, task):
    TaskAccountFactory(participant=place, task=task)

    with pytest.raises(IntegrityError, match="one_account_of_each_task"):
        TaskAccountFactory(participant=place, task=task)


def test_a_file_goes_a_school_year_after_its_own_and_the_words_stay(place, task):
    account = TaskAccountFactory(participant=place, task=task)
    TaskFileFactory(account=account)
    assert place.workgroup.school_year == 2021
    name = "files of school-based tasks"

    kept = clear_expired_rows(now=london(2023, 8, 31, 23))[name]
    gone = clear_expired_rows(now=london(2023, 9, 1, 1))[name]

    assert (kept, gone) == (0, 1)
    admin = client_of(member(place.workgroup.hub, Role.ADMINISTRATOR))
    page = text_of(admin.get(reverse("participants:task_account", args=[account.pk])))
    assert "is no longer kept" in page
    assert "We planned a lesson together." in page


def test_a_task_without_a_day_is_due_by_the_next_workshop(place, task):
    first = task.after_workshop
    WorkshopFactory(workgroup=place.workgroup, starts_at=first.starts_at + timedelta(days=30))
    off = WorkshopFactory(
        workgroup=place.workgroup,
        starts_at=first.starts_at + timedelta(days=9),
        cancelled_at=timezone.now(),
    )
    last = SchoolTaskFactory(after_workshop=off, title="Last", due_on=date(2030, 1, 2))

    found = {one.pk: one.due for one in SchoolTask.objects.with_due_day()}

    assert found == {
        task.pk: timezone.localdate(first.starts_at + timedelta(days=30)),
        last.pk: date(2030, 1, 2),
    }
