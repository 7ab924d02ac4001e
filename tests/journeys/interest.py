"""What a teacher does who would like to take part: finds the school, answers, sends."""

from tests.journeys.people import Person, text_of
from tests.robust.need_acts import guarded
from workgroups.models import WorkGroup


def begins(person: Person, workgroup: WorkGroup, school) -> str:
    """Presses the button on the page, finds the school; the address of the next step."""
    answer = person.sends(f"/work-groups/{workgroup.pk}/interest/")
    here = answer.request["PATH_INFO"]
    found = text_of(person.opens(f"{here}?q={school.postcode.replace(' ', '')}"))
    assert school.name in found
    return person.sends(here, school=school.pk).request["PATH_INFO"]


def expresses_interest(person: Person, workgroup: WorkGroup, school, head: str) -> None:
    here = begins(person, workgroup, school)
    page = person.sends(here, name=person.name, email=person.email, job_role="subject_lead")
    page = person.sends(page.request["PATH_INFO"], priority="A shared scheme of work")
    page = person.sends(
        page.request["PATH_INFO"],
        head_name="The Head",
        head_email=head,
        finance_email="finance@example.org",
    )
    assert "free until 23:59 on Thursday 27 January 2022" in text_of(page)
    page = person.sends(
        page.request["PATH_INFO"], has_read_privacy="on", accepts_terms="on", **guarded()
    )
    assert "Your expression of interest is sent" in text_of(page)
