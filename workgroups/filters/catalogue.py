"""What a teacher narrows the public list of Work Groups by."""

from datetime import date, timedelta

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, Exists, F, FloatField, OuterRef, Q, Subquery, Value, When
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.dates import WEEKDAYS as DAY_NAMES
from django.utils.functional import cached_property

from hubs.models import HubArea
from pages.forms.base import FilterForm
from pages.rules.postcode import first_half
from schools.models import LocalAuthority
from schools.queries.places import Point, points_of
from workgroups.choices import (
    AT_A_VENUE,
    JOINED_ONLINE,
    JobRole,
    JourneyStage,
    KeyStage,
    PlaceType,
    Theme,
    WorkshopMode,
)
from workgroups.filters.workgroup import WorkGroupFilterBase
from workgroups.models import Venue, WorkGroup, Workshop
from workgroups.queries.places import with_places_left
from workgroups.rules.phases import OF_KEY_STAGE

ONLINE, IN_PERSON = "online", "in_person"
DEFAULT_MILES = 20
MILES = [5, 10, 40]
MONTHS_AHEAD = 15
# As ISO counts them, from Monday; schools have no others.
WEEKDAYS = [(str(number), DAY_NAMES[number - 1]) for number in range(1, 6)]


class CatalogueForm(FilterForm):
    """Beside the fields of the filters: where the postcode lies."""

    says_optional = False

    @cached_property
    def point(self) -> Point | None:
        typed = self.data.get("near", "")
        # There is no register of postcodes: schools that share the first half tell where it is.
        return points_of([typed]).get(typed) if first_half(typed) else None

    def clean_near(self):
        typed = self.cleaned_data["near"]
        if typed and not first_half(typed):
            raise ValidationError("Enter a postcode, such as BS1 4ST, or its first half, BS1")
        if typed and not self.point:
            raise ValidationError("We do not know this postcode. Try that of a school nearby")
        return typed


def months_ahead() -> list[tuple[str, str]]:
    """("2026-11", "November 2026") from this month on."""
    today = timezone.localdate()
    numbers = range(today.year * 12 + today.month - 1, today.year * 12 + today.month + MONTHS_AHEAD)
    return [(f"{n // 12}-{n % 12 + 1:02}", f"{MONTHS[n % 12 + 1]} {n // 12}") for n in numbers]


class CatalogueFilter(WorkGroupFilterBase):
    """What a teacher narrows the public list by."""

    # What stands on the cards is found as well.
    searched = (*WorkGroupFilterBase.searched, "outline")

    role = django_filters.ChoiceFilter(
        label="What you do", choices=JobRole.choices, method="for_role", empty_label="Anybody"
    )
    theme = django_filters.ChoiceFilter(
        label="Theme", choices=Theme.choices, method="about", empty_label="Any theme"
    )
    area = django_filters.ModelChoiceFilter(
        label="Local authority",
        queryset=LocalAuthority.objects.filter(
            # Those without an end: a class is made once, and “today” would stay the day it was
            # made.
            pk__in=HubArea.objects.filter(until_on=None).values("local_authority")
        ),
        method="in_area",
        empty_label="All of England",
    )
    near = django_filters.CharFilter(
        label="Near a postcode",
        method="near_postcode",
        help_text="What can be joined online throughout is listed wherever you are.",
    )
    miles = django_filters.ChoiceFilter(
        label="Within",
        choices=[(miles, f"{miles} miles") for miles in MILES],
        method="with_near",
        empty_label=f"{DEFAULT_MILES} miles",
    )
    mode = django_filters.ChoiceFilter(
        label="How it meets",
        choices=[(ONLINE, "Online throughout"), (IN_PERSON, "Face to face at least once")],
        method="meets",
        empty_label="Either way",
    )
    starts = django_filters.ChoiceFilter(
        label="Starts in", method="starts_in", empty_label="Any month"
    )
    days = django_filters.MultipleChoiceFilter(
        label="Days you can come",
        choices=WEEKDAYS,
        method="on_days",
        widget=forms.CheckboxSelectMultiple,
        help_text="All its dates to come are on these days.",
    )
    key_stage = django_filters.ChoiceFilter(
        label="Key stage",
        choices=KeyStage.choices,
        method="for_key_stage",
        empty_label="Any key stage",
    )
    stage = django_filters.ChoiceFilter(
        label="Your school’s stage of Teaching for Mastery",
        choices=JourneyStage.choices,
        method="for_stage",
        empty_label="Any stage",
        help_text="Those that ask for a stage are listed with it alone.",
    )
    cost = django_filters.ChoiceFilter(
        label="Cost", choices=PlaceType.choices, field_name="place_type", empty_label="Any"
    )
    open = django_filters.BooleanFilter(
        label="Open for interest now", method="open_now", widget=forms.CheckboxInput
    )
    left = django_filters.BooleanFilter(
        label="With places left", method="with_places", widget=forms.CheckboxInput
    )

    class Meta(WorkGroupFilterBase.Meta):
        form = CatalogueForm

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["starts"].extra["choices"] = months_ahead()

    def for_role(self, queryset, name, value):
        return queryset.filter(eligible_roles__contains=[value])

    def about(self, queryset, name, value):
        return queryset.filter(project__themes__contains=[value])

    def in_area(self, queryset, name, value):
        areas = HubArea.objects.current(timezone.localdate()).filter(local_authority=value)
        return queryset.filter(hub__in=areas.values("hub"))

    def near_postcode(self, queryset, name, value):
        """Those with a workshop within the miles asked for, the nearest first, each with `miles`;
        then those that meet online only.
        """
        most = int(self.form.cleaned_data.get("miles") or DEFAULT_MILES)
        near = venues_within(most, self.form.point)
        there = workshops_that(venue__in=near).annotate(
            miles=Case(*[When(venue=pk, then=Value(miles)) for pk, miles in near.items()])
        )
        nearest = Subquery(there.order_by("miles").values("miles")[:1], FloatField())
        found = queryset.filter(Exists(there) | can_be_joined_throughout()).annotate(miles=nearest)
        return found.order_by(F("miles").asc(nulls_last=True), *queryset.query.order_by)

    def with_near(self, queryset, name, value):
        """Says how far; where from is the other question."""
        return queryset

    def meets(self, queryset, name, value):
        if value == ONLINE:
            return queryset.filter(can_be_joined_throughout())
        return queryset.filter(Exists(workshops_that(mode__in=AT_A_VENUE)))

    def starts_in(self, queryset, name, value):
        first = date.fromisoformat(f"{value}-01")
        # 31 days after a first is always in the next month.
        after = (first + timedelta(days=31)).replace(day=1)
        return queryset.filter(first_at__date__gte=first, first_at__date__lt=after)

    def on_days(self, queryset, name, value):
        """Those with a date to come, and none on another day."""
        now = timezone.now()
        to_come = workshops_that(starts_at__gt=now)
        wrong = to_come.exclude(starts_at__iso_week_day__in=[int(day) for day in value])
        return queryset.filter(Exists(to_come), ~Exists(wrong)) if value else queryset

    def for_key_stage(self, queryset, name, value):
        named = Q(project__key_stages__contains=[value])
        # A project that names none is for all those of its Work Groups' phases.
        of_phase = Q(phases__contains=[OF_KEY_STAGE[KeyStage(value)]])
        return queryset.filter(named | (Q(project__key_stages=[]) & of_phase))

    def for_stage(self, queryset, name, value):
        # Most projects ask for none, and take schools at any.
        asked = Q(project__required_stages__contains=[value]) | Q(project__required_stages=[])
        return queryset.filter(asked)

    def with_places(self, queryset, name, value):
        return with_places_left(queryset) if value else queryset

    def open_now(self, queryset, name, value):
        if not value:
            return queryset
        recruiting = WorkGroup.objects.recruiting(timezone.now())
        return queryset.filter(pk__in=recruiting.values("pk"))


def workshops_that(**conditions):
    """The standing workshops of a Work Group that meet the conditions."""
    return Workshop.objects.standing().filter(workgroup=OuterRef("pk"), **conditions)


def can_be_joined_throughout():
    """Of a hybrid workshop, whoever lives far away joins online."""
    # Without any date yet it meets nowhere, so it is not online either.
    online = Exists(workshops_that(mode__in=JOINED_ONLINE))
    return online & ~Exists(workshops_that(mode=WorkshopMode.FACE_TO_FACE))


def venues_within(most: int, point: Point) -> dict[int, float]:
    """The miles to each venue of workshops to come that lies within so many."""
    to_come = Venue.objects.filter(workshops__starts_at__gte=timezone.now()).distinct()
    postcodes = dict(to_come.values_list("pk", "postcode"))
    points = points_of(set(postcodes.values()))
    miles = {
        pk: points[postcode].miles_to(point)
        for pk, postcode in postcodes.items()
        if postcode in points
    }
    return {pk: away for pk, away in miles.items() if away <= most}
