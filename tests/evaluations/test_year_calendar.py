from datetime import date, timedelta

import pytest

from access.roles import Role
from evaluations.choices import CalendarKind as Kind
from evaluations.rules.clashes import Booking, clashes_of
from hubs.choices import SpecialKind
from hubs.models import SpecialDays, TermDates
from tests.factories import (
    EventFactory,
    FeePolicyFactory,
    HubFactory,
    UserFactory,
    VenueFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import text_of
from tests.workgroups.factories import VisitFactory

YEAR = "/manage/year/?year=2026"


@pytest.fixture(autouse=True)
def _in_november(time_machine):
    time_machine.move_to(london(2026, 11, 9, 9), tick=False)


@pytest.fixture
def hub(db):
    return HubFactory()


@pytest.fixture
def admin(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


def draft(hub, **fields):
    """One that tells of nothing but its dates."""
    return WorkGroupFactory(hub=hub, interest_closes_at=None, published_at=None, **fields)


def entries(client, path=YEAR):
    return [row.entry for row in client.get(path).context["object_list"]]


def days_of(client, *kinds, path=YEAR):
    found = entries(client, path)
    return [(entry.kind, entry.on) for entry in found if entry.kind in kinds or not kinds]


def booking(key, starts, ends, **more):
    return Booking(key, key, london(2026, 11, 3, starts), london(2026, 11, 3, ends), **more)


@pytest.mark.parametrize(("starts", "clash"), [(11, True), (12, False), (8, True), (7, False)])
def test_a_person_is_wanted_twice_where_the_times_overlap(starts, clash):
    one = booking("one", 9, 12, people={1: "Lee"})
    other = booking("other", starts, starts + 2, people={1: "Lee", 2: "Ann"})

    found = clashes_of([one, other])

    expected = {"one": ["Lee is also at other"], "other": ["Lee is also at one"]}
    assert found == (expected if clash else {})


def test_two_of_one_name_do_not_clash_and_one_of_two_names_does():
    namesakes = [booking("one", 9, 12, people={1: "Lee"}), booking("two", 9, 12, people={2: "Lee"})]
    renamed = [booking("one", 9, 12, people={1: "Lee"}), booking("two", 9, 12, people={1: "Lea"})]

    assert clashes_of(namesakes) == {}
    assert clashes_of(renamed) == {"one": ["Lee is also at two"], "two": ["Lea is also at one"]}


def test_a_venue_is_wanted_twice_and_no_venue_never():
    rooms = [booking("one", 9, 12, venue="Hall"), booking("other", 9, 12, venue="Hall")]
    online = [booking("third", 9, 12), booking("fourth", 9, 12)]

    found = clashes_of([*rooms, *online])

    assert found == {"one": ["Hall also has other"], "other": ["Hall also has one"]}


def test_the_year_holds_what_happens_and_what_is_due(admin, hub):
    workgroup = WorkGroupFactory(
        hub=hub,
        title="Times",
        school_year=2026,
        interest_opens_at=None,
        interest_closes_at=london(2026, 10, 2, 17),
    )
    workgroup.fee_policy = FeePolicyFactory(hub=hub, notice_days=7)
    workgroup.save()
    WorkshopFactory(workgroup=workgroup, starts_at=london(2026, 11, 18, 9, 30))
    event = WorkGroupFactory(
        hub=hub, project=EventFactory(), interest_closes_at=None, published_at=None
    )
    WorkshopFactory(workgroup=event, starts_at=london(2026, 12, 1, 16))
    WorkshopFactory(starts_at=london(2026, 12, 1, 16))

    assert days_of(admin, *set(Kind) - {Kind.BANK_HOLIDAY}) == [
        (Kind.INTEREST, date(2026, 10, 2)),
        (Kind.FREE_UNTIL, date(2026, 11, 11)),
        (Kind.WORKSHOP, date(2026, 11, 18)),
        (Kind.SURVEY, date(2026, 11, 19)),
        (Kind.MEETING, date(2026, 12, 1)),
        (Kind.SURVEY_CLOSES, date(2026, 12, 17)),
        (Kind.REPORT, date(2026, 12, 18)),
    ]


def test_holidays_between_terms_and_bank_holidays_are_shown(admin, hub):
    for name, first, last in (
        ("Autumn 1", date(2026, 9, 2), date(2026, 10, 23)),
        ("Autumn 2", date(2026, 11, 2), date(2026, 12, 18)),
    ):
        TermDates.objects.create(hub=hub, school_year=2026, name=name, from_on=first, until_on=last)

    [holiday] = [entry for entry in entries(admin) if entry.kind == Kind.HOLIDAY]
    bank = days_of(admin, Kind.BANK_HOLIDAY)

    assert (holiday.on, holiday.until_on) == (date(2026, 10, 24), date(2026, 11, 1))
    assert holiday.words == "Between Autumn 1 and Autumn 2"
    assert (Kind.BANK_HOLIDAY, date(2026, 12, 25)) in bank


def test_clashes_of_a_lead_and_a_venue_are_said_on_both_dates(admin, hub):
    lee, hall = UserFactory(name="Lee Lead"), VenueFactory(hub=hub, name="Hall")
    for title, hour in (("First", 9), ("Second", 11)):
        workgroup = WorkGroupFactory(
            hub=hub, title=title, interest_closes_at=None, published_at=None
        )
        workgroup.leads.add(lee)
        starts = london(2026, 11, 18, hour)
        WorkshopFactory(
            workgroup=workgroup,
            starts_at=starts,
            ends_at=starts + timedelta(hours=3),
            venue=hall,
        )

    answer = admin.get(YEAR)
    page = text_of(answer)
    listed = text_of(admin.get(f"{YEAR}&view=month&month=2027-05")).partition("What clashes")[2]

    assert '<a class="govuk-link" href="#clashes">2 dates clash with another</a>' in answer.text
    assert answer.text.count('id="clashes"') == 1
    times = {"First": "9:00am", "Second": "11:00am"}
    for title, other in (("First", "Second"), ("Second", "First")):
        assert f"Wednesday 18 November 2026, {times[title]} : {title}" in listed
        assert f": {title} Lee Lead is also at {other}; Hall also has {other}" in listed
    for other in ("First", "Second"):
        assert f"Lee Lead is also at {other}" in page
        assert f"Hall also has {other}" in page


@pytest.mark.parametrize("both_alone", [True, False])
def test_whoever_leads_one_workshop_is_taken_by_it_and_by_no_other(admin, hub, both_alone):
    gita = UserFactory(name="Gita Ghosh")
    starts = london(2026, 11, 18, 9)
    for title in ("First", "Second"):
        group = draft(hub, title=title)
        for day in (0, 7):
            WorkshopFactory(
                workgroup=group,
                starts_at=starts + timedelta(days=day),
                ends_at=starts + timedelta(days=day, hours=3),
            )
        if title == "First" or both_alone:
            group.workshops.first().leads.add(gita)
        else:
            group.leads.add(gita)

    page = text_of(admin.get(YEAR))
    narrowed = days_of(admin, Kind.WORKSHOP, path=f"{YEAR}&lead={gita.pk}")

    assert "2 dates clash with another" in page
    assert "Gita Ghosh is also at First" in page
    assert [day for _, day in narrowed] == [date(2026, 11, 18)] * 2 + (
        [] if both_alone else [date(2026, 11, 25)]
    )


def test_it_is_narrowed_to_a_lead_and_to_a_venue(admin, hub):
    lee, hall = UserFactory(), VenueFactory(hub=hub)
    led = draft(hub, title="Led")
    led.leads.add(lee)
    WorkshopFactory(workgroup=led, starts_at=london(2026, 11, 18))
    held = draft(hub, title="Held")
    WorkshopFactory(workgroup=held, starts_at=london(2026, 11, 19), venue=hall)

    def titles(asked):
        return [one.words for one in entries(admin, YEAR + asked) if one.url]

    assert titles("") == ["Led", "Held"]
    assert titles(f"&lead={lee.pk}") == ["Led"]
    assert titles(f"&venue={hall.pk}") == ["Held"]


@pytest.mark.parametrize(("role", "sees"), [(Role.BOARD, True), (Role.PARTNER, False)])
def test_visits_are_shown_to_those_who_may_see_them(client, hub, role, sees):
    VisitFactory(hub=hub, day=date(2026, 11, 20))
    client.force_login(member(hub, role))

    assert days_of(client, Kind.VISIT) == ([(Kind.VISIT, date(2026, 11, 20))] if sees else [])


def choices(client, name, path=YEAR):
    field = client.get(path).context["filterset"].form.fields[name]
    return [label for _, label in field.choices]


@pytest.mark.parametrize(
    ("role", "visitors"),
    [
        (Role.ADMINISTRATOR, ["Vera Visitor"]),
        (Role.HUB_LEAD, ["Vera Visitor"]),
        (Role.BOARD, ["Vera Visitor"]),
        (Role.PARTNER, []),
        (Role.NATIONAL, []),
    ],
)
def test_one_narrows_it_to_those_who_are_shown_and_nobody_else(client, hub, role, visitors):
    group = draft(hub)
    group.leads.add(UserFactory(name="Lee Lead"))
    VenueFactory(hub=hub, name="Attic, never used")
    hall = VenueFactory(hub=hub, name="Hall")
    WorkshopFactory(workgroup=group, starts_at=london(2026, 11, 18), venue=hall)
    VisitFactory(hub=hub, day=date(2026, 11, 20), visitor=UserFactory(name="Vera Visitor"))
    VisitFactory(day=date(2026, 11, 20), visitor=UserFactory(name="Of another hub"))
    client.force_login(member(None if role == Role.NATIONAL else hub, role))
    path = f"{YEAR}&hub={hub.pk}"

    assert choices(client, "lead", path) == ["Anybody", "Lee Lead", *visitors]
    assert choices(client, "venue", path) == ["Anywhere", "Hall"]


def test_a_partner_who_visits_a_school_sees_that_visit_alone(client, hub):
    partner = member(hub, Role.PARTNER)
    own = VisitFactory(hub=hub, day=date(2026, 11, 20), visitor=partner)
    VisitFactory(hub=hub, day=date(2026, 11, 21))
    client.force_login(partner)

    assert days_of(client, Kind.VISIT) == [(Kind.VISIT, own.day)]


def test_namesakes_at_one_time_are_no_clash(admin, hub):
    for _ in range(2):
        group = draft(hub)
        group.leads.add(UserFactory(name="Lee Lead"))
        WorkshopFactory(workgroup=group, starts_at=london(2026, 11, 18, 9))

    assert "No person and no venue is wanted in two places" in text_of(admin.get(YEAR))


def test_a_month_has_its_days_in_weeks_from_monday_on(admin, hub):
    workgroup = draft(hub)
    WorkshopFactory(workgroup=workgroup, starts_at=london(2026, 11, 18))

    weeks = admin.get(f"{YEAR}&view=month&month=2026-11").context["weeks"]

    assert [week[0].day for week in weeks] == [
        date(2026, 10, 26),
        date(2026, 11, 2),
        date(2026, 11, 9),
        date(2026, 11, 16),
        date(2026, 11, 23),
        date(2026, 11, 30),
    ]
    outside = [cell for week in weeks for cell in week if not cell.is_in_month]
    assert len(outside) == 12
    assert not any(cell.is_off or cell.is_today for cell in outside)
    [cell] = [cell for week in weeks for cell in week if cell.entries]
    assert (cell.day, cell.is_off) == (date(2026, 11, 18), False)
    assert [cell.day for week in weeks for cell in week if cell.is_today] == [date(2026, 11, 9)]


@pytest.mark.parametrize("asked", ["&month=2026-13", "&month=x", "&lead=x", "&venue=99", "&view=x"])
def test_what_cannot_be_read_is_as_if_it_were_not_asked(admin, asked):
    assert admin.get(YEAR + asked).status_code == 200


def test_before_the_first_hub_the_calendar_is_empty(client, db):
    client.force_login(member(None, Role.NATIONAL))

    assert "There is no hub yet." in text_of(client.get(YEAR))


def test_a_month_in_which_only_something_begun_before_runs_is_listed_with_it(admin):
    exams = {"name": "GCSE exams", "from_on": date(2027, 5, 11), "until_on": date(2027, 6, 18)}
    SpecialDays.objects.create(kind=SpecialKind.EXAMS, **exams)

    answer = admin.get(YEAR)

    june = dict(answer.context["months"])[date(2027, 6, 1)]
    assert [row.entry.words for row in june] == ["GCSE exams"]
    assert '<a class="govuk-link" href="#month-2027-06">June</a>' in answer.text
    # In the file it is one row all the same.
    assert admin.get(f"{YEAR}&format=csv").getvalue().count(b"GCSE exams") == 1
