"""The hubs themselves: earlier names, colleagues who come and go, a change of lead school."""

from datetime import date, timedelta

from access.roles import Role
from hubs.actions.calendar import add_special_days, set_terms
from hubs.actions.lead_school import InvoiceDetails, hand_over
from hubs.actions.people import end_role, invite_colleague
from hubs.choices import SpecialKind, VatTreatment
from hubs.models import FormerName, Hub, Membership
from pages.rules.school_year import first_day, school_year_of
from pages.rules.term_dates import read_terms
from portal.demo import cast
from portal.demo.clock import TERMS
from portal.demo.network import SINCE, Scene, add_person

EXAMS = [
    (SpecialKind.EXAMS, "Key stage 2 tests (SATs)", (5, 10), (5, 13)),
    (SpecialKind.EXAMS, "GCSE exams", (5, 11), (6, 18)),
    (SpecialKind.EXAMS, "A level exams", (5, 17), (6, 22)),
]


def build_hub_settings(larkfield: Scene, estuary: Scene, today: date) -> None:
    year = school_year_of(today)
    FormerName.objects.create(
        hub=larkfield.hub, name="Larkfield and Millbrook Maths Hub", until_on=date(2019, 8, 31)
    )
    build_merged_hub(estuary.hub)
    come_and_go(larkfield, today)
    prepare_next_year(larkfield, year)
    for scene in (larkfield, estuary):
        enter_terms(scene.hub, year)
    enter_exams(year)


def build_merged_hub(successor: Hub) -> None:
    """A hub that has closed: its page names the one that follows."""
    Hub.objects.create(
        name="Old Mill Maths Hub",
        slug="old-mill",
        mailbox="old-mill.hub@example.org",
        opened_on=SINCE,
        closed_on=date(2020, 8, 31),
        successor=successor,
    )


def come_and_go(scene: Scene, today: date) -> None:
    """A second administrator leaves soon, and a partner has just been invited."""
    email, name = cast.LEAVER
    leaver = Membership.objects.create(
        user=add_person((email, name)), hub=scene.hub, role=Role.ADMINISTRATOR, from_on=SINCE
    )
    end_role(membership=leaver, until_on=today + timedelta(days=24), by=scene.hub_lead)
    email, name = cast.PARTNER
    invite_colleague(
        name=name,
        email=email,
        hub=scene.hub,
        role=Role.PARTNER,
        from_on=today,
        by=scene.hub_lead,
    )


def prepare_next_year(scene: Scene, year: int) -> None:
    """Another school leads the hub from next September."""
    hand_over(
        lead_school=scene.hub.lead_schools.get(),
        school=scene.secondary[2],
        from_on=first_day(year + 1),
        details=InvoiceDetails(
            vat_treatment=VatTreatment.NOT_SET,
            invoice_prefix=f"LARK{(year + 1) % 100:02}-",
            finance_email="finance.office@example.org",
            payment_details="By bank transfer. The finance office sends the details.",
        ),
    )


def enter_terms(hub: Hub, year: int) -> None:
    """This school year and the next, with three terms each."""
    for one in (year, year + 1):
        set_terms(hub=hub, local_authority=None, school_year=one, terms=read_terms(TERMS, one))


def enter_exams(year: int) -> None:
    """About when they are in most years; the real days are set nationally."""
    for kind, name, first, last in EXAMS:
        for one in (year, year + 1):
            add_special_days(
                kind=kind,
                name=name,
                from_on=date(one + 1, *first),
                until_on=date(one + 1, *last),
            )
