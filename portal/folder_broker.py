"""The broker of one machine: messages as files in a folder, each there whole or not at all.

kombu's own opens a message's file before it writes it. A reader that came in between, or a start
after a process that was killed in between, would find an empty file, which ends the worker.
"""

import os
import uuid
from pathlib import Path
from time import monotonic_ns

from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    def _put(self, queue: str, payload: dict, **kwargs) -> None:
        folder = Path(self.data_folder_out)
        # The reader takes only names that end in the queue's, and those that came first first.
        name = f"{monotonic_ns()}_{uuid.uuid4()}"
        unfinished = folder / f"{name}.unfinished"
        unfinished.write_text(dumps(payload))
        os.replace(unfinished, folder / f"{name}.{queue}.msg")


class Transport(filesystem.Transport):
    Channel = Channel
