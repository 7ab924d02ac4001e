import pytest

from tests.test_access import away, away_built, home_built  # noqa: F401


@pytest.fixture
def world(home_built, db):  # noqa: F811
    return home_built
