"""A hub's year rolled over and published: five page loads, and nobody hears of it before time."""

from datetime import date

import pytest
from django.urls import reverse

from access.roles import Role
from hubs.actions.calendar import set_terms
from outbox.models import Message
from pages.rules.term_dates import read_terms
from tests.factories import (
    HubFactory,
    OutcomeFactory,
    ParticipantFactory,
    ProjectFactory,
    SchoolTaskFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import Person, text_of
from tests.workgroups.test_copying import TERMS, proposed
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db

HELD = [date(2025, 11, 19), date(2026, 2, 11), date(2026, 6, 3)]


@pytest.fixture
def hub(time_machine):
    time_machine.move_to(london(2026, 6, 15, 10))
    hub = HubFactory()
    set_terms(hub=hub, local_authority=None, school_year=2026, terms=read_terms(TERMS, 2026))
    for title in ("Continuity", "Fluency", "Reasoning"):
        run_last_year(hub, title)
    return hub


def run_last_year(hub, title: str) -> None:
    project = ProjectFactory(school_year=2025, title=title)
    ProjectFactory(school_year=2026, title=title, predecessor=project)
    workgroup = WorkGroupFactory(
        hub=hub,
        project=project,
        school_year=2025,
        title=title,
        interest_opens_at=london(2025, 6, 1),
        interest_closes_at=london(2025, 10, 20, 17),
        published_at=london(2025, 6, 1),
    )
    for day in HELD:
        workshop = WorkshopFactory(
            workgroup=workgroup, starts_at=london(day.year, day.month, day.day, 9, 30)
        )
    SchoolTaskFactory(after_workshop=workshop)
    OutcomeFactory(workgroup=workgroup)
    workgroup.leads.add(UserFactory(name=f"Lead of {title}"))
    ParticipantFactory(workgroup=workgroup)


def test_the_next_year(hub):
    admin = Person(member(hub, Role.ADMINISTRATOR).email).signed_in()

    # 1 and 2: from the list to the page of the whole year, where every moved date is named.
    roll_over = reverse("workgroups:roll_over")
    assert f'href="{roll_over}"' in admin.opens("/manage/work-groups/").content.decode()
    page = admin.opens(roll_over)
    assert text_of(page).count("Wednesday 2 June 2027 → Wednesday 9 June 2027: half-term.") == 6

    # 3: all leads but one go on, and the drafts are made.
    sent = proposed(page)
    for group in page.context["groups"]:
        if str(group.source) != "Reasoning":
            sent[f"leads_{group.source.pk}"] = [group.source.leads.get().pk]
    drafts = admin.sends(roll_over, **sent)
    assert "3 drafts of 2026/27 are made, which nobody outside the hub sees yet." in text_of(drafts)
    assert {row.year_words for row in drafts.context["object_list"]} == {"2026/27"}
    assert not Message.objects.exists()

    # 4: what is ready and whom it tells, and what the third still lacks.
    several = reverse("workgroups:publish_several")
    ready = admin.opens(several)
    assert "Whoever leads it is told by email: Lead of Continuity." in text_of(ready)
    assert "Local leadership of Reasoning : Name who leads it." in text_of(ready)

    # 5: both are published together, and their two leads have an email.
    chosen = [key for key, _ in ready.context["form"].fields["workgroups"].choices]
    done = admin.sends(several, workgroups=chosen)
    assert "2 Work Groups are published, for anybody to find." in text_of(done)
    assert sorted(Message.objects.values_list("kind", flat=True)) == ["lead-named"] * 2
    this_year = WorkGroup.objects.filter(hub=hub, school_year=2026)
    assert sorted(row.title for row in this_year.public()) == ["Continuity", "Fluency"]
    assert not any(row.participants.exists() for row in this_year)
