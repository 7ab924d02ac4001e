"""A hub's public page, and the pages on which its staff keep it."""

from django.urls import reverse
from django.utils import timezone

from hubs.access import Permission
from hubs.actions import hub as actions
from hubs.base_views import PublicDetail, ScopedDetail, ScopedForm
from hubs.choices import HubTextKind
from hubs.forms.hub import AnsweringForm, PolicyForm
from hubs.models import FeePolicy, Hub
from hubs.queries import (
    area_names,
    lead_schools_of,
    people_of,
    policies_of,
    priorities_of,
    public_partners,
    texts_of,
)
from hubs.rules.school_year import school_year_of
from hubs.views.tabs import hub_tabs, may, other_hubs


class PublicHub(PublicDetail):
    """Who the hub is, where it works, and how it uses what people tell it."""

    model = Hub
    template_name = "hubs/hub.html"

    def prepare(self, queryset):
        return queryset.select_related("successor").prefetch_related("former_names")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        hub, today = context["object"], timezone.localdate()
        return context | {
            "has_closed": hub.closed_on is not None and hub.closed_on < today,
            "former_names": [name.name for name in hub.former_names.all()],
            "texts": texts_of(hub),
            "area": area_names(hub, today),
            "lead_schools": lead_schools_of(hub, today),
            "partners": public_partners(hub, today),
            "priorities": priorities_of(hub, school_year_of(today)),
            "year": school_year_of(today),
        }


class HubDetail(ScopedDetail):
    model = Hub
    can = Permission.VIEW_HUB_RECORD
    template_name = "hubs/hub_detail.html"

    def prepare(self, queryset):
        return queryset.select_related("successor").prefetch_related("former_names")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        hub, today, user = context["object"], timezone.localdate(), self.request.user
        texts = texts_of(hub)
        label, colour = hub.status_on(today)
        return context | {
            "hub": hub,
            "status": {"label": label, "colour": colour},
            "sub_navigation": hub_tabs(self.request, hub),
            "other_hubs": other_hubs(user, hub),
            "former_names": [name.name for name in hub.former_names.all()],
            "can_edit": may(user, Permission.EDIT_HUB, hub),
            "can_manage": may(user, Permission.MANAGE_HUBS, hub),
            "can_invite": may(user, Permission.MANAGE_STAFF, hub),
            "texts": [(kind, kind.label, texts.get(kind)) for kind in HubTextKind],
            "policies": policies_of(hub),
            "policy": FeePolicy.objects.visible_to(user).in_force(hub, today),
            "area": area_names(hub, today),
            "lead_schools": lead_schools_of(hub, today),
            "people": people_of(hub, today),
        }


class HubForm(ScopedForm):
    model = Hub
    can = Permission.EDIT_HUB
    template_name = "components/form_page.html"
    title = intro = ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=self.title, intro=self.intro, back_url=self.get_success_url(), **kwargs
        )

    def get_success_url(self):
        return reverse("hubs:hub_detail", args=[self.object.pk])


class AddPolicy(HubForm):
    form_class = PolicyForm
    title = "New terms on missed and late-cancelled workshops"
    intro = (
        "This makes a new version. Whoever accepted a place on older terms keeps those; Work "
        "Groups go on offering the version chosen under “Places and terms”."
    )
    success_message = "The new version is kept. Choose it for a Work Group to offer it."

    def get_initial(self):
        today = timezone.localdate()
        policy = FeePolicy.objects.visible_to(self.request.user).in_force(self.object, today)
        if policy is None:
            return {"effective_from": today}
        fields = PolicyForm.Meta.fields
        return {name: getattr(policy, name) for name in fields} | {"effective_from": today}

    def act(self, form):
        return actions.add_policy_version(hub=self.object, policy=form.save(commit=False))


class EditAnswering(HubForm):
    form_class = AnsweringForm
    title = "Answering enquiries"
    success_message = "Saved. It counts for what people send from now on."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.object}

    def act(self, form):
        return form.save()
