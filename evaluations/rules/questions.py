"""The standard questions. A version never changes: other words are a new version."""

from evaluations.choices import QuestionKind, Wave

CURRENT = {Wave.END: 1}
# Of the standard questions, those a single meeting or event is asked: the same words, but fewer.
ASKED_OF_EVENTS = ("practice", "useful", "recommend")

# By (wave, version), in the order they are asked.
STANDARD: dict[tuple[Wave, int], list[dict]] = {
    (Wave.END, 1): [
        {
            "code": "confidence",
            "text": "How confident are you in each of these, before the Work Group and now?",
            "kind": QuestionKind.OUTCOME_RATING,
            "lowest": "Not confident",
            "highest": "Very confident",
            "is_required": True,
        },
        {
            "code": "practice",
            "text": "What do you do differently now?",
            "hint": "Please give one example from your classroom or your work with colleagues.",
            "kind": QuestionKind.TEXT,
        },
        {
            "code": "policy",
            "text": "What has changed in your department or your school?",
            "hint": "For example a policy, a scheme of work or how you plan together.",
            "kind": QuestionKind.TEXT,
        },
        {
            "code": "pupils",
            "text": "What has changed for pupils?",
            "hint": "For example what they can do, how they take part or what they feel about it.",
            "kind": QuestionKind.TEXT,
        },
        {
            "code": "evidence",
            "text": "How do you know?",
            "hint": "For example from their work, an assessment or what they say.",
            "kind": QuestionKind.TEXT,
        },
        {
            "code": "tasks",
            "text": "How many of the school-based tasks did you do?",
            "kind": QuestionKind.NUMBER,
        },
        {
            "code": "staff",
            "text": "How many colleagues at your school have used ideas from the Work Group?",
            "hint": "Do not count yourself. A good guess will do.",
            "kind": QuestionKind.NUMBER,
        },
        {
            "code": "reach",
            "text": "About how many pupils have been taught with these ideas?",
            "hint": "Count your own classes and your colleagues’. A good guess will do.",
            "kind": QuestionKind.NUMBER,
        },
        {
            "code": "useful",
            "text": "How useful has the Work Group been to you?",
            "kind": QuestionKind.RATING,
            "lowest": "Not useful",
            "highest": "Very useful",
            "is_required": True,
        },
        {
            "code": "recommend",
            "text": "Would you recommend it to somebody at another school?",
            "kind": QuestionKind.YES_NO,
            "is_required": True,
        },
    ],
}
