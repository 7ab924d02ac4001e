"""The worker's application and the whole schedule.

A task is only a bell: the database holds what is due, so a lost or doubled task loses nothing.
"""

import os
import warnings

from celery import Celery
from celery.exceptions import SecurityWarning
from celery.schedules import crontab
from django.conf import settings

from portal import embedded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")


def transport_options() -> dict:
    if settings.BROKER_URL.startswith("redis"):
        return {
            "visibility_timeout": 900,  # seconds; over the longest a task may take
            # At its default a killed worker's task came back after 92 seconds and not after 12.
            "unacked_restore_throttle": 1,
            "socket_connect_timeout": 2,
        }
    if settings.BROKER_URL.startswith("filesystem"):
        folder = embedded.VAR / "broker"
        folder.mkdir(parents=True, exist_ok=True)
        return {
            # One folder both ways: all who send and take are on this machine.
            "data_folder_in": str(folder),
            "data_folder_out": str(folder),
            "control_folder": str(folder / "control"),
            "polling_interval": 0.2,
        }
    return {}


def transport_class() -> str | None:
    """In place of the one that the address names."""
    if settings.BROKER_URL.startswith("filesystem"):
        return "portal.folder_broker:Transport"
    return None


# What people are written about once a day. Each sweep makes up for one that was missed, so a
# machine that was off at 7am loses an hour and not a day.
WORKING_HOURS = crontab(hour="7-19", minute=0)

if settings.ONE_MACHINE:
    # A newcomer's container runs as root; on a server the warning should be heard.
    warnings.filterwarnings("ignore", category=SecurityWarning)

app = Celery("portal")
app.conf.update(
    broker_url=settings.BROKER_URL,
    broker_transport=transport_class(),
    broker_transport_options=transport_options(),
    broker_connection_timeout=2,
    timezone=settings.TIME_ZONE,
    # A task is done when it has ended, so that a killed worker's comes back. Each is safe to run
    # twice.
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    # Under the visibility timeout, past which the broker gives the task to another worker.
    task_time_limit=600,
    worker_prefetch_multiplier=1,
    # Else the worker would set up its own log in place of LOGGING.
    worker_hijack_root_logger=False,
    broker_connection_retry_on_startup=True,
    beat_schedule_filename=str(embedded.VAR / "beat"),
    beat_schedule={
        "leave a trace": {"task": "portal.tasks.beat", "schedule": 60},
        # Writing a message rings too: this finds what a lost bell left.
        "deliver due messages": {"task": "outbox.tasks.deliver_due", "schedule": 60},
        "work on files of the register": {
            "task": "schools.tasks.work_on_register_files",
            "schedule": 60,
        },
        "blank codes that have run out": {
            "task": "outbox.tasks.blank_expired_codes",
            "schedule": 600,
        },
        "lapse offers": {"task": "participants.tasks.lapse_offers", "schedule": 600},
        "move waiting lists": {
            "task": "participants.tasks.move_waiting_lists",
            "schedule": 300,
        },
        "send links to colleagues": {
            "task": "participants.tasks.send_join_links",
            "schedule": 300,
        },
        "ask for registers": {
            "task": "participants.tasks.ask_for_registers",
            "schedule": 600,
        },
        "propose fees": {"task": "fees.tasks.propose_fees", "schedule": 600},
        "remind participants": {
            "task": "participants.tasks.remind_participants",
            "schedule": WORKING_HOURS,
        },
        "remind heads": {
            "task": "participants.tasks.remind_heads",
            "schedule": WORKING_HOURS,
        },
        "ask who the places are for that are to be named": {
            "task": "participants.tasks.ask_for_names",
            "schedule": WORKING_HOURS,
        },
        "ask for signatures under agreements": {
            "task": "participants.tasks.ask_to_sign",
            "schedule": WORKING_HOURS,
        },
        "ask for governors' reports": {
            "task": "participants.tasks.ask_for_governors_reports",
            "schedule": WORKING_HOURS,
        },
        "tell what was written in conversations": {
            "task": "participants.tasks.send_conversation_digests",
            "schedule": WORKING_HOURS,
        },
        "ask participants": {
            "task": "evaluations.tasks.invite_respondents",
            "schedule": WORKING_HOURS,
        },
        "remind those who have not answered": {
            "task": "evaluations.tasks.remind_respondents",
            "schedule": WORKING_HOURS,
        },
        # At night, too: what was said until midnight is read in the morning.
        "close surveys that are over": {
            "task": "evaluations.tasks.close_waves",
            "schedule": crontab(minute=10),
        },
        "ask for reports": {
            "task": "evaluations.tasks.ask_for_reports",
            "schedule": WORKING_HOURS,
        },
        "remind of reports": {
            "task": "evaluations.tasks.remind_of_missing_reports",
            "schedule": WORKING_HOURS,
        },
        # While people look at them.
        "count what hubs' years come to": {
            "task": "evaluations.tasks.count_hub_totals",
            "schedule": crontab(hour="6-20", minute=25),
        },
        "tell visitors what is unfinished": {
            "task": "workgroups.tasks.send_visit_digests",
            "schedule": WORKING_HOURS,
        },
        # Areas begin and end at midnight.
        "place schools": {
            "task": "hubs.tasks.place_schools",
            "schedule": crontab(hour=0, minute=5),
        },
        "clear what has had its time": {
            "task": "portal.tasks.clear_what_has_had_its_time",
            "schedule": crontab(hour=3, minute=0),
        },
    },
)
app.autodiscover_tasks()
