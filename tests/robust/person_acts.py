"""Valid answers to the pages about the people whom a hub keeps."""

from django.utils import timezone

from pages.rules.school_year import school_year_of
from schools.models import School
from tests.factories import school_in
from tests.journeys.people import day
from tests.robust.act import Act
from tests.robust.leader_acts import SOON
from tests.world import World
from workgroups.models import WorkGroup


def a_school(world: World) -> dict:
    # The same each time, as what two answers leave is compared.
    name = "Nether Larkfield School"
    school = School.objects.filter(name=name).first() or school_in(world.hub, name=name)
    return {"school": school.name} | day("on", SOON)


def take_part_this_year(world: World) -> None:
    year = school_year_of(timezone.localdate())
    WorkGroup.objects.filter(pk=world.workgroup.pk).update(school_year=year)


ABOUT_PEOPLE: dict[str, Act] = {
    "participants:rename_person": Act(lambda w: {"name": "Nadia New", "why": "new"}),
    "participants:change_school": Act(a_school, prepare=a_school),
    "participants:add_person_school": Act(a_school, prepare=a_school),
    "participants:end_person_school": Act(lambda w: day("on", SOON)),
    "participants:edit_trn": Act(lambda w: {"trn": "RP 76/54321", "none_because": ""}),
    "participants:look_at_trn": Act(lambda w: {"reason": "For the national return"}),
    "participants:merge_people": Act(
        lambda w: {"name": "merged", "email": "kept", "school": "kept"}
    ),
    "participants:keep_apart": Act(),
    "participants:undo_merge": Act(),
    "participants:open_return": Act(lambda w: {"reason": "To send it again"}),
    "participants:make_return": Act(
        lambda w: {"hub": w.hub.pk, "columns": ["name", "trn"], "trn_reason": "For the return"},
        prepare=take_part_this_year,
    ),
    "participants:ask_for_details": Act(prepare=take_part_this_year),
    "participants:own_details": Act(
        lambda w: {
            "telephone": "01632 960222",
            "job_role": "subject_lead",
            "trn": "7654321",
            "none_because": "",
        }
    ),
}
