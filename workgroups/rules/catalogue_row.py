"""How lists of projects write years, phases and the rest: a cell in, plain values out."""

import re

from workgroups.choices import KeyStage, Phase
from workgroups.rules.phases import OF_KEY_STAGE

YEAR = re.compile(r"(20\d{2})(?:\s*[-–/]\s*(?:20)?(\d{2}))?", re.ASCII)
# A dash parts key stages alone, as in KS2-KS3: “post-16” has one of its own.
BETWEEN = re.compile(r" ?[/;,] ?| to |(?<=\d) ?[-–] ?(?=ks)")
# What a list calls phases and key stages; a word that says neither has empty ones.
PHASE_WORDS: dict[str, tuple[list[Phase], list[KeyStage]]] = {
    "early years": ([Phase.EARLY_YEARS], [KeyStage.FOUNDATION]),
    "eyfs": ([Phase.EARLY_YEARS], [KeyStage.FOUNDATION]),
    "reception": ([Phase.EARLY_YEARS], [KeyStage.FOUNDATION]),
    "primary": ([Phase.PRIMARY], []),
    "secondary": ([Phase.SECONDARY], []),
    "post-16": ([Phase.POST_16], []),
} | {
    str(stage): ([OF_KEY_STAGE[stage]], [stage])
    for stage in KeyStage
    if stage is not KeyStage.FOUNDATION
}


def read_year(cell: str) -> int:
    """2021 for "2021/22", "2021-2022" and "2021". Raises ValueError for anything else."""
    matched = YEAR.fullmatch(cell.strip())
    if matched is None:
        raise ValueError(cell)
    year = int(matched.group(1))
    if matched.group(2) and int(matched.group(2)) != (year + 1) % 100:
        raise ValueError(cell)
    return year


def read_phases(cell: str) -> tuple[list[str], list[str], list[str]]:
    """(phases, key stages, words that name neither) of "cross-phase KS2-KS3" and the like."""
    words = " ".join(cell.lower().split()).removeprefix("cross-phase").strip()
    phases: set[str] = set()
    key_stages: set[str] = set()
    unread = []
    for word in filter(None, BETWEEN.split(words)):
        if word not in PHASE_WORDS:
            unread.append(word)
            continue
        found = PHASE_WORDS[word]
        phases.update(found[0])
        key_stages.update(found[1])
    return in_order(Phase, phases), in_order(KeyStage, key_stages), unread


def read_choices(cell: str, choices) -> tuple[list[str], list[str]]:
    """(values, words that are none) of a cell that names choices by value or by label."""
    known = {str(value).lower(): value for value in choices.values}
    known |= {str(label).lower(): value for value, label in choices.choices}
    words = [word.strip() for word in cell.split(";") if word.strip()]
    found = {known[word.lower()] for word in words if word.lower() in known}
    return in_order(choices, found), [word for word in words if word.lower() not in known]


def in_order(choices, found) -> list[str]:
    return [value for value in choices.values if value in found]
