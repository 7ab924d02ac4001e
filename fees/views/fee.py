"""Fees: the list, one fee with its reckoning, and the decisions on it."""

from typing import ClassVar

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission, roles_that_may
from access.refusal import left_to_a_colleague
from access.scoping import held_permissions
from fees.actions import fee as fees
from fees.choices import FeeState
from fees.filters import FeeFilter
from fees.forms.fee import WaiveForm
from fees.models import Fee
from fees.queries.called_off import invoices_to_credit
from fees.queries.due import grounds_of, with_grounds
from fees.queries.figures import fee_figures_by_state
from fees.queries.history import history_of
from fees.queries.own import OWN_FEE, own_fees
from fees.queries.readers import readers_of_decision, told_of
from fees.rules import FEE_MOVES, check_fee_move, reckoning
from pages.base_views import ScopedAction, ScopedDetail, ScopedForm, ScopedList, row_id
from pages.wording import day_words, join_words, money_words, until_words
from workgroups.views.plan import WorkGroupPage

# What each state means for whoever reads the list.
MEANINGS = {
    FeeState.PROPOSED: "need a decision",
    FeeState.CONFIRMED: "confirmed, to be invoiced",
    FeeState.INVOICED: "invoiced",
    FeeState.WAIVED: "waived for a reason",
    FeeState.VOID: "no longer due",
}


def figures_of(rows) -> list[dict]:
    """How many fees there are in each state and what they come to."""
    found = fee_figures_by_state(rows)
    return [
        {"state": state.value, "words": words, "figure": found[state]}
        for state, words in MEANINGS.items()
    ]


def may_anywhere(user, permission: Permission) -> bool:
    return bool(user.hub_ids(roles_that_may(permission)))


TO_DECIDE = {FeeState.PROPOSED, FeeState.CONFIRMED}


class FeeList(ScopedList):
    model = Fee
    can = Permission.VIEW_FEES
    template_name = "fees/fee_list.html"
    filterset_class = FeeFilter
    sorts = {
        "date": "workshop_on",
        "participant": "attendance__participant__person__name",
        "school": "school__name",
        "amount": "amount",
    }
    default_sort = "-date"
    export_name = "fees"
    export_columns = {
        "Workshop on": lambda fee: fee.workshop_on,
        "Work Group": lambda fee: str(fee.attendance.workshop.workgroup),
        "Participant": lambda fee: fee.attendance.participant.person.name,
        "School": lambda fee: fee.school.name,
        "URN": lambda fee: fee.school.urn,
        "Reason": lambda fee: fee.get_reason_display(),
        "Notice reached the hub": lambda fee: fee.notified_at and until_words(fee.notified_at),
        "Free until": lambda fee: until_words(fee.free_until),
        "Amount": lambda fee: fee.amount,
        "State": lambda fee: fee.get_state_display(),
        "Waived because": lambda fee: fee.get_waiver_display(),
        "Note": lambda fee: fee.note,
        "Invoice": lambda fee: fee.invoice and fee.invoice.reference,
    }

    def prepare(self, queryset):
        return queryset.select_related(
            "attendance__participant__person",
            "attendance__workshop__workgroup",
            "school",
            "invoice",
        ).only(
            # A page of fees would else carry the texts of its Work Groups and schools along.
            *(field.name for field in Fee._meta.concrete_fields),
            *("attendance__participant__person__name", "school__name", "school__urn"),
            *("attendance__workshop__workgroup__title", "attendance__workshop__workgroup__cohort"),
            "invoice__reference",
        )

    def get_context_data(self, **kwargs):
        user = self.request.user
        context = super().get_context_data(
            figures=figures_of(Fee.objects.visible_to(user, can=self.can)),
            choose_all="choose" in self.request.GET,
            **kwargs,
        )
        shown = context["object_list"]
        own = own_fees(user).filter(pk__in=[fee.pk for fee in shown])
        own = set(own.values_list("pk", flat=True))
        to_choose = any(fee.is_proposed and fee.pk not in own for fee in shown)
        return context | {
            "own": own,
            "may_choose": to_choose and may_anywhere(user, Permission.CONFIRM_FEE),
            "may_issue": any(fee.is_confirmed for fee in shown)
            and may_anywhere(user, Permission.ISSUE_INVOICE),
        }


class WorkGroupFees(WorkGroupPage):
    """The fees of one Work Group."""

    can = Permission.VIEW_FEES
    template_name = "fees/workgroup_fees.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rows = Fee.objects.visible_to(self.request.user, can=self.can)
        rows = rows.filter(attendance__workshop__workgroup=context["object"])
        return context | {
            "fees": list(with_grounds(rows)),
            "figures": figures_of(rows),
            "to_credit": invoices_to_credit(context["object"]),
        }


class FeePage:
    """What pages about one fee share."""

    model: ClassVar[type[Model]] = Fee
    object: Fee

    def prepare(self, queryset):
        return with_grounds(queryset).select_related("invoice", "decided_by")

    def get_success_url(self):
        return reverse("fees:fee", args=[self.object.pk])

    @property
    def person(self) -> str:
        return self.object.attendance.participant.person.name


class FeeDetail(FeePage, ScopedDetail):
    can = Permission.VIEW_FEES
    template_name = "fees/fee_detail.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        fee = context["object"]
        return context | {
            "fee": fee,
            "person": fee.attendance.participant.person,
            "workgroup": fee.attendance.workshop.workgroup,
            "steps": reckoning(grounds_of(fee)),
            "answer_by": fee.answer_by,
            "is_waiting": fee.is_waiting_on(timezone.localdate()),
            "history": history_of(fee),
            **self.what_may_be_done(fee),
            "told": told_of(fee),
        }

    def what_may_be_done(self, fee) -> dict:
        """What this person may do with the fee, or why that is a colleague's to do."""
        acts = self.acts(fee)
        if acts and fee.state in TO_DECIDE and (gone := fees.first_ground_gone([fee])):
            return {"acts": set(), "left_to": f"{gone} {fees.what_follows(gone)}"}
        if acts and own_fees(self.request.user).filter(pk=fee.pk).exists():
            return {"acts": set(), "left_to": left_to_a_colleague(OWN_FEE)}
        return {"acts": acts}

    def acts(self, fee) -> set[str]:
        """What this person may do with the fee as it stands."""
        held = held_permissions(self.request.user, hub_id=fee.attendance.workshop.workgroup.hub_id)
        # The same table that refuses a move, so that no button leads to a refusal.
        possible = FEE_MOVES[fee.state]
        acts = {
            "confirm": FeeState.CONFIRMED in possible and Permission.CONFIRM_FEE in held,
            "waive": FeeState.WAIVED in possible and Permission.WAIVE_FEE in held,
            "undo": FeeState.PROPOSED in possible and Permission.WAIVE_FEE in held,
            "invoice": FeeState.INVOICED in possible and Permission.ISSUE_INVOICE in held,
        }
        return {act for act, allowed in acts.items() if allowed}


class Decision(FeePage, ScopedAction):
    """A page that shows the reckoning again before a decision is made."""

    verb = ""
    leads_to: ClassVar[FeeState]

    def check(self):
        check_fee_move(FeeState(self.object.state), self.leads_to)
        if self.object.state in TO_DECIDE:
            fees.check_fees_founded([self.object])

    def get_context_data(self, **kwargs):
        amount = money_words(self.object.amount)
        return super().get_context_data(
            title=f"{self.verb} {amount} for {self.person}?",
            button=f"{self.verb} {amount}",
            explanation=self.explanation(),
            summary=reckoning(grounds_of(self.object)),
            **kwargs,
        )

    def explanation(self) -> list[str]:
        return []

    def who_is_told(self) -> str:
        readers = readers_of_decision([self.object.pk], timezone.localdate())[self.object.pk]
        return f"An email about it goes to {join_words([reader.email for reader in readers])}."


class Confirm(Decision):
    can = Permission.CONFIRM_FEE
    verb = "Confirm"
    leads_to = FeeState.CONFIRMED

    def explanation(self):
        said = [
            f"{self.object.school} can then be invoiced. It is asked to pay nothing until you "
            "issue the invoice, and until then the fee can still be waived.",
            self.who_is_told(),
        ]
        if self.object.is_waiting_on(timezone.localdate()):
            said.append(
                f"{self.person} was asked to tell the hub of any reason by "
                f"{day_words(self.object.answer_by)}. Confirming now does not wait for that."
            )
        return said

    def act(self, form):
        fees.confirm_fee(fee=self.object, by=self.request.user)

    def get_success_message(self):
        amount = money_words(self.object.amount)
        return f"{amount} for {self.person} is confirmed and can be invoiced next."


class Waive(Decision):
    can = Permission.WAIVE_FEE
    verb = "Waive"
    leads_to = FeeState.WAIVED
    form_class = WaiveForm

    def explanation(self):
        return [
            "The school pays nothing for this date. The reason is kept with the fee, and told to "
            "nobody.",
            self.who_is_told(),
        ]

    def act(self, form):
        fees.waive_fee(fee=self.object, by=self.request.user, **form.cleaned_data)

    def get_success_message(self):
        amount = money_words(self.object.amount)
        return f"{amount} for {self.person} is waived, and who was asked is told by email."


class UndoWaiver(Decision):
    can = Permission.WAIVE_FEE
    verb = "Undo the waiver of"
    leads_to = FeeState.PROPOSED

    def explanation(self):
        return ["The fee then needs a decision again.", self.who_is_told()]

    def act(self, form):
        fees.undo_waiver(fee=self.object, by=self.request.user)

    def get_success_message(self):
        return "The waiver is undone, and the fee needs a decision again."


class ConfirmSeveral(ScopedForm):
    """Confirms the fees ticked on the list; says first who they are for and what they come to."""

    model = Fee
    can = Permission.CONFIRM_FEE
    form_class = ScopedAction.form_class
    template_name = "fees/confirm_several.html"

    @cached_property
    def chosen(self) -> list[Fee]:
        asked = self.request.POST if self.request.method == "POST" else self.request.GET
        # By key, as the list showed them: what was proposed since is never confirmed unseen.
        ids = {row_id(pk) for pk in asked.getlist("fee")} - {None}
        return list(with_grounds(self.get_queryset().filter(pk__in=ids)))

    def check(self):
        if self.chosen:
            fees.check_fees_founded(self.chosen)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            chosen=self.chosen,
            total=sum(fee.amount for fee in self.chosen),
            waiting=sum(fee.is_waiting_on(timezone.localdate()) for fee in self.chosen),
            **kwargs,
        )

    def act(self, form):
        return fees.confirm_fees(fees=[fee.pk for fee in self.chosen], by=self.request.user)

    def get_success_message(self):
        return (
            f"{self.result} {'fee' if self.result == 1 else 'fees'} confirmed, to be invoiced next."
        )

    def get_success_url(self):
        return f"{reverse('fees:fees')}?state={FeeState.PROPOSED}"
