"""What a board reads of fees: sums, and nobody's."""

from decimal import Decimal

from evaluations.queries.board_pack import PackOf, pack_section
from evaluations.rules.board_pack import Cell, PackSection, PackTable
from fees.choices import FeeState
from fees.models import Fee
from fees.queries.figures import fee_figures_by_state
from pages.wording import money_words


@pack_section(60)
def fees_section(pack: PackOf) -> PackSection:
    rows = Fee.objects.filter(hub=pack.hub, attendance__workshop__workgroup__school_year=pack.year)
    found = fee_figures_by_state(rows)
    table: list[list[Cell]] = [
        [str(state.label), found[state].number, found[state].words] for state in FeeState
    ]
    invoiced, waived = found[FeeState.INVOICED], found[FeeState.WAIVED]
    every = sum((one.amount for one in found.values()), Decimal("0.00"))
    return PackSection(
        title="Fees for missed dates",
        finding=f"{invoiced.words} invoiced and {waived.words} waived, of {money_words(every)}.",
        counted="Fees proposed for dates of this year's Work Groups, by what has become of them.",
        tables=[PackTable("What has become of fees", ["Fees", "Number", "Amount"], table)],
    )
