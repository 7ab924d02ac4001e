"""Small pictures, whole or with one part wrong."""

import struct
import zlib
from io import BytesIO

from PIL import Image

ADAM = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2)]


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def a_png(
    width=20, height=20, *, depth=8, colour=6, interlaced=False, pixels=None, more=b""
) -> bytes:
    """In true colour with clear parts, black all over."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    if pixels is None:
        pixels = zlib.compress(black(width, height, interlaced=interlaced))
    parts = chunk(b"IHDR", header) + more + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def black(width: int, height: int, *, interlaced: bool) -> bytes:
    if not interlaced:
        return bytes(height * (1 + 4 * width))
    sizes = [
        (len(range(left, width, across)), len(range(top, height, down)))
        for left, top, across, down in [*ADAM, (0, 1, 1, 2)]
    ]
    return b"".join(bytes(rows * (1 + 4 * columns)) for columns, rows in sizes if columns)


def a_jpeg(width=20, height=20, *, more=b"") -> bytes:
    """Black all over; `more` stands behind its first segment."""
    file = BytesIO()
    Image.new("RGB", (width, height)).save(file, "JPEG")
    content = file.getvalue()
    first = 4 + struct.unpack_from(">H", content, 4)[0]
    return content[:first] + more + content[first:]


def pixels(content: bytes) -> bytes:
    with Image.open(BytesIO(content)) as picture:
        return picture.convert("RGBA").tobytes()
