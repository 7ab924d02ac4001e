"""A school's own page by link: what it shows whom, who gets the link, and who loses it."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.limits import RATES
from access.refusal import Refused
from access.roles import Role
from outbox.kinds import unwanted, written_anew
from outbox.models import Message
from participants import links
from participants.actions.own_school import ask_for_school_page, send_school_page
from participants.choices import InterestState
from participants.models import PersonSchool
from schools.choices import ContactRole, EmailState
from schools.models import Contact, ContactChange
from tests.agreement_factories import GovernorReportFactory, by_telephone, with_agreement
from tests.factories import (
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
    school_in,
)
from tests.fees.factories import confirmed_fee, invoice_of, proposed_fee, workshop_in
from tests.hubs.factories import ContactFactory
from tests.journeys.people import text_of
from tests.participants.factories import CertificateFactory
from tests.robust.need_acts import guarded
from tests.school_factories import ActionPlanFactory
from tests.workgroups.factories import AgreedActionFactory, HeldVisitFactory, VisitFactory

pytestmark = pytest.mark.django_db
NOW = london(2022, 2, 10, 12)
ASK = "/school-page/"


@pytest.fixture(autouse=True)
def _on_the_day(time_machine):
    cache.clear()
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def hub():
    return HubFactory(name="Larkfield Maths Hub")


@pytest.fixture
def school(hub):
    return school_in(hub, name="Larkfield High School")


@pytest.fixture
def head(school):
    return ContactFactory(school=school, name="Hari Head", email="hari@example.org")


@pytest.fixture
def maths_lead(school):
    return ContactFactory(
        school=school, role=ContactRole.MATHS_LEAD, name="Mia Maths", email="mia@example.org"
    )


def page_of(contact: Contact) -> str:
    return links.SCHOOL.path(contact.school, holder=contact.email)


def read(contact: Contact) -> str:
    return text_of(Client().get(page_of(contact)))


def of_school(school, name: str, state: str = InterestState.NEW, **fields):
    """Somebody of the school, with what they have asked for or got."""
    person = PersonFactory(name=name, school=school)
    group = fields.pop("workgroup", None) or WorkGroupFactory(hub=school.hub)
    interest = InterestFactory(workgroup=group, person=person, school=school, state=state, **fields)
    if state == InterestState.PLACED:
        return ParticipantFactory(workgroup=group, interest=interest)
    return interest


def test_the_page_shows_all_that_the_school_does_with_its_hub_and_nothing_else(school, head):
    workshop = workshop_in(WorkGroupFactory(hub=school.hub, title="Subject Leadership"))
    group = workshop.workgroup
    WorkshopFactory(workgroup=group, starts_at=london(2022, 5, 25, 9, 30))
    tess = of_school(school, "Tess Teacher", InterestState.PLACED, workgroup=group)
    of_school(school, "Wim Waiting", InterestState.WAITING, workgroup=group, waiting_since=NOW)
    ActionPlanFactory(
        workgroup=group, school=school, priority="A shared scheme of work", saved_by=UserFactory()
    )
    invoice = invoice_of(confirmed_fee(workshop, participant=tess))
    will = of_school(school, "Will Way", InterestState.PLACED, workgroup=group)
    proposed_fee(workshop, participant=will)
    visit = VisitFactory(hub=school.hub, school=school, day=date(2022, 3, 1), focus="Reasoning")
    held = HeldVisitFactory(hub=school.hub, school=school, day=date(2022, 1, 12))
    AgreedActionFactory(visit=held, what="Plan one lesson together", by_on=date(2022, 2, 1))
    CertificateFactory(place=tess, workgroup=group, name="Tess Teacher")
    elsewhere = WorkGroupFactory(title="Another hub’s group")
    of_school(school, "Tess Teacher", InterestState.PLACED, workgroup=elsewhere)
    other = school_in(school.hub, name="Elmfield School")
    theirs = of_school(other, "Olga Other", InterestState.PLACED, workgroup=group)
    CertificateFactory(place=theirs, workgroup=group, name="Olga Other")
    proposed_fee(workshop, participant=theirs)
    HeldVisitFactory(hub=school.hub, school=other, focus="Somebody else’s visit")

    page = read(head)

    for words in [
        "For Hari Head, headteacher or principal",
        "Approve that Tess Teacher takes part Subject Leadership Read and answer",
        "Tess Teacher takes part, and came to 0 of 1 date so far",
        "Wim Waiting is on the waiting list",
        "Plan one lesson together Agreed on Wednesday 12 January 2022, was to be done by",
        "Wednesday 25 May 2022",
        "A shared scheme of work",
        f"£75.00 for Tess Teacher, Thursday 3 February 2022 On invoice {invoice}",
        "£75.00 for Will Way, Thursday 3 February 2022",
        "Proposed: the hub has not decided yet. If there was a reason, write to",
        "because nobody came in this place and no notice reached the hub",
        f"{visit.visitor}: Reasoning",
        "Tess Teacher: ",
        "Maths lead Nobody is noted Add",
        "Work with another hub is not shown.",
    ]:
        assert words in page
    for words in ["Olga", "Elmfield", "Another hub", "Somebody else"]:
        assert words not in page


def test_only_the_head_is_given_the_way_to_what_a_head_decides(school, head, maths_lead):
    group = with_agreement(WorkGroupFactory(hub=school.hub, title="Reasoning"))
    workshop = WorkshopFactory(workgroup=group)
    asked = of_school(school, "Ada Asker", workgroup=group)
    unsigned = of_school(school, "Nora New", workgroup=group)
    by_telephone(unsigned)
    of_school(school, "Tess Teacher", InterestState.PLACED, workgroup=group)
    report = GovernorReportFactory(workgroup=group, school=school)

    ways = [links.APPROVAL.path(asked), links.AGREEMENT_OF_HEAD.path(unsigned)]
    by_head, by_lead = (Client().get(page_of(one)).content.decode() for one in (head, maths_lead))

    assert [way.partition(":")[0] in by_head for way in ways] == [True, True]
    for page in ("/approve/", "/agreement/"):
        assert page not in by_lead
    assert "Your head does this" in by_lead
    assert workshop.pk
    # The report is the school's: whoever of them opens it may complete it.
    address = f"/governors-report/{report.pk}."
    for page in (by_head, by_lead):
        [token] = [part.partition("/")[0] for part in page.split("/governors-report/")[1:]]
        assert address.endswith(f"{token.partition('.')[0]}.")
        assert Client().get(f"/governors-report/{token}/").status_code == 200


def test_whoever_has_left_the_school_is_not_shown_for_later(school, head):
    """The place keeps the school it was taken with; what was certified before stays."""
    group = WorkGroupFactory(hub=school.hub)
    WorkshopFactory(workgroup=group)
    place = of_school(school, "Lena Left", InterestState.PLACED, workgroup=group)
    before = CertificateFactory(place=place, name="Lena Left", issued_at=london(2021, 12, 1))
    later = of_school(school, "Lars Later", InterestState.PLACED, workgroup=group)
    after = CertificateFactory(place=later, name="Lars Later")
    both = of_school(school, "Bea Both", InterestState.PLACED, workgroup=group)
    for one in (place, later, both):
        one.person.school = school_in(school.hub, name="Another school")
        one.person.save()
    for one in (place, later):
        PersonSchool.objects.create(person=one.person, school=school, until_on=date(2022, 1, 31))
    PersonSchool.objects.create(person=both.person, school=school)

    page = read(head)

    assert "Lena Left takes part" not in page
    assert "Lars" not in page
    assert "Approve that Lena Left" not in page
    assert "Bea Both takes part" in page
    assert before.number_words in page
    assert after.number_words not in page


def test_the_page_asks_for_as_much_of_three_as_of_one(school, head):
    def fill():
        workshop = workshop_in(WorkGroupFactory(hub=school.hub))
        group = with_agreement(workshop.workgroup)
        place = of_school(school, "Tess Teacher", InterestState.PLACED, workgroup=group)
        of_school(school, "Ada Asker", workgroup=group)
        ActionPlanFactory(workgroup=group, school=school, saved_by=UserFactory())
        GovernorReportFactory(workgroup=group, school=school)
        HeldVisitFactory(hub=school.hub, school=school, day=date(2022, 2, 1))
        CertificateFactory(place=place)
        proposed_fee(workshop, participant=place)
        WorkshopFactory(workgroup=group)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert Client().get(page_of(head)).status_code == 200
        return len(captured)

    fill()
    one = queries()
    fill()
    fill()

    assert queries() == one
    assert one <= 16


# Who gets the link, and who loses it


def asks(email: str):
    return Client().post(ASK, guarded() | {"email": email}, follow=True)


def test_the_answer_is_the_same_whether_the_address_is_known(school, head):
    """A form that names a head makes nobody one: the hub notes whom it writes to."""
    InterestFactory(
        workgroup=WorkGroupFactory(hub=school.hub), school=school, head_email="eve@example.org"
    )
    ContactFactory(school=school, role=ContactRole.FINANCE, email="fay@example.org")
    ContactFactory(school=school, email="gone@example.org", until_on=date(2022, 2, 9))

    said = {text_of(asks(f"{who}@example.org")) for who in ("HARI", "eve", "fay", "gone", "no")}

    assert len(said) == 1
    [letter] = Message.objects.all()
    assert (letter.kind, letter.to_email, letter.hub) == ("school-page", head.email, school.hub)
    path = reverse("participants:own_school", args=["x"]).partition("x")[0]
    [token] = [part.partition("/")[0] for part in letter.text.split(path)[1:] if ":" in part]
    assert "For Hari Head" in text_of(Client().get(f"{path}{token}/"))


def test_a_mailbox_is_not_flooded(school, head, time_machine):
    assert RATES["school-page"] == "30/h/ip,6/h/key"
    for minute in range(6):
        time_machine.move_to(NOW + timedelta(minutes=minute), tick=False)
        asks(head.email)

    assert asks(head.email).status_code == 422
    assert Message.objects.count() == 6


def test_a_head_who_changes_loses_the_link(school, head):
    """When the hub puts another address, when it ends the contact, and when the school moves."""
    path = page_of(head)
    admin = Client()
    admin.force_login(member(school.hub, Role.ADMINISTRATOR))
    answers = {"role": "head", "name": "Nia New", "email": "nia@example.org"}
    answers |= {"email_state": "in_use", "source": "told"}
    answers |= {"from_on_day": "1", "from_on_month": "9", "from_on_year": "2021"}
    assert Client().get(path).status_code == 200
    ask_for_school_page(email=head.email)
    letters = list(Message.objects.all())
    assert unwanted(letters, NOW) == set()

    sent = admin.post(reverse("schools:edit_school_contact", args=[head.pk]), answers)

    assert sent.status_code == 302
    assert Client().get(path).status_code == 410
    # What waits in the outbox does not go, and sent again it goes to whoever has the role now.
    assert unwanted(letters, NOW) == {letters[0].pk}
    assert written_anew(letters[0]).to_email == "nia@example.org"
    head.refresh_from_db()
    path = page_of(head)
    Contact.objects.update(until_on=date(2022, 2, 9))
    assert Client().get(path).status_code == 410
    assert "Hari Head, hari@example.org became Nia New, nia@example.org" in text_of(
        admin.get(reverse("schools:school_contacts", args=[school.pk]))
    )


def test_the_hub_sends_the_link_to_whom_it_has_noted(school, head, maths_lead):
    ContactFactory(school=school, name="Bob Bounced", email_state=EmailState.BOUNCED)
    admin = member(school.hub, Role.ADMINISTRATOR, user__name="Alex Admin")
    browser = Client()
    browser.force_login(admin)
    path = reverse("participants:send_school_page", args=[school.pk])

    offered = text_of(browser.get(path))
    sent = browser.post(path, {"contacts": [maths_lead.pk]}, follow=True)

    assert "Mia Maths, maths lead: mia@example.org" in offered
    assert "Bob Bounced" not in offered
    assert "The link is on its way." in text_of(sent)
    [letter] = Message.objects.all()
    assert letter.to_email == maths_lead.email
    assert "Alex Admin sent it to you." in letter.text
    with pytest.raises(Refused, match="No head and no maths lead"):
        send_school_page(contacts=[], by=admin)


def test_who_has_an_account_finds_it_at_home(school, head):
    browser = Client()
    browser.force_login(UserFactory(email=head.email))
    somebody = Client()
    somebody.force_login(UserFactory())

    assert page_of(head) in browser.get("/home/").content.decode()
    assert "Your school" not in text_of(somebody.get("/home/"))


# The school puts its contacts right


def corrects(by: Contact, contact: Contact, **fields):
    token = links.SCHOOL.token(by.school, holder=by.email)
    path = reverse("participants:correct_own_contact", args=[token, contact.pk])
    return Client().post(path, {"telephone": ""} | fields, follow=True)


def test_a_school_names_its_new_head_who_has_the_link_from_then_on(school, head, maths_lead):
    old = page_of(head)

    saved = corrects(maths_lead, head, name="Nia New", email="Nia@Example.org")

    assert "Headteacher or principal Nia New nia@example.org" in text_of(saved)
    head.refresh_from_db()
    assert (head.email, head.from_on) == ("nia@example.org", date(2022, 2, 10))
    assert Client().get(old).status_code == 410
    assert Client().get(page_of(head)).status_code == 200
    letters = {letter.kind: letter for letter in Message.objects.all()}
    assert {kind: one.to_email for kind, one in letters.items()} == {
        "school-page": "nia@example.org",
        "school-contact-replaced": "hari@example.org",
    }
    assert "Mia Maths, of the school, has told us" in letters["school-contact-replaced"].text
    [change] = ContactChange.objects.all()
    assert (change.before, change.after, change.by_words) == (
        "Hari Head, hari@example.org",
        "Nia New, nia@example.org",
        "Mia Maths, of the school",
    )


def test_whoever_gives_their_own_role_away_is_led_out(school, head):
    gone = corrects(head, head, name="Nia New", email="nia@example.org")

    assert gone.status_code == 200
    assert gone.request["PATH_INFO"] == ASK


def test_a_telephone_number_put_right_tells_nobody_and_keeps_the_link(school, head):
    saved = corrects(head, head, name=head.name, email=head.email, telephone="01632 960111")

    assert "01632 960111" in text_of(saved)
    assert not Message.objects.exists()
    assert ContactChange.objects.get().after == "Hari Head, hari@example.org, 01632 960111"


def test_a_school_adds_who_is_missing_and_takes_off_who_has_gone(school, head, maths_lead):
    token = links.SCHOOL.token(school, holder=head.email)
    add = reverse("participants:add_own_contact", args=[token, "finance"])
    gone = reverse("participants:own_contact_gone", args=[token, maths_lead.pk])

    Client().post(add, {"name": "Fay Finance", "email": "fay@example.org", "telephone": ""})
    Client().post(gone)

    added = Contact.objects.get(role=ContactRole.FINANCE)
    assert (added.email, added.noted_by_words) == ("fay@example.org", "Hari Head, of the school")
    assert Client().get(page_of(maths_lead)).status_code == 410
    [letter] = Message.objects.all()
    assert (letter.kind, letter.to_email) == ("school-contact-replaced", maths_lead.email)
    chair = reverse("participants:add_own_contact", args=[token, "chair"])
    assert Client().get(chair).status_code == 404


def test_nobody_puts_another_schools_contacts_right(school, head):
    theirs = ContactFactory(school=school_in(school.hub))

    refused = corrects(head, theirs, name="Eve", email="eve@example.org")

    assert refused.status_code == 404
    theirs.refresh_from_db()
    assert theirs.name != "Eve"
