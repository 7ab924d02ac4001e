"""An invented logo for a hub of the demonstration: steps that climb, drawn pixel by pixel."""

import struct
import zlib

from hubs.actions.logo import set_logo
from hubs.models import Hub
from pages.rules.picture import read_picture

SIDE, STEP = 96, 24
GROUND = (255, 255, 255)
COLOURS = [(128, 62, 117), (178, 72, 96), (214, 110, 66), (226, 160, 51)]


def add_logo(hub: Hub) -> None:
    set_logo(hub=hub, words="Four steps that climb to the right", picture=read_picture(steps()))


def steps() -> bytes:
    # Each row of a PNG begins with its filter: 0 is none.
    rows = [b"\x00" + bytes(part for x in range(SIDE) for part in pixel(x, y)) for y in range(SIDE)]
    return png(SIDE, SIDE, b"".join(rows))


def pixel(x: int, y: int) -> tuple[int, int, int]:
    """Of each column of steps the lower part is coloured, the further right the more."""
    column = x // STEP
    height = (column + 1) * STEP
    is_gap = x % STEP >= STEP - 2
    return COLOURS[column] if y >= SIDE - height and not is_gap else GROUND


def png(width: int, height: int, rows: bytes) -> bytes:
    """A picture in true colour from its rows, each with its filter's byte."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
