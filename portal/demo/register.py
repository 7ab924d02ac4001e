"""What newer registers said of Larkfield's schools: a closing, a new name, pupil premium."""

from datetime import date, timedelta
from decimal import Decimal

from hubs.models import User
from pages.rules.school_year import school_year_of
from participants.choices import InterestState
from participants.models import ExpressionOfInterest
from portal.demo.clock import london_moment
from portal.demo.network import Scene
from schools.choices import ChangeKind, ImportState, LinkKind, RegisterFileKind, SchoolStatus
from schools.models import PupilPremium, RegisterChange, RegisterImport, School, SchoolLink


def bring_in_registers(scene: Scene, system: User, today: date) -> None:
    """Somebody's school became an academy a month ago, and another has a new name."""
    on = today - timedelta(days=30)
    closing = undecided_school(scene)
    # As if a file had been read: the real one has 60 MB.
    source = RegisterImport.objects.create(
        kind=RegisterFileKind.SCHOOLS,
        state=ImportState.APPLIED,
        name=f"edubasealldata{on:%Y%m%d}.csv",
        size=60_400_000,
        started_by=system,
        applied_by=system,
        started_at=london_moment(on, 8),
        ended_at=london_moment(on, 9),
    )
    academy = open_academy(closing, source, on)
    rename_school(scene.primary[-1], source, on)
    RegisterChange.objects.create(
        source=source, school=academy, kind=ChangeKind.NEW, after={"status": "Open"}, found_on=on
    )
    source.report = {
        "rows": 52_118,
        "created": 1,
        "updated": 2,
        "unchanged": 52_115,
        "skipped": [],
        "skipped_number": 0,
        "problems": [],
        "kinds": {ChangeKind.NEW: 1, ChangeKind.CLOSED: 1, ChangeKind.RENAMED: 1},
    }
    source.rows_done = source.rows_expected = 52_118
    source.save()
    give_pupil_premium(scene, school_year_of(today) - 1)


def undecided_school(scene: Scene) -> School:
    """The school of somebody who has not heard yet."""
    rows = ExpressionOfInterest.objects.filter(
        state__in=(InterestState.NEW, InterestState.WAITING), school__in=scene.primary
    )
    return rows.select_related("school").order_by("pk")[0].school


def open_academy(closing: School, source: RegisterImport, on: date) -> School:
    academy = School.objects.create(
        urn=(closing.urn or 0) + 900,  # only a school that never was in the register has none
        name=closing.name.replace("School", "Academy"),
        local_authority=closing.local_authority,
        hub=closing.hub,
        status=SchoolStatus.OPEN,
        type_name="Academy converter",
        opened_on=on,
        **{
            name: getattr(closing, name)
            for name in ("phase", "low_age", "high_age", "pupils", "street", "town", "postcode")
        },
    )
    closing.status, closing.closed_on = SchoolStatus.CLOSED, on - timedelta(days=1)
    closing.save()
    RegisterChange.objects.create(
        source=source,
        school=closing,
        kind=ChangeKind.CLOSED,
        before={"status": "Open", "closed_on": None},
        after={"status": "Closed", "closed_on": closing.closed_on.isoformat()},
        found_on=on,
    )
    SchoolLink.objects.create(
        predecessor=closing, successor=academy, kind=LinkKind.SUCCESSION, since=on
    )
    return academy


def rename_school(school: School, source: RegisterImport, on: date) -> None:
    before, school.name = school.name, f"{school.name} and Nursery"
    school.save()
    RegisterChange.objects.create(
        source=source,
        school=school,
        kind=ChangeKind.RENAMED,
        before={"name": before},
        after={"name": school.name},
        found_on=on,
    )


def give_pupil_premium(scene: Scene, year: int) -> None:
    PupilPremium.objects.bulk_create(
        PupilPremium(
            school=school,
            year=year,
            percent=Decimal(number * 7 % 46) + Decimal("0.5"),
            source=f"pupil-premium-{year}.csv",
        )
        for number, school in enumerate([*scene.secondary, *scene.primary])
    )
