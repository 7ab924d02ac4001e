"""The demonstration is the portal's own actions on invented people; each page has something."""

from datetime import date
from itertools import combinations

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import F
from django.utils import timezone

from evaluations.models import Invitation, Report
from fees.models import Fee, Invoice
from hubs.models import Hub, User
from needs.models import Priority
from outbox.models import Message
from outbox.queries import latest_messages
from participants.choices import InterestState
from participants.models import ExpressionOfInterest, LessonTeaching, LessonVersion
from portal.demo.cast import SIGN_INS, WITHOUT_ACCOUNT
from portal.demo.clock import is_school_day
from tests.evaluations.pack_by_hand import every_figure_of_a_pack_is_right
from tests.sweeps import part
from workgroups.choices import VisitState
from workgroups.models import AgreedAction, Project, SupportVisit, WorkGroup, Workshop
from workgroups.queries.template import with_template_news

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


# A Monday, a Sunday, the end of a school year, the days the clocks change, a leap day, New Year's
# Eve.
DAYS = [
    date(2026, 11, 23),
    date(2026, 9, 6),
    date(2027, 8, 31),
    date(2027, 3, 28),
    date(2026, 10, 25),
    date(2028, 2, 29),
    date(2026, 12, 31),
]
FOREMOST = [date(2026, 12, 31)]

SMALL_WORDS = {"in", "for", "the", "of", "to", "with", "from", "and"}


@pytest.mark.long
@pytest.mark.parametrize("today", part(DAYS, always=FOREMOST))
def test_the_demonstration_is_loaded_once_on_any_day(today, time_machine, tried, capsys):
    tried([today])
    time_machine.move_to(f"{today}T09:00:00+00:00")

    call_command("demo")
    call_command("demo")

    assert "stays as it is" in capsys.readouterr().out
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
    for email, _ in SIGN_INS:
        user = User.objects.get(email=email)
        # A role of today, or something of their own: nobody signs in to an empty home.
        leads = user.led_workgroups.exists() or user.led_workshops.exists()
        has_own = leads or user.people.exists()
        assert user.is_superuser or user.current_roles or has_own, email
    for _, words in WITHOUT_ACCOUNT:
        assert latest_messages(1, holding=words), words
    assert set(SupportVisit.objects.values_list("state", flat=True)) == set(VisitState.values)
    assert AgreedAction.objects.late(today).exists()
    assert with_template_news(WorkGroup.objects.all()).get(template_has_changed=True)
    the_story_is_credible(today)
    every_figure_of_a_pack_is_right()
    assert not Message.objects.unsettled().exists()
    assert not Message.objects.exclude(to_email__endswith="@example.org").exists()


def the_story_is_credible(today):
    days = [timezone.localdate(at) for at in Workshop.objects.values_list("starts_at", flat=True)]
    days += LessonTeaching.objects.values_list("taught_on", flat=True)
    assert [day for day in days if not is_school_day(day)] == []
    asked = ExpressionOfInterest.objects.values_list(
        "person__email", "workgroup__school_year", "school"
    )
    assert len({(email, year) for email, year, _ in asked}) == len(set(asked))
    titles = [
        (year, frozenset(title.lower().split()) - SMALL_WORDS)
        for year, title in Project.objects.values_list("school_year", "title")
    ]
    assert [
        (one, other)
        for (year, one), (same, other) in combinations(titles, 2)
        if year == same and one <= other
    ] == []
    assert set(
        WorkGroup.objects.exclude(answers=None).values_list("title", "priorities__title")
    ) == {("Building Firm Foundations in Reception", "Early number in reception")}
    # Nobody could have gone on with a lesson after the summer.
    refined = LessonVersion.objects.filter(number__gt=1).count()
    assert refined == (0 if today.month in (8, 9, 10) else 2)
    the_dates_agree()


def the_dates_agree():
    """Drafted, then published, then asked for; needs first, then what is made of them."""
    assert not WorkGroup.objects.filter(published_at__lt=F("created_at")).exists()
    assert not ExpressionOfInterest.objects.filter(
        sent_at__lt=F("workgroup__published_at")
    ).exists()
    assert not Priority.objects.filter(approved_at__lt=F("needs__raised_at")).exists()
    told = LessonTeaching.objects.filter(told_at__isnull=False)
    assert not told.filter(told_at__lt=F("version__written_at")).exists()
    assert not WorkGroup.objects.filter(published_at__lt=F("published_by__joined_at")).exists()
    for model, column in ((WorkGroup, "published_at"), (Priority, "approved_at")):
        events = apps.get_model(model._meta.app_label, f"{model.__name__}Event").objects
        acts = events.filter(pgh_label="update").exclude(**{column: None})
        assert not acts.filter(pgh_created_at__lt=F(column)).exists()
        for row in model.objects.exclude(**{column: None}):
            assert acts.filter(pgh_obj=row, pgh_created_at=getattr(row, column)).exists(), row
