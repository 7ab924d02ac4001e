"""Work Groups to choose from: those of one title are told apart by year and first date."""

from django.utils import timezone

from pages.wording import short_day_words
from workgroups.models import WorkGroup


def choice_words(workgroup: WorkGroup) -> str:
    """Wants the Work Group with_dates()."""
    begins = workgroup.first_at
    first = f"from {short_day_words(timezone.localdate(begins))}" if begins else "no dates yet"
    return f"{workgroup}, {workgroup.year_words}, {first}"


def offer_workgroups(field, workgroups) -> None:
    """Let the field of a form offer these, the latest year first."""
    field.queryset = workgroups.with_dates().order_by("-school_year", "title", "first_at", "pk")
    field.label_from_instance = choice_words
