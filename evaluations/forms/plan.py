from django import forms
from django.utils import timezone

from evaluations.forms.years import year_choices
from hubs.models import Hub
from pages.forms.base import PortalForm
from pages.rules.school_year import school_year_of


class PlanForm(PortalForm):
    """Whose plan is shown, and of which year. An answer that cannot be read is none."""

    says_optional = False

    hub = forms.ChoiceField(label="Hub", required=False)
    year = forms.ChoiceField(label="School year", required=False)

    def __init__(self, *args, hubs: list[Hub], **kwargs):
        super().__init__(*args, **kwargs)
        self.hubs = {str(hub.pk): hub for hub in hubs}
        self.this_year = school_year_of(timezone.localdate())
        self.fields["year"].choices = year_choices(self.this_year)
        first, *others = hubs
        self.fields["hub"].choices = [("", first.name), *((hub.pk, hub.name) for hub in others)]
        if not others:
            del self.fields["hub"]

    def answer(self, name: str) -> str:
        return getattr(self, "cleaned_data", {}).get(name, "")

    @property
    def chosen_hub(self) -> Hub:
        return self.hubs.get(self.answer("hub")) or next(iter(self.hubs.values()))

    @property
    def chosen_year(self) -> int:
        return int(self.answer("year") or self.this_year)
