"""A hub's logo: the pages on which it is chosen and removed, and the picture itself."""

from django.http import HttpResponse
from django.urls import reverse

from access.permissions import Permission
from hubs.actions import logo as actions
from hubs.forms.logo import LogoForm
from hubs.models import Hub
from hubs.queries.logo import logo_history
from pages.base_views import ScopedAction, ScopedForm
from pages.public_views import PublicDetail

FOR_A_YEAR = "public, max-age=31536000, immutable"


class Logo(PublicDetail):
    """The picture. Its address names its hash, so that it may be kept for as long as one likes."""

    model = Hub

    def prepare(self, queryset):
        # get_row() matches the hash too: under an old one there is nothing, and not the new
        # picture.
        return queryset.exclude(logo_hash="").select_related("logo")

    def get(self, request, *args, **kwargs):
        logo = self.get_row().logo
        return HttpResponse(
            bytes(logo.content),
            content_type=logo.media_type,
            headers={"Cache-Control": FOR_A_YEAR, "X-Content-Type-Options": "nosniff"},
        )


class LogoPage:
    model = Hub
    can = Permission.EDIT_HUB

    def get_success_url(self):
        return reverse("hubs:hub_detail", args=[self.object.pk])


class EditLogo(LogoPage, ScopedForm):
    form_class = LogoForm
    template_name = "hubs/logo_form.html"
    title = "The hub’s logo"
    intro = "Choose one that the hub has the right to show."
    success_message = "The logo is saved and stands on the hub’s public pages and above yours."

    def get_initial(self):
        return {"words": self.object.logo_words}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"has_logo": bool(self.object.logo_hash)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(history=logo_history(self.object), **kwargs)

    def act(self, form):
        return actions.set_logo(
            hub=self.object, words=form.cleaned_data["words"], picture=form.cleaned_data["file"]
        )


class RemoveLogo(LogoPage, ScopedAction):
    title = "Take the logo away?"
    explanation = ["The hub’s pages show its name alone. You can choose a logo again."]
    button = "Take the logo away"
    is_warning = True
    success_message = "The logo is gone, and the hub’s name stands alone again."

    def check(self):
        actions.check_has_logo(self.object)

    def act(self, form):
        return actions.remove_logo(hub=self.object)
