"""Publishing what came of a Work Group, with the consent of whoever is named."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from evaluations import emails
from evaluations.actions.report import lock_report
from evaluations.actions.report_part import NOT_APPROVED
from evaluations.choices import PublicationKind
from evaluations.models import Publication, PublicationConsent, Report
from hubs.models import User
from outbox.actions import queue
from pages.pupil_identity import refuse_pupils

ONE_SUMMARY = "There is a summary of this report already. Change that one."
NO_ADDRESS = "Enter their email address first, so that they can be asked."
GIVEN = "They have agreed already."
BY_LINK = "by the link in an email"


@transaction.atomic
def write_publication(*, report: Report, kind: str, title: str, body: str) -> Publication:
    """Begin a publication, which nobody else reads until it is published. Raises Refused."""
    row = lock_report(report)
    if not row.is_approved:
        raise Refused(NOT_APPROVED)
    refuse_pupils([("title", title), ("body", body)])
    summary = row.publications.filter(kind=PublicationKind.SUMMARY)
    if kind == PublicationKind.SUMMARY and summary.exists():
        raise Refused(ONE_SUMMARY, field="kind")
    # Of a second click: nobody begins the same text twice.
    same = row.publications.filter(kind=kind, title=title, body=body).first()
    return same or Publication.objects.create(report=row, kind=kind, title=title, body=body)


@transaction.atomic
def change_publication(*, publication: Publication, title: str, body: str) -> Publication:
    """Raises Refused."""
    refuse_pupils([("title", title), ("body", body)])
    row = lock_publication(publication)
    row.title, row.body = title, body
    row.save()
    return row


@transaction.atomic
def publish(*, publication: Publication, now: datetime, by: User) -> Publication:
    """Show it to everybody. Raises Refused without the consent of each whom it names."""
    row = lock_publication(publication)
    if row.is_published:
        raise Refused("It is published already.")
    if not row.report.is_approved:
        raise Refused(NOT_APPROVED)
    if lacking := list(row.consents.lacking().values_list("name", flat=True)):
        raise Refused(f"Consent is missing: {', '.join(lacking)}.")
    row.published_at, row.published_by = now, by
    row.save()
    return row


@transaction.atomic
def take_down(*, publication: Publication) -> None:
    row = lock_publication(publication)
    row.published_at = row.published_by = None
    row.save()


@transaction.atomic
def save_consent(*, consent: PublicationConsent, today: date) -> PublicationConsent:
    """Keep who is named, and whether they agree. Raises Refused."""
    lock_publication(consent.publication)
    for name in ("agreed_on", "withdrawn_on"):
        if (day := getattr(consent, name)) and day > today:
            raise Refused("Enter a day that has come.", field=name)
    agreed_on, withdrawn_on = consent.agreed_on, consent.withdrawn_on
    if withdrawn_on and not agreed_on:
        raise Refused("Enter when they had agreed.", field="agreed_on")
    if agreed_on and withdrawn_on and withdrawn_on < agreed_on:
        raise Refused("This day must not lie before the one they agreed on.", field="withdrawn_on")
    others = consent.publication.consents.exclude(pk=consent.pk)
    if others.filter(name=consent.name).exists():
        raise Refused("This name is on the list already.", field="name")
    consent.save()
    return consent


@transaction.atomic
def remove_consent(*, consent: PublicationConsent) -> None:
    """Of somebody whom the text no longer names."""
    lock_publication(consent.publication)
    consent.delete()


@transaction.atomic
def ask_for_consent(*, consent: PublicationConsent, on: date) -> None:
    """Send whoever is named the text, and the link to agree or withdraw. Once a day at most.

    Raises Refused.
    """
    row = PublicationConsent.objects.select_for_update().get(pk=consent.pk)
    if not row.email:
        raise Refused(NO_ADDRESS)
    if row.is_given:
        raise Refused(GIVEN)
    queue([emails.consent_asked(consent, on=on)])


@transaction.atomic
def answer_consent(*, consent: PublicationConsent, agrees: bool) -> PublicationConsent:
    """What they say themselves by their link. Said again, the first day stays."""
    row = PublicationConsent.objects.select_for_update().get(pk=consent.pk)
    today = timezone.localdate()
    if agrees and not row.is_given:
        row.agreed_on, row.withdrawn_on, row.how = today, None, BY_LINK
    elif not agrees and row.is_given:
        row.withdrawn_on = today
    row.save()
    return row


def lock_publication(publication: Publication) -> Publication:
    rows = Publication.objects.select_for_update(of=["self"])
    return rows.select_related("report__workgroup__hub").get(pk=publication.pk)
