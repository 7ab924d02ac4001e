"""A certificate for whoever checks its number, and for whoever holds it."""

from typing import ClassVar

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from access.limits import give_back, take_places
from access.links import SignedLink
from access.refusal import Refused
from pages.base_views import READ_ONLY
from pages.public_views import LinkPage, PublicPage
from participants import links
from participants.actions.certificate import check_holds, show_holder
from participants.documents import certificates_pdf
from participants.forms.certificate import CheckCertificateForm, ShowHolderForm
from participants.models import Certificate
from participants.queries.certificate import certificate_numbered, newest_of
from participants.rules.certificate import read_number

TOO_MANY_NUMBERS = (
    "Many numbers that there are not have been checked from where you are in the last hour. Try "
    "again later."
)


class CheckCertificate(PublicPage):
    """Says whether a certificate holds, and of its holder no more than they have chosen."""

    template_name = "participants/check_certificate.html"
    http_method_names = READ_ONLY

    @cached_property
    def typed(self) -> str:
        return self.kwargs.get("number") or self.request.GET.get("number", "")

    def get(self, request, *args, **kwargs):
        try:
            found, status = self.look_up(), 200
            refused = ""
        except Refused as refusal:
            found, status, refused = None, 429, refusal.message
        context = self.get_context_data(certificate=found, refused=refused)
        answer = self.render_to_response(context, status=status)
        if self.typed:
            # A number is nothing to be found by a search engine.
            answer.headers["X-Robots-Tag"] = "noindex"
        return answer

    def look_up(self) -> Certificate | None:
        """Raises Refused for whoever has tried too many numbers that there are not."""
        number = read_number(self.typed)
        if not number:
            return None
        places = take_places(self.request, "certificate")
        if places is None:
            raise Refused(TOO_MANY_NUMBERS)
        found = certificate_numbered(number)
        if found:
            give_back(places)
        return found

    def get_context_data(self, **kwargs):
        found = kwargs["certificate"]
        # An empty box for another number, so that the same is not sent again.
        data = {"number": self.typed} if self.has_asked and not found else None
        form = CheckCertificateForm(data)
        form.is_valid()
        return super().get_context_data(
            form=form,
            has_asked=self.has_asked and bool(self.typed.strip()),
            page_hub=found and found.workgroup.hub,
            **kwargs,
        )

    @property
    def has_asked(self) -> bool:
        return "number" in self.kwargs or "number" in self.request.GET


class ByCertificateLink(LinkPage):
    link: ClassVar[SignedLink] = links.CERTIFICATE
    model: ClassVar[type[Certificate]] = Certificate

    def prepare(self, queryset):
        return queryset.joined()


class OwnCertificate(ByCertificateLink):
    """For its holder: what it says, the PDF, and what whoever checks it reads."""

    form_class = ShowHolderForm
    template_name = "participants/own_certificate.html"

    def get_initial(self):
        return {"shown": self.object.name_shown_at is not None}

    def get_context_data(self, **kwargs):
        newest = None if self.object.is_valid else newest_of(self.object)
        return super().get_context_data(
            certificate=self.object,
            pdf_url=reverse("participants:own_certificate_pdf", args=[self.kwargs["token"]]),
            check_url=self.object.check_path,
            newest_url=links.CERTIFICATE.path(newest) if newest else "",
            **kwargs,
        )

    def act(self, form):
        return show_holder(certificate=self.object, is_shown=form.cleaned_data["shown"])

    def get_success_message(self):
        if self.result.name_shown_at:
            return "Whoever checks the number reads your name, until you take that back here."
        return "Whoever checks the number reads nothing about you."

    def get_success_url(self):
        return self.request.path


class OwnCertificatePdf(ByCertificateLink):
    form_class = ShowHolderForm
    http_method_names = READ_ONLY

    def get(self, request, *args, **kwargs):
        return pdf_of_certificate(self.object)


def pdf_of_certificate(certificate: Certificate) -> HttpResponse:
    """Printed anew each time, as long as it holds."""
    try:
        check_holds(certificate)
    except Refused as refusal:
        raise Http404 from refusal
    content = certificates_pdf([certificate])
    return pdf_response(f"certificate-{certificate.number_words}", content)


def pdf_response(name: str, content: bytes) -> HttpResponse:
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.pdf"',
            "Cache-Control": "private, no-store",
        },
    )
