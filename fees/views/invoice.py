"""Invoices: what can be billed, the page that issues one, and those that were issued."""

from decimal import Decimal

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission, roles_that_may
from access.refusal import Refused, left_to_a_colleague
from fees.actions.invoice import issue_invoice, vat_not_chosen
from fees.choices import FeeState
from fees.documents import invoice_pdf
from fees.forms.invoice import InvoiceForm
from fees.models import Fee, Invoice
from fees.queries.invoice import bills_to_issue, fees_to_bill, finance_email_for
from fees.queries.own import OWN_AMONG_THEM, own_fees
from fees.rules import PAYMENT_TERM, vat_on, vat_words
from hubs.choices import VatTreatment
from hubs.models import LeadSchool
from pages.base_views import ScopedDetail, ScopedForm, ScopedList, row_id
from pages.wording import money_words
from schools.choices import ContactRole
from schools.models import Contact
from schools.queries.contact import contact_in_role

NOTHING_LEFT = "Nothing is left to invoice for this school."


class ToInvoice(ScopedList):
    """Confirmed fees, together as they go on invoices."""

    model = Fee
    can = Permission.VIEW_FEES
    template_name = "fees/to_invoice.html"

    def prepare(self, queryset):
        return bills_to_issue(queryset)

    def get_context_data(self, **kwargs):
        roles = roles_that_may(Permission.ISSUE_INVOICE)
        confirmed = Fee.objects.visible_to(self.request.user, can=self.can)
        return super().get_context_data(
            waiting=confirmed.waiting_for_register().count(),
            may_issue=bool(self.request.user.hub_ids(roles)),
            confirmed_url=f"{reverse('fees:fees')}?state={FeeState.CONFIRMED}",
            **kwargs,
        )


class IssueInvoice(ScopedForm):
    """What the school will read and what it costs, then the invoice itself."""

    model = LeadSchool
    can = Permission.ISSUE_INVOICE
    form_class = InvoiceForm
    template_name = "fees/issue_invoice.html"
    back_label = "Back to what is to be invoiced"

    @property
    def back_url(self) -> str:
        return reverse("fees:to_invoice")

    def prepare(self, queryset):
        return queryset.select_related("hub", "school")

    def check(self):
        if not self.fees:
            # Somebody else has issued it, or its last fee was waived, since the list was opened.
            raise Refused(NOTHING_LEFT)

    @cached_property
    def fees(self) -> list[Fee]:
        rows = Fee.objects.visible_to(self.request.user, can=self.can)
        return list(fees_to_bill(rows, lead_school=self.object, school=self.kwargs["school"]))

    @cached_property
    def finance_contact(self) -> Contact | None:
        """Whom the hub has noted at the school for money."""
        if not self.fees:
            return None
        contacts = Contact.objects.visible_to(self.request.user, can=Permission.VIEW_SCHOOLS)
        school, today = self.fees[0].school, timezone.localdate()
        return contact_in_role(ContactRole.FINANCE, contacts, school, today)

    def get_initial(self):
        contact = self.finance_contact
        return {"sent_to": contact.email if contact else finance_email_for(self.fees)}

    def get_context_data(self, **kwargs):
        treatment = self.object.vat_treatment
        net = sum((fee.amount for fee in self.fees), Decimal(0))
        context = {
            "fees": self.fees,
            "lead_school": self.object,
            "net": net,
            "finance_contact": self.finance_contact,
            "days_to_pay": PAYMENT_TERM.days,
        }
        if treatment == VatTreatment.NOT_SET:
            context["obstacle"] = vat_not_chosen(self.object)
        elif own_fees(self.request.user).filter(pk__in=[fee.pk for fee in self.fees]).exists():
            context["obstacle"] = left_to_a_colleague(OWN_AMONG_THEM)
        else:
            vat = vat_on(net, treatment)
            context |= {"vat": vat, "vat_words": vat_words(treatment), "total": net + vat}
        return super().get_context_data(**context, **kwargs)

    def act(self, form):
        """Bills the fees that were on the page, whatever has been confirmed since."""
        if not self.fees:
            raise Refused(NOTHING_LEFT)
        ids = {row_id(pk) for pk in self.request.POST.getlist("fee")} - {None}
        return issue_invoice(
            lead_school=self.object,
            school=self.fees[0].school,
            fees=ids,
            sent_to=form.cleaned_data["sent_to"],
            by=self.request.user,
        )

    def get_success_message(self):
        total = money_words(self.result.total)
        return f"Invoice {self.result} of {total} is on its way to {self.result.sent_to}."

    def get_success_url(self):
        return reverse("fees:invoice", args=[self.result.pk])


class InvoiceList(ScopedList):
    model = Invoice
    can = Permission.VIEW_FEES
    template_name = "fees/invoice_list.html"
    sorts = {"date": "issued_on", "school": "school__name", "total": "total", "due": "due_on"}
    default_sort = "-date"
    export_name = "invoices"
    export_columns = {
        "Number": lambda invoice: invoice.reference,
        "Issued on": lambda invoice: invoice.issued_on,
        "Due on": lambda invoice: invoice.due_on,
        # As it was printed: the school, or its name, may be another by now.
        "School": lambda invoice: invoice.bill_to["name"],
        "URN": lambda invoice: invoice.bill_to["urn"],
        "Sent to": lambda invoice: invoice.sent_to,
        "Before VAT": lambda invoice: invoice.net,
        "VAT": lambda invoice: invoice.vat,
        "Total": lambda invoice: invoice.total,
        "Lead school": lambda invoice: invoice.bill_from["name"],
    }

    def prepare(self, queryset):
        return queryset.select_related("school")


class InvoiceDetail(ScopedDetail):
    """An issued invoice as it was printed."""

    model = Invoice
    can = Permission.VIEW_FEES
    template_name = "fees/invoice_detail.html"

    def prepare(self, queryset):
        return queryset.select_related("hub", "issued_by")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "invoice": context["object"],
            "vat_words": vat_words(context["object"].vat_treatment),
        }


class InvoicePdf(ScopedDetail):
    model = Invoice
    can = Permission.VIEW_FEES

    def get(self, request, *args, **kwargs):
        invoice = self.get_row()
        return HttpResponse(
            # Printed anew and kept nowhere: it comes out as the bytes that were sent.
            invoice_pdf(invoice),
            content_type="application/pdf",
            headers={"Content-Disposition": f'attachment; filename="{invoice.reference}.pdf"'},
        )
