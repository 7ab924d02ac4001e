"""The administrator's part: a project and a Work Group, part by part, until it is published."""

from datetime import date

from tests.journeys.people import Person, day
from workgroups.models import Venue, WorkGroup

NOVEMBER, FEBRUARY, MAY = date(2021, 11, 17), date(2022, 2, 3), date(2022, 5, 25)


def add_project(person: Person):
    """The page that this leads to. The project is the national team's or a hub's, as they are."""
    return person.sends(
        "/manage/projects/add/",
        code="ncp 21-15",
        title="Secondary Subject Leadership",
        school_year="2021",
        kind="network",
        early_career_term="ect",
        is_new="on",
    )


def plan_and_publish(admin: Person, hub) -> WorkGroup:
    """The administrator adds the Work Group, part by part, and publishes it."""
    page = admin.opens("/manage/work-groups/add/")
    project = page.context["form"].fields["project"].queryset.get(code="NCP21-15")
    admin.sends(
        "/manage/work-groups/add/",
        hub=hub.pk,
        project=project.pk,
        title="Secondary Subject Leadership",
        phases="secondary",
        capacity=3,
    )
    workgroup = WorkGroup.objects.get(hub=hub)
    base = f"/manage/work-groups/{workgroup.pk}/"
    assert "Before it can be published" in admin.is_refused(f"{base}publish/")
    fill_in(admin, base, workgroup)
    admin.sends(f"{base}publish/")
    workgroup.refresh_from_db()
    assert workgroup.published_by.email == admin.email
    return workgroup


def fill_in(admin: Person, base: str, workgroup: WorkGroup) -> None:
    admin.sends(
        f"{base}page/",
        title=workgroup.title,
        outline="Focused support to secondary heads of department.",
        audience="Heads of department. Prospective heads of department are not eligible.",
        involvement="Several workshops, each followed by school-based tasks.",
        day_equivalent="3",
    )
    admin.sends(
        f"{base}purpose/",
        rationale="Well-led departments keep learning.",
        budget="£1,500",
        evidence_plan="A survey and a report.",
    )
    admin.sends(
        f"{base}places/",
        eligible_roles="subject_lead",
        phases="secondary",
        capacity=3,
        places_per_school=2,
        takes_other_areas="on",
        place_type="free",
        fee_policy=workgroup.hub.fee_policies.get().pk,
        **day("closes_on", date(2021, 10, 15)),
        closes_at="5pm",
    )
    admin.sends(
        f"{base}outcomes/",
        learning="- promote a shared vision for maths",
        policy="• coherent schemes of work\n• an ambitious action plan",
        practice="collaborative ways of working",
        pupils="lead the department to develop teaching for mastery",
    )
    says_how_they_are_measured(admin, base)
    admin.sends(f"{base}leads/", name="Lee Lead", email="lee@example.org")
    venue = adds_the_venue_on_the_way(admin, workgroup)
    for on, mode in ((NOVEMBER, "face_to_face"), (FEBRUARY, "online"), (MAY, "face_to_face")):
        admin.sends(
            f"{base}workshops/add/",
            **day("day", on),
            starts="9:30am",
            ends="2:30pm",
            mode=mode,
            venue=venue.pk if mode == "face_to_face" else "",
            join_link="https://meet.example.org/ncp21-15" if mode == "online" else "",
            catering="none",
        )
    for workshop in workgroup.workshops.all()[:2]:
        admin.sends(
            f"{base}tasks/add/",
            after_workshop=workshop.pk,
            title="Work on a scheme of work with the department",
            scope="department",
        )


def says_how_they_are_measured(admin: Person, base: str) -> None:
    """The page that follows the outcomes asks two things of each; one measure is enough."""
    boxes = admin.opens(f"{base}measures/").context["form"].fields
    about = {
        name: field.choices[1][0] for name, field in boxes.items() if hasattr(field, "choices")
    }
    first = next(name for name in boxes if name.startswith("measure-"))
    assert "how it is measured" in admin.is_refused(f"{base}publish/")
    admin.sends(f"{base}measures/", **about, **{first: "A survey in October and in May"})


def adds_the_venue_on_the_way(admin: Person, workgroup: WorkGroup) -> Venue:
    """The list is empty when the first workshop is written, so the venue is added from there."""
    path = f"/manage/work-groups/{workgroup.pk}/workshops/add/"
    page = admin.sends(path, title="Where we are", starts="9:30am", add_venue="Add a venue")
    back = admin.sends(
        address_of(page),
        hub=workgroup.hub_id,
        name="Larkfield High School",
        address="1 Larkfield Road",
        postcode="zz39zz",
        parking="There is none.",
    )
    assert 'value="Where we are"' in back.content.decode()
    venue = workgroup.hub.venues.get()
    assert back.context["form"]["venue"].value() == str(venue.pk)
    return venue


def address_of(page) -> str:
    return page.redirect_chain[-1][0]
