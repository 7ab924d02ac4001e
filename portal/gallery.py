"""Every component and field of the portal with invented contents, for whoever builds pages.

It is there only while DEBUG is on.
"""

from datetime import date, time

import django_filters
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.forms import formset_factory
from django.http import Http404

from hubs.models import Hub
from pages.forms.base import PortalForm
from pages.forms.fields import ClockField, DayField, EmailField, PoundsField
from pages.forms.widgets import Checkboxes, Radios
from pages.public_views import PublicPage
from portal import gallery_contents as contents

ROLES = [("teacher", "Teacher"), ("lead", "Head of maths"), ("other", "Something else")]
STATES = [("draft", "Draft"), ("recruiting", "Open for interest"), ("running", "Running")]


class EveryFieldForm(PortalForm):
    """One of each kind of field."""

    submit_label = "Send"
    missing = {
        "name": "Enter your name",
        "on": "Enter the date of the workshop",
        "starts": "Enter the time when it starts",
    }
    widths = {"name": 30, "urn": 10}
    autocomplete = {"name": "name", "email": "email", "telephone": "tel", "password": "off"}

    name = forms.CharField(label="Your name", max_length=150)
    email = EmailField(label="Email address", help_text="The one you use at school.")
    telephone = forms.CharField(
        label="Telephone", required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    urn = forms.IntegerField(label="URN", help_text="Six digits.", min_value=100000)
    fee = PoundsField(label="Fee", min_value=0)
    on = DayField(label="Date of the workshop")
    starts = ClockField(label="Starts at")
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    hope = forms.CharField(
        label="What do you hope to work on?", widget=forms.Textarea, max_length=300
    )
    phase = forms.ChoiceField(label="Phase", choices=[("", "---------"), ("p", "Primary")])
    role = forms.ChoiceField(
        label="What is your role?",
        choices=ROLES,
        widget=Radios(
            hints={"teacher": "You teach maths to at least one class."},
            reveals={"other": "other_role"},
        ),
    )
    other_role = forms.CharField(label="What do you do?")
    online = forms.ChoiceField(
        label="Is it online?", choices=[("y", "Yes"), ("n", "No")], widget=Radios(inline=True)
    )
    needs = forms.MultipleChoiceField(
        label="What do you need on the day?",
        required=False,
        choices=[("step", "Step-free access"), ("diet", "A special diet")],
        widget=Checkboxes(reveals={"diet": "diet"}),
    )
    diet = forms.CharField(label="Which diet?")
    agree = forms.BooleanField(label="I agree to the terms", help_text="Read them first.")
    file = forms.FileField(label="Register of schools")
    secret = forms.CharField(widget=forms.HiddenInput, initial="kept")

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            self.add_error(None, "This is an error that belongs to no field.")
        return cleaned


class OneThingForm(PortalForm):
    """A page that asks one thing: the label is the heading."""

    public_details = ("school",)

    heading_field = "school"
    school = forms.CharField(label="What is your school’s name or postcode?")


class InventedReasonForm(PortalForm):
    """What an act needs to know beside the row."""

    reason = forms.ChoiceField(
        label="Reason", choices=[("", "---------"), ("illness", "Illness"), ("strike", "Strike")]
    )
    note = forms.CharField(label="What happened", required=False, max_length=300)


class LineForm(PortalForm):
    """One row of a set of forms."""

    text = forms.CharField(label="Outcome")


class GalleryFilter(django_filters.FilterSet):
    """The filters of an invented list."""

    q = django_filters.CharFilter(label="Title")
    state = django_filters.MultipleChoiceFilter(
        label="State", choices=STATES, widget=forms.CheckboxSelectMultiple
    )
    phase = django_filters.ChoiceFilter(label="Phase", choices=[("p", "Primary")])


class Gallery(PublicPage):
    """One page of the gallery, by its name in the address."""

    sorts = {"title": "title"}

    def get(self, request, *args, **kwargs):
        if not settings.DEBUG or self.page not in PAGES:
            raise Http404
        return super().get(request, *args, **kwargs)

    @property
    def page(self):
        return self.kwargs.get("page", "components")

    def get_template_names(self):
        return [PAGES[self.page]]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **contents.frame(self.request.path),
            **contents.parts(),
            **self.get_forms(),
            **self.get_list(),
            **kwargs,
        )

    def get_forms(self):
        return {
            "errors": {
                "form_with_errors": EveryFieldForm(
                    {"role": "other", "on_day": "31", "on_month": "Feb"}
                )
            },
            "form": {
                "every_field": EveryFieldForm(
                    initial={"on": date(2026, 11, 17), "starts": time(9, 30)}
                ),
                "lines": formset_factory(LineForm, extra=2)(prefix="lines"),
            },
            "one-thing": {"form": OneThingForm()},
            "confirm": {"form": InventedReasonForm()},
        }.get(self.page, {})

    def get_list(self):
        rows = contents.listed()
        return {
            "object_list": rows,
            "page_obj": Paginator(rows, 5).get_page(self.request.GET.get("page")),
            "filterset": GalleryFilter(self.request.GET, queryset=Hub.objects.none()),
        }


PAGES = {
    "components": "portal/gallery.html",
    "form": "portal/gallery_form.html",
    "errors": "portal/gallery_errors.html",
    "one-thing": "components/form_page.html",
    "list": "portal/gallery_list.html",
    "detail": "portal/gallery_detail.html",
    "register": "portal/gallery_register.html",
    "confirm": "components/confirm.html",
    "link-expired": "components/link_expired.html",
}
