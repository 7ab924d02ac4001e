"""The broker of one machine, whose messages are files."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection

from portal.celery import transport_class


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path


@contextmanager
def queue_in(folder: Path):
    """As one process has it: each has a connection of its own."""
    options = {
        "data_folder_in": str(folder),
        "data_folder_out": str(folder),
        "control_folder": str(folder / "control"),
    }
    with Connection(
        "filesystem://", transport="portal.folder_broker:Transport", transport_options=options
    ) as connection:
        # kombu keeps for the whole process which queues there are.
        yield connection.SimpleQueue(folder.name)


@pytest.fixture
def queue(folder):
    with queue_in(folder) as found:
        yield found


def test_a_message_arrives_and_leaves_nothing_behind(queue, folder):
    queue.put({"ring": 1})
    queue.put({"ring": 2})

    arrived = [queue.get_nowait() for _ in range(2)]

    assert [message.payload for message in arrived] == [{"ring": 1}, {"ring": 2}]
    assert [path.name for path in folder.iterdir() if path.is_file()] == []


def test_each_message_is_read_whole_while_others_are_written(queue, folder):
    """A reader that asks without rest finds each one, and never half of one."""
    count = 200

    def write() -> None:
        with queue_in(folder) as other:
            for number in range(count):
                other.put({"ring": number})

    with ThreadPoolExecutor(1) as pool:
        written = pool.submit(write)
        read = []
        while not written.done():
            read.append(what_comes(queue))
        written.result()
        read += [what_comes(queue) for _ in range(count)]

    assert sorted(one["ring"] for one in read if one) == list(range(count))


def what_comes(queue):
    try:
        return queue.get_nowait().payload
    except Empty:
        return None


def test_an_unfinished_file_of_a_killed_process_is_passed_over(queue, folder):
    (folder / "1_a.unfinished").write_text("")
    queue.put({"ring": 1})

    assert what_comes(queue) == {"ring": 1}


@pytest.mark.parametrize(
    ("url", "transport"),
    [("filesystem://", "portal.folder_broker:Transport"), ("redis://localhost", None)],
)
def test_one_machine_has_it(settings, url, transport):
    settings.BROKER_URL = url

    assert transport_class() == transport
