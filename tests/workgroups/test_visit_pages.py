"""The pages of visits to schools, as staff, visitors, the board and the school see them."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db.models import Q
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from outbox.again import send_again
from outbox.models import Message
from pages.history import changes_to
from pages.wording import day_words
from tests.factories import HubFactory, member, school_in
from tests.hubs.factories import ContactFactory
from tests.journeys.people import LINK, Person, day, text_of
from tests.workgroups.factories import (
    AgreedActionFactory,
    HeldVisitFactory,
    LocalLeaderFactory,
    VisitFactory,
)
from workgroups.choices import VisitState
from workgroups.links import VISIT
from workgroups.models import SupportVisit

pytestmark = pytest.mark.django_db
TODAY = date(2022, 6, 8)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def admin(hub):
    return Person(member(hub, Role.ADMINISTRATOR).email).signed_in()


def page(name: str, row=None) -> str:
    return reverse(f"workgroups:{name}", args=[row.pk] if row else [])


def came_of_it(**fields) -> dict:
    return {
        "version": 1,
        "company": ["maths_lead"],
        "standing": "attention",
        "summary": "A good beginning",
        "notes": "We watched two lessons",
    } | fields


def test_a_visit_is_planned_from_the_schools_page_and_stands_on_it(hub, admin):
    school, leader = school_in(hub), LocalLeaderFactory(hub=hub).user
    soon = timezone.localdate() + timedelta(days=3)

    answers = day("day", soon) | {"visitor": leader.pk, "focus": "Reasoning in Year 3"}
    seen = admin.browser.post(page("plan_visit", school), answers, follow=True)
    school_page = admin.browser.get(reverse("schools:school", args=[school.pk]))

    assert f"{leader} is told by email" in text_of(seen)
    assert "Next:" in text_of(school_page)
    assert str(leader) in text_of(school_page)


def test_a_school_that_moved_to_another_hub_keeps_its_visits_here_and_has_no_link(hub, admin):
    visit = HeldVisitFactory(hub=hub)
    path = reverse("schools:school", args=[visit.school.pk])
    assert path in admin.browser.get(page("visit", visit)).content.decode()

    visit.school.hub = HubFactory()
    visit.school.save()

    seen = admin.browser.get(page("visit", visit))
    assert str(visit.school) in text_of(seen)
    assert path not in seen.content.decode()


def test_another_hubs_leader_cannot_be_sent(hub, admin):
    answers = day("day", TODAY) | {"visitor": LocalLeaderFactory().user.pk, "focus": "Number"}

    seen = admin.browser.post(page("plan_visit", school_in(hub)), answers)

    assert seen.status_code == 422
    assert not SupportVisit.objects.exists()


def test_the_visitor_writes_up_what_came_of_it_and_plans_the_next(hub):
    visit = VisitFactory(hub=hub, day=timezone.localdate())
    visitor = Person(visit.visitor.email).signed_in()
    next_day = timezone.localdate() + timedelta(days=30)
    answers = (
        came_of_it(what_1="Show the staff a bar model", owner_1="school")
        | day("by_1", next_day)
        | day("next_day", next_day)
    )

    assert str(visit.school) in text_of(visitor.browser.get("/home/"))
    seen = visitor.browser.post(page("write_up_visit", visit), answers, follow=True)
    visit.refresh_from_db()

    assert "What came of the visit is saved" in text_of(seen)
    assert "Show the staff a bar model" in text_of(seen)
    assert visit.state == VisitState.HELD
    following = SupportVisit.objects.planned().get()
    assert (following.day, following.visitor, following.focus) == (
        next_day,
        visit.visitor,
        visit.focus,
    )


def test_a_row_that_is_emptied_goes_and_the_others_keep_how_far_they_have_come(hub, admin):
    visit = HeldVisitFactory(hub=hub)
    AgreedActionFactory(visit=visit, position=1)
    AgreedActionFactory(visit=visit, position=2, progress="Half of them", done_on=TODAY)
    answers = came_of_it(what_1="", what_2="Show the parents, too") | day("by_2", TOMORROW)

    admin.browser.post(page("write_up_visit", visit), answers)

    (action,) = visit.actions.all()
    assert (action.what, action.progress, action.done_on) == (
        "Show the parents, too",
        "Half of them",
        TODAY,
    )


def test_what_somebody_else_saved_meanwhile_is_shown_and_nothing_is_lost(hub, admin):
    visit = HeldVisitFactory(hub=hub, version=2)

    seen = admin.browser.post(page("write_up_visit", visit), came_of_it())

    assert seen.status_code == 422
    assert "Somebody else saved this visit" in text_of(seen)
    assert "Lessons are planned together now" in text_of(seen)
    assert "A good beginning" in seen.content.decode()
    assert seen.context["form"]["company"].value() == ["maths_lead"]
    saved = admin.browser.post(page("write_up_visit", visit), came_of_it(version=2))
    assert saved.status_code == 302


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"company": []}, "Choose who was there"),
        ({"what_1": "Show the staff"}, "Enter by when “agreed 1” is done"),
        (day("by_1", TODAY), "Enter what was agreed, or empty the date of “agreed 1”"),
        (day("next_day", date(2020, 1, 1)), "The next visit must be after this one"),
        ({"notes": "Born 12/05/2016"}, "Take out the date from “Your notes”"),
    ],
)
def test_the_form_says_what_is_missing(hub, admin, fields, said):
    visit = VisitFactory(hub=hub)

    seen = admin.browser.post(page("write_up_visit", visit), came_of_it() | fields)

    assert said in text_of(seen)
    assert seen.status_code == 422


def test_a_visit_to_come_cannot_be_written_up(hub, admin):
    visit = VisitFactory(hub=hub, day=timezone.localdate() + timedelta(days=1))

    seen = admin.browser.post(page("write_up_visit", visit), came_of_it())

    assert "Write it up from that day on" in text_of(seen)


def test_the_board_reads_in_short_how_things_go_and_no_notes(hub):
    visit = HeldVisitFactory(hub=hub, school_says="Not quite")
    AgreedActionFactory(visit=visit)
    board = Person(member(hub, Role.BOARD).email).signed_in()

    seen = text_of(board.browser.get(page("visit", visit)))
    listed = board.browser.get(page("visits") + "?format=csv").getvalue().decode()

    for text in (seen, listed):
        assert "Lessons are planned together now" in text
        for hidden in ("We watched two lessons", "Not quite", "bar model"):
            assert hidden not in text


def test_a_visitor_sees_their_own_visits_only(hub):
    own, other = HeldVisitFactory(hub=hub), HeldVisitFactory(hub=hub)
    visitor = Person(own.visitor.email).signed_in()

    listed = text_of(visitor.browser.get(page("visits")))

    assert str(own.school) in listed
    assert str(other.school) not in listed
    assert visitor.browser.get(page("visit", other)).status_code == 404


def test_the_school_is_sent_what_was_agreed_and_answers_by_the_link(hub, admin):
    visit = HeldVisitFactory(hub=hub)
    action = AgreedActionFactory(visit=visit)
    contact = ContactFactory(school=visit.school, email="hari@example.org")

    admin.browser.post(page("tell_school", visit), {"contacts": [contact.pk]})
    letter = Message.objects.get(kind="visit-agreed")
    assert letter.to_email == "hari@example.org"
    path = VISIT.path(visit, holder="hari@example.org")
    assert path.rsplit(":", 2)[0] in letter.text
    assert "We watched two lessons" not in letter.text

    by_link = Client()
    answers = {f"progress_{action.pk}": "All have seen it", f"done_{action.pk}": "on", "says": ""}
    seen = by_link.post(path, answers, follow=True)

    assert "Thank you" in text_of(seen)
    assert "All have seen it" in text_of(admin.browser.get(page("visit", visit)))


def test_a_link_sent_to_a_wrong_address_of_the_school_opens_nothing_once_it_is_put_right(
    hub, admin
):
    visit = HeldVisitFactory(hub=hub)
    contact = ContactFactory(school=visit.school, email="wrong@example.org")
    admin.browser.post(page("tell_school", visit), {"contacts": [contact.pk]})
    letter = Message.objects.get(kind="visit-agreed")
    letter.sent_at = timezone.now()
    letter.save()
    path = LINK.search(letter.text).group(1)
    assert Client().get(path).status_code == 200

    contact.email = "right@example.org"
    contact.save()
    again = send_again(message=letter, times=0)

    assert Client().get(path).status_code == 410
    assert again.to_email == "right@example.org"
    assert Client().get(LINK.search(again.text).group(1)).status_code == 200


def test_a_link_opens_nothing_of_a_visit_that_is_not_written_up():
    assert Client().get(VISIT.path(VisitFactory())).status_code == 404


def test_the_list_counts_and_finds_what_is_unfinished(hub, admin):
    late = AgreedActionFactory(visit=HeldVisitFactory(hub=hub), by_on=YESTERDAY).visit
    due = VisitFactory(hub=hub, day=timezone.localdate() - timedelta(days=1))

    assert "1 to write up" in text_of(admin.browser.get(page("visits")))
    found = text_of(admin.browser.get(page("visits") + "?agreed=late"))
    assert str(late.school) in found
    assert str(due.school) not in found
    assert str(due.school) in text_of(admin.browser.get(page("visits") + "?state=to_write_up"))
    home = text_of(admin.browser.get("/home/"))
    assert f"Visit to {due.school}" in home
    assert f"Agreed on a visit to {late.school}" in home


def test_a_schools_page_tells_the_latest_visit_the_next_and_what_is_late(hub, admin):
    school, today = school_in(hub), timezone.localdate()
    for weeks, summary in ((8, "Long ago"), (2, "Of late"), (5, "Between")):
        held = HeldVisitFactory(
            hub=hub, school=school, day=today - timedelta(weeks=weeks), summary=summary
        )
    AgreedActionFactory(visit=held, by_on=today - timedelta(days=1))
    for days in (20, 3, 9):
        VisitFactory(hub=hub, school=school, day=today + timedelta(days=days))

    seen = text_of(admin.browser.get(reverse("schools:school", args=[school.pk])))

    assert "Of late" in seen
    assert "Between" not in seen
    assert f"Next: {day_words(today + timedelta(days=3))}" in seen
    assert "Late 1 agreed action" in seen


def test_a_schools_page_asks_for_a_senior_leader_after_two_visits_without_one(hub, admin):
    school = school_in(hub)
    HeldVisitFactory(hub=hub, school=school)
    path = reverse("schools:school", args=[school.pk])
    assert "No senior leader" not in text_of(admin.browser.get(path))

    HeldVisitFactory(hub=hub, school=school, day=TODAY)

    assert "No senior leader came to the last two visits" in text_of(admin.browser.get(path))


NAMED = "Our pupil Tom Bakewell could say why"


def test_a_pupils_name_is_asked_about_and_nothing_is_lost(hub, admin):
    visit = VisitFactory(hub=hub, day=YESTERDAY)

    seen = admin.browser.post(page("write_up_visit", visit), came_of_it(notes=NAMED))

    assert seen.status_code == 422
    assert "“Tom Bakewell” looks like a pupil’s name. Write a code" in text_of(seen)
    assert "A good beginning" in seen.content.decode()
    assert NAMED in seen.content.decode()
    visit.refresh_from_db()
    assert visit.state == VisitState.PLANNED


def test_what_is_no_pupils_name_is_kept_and_the_history_says_that_its_writer_was_asked(hub, admin):
    visit = VisitFactory(hub=hub, day=YESTERDAY)
    ticked = {"notes-not_a_pupil": "Tom Bakewell"}

    admin.browser.post(page("write_up_visit", visit), came_of_it(notes=NAMED) | ticked)

    visit.refresh_from_db()
    assert visit.notes == NAMED
    context = apps.get_model("workgroups", "SupportVisitEvent").objects.latest("pgh_id").pgh_context
    assert context["no_pupil_in"] == ["Your notes"]
    assert "Bakewell" not in str(context)
    change = changes_to({SupportVisit: Q(pgh_obj_id=visit.pk)})[0]
    assert change.details[-1] == "Asked about a name in “Your notes”: no pupil’s, said the writer"
    # Said once, it is not asked again of words that stand there.
    again = came_of_it(notes=f"{NAMED}. Well done", version=visit.version)
    assert admin.browser.post(page("write_up_visit", visit), again).status_code == 302
