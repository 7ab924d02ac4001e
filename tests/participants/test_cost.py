"""Whether a date may cost something: by the rule, by its twin in SQL, and as the pages say it."""

from dataclasses import dataclass
from itertools import product

import pytest
from django.urls import reverse

from outbox.models import Message
from participants import links
from participants.actions.attendance import cancel_workshop_place
from participants.actions.place import give_up_place
from participants.choices import AttendanceOutcome, Mark
from participants.models import Attendance
from participants.rules.cost import may_cost
from tests.factories import (
    FeePolicyFactory,
    ParticipantFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)
from tests.journeys.people import text_of

LATE = london(2022, 1, 28)
NO_SHOW, CANCELLED_LATE = AttendanceOutcome.NO_SHOW, AttendanceOutcome.CANCELLED_LATE


@dataclass
class Terms:
    charges_no_show: bool
    charges_late_cancellation: bool


# The rows of the decision table (design card, 4.4) that the outcome of a date already tells apart.
# Met elsewhere: called off (1), moved (2, 3) and accepted within the window (4) set the last free
# moment or the ground, see tests/fees and workgroups/rules/notice.py; withdrawal (13), an open
# register (15), the school (16) and doubles (18) are in tests/fees.
FREE = {
    5: AttendanceOutcome.PRESENT,
    7: AttendanceOutcome.EXCUSED,
    8: AttendanceOutcome.CANCELLED_IN_TIME,
    11: AttendanceOutcome.SUBSTITUTED,
}


@pytest.mark.parametrize("outcome", [*FREE.values(), ""])
def test_a_date_attended_excused_taken_by_a_colleague_or_cancelled_in_time_is_free(outcome):
    assert not may_cost(outcome, Terms(True, True), exempt_because="")


@pytest.mark.parametrize(
    ("outcome", "terms", "costs"),
    [
        (CANCELLED_LATE, Terms(True, True), True),
        (CANCELLED_LATE, Terms(False, True), True),
        (CANCELLED_LATE, Terms(True, False), False),
        (CANCELLED_LATE, None, False),
        (NO_SHOW, Terms(True, True), True),
        (NO_SHOW, Terms(True, False), True),
        (NO_SHOW, Terms(False, True), False),
        (NO_SHOW, None, False),
    ],
)
def test_what_may_cost_follows_the_terms_unless_somebody_is_exempt(outcome, terms, costs):
    assert may_cost(outcome, terms, exempt_because="") == costs
    assert not may_cost(outcome, terms, exempt_because="Leads")


@pytest.mark.django_db
@pytest.mark.slow
def test_the_database_and_the_rule_agree_on_every_date():
    group = WorkGroupFactory(fee_policy=None)
    terms = [None] + [
        FeePolicyFactory(hub=group.hub, charges_no_show=no_show, charges_late_cancellation=late)
        for no_show, late in [(False, True), (True, False), (True, True)]
    ]
    places = [
        ParticipantFactory(workgroup=group, fee_policy=policy, exempt_because=exempt)
        for policy, exempt in product(terms, ["", "Leads"])
    ]
    outcomes = ["", *AttendanceOutcome.values]
    workshops = [
        WorkshopFactory(workgroup=group, starts_at=london(2022, 2, day, 9, 30))
        for day, _ in enumerate(outcomes, 3)
    ]
    dates = [
        Attendance(
            participant=place,
            workshop=workshop,
            mark=Mark.ABSENT,
            outcome=outcome,
            notified_at=LATE if outcome == CANCELLED_LATE else None,
            free_until=london(2022, 1, 27),
        )
        for workshop, outcome in zip(workshops, outcomes, strict=True)
        for place in places
    ]
    Attendance.objects.bulk_create(dates)

    found = set(Attendance.objects.that_may_cost().values_list("pk", flat=True))

    assert found == {
        date.pk
        for date in dates
        if may_cost(
            date.outcome,
            date.participant.fee_policy,
            exempt_because=date.participant.exempt_because,
        )
    }


@pytest.mark.django_db
def test_whoever_is_exempt_is_not_told_of_a_fee(client, time_machine):
    time_machine.move_to(LATE, tick=False)
    group = WorkGroupFactory()
    date = WorkshopFactory(workgroup=group, starts_at=london(2022, 2, 3, 9, 30))
    place = ParticipantFactory(
        workgroup=group, accepted_at=london(2021, 11, 1), exempt_because="Leads another Work Group"
    )
    token = links.PLACE.token(place)

    cancelling = text_of(client.get(reverse("participants:cancel_date", args=[token, date.pk])))
    giving_up = text_of(client.get(reverse("participants:give_up", args=[token])))
    cancel_workshop_place(participant=place, workshop=date)
    give_up_place(participant=place, reason="A new job")

    assert "There is no fee for cancelling this date." in cancelling
    assert "There is no fee for giving it up now." in giving_up
    letters = dict(Message.objects.values_list("kind", "text"))
    assert "There is no fee for this date." in letters["place-cancelled"]
    assert "There is no fee for giving it up." in letters["place-withdrawn"]


@pytest.mark.django_db
def test_the_email_about_a_place_given_up_names_the_fees_that_the_page_named(client, time_machine):
    time_machine.move_to(LATE, tick=False)
    group = WorkGroupFactory()
    soon = WorkshopFactory(workgroup=group, starts_at=london(2022, 2, 3, 9, 30))
    WorkshopFactory(workgroup=group, starts_at=london(2022, 3, 3, 9, 30))
    late = ParticipantFactory(workgroup=group, accepted_at=london(2021, 11, 1))
    told = ParticipantFactory(workgroup=group, accepted_at=london(2021, 11, 1))
    # This date has a letter of its own.
    cancel_workshop_place(participant=told, workshop=soon)
    time_machine.shift(60)

    for place, fee in ((late, True), (told, False)):
        path = reverse("participants:give_up", args=[links.PLACE.token(place)])
        page = text_of(client.get(path))
        client.post(path, {"reason": "A new job"})
        letter = Message.objects.get(kind="place-withdrawn", about_id=place.pk).text
        charged = "Your school may be charged £75.00 for Thursday 3 February 2022"
        for said in (page, " ".join(letter.split())):
            assert (charged in said, "There is no fee for giving it up" in said) == (fee, not fee)
        assert "Thursday 3 March 2022, 9:30am to 2:30pm: free until 23:59" in page
        assert "3 March" not in letter
