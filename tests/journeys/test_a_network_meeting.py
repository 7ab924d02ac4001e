"""A network meeting: planned in four steps, booked in three, and nobody's head is asked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from access.roles import Role
from hubs.choices import HubTextKind
from outbox.models import Message
from participants.models import Participant
from tests.factories import (
    FeePolicyFactory,
    HubFactory,
    HubTextFactory,
    VenueFactory,
    member,
    school_in,
)
from tests.journeys.interest import begins
from tests.journeys.people import Person, day, text_of
from tests.robust.need_acts import guarded
from workgroups.models import Project, WorkGroup

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    hub = HubFactory(name="Larkfield")
    HubTextFactory(hub=hub, kind=HubTextKind.PRIVACY)
    FeePolicyFactory(hub=hub)
    return hub


def test_a_network_meeting(hub):
    admin = Person(member(hub, Role.ADMINISTRATOR).email).signed_in()
    meeting = plans_the_meeting(admin, hub)
    assert meeting.fee_policy is None

    # A teacher books it: the school, who they are, and the check.
    tara = Person("tara@example.org", "Tara Teacher")
    school = school_in(hub, name="Elmfield School", postcode="ZZ4 4ZZ", phase="Primary")
    here = begins(tara, meeting, school)
    page = tara.sends(here, name=tara.name, email=tara.email, job_role="teacher")
    assert "There is no fee for missed dates" in text_of(page)
    sent = tara.sends(
        page.request["PATH_INFO"], has_read_privacy="on", accepts_terms="on", **guarded()
    )
    assert "Your expression of interest is sent" in text_of(sent)
    assert not Message.objects.filter(kind="approval-asked").exists()

    # Nothing stands in the way of a place, and home asks for no head's answer.
    [interest] = meeting.interests.all()
    assert "Not asked: anybody may book" in text_of(
        admin.opens(f"/manage/interests/{interest.pk}/")
    )
    assert admin.opens("/manage/interests/?answer=none").context["object_list"].count() == 0
    admin.sends(f"/manage/work-groups/{meeting.pk}/people/offer/", interest=interest.pk)
    tara.sends(tara.link_in("place-offered"), answer="accept")
    assert Participant.objects.get().person.email == tara.email


def plans_the_meeting(admin: Person, hub) -> WorkGroup:
    in_a_month = timezone.localdate() + timedelta(days=30)
    year = in_a_month.year if in_a_month.month > 8 else in_a_month.year - 1
    admin.sends(
        "/manage/projects/add/",
        title="Network Meetings",
        school_year=year,
        kind="event",
        audience="teacher",
        early_career_term="ect",
    )
    admin.sends(
        "/manage/work-groups/add/",
        hub=hub.pk,
        project=Project.objects.get().pk,
        title="Meeting of maths leads",
        phases="primary",
        capacity=30,
    )
    meeting = WorkGroup.objects.get()
    base = f"/manage/work-groups/{meeting.pk}/"
    admin.sends(f"{base}page/", title=meeting.title, outline="An afternoon to meet.")
    admin.sends(f"{base}purpose/", rationale="Leads ask for it.", budget="£100")
    admin.sends(
        f"{base}places/",
        **{"eligible_roles": "teacher", "phases": "primary", "place_type": "free"},
        **{"capacity": 30, "places_per_school": 4},
        **day("closes_on", timezone.localdate() + timedelta(days=20)),
    )
    admin.sends(f"{base}leads/", name="Lee Lead", email="lee@example.org")
    assert "needs less than a Work Group" in text_of(admin.opens(base))
    admin.sends(
        f"{base}workshops/add/",
        **day("day", in_a_month),
        **{"starts": "1pm", "ends": "4pm", "mode": "face_to_face", "catering": "none"},
        venue=VenueFactory(hub=hub).pk,
    )
    admin.sends(f"{base}publish/")
    meeting.refresh_from_db()
    return meeting
