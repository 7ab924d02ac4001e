"""Forms about a hub's own record: the hub itself and the schools that lead it."""

from datetime import date

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone

from hubs.actions.lead_school import InvoiceDetails
from hubs.choices import VatTreatment
from hubs.models import Hub
from pages.forms.base import PortalForm
from pages.forms.fields import CodeField, DayField, EmailField, TelephoneField
from pages.forms.widgets import Radios
from pages.rules.school_year import first_day, school_year_of
from schools.forms.school_field import SchoolField

PREFIX = RegexValidator(
    r"^[A-Za-z0-9/-]+$", "Use letters, numbers, hyphens and slashes only, for example LARK-"
)


def name_on_one_line(value: str) -> str:
    return " ".join(value.split())


class HubContactForm(PortalForm):
    """How people reach the hub."""

    submit_label = "Save"
    widths = {"telephone": 20}

    mailbox = EmailField(
        label="Mailbox",
        help_text="Signs the hub's email, and answers come to it. A shared address is best.",
    )
    telephone = TelephoneField(label="Telephone")


class HubRecordForm(HubContactForm):
    """Who the hub is."""

    field_order = ["name", "mailbox", "telephone", "opened_on"]
    missing = {"name": "Enter the hub's name", "opened_on": "Enter the hub's first day"}

    name = forms.CharField(label="Name", max_length=120)
    opened_on = DayField(
        label="First day", help_text="A hub's year begins on 1 September, for example 1 9 2026"
    )

    def clean_name(self):
        return name_on_one_line(self.cleaned_data["name"])


class CloseHubForm(PortalForm):
    needed_at_times = frozenset({"closed_on"})
    submit_label = "Save"

    closed_on = DayField(
        label="Last day",
        required=False,
        help_text="For example, 31 8 2027. Leave it empty if the hub stays open.",
    )
    successor = forms.ModelChoiceField(
        Hub.objects.none(),
        label="Which hub looks after its area from then on?",
        required=False,
        empty_label="None, or not known yet",
    )

    def __init__(self, *args, hubs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = hubs


class NewLeadSchoolForm(PortalForm):
    """The school that begins to lead, and what its invoices will say."""

    public_details = ("payment_details",)
    submit_label = "Add the lead school"
    missing = {
        "from_on": "Enter the first day on which it leads",
        "vat_treatment": "Choose how VAT is treated, or that it is not set yet",
        "invoice_prefix": "Enter the letters that begin its invoice numbers",
    }
    widths = {"invoice_prefix": 10}

    school = SchoolField(label="Which school?")
    from_on = DayField(label="It leads from", help_text="For example, 1 9 2026")
    invoice_prefix = CodeField(
        label="Letters that begin its invoice numbers",
        max_length=10,
        validators=[PREFIX],
        help_text="No other lead school may have used them, for example LARK27-",
    )
    vat_treatment = forms.ChoiceField(
        label="VAT on fees",
        choices=VatTreatment.choices,
        initial=VatTreatment.NOT_SET,
        widget=Radios(),
        help_text="Ask the school's finance team. No invoice goes out while it is not set.",
    )
    finance_email = EmailField(label="Finance team's email address")
    payment_details = forms.CharField(
        label="How to pay", max_length=1000, widget=forms.Textarea({"rows": 4})
    )

    def details(self) -> InvoiceDetails:
        names = InvoiceDetails.__dataclass_fields__
        return InvoiceDetails(**{name: self.cleaned_data[name] for name in names})


class HandOverForm(NewLeadSchoolForm):
    submit_label = "Prepare the change"


class EndLeadSchoolForm(PortalForm):
    submit_label = "Save the last day"

    until_on = DayField(
        label="Last day on which it leads",
        required=False,
        help_text="For example, 31 8 2027. Leave it empty if the school goes on leading.",
    )


def next_first_of_september(today: date | None = None) -> date:
    today = today or timezone.localdate()
    # A lead school holds its grant from 1 September to 31 August.
    return first_day(school_year_of(today) + 1)
