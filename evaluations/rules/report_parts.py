"""What a report is written in: its boxes, and what they need before it is handed in.

Source: the four questions of 2017 (domain.md, 9), and what research and innovation reports beside
them (003_c63b33b99db419b5.txt, "more detailed evaluative research").
"""

from collections.abc import Mapping

from evaluations.choices import GridLine, Strength

# The order of the page.
WHOLE = {
    "did_it_work": "Did this work?",
    "how_we_know": "How do we know?",
    "should_it_repeat": "Should it be repeated next year, larger or in more places?",
    "what_next": "What might the participants do next year?",
    "tasks_showed": "What did school-based tasks and visits show?",
    "value_for_money": "Was it value for money?",
}
OF_RESEARCH = {
    "research_finding": "What is the answer to the research question?",
    "instruments": "How was it found out?",
    "innovation_shown": "What of the innovation is ready for others?",
}
CARRY_FORWARD = "carry_forward"
RECOMMENDATION = "recommendation"
FOLLOWS = {
    RECOMMENDATION: "What do you recommend?",
    CARRY_FORWARD: "What should the hub carry forward into next year?",
}
EARLY = "early_because"
REPORT_FIELDS = (*WHOLE, *OF_RESEARCH, *FOLLOWS)
EVIDENCE_PARTS = ("strength", "text", "source")
# What somebody may comment on: each line of the grid, and each box.
PASSAGES: dict[str, str] = {
    **{line.value: str(line.label) for line in GridLine},
    **WHOLE,
    **OF_RESEARCH,
    **FOLLOWS,
}
QUESTIONS = {
    "did_it_work": "Say whether it worked",
    "how_we_know": "Say how you know",
    "should_it_repeat": "Say whether it should be repeated",
    "what_next": "Say what the participants might do next year",
}
QUESTIONS_OF_RESEARCH = {
    "research_finding": "Say what the answer to the research question is",
    "instruments": "Say how it was found out",
}


def evidence_field(line: str, part: str) -> str:
    return f"{line}_{part}"


def fields_of_passage(passage: str) -> tuple[str, ...]:
    """The boxes that a comment on the passage is about."""
    if passage in GridLine.values:
        return tuple(evidence_field(passage, part) for part in EVIDENCE_PARTS)
    return (passage,)


def passages_asked(*, is_research: bool) -> list[str]:
    """Those of a report, in the order of the page."""
    return [one for one in PASSAGES if is_research or one not in OF_RESEARCH]


def missing_parts(
    parts: Mapping[str, str], *, is_early: bool, is_research: bool = False
) -> dict[str, str]:
    """What still has to be written before a report is sent: a sentence for each field.

    `parts` holds the text of each field. What has no evidence yet needs no words about it.
    `is_early` while a workshop is still to come.
    """
    asked = QUESTIONS | (QUESTIONS_OF_RESEARCH if is_research else {})
    missing = {field: said for field, said in asked.items() if not parts[field].strip()}
    for line in GridLine:
        strength, text = evidence_field(line, "strength"), evidence_field(line, "text")
        if not parts[strength]:
            missing[strength] = f"{line.label}: choose how strong the evidence is"
        elif parts[strength] != Strength.NONE and not parts[text].strip():
            missing[text] = f"{line.label}: say what the evidence is"
    # The plan of the next year lists the report by it.
    if not parts[RECOMMENDATION]:
        missing[RECOMMENDATION] = "Choose what you recommend"
    if is_early and not parts[EARLY].strip():
        missing[EARLY] = "Say why you hand the report in before the last workshop"
    return missing
