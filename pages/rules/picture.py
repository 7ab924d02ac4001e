"""A small picture that somebody sends: judged by what is in it, never by its name.

Only PNG and JPEG are taken. What is kept is written anew from the pixels: words, places and
cameras' notes inside it, whatever hangs on behind, and whatever else a file might be at the same
time, are left out.
"""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

Reader = Callable[[BytesIO], ImageFile]

# By how a file begins. The classes themselves, as Image.open would read a JPEG with a second
# picture inside as another kind, and counts pixels by a limit of its own.
READERS: dict[bytes, Reader] = {b"\x89PNG\r\n\x1a\n": PngImageFile, b"\xff\xd8\xff": JpegImageFile}
WRITING: dict[str, dict[str, Any]] = {
    "PNG": {"optimize": True},
    "JPEG": {"optimize": True, "quality": "keep"},  # its own tables: as fine as it came
}
LARGEST = 300 << 10  # bytes
SMALLEST_SIDE, LONGEST_SIDE = 16, 2000  # pixels

# Whatever Pillow raises over bytes that are no whole picture.
FAULTS = (OSError, SyntaxError, ValueError, LookupError, TypeError, struct.error, zlib.error)

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
    reader = next((reads for begins, reads in READERS.items() if content.startswith(begins)), None)
    if reader is None:
        raise BadPicture(NOT_A_PICTURE)
    try:
        return written_anew(pixels_of(content, reader))
    except FAULTS as error:
        raise BadPicture(BROKEN) from error


def pixels_of(content: bytes, reader: Reader) -> ImageFile:
    """The picture with all its pixels, once its size allows that they are unpacked."""
    picture = reader(BytesIO(content))
    if not all(SMALLEST_SIDE <= side <= LONGEST_SIDE for side in picture.size):
        raise BadPicture(WRONG_SIZE.format(width=picture.width, height=picture.height))
    picture.verify()  # the checksums, after which Pillow wants the file opened again
    picture = reader(BytesIO(content))
    picture.load()
    return picture


def written_anew(picture: ImageFile) -> Picture:
    kind, media_type = str(picture.format), str(picture.get_format_mimetype())
    # Of what stands beside the pixels only the colour that is clear belongs to the picture.
    picture.info = {name: picture.info[name] for name in picture.info if name == "transparency"}
    file = BytesIO()
    picture.save(file, kind, **WRITING[kind])
    return Picture(media_type, *picture.size, file.getvalue())
