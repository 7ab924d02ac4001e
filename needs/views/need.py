"""What schools need, as the hub's staff keep it."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from hubs.models import Hub
from needs.actions import need as actions
from needs.choices import NeedSource
from needs.filters.need import NeedFilter
from needs.forms.need import NeedForm, NewNeedForm
from needs.models import Need
from needs.queries.history import history_of
from pages.base_views import ScopedAction, ScopedDetail, ScopedForm, ScopedList
from pages.wording import join_words


class NeedList(ScopedList):
    model = Need
    can = Permission.EDIT_NEEDS
    template_name = "needs/need_list.html"
    filterset_class = NeedFilter
    sorts = {"raised": "raised_at", "source": "source", "voices": "voices"}
    default_sort = "-raised"
    export_name = "needs"
    export_columns = {
        "Hub": lambda row: row.hub.name,
        "School year": lambda row: row.year_words,
        "Short name": lambda row: row.title,
        "What is needed": lambda row: row.what_is_needed,
        "What comes first": lambda row: row.what_comes_first,
        "What is really important": lambda row: row.what_matters_most,
        "Where from": lambda row: row.source_words,
        "About": lambda row: join_words(row.theme_words),
        "Phase": lambda row: row.get_phase_display(),
        "Schools": lambda row: "; ".join(row.every_school_name),
        "The school may not know": lambda row: "yes" if row.is_sensitive else "no",
        "Raised": lambda row: timezone.localdate(row.raised_at),
        "Merged into": lambda row: row.merged_into and str(row.merged_into),
    }

    def prepare(self, queryset):
        # A need with what was merged into it is as many voices.
        voices = Count("merged", filter=Q(merged__set_aside_at=None), distinct=True) + 1
        return queryset.annotate(voices=voices).select_related("hub", "merged_into").with_voices()


class NeedPage:
    """What pages about one need share."""

    model = Need
    can = Permission.EDIT_NEEDS

    def prepare(self, queryset):
        return queryset.select_related("hub", "enquiry", "merged_into", "entered_by")

    def get_success_url(self):
        return self.object.get_absolute_url()


class NeedDetail(NeedPage, ScopedDetail):
    template_name = "needs/need_detail.html"

    def prepare(self, queryset):
        return super().prepare(queryset).with_voices()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        need = context["object"]
        return context | {
            "need": need,
            "voices": sorted(need.merged.all(), key=lambda one: one.raised_at),
            "history": history_of(need),
        }


class AddNeed(ScopedForm):
    """A need that staff heard of themselves, or read in national evidence."""

    model = Need
    can = Permission.EDIT_NEEDS
    form_class = NewNeedForm
    template_name = "components/form_page.html"
    title = "Add a need"
    back_label = "All needs"
    success_message = "The need is kept."

    def get_form_kwargs(self):
        hubs = Hub.objects.visible_to(self.request.user, can=self.can)
        return super().get_form_kwargs() | {"hubs": hubs}

    def get_initial(self):
        return {"source": NeedSource.HUB}

    def get_context_data(self, **kwargs):
        return super().get_context_data(back_url=reverse("needs:list"), **kwargs)

    def act(self, form):
        facts = form.facts()
        if key := facts.pop("form_key"):
            # The key lies unsigned in the page, and all needs share one column of keys: with the
            # writer's own number before it, it finds nobody else's need.
            facts["form_key"] = f"{self.request.user.pk}:{key}"
        return actions.raise_need(entered_by=self.request.user, **facts)

    def get_success_url(self):
        return self.result.get_absolute_url()


class EditNeed(NeedPage, ScopedForm):
    form_class = NeedForm
    template_name = "components/form_page.html"
    title = "Change the need"
    success_message = "The need is saved."

    def get_initial(self):
        found = {name: getattr(self.object, name) for name in NeedForm.base_fields}
        return found | {"schools": list(self.object.schools.order_by("name", "pk"))}

    def act(self, form):
        actions.change_need(need=self.object, **form.facts())


class TakeInNeed(NeedPage, ScopedAction):
    """For a need without an address; one with an address is taken in with its enquiry."""

    title = "Take this need in?"
    explanation = ["It looked like spam. It then counts as any other need."]
    button = "Take it in"
    success_message = "The need counts now."

    def act(self, form):
        actions.take_in_need(need=self.object)
