from datetime import date

import pytest

from participants.queries.lesson_study import lesson_in
from tests.factories import (
    SchoolFactory,
    UserFactory,
    WorkGroupFactory,
    london,
)
from tests.participants.factories import (
    LessonStudyFactory,
    LessonVersionFactory,
)
from tests.participants.lesson_teaching.acts import (
    placed,
)
from tests.workgroups.factories import LocalLeaderFactory


@pytest.fixture(autouse=True)
def _in_the_year(time_machine):
    time_machine.move_to(london(2022, 3, 1, 12))


@pytest.fixture
def workgroup():
    return WorkGroupFactory(title="Reasoning")


@pytest.fixture
def ann(workgroup):
    return placed(workgroup, "Ann Able", "Ash School")


@pytest.fixture
def ben(workgroup):
    return placed(workgroup, "Ben Brook", "Beech School")


@pytest.fixture
def lead(workgroup):
    lead = UserFactory(name="Lena Lead", email="lena@example.org")
    workgroup.leads.add(lead)
    school = SchoolFactory(name="Host School")
    LocalLeaderFactory(hub=workgroup.hub, user=lead, school=school, from_on=date(2021, 9, 1))
    return lead


@pytest.fixture
def version(workgroup, ann):
    study = LessonStudyFactory(workgroup=workgroup, title="Ratio from one bar")
    return LessonVersionFactory(study=study, place=ann)


@pytest.fixture
def study(version):
    return lesson_in(version.study.workgroup, version.study_id)
