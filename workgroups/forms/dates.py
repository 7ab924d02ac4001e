"""All workshops of a draft and the tasks between them, on one page."""

from datetime import time
from typing import Any

from django import forms
from django.utils import timezone

from access.permissions import Permission
from pages.forms.base import PortalForm
from pages.forms.fields import ClockField, PickedDayField
from pages.rules.london import london
from workgroups.choices import WorkshopMode
from workgroups.forms.cycle import day_within
from workgroups.models import Venue, WorkGroup, Workshop
from workgroups.queries.cycle import CycleStep
from workgroups.rules.dates import DateRow, PlannedWorkshop, carried_down
from workgroups.rules.typed_list import lines_of

ROWS_AT_FIRST, ROWS_AT_MOST, SPARE_ROWS = 6, 12, 2
LONGEST_TASK = 160
UNSETTLED, HYBRID_AT = "unsettled", "hybrid-"
IN_A_ROW = ("day", "starts", "ends", "where", "tasks")


class DatesForm(PortalForm):
    """Boxes day_1, starts_1, ends_1, where_1, tasks_1 and a hidden workshop_1, then those of 2."""

    submit_label = "Save the dates"
    says_optional = False

    def __init__(self, data=None, *args, workgroup: WorkGroup, cycle: list[CycleStep], user, **kw):
        self.workgroup = workgroup
        self.cycle = {step.workshop.pk: step for step in cycle}
        self.numbers = range(1, rows_shown(data or {}, len(cycle)) + 1)
        where = self.places(user)
        self.base_fields: dict[str, forms.Field] = self.other_fields()
        for number in self.numbers:
            begins = self.begins(cycle[number - 1]) if number <= len(cycle) else {}
            self.base_fields |= fields_of_row(number, where, begins)
        super().__init__(data, *args, **kw)
        self.planned: list[PlannedWorkshop] = []

    def other_fields(self) -> dict[str, forms.Field]:
        """What a form asks beside the dates."""
        return {}

    def begins(self, step: CycleStep) -> dict[str, Any]:
        """What the boxes of one of the workshops begin with."""
        return typed_of(step)

    def note_of(self, number: int) -> str:
        """What is said beside a date from the beginning."""
        return ""

    def places(self, user) -> list[tuple[str, Any]]:
        venues = Venue.objects.visible_to(user, can=Permission.EDIT_WORKGROUP)
        venues = venues.filter(hub=self.workgroup.hub_id)
        offered = venues.offered() | venues.filter(pk__in=self.kept_venues())
        rooms = [(str(venue.pk), venue.name) for venue in offered.order_by("name")]
        rooms.append((UNSETTLED, "Face to face, venue not settled"))
        return [
            (WorkshopMode.ONLINE.value, "Online"),
            *rooms,
            (
                "Hybrid: at a venue, and others join online",
                [(f"{HYBRID_AT}{key}", f"{name}, or online") for key, name in rooms[:-1]]
                + [(f"{HYBRID_AT}{UNSETTLED}", "Hybrid, venue not settled")],
            ),
        ]

    def kept_venues(self) -> list[int]:
        """One that is retired since stays where it was chosen before."""
        chosen = [step.workshop.venue_id for step in self.cycle.values()]
        return [venue for venue in chosen if venue is not None]

    def rows(self) -> list[tuple[int, list[tuple[str, Any]]]]:
        """Each row's number with its named boxes, for the page; the day's knows its weekday."""
        for number in self.numbers:
            field = self.fields[f"day_{number}"]
            day = self.cleaned_data.get(f"day_{number}") if self.is_bound else field.initial
            field.weekday = f"{day:%A}" if day else ""
            field.note = self.note_of(number)
        return [
            (number, [(box, self[f"{box}_{number}"]) for box in IN_A_ROW])
            for number in self.numbers
        ]

    def hidden(self) -> list[Any]:
        return [self[f"workshop_{number}"] for number in self.numbers]

    def clean(self):
        cleaned = super().clean()
        typed = [self.typed_row(number) for number in self.numbers]
        for row in typed:
            self.check_row(row)
        if not self.errors:
            self.planned = [self.plan_row(row) for row in carried_down(typed)]
            self.check_times()
        return cleaned

    def typed_row(self, number: int) -> DateRow:
        day, starts, ends, where, tasks = (
            self.cleaned_data.get(f"{box}_{number}") for box in IN_A_ROW
        )
        return DateRow(
            number=number,
            day=day,
            starts=starts,
            ends=ends,
            where=where or "",
            tasks=tuple(dict.fromkeys(lines_of(tasks or ""))),
            workshop=self.cleaned_data.get(f"workshop_{number}"),
        )

    def check_row(self, row: DateRow) -> None:
        day = f"day_{row.number}"
        # A workshop that stands is taken out by emptying its date.
        if row.day is None and row.workshop is None and not row.is_blank and day not in self.errors:
            self.add_error(day, f"Enter the date of workshop {row.number}, or empty its row")
        if row.day:
            try:
                day_within(row.day, self.workgroup)
            except forms.ValidationError as error:
                self.add_error(day, f"Workshop {row.number}: {error.messages[0]}")
        if any(len(task) > LONGEST_TASK for task in row.tasks):
            self.add_error(f"tasks_{row.number}", f"Keep each task to {LONGEST_TASK} characters")

    def plan_row(self, row: DateRow) -> PlannedWorkshop:
        """What the row comes to; complains of what neither it nor a row above says."""
        missing = {
            "starts": "Enter when workshop {} starts",
            "ends": "Enter when workshop {} ends",
            "where": "Choose where workshop {} is",
        }
        for box, message in missing.items():
            if not getattr(row, box):
                self.add_error(f"{box}_{row.number}", message.format(row.number))
        day, starts, ends = row.day, row.starts, row.ends
        assert day is not None  # as carried_down() leaves out the others
        if starts and ends and ends <= starts:
            self.add_error(f"ends_{row.number}", f"Workshop {row.number} must end after it starts")
        mode, venue = place_chosen(row.where)
        return PlannedWorkshop(
            workshop=row.workshop,
            starts_at=london(day, starts or time.min),
            ends_at=london(day, ends or time.min),
            mode=mode,
            venue=venue,
            tasks=row.tasks,
        )

    @property
    def seen(self) -> list[int]:
        """The keys of the workshops that stood on the page, emptied or not."""
        found = [self.cleaned_data.get(f"workshop_{number}") for number in self.numbers]
        return [key for key in found if key is not None]

    def check_times(self) -> None:
        seen: dict[Any, int] = {}
        dated = [n for n in self.numbers if self.cleaned_data.get(f"day_{n}")]
        for number, planned in zip(dated, self.planned, strict=True):
            first = seen.setdefault(planned.starts_at, number)
            if first != number:
                self.add_error(
                    f"day_{number}", f"Workshops {first} and {number} start at the same time"
                )


def rows_shown(data, standing: int) -> int:
    """As many as were sent, so that none is lost; else those that stand and some empty ones."""
    sent = [n for n in range(1, ROWS_AT_MOST + 1) if f"day_{n}" in data]
    wanted = max(ROWS_AT_FIRST, standing + SPARE_ROWS, *sent, 0)
    return max(standing, min(wanted, ROWS_AT_MOST))


def typed_of(step: CycleStep) -> dict[str, Any]:
    """The boxes of a workshop that stands."""
    workshop = step.workshop
    starts, ends = timezone.localtime(workshop.starts_at), timezone.localtime(workshop.ends_at)
    return {
        "workshop": workshop.pk,
        "day": starts.date(),
        "starts": starts.time(),
        "ends": ends.time(),
        "where": place_of(workshop),
        "tasks": "\n".join(task.title for task in step.tasks),
    }


def place_of(workshop: Workshop) -> str:
    """What is chosen in the list of places; place_chosen() reads it back."""
    if workshop.is_online:
        return WorkshopMode.ONLINE.value
    place = str(workshop.venue_id) if workshop.venue_id else UNSETTLED
    return f"{HYBRID_AT}{place}" if workshop.is_hybrid else place


def place_chosen(where: str) -> tuple[WorkshopMode, int | None]:
    """The mode and the venue's key."""
    if where == WorkshopMode.ONLINE:
        return WorkshopMode.ONLINE, None
    place = where.removeprefix(HYBRID_AT)
    mode = WorkshopMode.FACE_TO_FACE if place == where else WorkshopMode.HYBRID
    return mode, int(place) if place.isdigit() else None


def fields_of_row(number: int, places, begins: dict[str, Any]) -> dict[str, forms.Field]:
    above = "As above" if number > 1 else "Choose one"
    fields: dict[str, forms.Field] = {
        "workshop": forms.IntegerField(widget=forms.HiddenInput, required=False),
        "day": PickedDayField(label="Date", called=f"workshop {number}"),
        "starts": ClockField(label="Starts", required=False, help_text=""),
        "ends": ClockField(label="Ends", required=False, help_text=""),
        "where": forms.ChoiceField(label="Where", required=False, choices=[("", above), *places]),
        "tasks": forms.CharField(
            label="School-based tasks after it",
            required=False,
            max_length=1_000,
            widget=forms.Textarea(attrs={"rows": 1}),
        ),
    }
    for box, field in fields.items():
        if box in ("starts", "ends"):
            field.width = 5
        field.initial = begins.get(box)
    return {f"{box}_{number}": field for box, field in fields.items()}
