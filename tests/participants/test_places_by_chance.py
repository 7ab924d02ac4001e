"""Whatever people and hub do one after the other: no place too many, no turn lost, all told once.

A machine asks, offers, accepts, lets run out, takes back, gives up, moves people to the parallel
Work Group, changes the places and lets the list move, in any order, on the real database; after
each step the rows must explain each other.
"""

from collections import Counter
from contextlib import suppress
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from access.refusal import Refused
from outbox.models import Message
from participants.actions.approval import record_approval
from participants.actions.attendance import name_substitute
from participants.actions.group_move import move_to_group
from participants.actions.interest import record_interest, withdraw_interest
from participants.actions.place import (
    accept_offer,
    give_up_place,
    lapse_offers,
    offer_place,
    put_on_waiting_list,
    take_back_offer,
    turn_down_offer,
)
from participants.actions.waiting_list import move_waiting_lists, set_waiting_list
from participants.choices import Decision, InterestState, OfferAnswer
from participants.models import (
    ExpressionOfInterest,
    GroupMove,
    Offer,
    Participant,
    Substitution,
    WaitingList,
)
from participants.rules.group_move import MOVABLE
from tests import sweeps
from tests.factories import UserFactory, WorkGroupFactory, WorkshopFactory, london, school_in
from tests.participants.drafts import answers_of
from workgroups.actions.places import save_places
from workgroups.models import WorkGroup

S = InterestState
BEGINS = london(2022, 1, 10, 12)
DATES = [london(2022, 2, day, 9) for day in (1, 8, 15, 22)]
STATE_OF_ANSWER = {
    OfferAnswer.ACCEPTED: {S.PLACED, S.WITHDRAWN},
    OfferAnswer.TURNED_DOWN: {S.REFUSED, S.WITHDRAWN, S.WAITING},
    OfferAnswer.LAPSED: {S.LAPSED, S.WAITING, S.WITHDRAWN},
    OfferAnswer.TAKEN_BACK: {S.WAITING, S.WITHDRAWN},
    OfferAnswer.PLACE_LOST: {S.WAITING, S.WITHDRAWN},
    "": {S.OFFERED},
}
ANYBODY = st.integers(0, 99)


class Places(RuleBasedStateMachine):
    """One Work Group of three places, two to a school, among three schools, and one beside it."""

    def __init__(self):
        super().__init__()
        self.clock = time_machine.travel(BEGINS, tick=False)
        self.traveller = self.clock.start()
        self.undone = transaction.atomic()
        self.undone.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)
        self.clock.stop()

    @initialize()
    def begin(self):
        self.admin = UserFactory()
        self.workgroup = WorkGroupFactory(capacity=3, interest_closes_at=london(2022, 3, 1))
        for starts_at in DATES:
            WorkshopFactory(workgroup=self.workgroup, starts_at=starts_at)
        self.beside = WorkGroupFactory(
            hub=self.workgroup.hub, project=self.workgroup.project, capacity=2
        )
        for starts_at in DATES:
            WorkshopFactory(workgroup=self.beside, starts_at=starts_at + timedelta(days=2))
        self.schools = [school_in(self.workgroup.hub) for _ in range(3)]
        self.asked = 0
        # Once for each moment: the clock stands still between the steps.
        self.listed: set[tuple] = set()
        self.held_before: Counter[int] = Counter()
        self.moved_from: Counter[str] = Counter()
        self.set_list(moves=True)
        for school in (0, 0, 0, 1, 2):
            self.ask(school, Decision.APPROVED)
            self.put_on_list(0)

    # What people and hub do

    @rule(school=st.integers(0, 2), says=st.sampled_from([Decision.APPROVED] * 4 + [None]))
    def ask(self, school, says):
        self.asked += 1
        interest = record_interest(
            workgroup=self.workgroup,
            school=self.schools[school],
            answers=answers_of(name="Tara Teacher", email=f"tara{self.asked}@example.org"),
        )
        if says:
            record_approval(interest=interest, decision=says, decided_by_name="Hari Head")

    @rule(who=ANYBODY)
    def offer(self, who):
        self.try_with(who, [S.NEW, S.WAITING, S.LAPSED, S.REFUSED], self.offer_to)

    def offer_to(self, interest):
        offer_place(interest=interest, by=self.admin)

    @rule(who=ANYBODY)
    def put_on_list(self, who):
        self.try_with(who, [S.NEW, S.LAPSED, S.REFUSED], self.list_one)

    def list_one(self, interest):
        put_on_waiting_list(interest=interest, by=self.admin)
        self.listed.add((interest.pk, timezone.now()))

    @rule(who=ANYBODY)
    def accept(self, who):
        def take(offer):
            accept_offer(offer=offer, policy_id=offer.interest.workgroup.fee_policy_id)

        self.try_offer(who, take)

    @rule(who=ANYBODY)
    def turn_down(self, who):
        self.try_offer(who, lambda offer: turn_down_offer(offer=offer))

    @rule(who=ANYBODY)
    def take_back(self, who):
        self.try_offer(who, lambda offer: take_back_offer(offer=offer, by=self.admin))

    @rule(who=ANYBODY)
    def withdraw(self, who):
        self.try_with(
            who, [S.NEW, S.WAITING, S.OFFERED], lambda row: withdraw_interest(interest=row)
        )

    @rule(who=ANYBODY)
    def give_up(self, who):
        self.try_place(who, lambda place: give_up_place(participant=place, reason="Left"))

    @rule(who=ANYBODY)
    def send_colleague(self, who):
        def send(place):
            [workshop] = place.workgroup.workshops.order_by("-starts_at")[:1]
            name_substitute(participant=place, workshop=workshop, name="Col League")

        self.try_place(who, send)

    @rule(who=ANYBODY, offers=st.booleans())
    def move_on(self, who, offers):
        def move(row):
            target = self.beside if row.workgroup == self.workgroup else self.workgroup
            done = move_to_group(interest=row, workgroup=target, by=self.admin, offers_place=offers)
            self.moved_from[row.state] += 1
            self.moved_well(row, done.joined)

        self.try_with(who, MOVABLE, move)

    def moved_well(self, row, joined):
        """What they hold they keep, and the turn they had."""
        assert joined.sent_at == row.sent_at
        assert (joined.state == S.PLACED) == (row.state == S.PLACED)
        if row.state == S.OFFERED:
            assert joined.state == S.OFFERED
        if row.state == S.WAITING:
            assert joined.waiting_since == row.waiting_since

    @rule(capacity=st.integers(1, 5))
    def change_places(self, capacity):
        row = WorkGroup.objects.get(pk=self.workgroup.pk)
        row.capacity = capacity
        with suppress(Refused), transaction.atomic():
            save_places(workgroup=row, goes_below_offers=True)

    @rule(hours=st.sampled_from([90, 250, 1, 30]))
    def time_passes(self, hours):
        self.traveller.shift(timedelta(hours=hours))
        lapse_offers(now=timezone.now())
        self.list_moves()

    @rule(moves=st.sampled_from([True, True, False]))
    def set_list(self, moves):
        set_waiting_list(workgroup=self.workgroup, moves_itself=moves, answer_days=3, by=self.admin)

    @rule()
    def list_moves(self):
        expected = self.whom_the_list_offers()
        before = set(Offer.objects.values_list("pk", flat=True))

        count = move_waiting_lists(now=timezone.now())

        made = Offer.objects.exclude(pk__in=before).order_by("pk")
        assert [offer.interest_id for offer in made] == expected
        assert count == len(expected)
        assert move_waiting_lists(now=timezone.now()) == 0

    def whom_the_list_offers(self) -> list[int]:
        """Reckoned apart from the code, as somebody with a pencil would."""
        if not (WaitingList.objects.get().moves_itself and self.is_of_use()):
            return []
        at_school = Counter(row.school_id for row in self.holding(self.workgroup))
        left = WorkGroup.objects.get(pk=self.workgroup.pk).capacity - at_school.total()
        found = []
        for row in self.workgroup.interests.waiting():
            last = row.offers.order_by("pk").last()
            ready = hasattr(row, "approval") and at_school[row.school_id] < 2
            if left > 0 and ready and (last is None or last.answer != OfferAnswer.TAKEN_BACK):
                found.append(row.pk)
                at_school[row.school_id] += 1
                left -= 1
        return found

    def is_of_use(self) -> bool:
        """By the calendar: the dates are Tuesdays, so Monday must lie between. After the first,
        three of four are left, which is exactly the share; after the second too few are.
        """
        now = timezone.now()
        return now < london(2022, 1, 31) or DATES[0] <= now < london(2022, 2, 7)

    # Who can

    def try_with(self, who, states, deed):
        rows = list(ExpressionOfInterest.objects.filter(state__in=states).order_by("pk"))
        self.attempt(rows, who, deed)

    def try_offer(self, who, deed):
        self.attempt(list(Offer.objects.open().order_by("pk")), who, deed)

    def try_place(self, who, deed):
        self.attempt(list(Participant.objects.taking_part().order_by("pk")), who, deed)

    def attempt(self, rows, who, deed):
        if rows:
            # What is refused must leave no trace, as the invariants then see.
            with suppress(Refused):
                deed(rows[who % len(rows)])

    def holding(self, workgroup) -> list:
        return list(workgroup.interests.filter(state__in=[S.OFFERED, S.PLACED]))

    # What holds after each step

    @invariant()
    def nobody_is_over_capacity(self):
        for workgroup in WorkGroup.objects.all():
            taken = Participant.objects.taking_part().filter(workgroup=workgroup).count()
            held = Counter(row.school_id for row in self.holding(workgroup))

            assert taken <= workgroup.capacity
            # The hub may make it smaller than what is on offer; then only nothing more is offered.
            assert held.total() <= max(workgroup.capacity, self.held_before[workgroup.pk])
            assert max(held.values(), default=0) <= 2
            self.held_before[workgroup.pk] = held.total()

    @invariant()
    def every_state_is_explained_by_rows(self):
        rows = ExpressionOfInterest.objects.select_related("moved_here")
        for row in rows.prefetch_related("offers"):
            offers = sorted(row.offers.all(), key=lambda offer: offer.pk)
            has_place = Participant.objects.taking_part().filter(interest=row).exists()
            assert has_place == (row.state == S.PLACED)
            assert [offer.answer for offer in offers if not offer.answered_at] == (
                [""] if row.state == S.OFFERED else []
            )
            assert (row.waiting_since is not None) or row.state != S.WAITING
            assert (row.state == S.MOVED) == hasattr(row, "moved_on")
            if row.state == S.MOVED:
                continue
            if offers:
                assert row.state in STATE_OF_ANSWER[offers[-1].answer]
            else:
                may_be = {S.NEW, S.WAITING, S.WITHDRAWN}
                # A place that came along was offered where it was.
                assert row.state in may_be | ({S.PLACED} if hasattr(row, "moved_here") else set())

    @invariant()
    def everybody_is_told_once(self):
        answers = Counter(Offer.objects.values_list("answer", flat=True))
        places_moved = self.moved_from[S.PLACED]
        places = Participant.objects.count() - places_moved
        left = Participant.objects.filter(withdrawn_at__isnull=False).count() - places_moved
        withdrawn = ExpressionOfInterest.objects.filter(state=S.WITHDRAWN).count()
        moves = GroupMove.objects.all()
        told = Counter(Message.objects.values_list("kind", flat=True))

        assert {kind: told[kind] for kind in told if kind in KINDS} == {
            kind: count
            for kind, count in {
                "interest-received": self.asked,
                "place-offered": answers.total(),
                "offer-lapsed": answers[OfferAnswer.LAPSED],
                "offer-taken-back": answers[OfferAnswer.TAKEN_BACK] - self.moved_from[S.OFFERED],
                "place-lost": answers[OfferAnswer.PLACE_LOST],
                "place-confirmed": places,
                "place-withdrawn": left,
                "interest-withdrawn": withdrawn - left,
                "waiting-list": len(self.listed),
                "place-moved": places_moved,
                "interest-moved": self.moved_from.total() - places_moved,
                "place-moved-head": moves.filter(joined__approval__isnull=False).count(),
            }.items()
            if count
        }

    @invariant()
    def a_colleague_stands_only_for_somebody_who_takes_part(self):
        gone = Participant.objects.filter(withdrawn_at__isnull=False)
        assert not Substitution.objects.standing().filter(participant__in=gone).exists()


KINDS = {
    *("interest-received", "place-offered", "offer-lapsed", "offer-taken-back", "place-lost"),
    *("place-confirmed", "place-withdrawn", "interest-withdrawn", "waiting-list"),
    *("place-moved", "interest-moved", "place-moved-head"),
}


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.parametrize("chance", range(1, 21 if sweeps.is_full else 2))
def test_whatever_happens_to_the_places(tried, chance):
    examples, steps = 6, 20
    tried(range(examples * steps))

    run_state_machine_as_test(
        # Of a number, so that a failure comes back.
        seed(chance)(Places),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            phases=[Phase.generate],
            deadline=None,
            database=None,
        ),
    )
