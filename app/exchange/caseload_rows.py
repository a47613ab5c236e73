"""One row of a council's list as a person: names put together, dates and numbers read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from app.casework.arriving import Arrival
from app.casework.people import read_details
from app.errors import BadInput
from app.exchange.caseload_columns import JOINED, LEFT_OUT
from app.exchange.caseload_file import ListRow
from app.forms.values import day_of, read_date
from app.language import N_, Message, message

_MIDNIGHT: Final = re.compile(r"[ tT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m|z)?$", re.I)
_DASHED_MONTH: Final = re.compile(r"(?<=[^\W\d])[-./]|[-./](?=[^\W\d])")
_SHORT_YEAR: Final = re.compile(r"\D\d{2}$")
_NO_YEAR: Final = re.compile(r"\d{1,2}[/.]\d{1,2}|\D*|\d{1,2}\s*[^\W\d]+|[^\W\d]+\s*\d{1,2}")
_ENGLISH: Final = frozenset({"en", "eng", "english", "saesneg"})
_WELSH: Final = frozenset({"cy", "cym", "wel", "welsh", "cymraeg"})


def read_row(row: ListRow, columns: Sequence[str], *, today: date) -> Arrival | Message:
    """The person of a row, or why there is none that could be taken in."""
    if row.trouble is not None:
        return row.trouble
    told = _told(row.cells, columns)
    fields: dict[str, object] = {"name": _name(told)}
    for key in ("preferred_name", "council_id", "address", "postcode", "phone", "other_phone"):
        if told.get(key):
            fields[key] = told[key]
    if told.get("born"):
        born = read_born(told["born"], today=today)
        if isinstance(born, Message):
            return born
        fields["born"] = born
    if told.get("nhs_number"):
        fields["nhs_number"] = _number(told["nhs_number"])
    if told.get("language"):
        fields["language"] = _language(told["language"])
    coming = _without_time(told.get("next_contact", ""))
    next_on = read_date(coming, today=today) if coming else ""
    if coming and day_of(next_on) is None:
        return message(N_("The day of the next contact cannot be read."))
    if not fields["name"]:
        return message(N_("There is no name."))
    try:
        read_details(fields, today=today)
    except BadInput as error:
        return error.title
    return Arrival(line=row.line, fields=fields, next_contact_on=next_on or "")


def _told(cells: Sequence[str], columns: Sequence[str]) -> dict[str, str]:
    """What the row says by field: joined where several columns tell it, else the first of them."""
    told: dict[str, list[str]] = {}
    for cell, key in zip(cells, columns, strict=False):
        said = cell.strip()
        if key != LEFT_OUT and said:
            told.setdefault(key, []).append(said)
    signs = {"address": "\n", "forenames": " "}
    return {k: signs[k].join(said) if k in JOINED else said[0] for k, said in told.items()}


def _name(told: dict[str, str]) -> str:
    """Title, first names and surname; else the whole name, `Surname, First` turned round."""
    parts = [told.get(key, "") for key in ("forenames", "surname")]
    if not any(parts):
        whole = told.get("name", "")
        surname, comma, first = whole.partition(",")
        parts = [first, surname] if comma and "," not in first and first.strip() else [whole]
    return " ".join(" ".join([told.get("title", ""), *parts]).split()) if any(parts) else ""


def read_born(typed: str, *, today: date) -> str | Message:
    """A birth date as councils write it; two digits of a year never mean one to come."""
    text = _DASHED_MONTH.sub(" ", _without_time(typed))
    read = None if _NO_YEAR.fullmatch(text) else read_date(text, today=today)
    if read is None:
        return message(N_("The birth date cannot be read."))
    is_to_come = read > today.isoformat()[: len(read)]
    if is_to_come and _SHORT_YEAR.search(text):
        read = read_date(f"{int(read[:4]) - 100:04d}{read[4:]}", today=today)
        is_to_come = read is None
    if read is None or is_to_come:
        return message(N_("The birth date is still to come."))
    return read


def _without_time(typed: str) -> str:
    return _MIDNIGHT.sub("", typed.strip())


def _number(typed: str) -> str:
    """An NHS number as its ten digits; anything else as it stands, to be marked."""
    digits = re.sub(r"[\s-]|\.0$", "", typed)
    return digits if re.fullmatch(r"[0-9]{10}", digits) else typed


def _language(typed: str) -> str:
    plain = typed.casefold()
    return "cy" if plain in _WELSH else "en" if plain in _ENGLISH else typed
