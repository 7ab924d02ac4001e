"""People who came too late, or are not head of maths yet, and ask to hear of the next time."""

from datetime import date, timedelta

from pages.rules.school_year import school_year_of
from participants.actions.wish import answer_wishes, wish_for_next_time
from portal.demo.clock import clock_at, london_moment
from portal.demo.network import Scene
from workgroups.models import WorkGroup

FOR_RECEPTION = ("imogen.ives@example.org", "jonah.jarvis@example.org")
FOR_CONTINUITY = ("keira.knox@example.org", "leo.lamb@example.org", "maya.moss@example.org")


def wish_for_more(scene: Scene, today: date) -> None:
    """Last summer: one is answered by this year's Work Group, the other not yet planned."""
    year = school_year_of(today)
    before = {group.title: group for group in of_year(scene, year - 1)}
    asked_on = date(year, 6, 10)
    for title, addresses in (
        ("Building Firm Foundations in Reception", FOR_RECEPTION),
        ("Years 5 to 8 Continuity", FOR_CONTINUITY),
    ):
        for number, email in enumerate(addresses):
            with clock_at(london_moment(asked_on + timedelta(days=3 * number))):
                wish_for_next_time(workgroup=before[title], email=email)
    for group in of_year(scene, year).filter(published_at__isnull=False):
        with clock_at(group.published_at):
            answer_wishes(workgroups=[group])


def of_year(scene: Scene, year: int):
    groups = WorkGroup.objects.filter(hub=scene.hub, school_year=year)
    return groups.select_related("hub", "project").order_by("published_at", "pk")
