"""What has happened in the demonstration, acted out day by day by the portal's own actions."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import F

from hubs.models import User
from outbox.models import Message
from participants.actions.approval import record_approval
from participants.actions.attendance import cancel_workshop_place, name_substitute
from participants.actions.attendance_register import close_register, take_register
from participants.actions.interest import record_interest
from participants.actions.own_needs import change_needs
from participants.actions.place import accept_offer, offer_place, offer_places
from participants.actions.remind import remind_of_workshops
from participants.actions.walk_in import add_walk_in
from participants.choices import Decision, Mark
from participants.models import ExpressionOfInterest, Offer, Participant
from participants.queries.attendance_register import register_rows
from participants.rules.completion import minutes_between
from participants.rules.interest_answers import InterestAnswers
from participants.rules.missed_minutes import minutes_kept
from portal.demo.clock import clock_at, london_moment
from schools.models import School
from workgroups.models import WorkGroup, Workshop


def ask_for_places(
    workgroup: WorkGroup, names: Iterable[str], schools: list[School], on: date, role: str
) -> list[ExpressionOfInterest]:
    """Teachers send expressions of interest, one each hour of that day."""
    asked = []
    for number, name in enumerate(names):
        school = school_of(name) or schools[number % len(schools)]
        with clock_at(london_moment(on, 9) + timedelta(hours=number)):
            asked.append(
                record_interest(
                    workgroup=workgroup,
                    school=school,
                    answers=InterestAnswers(
                        name=name,
                        email=address_of(name),
                        job_role=role,
                        priority="Helping everybody in my team to plan from the same ideas.",
                        **({} if workgroup.project.is_event else head_of(school)),
                    ),
                )
            )
    return asked


def school_of(name: str) -> School | None:
    """Where somebody works who has asked before."""
    asked = ExpressionOfInterest.objects.filter(person__email=address_of(name))
    first = asked.select_related("school").order_by("pk").first()
    return first.school if first else None


def head_of(school: School) -> dict[str, str]:
    """Who is asked to approve, and where an invoice would go."""
    return {
        "head_name": f"Head of {school.name}",
        "head_email": f"head{school.urn}@example.org",
        "finance_email": f"finance{school.urn}@example.org",
    }


def address_of(name: str) -> str:
    # Tess signs in by the address that `make run` prints.
    first, last = name.lower().split()
    return f"{first}.{'teacher' if name == 'Tess Tremaine' else last}@example.org"


def approve_interests(interests: Iterable[ExpressionOfInterest], on: date) -> None:
    for interest in interests:
        with clock_at(london_moment(on, 12)):
            record_approval(
                interest=interest,
                decision=Decision.APPROVED,
                decided_by_name=interest.head_name,
                agreement_id=interest.workgroup.agreement_id,
            )


def give_places(
    workgroup: WorkGroup, interests: list[ExpressionOfInterest], by: User, on: date
) -> list[Participant]:
    """Places offered on one day and accepted on the next."""
    with clock_at(london_moment(on, 14)):
        offered = offer_places(workgroup=workgroup, interests=interests, by=by).offered
    with clock_at(london_moment(on + timedelta(days=1), 16)):
        return [
            accept_offer(
                offer=open_offer(interest),
                policy_id=workgroup.fee_policy_id,
                agreement_id=workgroup.agreement_id,
            )
            for interest in offered
        ]


def offer_only(interest: ExpressionOfInterest, by: User, at: datetime) -> None:
    with clock_at(at):
        offer_place(interest=interest, by=by)


def open_offer(interest: ExpressionOfInterest) -> Offer:
    return Offer.objects.open().select_related("interest__workgroup").get(interest=interest)


def cancel_date(place: Participant, workshop: Workshop, at: datetime, reason: str) -> None:
    with clock_at(at):
        cancel_workshop_place(participant=place, workshop=workshop, reason=reason)


def send_colleague(place: Participant, workshop: Workshop, at: datetime, name: str) -> None:
    with clock_at(at):
        name_substitute(participant=place, workshop=workshop, name=name, email=address_of(name))


def say_needs(place: Participant, *, access: str = "", food: str = "") -> None:
    change_needs(participant=place, access_needs=access, food_needs=food)


def come_late(place: Participant, workshop: Workshop, by: User, *, minutes: int) -> None:
    """The lead notes it when they come."""
    whole = minutes_between(workshop.starts_at, workshop.ends_at)
    there = {place.pk: minutes_kept(whole, minutes)}
    with clock_at(workshop.starts_at + timedelta(minutes=minutes)):
        take_register(workshop=workshop, marks={place.pk: Mark.PRESENT}, minutes=there, by=by)


def come_without_place(workshop: Workshop, by: User, name: str, school: School) -> None:
    with clock_at(workshop.starts_at):
        add_walk_in(workshop=workshop, name=name, email=address_of(name), school=school, by=by)


def hold_workshop(workshop: Workshop, by: User, *, absent: Iterable[Participant] = ()) -> None:
    """The workshop takes place, and its register is taken and closed."""
    missing = {place.pk for place in absent}
    with clock_at(workshop.ends_at):
        marks = {
            row.participant.pk: mark_of(row, missing)
            for row in register_rows(workshop)
            if row.cancellation is None
        }
        take_register(workshop=workshop, marks=marks, by=by)
        close_register(workshop=workshop, by=by)


def mark_of(row, missing: set[int]) -> Mark:
    if row.participant.pk in missing:
        return Mark.ABSENT
    return Mark.SUBSTITUTE if row.substitution else Mark.PRESENT


def remind_up_to(today: date, days: int) -> None:
    """The daily reminders of the last days, as the clock would have sent them."""
    for ago in range(days, -1, -1):
        day = today - timedelta(days=ago)
        with clock_at(london_moment(day, 7)):
            remind_of_workshops(on=day)


def post_everything() -> None:
    """What was written in the story has been sent; nothing goes out when the worker starts."""
    Message.objects.unsettled().update(sent_at=F("created_at"), attempts=1)
