"""What the pages that everything is built on refuse before anybody opens them."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from access.permissions import Permission
from pages.base_views import ScopedDetail
from workgroups.models import WorkGroup


class WithoutPermission(ScopedDetail):
    model = WorkGroup


class WithoutModel(ScopedDetail):
    can = Permission.VIEW_WORKGROUP


@pytest.mark.parametrize("view", [WithoutPermission, WithoutModel])
def test_a_page_that_does_not_say_for_whom_it_is_has_no_address(view):
    with pytest.raises(ImproperlyConfigured, match="must name its model and its permission"):
        view.as_view()
