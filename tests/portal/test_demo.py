"""The demonstration is the portal's own actions on invented people; each page has something."""

from datetime import date

import pytest
from django.core.management import call_command
from django.utils import timezone

from evaluations.models import Invitation, Report
from fees.models import Fee, Invoice
from hubs.models import Hub, User
from outbox.models import Message
from participants.choices import InterestState
from participants.models import ExpressionOfInterest
from portal.demo.cast import SIGN_INS
from portal.demo.play import play
from tests.sweeps import part
from workgroups.choices import VisitState
from workgroups.models import AgreedAction, SupportVisit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


# A Monday, a Sunday, the end of a school year, the days the clocks change, a leap day.
DAYS = [
    date(2026, 11, 23),
    date(2026, 9, 6),
    date(2027, 8, 31),
    date(2027, 3, 28),
    date(2026, 10, 25),
    date(2028, 2, 29),
]
# The Monday is like the day of the run itself, on which it is loaded below.
FOREMOST = [date(2026, 10, 25), date(2027, 8, 31)]


@pytest.mark.parametrize("today", part(DAYS, always=FOREMOST))
def test_the_demonstration_plays_on_any_day(today, time_machine, tried):
    tried([today])
    time_machine.move_to(f"{today}T09:00:00+00:00")

    play(today)

    assert Hub.objects.count() == 3
    assert set(Fee.objects.values_list("state", flat=True)) == {
        "proposed",
        "confirmed",
        "waived",
        "invoiced",
    }
    assert Invoice.objects.count() == 1
    assert set(Report.objects.values_list("state", flat=True)) == {"submitted", "approved"}
    assert Invitation.objects.awaited(timezone.now()).exists()
    assert Invitation.objects.answered().exists()
    states = set(ExpressionOfInterest.objects.values_list("state", flat=True))
    assert states >= {InterestState.NEW, InterestState.OFFERED, InterestState.PLACED}
    assert User.objects.filter(email__in=[email for email, _ in SIGN_INS]).count() == len(SIGN_INS)
    assert set(SupportVisit.objects.values_list("state", flat=True)) == set(VisitState.values)
    assert AgreedAction.objects.late(today).exists()
    assert not Message.objects.unsettled().exists()
    assert not Message.objects.exclude(to_email__endswith="@example.org").exists()


def test_it_is_loaded_once(capsys):
    call_command("demo")
    call_command("demo")

    assert Hub.objects.count() == 3
    assert "stays as it is" in capsys.readouterr().out
