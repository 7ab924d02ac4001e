"""One command starts everything, and Ctrl-C stops all of it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings

pytestmark = pytest.mark.slow

BUILT = Path(settings.BASE_DIR) / "static" / "build" / "portal.css"
PATIENCE = 300  # seconds to come up, demonstration and all, beside every other test
STOPS_WITHIN = 15


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(folder: Path, port: int) -> subprocess.Popen:
    ours = ("DATABASE_URL", "SECRET_KEY", "SITE_URL", "BROKER_URL", "EMAIL_HOST", "REDIS_URL")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.Popen(
        [sys.executable, "-m", "portal.serve"],
        cwd=settings.BASE_DIR,
        env=kept | {"PORTAL_VAR": str(folder), "PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def fetch(port: int, path: str, process: subprocess.Popen) -> str:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return urlopen(f"http://127.0.0.1:{port}{path}", timeout=30).read().decode()
        except (URLError, ConnectionError, TimeoutError):
            assert process.poll() is None, process.communicate()[0]
            assert time.monotonic() < deadline, "the portal did not come up"
            time.sleep(0.3)


@pytest.mark.long
@pytest.mark.skipif(not BUILT.exists(), reason="The front end is not built: make front-end.")
def test_one_command_serves_the_demonstration_and_stops_cleanly(tmp_path):
    port = free_port()
    process = start(tmp_path, port)

    page = fetch(port, "/work-groups/", process)
    style = re.search(r'href="(/static/portal\.[^"]+\.css)"', page).group(1)

    assert "Building Firm Foundations in Reception" in page
    assert ".govuk-button" in fetch(port, style, process)
    assert "You are offered a place" in fetch(port, "/mailbox/", process)
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=STOPS_WITHIN)
    assert process.returncode == 0
    assert f"http://127.0.0.1:{port}/" in said
    assert "alex.admin@example.org" in said
    assert left_over(tmp_path) == []


def left_over(folder: Path) -> list[str]:
    """Processes of that run that are still there."""
    told = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    return [line for line in told.stdout.splitlines() if str(folder) in line]


def test_a_port_in_use_is_said_in_words(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        process = start(tmp_path, port)
        said, _ = process.communicate(timeout=30)

    assert process.returncode == 1
    assert f"Port {port} is in use." in said
