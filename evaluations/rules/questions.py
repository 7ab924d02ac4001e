"""The standard questions. A version never changes: other words are a new version."""

from typing import Any

from evaluations.choices import QuestionKind, Wave

CURRENT = {
    Wave.START: 1,
    Wave.PULSE: 1,
    Wave.END: 2,
    Wave.HEAD: 1,
    Wave.LEAVER: 1,
    Wave.TERM: 1,
    Wave.YEAR: 1,
}
# Of the last survey, where nobody was asked at the start: it asks how it was before, too.
LOOKING_BACK = 1
# Of the standard questions, those a single meeting or event is asked: the same words, but fewer.
ASKED_OF_EVENTS = ("practice", "useful", "recommend")

CONFIDENCE = "confidence"
NOW: dict[str, Any] = {
    "code": CONFIDENCE,
    "text": "How confident are you in each of these now?",
    "kind": QuestionKind.OUTCOME_NOW,
    "lowest": "Not confident",
    "highest": "Very confident",
    "is_required": True,
}
PRACTICE: dict[str, Any] = {
    "code": "practice",
    "text": "What do you do differently now?",
    "hint": "Please give one example from your classroom or your work with colleagues.",
    "kind": QuestionKind.TEXT,
}
POLICY: dict[str, Any] = {
    "code": "policy",
    "text": "What has changed in your department or your school?",
    "hint": "For example a policy, a scheme of work or how you plan together.",
    "kind": QuestionKind.TEXT,
}
PUPILS: dict[str, Any] = {
    "code": "pupils",
    "text": "What has changed for pupils?",
    "hint": "For example what they can do, how they take part or what they feel about it.",
    "kind": QuestionKind.TEXT,
}
EVIDENCE: dict[str, Any] = {
    "code": "evidence",
    "text": "How do you know?",
    "hint": "For example from their work, an assessment or what they say.",
    "kind": QuestionKind.TEXT,
}
EVIDENCE_KINDS: dict[str, Any] = {
    "code": "evidence_kinds",
    "text": "What tells you so?",
    "hint": "Tick all that you have.",
    "kind": QuestionKind.SEVERAL,
    "options": [
        "Pupils’ written work",
        "Results of a test or assessment",
        "What pupils say or how they take part",
        "Lessons that somebody watched",
        "What colleagues say",
        "Nothing yet",
    ],
}
TASKS: dict[str, Any] = {
    "code": "tasks",
    "text": "How many of the school-based tasks did you do?",
    "kind": QuestionKind.NUMBER,
}
STAFF: dict[str, Any] = {
    "code": "staff",
    "text": "How many colleagues at your school have used ideas from the Work Group?",
    "hint": "Do not count yourself. A good guess will do.",
    "kind": QuestionKind.NUMBER,
}
REACH: dict[str, Any] = {
    "code": "reach",
    "text": "About how many pupils have been taught with these ideas?",
    "hint": "Count your own classes and your colleagues’. A good guess will do.",
    "kind": QuestionKind.NUMBER,
}
USEFUL: dict[str, Any] = {
    "code": "useful",
    "text": "How useful has the Work Group been to you?",
    "kind": QuestionKind.RATING,
    "lowest": "Not useful",
    "highest": "Very useful",
    "is_required": True,
}
RECOMMEND: dict[str, Any] = {
    "code": "recommend",
    "text": "Would you recommend it to somebody at another school?",
    "kind": QuestionKind.YES_NO,
    "is_required": True,
}
LATER: list[dict[str, Any]] = [
    {
        "code": "lasted",
        "text": "Of what you changed because of the Work Group, how much do you still do?",
        "kind": QuestionKind.CHOICE,
        "options": ["All of it", "Most of it", "Some of it", "None of it", "I changed nothing"],
        "is_required": True,
    },
    NOW,
    STAFF,
    REACH,
    {
        "code": "helped",
        "text": "What has helped it to last, or to spread?",
        "kind": QuestionKind.TEXT,
    },
    {
        "code": "barriers",
        "text": "What has stood in the way?",
        "kind": QuestionKind.TEXT,
    },
]

# By (wave, version), in the order they are asked.
STANDARD: dict[tuple[Wave, int], list[dict[str, Any]]] = {
    (Wave.START, 1): [
        NOW,
        {
            "code": "practice",
            "text": "What do you do now in the part of your work that this is about?",
            "hint": "A sentence or two. At the end we come back to it.",
            "kind": QuestionKind.TEXT,
        },
        {
            "code": "priority",
            "text": "What does your school most hope to gain from it?",
            "kind": QuestionKind.TEXT,
        },
    ],
    (Wave.PULSE, 1): [
        {
            "code": "relevant",
            "text": "How relevant was it to your work?",
            "kind": QuestionKind.RATING,
            "lowest": "Not relevant",
            "highest": "Very relevant",
            "is_required": True,
        },
        {
            "code": "quality",
            "text": "How good was the workshop?",
            "kind": QuestionKind.RATING,
            "lowest": "Poor",
            "highest": "Excellent",
            "is_required": True,
        },
        {
            "code": "next",
            "text": "What will you try next?",
            "kind": QuestionKind.TEXT,
        },
        {
            "code": "better",
            "text": "What would make the next one better?",
            "kind": QuestionKind.TEXT,
        },
    ],
    (Wave.END, LOOKING_BACK): [
        {
            "code": CONFIDENCE,
            "text": "How confident are you in each of these, before the Work Group and now?",
            "kind": QuestionKind.OUTCOME_RATING,
            "lowest": "Not confident",
            "highest": "Very confident",
            "is_required": True,
        },
        PRACTICE,
        POLICY,
        PUPILS,
        EVIDENCE,
        TASKS,
        STAFF,
        REACH,
        USEFUL,
        RECOMMEND,
    ],
    (Wave.END, 2): [
        NOW,
        PRACTICE,
        POLICY,
        PUPILS,
        EVIDENCE_KINDS,
        EVIDENCE,
        TASKS,
        STAFF,
        REACH,
        USEFUL,
        RECOMMEND,
    ],
    (Wave.HEAD, 1): [
        {
            "code": "impact",
            "text": "How much has it changed how maths is taught at your school?",
            "kind": QuestionKind.RATING,
            "lowest": "Not at all",
            "highest": "A great deal",
            "is_required": True,
        },
        {
            "code": "support",
            "text": "What have you and your senior leaders done so that it could work?",
            "hint": "Tick all that you have.",
            "kind": QuestionKind.SEVERAL,
            "options": [
                "Time for our people to plan together",
                "Time in meetings to pass it on",
                "Watched lessons and talked about them",
                "Made it part of our plans for the school",
                "Reported on it to governors or trustees",
                "Nothing yet",
            ],
        },
        {
            "code": "seen",
            "text": "What do you see that is different?",
            "hint": "For example in lessons, in books or in what people talk about.",
            "kind": QuestionKind.TEXT,
        },
        {
            "code": "again",
            "text": "Would you release somebody again?",
            "kind": QuestionKind.YES_NO,
            "is_required": True,
        },
    ],
    (Wave.LEAVER, 1): [
        {
            "code": "why",
            "text": "What was the main reason?",
            "kind": QuestionKind.CHOICE,
            "options": [
                "They have left the school or changed role",
                "No cover, or no time",
                "It did not fit what the school needs",
                "The days or the place did not suit",
                "Another reason",
            ],
            "is_required": True,
        },
        {
            "code": "kept",
            "text": "What would have kept the place filled?",
            "kind": QuestionKind.TEXT,
        },
        {
            "code": "again",
            "text": "Would your school take part another time?",
            "kind": QuestionKind.YES_NO,
            "is_required": True,
        },
    ],
    (Wave.TERM, 1): LATER,
    (Wave.YEAR, 1): LATER,
}


def version_asked(wave: Wave, *, was_asked_at_start: bool) -> int:
    """What was asked before cannot be asked back then, so one Work Group has one way of asking."""
    if wave == Wave.END and not was_asked_at_start:
        return LOOKING_BACK
    return CURRENT[wave]
