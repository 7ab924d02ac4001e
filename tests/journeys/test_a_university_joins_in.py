"""A tutor of a university takes part: from the hub adding it to its invoice, then a double."""

import pytest
from django.utils import timezone

from access.roles import Role
from fees.models import Invoice
from hubs.models import Partner
from participants.models import ExpressionOfInterest, Participant
from schools.models import Contact, School
from tests.factories import InterestFactory, ParticipantFactory, WorkGroupFactory, member
from tests.fees.factories import confirmed_fee, workshop_in
from tests.journeys.people import Person, day, text_of

pytestmark = pytest.mark.django_db

ADD = "/manage/organisations/add/"
TUTOR = {
    "name": "Una Upton",
    "email": "una@example.org",
    "job_role": "subject_lead",
    "priority": "Proof",
}


def test_a_university_joins_in(client):
    workgroup = WorkGroupFactory()
    hub = workgroup.hub
    admin = Person(member(hub, Role.ADMINISTRATOR).email).signed_in()

    # It stands in no register, so the hub adds it, and is warned when it does so twice.
    admin.sends(
        ADD, hub=hub.pk, name="University of Larkfield", kind="university", postcode="zz19zz"
    )
    university = School.objects.organisations().get()
    assert (university.hub, university.postcode, university.urn) == (hub, "ZZ1 9ZZ", None)
    refused = admin.is_refused(ADD, hub=hub.pk, name="university of larkfield!", kind="trust")
    assert "Is it one of these? University of Larkfield, ZZ1 9ZZ, University" in refused
    listed = admin.opens("/manage/organisations/?kind=university")
    assert list(listed.context["object_list"]) == [university]

    # It becomes a partner, which the public page says.
    partner = f"/manage/partners/add/?school={university.pk}"
    today = timezone.localdate()
    told = admin.sends(
        partner, hub=hub.pk, kind="strategic", is_named_publicly="on", **day("from_on", today)
    )
    assert "its public page names it" in text_of(told)
    assert "University of Larkfield" in text_of(client.get(hub.get_absolute_url()))

    # Somebody notes whom to write to there, and is not asked for it again.
    note_contact(admin, university, role="head", name="Dee Dean")
    note_contact(admin, university, role="finance", name="Fay Finance")
    behalf = f"/manage/work-groups/{workgroup.pk}/people/add/?school={university.pk}"
    known = admin.opens(behalf).context["form"].initial
    assert known == {
        "head_name": "Dee Dean",
        "head_email": "dee@example.org",
        "finance_email": "fay@example.org",
    }
    admin.sends(behalf, **TUTOR, **known)
    assert ExpressionOfInterest.objects.get().school == university

    # A tutor misses a workshop, and the university is invoiced without a URN.
    workshop = workshop_in(workgroup)
    interest = InterestFactory(workgroup=workgroup, school=university)
    fee = confirmed_fee(
        workshop,
        participant=ParticipantFactory(workgroup=workgroup, interest=interest),
    )
    issue = f"/manage/invoices/to-issue/{hub.lead_schools.get().pk}/{university.pk}/"
    page = admin.opens(issue)
    assert page.context["form"].initial == {"sent_to": "fay@example.org"}
    assert "Your hub has noted Fay Finance for money" in text_of(page)
    admin.sends(issue, sent_to="fay@example.org", fee=fee.pk)
    assert Invoice.objects.get().bill_to["urn"] == ""

    it_is_merged_into_another(admin, hub, university)


def it_is_merged_into_another(admin, hub, university):
    """It turns out to have been added under another name; all of it moves."""
    admin.sends(ADD, hub=hub.pk, name="Larkfield University College", kind="university")
    other = School.objects.get(name="Larkfield University College")
    merge = f"/manage/organisations/{university.pk}/merge/?school={other.pk}"
    assert "Expressions of interest 2" in text_of(admin.opens(merge))
    admin.sends(merge)
    assert Participant.objects.get().school == other
    assert set(Contact.objects.values_list("school", flat=True)) == {other.pk}
    assert Partner.objects.get().organisation == other
    assert "merged into Larkfield University College" in text_of(
        admin.opens(f"/schools/{university.pk}/")
    )
    assert list(admin.opens("/manage/organisations/").context["object_list"]) == [other]


def note_contact(admin, university, *, role, name):
    admin.sends(
        f"/schools/{university.pk}/contacts/add/",
        role=role,
        name=name,
        email=f"{name.split()[0].lower()}@example.org",
        email_state="in_use",
        source="told",
        **day("from_on", timezone.localdate()),
    )
