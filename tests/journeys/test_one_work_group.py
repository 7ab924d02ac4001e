"""One Work Group all the way: from the flyer to the fee and the evidence.

The dates, the fee and the terms are those of the flyer of NCP21-15, Secondary Subject Leadership
(004_59bb09f94168ba53.txt); the people and schools are invented.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from access.roles import Role
from evaluations.models import Report
from evaluations.tasks import invite_respondents
from fees.models import Fee, Invoice
from fees.tasks import propose_fees
from hubs.choices import HubTextKind
from participants.models import ExpressionOfInterest, Participant
from participants.tasks import remind_participants
from schools.models import School
from tests.factories import (
    FeePolicyFactory,
    HubFactory,
    HubTextFactory,
    LeadSchoolFactory,
    london,
    member,
    school_in,
)
from tests.journeys.interest import begins, expresses_interest
from tests.journeys.people import Person, day, text_of
from tests.journeys.planning import FEBRUARY, MAY, NOVEMBER, add_project, plan_and_publish
from workgroups.models import WorkGroup

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def hub():
    hub = HubFactory(name="Larkfield Maths Hub", slug="larkfield")
    LeadSchoolFactory(hub=hub, invoice_prefix="LARK-")
    FeePolicyFactory(hub=hub, version=1)
    HubTextFactory(hub=hub, kind=HubTextKind.PRIVACY)
    return hub


@pytest.fixture
def admin(hub):
    user = member(hub, Role.ADMINISTRATOR, user__email="ada@example.org", user__name="Ada Admin")
    return Person(user.email).signed_in()


@pytest.fixture
def hub_lead(hub):
    user = member(hub, Role.HUB_LEAD, user__email="hal@example.org", user__name="Hal Hub")
    return Person(user.email).signed_in()


def test_one_work_group_from_flyer_to_fee_to_evidence(hub, admin, hub_lead, time_machine):
    time_machine.move_to(london(2021, 6, 1, 10))
    add_project(admin)
    workgroup = plan_and_publish(admin, hub)
    check_the_public_page(workgroup)

    time_machine.move_to(london(2021, 9, 6, 16))
    beacon = school_in(hub, name="Beacon Hill School", postcode="ZZ2 2ZZ")
    tara = Person("tara@example.org", "Tara Teacher")
    check_a_prospective_head_of_department_is_told_kindly(workgroup, beacon)
    expresses_interest(tara, workgroup, beacon, head="hari@example.org")
    for colleague in ("ben@example.org", "cem@example.org"):
        expresses_interest(Person(colleague, "Ben B"), workgroup, beacon, "hari@example.org")
    elsewhere = school_in(hub, name="Elmfield School")
    dana = Person("dana@example.org", "Dana D")
    expresses_interest(dana, workgroup, elsewhere, "hope@example.org")

    time_machine.move_to(london(2021, 9, 8, 9))
    for head in ("hari@example.org", "hope@example.org"):
        approves_all(Person(head))

    time_machine.move_to(london(2021, 9, 10, 11))
    offers_places(admin.signed_in(), workgroup)
    for person in (tara, Person("ben@example.org"), dana):
        accepts(person, workgroup)
    assert waiting(workgroup) == ["cem@example.org"]
    share_an_action_plan(tara, Person("ben@example.org"), admin, workgroup)

    check_reminders_of_november(tara, time_machine)
    hold_november(workgroup, time_machine)

    check_february(tara, dana, workgroup, time_machine)
    lead_takes_the_register(workgroup, time_machine)
    time_machine.move_to(london(2022, 2, 4, 9))
    check_fees(admin.signed_in(), tara)

    time_machine.move_to(datetime(2022, 5, 18, 22, 59, 59, tzinfo=UTC), tick=False)
    cancels(dana, workgroup, MAY, expecting="you are cancelling in time")
    time_machine.move_to(london(2022, 5, 26, 7, 30))
    check_evidence(tara, dana, workgroup, hub_lead, time_machine)


def check_the_public_page(workgroup: WorkGroup) -> None:
    """Everything the flyer shows, with the three last free moments."""
    page = text_of(Person("anybody@example.org").opens(f"/work-groups/{workgroup.pk}/"))

    for when, place in (
        ("Wednesday 17 November 2021, 9:30am to 2:30pm", "Larkfield High School"),
        ("Thursday 3 February 2022, 9:30am to 2:30pm", "Online"),
        ("Wednesday 25 May 2022, 9:30am to 2:30pm", "Larkfield High School"),
    ):
        [_, after] = page.split(when)
        assert after.split("free until")[0].strip().endswith(place), when
    for said in (
        "NCP21-15",
        "free until 23:59 on Wednesday 10 November 2021",
        "free until 23:59 on Thursday 27 January 2022",
        "free until 23:59 on Wednesday 18 May 2022",
        "the equivalent of 3 days",
        "Lunch is not provided.",
        "£75.00",
        "Prospective heads of department are not eligible",
        "an ambitious action plan",
        "Free: fully funded",
    ):
        assert said in page, said


def check_a_prospective_head_of_department_is_told_kindly(workgroup, school) -> None:
    pia = Person("pia@example.org")
    here = begins(pia, workgroup, school)

    page = pia.sends(here, name="Pia P", email=pia.email, job_role="prospective_subject_lead")

    assert "Thank you for your interest" in text_of(page)
    assert "for people who already lead maths in their school" in text_of(page)
    assert ExpressionOfInterest.objects.count() == 0


def approves_all(head: Person) -> None:
    """The head opens the link of each email, which changes nothing, and then answers."""
    for letter in head.letters("approval-asked"):
        path = "/approve/" + letter.text.split("/approve/")[1].split()[0]
        head.opens(path)
        assert "Thank you" in text_of(head.sends(path, decision="approved", name="Hari Head"))


def offers_places(admin: Person, workgroup: WorkGroup) -> None:
    """The administrator sees what speaks against each, ticks all, and reads who gets what."""
    base = f"/manage/work-groups/{workgroup.pk}/people/"
    admin.opens(base)
    everybody = list(workgroup.interests.values_list("pk", flat=True))
    admin.opens(f"{base}offer/?" + "&".join(f"interest={pk}" for pk in everybody))

    page = admin.sends(f"{base}offer/", interest=everybody)

    assert "3 offered a place; 1 put on the waiting list." in text_of(page)


def accepts(person: Person, workgroup: WorkGroup) -> None:
    path = person.link_in("place-offered")
    person.opens(path)
    page = person.sends(path, answer="accept", policy=workgroup.fee_policy_id)
    assert "You have a place, and these are your dates." in text_of(page)


def share_an_action_plan(first: Person, second: Person, admin: Person, workgroup) -> None:
    """Two of one school write the same plan; the hub reads it and finds it with the school."""
    said = {"priority": "The same representations", "what_1": "Plan one lesson a week together"}
    said |= day("by_1", FEBRUARY)
    first.sends(f"{first.link_in('place-confirmed')}action-plan/", version=0, **said)
    path = f"{second.link_in('place-confirmed')}action-plan/"
    assert "Plan one lesson a week together" in text_of(second.opens(path))
    second.sends(path, version=1, **said, what_2="Watch it taught", **day("by_2", MAY))

    page = text_of(admin.opens(f"/manage/work-groups/{workgroup.pk}/action-plans/"))
    assert "1 of 2 schools has a plan" in page
    assert "Watch it taught By Wednesday 25 May 2022" in page
    beacon = School.objects.get(name="Beacon Hill School")
    assert "Watch it taught" in text_of(admin.opens(f"/schools/{beacon.pk}/timeline/"))


def waiting(workgroup: WorkGroup) -> list[str]:
    return list(workgroup.interests.waiting().values_list("person__email", flat=True))


def check_reminders_of_november(tara: Person, time_machine) -> None:
    """Ten and eight days before, with the last free moment, and once each."""
    sent = []
    for on in range(5, 18):
        time_machine.move_to(london(2021, 11, on, 7))
        for _ in range(2):
            remind_participants()
        sent.append(len(tara.letters("workshop-reminder")))

    assert sent == [0, 0, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3]
    first = tara.letters("workshop-reminder")[0].text
    assert "until 23:59 on Wednesday 10 November 2021" in first
    assert "/place/" in first


def hold_november(workgroup: WorkGroup, time_machine) -> None:
    """Everybody comes to the first workshop; nothing follows."""
    time_machine.move_to(london(2021, 11, 17, 14))
    workshop = workgroup.workshops.get(starts_at__date=NOVEMBER)
    lee = Person("lee@example.org").signed_in()
    marks = {f"mark-{p.pk}": "present" for p in workgroup.participants.all()}
    lee.sends(f"/manage/workshops/{workshop.pk}/register/", **marks)
    lee.sends(f"/manage/workshops/{workshop.pk}/register/close/")
    propose_fees()
    assert Fee.objects.count() == 0


def cancels(person: Person, workgroup: WorkGroup, on: date, *, expecting: str) -> None:
    """Reads before the click whether a fee may follow, and cancels."""
    workshop = workgroup.workshops.get(starts_at__date=on)
    path = f"{person.link_in('place-confirmed')}{workshop.pk}/cancel/"
    assert expecting in text_of(person.opens(path))
    person.sends(path, reason="No cover")


def check_february(tara: Person, dana: Person, workgroup, time_machine) -> None:
    """27 January 23:59:59 is free, 28 January 00:00:00 is late; a colleague goes for Ben."""
    time_machine.move_to(london(2022, 1, 27, 23, 59, 59), tick=False)
    cancels(dana, workgroup, FEBRUARY, expecting="There is no fee: you are cancelling in time")
    time_machine.move_to(london(2022, 1, 28), tick=False)
    cancels(tara, workgroup, FEBRUARY, expecting="Your school may be charged £75.00 for this date")
    ben = Person("ben@example.org")
    workshop = workgroup.workshops.get(starts_at__date=FEBRUARY)
    path = f"{ben.link_in('place-confirmed')}{workshop.pk}/colleague/"
    assert "Col League" in text_of(ben.sends(path, name="Col League", email="col@example.org"))
    assert (
        "https://meet.example.org/ncp21-15"
        in Person("col@example.org").newest("substitute-named").text
    )


def lead_takes_the_register(workgroup: WorkGroup, time_machine) -> None:
    """Nothing is proposed before the register is closed."""
    time_machine.move_to(london(2022, 2, 3, 14))
    workshop = workgroup.workshops.get(starts_at__date=FEBRUARY)
    lee = Person("lee@example.org").signed_in()
    ben = Participant.objects.get(person__email="ben@example.org")
    path = f"/manage/workshops/{workshop.pk}/register/"
    assert "Mark everybody first" in lee.is_refused(f"{path}close/")
    answer = lee.browser.post(path, {"participant": ben.pk, "mark": "substitute"})
    assert answer.json() == {"saved": True}
    propose_fees()
    assert Fee.objects.count() == 0
    lee.sends(f"{path}close/")


def check_fees(admin: Person, tara: Person) -> None:
    """One fee, for Tara, with its reckoning; confirmed by a person; one invoice."""
    for _ in range(2):
        propose_fees()
    fee = Fee.objects.get()
    assert (fee.amount, fee.attendance.participant.person.email) == (Decimal("75.00"), tara.email)
    page = text_of(admin.opens(f"/manage/fees/{fee.pk}/"))
    assert "23:59 on Thursday 27 January 2022" in page
    assert "Friday 28 January 2022" in page, page
    admin.sends(f"/manage/fees/{fee.pk}/confirm/")
    page = admin.opens("/manage/invoices/to-issue/")
    assert "£75.00" in text_of(page)
    lead_school = fee.attendance.workshop.workgroup.hub.lead_schools.get()
    admin.sends(
        f"/manage/invoices/to-issue/{lead_school.pk}/{fee.school_id}/",
        sent_to="finance@example.org",
        fee=fee.pk,
    )
    invoice = Invoice.objects.get()
    pdf = admin.browser.get(f"/manage/invoices/{invoice.pk}/pdf/")
    text = PdfReader(BytesIO(b"".join(pdf) if pdf.streaming else pdf.content)).pages[0]
    assert "£75.00" in text.extract_text()
    fee.refresh_from_db()
    assert (fee.state, fee.invoice, fee.decided_by.email) == ("invoiced", invoice, admin.email)
    propose_fees()
    assert Fee.objects.count() == 1


def check_evidence(tara: Person, dana: Person, workgroup, hub_lead: Person, time_machine) -> None:
    """The survey goes out once; the lead reports; the hub lead returns it, then approves."""
    for _ in range(2):
        invite_respondents()
    assert len(tara.letters("survey")) == 1
    answers_survey(tara)
    lee = Person("lee@example.org").signed_in()
    base = f"/manage/work-groups/{workgroup.pk}/report/"
    assert "1 of 3" in text_of(lee.opens(f"/manage/work-groups/{workgroup.pk}/evidence/"))
    time_machine.move_to(london(2022, 6, 20, 16))
    hands_in(lee.signed_in(), base)
    hub_lead.sends(f"{base}review/", verdict="return", comment="Say more about pupils.")
    assert "Say more about pupils." in lee.newest("report-returned").text
    hands_in(lee, base)
    hub_lead.sends(f"{base}review/", verdict="approve", comment="")
    assert Report.objects.get().state == "approved"


def answers_survey(person: Person) -> None:
    path = person.link_in("survey")
    form = person.opens(path).context["form"]
    given = {
        name: next(value for value, _ in field.choices if value)
        if getattr(field, "choices", None)
        else "2"
        for name, field in form.fields.items()
    }
    assert "Thank you" in text_of(person.sends(path, **given))


def hands_in(lead: Person, base: str) -> None:
    form = lead.opens(f"{base}write/").context["form"]
    typed = {
        name: [value for value, _ in field.choices if value][0]
        if getattr(field, "choices", None)
        else "It went well."
        for name, field in form.fields.items()
        if not field.widget.is_hidden
    }
    hidden = {field.html_name: field.value() for field in form.hidden_fields()}
    lead.sends(f"{base}write/", **typed, **hidden, then="submit")
