"""Small pictures put together by hand, whole or with one part wrong."""

import struct
import zlib

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


def segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def a_jpeg(width=20, height=20, *, more=b"") -> bytes:
    """Its parts in order; the scan holds a stuffed byte and a restart, which end nothing."""
    return b"".join(
        [
            b"\xff\xd8",
            segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"),
            more,
            segment(0xDB, bytes(65)),
            segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"),
            segment(0xC4, bytes(18)),
            segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56",
            b"\xff\xd9",
        ]
    )
