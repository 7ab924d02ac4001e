"""Finds the weights of `pages/rules/pupil_names.py` from the sentences in `development.txt`.

To be run by hand after a change to the sentences or to the signs, from the top of the repository;
it takes about half a minute, and gives the same each time:

    python -m tests.pages.pupil_names.train           writes the weights anew
    python -m tests.pages.pupil_names.train --check   leaves out each fifth and measures it

It is logistic regression. Only the sentences are labelled, and not the names in them, so that of
the names in a pupil's sentence only the likeliest is learnt from, again in each round.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

from pages.rules.name_candidates import candidates
from pages.rules.name_signs import Sign, signs_of
from pages.rules.pupil_names import ALWAYS, WEIGHTS_FILE

SENTENCES = Path(__file__).with_name("development.txt")
ROUNDS = 4
PASSES = 15
LOOSENESS = 0.2  # how far a weight may go from nothing, chosen by leaving out whole sets
LEAST_COUNT = 2
MOST_SIGNS = 16_000
THRESHOLD = -0.4  # what a name weighs from which it is asked about, chosen likewise

Weights = dict[Sign, float]
Names = list[list[Sign]]


class Sentence(NamedTuple):
    names_a_pupil: bool
    names: Names


def sentences() -> list[Sentence]:
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    return [sentence(*line.split("\t")) for line in lines]


def sentence(kind: str, text: str) -> Sentence:
    found = list(candidates(text))
    return Sentence(kind == "pupil", [sorted(signs) for signs in signs_of(text, found)])


def train(given: list[Sentence]) -> Weights:
    weights = fitted(given, frequent(given))
    return fitted(given, strongest(weights, given))


def frequent(given: list[Sentence]) -> set[Sign]:
    return {sign for sign, count in counted(given).items() if count >= LEAST_COUNT}


def strongest(weights: Weights, given: list[Sentence]) -> set[Sign]:
    counts = counted(given)
    by_strength = sorted(weights, key=lambda sign: (-abs(weights[sign]) * sqrt(counts[sign]), sign))
    return set(by_strength[:MOST_SIGNS])


def counted(given: list[Sentence]) -> Counter[Sign]:
    return Counter(sign for one in given for signs in one.names for sign in signs)


def fitted(given: list[Sentence], kept: set[Sign]) -> Weights:
    """Weights of the signs that are kept."""
    given = [
        Sentence(
            one.names_a_pupil, [[sign for sign in signs if sign in kept] for signs in one.names]
        )
        for one in given
    ]
    weights: Weights = {}
    for number in range(ROUNDS):
        weights = descended(list(examples(given, weights if number else None)))
    return weights


def examples(given: list[Sentence], weights: Weights | None) -> Iterable[tuple[list[Sign], bool]]:
    for one in given:
        if one.names_a_pupil and weights is not None and one.names:
            yield max(one.names, key=lambda signs: weight(signs, weights)), True
        else:
            yield from ((signs, one.names_a_pupil) for signs in one.names)


def weight(signs: Iterable[Sign], weights: Weights) -> float:
    return weights[ALWAYS] + sum(weights.get(sign, 0) for sign in signs)


def descended(given: list[tuple[list[Sign], bool]]) -> Weights:
    """By stochastic gradient descent, in steps that shorten; the mean of the last half is given."""
    chance = random.Random(1)  # noqa: S311 - the same each time
    shrinking = 1 / (LOOSENESS * len(given))
    weights: Weights = {}
    total: Weights = {}
    scale, base, base_total, steps = 1.0, 0.0, 0.0, 0
    for number in range(PASSES):
        chance.shuffle(given)
        for signs, is_pupil in given:
            step = 1 / (shrinking * (steps + 1 / (0.02 * shrinking)))
            steps += 1
            so_far = base + scale * sum(weights.get(sign, 0) for sign in signs)
            error = is_pupil - 1 / (1 + exp(-max(-30, min(30, so_far))))
            scale *= 1 - step * shrinking
            base += step * error
            for sign in signs:
                weights[sign] = weights.get(sign, 0) + step * error / scale
        if number >= PASSES // 2:
            base_total += base
            for sign, value in weights.items():
                total[sign] = total.get(sign, 0) + value * scale
    passes = PASSES - PASSES // 2
    return {ALWAYS: base_total / passes} | {sign: value / passes for sign, value in total.items()}


def check(given: list[Sentence], parts: int = 5) -> None:
    """Measures each part, which is of few hands, by what is learnt from the others."""
    for part in range(parts):
        start, end = (len(given) * each // parts for each in (part, part + 1))
        weights = train(given[:start] + given[end:])
        caught, false = rates(given[start:end], weights)
        print(f"{start + 1}-{end}: {caught:.1%} caught, {false:.1%} false alarms")


def rates(measured: list[Sentence], weights: Weights) -> tuple[float, float]:
    asked: dict[bool, list[bool]] = {True: [], False: []}
    for one in measured:
        is_asked = any(weight(signs, weights) > THRESHOLD for signs in one.names)
        asked[one.names_a_pupil].append(is_asked)
    return sum(asked[True]) / len(asked[True]), sum(asked[False]) / len(asked[False])


def write(weights: Weights) -> None:
    weights[ALWAYS] -= THRESHOLD
    rounded = {sign: round(value, 2) for sign, value in weights.items()}
    by_words = sorted((words, place) for (place, words), value in rounded.items() if value)
    lines = [
        "\t".join([words, *(f"{place} {rounded[place, words]:g}" for _, place in places)])
        for words, places in groupby(by_words, key=lambda each: each[0])
    ]
    WEIGHTS_FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if "--check" in sys.argv:
        check(sentences())
    else:
        write(train(sentences()))
