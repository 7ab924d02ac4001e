"""A hub and its schools over one autumn: what they need, what is done, and whom nobody reached."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from access.roles import Role
from hubs.choices import HubTextKind
from needs.models import Need, Priority
from tests.factories import (
    FeePolicyFactory,
    HubFactory,
    HubTextFactory,
    InterestFactory,
    LocalAuthorityFactory,
    PersonFactory,
    ProjectFactory,
    SchoolFactory,
    WorkGroupFactory,
    london,
    member,
    school_in,
)
from tests.journeys.interest import expresses_interest
from tests.journeys.people import Person, day, text_of
from tests.journeys.planning import add_project, plan_and_publish
from workgroups.models import WorkGroup

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NEXT_CALL = date(2021, 11, 1)


@pytest.fixture
def hub():
    hub = HubFactory(name="Larkfield Maths Hub", slug="larkfield")
    FeePolicyFactory(hub=hub, version=1)
    HubTextFactory(hub=hub, kind=HubTextKind.PRIVACY)
    return hub


def works_as(role: Role, hub, name: str) -> Person:
    return Person(member(hub, role, user__name=name).email, name).signed_in()


def test_a_hub_hears_answers_and_reaches_its_schools(hub, time_machine):
    time_machine.move_to(london(2021, 9, 6, 9))
    elmfield = LocalAuthorityFactory(name="Elmfield")
    brook = SchoolFactory(name="Brook School", local_authority=elmfield, postcode="ZZ2 2ZZ")
    mill = SchoolFactory(name="Mill School", local_authority=elmfield, urn=912345)
    a_hub_elsewhere_with_much_the_same()
    national = works_as(Role.NATIONAL, None, "Nat National")
    admin = works_as(Role.ADMINISTRATOR, hub, "Ada Admin")
    hub_lead = works_as(Role.HUB_LEAD, hub, "Hal Hub")
    ann, ena = Person("ann@example.org", "Ann Asker"), Person("ena@example.org", "Ena Quirer")

    the_national_team_adds_a_project(national)
    the_national_team_gives_the_hub_an_area(national, hub, elmfield, brook)

    says_what_the_school_needs(ann, brook, time_machine)
    asks_a_question(ena, time_machine)
    is_answered(admin, ann, "We plan something for you.")
    is_answered(admin, ena, "Come to the first workshop.")

    time_machine.move_to(london(2021, 9, 8, 9))
    for person in (admin, hub_lead):
        person.signed_in()
    need = Need.objects.get(schools=brook)
    priority = the_need_becomes_a_priority(admin, hub_lead, need)
    workgroup = plan_and_publish(admin, hub)
    writes_first_to_who_raised_it(admin, workgroup, priority, ann)
    expresses_interest(ann, workgroup, brook, head="hari@example.org")
    assert "Raised the need" in text_of(admin.opens(f"/manage/work-groups/{workgroup.pk}/people/"))

    time_machine.move_to(london(2021, 10, 4, 15))
    admin.signed_in()
    calls_a_school_that_nobody_reached(admin, mill, brook)
    check_the_timelines(admin, mill, brook, need, workgroup)
    check_the_search(admin, mill, brook)


def a_hub_elsewhere_with_much_the_same() -> None:
    """Whatever is looked for below would be found here too, if one hub could see another's."""
    estuary = HubFactory(name="Estuary Maths Hub")
    school = school_in(estuary, name="Brook Mill School", postcode="ZZ2 2ZZ")
    project = ProjectFactory(title="Elsewhere", code="")
    workgroup = WorkGroupFactory(
        hub=estuary, project=project, title="Secondary Leadership NCP21-15"
    )
    person = PersonFactory(name="Ann Asking", email="ann.asking@example.org", school=school)
    InterestFactory(workgroup=workgroup, person=person, school=school)


def the_national_team_adds_a_project(national: Person) -> None:
    page = text_of(add_project(national))

    assert "NCP21-15" in page
    assert "The national team" in page


def the_national_team_gives_the_hub_an_area(national: Person, hub, elmfield, brook) -> None:
    """From that day a school there finds its hub."""
    anybody = Person("anybody@example.org")
    assert hub.name not in text_of(anybody.opens(f"/find-your-hub/?school={brook.pk}"))

    page = national.sends(
        "/manage/areas/add/",
        hub=hub.pk,
        local_authority=elmfield.pk,
        **day("from_on", timezone.localdate()),
    )

    assert f"Elmfield belongs to {hub} from Monday 6 September 2021." in text_of(page)
    assert hub.name in text_of(anybody.opens(f"/find-your-hub/?school={brook.pk}"))


def writes(person: Person, path: str, time_machine, **answers):
    """Opens the form and takes a minute over it."""
    begun = person.opens(path).context["form"]["begun"].value()
    time_machine.shift(timedelta(minutes=1))
    return person.sends(path, begun=begun, **answers)


def says_what_the_school_needs(ann: Person, brook, time_machine) -> None:
    page = writes(
        ann,
        f"/hubs/larkfield/need/?school={brook.pk}",
        time_machine,
        what_is_needed="Lessons planned together",
        name=ann.name,
        email=ann.email,
        may_be_told="on",
    )

    assert "an answer by Monday 13 September 2021" in text_of(page)
    assert "Monday 13 September 2021" in ann.newest("enquiry-received").text


def asks_a_question(ena: Person, time_machine) -> None:
    page = writes(
        ena,
        "/hubs/larkfield/ask/?school=none",
        time_machine,
        message="Which Work Group is for us?",
        name=ena.name,
        email=ena.email,
    )

    assert "Thank you: it has reached Larkfield Maths Hub, you have an email from us" in text_of(
        page
    )


def is_answered(admin: Person, sender: Person, words: str) -> None:
    listed = admin.opens("/manage/enquiries/").context["object_list"]
    [enquiry] = [row for row in listed if row.email == sender.email]
    assert enquiry.state == "waiting"

    admin.sends(f"{enquiry.get_absolute_url()}answer/", text=words, closes="on")

    assert words in sender.newest("enquiry-answer").text
    assert "Closed" in text_of(admin.opens(enquiry.get_absolute_url()))


def the_need_becomes_a_priority(admin: Person, hub_lead: Person, need: Need) -> Priority:
    """The administrator drafts it from the need; it is public once the hub lead approves it."""
    public = "/hubs/larkfield/priorities/"
    anybody = Person("anybody@example.org")
    assert str(need) in text_of(admin.opens("/manage/needs/"))

    admin.sends(
        "/manage/priorities/from-needs/",
        need=need.pk,
        priority="new",
        title="Teachers plan together",
    )
    priority = Priority.objects.get()
    before = text_of(anybody.opens(public))
    hub_lead.sends(f"/manage/priorities/{priority.pk}/approve/")

    assert priority.title not in before
    assert priority.title in text_of(anybody.opens(public))
    return priority


def writes_first_to_who_raised_it(admin: Person, workgroup: WorkGroup, priority, ann) -> None:
    base = f"/manage/work-groups/{workgroup.pk}/"
    admin.sends(f"{base}priorities/", priorities=priority.pk)
    assert "Ann Asker" in text_of(admin.opens(f"{base}invite-schools/"))

    page = admin.sends(f"{base}invite-schools/")

    assert "We are writing to 1 person, and the page" in text_of(page)
    assert "On Monday 6 September 2021 you told us" in ann.newest("raised-need").text
    assert priority.title in text_of(ann.opens(ann.link_in("raised-need")))


def calls_a_school_that_nobody_reached(admin: Person, mill, brook) -> None:
    def listed(asked: str) -> list[str]:
        page = admin.opens(f"/manage/never-engaged/?{asked}")
        return [school.name for school in page.context["object_list"]]

    assert listed("ever=only_interest") == ["Brook School"]
    assert "Mill School" in listed("ever=no_interest&contact=never")

    page = admin.sends(
        f"/schools/{mill.pk}/contact/",
        **day("day", timezone.localdate()),
        way="phone",
        said="The head of maths would like a flyer",
        **day("next_on", NEXT_CALL),
    )

    assert "the school comes up in your list on Monday 1 November 2021." in text_of(page)
    assert "Mill School" not in listed("contact=never")
    assert "Mill School" in listed("ever=no_interest")


def check_the_timelines(admin: Person, mill, brook, need, workgroup) -> None:
    """The latest first, each in a sentence."""

    def told(school) -> list[tuple[str, str]]:
        years = admin.opens(f"/schools/{school.pk}/timeline/").context["years"]
        return [(event.kind, event.words) for year in years for event in year.events]

    assert told(mill) == [("contact", "Telephone, from us")]
    assert told(brook) == [
        ("interest", f"Interest of Ann Asker in {workgroup}, 2021/22"),
        ("need", f"Need raised: {need}"),
    ]


def check_the_search(admin: Person, mill, brook) -> None:
    """By the beginnings of words, a URN, a code or a postcode; nothing of the other hub."""

    def found(words: str) -> dict[str, list[str]]:
        groups = admin.sends("/search/", q=words).context["groups"]
        for find in (find for group in groups for find in group.finds):
            admin.opens(find.url)
        return {group.label: [find.name for find in group.finds] for group in groups}

    assert found("mil sch") == {"Schools": [mill.name]}
    assert found("912345") == {"Schools": [mill.name]}
    assert found("zz22zz") == {"Schools": [brook.name]}
    assert found("ann ask") == {"People with a place or an interest": ["Ann Asker"]}
    assert found("ncp21-15") == {
        "Work Groups": ["Secondary Subject Leadership"],
        "Projects": ["Secondary Subject Leadership"],
    }
    assert found("second lead") == found("ncp21-15")
