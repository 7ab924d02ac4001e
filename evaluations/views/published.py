"""What the public reads of approved reports, and what whoever is named in it says to that."""

from django.urls import reverse

from evaluations.actions.publication import answer_consent
from evaluations.filters import PublishedFilter
from evaluations.forms.publication import OwnConsentForm
from evaluations.links import CONSENT
from evaluations.models import Publication, PublicationConsent
from evaluations.queries.publication import who_took_part, with_hub
from pages.public_views import LinkPage, PublicDetail, PublicList


class PublishedList(PublicList):
    """What the whole network has learned, by theme."""

    model = Publication
    template_name = "evaluations/published_list.html"
    filterset_class = PublishedFilter

    def prepare(self, queryset):
        return with_hub(queryset).order_by("-published_at", "-pk")


class PublishedText(PublicDetail):
    """One text, for as long as it is published and everybody whom it names agrees."""

    model = Publication
    template_name = "evaluations/published.html"

    def prepare(self, queryset):
        return with_hub(queryset).prefetch_related("consents")

    def get_row(self):
        self.kwargs = {"report__workgroup__hub__slug": self.kwargs["slug"], "pk": self.kwargs["pk"]}
        return super().get_row()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        publication = context["object"]
        return context | {
            "workgroup": publication.report.workgroup,
            "took_part": who_took_part(publication),
        }


class OwnConsent(LinkPage):
    """The text, and whether whoever was asked agrees to be named in it."""

    link = CONSENT
    model = PublicationConsent
    form_class = OwnConsentForm
    template_name = "evaluations/own_consent.html"

    def prepare(self, queryset):
        return queryset.select_related("publication__report__workgroup__hub")

    def get_initial(self):
        if self.object.agreed_on is None:
            return {}
        return {"agrees": "yes" if self.object.is_given else "no"}

    def act(self, form):
        return answer_consent(consent=self.object, agrees=form.cleaned_data["agrees"] == "yes")

    def get_success_message(self):
        if self.result.is_given:
            return "Thank you: your consent is noted, and you can take it back by the same link."
        return "It is noted that you do not agree, and nobody else can read the text."

    def get_success_url(self):
        return reverse("evaluations:own_consent", args=[self.kwargs["token"]])
