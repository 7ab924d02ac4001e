"""What an agreement says: which clauses are part of it, and what is proposed for each."""

from collections.abc import Mapping

from hubs.choices import Clause

PROPOSED_OPENING = (
    "This agreement is made between the hub, the school and the teacher who takes part. It holds "
    "for the school year of the Work Group."
)

# Our own words, to begin with: each hub changes them as it likes.
PROPOSED = {
    Clause.DATES: (
        "The teacher comes to every workshop listed here and does the tasks in between. If a date "
        "cannot be kept, the school tells the hub as early as it can, and may send a colleague."
    ),
    Clause.RELEASE: (
        "The school releases the teacher for every date in full, travel included, and arranges "
        "cover. It gives the teacher time to try things out and to work with colleagues."
    ),
    Clause.FEE: (
        "The place is accepted on the fee terms shown with this agreement. A fee is charged only "
        "as they say, after the hub has looked at the reason."
    ),
    Clause.DATA: (
        "The hub uses names and work addresses to run the Work Group, as its privacy notice says. "
        "Nothing that tells who a pupil is may be sent to the hub."
    ),
    Clause.EVALUATION: (
        "The teacher answers the hub’s questions at the beginning, at the end and some months "
        "later. The school lets the hub use the answers, without names, to say what has changed."
    ),
    Clause.GOVERNORS: (
        "Once a term the school reports to its governors, or to the trustees where it belongs to "
        "a trust, on its part in the Work Group and on what has changed. The hub prepares a page "
        "for it, which the school completes before the term ends."
    ),
    Clause.HOSTING: (
        "The school may be asked to host a workshop or to open a lesson to others of the Work "
        "Group, on a day that suits it."
    ),
}
# What most hubs ask for; the others are offered beside them.
USUAL_CLAUSES = frozenset(
    {Clause.DATES, Clause.RELEASE, Clause.FEE, Clause.DATA, Clause.EVALUATION}
)


def said_clauses(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """The heading and the text of each clause that says something, in the order of clauses."""
    return [(clause.label, texts[clause]) for clause in Clause if texts.get(clause)]
