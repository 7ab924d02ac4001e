"""Offering places to all who are ticked, said before it is done."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from pages.base_views import ScopedAction, row_id
from pages.forms.base import ConfirmForm
from participants.actions import place as places
from participants.choices import InterestState, OfferOutcome
from participants.forms.place import OneMoreForm
from participants.queries.interest import (
    interests_of,
    offer_outcomes,
)
from participants.queries.place import held_places
from participants.rules.allocation import (
    asks_why,
)
from participants.rules.moves import MOVES
from participants.rules.own import is_own
from participants.views.people import judged_row
from workgroups.models import WorkGroup


class OfferChosen(ScopedAction):
    """Offers places to everybody ticked; says first who gets one and who waits."""

    model = WorkGroup
    can = Permission.ALLOCATE_PLACES
    template_name = "participants/offer_chosen.html"

    def prepare(self, queryset):
        return queryset.with_dates().select_related("hub", "project", "fee_policy")

    @cached_property
    def chosen(self):
        """Everybody ticked, each with what becomes of them when their turn comes."""
        # The list leads here by a link with those ticked in it; the page sends them back.
        picked = self.request.POST.getlist("interest") or self.request.GET.getlist("interest")
        ids = {row_id(pk) for pk in picked}
        rows = [
            row
            for row in interests_of(self.object)
            if not is_own(self.request.user, row.person)
            and row.pk in ids
            and InterestState.OFFERED in MOVES[row.state]
        ]
        return [
            judged_row(row, outcome.case, outcome.against) | {"follows": outcome.follows}
            for row, outcome in offer_outcomes(self.object, rows, self.held)
        ]

    @property
    def back_url(self) -> str:
        """With the same people ticked, for whoever wants to tick one more or one fewer."""
        ticked = urlencode({"interest": [row["interest"].pk for row in self.chosen]}, doseq=True)
        return f"{self.get_success_url()}?{ticked}"

    @cached_property
    def held(self):
        return held_places(self.object)

    @property
    def changes_nothing(self) -> bool:
        return all(row["follows"] == OfferOutcome.LEAVE for row in self.chosen)

    def get_form_class(self):
        asked = any(asks_why(row["against"]) for row in self.chosen)
        return OneMoreForm if asked else ConfirmForm

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            workgroup=self.object,
            chosen=self.chosen,
            changes_nothing=self.changes_nothing,
            places=self.held.places,
            answer_by=places.offer_expires_at(timezone.now(), self.object),
            **kwargs,
        )

    def act(self, form):
        # Of those shown only: whoever was decided about meanwhile has left the list above.
        return places.offer_places(
            workgroup=self.object,
            interests=[row["interest"] for row in self.chosen],
            by=self.request.user,
            reason=form.cleaned_data.get("override_reason", ""),
        )

    def get_success_message(self):
        offered, waiting, left = map(
            len, (self.result.offered, self.result.waiting, self.result.left_alone)
        )
        parts = [f"{offered} offered a place" if offered else ""]
        parts.append(f"{waiting} put on the waiting list" if waiting else "")
        parts.append(f"{left} left as they were, as something stands in the way" if left else "")
        return "; ".join(filter(None, parts)).capitalize() + "."

    def get_success_url(self):
        return reverse("participants:people", args=[self.object.pk])
