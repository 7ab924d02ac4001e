"""A Work Group that is over, as its registers say."""

from participants.actions.attendance_register import close_register, take_register
from participants.choices import Mark
from participants.models import Participant
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    SchoolFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)
from workgroups.models import WorkGroup, Workshop

DAYS = [(2021, 11, 17), (2022, 2, 3), (2022, 3, 9), (2022, 5, 25)]


def four_workshops(**fields) -> WorkGroup:
    """Each of five hours; the last is over."""
    workgroup = WorkGroupFactory(**{"title": "Reasoning"} | fields)
    for day in DAYS:
        WorkshopFactory(
            workgroup=workgroup, starts_at=london(*day, 9, 30), ends_at=london(*day, 14, 30)
        )
    return workgroup


def with_place(workgroup: WorkGroup, name: str, **fields) -> Participant:
    school = SchoolFactory(name=f"School of {name}")
    address = f"{name.split()[0].lower()}@example.org".encode("ascii", "ignore").decode()
    person = PersonFactory(name=name, email=address, school=school)
    interest = InterestFactory(workgroup=workgroup, person=person, school=school, state="placed")
    return ParticipantFactory(workgroup=workgroup, interest=interest, **fields)


def hold(workshop: Workshop, marks: dict[Participant, str]) -> None:
    """Everybody is here but those whose mark is given."""
    people = workshop.workgroup.participants.filter(withdrawn_at=None)
    all_here = dict.fromkeys(people.values_list("pk", flat=True), Mark.PRESENT)
    by = UserFactory()
    said = all_here | {place.pk: mark for place, mark in marks.items()}
    take_register(workshop=workshop, marks=said, by=by)
    close_register(workshop=workshop, by=by)


def hold_all(workgroup: WorkGroup, *marks: dict[Participant, str]) -> None:
    """`marks` by workshop; of those without any everybody is here."""
    workshops = list(workgroup.workshops.standing())
    for number, workshop in enumerate(workshops):
        hold(workshop, marks[number] if number < len(marks) else {})
