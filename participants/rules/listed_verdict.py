"""What becomes of each line of a list of people: taken, passed over, or asked about.

The one rule for the page that shows a list and for the deed that takes it in.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pages.rules.search_words import plain_text
from pages.wording import join_words
from participants.choices import ListedState
from participants.rules.list_cells import same_words
from participants.rules.listed_people import ListedPerson
from participants.rules.matching import is_said_of
from schools.rules.named_school import Fit

TAKE, BOTH = "take", "both"
GOOD = (ListedState.NEW, ListedState.KNOWN)


@dataclass(frozen=True)
class KnownPerson:
    """Somebody at an address of the list, or who has asked in the Work Group."""

    pk: int
    name: str
    email: str
    school: int
    user: int | None = None
    is_of_hub: bool = True
    asked: str = ""  # in which state what they asked for in the Work Group is, in words
    is_open: bool = False


@dataclass(frozen=True)
class ListFacts:
    """All that is known beside a list; schools and people by their primary keys."""

    fit: Callable[[ListedPerson], Fit]
    school_words: Mapping[int, str] = field(default_factory=dict)
    successors: Mapping[int, Sequence[int]] = field(default_factory=dict)
    known: Sequence[KnownPerson] = ()
    own: Collection[str] = ()  # addresses of whoever enters the list
    leads: Collection[str] = ()
    asked: Mapping[int, int] = field(default_factory=dict)  # how many of each school
    places_per_school: int = 2
    names: Mapping[str, Collection[int]] = field(default_factory=dict)  # of the hub's Work Groups
    workgroup: int = 0


@dataclass
class ListedVerdict:
    """One line with what becomes of it."""

    said: ListedPerson
    state: ListedState = ListedState.NEW
    reasons: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    options: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    choice: str = ""
    school: int | None = None
    names: tuple[str, ...] = ()
    email: str = ""
    lacks: list[str] = field(default_factory=list)  # what has to be chosen or typed

    @property
    def is_taken(self) -> bool:
        if self.state == ListedState.DOUBTFUL:
            return bool(self.choice)
        return self.state in GOOD

    @property
    def key(self) -> str:
        return self.said.key


def settle_people(
    people: Sequence[ListedPerson], facts: ListFacts, choices: Mapping[str, str]
) -> list[ListedVerdict]:
    """The verdict on each, in the order of the list. `choices` are by a line's key."""
    # Where the list names this Work Group, whoever leaves it out asks for others.
    names_it = any(
        facts.workgroup in pk for one in people for pk in asked_for(one.asked, facts).values()
    )
    rows = [judge_line(one, facts, names_it=names_it) for one in people]
    by_address = known_by_address(facts.known)
    mark_repeated(rows)
    seen = Counter(facts.asked)
    for row in rows:
        compare_with_known(row, by_address, facts)
        offer_options(row, facts)
        choose(row, choices.get(row.key, ""))
        count_for_school(row, seen, facts, choices.get(row.key, ""))
    return rows


def judge_line(one: ListedPerson, facts: ListFacts, *, names_it: bool) -> ListedVerdict:
    row = ListedVerdict(one, notes=list(one.notes), names=one.names, email=one.email)
    if one.skipped:
        row.state, row.reasons = ListedState.SKIPPED, [one.skipped]
        return row
    if other := asks_elsewhere(one.asked, facts, names_it=names_it):
        row.state, row.reasons = ListedState.ELSEWHERE, [f"Asks for {other}."]
        return row
    find_school(row, facts)
    row.reasons += [*one.wrong.values(), *one.doubts]
    if not one.names:
        row.lacks.append("name")
    elif len(one.names) > 1:
        row.lacks.append("person")
    if len(one.emails) > 1:
        row.lacks.append("email")
    if row.email in facts.own:
        row.reasons.append("This is you. A colleague has to add you.")
    elif row.email and row.email in facts.leads:
        row.reasons.append("They lead this Work Group or a workshop of it.")
    barred = row.email in facts.own or row.email in facts.leads
    if one.wrong or (row.email and barred):
        row.state = ListedState.WRONG
    elif row.reasons:
        row.state = ListedState.DOUBTFUL
    return row


def find_school(row: ListedVerdict, facts: ListFacts) -> None:
    """The school, or its successor where it has closed; else why a person has to choose."""
    fit = facts.fit(row.said)
    if fit.school is None:
        row.reasons.append(fit.why)
        row.options = [(f"school:{pk}", facts.school_words[pk]) for pk in open_ones(fit, facts)]
        row.lacks.append("school")
        return
    heirs = facts.successors.get(fit.school)
    if heirs is None:
        row.school = fit.school
        return
    closed = facts.school_words[fit.school]
    if len(heirs) == 1:
        row.school = heirs[0]
        row.notes.append(f"{closed} has closed; what came of it counts.")
        return
    row.reasons.append(f"{closed} has closed.")
    row.options = [(f"school:{pk}", facts.school_words[pk]) for pk in heirs]
    row.lacks.append("school")


def open_ones(fit: Fit, facts: ListFacts) -> list[int]:
    """Those that may be chosen: for a closed one, what came of it."""
    found = [heir for pk in fit.perhaps for heir in facts.successors.get(pk, [pk])]
    return list(dict.fromkeys(found))


def asks_elsewhere(cell: str, facts: ListFacts, *, names_it: bool = False) -> str:
    """What is asked for in place of this Work Group, or ''.

    With `names_it`, others on the list ask for this one by its name.
    """
    found = asked_for(cell, facts)
    if any(facts.workgroup in meant for meant in found.values()):
        return ""
    return join_words(list(found)) or (f"“{cell[:80]}”" if names_it and cell else "")


def asked_for(cell: str, facts: ListFacts) -> dict[str, Collection[int]]:
    """The names of Work Groups in a cell, and which they are.

    The longest names first: “Continuity, Cohort 2” is no wish for “Continuity”.
    """
    text = words_of_name(cell)
    found: dict[str, Collection[int]] = {}
    for name in sorted(facts.names, key=lambda name: -len(name)) if cell else ():
        words = words_of_name(name)
        if words.strip() and words in text:
            found[name] = facts.names[name]
            text = text.replace(words, " | ")
    return found


@lru_cache(maxsize=2000)
def words_of_name(name: str) -> str:
    return f" {' '.join(plain_text(name).split())} "


def mark_repeated(rows: Sequence[ListedVerdict]) -> None:
    """Of one person's lines the last one counts; two people at one address are asked about."""
    standing = [
        row for row in rows if row.state not in (ListedState.SKIPPED, ListedState.ELSEWHERE)
    ]
    by_email: dict[str, list[ListedVerdict]] = {}
    for row in standing:
        if row.email and row.names:
            by_email.setdefault(row.email, []).append(row)
    for group in by_email.values():
        mark_at_one_address(group)
    mark_same_names(standing)


def mark_at_one_address(group: list[ListedVerdict]) -> None:
    people: list[list[ListedVerdict]] = []
    for row in group:
        same = [lines for lines in people if same_words(lines[0].said.name, row.said.name)]
        if same:
            same[0].append(row)
        else:
            people.append([row])
    for lines in people:
        mark_lines_of_one(lines)
    for lines in people[1:]:
        first = people[0][0].said
        for row in lines:
            doubt(row, f"Has the address of {first.name}, line {first.line}.")


def mark_lines_of_one(lines: list[ListedVerdict]) -> None:
    first = lines[0].said
    for row in lines[1:]:
        # Two places of one order are two people, of whom one has no name yet.
        if row.said.order and row.said.order == first.order:
            doubt(row, f"A second place of the order on line {first.line}: for somebody else?")
            row.lacks.append("name")
    single = [
        row
        for row in lines
        if row is lines[0] or row.said.order != first.order or not row.said.order
    ]
    good = [row for row in single if row.state in GOOD] or single
    counts = good[-1]
    for row in single:
        if row is not counts and row.state != ListedState.WRONG:
            row.state = ListedState.DUPLICATE
            row.reasons = [f"The same person is on line {counts.said.line}, which counts."]


def mark_same_names(rows: Sequence[ListedVerdict]) -> None:
    """One name at one school from two addresses may be one person."""
    seen: dict[tuple[str, int], ListedPerson] = {}
    for row in rows:
        if row.state == ListedState.DUPLICATE or row.school is None or len(row.names) != 1:
            continue
        who = (" ".join(plain_text(row.names[0]).split()), row.school)
        before = seen.setdefault(who, row.said)
        if before is not row.said and row.email and before.email and before.email != row.email:
            doubt(row, f"The same name and school as on line {before.line}, at another address.")


def doubt(row: ListedVerdict, reason: str) -> None:
    row.reasons.append(reason)
    if row.state in GOOD:
        row.state = ListedState.DOUBTFUL


def known_by_address(known: Sequence[KnownPerson]) -> dict[str, list[KnownPerson]]:
    found: dict[str, list[KnownPerson]] = {}
    for one in known:
        found.setdefault(one.email, []).append(one)
    return found


def compare_with_known(
    row: ListedVerdict, by_address: Mapping[str, Sequence[KnownPerson]], facts: ListFacts
) -> None:
    """Whoever has asked already is there; of whom only another hub knows nothing is said."""
    if row.school is None or len(row.names) != 1 or row.state not in (*GOOD, ListedState.DOUBTFUL):
        return
    at_address = by_address.get(row.email, ()) if row.email else ()
    same = next((one for one in at_address if is_meant(row, one)), None)
    if same and same.is_open:
        row.state = ListedState.DUPLICATE
        row.reasons = [f"Has asked already: {same.asked[:1].lower()}{same.asked[1:]}."]
        return
    if same and same.asked:
        doubt(row, f"Asked before in this Work Group: {same.asked[:1].lower()}{same.asked[1:]}.")
    elif same and same.is_of_hub and row.state == ListedState.NEW:
        row.state = ListedState.KNOWN
    elif not same and any(one.is_of_hub for one in at_address):
        row.notes.append("Another name or school is known at this address.")
    elsewhere = [
        one
        for one in facts.known
        if one.asked and one.is_open and one.email != row.email and is_meant(row, one)
    ]
    if elsewhere and not same:
        doubt(row, f"Has asked already from another address: {elsewhere[0].email}.")


def is_meant(row: ListedVerdict, known: KnownPerson) -> bool:
    return is_said_of(
        name=row.names[0],
        school=row.school or 0,
        known_name=known.name,
        known_school=known.school,
    )


def offer_options(row: ListedVerdict, facts: ListFacts) -> None:
    """What a person can choose, and the boxes in which they put right what none of it is."""
    row.boxes = [box for box in ("name", "email") if box in row.said.wrong or box in row.lacks]
    if "person" in row.lacks or "lost" in " ".join(row.reasons):
        row.boxes = list(dict.fromkeys(["name", *row.boxes]))
    if any(reason.startswith(("Has the address", "A second place")) for reason in row.reasons):
        row.boxes = list(dict.fromkeys(["name", "email", *row.boxes]))
    if "school" in row.lacks:
        row.boxes.append("school")
    if row.state != ListedState.DOUBTFUL or len(row.lacks) > 1 or "name" in row.lacks:
        row.options = []
    elif "email" in row.lacks:
        row.options = [(f"email:{n}", f"At {one}") for n, one in enumerate(row.said.emails)]
    elif "person" in row.lacks:
        row.options = [(f"person:{n}", f"Only {one}") for n, one in enumerate(row.names)]
        together = "Both" if len(row.names) == 2 else f"All {len(row.names)}"
        row.options.append((BOTH, f"{together}, at the one address"))
    elif "school" not in row.lacks:
        row.options = [(TAKE, "Add them as they stand here")]


def choose(row: ListedVerdict, choice: str) -> None:
    """Takes over a choice that the line offers; anything else leaves it out."""
    if choice not in dict(row.options):
        return
    row.choice = choice
    kind, _, number = choice.partition(":")
    if kind == "school":
        row.school = int(number)
    elif kind == "email":
        row.email = row.said.emails[int(number)]
    elif kind == "person":
        row.names = (row.said.names[int(number)],)


def count_for_school(row: ListedVerdict, seen: Counter[int], facts: ListFacts, choice: str) -> None:
    """Nobody is refused for it here, but one more than a school may send is asked about."""
    if row.school is None or not row.is_taken:
        return
    if row.state in GOOD and seen[row.school] >= facts.places_per_school:
        already = "has asked" if seen[row.school] == 1 else "have asked"
        doubt(
            row,
            f"{seen[row.school]} of this school {already} before them, and "
            f"{facts.places_per_school} may come.",
        )
        row.options = [(TAKE, "Add them as they stand here")]
        choose(row, choice)
    if row.is_taken:
        seen[row.school] += len(row.names)
