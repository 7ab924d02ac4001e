"""A small picture that somebody sends: judged by what is in it, never by its name.

Only PNG and JPEG are taken. What is kept is put together anew from the parts that make the
picture: words, places and cameras' notes inside it, and whatever hangs on behind it, are left out.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

PNG, JPEG = "image/png", "image/jpeg"
PNG_BEGINS, JPEG_BEGINS = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
LARGEST = 300 << 10  # bytes
SMALLEST_SIDE, LONGEST_SIDE = 16, 2000  # pixels

# What of a PNG makes the picture; the rest is notes or moves.
PNG_PARTS = {b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"cHRM", b"IDAT", b"IEND"}
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
# First column, first row, steps across and down of each pass of an interlaced picture.
PASSES = [
    *((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4)),
    *((0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)),
]

# Segments of a JPEG: frames of the kinds that browsers show, tables, Adobe’s note on colour.
FRAMES = {0xC0, 0xC1, 0xC2}
JPEG_PARTS = FRAMES | {0xC4, 0xDB, 0xDD, 0xE0, 0xEE}
SCAN, END, RESTARTS = 0xDA, 0xD9, range(0xD0, 0xD8)

NOT_A_PICTURE = "Choose a PNG or JPEG picture. The name of a file may say so and be wrong"
BROKEN = "The picture is broken. Save it anew as PNG or JPEG, then choose it again"
TOO_LARGE = f"The picture must be {LARGEST >> 10} KB or smaller"
WRONG_SIZE = (
    f"The picture must be between {SMALLEST_SIDE} and {LONGEST_SIDE} pixels wide and high. "
    "This one is {width} by {height}"
)


class BadPicture(Exception):
    """Says what is wrong, to whoever chose the file."""


@dataclass(frozen=True)
class Picture:
    media_type: str
    width: int
    height: int
    content: bytes


def read_picture(content: bytes) -> Picture:
    """Raises BadPicture for whatever is not wholly a picture of a fitting size."""
    if len(content) > LARGEST:
        raise BadPicture(TOO_LARGE)
    if not content.startswith((PNG_BEGINS, JPEG_BEGINS)):
        raise BadPicture(NOT_A_PICTURE)
    try:
        return read_png(content) if content.startswith(PNG_BEGINS) else read_jpeg(content)
    except (struct.error, zlib.error, IndexError, KeyError, ValueError) as error:
        raise BadPicture(BROKEN) from error


def check_size(width: int, height: int) -> None:
    if not all(SMALLEST_SIDE <= side <= LONGEST_SIDE for side in (width, height)):
        raise BadPicture(WRONG_SIZE.format(width=width, height=height))


def read_png(content: bytes) -> Picture:
    parts = list(chunks(content))
    if parts[0][0] != b"IHDR" or parts[-1][0] != b"IEND":
        raise ValueError("parts out of order")
    width, height, depth, colour, packing, filters, interlaced = struct.unpack(
        ">IIBBBBB", parts[0][1]
    )
    check_size(width, height)
    names = [name for name, _ in parts]
    if depth not in DEPTHS[colour] or packing or filters or interlaced > 1:
        raise ValueError("no such PNG")
    if names.count(b"IHDR") > 1 or (colour == 3 and b"PLTE" not in names):
        raise ValueError("parts missing or twice")
    bits = depth * CHANNELS[colour]
    pixels = b"".join(data for name, data in parts if name == b"IDAT")
    if unpacked_length(pixels) != expected_length(width, height, bits, bool(interlaced)):
        raise ValueError("pixels missing")
    kept = [chunk(name, data) for name, data in parts if name in PNG_PARTS]
    return Picture(PNG, width, height, PNG_BEGINS + b"".join(kept))


def chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each part of a PNG up to its end, its checksum proved."""
    place, name = len(PNG_BEGINS), b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", content, place)
        data = content[place + 8 : place + 8 + length]
        (checksum,) = struct.unpack_from(">I", content, place + 8 + length)
        if checksum != zlib.crc32(name + data):
            raise ValueError("checksum")
        yield name, data
        place += 12 + length


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def expected_length(width: int, height: int, bits: int, interlaced: bool) -> int:
    """How many bytes the pixels take once unpacked, each row with its filter's byte."""
    passes = PASSES if interlaced else [(0, 0, 1, 1)]
    total = 0
    for left, top, across, down in passes:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        if columns > 0 and rows > 0:
            total += rows * (1 + -(-columns * bits // 8))
    return total


def unpacked_length(packed: bytes) -> int:
    """Counted a piece at a time, so that no bomb fills the memory."""
    unpacking, total = zlib.decompressobj(), 0
    while packed and not unpacking.eof:
        total += len(unpacking.decompress(packed, 1 << 16))
        packed = unpacking.unconsumed_tail
    if not unpacking.eof:
        raise ValueError("cut off")
    return total


def read_jpeg(content: bytes) -> Picture:
    kept, size, has_scan = [b"\xff\xd8"], (0, 0), False
    for marker, segment in segments(content):
        if marker in FRAMES:
            height, width = struct.unpack_from(">HH", segment, 5)
            size = (width, height)
            check_size(width, height)
        elif 0xC0 <= marker <= 0xCF and marker != 0xC4:
            raise ValueError("a kind of JPEG that browsers do not show")
        has_scan = has_scan or marker == SCAN
        if marker in JPEG_PARTS or marker == SCAN:
            kept.append(segment)
    if size == (0, 0) or not has_scan:
        raise ValueError("no picture inside")
    return Picture(JPEG, *size, b"".join([*kept, b"\xff\xd9"]))


def segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each segment of a JPEG up to its end with its marker; a scan's comes with its data."""
    place = 2
    while (marker := marker_at(content, place)) != END:
        (length,) = struct.unpack_from(">H", content, place + 2)
        until = place + 2 + length
        if length < 2 or until > len(content):
            raise ValueError("cut off")
        if marker == SCAN:
            until = end_of_scan(content, until)
        yield marker, content[place:until]
        place = until


def marker_at(content: bytes, place: int) -> int:
    if content[place] != 0xFF or content[place + 1] in (0x00, 0xFF):
        raise ValueError("no marker")
    return content[place + 1]


def end_of_scan(content: bytes, place: int) -> int:
    """Where the next marker stands that is no part of the scan's data."""
    while True:
        place = content.index(b"\xff", place)
        if content[place + 1] != 0 and content[place + 1] not in RESTARTS:
            return place
        place += 2
