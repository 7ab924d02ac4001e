"""Who is in which turn on a waiting list, why, and how the list moves."""

from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from hubs.models import Hub
from pages.base_views import ScopedForm
from participants.actions import waiting_list as actions
from participants.choices import ListOrder
from participants.forms.waiting_list import (
    PriorityWeightsForm,
    WaitingListDefaultForm,
    WaitingListForm,
)
from participants.models import WaitingList, WaitingListDefault
from participants.queries.priority import scores_of, weights_of
from participants.queries.waiting_list import (
    default_of,
    list_as_it_stands,
    offers_by_list,
    setting_of,
)
from participants.rules.priority import USUAL, Weights
from workgroups.models import WorkGroup
from workgroups.views.plan import WorkGroupPage


class WaitingListPage(WorkGroupPage):
    can = Permission.VIEW_PEOPLE
    template_name = "participants/waiting_list.html"

    def prepare(self, queryset):
        joined = super().prepare(queryset)
        return joined.select_related("waiting_list__set_by", "hub__waiting_list_default__set_by")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup, now = context["object"], timezone.now()
        standing = list_as_it_stands(workgroup, now)
        scores = scores_of(workgroup, [row for row, _ in standing.turns])
        next_ones = standing.next_ones()
        offers = offers_by_list(workgroup)
        return context | {
            "standing": standing,
            "places": standing.held.places,
            "answer_until": standing.answer_until(now),
            "rows": [
                {
                    "number": number,
                    "interest": row,
                    "score": scores.get(row.pk),
                    "in_the_way": [one for one in outcome.against if one.needs_somebody],
                    "is_next": row in next_ones,
                }
                for number, (row, outcome) in enumerate(standing.turns, start=1)
            ],
            "offers_open": [offer for offer in offers if not offer.answered_at],
            "offers_answered": [offer for offer in offers if offer.answered_at],
        }


class SetWaitingList(ScopedForm):
    """Lets the list move itself, or stops it."""

    model = WorkGroup
    can = Permission.ALLOCATE_PLACES
    form_class = WaitingListForm
    template_name = "participants/set_waiting_list.html"
    title = "How the waiting list moves"
    success_message = "Saved."

    def prepare(self, queryset):
        return queryset.select_related("hub")

    def check(self):
        actions.check_stands(self.object)

    def get_initial(self):
        setting = setting_of(self.object) or WaitingList()
        form = WaitingListForm
        own = form.ITSELF if setting.moves_itself else form.BY_HAND
        return {
            "moves": form.AS_HUB if setting.follows_hub else own,
            "answer_days": setting.answer_days,
            "order": setting.order,
        }

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if weights_of(self.object.hub_id) is None and form.initial["order"] != ListOrder.SCORE:
            # Nothing to choose between until the hub has said what counts.
            del form.fields["order"]
        if default := default_of(self.object.hub_id):
            form.offer_default(default.words)
        return form

    def get_context_data(self, **kwargs):
        return super().get_context_data(caption=self.object, **kwargs)

    def act(self, form):
        return actions.set_waiting_list(
            workgroup=self.object,
            moves_itself=form.moves_itself,
            answer_days=form.cleaned_data["answer_days"],
            order=form.cleaned_data.get("order", ListOrder.TURN),
            follows_hub=form.follows_hub,
            by=self.request.user,
        )

    def get_success_url(self):
        return reverse("participants:waiting_list", args=[self.object.pk])


class SetWaitingListDefault(ScopedForm):
    """How all lists of a hub move of which nothing else is said."""

    model = Hub
    can = Permission.EDIT_HUB
    form_class = WaitingListDefaultForm
    template_name = "components/form_page.html"
    title = "How your waiting lists move"
    intro = (
        "This holds for every Work Group of the hub, unless you say something else on the page of "
        "its waiting list."
    )
    success_message = "Saved."

    def get_initial(self):
        setting = default_of(self.object.pk) or WaitingListDefault()
        form = WaitingListForm
        return {
            "moves": form.ITSELF if setting.moves_itself else form.BY_HAND,
            "answer_days": setting.answer_days,
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(caption=self.object, **kwargs)

    def act(self, form):
        actions.set_waiting_list_default(
            hub=self.object,
            moves_itself=form.moves_itself,
            answer_days=form.cleaned_data["answer_days"],
            by=self.request.user,
        )

    def get_success_url(self):
        return reverse("hubs:hub_detail", args=[self.object.pk])


class EditPriorityWeights(ScopedForm):
    """What counts for the hub when there are fewer places than people."""

    model = Hub
    can = Permission.EDIT_HUB
    form_class = PriorityWeightsForm
    template_name = "components/form_page.html"
    title = "What counts when places are short"
    intro = (
        "Each expression of interest gets a score, whose parts you see beside it. It decides "
        "whose turn it is only on the waiting lists for which you say so."
    )
    success_message = "Saved: scores are reckoned by it from now on."

    def get_initial(self):
        return (weights_of(self.object.pk) or USUAL)._asdict()

    def get_context_data(self, **kwargs):
        return super().get_context_data(caption=self.object, **kwargs)

    def act(self, form):
        return actions.set_priority_weights(
            hub=self.object, weights=Weights(**form.cleaned_data), by=self.request.user
        )

    def get_success_url(self):
        return reverse("hubs:hub_detail", args=[self.object.pk])
