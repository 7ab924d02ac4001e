"""When somebody, or a school, has completed a Work Group: the one rule for every page."""

from fractions import Fraction

from participants.choices import AttendanceOutcome

# Of the minutes of all workshops that stand, those still to come too: nobody completes in March
# what lasts until May. By minutes and not by number, as workshops of one Work Group may last half
# an hour or a whole day.
COMPLETION = Fraction(3, 4)

# A colleague who comes in somebody's place learns for the school, but not for that person.
COUNTS_FOR_PERSON = frozenset({AttendanceOutcome.PRESENT})
COUNTS_FOR_SCHOOL = frozenset({AttendanceOutcome.PRESENT, AttendanceOutcome.SUBSTITUTED})


def minutes_there(whole: int, part: int | None) -> int:
    """Of a workshop of `whole` minutes; `part` is None where somebody was there for all of it."""
    # A workshop may have been shortened after its register was taken.
    return whole if part is None else min(part, whole)


# Half of the school-based tasks is to be the other condition. It belongs here, as arguments beside
# the minutes, once a task knows who has done it; today it only knows that it was set.
def has_completed(*, attended: int, held: int) -> bool:
    """In minutes. Exactly three quarters is enough; nobody completes where nothing is held."""
    return attended > 0 and attended >= COMPLETION * held
