"""Needs that say the same become one, and come apart again."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from access.permissions import Permission
from needs.actions import need as actions
from needs.forms.need import MergeNeedsForm
from needs.models import Need
from needs.views.need import NeedPage
from pages.base_views import ScopedAction, ScopedForm, row_id


class MergeNeeds(ScopedForm):
    """Shows the needs that were ticked on the list side by side, and asks which one stays."""

    model = Need
    can = Permission.EDIT_NEEDS
    form_class = MergeNeedsForm
    template_name = "needs/merge_needs.html"

    @cached_property
    def chosen(self):
        # The list sends the ticks in the address, and the form sends them on.
        picked = self.request.POST.getlist("need") or self.request.GET.getlist("need")
        ids = {row_id(pk) for pk in picked[:50]} - {None}
        rows = self.model.objects.visible_to(self.request.user, can=self.can).on_their_own()
        return rows.filter(pk__in=ids).prefetch_related("schools").order_by("raised_at", "pk")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"chosen": self.chosen}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            chosen=list(self.chosen), back_url=reverse("needs:list"), **kwargs
        )

    def act(self, form):
        survivor = form.cleaned_data["survivor"]
        actions.merge_needs(needs=[need.pk for need in self.chosen], survivor=survivor)
        return survivor

    def get_success_message(self):
        return "The needs are one now, and each can be split off again below."

    def get_success_url(self):
        return self.result.get_absolute_url()


class SplitOffNeed(NeedPage, ScopedAction):
    title = "Split this need off again?"
    explanation = ["It then stands by itself in your lists, as it did before."]
    button = "Split it off"

    def get_context_data(self, **kwargs):
        # Only where it is opened: when it is pressed too late, the action says why in words.
        if not self.object.merged_into and self.request.method == "GET":
            raise Http404
        return super().get_context_data(
            summary=[("Need", str(self.object)), ("Merged into", str(self.object.merged_into))],
            **kwargs,
        )

    def act(self, form):
        actions.split_off_need(need=self.object)

    def get_success_message(self):
        return "The need stands by itself again."
