"""How many needs there are of each kind: for the hub's board too, without anybody's words."""

from collections import Counter

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.views.generic import TemplateView

from access.permissions import Permission
from needs.choices import NeedSource, NeedTheme
from needs.models import Need
from pages.base_views import ScopedPage, holds_by_role, row_id
from pages.forms.years import school_year_choices
from pages.rules.school_year import school_year_of
from pages.wording import school_year_words
from schools.choices import Phase


class NeedFigures(ScopedPage, TemplateView):
    """Every voice counts, those merged into another need too."""

    model = Need
    can = Permission.VIEW_NEED_FIGURES
    template_name = "needs/need_figures.html"

    def get(self, request, *args, **kwargs):
        if not holds_by_role(request.user, self.can):
            raise PermissionDenied
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        years = school_year_choices()
        asked = row_id(self.request.GET.get("year", ""))
        year = asked if asked in dict(years) else school_year_of(timezone.localdate())
        rows = list(
            self.get_queryset()
            .standing()
            .filter(school_year=year)
            .values_list("source", "phase", "themes")
        )
        return super().get_context_data(
            year=year,
            year_words=school_year_words(year),
            years=years,
            total=len(rows),
            sources=counts_of_choices(
                NeedSource.choices, [source for source, _, _ in rows], len(rows)
            ),
            phases=counts_of_choices(
                [*Phase.choices, ("", "Several, or not said")],
                [phase for _, phase, _ in rows],
                len(rows),
            ),
            # A need may be about several, so that these make more than all needs together.
            themes=counts_of_choices(
                NeedTheme.choices, [theme for *_, themes in rows for theme in themes], len(rows)
            ),
            without_theme=sum(not themes for *_, themes in rows),
            **kwargs,
        )


def counts_of_choices(choices, values: list[str], total: int) -> list[tuple[str, int, int]]:
    """(label, how many, of how many) of each choice."""
    found = Counter(values)
    return [(label, found[value], total) for value, label in choices]
