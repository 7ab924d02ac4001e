"""A hub's public page, and the pages on which its staff keep it."""

from collections.abc import Iterator

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from access.links import site_url
from access.permissions import Permission
from access.refusal import Refused
from hubs.actions import hub as actions
from hubs.choices import HubTextKind
from hubs.forms.hub import AnsweringForm, OverloadForm, PolicyForm
from hubs.models import Agreement, FeePolicy, Hub
from hubs.queries.area import area_names
from hubs.queries.hub import (
    lead_schools_of,
    people_of_hub,
    places_on_terms_of,
    policies_of,
    public_partners,
)
from hubs.queries.panels import hub_panels
from hubs.queries.texts import texts_of
from hubs.views.first_settings import first_settings
from hubs.views.tabs import hub_tabs, may_in_hub, other_hubs
from pages.base_views import ScopedDetail, ScopedForm
from pages.forms.carried import CarriedForm
from pages.onward import onward
from pages.public_views import PublicDetail
from pages.wording import day_words, money_words


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
            "about_in_short": f"{hub}: who it is, where it works, and what it offers schools.",
            "lead_schools": lead_schools_of(hub, today),
            "partners": public_partners(hub, today),
            "panels": hub_panels.of(hub, self.request.user, today),
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
        texts, policies, people = texts_of(hub), policies_of(hub), people_of_hub(hub, today)
        lead_schools = lead_schools_of(hub, today)
        can_edit = may_in_hub(user, Permission.EDIT_HUB, hub)
        label, colour = hub.status_on(today)
        return context | {
            "hub": hub,
            "status": {"label": label, "colour": colour},
            "sub_navigation": hub_tabs(self.request, hub),
            "other_hubs": other_hubs(user, hub),
            "former_names": [name.name for name in hub.former_names.all()],
            "can_edit": can_edit,
            "jobs": can_edit
            and first_settings(
                hub,
                lead_schools=lead_schools,
                texts=texts,
                has_terms=bool(policies),
                people=len(people),
            ),
            "can_manage": may_in_hub(user, Permission.MANAGE_HUBS, hub),
            "sees_money": may_in_hub(user, Permission.VIEW_FEES, hub),
            "can_invite": may_in_hub(user, Permission.MANAGE_STAFF, hub),
            "texts": [(kind, kind.label, texts.get(kind)) for kind in HubTextKind],
            "policies": policies,
            "agreement": Agreement.objects.visible_to(user).latest_agreement(hub),
            "policy": FeePolicy.objects.visible_to(user).in_force(hub, today),
            "area": area_names(hub, today),
            "lead_schools": lead_schools,
            "people": people,
            "own_questions_url": can_edit and onward("ask a hub's own questions", hub.pk),
            "frame_url": whole_address(onward("show a hub's list elsewhere", hub.slug)),
            "waiting_lists_url": onward("say how waiting lists move", hub.pk),
            "priorities_url": onward("say what counts when places are short", hub.pk),
            "values_url": whole_address(onward("read a hub's list", hub.slug)),
        }


def whole_address(path: str) -> str:
    """As it is written on another site; '' for no page."""
    return site_url(path) if path else ""


class HubForm(ScopedForm):
    model = Hub
    can = Permission.EDIT_HUB
    template_name = "components/form_page.html"

    def get_success_url(self):
        return reverse("hubs:hub_detail", args=[self.object.pk])


class AddPolicy(HubForm):
    form_class = PolicyForm
    title = "New terms on missed and late-cancelled workshops"
    intro = (
        "This makes a new version. Whoever accepted a place on older terms keeps those; Work "
        "Groups go on offering the version chosen under “Places and terms”."
    )

    def get_success_message(self):
        means = self.result.notice_words
        return f"The new version is kept ({means}): choose it for a Work Group to offer it."

    def form_valid(self, form):
        """The first time it is sent, it is read back: whom it is for, and what changes."""
        if "back" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        if "confirmed" in self.request.POST:
            return super().form_valid(form)
        # Refused already here, so that nobody confirms what cannot be kept.
        policy = form.save(commit=False)
        try:
            actions.refuse_same_terms(hub=self.object, policy=policy)
        except Refused as refusal:
            form.add_error(None, refusal.message)
            return self.form_invalid(form)
        return render(self.request, "hubs/confirm_policy.html", self.read_back(policy))

    def read_back(self, policy) -> dict:
        hub, since = self.object, day_words(policy.effective_from)
        standing = FeePolicy.objects.visible_to(self.request.user).in_force(
            hub, policy.effective_from
        )
        return {
            "title": f"Make these the terms from {since}?",
            "explanation": [
                f"They are for places accepted from {since}, and for those alone. Work Groups "
                "added from then on offer them; a Work Group that is there already offers them "
                "once you choose this version under “Places and terms”.",
                kept_words(places_on_terms_of(hub)),
                "No email is sent. A version cannot be changed or taken back afterwards; another "
                "one can follow it.",
            ],
            "summary": [
                (label, f"{new}\nuntil then: {old}" if old not in ("", new) else new)
                for label, new, old in compared_terms(policy, standing)
            ],
            "button": "Make this the new version",
            "form": CarriedForm(sent=self.request.POST),
        }

    def get_initial(self):
        today = timezone.localdate()
        policy = FeePolicy.objects.visible_to(self.request.user).in_force(self.object, today)
        if policy is None:
            return {"effective_from": today}
        fields = PolicyForm.Meta.fields
        return {name: getattr(policy, name) for name in fields} | {"effective_from": today}

    def act(self, form):
        return actions.add_policy_version(hub=self.object, policy=form.save(commit=False))


def kept_words(places: int) -> str:
    if places == 0:
        return "Nobody has a place on earlier terms yet."
    if places == 1:
        return "The 1 person who has a place already keeps the terms they accepted."
    return f"The {places} people who have a place already keep the terms they accepted."


def compared_terms(policy: FeePolicy, standing: FeePolicy | None) -> Iterator[tuple[str, str, str]]:
    """Each term with what it will say, and what it says until then: '' where there is none."""
    before = terms_in_words(standing) if standing else {}
    for label, words in terms_in_words(policy).items():
        yield label, words, before.get(label, "")


def terms_in_words(policy: FeePolicy) -> dict[str, str]:
    return {
        "Fee for each workshop": money_words(policy.amount),
        "Notice": policy.notice_words,
        "Somebody does not come": fee_words(policy.charges_no_show),
        "Somebody cancels late": fee_words(policy.charges_late_cancellation),
        "A colleague instead": "without a fee" if policy.allows_substitute else "not taken",
    }


def fee_words(follows: bool) -> str:
    return "a fee may follow" if follows else "no fee"


class HubSetting(HubForm):
    """One thing the hub decides for itself."""

    def act(self, form):
        return form.save()


class EditAnswering(HubSetting):
    form_class = AnsweringForm
    title = "Answering enquiries"
    success_message = "Saved for what people send from now on."


class EditOverload(HubSetting):
    form_class = OverloadForm
    title = "Schools in many projects"
    success_message = "Saved for the pages of schools and for when places are offered."
