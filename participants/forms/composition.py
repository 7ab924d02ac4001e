from django import forms

from pages.forms.base import PortalForm, prepare
from participants.rules.composition import Composition
from workgroups.models import WorkGroup


class CompositionForm(PortalForm):
    """A number for each role that is eligible."""

    submit_label = "Save"

    # Each may be left empty, as the page says above them.
    says_optional = False

    def __init__(self, *args, workgroup: WorkGroup, composition: Composition, **kwargs):
        super().__init__(*args, **kwargs)
        wanted = dict(composition)
        labels = workgroup.project.role_labels
        # One that is eligible no longer can still be taken away.
        self.roles = [role for role in labels if role in {*workgroup.eligible_roles, *wanted}]
        for role in self.roles:
            field = forms.IntegerField(
                label=labels[role],
                min_value=0,
                max_value=workgroup.places_per_school,
                required=False,
                initial=wanted.get(role),
            )
            prepare(field, label=labels[role])
            field.width = 2
            self.fields[role] = field

    @property
    def composition(self) -> Composition:
        return tuple((role, self.cleaned_data[role] or 0) for role in self.roles)
