"""The agreement that schools and their teachers sign: its versions, and writing the next."""

from django.shortcuts import render
from django.urls import reverse

from access.permissions import Permission
from access.refusal import Refused
from hubs.actions.agreement import add_agreement_version, refuse_same_agreement
from hubs.forms.agreement import AgreementForm, first_agreement, next_agreement
from hubs.models import Agreement, Hub
from hubs.queries.agreement import agreements_of
from hubs.rules.agreement_text import said_clauses
from hubs.views.hub import HubForm
from hubs.views.tabs import may_in_hub
from pages.base_views import ScopedDetail, row_id
from pages.forms.carried import CarriedForm


class AgreementVersions(ScopedDetail):
    """Every version of the agreement; shown below is the one asked for, or the newest."""

    model = Hub
    can = Permission.VIEW_HUB_RECORD
    template_name = "hubs/agreement_versions.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        hub = context["object"]
        versions = agreements_of(hub)
        asked = row_id(self.request.GET.get("version", ""))
        shown = [one for one in versions if one.version == asked] or versions[:1]
        return context | {
            "hub": hub,
            "versions": versions,
            "shown": shown[0] if shown else None,
            "can_edit": may_in_hub(self.request.user, Permission.EDIT_HUB, hub),
            "back_url": reverse("hubs:hub_detail", args=[hub.pk]),
        }


class WriteAgreement(HubForm):
    form_class = AgreementForm
    title = "Agreement with schools and teachers"
    intro = (
        "This makes a new version. Whoever signed an older one has signed that one; choose for "
        "each Work Group which version it asks for."
    )
    success_message = (
        "The new version is kept for Work Groups begun from now on: choose it for those that are "
        "there already."
    )

    def get_success_url(self):
        return reverse("hubs:agreements", args=[self.object.pk])

    def get_initial(self):
        newest = Agreement.objects.visible_to(self.request.user).latest_agreement(self.object)
        return next_agreement(newest) if newest else first_agreement()

    def form_valid(self, form):
        """The first time it is sent, it is read back as schools will read it."""
        if "back" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        if "confirmed" in self.request.POST:
            return super().form_valid(form)
        # Refused already here, so that nobody confirms what cannot be kept.
        try:
            refuse_same_agreement(hub=self.object, texts=form.texts())
        except Refused as refusal:
            form.add_error(None, refusal.message)
            return self.form_invalid(form)
        return render(self.request, "hubs/confirm_agreement.html", self.read_back(form.texts()))

    def read_back(self, texts: dict[str, str]) -> dict:
        return {
            "title": "Keep this as the next version?",
            "explanation": [
                "This is what schools and teachers will read and sign. No email is sent. A "
                "version cannot be changed or taken back afterwards; another one can follow it.",
            ],
            "agreement": {"opening": texts["opening"], "clauses": said_clauses(texts)},
            "button": "Keep this version",
            "form": CarriedForm(sent=self.request.POST),
        }

    def act(self, form):
        return add_agreement_version(hub=self.object, texts=form.texts(), by=self.request.user)
