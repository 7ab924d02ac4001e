from django import forms
from django.utils import timezone

from hubs.models import Hub
from pages.forms.base import PortalForm
from pages.forms.fields import DayField
from pages.wording import day_words
from schools.forms.school_field import SchoolField
from schools.models import District, LocalAuthority


class AreaForm(PortalForm):
    """A place that a hub gets."""

    submit_label = "Give the hub this area"
    missing = {
        "hub": "Choose the hub",
        "local_authority": "Choose the local authority",
        "from_on": "Enter the first day",
    }

    hub = forms.ModelChoiceField(queryset=Hub.objects.none())
    local_authority = forms.ModelChoiceField(queryset=LocalAuthority.objects.all())
    district = forms.ModelChoiceField(
        queryset=District.objects.select_related("local_authority"),
        required=False,
        empty_label="The whole authority",
        help_text="Only where hubs share the authority. The rest of it stays as it is.",
    )
    from_on = DayField(label="From which day?")
    takes_over = forms.BooleanField(
        label="If another hub holds it, its time there ends the day before", required=False
    )

    def __init__(self, *args, hubs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["hub"].queryset = hubs
        self.fields["district"].label_from_instance = district_words


def district_words(district: District) -> str:
    return f"{district.local_authority}: {district.name}"


class LastDayForm(PortalForm):
    """The last day of an area or of an exception."""

    submit_label = "Set the last day"
    missing = {"until_on": "Enter the last day"}

    until_on = DayField(label="Last day")


class TakeBackForm(PortalForm):
    """Whether the hub that had the place or the school before keeps it after all."""

    goes_on = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args, before, **kwargs):
        super().__init__(*args, **kwargs)
        if before:
            self.fields[
                "goes_on"
            ].label = (
                f"{before.hub} goes on: its last day, {day_words(before.until_on)}, is taken away"
            )
        else:
            # Nothing ended for this one, so there is nothing to ask.
            del self.fields["goes_on"]


class SchoolOverrideForm(PortalForm):
    """A school that belongs to another hub than its place says."""

    submit_label = "Place the school with this hub"
    missing = {
        "hub": "Choose the hub",
        "reason": "Say why the school belongs to it",
        "from_on": "Enter the first day",
    }

    school = SchoolField(label="Which school?", with_closed=True)
    hub = forms.ModelChoiceField(queryset=Hub.objects.none())
    reason = forms.CharField(
        label="Why?",
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text="Hubs read it. For example: the rest of its trust is there.",
    )
    from_on = DayField(label="From which day?", initial=timezone.localdate)

    def __init__(self, *args, hubs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["hub"].queryset = hubs
