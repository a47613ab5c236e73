"""Photos and files on their way in: made small, turned upright, stripped of what they tell besides.

Whatever a file says it is, its first bytes decide. What cannot be made safe is refused.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from app.casework.attachments import Ready
from app.errors import BadInput, Cancelled
from app.exchange.folder import never
from app.language import N_, message
from app.reports.pdf_clean import clean_pdf
from app.security.files import file_trouble

MOST_IN: Final = 25 * 1024 * 1024
"""Bytes of a file that is taken in."""
MOST_PIXELS: Final = 100_000_000
LONGEST: Final = 2000
"""Pixels along the longer side of a picture that is kept."""
MOST_KEPT: Final = 1_500_000
"""Bytes of a picture that is kept."""
_QUALITIES: Final = (85, 75, 65, 50)
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "BMP", "GIF")
_APPLE: Final = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")


def read_in(path: Path, *, is_stopped: Callable[[], bool] = never) -> Ready:
    """A file made ready to be kept. Raises `BadInput`, what the disk says, or `Cancelled`."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_IN + 1)
    except OSError as error:
        raise file_trouble(error) from error
    return made_ready(data, is_stopped=is_stopped)


def made_ready(data: bytes, *, is_stopped: Callable[[], bool] = never) -> Ready:
    """Bytes made ready to be kept: a picture small and bare, a PDF without what runs or hides."""
    if len(data) > MOST_IN:
        raise BadInput(
            message(N_("This file is too large: {size} MB is the most."), size=MOST_IN // 1048576),
            message(N_("Take a smaller photo, or split the file.")),
        )
    if not data:
        raise BadInput(
            message(N_("This file is empty.")), message(N_("Look at where it came from."))
        )
    if data[4:8] == b"ftyp" and data[8:12] in _APPLE:
        raise BadInput(
            message(N_("This kind of photo (HEIC) cannot be read.")),
            message(N_("Save or share it as a JPEG, then add that.")),
        )
    if b"%PDF-" in data[:1024]:
        return Ready(data=clean_pdf(data), media_type="application/pdf")
    return _small(_decoded(data), is_drawing=data[:8] == b"\x89PNG\r\n\x1a\n", stopped=is_stopped)


def _decoded(data: bytes) -> Image.Image:
    """The picture in a file, upright and without anything but its pixels."""
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise _too_many_pixels()
            if image.format == "JPEG":
                image.draft("RGB", (LONGEST, LONGEST))  # a large photo is read smaller at once
            image.load()
            upright = ImageOps.exif_transpose(image)
            return _bare(upright)
    except BadInput:
        raise
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except Exception as error:  # noqa: BLE001 - a broken file may break a decoder anywhere
        raise BadInput(
            message(N_("This file cannot be read as a photo or a PDF.")),
            message(N_("JPEG, PNG, WebP and PDF are taken. Save it as one of these, then add it.")),
        ) from error


def _bare(image: Image.Image) -> Image.Image:
    """Its pixels alone on white, at most as large as is kept."""
    image.thumbnail((LONGEST, LONGEST))
    with_clear = image.convert("RGBA") if _has_clear(image) else None
    bare = Image.new("RGB", image.size, "white")
    if with_clear is not None:
        bare.paste(with_clear, mask=with_clear.getchannel("A"))
    else:
        bare.paste(image.convert("RGB"))
    return bare


def _has_clear(image: Image.Image) -> bool:
    return image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info


def _small(image: Image.Image, *, is_drawing: bool, stopped: Callable[[], bool]) -> Ready:
    """As JPEG within the limit; a drawing of few colours stays a PNG where it fits."""
    if is_drawing and image.getcolors(256) is not None:
        data = _written(image, "PNG", optimize=True)
        if len(data) <= MOST_KEPT:
            return Ready(data=data, media_type="image/png", width=image.width, height=image.height)
    while True:
        for quality in _QUALITIES:
            if stopped():
                raise Cancelled
            data = _written(image, "JPEG", quality=quality, optimize=True)
            if len(data) <= MOST_KEPT:
                return Ready(
                    data=data, media_type="image/jpeg", width=image.width, height=image.height
                )
        image.thumbnail((max(1, image.width * 3 // 4), max(1, image.height * 3 // 4)))


def _written(image: Image.Image, kind: str, **how: int | bool) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def _too_many_pixels() -> BadInput:
    return BadInput(
        message(N_("This picture is too large to open.")),
        message(N_("Make it smaller, or take the photo again with fewer pixels.")),
    )
