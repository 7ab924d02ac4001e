"""What is kept of the people of a hub, in the two hubs of tests/world.py."""

from typing import Any

from participants.actions.national_return import make_return
from participants.actions.person import add_person_school
from participants.actions.person_merge import merge_people
from participants.actions.teacher_reference import look_at_trn, say_reference
from tests.factories import InterestFactory, PersonFactory, school_in


def add_person_records(world: Any) -> None:
    """Somebody at two schools with a TRN that was looked at, into whom another was merged."""
    admin, person = world.people["admin"], world.participant.person
    double = InterestFactory(workgroup=world.over, person__name="Dora Double").person
    # Likely the same person, who nobody has looked at yet.
    InterestFactory(workgroup=world.over, person__name="Dora Double", person__school=double.school)
    person.former_names.create(name="Former Name")
    say_reference(person=person, number="0012345", none_because="", by=None)
    beside = add_person_school(person=person, school=school_in(world.hub), on=None, by=admin)
    kept = InterestFactory(workgroup=world.over).person
    gone = PersonFactory(school=kept.school)
    world.rows |= {
        "national_return": make_return(
            hub=world.hub,
            year=world.workgroup.school_year,
            columns=["name", "trn"],
            trn_reason="For the return",
            by=admin,
        ),
        "person": person,
        "double": double,
        "person_school": beside,
        "trn_look": look_at_trn(person=person, reason="For the return", by=admin),
        "person_merge": merge_people(kept=kept, merged=gone, by=admin),
    }
