"""What the gallery shows. Every name is invented."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

MENU = [
    ("Home", "components"),
    ("Work Groups", "list"),
    ("People", "detail"),
    ("Forms", "form"),
    ("Errors", "errors"),
    ("Register", "register"),
]
PARTS_OF_A_WORK_GROUP = ["Overview", "Cycle", "People", "Register", "Messages", "Evidence", "Money"]
FOOTER = ["Accessibility", "Privacy", "About the hub"]
CONFIRM = {
    "title": "Waive the fee of £75.00",
    "caption": "Secondary Subject Leadership",
    "back_url": "/gallery/",
    "back_label": "Back",
    "explanation": [
        "The school will not be asked to pay. We will write to the finance office today.",
        "You cannot take this back once the month’s invoices have gone out.",
    ],
    "summary": [
        ("Participant", "Maya Okafor, Larch Hill School"),
        ("Workshop", "Thursday 3 February 2022, 9:30am to 2:30pm"),
        ("Fee", "£75.00"),
    ],
    "button": "Waive £75.00",
    "is_warning": True,
}
SUMMARY = [
    ("Lead school", "Larch Hill School"),
    ("Places", "30", "?change"),
    ("Closes", "23:59 on Friday 1 October 2021", "?change"),
]
JOBS = [
    {"label": "Outcomes", "url": "?", "status": "Done", "colour": ""},
    {"label": "Workshops", "url": "?", "status": "In progress", "colour": "blue"},
    {
        "label": "Evidence plan",
        "hint": "The hub lead reads it.",
        "status": "Needs you",
        "colour": "red",
    },
]
ANSWERS = [
    ("Strongly agree", 14, 25),
    ("Agree", 8, 25),
    ("Disagree", 3, 25),
    ("Strongly disagree", 0, 25),
]
MARKS = [("present", "Here"), ("substitute", "Colleague here"), ("absent", "Not here")]
PEOPLE = [
    ("Maya Okafor", "present"),
    ("Tom Fletcher", "absent"),
    ("Priya Nair", ""),
    ("Jo Lindqvist", ""),
]
LISTED = [
    ("Secondary Subject Leadership", "NCP21-15", "Open for interest", "blue", 30, 22),
    ("Mastery Specialists", "NCP21-02", "Running", "blue", 12, 12),
    ("Reasoning in Year 7", "", "Draft", "grey", 24, 0),
]


def frame(path: str) -> dict[str, Any]:
    """What stands around the page."""
    return {
        "own_hub": {"name": "Wyvern Vale Maths Hub"},
        "navigation": [
            {"label": label, "url": f"/gallery/{page}/", "is_current": path.endswith(f"{page}/")}
            for label, page in MENU
        ],
        "sub_navigation": [
            {"label": label, "url": "?", "is_current": label == "Overview"}
            for label in PARTS_OF_A_WORK_GROUP
        ],
        "breadcrumb_items": [{"label": label, "url": "/gallery/"} for label, _ in MENU[:2]],
        "footer_links": [{"label": label, "url": "/gallery/"} for label in FOOTER],
    }


def parts() -> dict[str, Any]:
    """What the components are given."""
    now = timezone.now()
    return {
        **CONFIRM,
        "summary_rows": SUMMARY,
        "jobs": JOBS,
        "answers": ANSWERS,
        "marks": MARKS,
        "register_rows": [
            {"id": number, "name": name, "detail": "Larch Hill School", "mark": mark}
            for number, (name, mark) in enumerate(PEOPLE, 1)
        ]
        + [
            {
                "id": len(PEOPLE) + 1,
                "name": "Kit Marlow",
                "detail": "Larch Hill School, has cancelled",
                "mark": "",
                "has_cancelled": True,
            }
        ],
        "history": [
            {"title": "Published", "by": "Ada Brown", "at": now, "text": "Until 1 October."},
            {"title": "Plan written", "by": "", "at": now - timedelta(days=3), "text": ""},
        ],
        "workshops": [
            workshop(1, "Where we are", now - timedelta(days=40), "Face to face"),
            workshop(2, "", now + timedelta(days=38), "Online"),
            workshop(3, "Looking back", now + timedelta(days=150), "Face to face"),
        ],
        "tasks": [
            SimpleNamespace(after_workshop_id=1, title="Look at one scheme of work", due_on=None),
            SimpleNamespace(
                after_workshop_id=2,
                title="Try one change with the department",
                due_on=(now + timedelta(days=120)).date(),
            ),
        ],
    }


def workshop(pk: int, title: str, day: datetime, mode: str) -> SimpleNamespace:
    starts_at = timezone.localtime(day).replace(hour=9, minute=30, second=0, microsecond=0)
    return SimpleNamespace(
        pk=pk,
        title=title,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=5),
        cancelled_at=None,
        get_mode_display=mode,
    )


def listed() -> list[SimpleNamespace]:
    return [
        SimpleNamespace(
            title=title, code=code, state=state, colour=colour, places=places, taken=taken
        )
        for title, code, state, colour, places, taken in LISTED * 9
    ]
