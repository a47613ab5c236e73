"""A PDF from elsewhere without its metadata, what it would run, and what is hidden in it."""

from __future__ import annotations

import io
from typing import Any, Final, cast

import pikepdf

from app.errors import BadInput
from app.language import N_, message

MOST_OBJECTS: Final = 200_000
MOST_UNPACKED: Final = 64 * 1024 * 1024
"""Bytes one stream may unpack to while a file is read: gigabytes fit into a few kilobytes."""
_AWAY: Final = (
    *("/Metadata", "/PieceInfo", "/JS", "/JavaScript", "/OpenAction", "/AA", "/AF", "/EF"),
    *("/EmbeddedFiles", "/Launch", "/RichMedia", "/XFA", "/Collection", "/LastModified"),
    *("/SpiderInfo", "/Threads", "/Perms"),
)
_RUNS: Final = frozenset(
    ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToR", "/GoToE", "/URI")
    + ("/Rendition", "/Movie", "/Sound", "/RichMediaExecute", "/Hide")
)
_HELD: Final = frozenset(
    ("/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D", "/Widget")
)


def clean_pdf(data: bytes) -> bytes:
    """The pages as they are, and nothing else. Raises `BadInput` where that cannot be done."""
    _limit_unpacking()
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.objects) > MOST_OBJECTS:
                raise _unreadable()
            if "/Info" in pdf.trailer:
                del pdf.trailer["/Info"]
            for found in pdf.objects:
                _strip(found)
            for page in pdf.pages:
                _strip_notes(page.obj)
            if "/AcroForm" in pdf.Root:
                del pdf.Root["/AcroForm"]
            if not len(pdf.pages):
                raise _unreadable()
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True)
            return out.getvalue()
    except pikepdf.PasswordError as error:
        raise BadInput(
            message(N_("This PDF is locked with a passphrase.")),
            message(N_("Save it without one, then add that.")),
        ) from error
    except BadInput:
        raise
    except Exception as error:  # noqa: BLE001 - a broken file may break its reader anywhere
        raise _unreadable() from error


def _limit_unpacking() -> None:
    """Have the library give up on a stream that unpacks to more than anybody writes."""
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MOST_UNPACKED,
        png_max_memory=MOST_UNPACKED,
        run_length_max_memory=MOST_UNPACKED,
        tiff_max_memory=MOST_UNPACKED,
        dct_max_memory=MOST_UNPACKED,
    )


def _strip(start: object) -> None:
    """Take away from a thing, and what stands within it, all that is not a page's own look."""
    waiting: list[Any] = [start]
    is_first = True
    while waiting:
        found = waiting.pop()
        if not is_first and getattr(found, "is_indirect", False):
            continue  # it comes by itself
        is_first = False
        if isinstance(found, pikepdf.Array):
            waiting += list(cast("Any", found))
        elif isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
            for key in _AWAY:
                if key in found:
                    del found[key]
            if "/A" in found and _runs(found["/A"]):
                del found["/A"]
            waiting += [found[key] for key in list(found.keys())]


def _runs(action: Any) -> bool:
    """Whether an action reaches out of the page, or runs something."""
    if not isinstance(action, pikepdf.Dictionary):
        return True
    return str(action.get("/S", "")) in _RUNS or "/Next" in action


def _strip_notes(page: Any) -> None:
    """Take off a page what holds a file or a film, or is a box to fill in that runs something."""
    notes = page.get("/Annots")
    if not isinstance(notes, pikepdf.Array):
        return
    kept = [
        note
        for note in cast("Any", notes)
        if not isinstance(note, pikepdf.Dictionary) or str(note.get("/Subtype", "")) not in _HELD
    ]
    page["/Annots"] = pikepdf.Array(kept)


def _unreadable() -> BadInput:
    return BadInput(
        message(N_("This PDF cannot be read.")),
        message(N_("Open it where it came from, save it anew, then add that.")),
    )
