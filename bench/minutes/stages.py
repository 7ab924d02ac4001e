"""The year of one Work Group for twenty people, as its administrator walks through it.

What others do between the stages is done by the portal's own actions, and not counted.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localdate
from time_machine import Traveller

from bench.minutes import others
from bench.minutes.planning import DAYS, TITLE, copy_and_publish, say_where_to_join
from bench.minutes.walk import Walk
from fees.tasks import propose_fees
from pages.wording import day_words
from portal.demo.clock import london_moment
from portal.demo.network import Scene
from portal.demo.story import address_of
from workgroups.models import WorkGroup, Workshop

# From the first who asks to the last who came.
ADD, OFFER, REGISTER = "Add six people from a list", "Offer twenty places", "Take four registers"
OF_PEOPLE = (ADD, OFFER, REGISTER)

PLANNED_ON = date(2025, 6, 10)
SENT_ON, ENTERED_ON, APPROVED_ON = date(2025, 9, 15), date(2025, 9, 17), date(2025, 9, 19)
OFFERED_ON, ACCEPTED_ON = date(2025, 10, 6), date(2025, 10, 8)
MISSED, MOVED = 1, 2  # which workshops, from nought
MOVED_ON, MOVED_TO = date(2026, 1, 8), date(2026, 3, 18)
DECIDED_ON = date(2026, 2, 9)
REPORT_ASKED_ON, HANDED_IN_ON, READ_ON = date(2026, 6, 15), date(2026, 7, 1), date(2026, 7, 6)


@dataclass
class Year:
    """The walk, the clock of the portal that it moves, and the hub in which it goes."""

    walk: Walk
    clock: Traveller
    scene: Scene

    @property
    def workgroup(self) -> WorkGroup:
        return WorkGroup.objects.latest("pk")

    def workshop(self, number: int) -> Workshop:
        return self.workgroup.workshops.standing().order_by("starts_at")[number]

    def day(self, number: int) -> date:
        return localdate(self.workshop(number).starts_at)

    def comes(self, day: date) -> None:
        self.clock.move_to(london_moment(day))


def walk_through(year: Year) -> None:
    walk = year.walk
    year.comes(PLANNED_ON)
    with walk.at_stage("Copy last year's and publish"):
        copy_and_publish(walk)
    with walk.at_stage("Say where to join"):
        say_where_to_join(walk)
    others.send_interests(year.workgroup, year.scene, SENT_ON)
    year.comes(ENTERED_ON)
    with walk.at_stage(ADD):
        add_list(walk, year.scene)
    others.approve_all(year.workgroup, APPROVED_ON)
    year.comes(OFFERED_ON)
    with walk.at_stage(OFFER):
        offer_places(walk)
    others.accept_all(year.workgroup, ACCEPTED_ON)
    hold_workshops(year)
    others.close_the_year(year.workgroup, year.scene, REPORT_ASKED_ON, HANDED_IN_ON)
    year.comes(READ_ON)
    with walk.at_stage("Read the report"):
        read_report(walk)
    with walk.at_stage("Make the board's pack"):
        make_pack(walk)


def hold_workshops(year: Year) -> None:
    """Four workshops: before the second two people cancel late, after it the third is moved."""
    walk = year.walk
    for number in range(len(DAYS)):
        if number == MISSED:
            year.comes(MOVED_ON)
            with walk.at_stage("Move one date"):
                move_date(walk)
            others.cancel_late(year.workshop(MISSED))
        year.clock.move_to(year.workshop(number).ends_at + timedelta(minutes=30))
        with walk.at_stage(REGISTER):
            take_register(walk, year.day(number))
        propose_fees()
        if number == MISSED:
            year.comes(DECIDED_ON)
            with walk.at_stage("Decide two fees, invoice one"):
                ill, without_cover = others.CANCELLING_LATE
                waive_fee_of(walk, ill)
                confirm_and_invoice_fee_of(walk, without_cover)


def to_the_people(walk: Walk) -> None:
    walk.goes_home()
    walk.follows(re.compile("expressions? of interest to decide"))
    walk.follows(TITLE)


def add_list(walk: Walk, scene: Scene) -> None:
    """Six people who asked in a form of the hub's own, of whose heads its sheet says nothing."""
    walk.goes_home()
    walk.follows("Enter an interest")
    walk.follows(TITLE)
    walk.follows("Add a list of people")
    walk.pastes("pasted", sheet_of(scene))
    walk.presses("Read the list")
    walk.ticks("asks_heads")
    walk.ticks("thanks")
    walk.presses("Add 6 people")
    # The schools' other expressions of interest have named them.
    walk.reads("Asked by email to approve: 6 heads.")


def sheet_of(scene: Scene) -> str:
    """As a spreadsheet copies it, with what each calls their school."""
    rows = [("Completion time", "Name", "Work email", "Your school", "Your role")]
    # At each of the first two schools two people have asked already, and no school gets more.
    for name, school in zip(others.ON_BEHALF, scene.primary[2:], strict=False):
        called = school.name.removesuffix(" Primary School")
        rows.append((f"{SENT_ON:%d/%m/%Y} 20:15", name, address_of(name), called, "Teacher"))
    return "\n".join("\t".join(row) for row in rows)


def offer_places(walk: Walk) -> None:
    to_the_people(walk)
    walk.presses("Choose everybody on this list")
    walk.presses("Offer places to those chosen")
    walk.presses("Offer the places")
    walk.reads("20 offered a place")


def move_date(walk: Walk) -> None:
    """A week later, with the task that is due before it."""
    walk.goes_home()
    walk.follows("Work Groups")
    walk.follows(TITLE, beside="2025/26")
    walk.follows("Cycle")
    walk.follows(re.compile(f"^Move.*{DAYS[MOVED].day} March"))
    walk.fills(day_day=str(MOVED_TO.day), changed_because="The hall is closed that day")
    walk.presses("Move the workshop")
    walk.reads("Nobody has been told yet")
    walk.presses("Move the workshop")
    walk.reads("have been told")


def take_register(walk: Walk, day: date) -> None:
    """Everybody who has not cancelled is here."""
    walk.goes_home()
    walk.follows("Take the register")
    walk.reads(day_words(day))
    walk.presses("Mark everybody else as here")
    walk.follows("Close the register")
    walk.presses("Close the register")
    walk.reads("The register is closed")


def to_the_fee_of(walk: Walk, name: str) -> None:
    walk.goes_home()
    walk.follows(f"Fee for {name}")


def waive_fee_of(walk: Walk, name: str) -> None:
    to_the_fee_of(walk, name)
    walk.follows("Waive")
    walk.chooses("waiver", "illness")
    walk.presses("Waive")
    walk.reads("The school pays nothing")


def confirm_and_invoice_fee_of(walk: Walk, name: str) -> None:
    to_the_fee_of(walk, name)
    walk.follows("Confirm")
    walk.presses("Confirm")
    walk.follows("Invoice what is confirmed")
    walk.follows("Issue invoice")
    walk.presses("Issue invoice")
    walk.reads("Issued")


def read_report(walk: Walk) -> None:
    """Only to know that it is there: the portal asks the lead, and the hub lead approves."""
    walk.goes_home()
    walk.follows("Work Groups")
    walk.follows("Reports")
    walk.follows(TITLE)
    walk.reads("Approved")


def make_pack(walk: Walk) -> None:
    """Of this year, as soon as its reports are read; looked at once."""
    walk.goes_home()
    walk.follows("Work Groups")
    walk.follows("Board packs")
    walk.follows("Make a pack")
    walk.presses("Make the pack")
    walk.reads("The pack is made, and the board can read it")
