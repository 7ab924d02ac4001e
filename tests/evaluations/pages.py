"""What tests of pages share."""

import re
from urllib.parse import urlencode

from django.urls import reverse
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st


def page(name, workgroup):
    return reverse(f"evaluations:{name}", args=[workgroup.pk])


def words(response):
    """What the page says, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode()))


HOSTILE = st.one_of(
    st.text(),
    st.sampled_from(["\x00", "\ud800", "9" * 400, "x" * 50_000, "-1", "1e9", "NaN", "٣", "6"]),
)
fuzzed = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def post_raw(client, path, data):
    """As a browser sends a form, but with bytes that are no text."""
    body = urlencode({name: value.encode("utf-8", "surrogatepass") for name, value in data.items()})
    return client.post(path, body, content_type="application/x-www-form-urlencoded")
