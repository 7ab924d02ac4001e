"""A Work Group's flyer on one sheet of paper, as a tagged PDF."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path
from typing import Any

import qrcode
from PIL import Image
from qrcode.image.svg import SvgPathImage

from hubs.models import HubLogo
from pages.typeset import tagged_pdf, value_in

SOURCE = (Path(__file__).parent / "typst" / "flyer.typ").read_bytes()
# Points, the largest first that leaves it on one page. Smaller is not read from a wall: what is too
# long even so goes on overleaf.
SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)


def flyer_pdf(sheet: dict[str, Any], logo: HubLogo | None) -> bytes:
    files = {"main": SOURCE, "code.svg": code_svg(sheet["link"])}
    if logo:
        files["logo.svg"] = logo_svg(logo)
    words = sheet | {"has_logo": logo is not None}
    size = next((size for size in SIZES if pages_at(size, words, files) == 1), SIZES[-1])
    return tagged_pdf(files, words, size=str(size))


def pages_at(size: float, words: dict[str, Any], files: dict[str, bytes]) -> int:
    return int(value_in(files, "<pages>", words, size=str(size)))


def code_svg(link: str) -> bytes:
    """The link as a square that a telephone reads, even where a fold or a pin went through."""
    code = qrcode.QRCode(
        error_correction=qrcode.constants.ERROR_CORRECT_M, border=0, image_factory=SvgPathImage
    )
    code.add_data(link)
    drawn = BytesIO()
    code.make_image().save(drawn)
    return drawn.getvalue()


def logo_svg(logo: HubLogo) -> bytes:
    """The picture within a drawing, as typst takes from memory nothing but text."""
    content = bytes(logo.content)
    width, height = Image.open(BytesIO(content)).size
    data = f"data:{logo.media_type};base64,{b64encode(content).decode()}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image href="{data}" width="{width}" height="{height}"/></svg>'
    ).encode()
