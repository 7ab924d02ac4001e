"""The texts a hub writes itself: new versions, and what was published before."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from hubs.actions import hub as actions
from hubs.choices import HubTextKind
from hubs.forms.texts import PrivacyForm, TextDayForm, TextForm
from hubs.models import Hub
from hubs.queries.texts import texts_of, versions_of
from hubs.rules.text_versions import versions_on
from hubs.views.hub import HubForm
from hubs.views.tabs import may_in_hub
from pages.base_views import ScopedDetail, row_id
from pages.wording import day_words


class OfOneKind:
    """The kind of text that the address names."""

    kwargs: dict

    @property
    def kind(self) -> HubTextKind:
        try:
            # The address takes any word, and one that is no kind of text is no page.
            return HubTextKind(self.kwargs["kind"])
        except ValueError as error:
            raise Http404 from error


class WriteText(OfOneKind, HubForm):
    intro = "Leave an empty line between paragraphs. Older versions are kept and can be read."
    success_message = "The new version is published."

    @property
    def title(self) -> str:
        return self.kind.label

    def get_form_class(self):
        return PrivacyForm if self.kind == HubTextKind.PRIVACY else TextForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"kind": self.kind}

    def get_initial(self):
        text = texts_of(self.object).get(self.kind)
        if text is None:
            return {}
        return {
            "body": text.body,
            "controller": text.controller,
            "controller_contact": text.controller_contact,
        }

    def act(self, form):
        return actions.add_text_version(
            hub=self.object, kind=self.kind, by=self.request.user, **form.cleaned_data
        )


class TextVersions(OfOneKind, ScopedDetail):
    """Every version of one text; shown below is the one asked for, or what stood on a day."""

    model = Hub
    can = Permission.VIEW_HUB_RECORD
    template_name = "hubs/text_versions.html"

    def get_context_data(self, **kwargs):
        kind = self.kind
        context = super().get_context_data(**kwargs)
        hub = context["object"]
        versions = versions_of(hub, kind)
        form = TextDayForm(self.request.GET if "on_day" in self.request.GET else None)
        shown = self.shown(versions, form)
        return context | {
            "hub": hub,
            "kind": kind,
            "versions": versions,
            "shown": shown,
            "form": form,
            "heading": self.heading(form, shown),
            "can_edit": may_in_hub(self.request.user, Permission.EDIT_HUB, hub),
            "back_url": reverse("hubs:hub_detail", args=[hub.pk]),
        }

    def shown(self, versions, form) -> list:
        if form.is_bound:
            if not form.is_valid():
                return []
            written = [(text.version, text.written_at) for text in reversed(versions)]
            stood = versions_on(form.cleaned_data["on"], written)
            return [text for text in versions if text.version in stood]
        asked = row_id(self.request.GET.get("version", ""))
        return [text for text in versions if text.version == asked] or versions[:1]

    def heading(self, form, shown) -> str:
        if not form.is_bound or not form.is_valid():
            return ""
        day = form.cleaned_data["on"]
        if day > timezone.localdate():
            return f"If nothing changes, people will read this on {day_words(day)}"
        if not shown:
            return f"On {day_words(day)} the hub had published none yet"
        return f"What people read on {day_words(day)}"
