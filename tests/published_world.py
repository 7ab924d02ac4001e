"""The part of the world in which a report is approved, and what the public reads of it."""

from django.utils import timezone

from evaluations.choices import PublicationKind, Recommendation, ReportState, Verdict
from evaluations.models import (
    BoardComment,
    Publication,
    PublicationConsent,
    Report,
    ReportFile,
    ReportReview,
)
from pages.choices import DocumentKind
from tests.documents import pdf


def add_published(world) -> None:
    """Of the group whose certificates are issued; wants that one, and the report being written."""
    hub_lead, lead = world.people["hub_lead"], world.people["lead"]
    now, today = timezone.now(), timezone.localdate()
    report = Report.objects.create(
        workgroup=world.certifying,
        did_it_work="Yes, in most departments.",
        recommendation=Recommendation.REPEAT,
        carry_forward="Two more visits",
        state=ReportState.APPROVED,
        figures={},
        submitted_at=now,
        submitted_by=lead,
    )
    ReportReview.objects.create(report=report, verdict=Verdict.APPROVE, by=hub_lead)
    BoardComment.objects.create(report=report, text="A clear account", by=world.people["board"])
    published, draft, asked = (
        Publication.objects.create(report=report, kind=kind, title=title, body="It worked.")
        for kind, title in [
            (PublicationKind.SUMMARY, "What came of it"),
            (PublicationKind.CASE_STUDY, "A department changes"),
            (PublicationKind.CASE_STUDY, "A teacher speaks"),
        ]
    )
    Publication.objects.filter(pk=published.pk).update(published_at=now, published_by=hub_lead)
    consent = PublicationConsent.objects.create(
        publication=published, name="Nora Newton", email="nora@example.org", agreed_on=today
    )
    world.rows |= {
        "publication": published,
        "draft_publication": draft,
        "consent": consent,
        "missing_consent": PublicationConsent.objects.create(
            publication=asked, name="Tom Tanner", email="tom@example.org"
        ),
        "report_file": ReportFile.objects.create(
            report=world.report,
            title="Questions to pupils",
            kind=DocumentKind.PDF,
            content=pdf(),
            added_by=lead,
        ),
    }
