"""A Work Group's results beside those of its project, its hub and all hubs."""

from decimal import Decimal
from types import SimpleNamespace
from typing import NamedTuple

from django.utils.functional import cached_property

from access.permissions import Permission
from evaluations.choices import ComparedWith
from evaluations.forms.comparison import ComparisonForm
from evaluations.queries.comparison import comparison_of
from evaluations.rules.comparison import Comparison, Measure, Side
from evaluations.rules.scores import SCALE, percentage
from evaluations.views.figure_words import difference_words
from pages.base_views import ListOfRow
from pages.wording import school_year_words
from workgroups.choices import OutcomeLevel
from workgroups.models import WorkGroup

TITLES = {
    "useful": "How useful it has been",
    "recommend": "Would recommend it to somebody at another school",
}


class ComparedLine(NamedTuple):
    """One line of the file: one measure of one side."""

    comparison: Comparison
    side: Side


class ComparisonPage(ListOfRow):
    model = of = WorkGroup
    can = Permission.VIEW_EVIDENCE
    template_name = "evaluations/comparison.html"
    paginate_by = None
    export_name = "comparison"

    def prepare_row(self, rows):
        return rows.with_dates().select_related("hub", "project")

    @cached_property
    def form(self) -> ComparisonForm:
        form = ComparisonForm(self.request.GET, own_year=self.row.school_year)
        form.is_valid()
        return form

    @cached_property
    def found(self) -> list[Comparison]:
        return comparison_of(self.row, self.form.others)

    @property
    def export_columns(self):
        return {
            "Work Group": lambda line: str(self.row),
            "Measure": lambda line: measure_title(line.comparison.measure),
            "Whose": lambda line: line.side.compared.label,
            "School year": lambda line: school_year_words(
                self.row.school_year
                if line.side.compared == ComparedWith.OWN
                else self.form.others.year
            ),
            "Work Groups": lambda line: line.side.groups,
            "Asked": lambda line: line.side.asked,
            "Answered": lambda line: line.side.answered,
            "Answers": of_tally(lambda tally: tally.people),
            "Average before": of_tally(lambda tally: tally.before),
            "Average now": lambda line: average_of(line.comparison, line.side),
            "Spread of the changes": of_tally(lambda tally: tally.spread),
            "More": of_change(lambda tally: tally.rose),
            "The same": of_change(lambda tally: tally.same),
            "Less": of_change(lambda tally: tally.fell),
            "Yes": lambda line: yes_of(line.comparison, line.side),
            **{f"Rated {rating}": of_rating(rating) for rating in SCALE},
        }

    def get_queryset(self):
        """What the file holds; of too few there is no line."""
        return [ComparedLine(one, side) for one in self.found for side in one.sides if side.tally]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            workgroup=self.row,
            filters=SimpleNamespace(form=self.form),
            comparisons=self.found,
            others_year=self.form.others.year,
            **kwargs,
        )


def measure_title(measure: Measure) -> str:
    if measure.level:
        return f"Confidence: {OutcomeLevel(measure.level).label.lower()}"
    return TITLES[measure.code]


def is_yes_or_no(comparison: Comparison) -> bool:
    return comparison.measure.code == "recommend"


def average_of(comparison: Comparison, side: Side) -> Decimal | None:
    return None if is_yes_or_no(comparison) or side.tally is None else side.tally.now


def yes_of(comparison: Comparison, side: Side) -> int | None:
    return side.tally.counts[0] if is_yes_or_no(comparison) and side.tally else None


def of_tally(read):
    return lambda line: read(line.side.tally)


def of_change(read):
    return lambda line: read(line.side.tally) if line.comparison.is_of_change else None


def of_rating(rating: int):
    return lambda line: (
        None if is_yes_or_no(line.comparison) else line.side.tally.counts[rating - 1]
    )


def side_change_words(side: Side) -> str:
    if side.tally is None or side.tally.before is None or side.tally.now is None:
        return ""
    return difference_words(side.tally.now - side.tally.before)


def share_of_answers(count: int, side: Side) -> str:
    return f"{percentage(count, side.tally.people)}%" if side.tally else ""


def finding_words(comparison: Comparison) -> str:
    """The Work Group beside the widest of the others that there are."""
    own, *others = comparison.sides
    known = [side for side in others if side.tally]
    said = [f"{side_finding(comparison, own)} here"]
    if known:
        side = known[0]
        said.append(f"{side_finding(comparison, side)} among {side.compared.label.lower()}")
    return ", ".join(said) + "."


def side_finding(comparison: Comparison, side: Side) -> str:
    if comparison.is_of_change:
        return side_change_words(side)
    if is_yes_or_no(comparison) and side.tally:
        return f"{share_of_answers(side.tally.counts[0], side)} yes"
    return f"{side.tally.now if side.tally else ''} out of 5"
