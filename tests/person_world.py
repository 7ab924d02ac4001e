"""What is kept of the people of a hub, in the two hubs of tests/world.py."""

from typing import Any

from participants.actions.national_return import make_return
from participants.actions.person import add_person_school
from participants.actions.person_merge import merge_people
from participants.actions.teacher_reference import look_at_trn, say_reference
from tests.factories import InterestFactory, PersonFactory


def add_person_records(world: Any) -> None:
    """Somebody at two schools with a TRN that was looked at, into whom another was merged."""
    admin, person = world.people["admin"], world.participant.person
    # At schools that there are, for tests open only so many pages of a kind.
    at = {"workgroup": world.over, "school": world.school}
    double = InterestFactory(person__name="Dora Double", **at).person
    # Likely the same person, who nobody has looked at yet.
    InterestFactory(person__name="Dora Double", **at)
    person.former_names.create(name="Former Name")
    say_reference(person=person, number="0012345", none_because="", by=None)
    beside = add_person_school(person=person, school=world.interest.school, on=None, by=admin)
    kept = InterestFactory(**at).person
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
