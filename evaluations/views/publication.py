"""What a hub publishes from its approved reports."""

from django.urls import reverse
from django.utils import timezone

from access.links import site_url
from access.permissions import Permission
from access.refusal import Refused
from evaluations.actions import publication as actions
from evaluations.choices import PublicationKind
from evaluations.forms.publication import ConsentForm, NewPublicationForm, PublicationForm
from evaluations.models import Publication, PublicationConsent
from evaluations.queries.publication import with_hub
from evaluations.queries.report import report_parts
from evaluations.rules.publication import newsletter_text, text_to_begin_with
from evaluations.views.report_part import OnApprovedReport
from pages.base_views import ScopedAction, ScopedDetail, ScopedForm, ScopedList


class PublicationList(ScopedList):
    model = Publication
    can = Permission.PUBLISH_REPORT
    template_name = "evaluations/publication_list.html"
    sorts = {"published": "published_at", "title": "title"}
    default_sort = "-published"

    def prepare(self, queryset):
        return with_hub(queryset).with_consents()


class NewsletterText(ScopedList):
    """All that the public may read of the hub, as text to be pasted into a newsletter."""

    model = Publication
    can = Permission.PUBLISH_REPORT
    template_name = "evaluations/newsletter_text.html"
    paginate_by = None

    def prepare(self, queryset):
        latest = queryset.public().order_by("-published_at", "-pk")
        return with_hub(latest)[:20]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        pieces = [
            (one.title, one.body, site_url(one.get_absolute_url()))
            for one in context["object_list"]
        ]
        return context | {"text": newsletter_text(pieces), "rows": len(pieces)}


class AddPublication(OnApprovedReport):
    can = Permission.PUBLISH_REPORT
    form_class = NewPublicationForm
    title = "Write what the public may read"
    intro = "Nobody else reads it until you publish it. It begins in the words of the report."
    success_message = "The text is saved, and next: say who is named in it, if anybody."

    def get_initial(self):
        if self.report is None:
            return {}
        has_summary = self.report.publications.filter(kind=PublicationKind.SUMMARY).exists()
        kind = PublicationKind.CASE_STUDY if has_summary else PublicationKind.SUMMARY
        return {
            "kind": kind,
            "title": "" if has_summary else f"What came of {self.object.title}"[:160],
            "body": text_to_begin_with(kind, report_parts(self.report)),
        }

    def act_on(self, report, form):
        return actions.write_publication(report=report, **form.cleaned_data)

    def get_success_url(self):
        made = getattr(self, "result", None)
        return reverse("evaluations:publication", args=[made.pk]) if made else self.read_url


class PublicationDetail(ScopedDetail):
    """The text as everybody reads it, who is named in it, and whether they agree."""

    model = Publication
    can = Permission.PUBLISH_REPORT
    template_name = "evaluations/publication_detail.html"

    def prepare(self, queryset):
        return with_hub(queryset).with_consents().prefetch_related("consents")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        publication = context["object"]
        is_approved = publication.report.is_approved
        return context | {
            "publication": publication,
            "consents": list(publication.consents.all()),
            "is_approved": is_approved,
            "is_public": publication.is_published and is_approved and not publication.lacks_consent,
        }


class PublicationPage(ScopedForm):
    """A form about one publication, which leads back to it."""

    model = Publication
    can = Permission.PUBLISH_REPORT
    template_name = "components/form_page.html"
    back_label = "The text"

    def prepare(self, queryset):
        return with_hub(queryset)

    @property
    def caption(self) -> str:
        return str(self.object)

    def get_success_url(self):
        return reverse("evaluations:publication", args=[self.object.pk])


class EditPublication(PublicationPage):
    form_class = PublicationForm
    title = "Change the text"
    intro = (
        "Whoever is named or quoted agreed to the text as it was. Ask them again if you change "
        "what it says of them."
    )
    success_message = "The text is saved."

    def get_initial(self):
        return {"title": self.object.title, "body": self.object.body}

    def act(self, form):
        return actions.change_publication(publication=self.object, **form.cleaned_data)


class Publish(PublicationPage, ScopedAction):
    title = "Publish this text?"
    explanation = (
        "Everybody can read it, on the hub’s public page and among what the network has learned.",
        "If somebody named in it withdraws their consent, it is gone at once.",
    )
    button = "Publish it"
    template_name = "components/confirm.html"
    success_message = "It is published."

    def check(self):
        if self.object.is_published:
            raise Refused("It is published already.")
        if self.object.consents.lacking().exists():
            raise Refused("Somebody named in it has not agreed yet, or no longer does.")

    def act(self, form):
        now, by = timezone.now(), self.request.user
        return actions.publish(publication=self.object, now=now, by=by)


class TakeDown(PublicationPage, ScopedAction):
    title = "Take this text down?"
    explanation = ("Nobody else can read it any more. You can publish it again.",)
    button = "Take it down"
    is_warning = True
    template_name = "components/confirm.html"
    success_message = "It is taken down."

    def check(self):
        if not self.object.is_published:
            raise Refused("It is not published.")

    def act(self, form):
        actions.take_down(publication=self.object)


class AddConsent(PublicationPage):
    form_class = ConsentForm
    title = "Who is named or quoted"
    intro = "Until they agree, a text that names them is shown to nobody."
    success_message = "The name is on the list."

    def get_form_kwargs(self):
        row = PublicationConsent(publication=self.object)
        return super().get_form_kwargs() | {"instance": row}

    def act(self, form):
        consent = form.save(commit=False)
        return actions.save_consent(consent=consent, today=timezone.localdate())


class ConsentPage(ScopedForm):
    """A form about one consent, which leads back to the publication."""

    model = PublicationConsent
    can = Permission.PUBLISH_REPORT
    template_name = "components/form_page.html"
    back_label = "The text"

    def prepare(self, queryset):
        return queryset.select_related("publication__report__workgroup__hub")

    def grown_ups(self):
        return [self.object.name]

    @property
    def caption(self) -> str:
        return str(self.object.publication)

    def get_success_url(self):
        return reverse("evaluations:publication", args=[self.object.publication_id])


class EditConsent(ConsentPage):
    form_class = ConsentForm
    title = "Consent to be named"
    success_message = "It is saved."

    def act(self, form):
        consent = form.save(commit=False)
        return actions.save_consent(consent=consent, today=timezone.localdate())


class RemoveConsent(ConsentPage, ScopedAction):
    explanation = (
        "Do this only once the text no longer names or quotes them. Their consent is then not "
        "asked for any more.",
    )
    button = "Take the name off the list"
    is_warning = True
    template_name = "components/confirm.html"
    success_message = "The name is off the list."

    @property
    def title(self) -> str:
        return f"Take {self.object.name} off the list?"

    def act(self, form):
        actions.remove_consent(consent=self.object)


class AskForConsent(ConsentPage, ScopedAction):
    explanation = (
        "They get an email with a link to the text, and say there whether they agree. By the same "
        "link they can take it back.",
    )
    button = "Send the email"
    template_name = "components/confirm.html"

    @property
    def title(self) -> str:
        return f"Ask {self.object.name} for consent?"

    def check(self):
        if not self.object.email:
            raise Refused(actions.NO_ADDRESS)
        if self.object.is_given:
            raise Refused(actions.GIVEN)

    def act(self, form):
        actions.ask_for_consent(consent=self.object, on=timezone.localdate())

    def get_success_message(self):
        return f"The email is on its way to {self.object.email}."
