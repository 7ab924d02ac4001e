"""What leaves the machine where faults are reported: where and what, never whom."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.portal.faults import MARKS

NOWHERE = {
    "DATABASE_URL": "postgresql://127.0.0.1:1/nothing",
    "SECRET_KEY": "v3ryL0ng-and-u5ed-nowhere-but-here-" * 2,
    "SITE_URL": "https://portal.example.org",
    "EMAIL_HOST": "mail.example.org",
}
DSN = "https://key@127.0.0.1:1/1"  # nothing listens there


def run(*arguments: str, **environment: str) -> str:
    kept = {name: os.environ[name] for name in ("PATH", "PORTAL_VAR") if name in os.environ}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=kept | NOWHERE | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("environment", "is_on"),
    [({"SENTRY_DSN": ""}, "False"), ({"SENTRY_DSN": DSN}, "True")],
)
def test_without_the_setting_nothing_of_it_is_even_imported(environment, is_on):
    asked = "import sys; import portal.wsgi; print('sentry_sdk' in sys.modules)"

    said = run("-c", asked, DJANGO_SETTINGS_MODULE="portal.settings", **environment)

    assert said.strip() == is_on


@pytest.fixture(scope="module")
def sent() -> str:
    return run("-m", "tests.portal.faults", SENTRY_DSN=DSN)


@pytest.mark.slow
def test_every_fault_is_reported_with_its_kind_and_its_place(sent):
    reports = [json.loads(line) for line in sent.splitlines() if '"level"' in line]

    assert [(report.get("transaction"), words_of(report)) for report in reports] == [
        (None, "Nobody at %s"),
        (None, "Nobody at [removed] [removed]"),
        ("__main__.fails", "LookupError in fails"),
        ("__main__.fails", "LookupError in fails"),
        ("tests.fails", "LookupError in fails"),
    ]


def words_of(report) -> str:
    if "logentry" in report:
        return report["logentry"]["message"]
    [fault] = report["exception"]["values"]
    return f"{fault['type']} in {fault['stacktrace']['frames'][-1]['function']}"


@pytest.mark.slow
def test_no_report_says_whom_it_was_about(sent):
    assert [name for name, mark in MARKS.items() if mark in sent] == []
    assert "fails/" not in sent
