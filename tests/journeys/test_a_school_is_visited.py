"""A local leader visits a school twice; what they agree is followed until the board hears of it."""

from datetime import date

import pytest

from access.roles import Role
from tests.factories import HubFactory, london, member, school_in
from tests.journeys.people import Person, day, text_of
from workgroups.actions.visit import send_digests
from workgroups.models import SupportVisit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

OCTOBER, NOVEMBER = date(2021, 10, 6), date(2021, 11, 10)
MONDAY_AFTER = date(2021, 10, 11)


@pytest.fixture
def hub():
    return HubFactory(name="Larkfield Maths Hub")


def works_as(role: Role, hub, name: str) -> Person:
    return Person(member(hub, role, user__name=name).email, name).signed_in()


def test_a_school_is_visited_and_says_what_came_of_it(hub, time_machine):
    time_machine.move_to(london(2021, 9, 20, 9))
    school = school_in(hub, name="Brook School")
    admin = works_as(Role.ADMINISTRATOR, hub, "Ada Admin")
    board = works_as(Role.BOARD, hub, "Bo Board")
    leader, head = (
        Person("lara@example.org", "Lara Leader"),
        Person("hari@example.org", "Hari Head"),
    )

    adds_the_leader_and_the_head(admin, hub, school, leader, head)
    plans_the_visit(admin, school, leader)

    time_machine.move_to(london(2021, 10, 11, 9))
    leader.signed_in()
    admin.signed_in()
    board.signed_in()
    is_reminded_to_write_it_up(leader)
    writes_it_up(leader)
    sends_what_was_agreed(leader, head)
    says_how_far_it_has_come(head)

    time_machine.move_to(london(2021, 11, 11, 9))
    leader.signed_in()
    board.signed_in()
    admin.signed_in()
    reads_what_the_school_says(leader)
    reads_in_a_sentence_how_things_go(board)
    finds_it_on_the_timeline(admin, school)


def adds_the_leader_and_the_head(admin, hub, school, leader, head) -> None:
    admin.sends(
        "/manage/leaders/add/",
        hub=hub.pk,
        name=leader.name,
        email=leader.email,
        availability="available",
        **day("from_on", date(2021, 9, 1)),
    )
    admin.sends(
        f"/schools/{school.pk}/contacts/add/",
        role="head",
        name=head.name,
        email=head.email,
        email_state="in_use",
        source="told",
        **day("from_on", date(2021, 9, 1)),
    )


def plans_the_visit(admin, school, leader) -> None:
    path = f"/manage/visits/school/{school.pk}/add/"
    assert path in admin.opens(f"/schools/{school.pk}/").content.decode()
    visitors = admin.opens(path).context["form"].fields["visitor"].queryset
    page = admin.sends(
        path,
        visitor=visitors.get(email=leader.email).pk,
        focus="Reasoning in Year 3",
        **day("day", OCTOBER),
    )
    assert "Lara Leader is told by email" in text_of(page)
    assert leader.newest("visit-planned").subject == (
        "Your visit to Brook School, Wednesday 6 October 2021"
    )


def is_reminded_to_write_it_up(leader) -> None:
    assert "Brook School, Wednesday 6 October 2021 To write up" in text_of(leader.opens("/home/"))
    send_digests(on=MONDAY_AFTER)
    assert "Brook School, Wednesday 6 October 2021" in leader.newest("visits-digest").text


def writes_it_up(leader) -> None:
    path = leader.link_in("visit-planned")
    leader.sends(
        f"{path}write-up/",
        version=1,
        company=["maths_lead"],
        standing="attention",
        summary="Each teacher still plans alone.",
        notes="We watched two lessons.",
        what_1="Keep an hour a fortnight free",
        owner_1="school",
        **day("by_1", date(2021, 10, 22)),
        **day("next_day", NOVEMBER),
    )


def sends_what_was_agreed(leader, head) -> None:
    path = leader.link_in("visit-planned")
    page = leader.opens(f"{path}tell-school/")
    contacts = page.context["form"].initial["contacts"]
    assert [contact.name for contact in contacts] == ["Hari Head"]
    leader.sends(f"{path}tell-school/", contacts=[contact.pk for contact in contacts])
    letter = head.newest("visit-agreed")
    assert "Keep an hour a fortnight free" in letter.text
    for hidden in ("Each teacher still plans alone", "We watched two lessons", "attention"):
        assert hidden not in letter.text + letter.html


def says_how_far_it_has_come(head) -> None:
    path = head.link_in("visit-agreed")
    (action,) = head.opens(path).context["form"].actions
    answers = {f"progress_{action.pk}": "Wednesdays after school", f"done_{action.pk}": "on"}
    page = head.sends(path, says="The Year 4 teacher was there too.", **answers)
    assert "Thank you" in text_of(page)


def reads_what_the_school_says(leader) -> None:
    seen = text_of(leader.opens(leader.link_in("visit-answered")))
    for words in ("Wednesdays after school", "The Year 4 teacher was there too.", "Done"):
        assert words in seen
    following = SupportVisit.objects.planned().get()
    assert following.day == NOVEMBER
    assert following.get_absolute_url() in leader.opens("/home/").content.decode()


def reads_in_a_sentence_how_things_go(board) -> None:
    seen = text_of(board.opens("/manage/visits/"))
    assert "Each teacher still plans alone." in seen
    assert "We watched two lessons" not in seen


def finds_it_on_the_timeline(admin, school) -> None:
    seen = text_of(admin.opens(f"/schools/{school.pk}/timeline/"))
    for words in (
        "Visit planned: Reasoning in Year 3 (Lara Leader)",
        "Visit, needs attention: Reasoning in Year 3 (Lara Leader)",
        "Done by the school: Keep an hour a fortnight free",
    ):
        assert words in seen
