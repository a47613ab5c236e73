"""Photos and files on their way in: small, upright, bare; hostile ones refused in a sentence."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from random import Random

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.errors import AppError, BadInput, Cancelled
from app.exchange import pictures
from app.exchange.pictures import LONGEST, MOST_IN, MOST_KEPT, made_ready, read_in
from app.reports.pdf_clean import MOST_UNPACKED

CANARY = b"CANARY-51.7520N-Arthur"


def photo(size: tuple[int, int] = (60, 40), *, turned: int = 1, kind: str = "JPEG") -> bytes:
    """A photo that tells where it was taken, red at its left edge."""
    image = Image.new("RGB", size, "white")
    image.paste((255, 0, 0), (0, 0, size[0] // 4, size[1]))
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010E] = CANARY.decode()
    out = io.BytesIO()
    image.save(out, kind, exif=exif.tobytes(), **({"comment": CANARY} if kind == "JPEG" else {}))
    return out.getvalue()


def noise(size: tuple[int, int]) -> bytes:
    """A picture that no compression makes small."""
    image = Image.frombytes("RGB", size, Random(3).randbytes(size[0] * size[1] * 3))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_the_pixels_is_kept(kind: str) -> None:
    data = photo(kind=kind)
    assert CANARY in data
    ready = made_ready(data + CANARY)
    assert CANARY not in ready.data
    assert not Image.open(io.BytesIO(ready.data)).getexif()
    assert ready.media_type in ("image/jpeg", "image/png")


def test_a_photo_taken_sideways_stands_upright() -> None:
    ready = made_ready(photo(turned=6))  # a quarter to the right: the left edge is the top
    assert (ready.width, ready.height) == (40, 60)
    image = Image.open(io.BytesIO(ready.data)).convert("RGB")
    pixel = image.getpixel((20, 3))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 200
    assert pixel[2] < 80


def test_a_large_one_is_made_small() -> None:
    ready = made_ready(noise((2600, 1300)))
    assert len(ready.data) <= MOST_KEPT
    assert max(ready.width or 0, ready.height or 0) <= LONGEST


def test_clear_ground_becomes_white_and_a_drawing_stays_sharp() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (30, 30), (0, 0, 0, 0)).save(out, "PNG")
    ready = made_ready(out.getvalue())
    assert ready.media_type == "image/png"
    assert Image.open(io.BytesIO(ready.data)).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def bomb() -> bytes:
    """A PNG of a few hundred bytes that would unfold to 2.5 thousand million pixels."""
    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)

    def part(name: bytes, data: bytes) -> bytes:
        checked = name + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", head)
        + part(b"IDAT", zlib.compress(b"\0" * 10_000))
        + part(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"MZ" + b"\0" * 200,
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\0\0\0\x18ftypheic" + b"\0" * 40,
        photo()[:200],
        b"%PDF-1.7 nothing more",
        bomb(),
        b"\0" * (MOST_IN + 1),
    ],
)
def test_what_cannot_be_made_safe_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(BadInput) as told:
        made_ready(data)
    assert told.value.title.id.endswith(".")


@given(st.binary(max_size=400), st.integers(0, 600))
def test_no_bytes_do_anything_but_pass_or_be_refused(junk: bytes, at: int) -> None:
    data = photo()
    for one in (junk, data[:at] + junk + data[at + len(junk) :], b"%PDF-1.4" + junk):
        try:
            made_ready(one)
        except AppError:
            continue


def test_a_wrong_ending_does_not_matter_and_no_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "step.docx"
    path.write_bytes(photo())
    assert read_in(path).media_type == "image/jpeg"
    with pytest.raises(AppError):
        read_in(tmp_path / "gone.jpg")
    with pytest.raises(Cancelled):
        made_ready(photo(), is_stopped=lambda: True)


def letter() -> bytes:
    """A PDF that tells who wrote it, runs a script and hides a file."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo["/Author"] = CANARY.decode()
    with pdf.open_metadata() as meta:
        meta["dc:title"] = CANARY.decode()
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String(CANARY.decode()))
    pdf.Root["/OpenAction"] = script
    pdf.attachments["hidden.exe"] = CANARY
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[0, 0, 9, 9],
        A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String(CANARY.decode())),
    )
    pdf.pages[0].obj["/Annots"] = pikepdf.Array([note])
    pdf.pages[0].obj["/AA"] = pikepdf.Dictionary(O=script)
    out = io.BytesIO()
    pdf.save(out, compress_streams=False)
    return out.getvalue()


def test_a_pdf_keeps_its_pages_and_loses_what_it_ran_and_hid() -> None:
    assert CANARY in letter()
    ready = made_ready(letter())
    with pikepdf.open(io.BytesIO(ready.data)) as pdf:
        assert len(pdf.pages) == 1
        everything = b"".join(
            found.read_bytes() if isinstance(found, pikepdf.Stream) else found.unparse()
            for found in pdf.objects
        )
    assert CANARY not in everything
    for never in (b"/JavaScript", b"/Launch", b"/EmbeddedFiles", b"/OpenAction"):
        assert never not in everything


def packed(spaces: int) -> bytes:
    """A PDF of one page with an object in a packed stream, after it so many spaces."""
    data = zlib.compress(b"5 0 <</Here true>>" + b" " * spaces, 1)
    rows = b"\0\0\0\0\0\0"
    out = b"%PDF-1.5\n"
    for number, body in (
        (1, b"<</Type/Catalog/Pages 2 0 R/Kept 5 0 R>>"),
        (2, b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        (3, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"),
        (4, b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n" % len(data)
         + data + b"\nendstream"),
    ):  # fmt: skip
        rows += b"\1" + len(out).to_bytes(4, "big") + b"\0"
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows += b"\2\0\0\0\4\0" + b"\1" + len(out).to_bytes(4, "big") + b"\0"
    head = b"6 0 obj\n<</Type/XRef/Size 7/W[1 4 1]/Root 1 0 R/Length %d>>" % len(rows)
    end = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + head + b"\nstream\n" + rows + end


def test_a_pdf_that_would_unpack_without_end_is_not_unpacked() -> None:
    with pikepdf.open(io.BytesIO(made_ready(packed(10)).data)) as pdf:
        assert "/Kept" in pdf.Root
    with pikepdf.open(io.BytesIO(made_ready(packed(MOST_UNPACKED)).data)) as pdf:
        assert "/Kept" not in pdf.Root
        assert len(pdf.pages) == 1


def test_a_locked_pdf_is_refused() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    out = io.BytesIO()
    pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(BadInput):
        made_ready(out.getvalue())


def test_what_is_in_a_photo_lies_nowhere_on_the_disk(tmp_path: Path) -> None:
    made_ready(photo())
    assert not list(tmp_path.rglob("*"))
    assert pictures.LONGEST == 2000
