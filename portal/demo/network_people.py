"""Who works with the demonstration's first hub: organisations, partners, contacts of schools."""

from datetime import date, timedelta

from hubs.actions.partner import add_partner
from hubs.choices import PartnerKind
from hubs.models import Hub
from participants.actions.own_school import send_school_page
from portal.demo.network import Scene
from schools.actions.contact import add_school_contact, end_school_contact
from schools.actions.organisation import add_organisation, close_organisation
from schools.choices import ContactRole, ContactSource, EmailState, SchoolKind
from schools.models import Contact, School

UNIVERSITY = "University of Harrowdale"
TRAINING = "Millbrook Teacher Training Partnership"
ORGANISATIONS = [
    (UNIVERSITY, SchoolKind.UNIVERSITY, "Harrowdale", "ZZ7 1ZZ"),
    (TRAINING, SchoolKind.ITT_PROVIDER, "Millbrook", "ZZ7 2ZZ"),
    ("Larkfield Learning Trust", SchoolKind.TRUST, "Larkfield", "ZZ7 3ZZ"),
    ("Diocese of Harrowdale", SchoolKind.DIOCESE, "Harrowdale", "ZZ7 4ZZ"),
    ("Millbrook Instruments", SchoolKind.EMPLOYER, "Millbrook", "ZZ7 5ZZ"),
]
OLD_ALLIANCE = "Larkfield Teaching School Alliance"


def introduce_partners(scene: Scene, neighbour: Hub, today: date) -> None:
    """Add them all; the university is a partner of both hubs."""
    found = {
        name: add_partner_organisation(scene.hub, name, kind, town, postcode)
        for name, kind, town, postcode in ORGANISATIONS
    }
    alliance = add_partner_organisation(
        scene.hub, OLD_ALLIANCE, SchoolKind.TEACHING_SCHOOL_HUB, "Larkfield", "ZZ7 6ZZ"
    )
    close_organisation(organisation=alliance, on=date(2021, 8, 31))
    make_partners(scene, found, today)
    add_partner(
        hub=neighbour,
        organisation=found[UNIVERSITY],
        kind=PartnerKind.OPERATIONAL,
        from_on=today - timedelta(days=200),
        brings="Two tutors who lead workshops on proof.",
        is_named_publicly=True,
    )
    note_contacts(scene, found[UNIVERSITY], today)


def add_partner_organisation(
    hub: Hub, name: str, kind: SchoolKind, town: str, postcode: str
) -> School:
    organisation = School(name=name, kind=kind, town=town, postcode=postcode)
    return add_organisation(hub=hub, organisation=organisation)


def make_partners(scene: Scene, found: dict[str, School], today: date) -> None:
    strategic, operational = PartnerKind.STRATEGIC, PartnerKind.OPERATIONAL
    for organisation, kind, years, name, brings, named in [
        (found[UNIVERSITY], strategic, 5, "Ursula Upton", "Research on how fractions grow.", True),
        (found[TRAINING], operational, 2, "Tom Tanner", "Rooms, and mentors of trainees.", True),
        (scene.secondary[1], strategic, 3, "Sadia Shah", "A head on the board.", True),
        (
            found["Millbrook Instruments"],
            operational,
            1,
            "Ingrid Ives",
            "Visits to the works.",
            False,
        ),
    ]:
        add_partner(
            hub=scene.hub,
            organisation=organisation,
            kind=kind,
            from_on=today - timedelta(days=365 * years),
            contact_name=name,
            contact_email=f"{name.split()[0].lower()}.partner@example.org",
            brings=brings,
            is_named_publicly=named,
        )


def note_contacts(scene: Scene, university: School, today: date) -> None:
    """A head, a business manager and others; one has left, one asked not to be written to."""
    school, since = scene.secondary[1], today - timedelta(days=400)
    for role, name in [
        (ContactRole.HEAD, "Sadia Shah"),
        (ContactRole.FINANCE, "Fergus Finch"),
        (ContactRole.MATHS_LEAD, "Marta Mills"),
    ]:
        note_school_contact(scene, school, role, name, since)
    before = note_school_contact(
        scene, school, ContactRole.MATHS_LEAD, "Moses Moore", since - timedelta(days=500)
    )
    end_school_contact(contact=before, until_on=today - timedelta(days=100))
    note_school_contact(scene, scene.primary[0], ContactRole.HEAD, "Hetty Hughes", since)
    quiet = {"email_state": EmailState.UNSUBSCRIBED}
    note_school_contact(scene, scene.primary[0], ContactRole.CHAIR, "Colm Chambers", since, **quiet)
    note_school_contact(scene, university, ContactRole.CPD_LEAD, "Ursula Upton", since)


def send_school_pages(scene: Scene) -> None:
    """The head and the maths lead of a school that is visited have the link to its page."""
    contacts = Contact.objects.filter(school=scene.secondary[1], until_on=None)
    readers = contacts.answering_for_maths().select_related("school__hub")
    send_school_page(contacts=list(readers), by=scene.administrator)


def note_school_contact(
    scene: Scene, school: School, role: ContactRole, name: str, since: date, **fields
) -> Contact:
    contact = Contact(
        role=role,
        name=name,
        email=f"{name.replace(' ', '.').lower()}@example.org",
        from_on=since,
        source=ContactSource.SCHOOL,
        **fields,
    )
    return add_school_contact(contact=contact, school=school, by=scene.administrator)
