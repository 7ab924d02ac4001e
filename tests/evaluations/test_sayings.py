"""What people wrote in their own words: found again, and quoted only by their leave."""

import pytest
from django.db import transaction
from django.db.utils import IntegrityError
from django.urls import reverse

from access.roles import Role
from evaluations.actions.survey import record_response
from evaluations.links import SURVEY
from evaluations.models import Invitation
from tests.evaluations.factories import DAY_AFTER, answers_to, finished_group, invited
from tests.evaluations.pages import words
from tests.factories import member

pytestmark = pytest.mark.django_db

PAGE = reverse("evaluations:sayings")


@pytest.fixture(autouse=True)
def _the_day_after(time_machine):
    time_machine.move_to(DAY_AFTER, tick=False)


def wrote(invitation, text: str, *, may_be_quoted=False) -> None:
    answers = answers_to(invitation, practice=text)
    record_response(invitation=invitation, answers=answers, may_be_quoted=may_be_quoted)


def test_words_are_found_without_names_and_only_of_ones_own(workgroup, lead, as_user):
    first, second = invited(workgroup, 2)
    wrote(first, "We plan with number lines", may_be_quoted=True)
    wrote(second, "Lines of bar models")
    elsewhere = finished_group()
    wrote(*invited(elsewhere), "Lines elsewhere")

    for reader in (lead, member(workgroup.hub, Role.HUB_LEAD)):
        client = as_user(reader)
        found = words(client.get(PAGE, {"q": "lines"}))
        assert found.index("Lines of bar models") < found.index("We plan with number lines")
        assert "Lines elsewhere" not in found
        assert first.participant.person.name not in found
        quoted = words(client.get(PAGE, {"q": "lines", "quoted": "yes"}))
        assert "number lines" in quoted
        assert "bar models" not in quoted
    assert as_user(member(workgroup.hub, Role.BOARD)).get(PAGE).status_code == 403


def test_a_writer_ticks_it_before_sending(workgroup, client):
    [invitation] = invited(workgroup)
    [outcome] = workgroup.outcomes.all()
    path = SURVEY.path(invitation)
    assert "may be quoted, without my name" in client.get(path).content.decode()
    sent = {
        f"confidence-{outcome.pk}-before": "2",
        f"confidence-{outcome.pk}-now": "4",
        "useful": "5",
        "recommend": "yes",
        "practice": "We plan together",
        "may_be_quoted": "on",
    }

    client.post(path, sent | {"keep": "typing"})
    assert not Invitation.objects.get(pk=invitation.pk).may_be_quoted
    assert "checked" in client.get(path).content.decode().split('name="may_be_quoted"')[1][:80]
    client.post(path, sent)

    assert Invitation.objects.get(pk=invitation.pk).may_be_quoted


def test_who_wrote_nothing_gave_no_leave_and_none_is_kept_of_what_was_not_sent(workgroup):
    silent, waiting = invited(workgroup, 2)
    answers = [one for one in answers_to(silent) if not one.text]
    record_response(invitation=silent, answers=answers, may_be_quoted=True)

    assert not Invitation.objects.get(pk=silent.pk).may_be_quoted
    with pytest.raises(IntegrityError, match="only_what_was_sent"), transaction.atomic():
        Invitation.objects.filter(pk=waiting.pk).update(may_be_quoted=True)
