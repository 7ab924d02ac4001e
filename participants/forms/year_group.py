from collections.abc import Sequence

from django import forms

from pages.forms.base import CHOOSE
from workgroups.choices import YearGroup


def ask_year_group(
    form: forms.Form, name: str, years: Sequence[YearGroup], label: str, *, after: str
) -> None:
    """Ask which year group somebody teaches, where the Work Group wants certain ones."""
    if not years:
        return
    choices = [(year.value, year.label) for year in (*years, YearGroup.SEVERAL)]
    field = forms.ChoiceField(label=label, choices=[("", CHOOSE), *choices], required=False)
    field.help_text = "The Work Group wants teachers of certain year groups from each school."
    form.fields[name] = field
    names = [one for one in form.fields if one != name]
    names.insert(names.index(after) + 1, name)
    form.order_fields(names)
