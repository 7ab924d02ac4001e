"""The certificates of one Work Group: who earned which, issued, sent and revoked."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from access.permissions import Permission
from access.refusal import Refused
from pages.base_views import ScopedAction, ScopedDetail, ScopedForm
from pages.wording import counted_things, instant_words
from participants.actions.certificate import (
    NOBODY_LEFT,
    NOTHING_TO_SEND,
    check_can_issue,
    check_holds,
    issue_certificates,
    revoke_certificate,
    send_certificates,
)
from participants.documents import certificates_pdf
from participants.forms.certificate import IssueCertificatesForm, RevokeCertificateForm
from participants.models import Certificate
from participants.queries.certificate import (
    CertificateLine,
    certificate_lines,
    certificates_to_print,
    certificates_to_send,
    sent_certificates,
    why_no_certificates,
)
from participants.rules.certificate import hours_words
from participants.views.certificate import pdf_of_certificate, pdf_response
from workgroups.models import WorkGroup
from workgroups.views.plan import WorkGroupPage


class Certificates(WorkGroupPage):
    """Everybody of the Work Group: what they have earned and what was issued to them."""

    can = Permission.VIEW_CERTIFICATES
    template_name = "participants/certificates.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup, reader = context["object"], self.request.user
        lines = certificate_lines(workgroup, reader=reader)
        live = [line.live for line in lines if line.live]
        sent = sent_certificates([one.pk for one in live])
        return context | {
            "lines": [line for line in lines if line.kind or line.live],
            "without": [line for line in lines if not (line.kind or line.live)],
            "why_not_yet": why_no_certificates(workgroup),
            "to_issue": sum(line.is_proposed for line in lines),
            "issued": len(live),
            "sent": sent,
            "to_send": sum(
                bool(line.live and line.live.pk not in sent and line.email) for line in lines
            ),
        }


class OfWorkGroup:
    """A page about all certificates of one Work Group."""

    model = WorkGroup

    def prepare(self, queryset):
        return queryset.select_related("hub", "project")

    def get_success_url(self):
        return reverse("participants:certificates", args=[self.object.pk])


class IssueCertificates(OfWorkGroup, ScopedForm):
    can = Permission.ISSUE_CERTIFICATES
    form_class = IssueCertificatesForm
    template_name = "participants/issue_certificates.html"
    title = "Issue certificates"
    back_label = "Back to the certificates"

    @cached_property
    def lines(self) -> list[CertificateLine]:
        return certificate_lines(self.object, reader=self.request.user)

    @property
    def to_choose(self) -> list[CertificateLine]:
        return [line for line in self.lines if line.can_be_issued]

    def check(self):
        check_can_issue(self.object)
        if not self.to_choose:
            raise Refused(NOBODY_LEFT)

    def get_form_kwargs(self):
        choices = [(line.key, choice_words(line)) for line in self.to_choose]
        return super().get_form_kwargs() | {"choices": choices}

    def get_initial(self):
        proposed = [line.key for line in self.to_choose if line.is_proposed]
        return {"chosen": proposed, "sends": True}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            caption=str(self.object),
            replaced=sum(line.says_otherwise for line in self.to_choose),
            without=[line for line in self.lines if not line.kind],
            **kwargs,
        )

    def act(self, form):
        said = form.cleaned_data
        return issue_certificates(
            workgroup=self.object,
            chosen=said["chosen"],
            sends=said["sends"],
            by=self.request.user,
        )

    def get_success_message(self):
        number = len(self.result)
        return f"{counted_things(number, 'certificate')} {'is' if number == 1 else 'are'} issued."


def choice_words(line: CertificateLine) -> str:
    """Ann Able, Ash School: of completion, 10 hours (100% of the workshops)."""
    kind = line.kind.label.lower() if line.kind else ""
    why = f" ({line.why})" if line.why else ""
    again = " – replaces the one they have" if line.live else ""
    again = " – theirs was revoked" if line.revoked else again
    return f"{line.name}, {line.who_words}: {kind}, {hours_words(line.minutes)}{why}{again}"


class SendCertificates(OfWorkGroup, ScopedAction):
    can = Permission.ISSUE_CERTIFICATES
    title = "Send the certificates?"

    @cached_property
    def to_send(self) -> list[Certificate]:
        return certificates_to_send(self.object)

    def check(self):
        if not self.to_send:
            raise Refused(NOTHING_TO_SEND)

    def get_context_data(self, **kwargs):
        number = len(self.to_send)
        return super().get_context_data(
            explanation=[
                "Each gets an email with a link to their certificate, which they can open and "
                "download for as long as it is kept. Whoever has had theirs gets no second one."
            ],
            summary=[
                ("Work Group", str(self.object)),
                ("Who gets one", ", ".join(one.name for one in self.to_send)),
            ],
            button=f"Send {counted_things(number, 'certificate')}",
            **kwargs,
        )

    def act(self, form):
        return send_certificates(workgroup=self.object)

    def get_success_message(self):
        number = len(self.result)
        return f"{counted_things(number, 'email')} {'is' if number == 1 else 'are'} on the way."


class CertificatesPdf(WorkGroupPage):
    """All that hold, a page each, to print in one go."""

    can = Permission.VIEW_CERTIFICATES

    def get(self, request, *args, **kwargs):
        workgroup = self.get_row()
        certificates = certificates_to_print(workgroup)
        if not certificates:
            raise Http404
        content = certificates_pdf(certificates, title=f"Certificates: {workgroup}")
        return pdf_response(f"certificates-{workgroup.pk}", content)


class OfOneCertificate:
    model = Certificate

    def prepare(self, queryset):
        return queryset.joined()


class CertificateDetail(OfOneCertificate, ScopedDetail):
    can = Permission.VIEW_CERTIFICATES
    template_name = "participants/certificate_detail.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        certificate = context["object"]
        sent_at = sent_certificates([certificate.pk]).get(certificate.pk)
        return context | {
            "certificate": certificate,
            "workgroup": certificate.workgroup,
            "sent_words": instant_words(sent_at) if sent_at else "Not yet",
        }


class CertificatePdf(OfOneCertificate, ScopedDetail):
    can = Permission.VIEW_CERTIFICATES

    def get(self, request, *args, **kwargs):
        return pdf_of_certificate(self.get_row())


class RevokeCertificate(OfOneCertificate, ScopedAction):
    can = Permission.ISSUE_CERTIFICATES
    form_class = RevokeCertificateForm
    explanation = [
        "Whoever checks its number then reads that it was revoked, and not why. This cannot be "
        "undone; another can be issued.",
        "Its holder reads your reason by email, if we have an address.",
    ]
    is_warning = True
    success_message = "The certificate is revoked."

    @property
    def title(self) -> str:
        return f"Revoke the certificate of {self.object.name}?"

    @property
    def summary(self):
        return [
            ("Work Group", self.object.facts["title"]),
            ("Number", self.object.number_words),
        ]

    def check(self):
        check_holds(self.object)

    def grown_ups(self):
        return [self.object.name]

    def act(self, form):
        return revoke_certificate(
            certificate=self.object, because=form.cleaned_data["because"], by=self.request.user
        )

    def get_success_url(self):
        return reverse("participants:certificate", args=[self.object.pk])
