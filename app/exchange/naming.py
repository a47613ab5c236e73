"""What files and folders that go out are called: never a name, never an NHS number."""

from __future__ import annotations

import re
import unicodedata
import uuid
from typing import Final

from app.casework.views import Audience
from app.forms.values import is_valid_nhs_number

LONGEST_NAME: Final = 80
LONGEST_REFERENCE: Final = 24
SAFE_NAME: Final = re.compile(r"[A-Za-z0-9_.-]{1,80}")
_SPACE: Final = uuid.UUID("6b1c1a1e-6f4c-5d0b-9a55-4c2f0f6f3b77")
_AUDIENCE_LETTER: Final[dict[Audience, str]] = {"person": "P", "council": "C"}


def document_uuid(sealed_view_id: str, audience: Audience) -> str:
    """The id of one paper for ever: the same however often and by whichever way it goes out."""
    return str(uuid.uuid5(_SPACE, f"{sealed_view_id}/{audience}"))


def bundle_uuid(documents: tuple[tuple[str, int], ...]) -> str:
    """The id of a package by what lies in it: (doc_uuid, version) of each paper."""
    return str(uuid.uuid5(_SPACE, ",".join(f"{d}/{v}" for d, v in sorted(documents))))


def reference(*, council_id: str, nhs_number: str, name: str, person_id: str) -> str:
    """The council's number fit for a file name, or a random-looking one that stays the same.

    A number that is, holds or could be an NHS number, or holds a part of the name, is not used.
    """
    safe = re.sub(r"[^A-Za-z0-9]+", "-", _bare(council_id)).strip("-")[:LONGEST_REFERENCE]
    if safe and not _tells(safe, nhs_number=nhs_number, name=name):
        return safe
    return f"R{uuid.uuid5(_SPACE, person_id).hex[:10]}"


def _tells(safe: str, *, nhs_number: str, name: str) -> bool:
    """Whether a reference would tell who it is about."""
    digits = re.sub(r"\D", "", safe)
    own = re.sub(r"\D", "", nhs_number)
    if is_valid_nhs_number(digits) or (own and own in digits):
        return True
    folded = safe.casefold()
    words = re.split(r"[^a-z0-9]+", _bare(name).casefold())
    return any(len(word) >= 3 and word in folded for word in words)


def document_name(
    *,
    reference: str,
    code: str,
    audience: Audience,
    day: str,
    doc_uuid: str,
    version: int,
    longest: int = LONGEST_NAME,
) -> str:
    """`<reference>_<page code><P or C>_<YYYYMMDD>_<4 of uuid>_v<n>.pdf`: person's or council's."""
    rest = f"_{code}{_AUDIENCE_LETTER[audience]}_{_day(day)}_{_four(doc_uuid)}_v{version}.pdf"
    return reference[: longest - len(rest)] + rest


def attachment_name(
    *,
    reference: str,
    code: str,
    day: str,
    doc_uuid: str,
    version: int,
    ending: str,
    longest: int = LONGEST_NAME,
) -> str:
    """`<reference>_<page code>A_<YYYYMMDD>_<4 of uuid>_v<n>.<ending>`: what lies beside a page."""
    rest = f"_{code}A_{_day(day)}_{_four(doc_uuid)}_v{version}.{ending}"
    return reference[: longest - len(rest)] + rest


def package_name(*, reference: str, day: str, batch_uuid: str) -> str:
    """`<reference>_<YYYYMMDD>_<8 of uuid>`: the folder of one package."""
    return f"{reference}_{_day(day)}_{batch_uuid.replace('-', '')[-8:]}"


def _day(day: str) -> str:
    """An ISO day without its dashes; what is no day says so."""
    digits = day.replace("-", "")
    return digits if re.fullmatch(r"\d{8}", digits) else "undated"


def _four(doc_uuid: str) -> str:
    return doc_uuid.replace("-", "")[-4:]


def _bare(text: str) -> str:
    """A text without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
