"""What people wrote to the hub: to be answered, oldest promise first."""

from datetime import date

from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from hubs.models import Hub
from needs.actions import enquiry as actions
from needs.choices import NeedSource
from needs.filters.enquiry import EnquiryFilter
from needs.forms.enquiry import (
    AnswerEnquiryForm,
    AssignEnquiryForm,
    CloseEnquiryForm,
    LogEnquiryForm,
)
from needs.forms.need import NeedForm
from needs.models import Enquiry, EnquiryReply
from pages.base_views import ScopedAction, ScopedDetail, ScopedForm, ScopedList
from pages.history import changes_to
from pages.wording import day_words

# What awaits no answer stands behind every promise.
NEVER = date(9999, 12, 31)


class EnquiryList(ScopedList):
    """Those that wait for an answer come first, the most overdue at the top."""

    model = Enquiry
    can = Permission.ANSWER_ENQUIRIES
    template_name = "needs/enquiry_list.html"
    filterset_class = EnquiryFilter
    sorts = {"due": "due", "sent": "sent_at", "name": "name"}
    export_name = "enquiries"
    export_columns = {
        "Hub": lambda row: row.hub.name,
        "Kind": lambda row: row.get_kind_display(),
        "Name": lambda row: row.name,
        "Organisation": lambda row: row.organisation,
        "Email": lambda row: row.email,
        "Telephone": lambda row: row.telephone,
        "School": lambda row: row.school and row.school.name,
        "URN": lambda row: row.school and row.school.urn,
        "Message": lambda row: row.message,
        "Sent": lambda row: timezone.localdate(row.sent_at),
        "Answer by": lambda row: row.answer_by,
        "Answered": lambda row: row.answered_at and timezone.localdate(row.answered_at),
        "Given to": lambda row: row.assigned_to and str(row.assigned_to),
        "State": lambda row: row.state,
        "Outcome": lambda row: row.get_outcome_display(),
    }

    def prepare(self, queryset):
        waits = Q(set_aside_at=None, closed_at=None, answered_at=None)
        return queryset.annotate(
            due=Coalesce(Case(When(waits, then=F("answer_by"))), Value(NEVER))
        ).select_related("hub", "school", "assigned_to")

    def get_context_data(self, **kwargs):
        # Whatever the list is narrowed to, it says how many were set aside.
        rows = self.model.objects.visible_to(self.request.user, can=self.can)
        return super().get_context_data(
            today=timezone.localdate(),
            set_aside=rows.set_aside().count(),
            **kwargs,
        )


class LogEnquiry(ScopedForm):
    """Keeps what somebody said by telephone or in person."""

    model = Enquiry
    can = Permission.ANSWER_ENQUIRIES
    form_class = LogEnquiryForm
    template_name = "components/form_page.html"
    title = "Log an enquiry"
    intro = "For what reached you by telephone or in person. Nobody is written to."
    back_label = "All enquiries"

    @property
    def back_url(self):
        return reverse("needs:enquiries")

    def get_form_kwargs(self):
        hubs = Hub.objects.visible_to(self.request.user, can=self.can)
        return super().get_form_kwargs() | {"hubs": hubs}

    def act(self, form):
        return actions.log_enquiry(by=self.request.user, **form.cleaned_data)

    def get_success_message(self):
        return f"The enquiry is kept, and is to be answered by {day_words(self.result.answer_by)}."

    def get_success_url(self):
        return self.result.get_absolute_url()


class EnquiryPage:
    """What pages about one enquiry share."""

    model = Enquiry
    can = Permission.ANSWER_ENQUIRIES

    def prepare(self, queryset):
        return queryset.select_related(
            "hub", "school__local_authority", "assigned_to", "closed_by", "need"
        )

    def get_success_url(self):
        return self.object.get_absolute_url()


class EnquiryDetail(EnquiryPage, ScopedDetail):
    template_name = "needs/enquiry_detail.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        enquiry = context["object"]
        return context | {
            "enquiry": enquiry,
            # Where there is none, the way back of a one-to-one raises, which getattr() takes.
            "need": getattr(enquiry, "need", None),
            "today": timezone.localdate(),
            "replies": list(enquiry.replies.select_related("sent_by")),
            "history": changes_to(
                {Enquiry: Q(pgh_obj_id=enquiry.pk), EnquiryReply: Q(enquiry_id=enquiry.pk)}
            ),
        }


class EnquiryFormPage(EnquiryPage, ScopedForm):
    """A form about one enquiry."""

    template_name = "needs/enquiry_form.html"


class AnswerEnquiry(EnquiryFormPage):
    form_class = AnswerEnquiryForm
    title = "Answer by email"

    def check(self):
        actions.check_enquiry_can_be_answered(self.object)

    def act(self, form):
        return actions.answer_enquiry(
            enquiry=self.object,
            text=form.cleaned_data["text"],
            closes=form.cleaned_data["closes"],
            by=self.request.user,
        )

    def get_success_message(self):
        return f"Your answer is on its way to {self.object.email}."


class AssignEnquiry(EnquiryFormPage):
    form_class = AssignEnquiryForm
    title = "Who answers it?"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"hub": self.object.hub}

    def get_initial(self):
        return {"to": self.object.assigned_to}

    def check(self):
        actions.check_enquiry_is_not_closed(self.object)

    def act(self, form):
        self.to = form.cleaned_data["to"]
        actions.assign_enquiry(enquiry=self.object, to=self.to, by=self.request.user)

    def get_success_message(self):
        if self.to is None:
            return "The enquiry is nobody’s in particular."
        if self.to == self.request.user:
            return "The enquiry is yours."
        return f"The enquiry is {self.to}’s, and we have told them by email."


class CloseEnquiry(EnquiryFormPage):
    form_class = CloseEnquiryForm
    title = "Close the enquiry"
    success_message = "The enquiry is closed, and can be opened again from its page."

    def check(self):
        actions.check_enquiry_is_open(self.object)

    def act(self, form):
        actions.close_enquiry(enquiry=self.object, by=self.request.user, **form.cleaned_data)


class ReopenEnquiry(EnquiryPage, ScopedAction):
    title = "Open this enquiry again?"
    explanation = ["It stands among the open ones again. Nobody is written to."]
    button = "Open it again"
    success_message = "The enquiry is open again."

    def check(self):
        actions.check_enquiry_is_closed(self.object)

    def act(self, form):
        actions.reopen_enquiry(enquiry=self.object)


class TakeInEnquiry(EnquiryPage, ScopedAction):
    title = "Take this message in?"
    button = "Take it in and tell the sender"
    success_message = "The message is taken in, and its sender has an email from us."

    def get_context_data(self, **kwargs):
        answer_by = day_words(actions.answer_day(self.object.hub))
        return super().get_context_data(
            explanation=[
                f"{self.object.name} ({self.object.email}) is told by email that it has arrived "
                f"and that the hub answers by {answer_by}."
            ],
            **kwargs,
        )

    def check(self):
        actions.check_enquiry_is_set_aside(self.object)

    def act(self, form):
        actions.take_in_enquiry(enquiry=self.object)


class KeepAsNeed(EnquiryFormPage):
    form_class = NeedForm
    title = "Keep it as a need"
    success_message = (
        "The need is kept, and the enquiry stays open until somebody answers or closes it."
    )

    def get_initial(self):
        enquiry = self.object
        return {
            "source": NeedSource.DIRECT,
            "what_is_needed": enquiry.message,
            "schools": [enquiry.school] if enquiry.school else [],
            "contact_name": enquiry.name,
            "contact_email": enquiry.email,
        }

    def check(self):
        actions.check_enquiry_is_no_need(self.object)

    def act(self, form):
        return actions.keep_enquiry_as_need(
            enquiry=self.object, by=self.request.user, **form.facts()
        )

    def get_success_url(self):
        # Asked for the way back too, before there is a need.
        if hasattr(self, "result"):
            return reverse("needs:need", args=[self.result.pk])
        return super().get_success_url()
