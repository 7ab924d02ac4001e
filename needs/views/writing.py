"""Writing to a hub without signing in: which school it is about, then the form."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from access.limits import TOO_MANY, asked_from, is_too_often
from access.refusal import Refused
from hubs.choices import HubTextKind
from hubs.models import Hub
from hubs.queries.texts import texts_of
from needs.actions import enquiry as actions
from needs.choices import EnquiryKind
from needs.forms.enquiry import EnquiryForm, OfferPartnershipForm, SayNeedForm, SuggestIdeaForm
from outbox.queries import waits_until
from pages.wording import day_words, instant_words
from schools.views.school_first import SchoolFirst


class WriteToHub(SchoolFirst):
    """A message to the hub, which promises an answer within its days."""

    model = Hub
    kind: EnquiryKind
    template_name = "needs/write_to_hub.html"

    def prepare(self, queryset):
        """A hub that has closed answers nobody."""
        return queryset.exclude(closed_on__lt=timezone.localdate())

    def get(self, request, *args, **kwargs):
        # Sent there with what was typed before the school was changed, if anything was.
        if self.school and (elsewhere := self.other_hub()):
            path = reverse(request.resolver_match.view_name, args=[elsewhere.slug])
            typed = self.typed_before()
            kept = f"&kept={self.keep(typed, path)}" if typed else ""
            return HttpResponseRedirect(f"{path}?school={self.school.pk}{kept}")
        return super().get(request, *args, **kwargs)

    def other_hub(self) -> Hub | None:
        """The hub to which this belongs, where it is not the one of the address."""
        return None

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            privacy=texts_of(self.object).get(HubTextKind.PRIVACY),
            answer_by=actions.answer_day(self.object),
            **kwargs,
        )

    def act(self, form):
        email = form.cleaned_data["email"]
        # Without an address there is no mailbox to count by, and a whole school may share a network
        # address.
        if is_too_often(self.request, "enquiry" if email else "need", key=email):
            raise Refused(TOO_MANY.format(mailbox=self.object.mailbox))
        return self.record(form)

    def record(self, form):
        return actions.record_enquiry(
            hub=self.object,
            kind=self.kind,
            form_key=form.key,
            school=self.school,
            suspicion=form.suspicion,
            asked_from=asked_from(self.request),
            **form.facts(),
        )

    def get_success_message(self):
        thanks = f"Thank you: it has reached {self.object}."
        enquiry = self.result
        # No email went out, so none is promised.
        if enquiry is None or enquiry.set_aside_at:
            return thanks
        waiting = waits_until(enquiry.pk, "enquiry-received")
        mail = f"an email from us on {instant_words(waiting)}" if waiting else "an email from us"
        return (
            f"{thanks.removesuffix('.')}, you have {mail}, and an answer by "
            f"{day_words(enquiry.answer_by)}."
        )

    def get_success_url(self):
        return self.object.get_absolute_url()


class Ask(WriteToHub):
    kind = EnquiryKind.QUESTION
    form_class = EnquiryForm
    title = "Ask the hub a question"


class SayNeed(WriteToHub):
    """What a school needs. It goes to the hub of the school that was chosen."""

    kind = EnquiryKind.NEED
    form_class = SayNeedForm
    title = "Say what your school needs"
    intro = "The hub plans its Work Groups from what schools say. One answer is enough."

    def other_hub(self):
        hub = self.school.hub
        return hub if hub and hub != self.object else None

    def record(self, form):
        need = actions.record_need(
            hub=self.object,
            form_key=form.key,
            school=self.school,
            suspicion=form.suspicion,
            asked_from=asked_from(self.request),
            **form.words(),
        )
        return need.enquiry


class OfferPartnership(WriteToHub):
    kind = EnquiryKind.PARTNER
    form_class = OfferPartnershipForm
    title = "Offer to be a partner"
    intro = "Schools, universities, councils and companies all work with hubs."


class SuggestIdea(WriteToHub):
    kind = EnquiryKind.IDEA
    form_class = SuggestIdeaForm
    title = "Suggest a way of working together"
    intro = "New Work Groups often begin as one teacher’s idea."
