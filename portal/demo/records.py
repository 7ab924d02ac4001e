"""What is known of people beside their places: numbers, former names, and one of them twice."""

from datetime import date, timedelta

from django.utils import timezone

from pages.rules.school_year import school_year_of
from participants.actions.interest import record_interest
from participants.actions.missing_details import keep_own_details
from participants.actions.person import rename_person
from participants.choices import NoReference
from participants.models import ExpressionOfInterest, Participant
from participants.rules.interest_answers import InterestAnswers
from portal.demo.clock import clock_at, london_moment
from portal.demo.network import Scene
from workgroups.models import WorkGroup

# Of every four people one has not said anything yet.
TOLD = [("0012345", ""), ("1234567", ""), ("", NoReference.AWAITING)]


def keep_records(scene: Scene, today: date) -> None:
    """Most have said their numbers by their own link; who married wrote from another address."""
    year = school_year_of(today)
    places = Participant.objects.taking_part().filter(
        workgroup__hub=scene.hub, workgroup__school_year=year, workgroup__cancelled_at=None
    )
    first = places.order_by("person", "pk").distinct("person").values("pk")
    rows = places.filter(pk__in=first).select_related("person", "interest").order_by("pk")
    for number, place in enumerate(rows):
        if number % 4 < len(TOLD):
            tell_details(place, number)
    married = rows[0].person
    with clock_at(london_moment(today - timedelta(days=2), 10)):
        rename_person(
            person=married,
            name=f"{married.name.split()[0]} Underwood",
            keeps_former=True,
            on=today - timedelta(days=2),
            by=scene.administrator,
        )
    write_from_home(scene, rows[1].interest)


def tell_details(place: Participant, number: int) -> None:
    trn, because = TOLD[number % 4]
    with clock_at(place.accepted_at + timedelta(hours=2)):
        keep_own_details(
            place=place,
            telephone=f"01632 960{number % 1000:03}",
            job_role=place.interest.job_role,
            # A number of their own; nobody's, as none is given out so low.
            number=trn and f"00{number:05}",
            none_because=because,
        )


def write_from_home(scene: Scene, before: ExpressionOfInterest) -> None:
    """Somebody known asks again, from another address."""
    recruiting = WorkGroup.objects.recruiting(timezone.now()).filter(hub=scene.hub)
    group = recruiting.exclude(project__kind="event").order_by("pk").first()
    if group is None:
        return
    record_interest(
        workgroup=group,
        school=before.school,
        answers=InterestAnswers(
            name=before.name,
            email=f"{before.name.split()[0].lower()}.home@example.org",
            job_role=before.job_role,
            head_name=before.head_name,
            head_email=before.head_email,
            priority="Planning lessons together.",
        ),
        entered_by=scene.administrator,
    )
