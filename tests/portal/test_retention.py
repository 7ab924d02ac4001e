from datetime import timedelta

import pytest
from django.utils import timezone

from needs.choices import EnquiryOutcome
from needs.models import Enquiry, EnquiryReply, Need
from outbox.actions import queue
from outbox.bell import leave_sign
from outbox.models import LifeSign, Message
from pages.choices import Suspicion
from participants.actions.interest import begin_draft, record_interest
from participants.models import InterestDraft
from portal.retention import RULES, clear_expired_rows
from schools.models import Contact, ContactChange, RegisterImport
from tests.factories import HubFactory, UserFactory, WorkGroupFactory, london, school_in
from tests.hubs.factories import ContactFactory
from tests.needs.factories import EnquiryFactory, NeedFactory
from tests.participants.drafts import answers_of
from tests.schools.register_factories import RegisterImportFactory, RegisterPartFactory
from tests.test_architecture import name_of, our_models


def test_every_model_has_its_retention_rule():
    assert set(RULES) == {name_of(model) for model in our_models()}


@pytest.mark.django_db
def test_a_draft_never_sent_is_gone_after_30_days_and_one_sent_stays(time_machine):
    workgroup = WorkGroupFactory()
    begin_draft(workgroup=workgroup)
    sent = begin_draft(workgroup=workgroup)
    sent.sent_as = record_interest(
        workgroup=workgroup,
        school=school_in(workgroup.hub),
        answers=answers_of(),
    )
    sent.save()
    now = timezone.now()

    assert (
        clear_expired_rows(now=now + timedelta(days=30) - timedelta(minutes=1))["drafts never sent"]
        == 0
    )
    assert clear_expired_rows(now=now + timedelta(days=30, minutes=1))["drafts never sent"] == 1
    assert InterestDraft.objects.get() == sent


@pytest.mark.django_db
def test_sign_in_codes_are_gone_after_a_day_and_other_mail_stays():
    words = {"to_email": "tara@example.org", "subject": "x", "text": "x", "html": ""}
    queue([Message(key=kind, kind=kind, **words) for kind in ("sign-in-code", "place-offered")])

    clear_expired_rows(now=timezone.now() + timedelta(days=1, minutes=1))

    assert [row.kind for row in Message.objects.all()] == ["place-offered"]


def cleared(name, now, days) -> tuple[int, int]:
    """How many of that kind go when the days are over, and how many a minute before."""
    end = now + timedelta(days=days)
    early = clear_expired_rows(now=end - timedelta(minutes=1))[name]
    return early, clear_expired_rows(now=end + timedelta(minutes=1))[name]


@pytest.mark.django_db
def test_an_enquiry_goes_two_years_after_it_was_closed_with_its_answers():
    now = timezone.now()
    closed = {"closed_at": now, "outcome": EnquiryOutcome.ANSWERED}
    over, still_open = EnquiryFactory(**closed), EnquiryFactory(sent_at=now - timedelta(days=3000))
    EnquiryReply.objects.create(enquiry=over, text="Come and see us.", sent_by=UserFactory())
    need = NeedFactory(hub=over.hub, enquiry=over)

    # The enquiry and its answer.
    assert cleared("enquiries closed long ago", now, 730) == (0, 2)
    assert list(Enquiry.objects.all()) == [still_open]
    need.refresh_from_db()
    assert need.enquiry is None


@pytest.mark.django_db
def test_suspected_spam_goes_after_90_days_and_what_was_taken_in_stays():
    now = timezone.now()
    suspect = {"suspicion": Suspicion.LINKS, "set_aside_at": now}
    spam = EnquiryFactory(**suspect)
    NeedFactory(hub=spam.hub, enquiry=spam, **suspect)
    stays = [EnquiryFactory(suspicion=Suspicion.LINKS), NeedFactory(suspicion=Suspicion.LINKS)]

    early = clear_expired_rows(now=now + timedelta(days=90) - timedelta(minutes=1))
    late = clear_expired_rows(now=now + timedelta(days=90, minutes=1))

    names = ("suspected spam", "needs set aside")
    assert [[found[name] for name in names] for found in (early, late)] == [[0, 0], [1, 1]]
    assert [Enquiry.objects.get(), Need.objects.get()] == stays


@pytest.mark.django_db
def test_an_enquiry_closed_as_spam_goes_after_90_days():
    now = timezone.now()
    EnquiryFactory(closed_at=now, outcome=EnquiryOutcome.SPAM)
    other = EnquiryFactory(closed_at=now, outcome=EnquiryOutcome.NOTHING_TO_DO)

    assert cleared("enquiries closed as spam", now, 90) == (0, 1)
    assert Enquiry.objects.get() == other


@pytest.mark.django_db
def test_a_need_set_aside_stays_while_another_is_merged_into_it():
    now = timezone.now()
    suspect = NeedFactory(suspicion=Suspicion.LINKS, set_aside_at=now)
    NeedFactory(hub=suspect.hub, merged_into=suspect)

    assert cleared("needs set aside", now, 90) == (0, 0)


@pytest.mark.django_db
def test_a_file_of_the_register_never_applied_goes_after_a_week_and_its_report_stays():
    now = timezone.now()
    RegisterPartFactory(source=RegisterImportFactory(started_at=now))

    assert cleared("files of the register never applied", now, 7) == (0, 1)
    assert RegisterImport.objects.count() == 1


@pytest.mark.django_db
def test_a_contact_goes_a_year_after_leaving_the_role():
    today = timezone.localdate()
    noon = london(today.year, today.month, today.day, 12)
    school = school_in(HubFactory())
    ContactFactory(school=school, until_on=today)
    stays = ContactFactory(school=school)
    ContactChange.objects.create(contact=stays, before="A", after="B", by_name="Hari", at=noon)

    def gone(days: int) -> list[int]:
        found = clear_expired_rows(now=noon + timedelta(days=days, seconds=1))
        return [found["contacts who left a year ago"], found["changes of contacts"]]

    assert [gone(364), gone(365), gone(366)] == [[0, 0], [0, 1], [1, 0]]
    assert list(Contact.objects.all()) == [stays]


@pytest.mark.django_db
def test_a_worker_is_forgotten_a_day_after_its_last_sign():
    now = timezone.now()
    leave_sign("celery@gone", now)
    leave_sign("celery@here", now + timedelta(hours=1))

    assert cleared("workers gone", now, 1) == (0, 1)
    assert LifeSign.objects.get().part == "celery@here"
