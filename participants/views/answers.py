"""Answers people give by a link: the head's, and the teacher's, who may also withdraw."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.links import SignedLink
from access.refusal import Refused
from hubs.queries.texts import terms_of_taking_part
from participants import links
from participants.actions.agreement import check_head_has_signed
from participants.actions.approval import record_approval
from participants.actions.interest import withdraw_interest
from participants.actions.place import WorkGroupFull, accept_offer, turn_down_offer
from participants.forms.approval import ApprovalForm
from participants.forms.interest import WithdrawInterestForm
from participants.forms.place import OfferForm
from participants.models import ExpressionOfInterest, Offer
from participants.queries.group_move import offer_now, where_now
from participants.queries.place import offers_as_shown
from participants.queries.ranked import other_choices
from participants.queries.waiting_list import place_in_list
from participants.views.called_off import WorkGroupLinkPage
from workgroups.queries.cycle import cycle_of


def leads_on(interest: ExpressionOfInterest, link: SignedLink):
    """To the same page of where they are now, or None."""
    if not interest.is_moved:
        return None
    return HttpResponseRedirect(link.path(where_now(interest)))


class Approve(WorkGroupLinkPage):
    """The head says whether the school agrees."""

    link = links.APPROVAL
    model = ExpressionOfInterest
    form_class = ApprovalForm
    template_name = "participants/approve.html"

    def prepare(self, queryset):
        return queryset.select_related(
            *("person", "school", "approval", "fee_policy"),
            *("workgroup__hub", "workgroup__project", "workgroup__agreement"),
        )

    def says_moved(self):
        return leads_on(self.object, links.APPROVAL) or self.leads_to_other_choice()

    def leads_to_other_choice(self):
        """Whoever no longer asks for what the letter names may still want another choice."""
        if not self.object.is_withdrawn or hasattr(self.object, "approval"):
            return None
        for other in self.others:
            return HttpResponseRedirect(links.APPROVAL.path(other))
        return None

    @cached_property
    def choices(self) -> list[ExpressionOfInterest]:
        return other_choices(self.object)

    @property
    def others(self) -> list[ExpressionOfInterest]:
        return [one for one in self.choices if one.awaits_head]

    @property
    def answered_too(self) -> list[str]:
        """For which the same answer was given in the same press."""
        said = getattr(self.object, "approval", None)
        same = [one for one in self.choices if said and hasattr(one, "approval")]
        return [str(one.workgroup) for one in same if one.approval.decided_at == said.decided_at]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"signs": self.workgroup.agreement is not None}

    def get_initial(self):
        return {"name": self.object.head_name, "agreement": self.workgroup.agreement_id}

    def get_context_data(self, **kwargs):
        workgroup, now = self.object.workgroup, timezone.now()
        return super().get_context_data(
            workgroup=workgroup,
            cycle=cycle_of(workgroup, accepted_at=now),
            # What the teacher read. Terms that have changed since are accepted with the offer.
            policy=self.object.fee_policy,
            terms=terms_of_taking_part(workgroup.hub),
            approval=getattr(self.object, "approval", None),
            others=[(one, cycle_of(one.workgroup, accepted_at=now)) for one in self.others],
            answered_too=self.answered_too,
            agreement_url=links.AGREEMENT_OF_HEAD.path(self.object),
            **kwargs,
        )

    def act(self, form):
        return record_approval(
            interest=self.object,
            decision=form.cleaned_data["decision"],
            decided_by_name=form.cleaned_data["name"],
            agreement_id=form.cleaned_data["agreement"],
        )

    def form_invalid(self, form):
        # As with an offer: the next answer is to what the page shows now.
        form.data = form.data.dict() | {"agreement": self.workgroup.agreement_id}
        return super().form_invalid(form)

    def get_success_url(self):
        return self.request.path


class WithdrawInterest(WorkGroupLinkPage):
    """Whoever asked for a place no longer asks for it."""

    link = links.INTEREST
    model = ExpressionOfInterest
    form_class = WithdrawInterestForm
    template_name = "participants/withdraw_interest.html"
    is_warning = True

    def prepare(self, queryset):
        return queryset.select_related("person", "school", "place__person", "workgroup__hub")

    def says_moved(self):
        return leads_on(self.object, links.INTEREST)

    def get_context_data(self, **kwargs):
        place = getattr(self.object, "place", None)
        return super().get_context_data(
            workgroup=self.object.workgroup,
            can_withdraw=self.object.can_be_withdrawn,
            in_list=place_in_list(self.object),
            place_url=links.PLACE.path(place) if place and self.object.has_place else "",
            **kwargs,
        )

    def act(self, form):
        withdraw_interest(interest=self.object, reason=form.cleaned_data["reason"])

    def get_success_url(self):
        return self.request.path


class AnswerOffer(WorkGroupLinkPage):
    """The teacher accepts or turns down the place."""

    link = links.OFFER
    model = Offer
    form_class = OfferForm
    template_name = "participants/offer.html"

    def prepare(self, queryset):
        return offers_as_shown(queryset)

    def prepare_answer(self, queryset):
        return queryset.select_related("interest__person", "interest__workgroup")

    @property
    def workgroup(self):
        return self.object.interest.workgroup

    def says_moved(self):
        if not self.object.interest.is_moved:
            return None
        now = where_now(self.object.interest)
        if offer := offer_now(now):
            return HttpResponseRedirect(links.OFFER.path(offer))
        return HttpResponseRedirect(links.INTEREST.path(now))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"signs": self.workgroup.agreement is not None}

    def get_initial(self):
        return self.shown() | {"name": self.object.interest.name}

    def shown(self) -> dict:
        """The terms that the page shows and the answer is to."""
        return {"policy": self.workgroup.fee_policy_id, "agreement": self.workgroup.agreement_id}

    def get_context_data(self, **kwargs):
        place = getattr(self.object.interest, "place", None)
        return super().get_context_data(
            workgroup=self.workgroup,
            # As if accepted now: whoever comes late has other last free days.
            cycle=cycle_of(self.workgroup, accepted_at=timezone.now()),
            policy=self.workgroup.fee_policy,
            terms=terms_of_taking_part(self.workgroup.hub),
            has_run_out=self.object.expires_at <= timezone.now(),
            place_url=links.PLACE.path(place) if place else "",
            waits_for_head=self.waits_for_head(),
            other_choices=[
                one.workgroup for one in other_choices(self.object.interest) if one.can_be_withdrawn
            ],
            **kwargs,
        )

    def waits_for_head(self) -> str:
        """Why it cannot be accepted yet, or ''."""
        try:
            check_head_has_signed(self.object)
        except Refused as refusal:
            return refusal.message
        return ""

    def act(self, form):
        # Nobody needs to have read the terms to say no.
        if form.turns_down:
            turn_down_offer(offer=self.object)
            return None
        try:
            return accept_offer(
                offer=self.object,
                policy_id=form.cleaned_data["policy"],
                agreement_id=form.cleaned_data["agreement"],
                name=form.cleaned_data.get("name", ""),
                **form.own_needs(),
            )
        except WorkGroupFull:
            # It has been written down, and this page, read again, says what follows.
            return None

    def form_invalid(self, form):
        # The page shows the terms as they are now, so the next answer is to these.
        form.data = form.data.dict() | self.shown()
        return super().form_invalid(form)

    def get_success_url(self):
        if self.result is None:
            return self.request.path
        messages.success(self.request, "You have a place, and these are your dates.")
        return reverse("participants:place", args=[links.PLACE.token(self.result)])
