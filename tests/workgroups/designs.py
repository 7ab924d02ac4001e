"""A small design, for tests that need no database."""

from datetime import time
from decimal import Decimal

from workgroups.choices import TaskScope
from workgroups.rules.completion import CompletionRule
from workgroups.rules.design import (
    TEXTS,
    Design,
    DesignedOutcome,
    DesignedResource,
    DesignedTask,
    DesignedWorkshop,
)

NINE, TWO = time(9, 30), time(14, 30)
FIRST = DesignedWorkshop(0, NINE, TWO, "face_to_face", "Beginning", "What mastery is")
SECOND = DesignedWorkshop(56, NINE, TWO, "online")
TASK = DesignedTask(1, "Plan a lesson", "With a colleague", TaskScope.CLASS, days_before_next=14)
LINK = DesignedResource(1, "before", "Bars", "https://resources.example.org/bars", licence="CC BY")
DESIGN = Design(
    capacity=12,
    places_per_school=2,
    texts=dict.fromkeys(TEXTS, "") | {"outline": "Support for heads of maths."},
    phases=("secondary",),
    roles=("subject_lead",),
    day_equivalent=Decimal("2.0"),
    completion=CompletionRule(75, 50),
    outcomes=(DesignedOutcome("learning", "know more", "teaching", "A survey"),),
    workshops=(FIRST, SECOND),
    tasks=(TASK,),
    resources=(LINK,),
)
