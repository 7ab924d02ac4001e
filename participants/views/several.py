"""Many expressions of interest, of several Work Groups, decided on one page."""

from django.contrib import messages
from django.urls import reverse
from django.utils.functional import cached_property

from access.permissions import Permission
from pages.base_views import ScopedForm, row_id
from participants.actions.several import decide_several
from participants.choices import Deed, OfferOutcome
from participants.forms.several import DeclineSeveralForm, DeedForm
from participants.models import ExpressionOfInterest
from participants.queries.several import foreseen

MOST = 100
DONE = {
    OfferOutcome.OFFER: "offered a place",
    OfferOutcome.WAIT: "put on the waiting list",
    Deed.DECLINE: "declined",
}


class DecideSeveral(ScopedForm):
    """Says first what becomes of each, Work Group by Work Group."""

    model = ExpressionOfInterest
    can = Permission.ALLOCATE_PLACES
    template_name = "participants/decide_several.html"

    @property
    def asked(self):
        return self.request.POST if self.request.method == "POST" else self.request.GET

    @property
    def deed(self) -> str:
        asked = self.asked.get("deed", "")
        return asked if asked in Deed.values else Deed.OFFER

    @property
    def is_warning(self) -> bool:
        return self.deed == Deed.DECLINE

    @cached_property
    def chosen(self) -> list[ExpressionOfInterest]:
        ids = {row_id(pk) for pk in self.asked.getlist("interest")} - {None}
        rows = self.get_queryset().filter(pk__in=ids).order_by("workgroup", "pk")[:MOST]
        joined = rows.select_related(
            "person",
            "school",
            "approval",
            "workgroup__hub",
            "workgroup__project",
            "workgroup__fee_policy",
        )
        return list(joined)

    def get_form_class(self):
        return DeclineSeveralForm if self.deed == Deed.DECLINE else DeedForm

    def get_initial(self):
        return {"deed": self.deed}

    def get_context_data(self, **kwargs):
        groups = foreseen(self.chosen, self.deed, self.request.user)
        rows = [row for group in groups for row in group.rows]
        return super().get_context_data(
            chosen=self.chosen,
            groups=groups,
            deed=Deed(self.deed),
            will=sum(not row.because for row in rows),
            **kwargs,
        )

    def act(self, form):
        return decide_several(
            interests=self.chosen,
            deed=self.deed,
            by=self.request.user,
            reason=form.cleaned_data.get("reason", ""),
        )

    def get_success_message(self):
        left = [row for row in self.result if row.because]
        for row in left:
            messages.warning(self.request, f"{row.interest} stays as it is: {row.because}")
        counts = {
            words: sum(row.outcome == outcome and not row.because for row in self.result)
            for outcome, words in DONE.items()
        }
        done = [f"{count} {words}" for words, count in counts.items() if count]
        return f"{'; '.join(done)}." if done else ""

    def get_success_url(self):
        return reverse("participants:interests")
