"""What an intended outcome may be about.

Source: 003_c63b33b99db419b5.txt, pupils' "achievement, participation, attitudes, closing gaps
between groups", and the school's "teaching, leadership, curriculum".
"""

from workgroups.choices import OutcomeCategory as C
from workgroups.choices import OutcomeLevel

OF_PUPILS = (C.ACHIEVEMENT, C.PARTICIPATION, C.ATTITUDES, C.GAPS)
OF_SCHOOLS = (C.TEACHING, C.LEADERSHIP, C.CURRICULUM)


def categories_for(level: str) -> tuple[C, ...]:
    """Outcomes for pupils are about pupils; what adults learn, do and agree is about the school."""
    return OF_PUPILS if level == OutcomeLevel.PUPILS else OF_SCHOOLS
