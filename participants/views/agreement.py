"""The agreement on one place: read, signed by link, printed, and recorded from paper."""

from typing import ClassVar

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from access.links import SignedLink
from access.permissions import Permission
from access.refusal import Refused
from pages.base_views import READ_ONLY, ScopedDetail
from pages.exports import pdf_response
from participants import links
from participants.actions.agreement import SIGNED_ALREADY, record_signature, sign_agreement
from participants.choices import Signatory
from participants.documents import agreement_pdf
from participants.forms.agreement import RecordSignatureForm, SignAgreementForm
from participants.models import ExpressionOfInterest
from participants.queries.agreement import may_sign, sheet_of_agreement, signatures_of
from participants.views.approval import ApprovalPage
from participants.views.called_off import WorkGroupLinkPage

JOINED = (
    *("person", "school", "fee_policy"),
    *("workgroup__hub", "workgroup__project", "workgroup__fee_policy", "workgroup__agreement"),
)


class AgreementLinkPage(WorkGroupLinkPage):
    model = ExpressionOfInterest
    role: ClassVar[Signatory]
    link: ClassVar[SignedLink]
    pdf_page: ClassVar[str]

    def prepare(self, queryset):
        return queryset.select_related(*JOINED)

    def says_called_off(self):
        # What was signed can be read all the same.
        return None

    @cached_property
    def may_sign(self) -> bool:
        return may_sign(self.object, self.role)

    @cached_property
    def sheet(self) -> dict:
        sheet = sheet_of_agreement(self.object, to_sign=self.may_sign)
        if sheet is None:
            raise Http404
        return sheet


class SignAgreement(AgreementLinkPage):
    """Read by whoever has signed, and signed by whoever has not."""

    form_class = SignAgreementForm
    template_name = "participants/agreement.html"

    def get_initial(self):
        is_head = self.role == Signatory.HEAD
        name = self.object.head_name if is_head else self.object.name
        return {"name": name, "agreement": self.workgroup.agreement_id}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            workgroup=self.workgroup,
            sheet=self.sheet,
            may_sign=self.may_sign,
            pdf_url=reverse(self.pdf_page, args=[self.kwargs["token"]]),
            **kwargs,
        )

    def act(self, form):
        return sign_agreement(
            interest=self.object,
            role=self.role,
            name=form.cleaned_data["name"],
            agreement_id=form.cleaned_data["agreement"],
        )

    def form_invalid(self, form):
        # The page shows the agreement as it is now, so the next answer is to that.
        form.data = form.data.dict() | {"agreement": self.workgroup.agreement_id}
        return super().form_invalid(form)

    def get_success_message(self):
        return "Thank you: your signature is kept."

    def get_success_url(self):
        return self.request.path


class AgreementOfHead(SignAgreement):
    role, link = Signatory.HEAD, links.AGREEMENT_OF_HEAD
    pdf_page = "participants:agreement_of_head_pdf"


class AgreementOfTeacher(SignAgreement):
    role, link = Signatory.TEACHER, links.AGREEMENT_OF_TEACHER
    pdf_page = "participants:agreement_of_teacher_pdf"


class AgreementOnPaper(AgreementLinkPage):
    """The same as a document."""

    form_class = SignAgreementForm
    http_method_names = READ_ONLY

    def get(self, request, *args, **kwargs):
        return agreement_response(self.object, self.sheet)


class AgreementOfHeadPdf(AgreementOnPaper):
    role, link = Signatory.HEAD, links.AGREEMENT_OF_HEAD


class AgreementOfTeacherPdf(AgreementOnPaper):
    role, link = Signatory.TEACHER, links.AGREEMENT_OF_TEACHER


class StaffAgreement(ScopedDetail):
    """What somebody and their school have signed, for the hub and the lead."""

    model = ExpressionOfInterest
    can = Permission.VIEW_PEOPLE
    template_name = "participants/agreement_detail.html"

    def prepare(self, queryset):
        return queryset.select_related(*JOINED)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        interest = context["object"]
        return context | {
            "interest": interest,
            "workgroup": interest.workgroup,
            "sheet": sheet_or_404(interest),
            "pdf_url": reverse("participants:agreement_pdf", args=[interest.pk]),
        }


class StaffAgreementPdf(StaffAgreement):
    def get(self, request, *args, **kwargs):
        interest = self.get_row()
        return agreement_response(interest, sheet_or_404(interest))


class RecordSignature(ApprovalPage):
    """For an agreement that was signed on paper."""

    form_class = RecordSignatureForm
    title = "Record a signature on paper"
    success_message = "The signature is recorded."

    def prepare(self, queryset):
        return queryset.select_related(*JOINED)

    @cached_property
    def missing_roles(self) -> list[Signatory]:
        given = {one.role for one in signatures_of(self.object)}
        return [role for role in Signatory if role not in given]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"missing_roles": self.missing_roles}

    def check(self):
        if self.object.workgroup.agreement_id is None:
            raise Refused("Nobody signs an agreement for this Work Group.")
        if not self.missing_roles:
            raise Refused(SIGNED_ALREADY)

    def get_success_url(self):
        return reverse("participants:interest", args=[self.object.pk])

    def act(self, form):
        return record_signature(interest=self.object, by=self.request.user, **form.cleaned_data)


def sheet_or_404(interest: ExpressionOfInterest) -> dict:
    sheet = sheet_of_agreement(interest)
    if sheet is None:
        raise Http404
    return sheet


def agreement_response(interest: ExpressionOfInterest, sheet: dict) -> HttpResponse:
    return pdf_response(agreement_pdf(sheet), f"agreement-{interest.pk}.pdf")
