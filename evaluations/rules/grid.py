"""The lines of a report's outcome grid, and which of them an intended outcome belongs to.

Source: 003_c63b33b99db419b5.txt, what adults learn, do and agree on, and of pupils "achievement,
participation, attitudes, closing gaps between groups".
"""

from collections.abc import Iterable, Mapping

from evaluations.choices import GridLine, Strength
from evaluations.rules.report_parts import evidence_field
from workgroups.choices import OutcomeLevel

OF_PUPILS = (GridLine.ACHIEVEMENT, GridLine.PARTICIPATION, GridLine.ATTITUDES, GridLine.GAPS)


def line_of(level: str, category: str) -> GridLine:
    """Of pupils it is what the outcome is about; where nobody has said that yet, achievement."""
    if level != OutcomeLevel.PUPILS:
        return GridLine(level)
    return GridLine(category or GridLine.ACHIEVEMENT)


def strengths_to_begin_with(intended: Iterable[GridLine]) -> Mapping[str, str]:
    """Of what nobody intended there is no evidence, until the lead says otherwise."""
    missing = [line for line in GridLine if line not in set(intended)]
    return {evidence_field(line, "strength"): Strength.NONE for line in missing}
