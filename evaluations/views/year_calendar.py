"""A hub's school year on one page: as a list, or a month as a picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from evaluations.choices import CalendarKind
from evaluations.forms.year_calendar import MONTH, CalendarForm
from evaluations.queries.year_calendar import Entry, year_entries
from hubs.models import Hub
from pages.base_views import ScopedList
from pages.rules.school_year import first_day

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DAY = timedelta(days=1)
OFF = (CalendarKind.HOLIDAY, CalendarKind.BANK_HOLIDAY)


@dataclass(frozen=True)
class ShownEntry:
    """An entry with the address of what it is about."""

    entry: Entry
    url: str


@dataclass(frozen=True)
class DayCell:
    """One day of a month's table; one of the month before or after is empty."""

    day: date
    is_in_month: bool
    is_off: bool  # of the month shown
    is_today: bool
    entries: list[ShownEntry]


class YearCalendar(ScopedList):
    model = Hub
    can = Permission.VIEW_HUB
    template_name = "evaluations/year_calendar.html"
    paginate_by = None
    export_name = "calendar"
    export_columns = {
        "Day": lambda row: row.entry.on,
        "Last day": lambda row: row.entry.until_on,
        "Time": lambda row: row.entry.when,
        "What": lambda row: row.entry.kind.label,
        "Of what": lambda row: row.entry.words,
        "More": lambda row: row.entry.detail,
        "Clash": lambda row: "; ".join(row.entry.clashes),
    }

    @cached_property
    def form(self) -> CalendarForm:
        hubs = list(Hub.objects.visible_to(self.request.user, can=self.can).order_by("name", "pk"))
        return CalendarForm(self.request.GET, hubs=hubs)

    def get_queryset(self):
        self.filterset = SimpleNamespace(form=self.form)
        form, hub = self.form, self.form.chosen_hub
        entries = year_entries(hub, form.chosen_year, self.request.user) if hub else []
        form.offer_those_in(entries)
        form.is_valid()
        return [as_shown(entry) for entry in entries if form.takes(entry)]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rows, year = context["object_list"], self.form.chosen_year
        firsts = months_of_year(year)
        is_month = self.form.answer("view") == MONTH
        month = month_asked(self.request.GET.get("month", ""), firsts)
        return context | {
            "hub": self.form.chosen_hub,
            "year": year,
            "clashing": [row for row in rows if row.entry.clashes],
            "kinds": list(CalendarKind),
            "is_month": is_month,
            "month": month,
            "firsts": firsts,
            "before": next((one for one in reversed(firsts) if one < month), None),
            "after": next((one for one in firsts if one > month), None),
            "weekdays": WEEKDAYS,
            "weeks": weeks_of(month, rows) if is_month else [],
            "months": [] if is_month else by_month(rows, firsts),
        }


def as_shown(entry: Entry) -> ShownEntry:
    return ShownEntry(entry, reverse(entry.url[0], args=[entry.url[1]]) if entry.url else "")


def by_month(
    rows: Iterable[ShownEntry], firsts: Iterable[date]
) -> list[tuple[date, list[ShownEntry]]]:
    """Each month in which something is, with what began before and still goes on."""
    found: dict[date, list[ShownEntry]] = {first: [] for first in firsts}
    for row in rows:
        # The first days of the months, and so each month once.
        for first in dict.fromkeys(day.replace(day=1) for day in days_of_entry(row.entry)):
            if first in found:
                found[first].append(row)
    return [(first, rows) for first, rows in found.items() if rows]


def months_of_year(school_year: int) -> list[date]:
    """The first day of each month, from September on."""
    months = [(school_year, month) for month in range(first_day(school_year).month, 13)]
    months += [(school_year + 1, month) for month in range(1, first_day(school_year).month)]
    return [date(year, month, 1) for year, month in months]


def month_asked(text: str, firsts: list[date]) -> date:
    """The month that the address names, else today's, else the first of the year."""
    today = timezone.localdate().replace(day=1)
    by_name = {f"{first:%Y-%m}": first for first in firsts}
    return by_name.get(text) or by_name.get(f"{today:%Y-%m}") or firsts[0]


def weeks_of(first: date, rows: Iterable[ShownEntry]) -> list[list[DayCell]]:
    """The month as rows of seven days from a Monday on."""
    by_day: dict[date, list[ShownEntry]] = {}
    for row in rows:
        for day in days_of_entry(row.entry):
            by_day.setdefault(day, []).append(row)
    monday = first - timedelta(days=first.weekday())
    last = (first + timedelta(days=31)).replace(day=1) - DAY
    weeks = []
    while monday <= last:
        days = [monday + timedelta(days=more) for more in range(7)]
        weeks.append([cell_of(day, first, by_day.get(day, [])) for day in days])
        monday += timedelta(days=7)
    return weeks


def days_of_entry(entry: Entry) -> list[date]:
    days = ((entry.until_on or entry.on) - entry.on).days
    return [entry.on + timedelta(days=more) for more in range(days + 1)]


def cell_of(day: date, first: date, rows: list[ShownEntry]) -> DayCell:
    is_in_month = (day.year, day.month) == (first.year, first.month)
    return DayCell(
        day=day,
        is_in_month=is_in_month,
        is_off=is_in_month and (day.weekday() >= 5 or any(row.entry.kind in OFF for row in rows)),
        is_today=is_in_month and day == timezone.localdate(),
        entries=rows if is_in_month else [],
    )
