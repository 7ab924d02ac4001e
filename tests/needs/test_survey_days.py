"""On which days a survey of needs is there, and what it says on the others."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from needs.models import Need, NeedSurvey
from tests.factories import HubFactory
from tests.needs.factories import NeedSurveyFactory
from tests.robust.need_acts import guarded
from tests.robust.reading import summary

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TODAY = date(2022, 3, 1)


@pytest.fixture(autouse=True)
def _in_march(time_machine):
    time_machine.move_to("2022-03-01T12:00:00+00:00")


@pytest.mark.parametrize(
    ("closed_on", "is_there"),
    [(None, True), (TODAY + DAY, True), (TODAY, True), (TODAY - DAY, False)],
)
def test_a_survey_is_there_until_its_hub_has_closed(client, closed_on, is_there):
    survey = NeedSurveyFactory(hub=HubFactory(closed_on=closed_on))

    assert NeedSurvey.objects.public().exists() == is_there
    assert client.get(survey.get_absolute_url()).status_code == (200 if is_there else 404)


@pytest.mark.parametrize(
    ("opens_on", "closes_on", "said"),
    [
        (TODAY + DAY, TODAY + 9 * DAY, "takes answers from Wednesday 2 March 2022 on."),
        (TODAY - 9 * DAY, TODAY - DAY, "took answers until Monday 28 February 2022."),
    ],
)
def test_an_answer_out_of_time_reads_when_it_is_wanted(client, opens_on, closes_on, said):
    survey = NeedSurveyFactory(opens_on=opens_on, closes_on=closes_on)

    answer = client.post(
        f"{survey.get_absolute_url()}?school=none",
        guarded() | {"what_is_needed": "Help", "phase": "primary"},
    )

    assert any(said in message for _, message in summary(answer)), summary(answer)
    assert (Need.objects.count(), timezone.localdate()) == (0, TODAY)
