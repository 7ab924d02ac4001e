"""The whole portal on one machine, in the foreground: database, web server, worker and clock.

`make run` starts it; Ctrl-C or SIGTERM stops every part of it.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from portal import embedded

GRACE = 12  # seconds a part has to end by itself
BASE_DIR = Path(__file__).resolve().parent.parent


def main() -> int:
    port = int(os.environ.get("PORT", "8000"))
    if not is_free(port):
        print(f"Port {port} is in use. Stop what runs there, or choose another: make run PORT=8001")
        return 1
    set_environment(port)
    prepare_portal()
    return Parts(part_commands(port)).run_until_stopped(announcement(port))


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        # As gunicorn binds it, so that a port that was left a moment ago counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def set_environment(port: int) -> None:
    """A newcomer's portal: plain http on this machine only, with the demonstration's mailbox."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    os.environ.setdefault("SITE_URL", f"http://127.0.0.1:{port}")
    os.environ.setdefault("HTTPS", "false")
    os.environ.setdefault("DEMO", "true")
    os.environ.setdefault("ONE_MACHINE", "true")
    os.environ.setdefault("SECRET_KEY", embedded.stored_secret_key())
    embedded.provide_services()
    # What a killed process left half written there would end each worker at its start. A message
    # is only a bell: what it rang for is in the database, and found within a minute.
    shutil.rmtree(embedded.VAR / "broker", ignore_errors=True)


def prepare_portal() -> None:
    """Bring the database and the static files up to date; load the demonstration once."""
    # Not before the environment is set, from which the settings are read.
    import django
    from django.core.management import call_command

    django.setup()
    print("Preparing the database: the first time this takes a minute.", flush=True)
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    if not static_files_are_current():
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    if os.environ["DEMO"] == "true":
        call_command("demo")


def static_files_are_current() -> bool:
    """Has nothing been built since the files were last collected?"""
    from django.conf import settings

    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if not manifest.exists():
        return False
    collected = manifest.stat().st_mtime
    return all(
        path.stat().st_mtime <= collected
        for folder in ("build", "images")
        for path in (BASE_DIR / "static" / folder).rglob("*")
    )


def announcement(port: int) -> str:
    lines = [f"The Maths Hub Portal is at http://127.0.0.1:{port}/  (Ctrl-C stops it)"]
    if os.environ["DEMO"] == "true":
        from portal.demo.cast import SIGN_INS

        lines += ["", "Sign in with one of these addresses:"]
        lines += [f"  {email:<34} {who}" for email, who in SIGN_INS]
        lines += [
            f"The code to type is in the demonstration's mailbox: http://127.0.0.1:{port}/mailbox/",
            "A head has no account: the letters there hold the links to a head's pages.",
        ]
    return "\n".join(["", *lines, ""])


def part_commands(port: int) -> dict[str, list[str]]:
    bin_dir = Path(sys.executable).parent
    return {
        "web": [
            str(bin_dir / "gunicorn"),
            "portal.wsgi",
            f"--bind=127.0.0.1:{port}",
            "--workers=2",
            "--threads=4",
            "--worker-class=gthread",
            "--log-level=warning",
            # So that it ends its own workers before it is killed.
            f"--graceful-timeout={GRACE - 2}",
        ],
        "worker": [
            str(bin_dir / "celery"),
            "--app=portal.celery",
            "--quiet",
            "worker",
            # One machine has one worker, so the clock may run inside it.
            "--beat",
            "--pool=threads",
            "--concurrency=2",
            "--loglevel=WARNING",
            # There are no other workers to hear of.
            "--without-mingle",
            "--without-gossip",
        ],
    }


class Parts:
    """Processes that run together: when one ends, or the user asks, all end."""

    def __init__(self, commands: dict[str, list[str]]) -> None:
        self.commands = commands
        self.processes: dict[str, subprocess.Popen] = {}
        self.asked_to_stop = False

    def run_until_stopped(self, announcement: str) -> int:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.ask_to_stop)
        for name, command in self.commands.items():
            # In a session of its own, so that Ctrl-C reaches only this process, which then
            # stops the parts in order.
            self.processes[name] = subprocess.Popen(command, cwd=BASE_DIR, start_new_session=True)
        print(announcement, flush=True)
        ended = self.wait()
        self.stop()
        if ended:
            print(f"The {ended} ended by itself; everything has been stopped.", flush=True)
        return 1 if ended else 0

    def ask_to_stop(self, *_) -> None:
        self.asked_to_stop = True

    def wait(self) -> str:
        """Until a part ends, which is named, or the user asks, which is ''."""
        while not self.asked_to_stop:
            for name, process in self.processes.items():
                if process.poll() is not None:
                    return name
            time.sleep(0.2)
        return ""

    def stop(self) -> None:
        print("Stopping.", flush=True)
        for process in self.processes.values():
            process.terminate()
        deadline = time.monotonic() + GRACE
        for process in self.processes.values():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                # With all that it started, which would outlive it.
                os.killpg(process.pid, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
