"""Who asked, who is offered, who waits and who takes part: the hub's pages."""

from typing import ClassVar

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from access.refusal import Refused, left_to_a_colleague
from pages.base_views import ScopedAction, ScopedDetail, row_id
from pages.forms.base import ConfirmForm
from pages.wording import instant_words
from participants.actions import interest as interests
from participants.actions import place as places
from participants.choices import InterestState
from participants.forms.place import OneMoreForm, OverrideForm, ReasonForm, TurnForm
from participants.models import ExpressionOfInterest, Offer
from participants.queries.agreement import signature_line, signatures_of, unsigned_of
from participants.queries.composition import composition_of
from participants.queries.corrections import corrections_of
from participants.queries.group_move import MOVES_OF_IT, can_be_moved, moves_of
from participants.queries.head import REMINDED, letters_to_head, written_to_head_on
from participants.queries.interest import (
    case_of_interest,
    cases_of_interests,
    earlier_answers,
    in_turn,
    interests_of,
)
from participants.queries.place import held_places, participants_of
from participants.queries.priority import scores_of
from participants.queries.ranked import other_choices
from participants.queries.same_person import who_it_is
from participants.queries.unnamed_place import unnamed_of
from participants.queries.waiting_list import setting_of
from participants.queries.walk_in import walk_ins_of
from participants.queries.wish import with_wishes
from participants.rules.allocation import (
    asks_why,
    can_be_offered,
    reasons_against,
    reasons_for,
)
from participants.rules.composition import wanted_words
from participants.rules.moves import MOVES, check_interest_move
from participants.rules.own import OWN_PLACE, is_own
from workgroups.templatetags.workgroups import permissions_on
from workgroups.views.plan import WorkGroupPage


class People(WorkGroupPage):
    can = Permission.VIEW_PEOPLE
    template_name = "participants/people.html"

    def prepare(self, queryset):
        joined = (
            super()
            .prepare(queryset)
            .select_related("waiting_list", "hub__priority_weights", "hub__waiting_list_default")
        )
        return with_wishes(joined)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup = context["object"]
        rows = interests_of(workgroup)
        # Whoever let an offer run out is to be decided about again.
        undecided = [row for row in rows if row.state in (InterestState.NEW, InterestState.LAPSED)]
        waiting = in_turn(workgroup, [row for row in rows if row.state == InterestState.WAITING])
        held = held_places(workgroup)
        wanted = composition_of(workgroup)
        cases = cases_of_interests(workgroup, undecided + waiting, held, wanted)
        scores = scores_of(workgroup, undecided + waiting)
        participants = participants_of(workgroup)
        # Whoever gave up a place, or was moved on from one, stands among the participants.
        had_place = {row.interest_id for row in participants}
        by_score = bool(scores) and self.request.GET.get("sort") == "score"
        if by_score:
            undecided.sort(key=lambda row: -scores[row.pk].total)
        return context | {
            "places": held.places,
            "is_over": held.is_over,
            "has_scores": bool(scores),
            "by_score": by_score,
            "undecided": judged_rows(undecided, cases, self.request.user, scores),
            "waiting": judged_rows(waiting, cases, self.request.user, scores),
            "ticked": self.ticked(undecided=undecided, waiting=waiting),
            "offered": [row for row in rows if row.state == InterestState.OFFERED],
            "closed": [row for row in rows if row.state in ENDED and row.pk not in had_place],
            "participants": participants,
            "gone": sum(row.withdrawn_at is not None for row in participants),
            "unsigned": unsigned_of(workgroup),
            "walk_ins": walk_ins_of(workgroup),
            "unnamed": unnamed_of(workgroup),
            "list_setting": setting_of(workgroup),
            "wanted": wanted_words(*wanted, workgroup.project.role_labels),
            "can_ask_for_walk_ins": self.can_ask(workgroup, held),
        }

    def can_ask(self, workgroup, held) -> bool:
        """Can an expression of interest still be entered, by this reader?"""
        may_enter = Permission.ALLOCATE_PLACES in permissions_on(workgroup, self.request.user)
        return may_enter and not held.is_over and workgroup.cancelled_at is None

    def ticked(self, **lists) -> set[int | None]:
        """Those ticked when a whole list was chosen, and everybody on that list."""
        asked = self.request.GET
        return {row_id(pk) for pk in asked.getlist("interest")} | {
            row.pk for row in lists.get(asked.get("choose"), ())
        }


ENDED = (
    InterestState.DECLINED,
    InterestState.REFUSED,
    InterestState.WITHDRAWN,
    InterestState.MOVED,
)


def judged_row(interest, case, against) -> dict:
    """One row of a table of expressions of interest with what speaks against each."""
    return {"interest": interest, "against": against, "raised_need": case.raised_need}


def judged_rows(interests, cases, user, scores) -> list[dict]:
    """With what only a colleague may decide named, so that it is not chosen and then left out."""
    return [
        judged_row(row, cases[row.pk], reasons_against(cases[row.pk]))
        | {
            "left_to": left_to_a_colleague(OWN_PLACE) if is_own(user, row.person) else "",
            "score": scores.get(row.pk),
        }
        for row in interests
    ]


class InterestPage:
    """What pages about one expression of interest share."""

    model = ExpressionOfInterest

    def prepare(self, queryset):
        return queryset.select_related(
            "person__school",
            "school__local_authority",
            "approval__recorded_by",
            "fee_policy__hub",
            "decided_by",
            "entered_by",
            "workgroup__hub",
            "workgroup__project",
            "workgroup__fee_policy",
            *MOVES_OF_IT,
        )

    def get_success_url(self):
        return reverse("participants:interest", args=[self.object.pk])

    def grown_ups(self):
        return [self.object.name, self.object.person.name, self.object.head_name]


class Interest(InterestPage, ScopedDetail):
    can = Permission.VIEW_PEOPLE
    template_name = "participants/interest_detail.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        interest = context["object"]
        case = case_of_interest(interest)
        against = reasons_against(case)
        own = is_own(self.request.user, interest.person)
        stands = interest.workgroup.cancelled_at is None
        return context | {
            "left_to": left_to_a_colleague(OWN_PLACE) if own else "",
            "interest": interest,
            "workgroup": interest.workgroup,
            "approval": getattr(interest, "approval", None),
            "earlier_answers": earlier_answers(interest),
            "letters_to_head": [(m, head_letter_words(m)) for m in letters_to_head(interest)],
            "reasons_for": reasons_for(case),
            "reasons_against": against,
            "may_ask_head": interest.awaits_head
            and not written_to_head_on(timezone.localdate(), interest),
            "initiatives": case.others,
            "corrections": corrections_of(interest),
            "signatures": [signature_line(one) for one in signatures_of(interest)],
            "offers": list(interest.offers.select_related("offered_by", "by_list__set_by")),
            **who_it_is(interest, in_doubt=case.in_doubt),
            "can_be_offered": stands
            and InterestState.OFFERED in MOVES[interest.state]
            and can_be_offered(against),
            "can_wait": stands and InterestState.WAITING in MOVES[interest.state],
            "can_withdraw": interest.can_be_withdrawn,
            "can_be_declined": InterestState.DECLINED in MOVES[interest.state],
            "can_be_moved": can_be_moved(interest),
            "moves": moves_of(interest),
            "other_choices": other_choices(interest) if interest.choice else [],
            "is_offered": interest.is_offered,
            # Whoever has the place is no longer weighed up.
            "is_weighed": interest.state != InterestState.PLACED,
        }


def head_letter_words(message) -> str:
    """What one letter to a head says of itself: never that somebody was told who was not."""
    verb = "Reminded" if message.kind == REMINDED else "Asked"
    if message.sent_at:
        return f"{verb} {instant_words(message.sent_at)}, at {message.to_email}"
    return f"{message.state.label}: the email to {message.to_email}"


class InterestAction(InterestPage, ScopedAction):
    """One decision about one expression of interest."""

    can = Permission.ALLOCATE_PLACES
    explanation: tuple[str, ...] = ()
    leads_to: ClassVar[InterestState]

    def check(self):
        check_interest_move(self.object.state, self.leads_to)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=self.title.format(person=self.object.name),
            summary=[
                ("Work Group", str(self.object.workgroup)),
                ("School", str(self.object.school)),
            ],
            **kwargs,
        )


NO_PLACE = "No place can be offered, for a reason that nobody can set aside."


class OfferOne(InterestAction):
    title = "Offer {person} a place?"
    leads_to = InterestState.OFFERED
    button = "Offer the place"
    success_message = "The offer is on its way by email."

    @cached_property
    def against(self):
        return reasons_against(case_of_interest(self.object))

    def get_form_class(self):
        # Where something blocks as well, one reason is asked for, and it does for both.
        if any(reason.blocks for reason in self.against):
            return OverrideForm
        return OneMoreForm if asks_why(self.against) else ConfirmForm

    def check(self):
        super().check()
        if not can_be_offered(self.against):
            why = [reason.text for reason in self.against if reason.blocks]
            raise Refused(" ".join([NO_PLACE, *why]))

    def get_context_data(self, **kwargs):
        against = [reason.text for reason in self.against]
        return super().get_context_data(**kwargs) | {"explanation": [self.told, *against]}

    @property
    def told(self) -> str:
        if not can_be_offered(self.against):
            return NO_PLACE
        answer_by = instant_words(places.offer_expires_at(timezone.now(), self.object.workgroup))
        return f"They get an email with the dates and can answer until {answer_by}."

    def act(self, form):
        return places.offer_place(
            interest=self.object,
            by=self.request.user,
            override_reason=form.cleaned_data.get("override_reason", ""),
        )


class PutOnWaitingList(InterestAction):
    """Or back on it, from an offer that the hub takes back."""

    leads_to = InterestState.WAITING
    success_message = "They are on the waiting list, and have an email that says so."
    told = "They get an email that says so."

    @property
    def title(self) -> str:
        if self.object.is_offered:
            return "Take back the offer to {person}?"
        return "Put {person} on the waiting list?"

    @property
    def button(self) -> str:
        return "Take the offer back" if self.object.is_offered else "Put on the waiting list"

    @property
    def explanation(self) -> list[str]:
        back = (
            "They go on the waiting list with the turn they had, and the link in the offer no "
            "longer works."
        )
        return [back, self.told] if self.object.is_offered else [self.told]

    def get_form_class(self):
        return TurnForm if self.object.has_lapsed else ConfirmForm

    def act(self, form):
        # By what is open now, whichever of the two the page said.
        offers = Offer.objects.visible_to(self.request.user, can=self.can).open()
        if offer := offers.filter(interest=self.object).first():
            places.take_back_offer(offer=offer, by=self.request.user)
        else:
            places.put_on_waiting_list(
                interest=self.object,
                by=self.request.user,
                keeps_turn=form.cleaned_data.get("keeps_turn", False),
            )


class Decline(InterestAction):
    form_class = ReasonForm
    leads_to = InterestState.DECLINED
    title = "Decline {person}’s expression of interest?"
    explanation = ("They read the reason in an email.",)
    button = "Decline"
    is_warning = True
    success_message = "They have been told, with your reason."

    def act(self, form):
        places.decline_interest(
            interest=self.object, reason=form.cleaned_data["reason"], by=self.request.user
        )


class WithdrawInterestFor(InterestAction):
    form_class = ReasonForm
    leads_to = InterestState.WITHDRAWN
    title = "Withdraw {person}’s expression of interest?"
    explanation = (
        "For somebody who wrote or rang that they no longer ask for a place. An offer that is open "
        "is turned down with it.",
        "They get an email that says so.",
    )
    button = "Withdraw it"
    is_warning = True
    success_message = "It is withdrawn, and they have an email that says so."

    def act(self, form):
        interests.withdraw_interest(
            interest=self.object, reason=form.cleaned_data["reason"], by=self.request.user
        )
