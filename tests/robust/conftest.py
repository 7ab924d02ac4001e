import pytest

from tests.test_access import worlds  # noqa: F401


@pytest.fixture
def world(worlds, db):  # noqa: F811
    return worlds[0]


@pytest.fixture
def away(worlds, db):  # noqa: F811
    return worlds[1]
