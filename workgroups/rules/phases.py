"""Which phase a key stage is of, and is a school of one that a Work Group is for?"""

from collections.abc import Collection

from workgroups.choices import KeyStage, Phase
from workgroups.rules.mastery import likely_phases

# In the register's own words. Of those not named here, as of special schools, only the ages tell.
OF_REGISTER = {
    "Nursery": {Phase.EARLY_YEARS},
    "Primary": {Phase.PRIMARY},
    "Middle deemed primary": {Phase.PRIMARY, Phase.SECONDARY},
    "Middle deemed secondary": {Phase.PRIMARY, Phase.SECONDARY},
    "Secondary": {Phase.SECONDARY},
    "All-through": {Phase.PRIMARY, Phase.SECONDARY},
    "16 plus": {Phase.POST_16},
}

OF_KEY_STAGE = {
    KeyStage.FOUNDATION: Phase.EARLY_YEARS,
    KeyStage.ONE: Phase.PRIMARY,
    KeyStage.TWO: Phase.PRIMARY,
    KeyStage.THREE: Phase.SECONDARY,
    KeyStage.FOUR: Phase.SECONDARY,
    KeyStage.FIVE: Phase.POST_16,
}


def phases_of_school(phase: str, low_age: int | None, high_age: int | None) -> set[Phase]:
    """Every phase that the register's word or its ages speak for; empty where nothing is known."""
    known = set(OF_REGISTER.get(phase, ()))
    if low_age is None or high_age is None:
        return known
    return known | set(likely_phases(low_age, high_age))


def phase_against(wanted: Collection[str], of_school: Collection[str]) -> str:
    """Why the school is of another phase, or '' if it is of one of these, or is not known."""
    if not wanted or not of_school or set(wanted) & set(of_school):
        return ""
    return (
        f"This Work Group is for {phase_words(wanted)}, and the register has the school as "
        f"{phase_words(of_school)}."
    )


def phase_words(phases: Collection[str]) -> str:
    *others, last = [str(phase.label).lower() for phase in Phase if phase in phases]
    return f"{', '.join(others)} and {last}" if others else last
