"""Who reads of focus pupils: lead, visitor, hub lead and board, each as much as they may."""

from datetime import date

import pytest
from django.urls import reverse

from access.roles import Role
from evaluations.choices import Disadvantaged, Moment
from evaluations.models import FocusPupil
from tests.evaluations.focus import HIGH, LOW, FocusPupilFactory, add, noted, own_page
from tests.factories import ParticipantFactory, UserFactory, member
from tests.journeys.people import text_of
from tests.test_access import client_of
from tests.workgroups.factories import VisitFactory

pytestmark = pytest.mark.django_db


def pupils_page(workgroup):
    return reverse("evaluations:focus_pupils", args=[workgroup.pk])


def with_pupils(workgroup, number: int, kind=Disadvantaged.YES) -> None:
    """Of one participant each, looked at at the start and at the end."""
    for _ in range(number):
        place = ParticipantFactory(workgroup=workgroup)
        pupil = FocusPupilFactory(participant=place, disadvantaged=kind)
        noted(pupil, Moment.START, LOW, "Hides the page")
        noted(pupil, Moment.END, HIGH)


def test_the_lead_reads_letters_and_notes_and_the_hub_lead_neither(place):
    with_pupils(place.workgroup, 5)
    person = FocusPupil.objects.first().participant.person
    lead = UserFactory()
    place.workgroup.leads.add(lead)
    hub_lead = member(place.workgroup.hub, Role.HUB_LEAD)

    read = text_of(client_of(lead).get(pupils_page(place.workgroup)))
    unnamed = text_of(client_of(hub_lead).get(pupils_page(place.workgroup)))

    assert f"Pupil A of {person}" in read
    assert "Hides the page" in read
    assert unnamed.count("2, 2, 2 Not yet 4, 4, 4") == 5
    for hidden in (person.name, "Pupil A", "Hides the page", str(place.school)):
        assert hidden not in unnamed


def test_the_hub_lead_sees_no_line_of_fewer_than_five(place):
    with_pupils(place.workgroup, 4)

    page = client_of(member(place.workgroup.hub, Role.HUB_LEAD)).get(pupils_page(place.workgroup))

    assert "2, 2, 2" not in text_of(page)
    assert "Fewer than five pupils are followed so far." in text_of(page)


def test_only_the_visitor_of_that_school_and_work_group_reads_letters(place):
    pupil = add(place)
    noted(pupil, Moment.START, LOW, "Hides the page")
    elsewhere = ParticipantFactory(workgroup=place.workgroup)
    noted(FocusPupilFactory(participant=elsewhere), Moment.START, LOW, "Of another school")
    hub = place.workgroup.hub
    visit = VisitFactory(hub=hub, school=place.school, workgroup=place.workgroup)
    about_nothing = VisitFactory(
        hub=hub, school=place.school, visitor=visit.visitor, day=date(2022, 6, 9)
    )

    def shown(user, visit):
        return text_of(client_of(user).get(visit.get_absolute_url()))

    assert "Hides the page" in shown(visit.visitor, visit)
    assert "Of another school" not in shown(visit.visitor, visit)
    assert "Hides the page" not in shown(visit.visitor, about_nothing)
    assert "Hides the page" not in shown(member(hub, Role.ADMINISTRATOR), visit)


@pytest.mark.parametrize(
    ("disadvantaged", "others", "said", "unsaid"),
    [
        (4, 0, "Fewer than five pupils are followed", "All pupils"),
        (4, 4, "8 pupils are followed. Figures stand here once", "All pupils"),
        (5, 4, "All pupils: 5", "Disadvantaged pupils:"),
        (5, 5, "Disadvantaged pupils: 5", "Fewer than five"),
    ],
)
def test_the_board_sees_figures_of_five_or_more(place, disadvantaged, others, said, unsaid):
    with_pupils(place.workgroup, disadvantaged)
    with_pupils(place.workgroup, others, Disadvantaged.NO)
    board = member(place.workgroup.hub, Role.BOARD)
    page = reverse("evaluations:evidence", args=[place.workgroup.pk])

    text = text_of(client_of(board).get(page))

    assert said in text
    assert unsaid not in text
    assert "by letter" not in text
    assert client_of(board).get(pupils_page(place.workgroup)).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_pages_about_pupils_take_as_many_queries_for_3_as_for_1(
    client, place, number, django_assert_num_queries
):
    lead = UserFactory()
    place.workgroup.leads.add(lead)
    with_pupils(place.workgroup, number)
    for _ in range(number):
        noted(add(place), Moment.START)
    signed_in = client_of(lead)

    with django_assert_num_queries(5):
        client.get(own_page(place))
    with django_assert_num_queries(8):
        signed_in.get(pupils_page(place.workgroup))
