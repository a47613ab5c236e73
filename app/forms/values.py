"""Reading what is typed: dates, money and NHS numbers, the same for screen, import and Finish."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, TypeGuard, assert_never

from app.forms.conditions import Json, is_empty
from app.forms.page import Lack
from app.forms.questions import (
    ROW,
    Cell,
    Choice,
    DateAsked,
    Line,
    Money,
    Need,
    PeopleAsked,
    PlaceAsked,
    PromisesAsked,
    Prose,
    Question,
    RowsAsked,
    Scale,
    SeveralChoices,
    Signature,
    WeekAsked,
    YesNo,
)

# Three letters tell the months of both languages apart, but for the ones given longer here.
_MONTHS: Final = {
    "jan": 1, "ion": 1, "feb": 2, "chw": 2, "mar": 3, "maw": 3, "apr": 4, "ebr": 4, "may": 5,
    "mai": 5, "jun": 6, "meh": 6, "jul": 7, "gor": 7, "aug": 8, "aws": 8, "sep": 9, "med": 9,
    "oct": 10, "hyd": 10, "nov": 11, "tac": 11, "dec": 12, "rha": 12,
}  # fmt: skip

# As the first letters are typed, in both languages; a day of the week is the next one to come.
_DAYS: Final = {
    "today": 0, "heddiw": 0, "tomorrow": 1, "yfory": 1, "yesterday": -1, "ddoe": -1,
}  # fmt: skip
_WEEKDAYS: Final = (
    ("mon", "llun"), ("tue", "maw"), ("wed", "mer"), ("thu", "iau"), ("fri", "gwe"),
    ("sat", "sad"), ("sun", "sul"),
)  # fmt: skip
_WEEKDAY: Final = re.compile(
    r"(?:on\s+|next\s+|dydd\s+|ddydd\s+)?"
    r"(mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs?)?(?:day)?|fri(?:day)?|sat(?:urday)?|"
    r"sun(?:day)?|llun|mawrth|mercher|iau|gwener|sadwrn|sul)"
)

_ISO: Final = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_NUMBERS: Final = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{2}|\d{4})")
_DAY_MONTH: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})")
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[/. -](\d{4})")
_WORDS: Final = re.compile(
    r"(?:\w+day,?\s+|dydd\s+\w+,?\s+)?(?:(\d{1,2})(?:st|nd|rd|th|af|ain|fed|eg|ydd|ed)?\s+)?"
    r"(?:of\s+|o\s+)?([^\W\d]{3,})\.?(?:,?\s+(\d{4}|\d{2}))?"
)


def read_date(typed: str, *, today: date | None = None) -> str | None:
    """A typed date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, day before month; None if it is no date.

    Takes `3/5/1944`, `3 May 1944`, `3 Mai`, `3/5`, `5/1944`, `May 1944`, `1944`, `Friday`,
    `tomorrow` and ISO. A year of two digits means the last hundred years up to ten ahead; a day
    and month alone the nearest one, which is the coming one unless the last was within three
    months; a day of the week the next one after today.
    """
    text = typed.strip().lower()
    now = today or date.today()
    if match := _ISO.fullmatch(text):
        return _checked(int(match[1]), match[2], match[3])
    if match := _NUMBERS.fullmatch(text):
        return _checked(_full_year(match[3], now), match[2], match[1])
    if match := _MONTH_YEAR.fullmatch(text):
        return _checked(int(match[2]), match[1], None)
    if (match := _DAY_MONTH.fullmatch(text)) and 1 <= int(match[2]) <= 12:
        return _checked(_nearest_year_with(now, int(match[2]), int(match[1])), match[2], match[1])
    if spoken := _spoken_day(text, now):
        return spoken
    if match := _WORDS.fullmatch(text):
        month = _MONTHS.get(match[2][:3])
        if month is None or (match[1] is None and match[3] is None):
            return None
        year = (
            _full_year(match[3], now) if match[3] else _nearest_year_with(now, month, int(match[1]))
        )
        return _checked(year, str(month), match[1])
    return None


def _spoken_day(text: str, now: date) -> str | None:
    """`today`, `tomorrow`, or a day of the week, as a day near now."""
    if text in _DAYS:
        return (now + timedelta(days=_DAYS[text])).isoformat()
    match = _WEEKDAY.fullmatch(text)
    if match is None:
        return None
    wanted = next(n for n, names in enumerate(_WEEKDAYS) if match[1].startswith(names))
    return (now + timedelta(days=(wanted - now.weekday() - 1) % 7 + 1)).isoformat()


def _full_year(text: str, now: date) -> int:
    if len(text) == 4:
        return int(text)
    century = now.year - now.year % 100
    year = century + int(text)
    return year - 100 if year > now.year + 10 else year


def _nearest_year_with(now: date, month: int, day: int) -> int:
    by_month = month - now.month + (day - now.day) / 31
    if by_month < -3:
        return now.year + 1
    return now.year - 1 if by_month > 9 else now.year


def _checked(year: int, month: str | None, day: str | None) -> str | None:
    if not 1850 <= year <= 2200:
        return None
    if month is None:
        return f"{year:04d}"
    try:
        checked = date(year, int(month), int(day) if day else 1)
    except ValueError:
        return None
    return checked.isoformat() if day else f"{checked:%Y-%m}"


def text_of(value: object) -> str:
    """A stored value where it is text; empty where it is anything else."""
    return value if isinstance(value, str) else ""


def day_of(value: Json) -> date | None:
    """The whole day a stored value means, or None for a month, a year or no date."""
    if isinstance(value, str) and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return None


_MONEY: Final = re.compile(r"£?\s*(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?\s*(p)?")


def read_money(typed: str) -> int | None:
    """Typed money as pence (`£1,234.50`, `37.4`, `85p`); None if it is no amount."""
    match = _MONEY.fullmatch(typed.strip().lower())
    if match is None or (match[3] and match[2]):
        return None
    pounds = int(match[1].replace(",", ""))
    return pounds if match[3] else pounds * 100 + int((match[2] or "").ljust(2, "0"))


def is_valid_nhs_number(typed: str) -> bool:
    """Whether ten digits carry the right modulus 11 check digit (NHS Data Dictionary)."""
    digits = re.sub(r"[\s-]", "", typed)
    if not re.fullmatch(r"[0-9]{10}", digits):
        return False
    total = sum(int(d) * weight for d, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    return check != 10 and check == int(digits[9])


def show_nhs_number(number: str) -> str:
    """Ten digits in groups of three, three and four; anything else as it stands."""
    digits = re.sub(r"[\s-]", "", number)
    if not re.fullmatch(r"[0-9]{10}", digits):
        return number
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def _is_whole(value: Json) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def lack_of(question: Question, value: Json) -> Lack | None:
    """What is the matter with an answered value, if anything."""
    match question:
        case Line() | Prose() | PeopleAsked() | PromisesAsked() | Signature() | PlaceAsked():
            return None
        case Choice(options=options):
            return None if any(o.key == value for o in options) else Lack.UNKNOWN_OPTION
        case SeveralChoices(options=options):
            known = {o.key for o in options}
            fits = isinstance(value, list) and all(v in known for v in value)
            return None if fits else Lack.UNKNOWN_OPTION
        case YesNo():
            return None if value in ("yes", "no", "not_asked") else Lack.UNKNOWN_OPTION
        case DateAsked(year_only_allowed=short_allowed):
            iso = value if isinstance(value, str) else ""
            readable = _ISO.fullmatch(iso) is not None and read_date(iso) == iso
            good = readable and (short_allowed or len(iso) == 10)
            return None if good else Lack.UNREADABLE_DATE
        case Money():
            return None if _is_whole(value) else Lack.UNREADABLE_MONEY
        case Scale(lowest=lowest, highest=highest):
            fits = _is_whole(value) and lowest <= value <= highest
            return None if fits else Lack.OUT_OF_RANGE
        case RowsAsked():
            return _lack_of_rows(question, value)
        case WeekAsked(kinds=kinds):
            known = {kind.key for kind in kinds}
            said = [square.get("kind") for square in squares_of(value).values()]
            return None if all(kind in known for kind in said if kind) else Lack.UNKNOWN_OPTION
    assert_never(question)


def rows_of(value: Json) -> list[dict[str, Json]]:
    """The rows of an answer that has rows; what is no row is left out."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def says_anything(row: dict[str, Json]) -> bool:
    """Whether a row has an answer in any of its cells."""
    return any(not is_empty(value) for key, value in row.items() if key != ROW)


def squares_of(value: Json) -> dict[str, dict[str, Json]]:
    """The filled squares of a week by day and part: `mon.morning`."""
    found = value.items() if isinstance(value, dict) else ()
    return {key: square for key, square in found if isinstance(square, dict)}


def _lack_of_rows(question: RowsAsked, value: Json) -> Lack | None:
    """What is the matter with rows: first what holds Finish up, then what cannot be read."""
    rows = [row for row in rows_of(value) if says_anything(row)]
    required = [cell.key for cell in question.cells if cell.need is Need.REQUIRED]
    if any(is_empty(row.get(key)) for row in rows for key in required):
        return Lack.ROW_INCOMPLETE
    lacks = (
        lack_of(cell, row[cell.key])
        for row in rows
        for cell in question.cells
        if not is_empty(row.get(cell.key))
    )
    return next((lack for lack in lacks if lack is not None), None)


def sum_of_rows(question: RowsAsked, value: Json) -> int:
    """The pence of the cell that is added up, over all rows in which it could be read."""
    amounts = (row.get(question.sum_of) for row in rows_of(value))
    return sum(amount for amount in amounts if _is_whole(amount))


def has_shape(question: Question, value: Json) -> bool:
    """Whether a value can be an answer to this kind of question at all, right or wrong.

    A date, an amount or a mark that could not be read is kept as it was typed, so text fits there.
    """
    if value is None:
        return True
    match question:
        case Line() | Prose() | Choice() | DateAsked() | YesNo():
            return isinstance(value, str)
        case Scale() | Money():
            return _is_whole(value) or isinstance(value, str)
        case SeveralChoices() | PeopleAsked():
            return isinstance(value, list) and all(isinstance(item, str) for item in value)
        case PlaceAsked():
            if isinstance(value, dict):
                return all(isinstance(item, str) for item in value.values())
            return isinstance(value, str)
        case Signature():
            return isinstance(value, dict)
        case PromisesAsked():
            return False
        case RowsAsked(cells=cells):
            return isinstance(value, list) and all(_is_row(row, cells) for row in value)
        case WeekAsked():
            return isinstance(value, dict) and all(_is_square(item) for item in value.values())
    assert_never(question)


def _is_row(row: Json, cells: tuple[Cell, ...]) -> bool:
    """Whether this can be a row of these cells; one no longer asked may hold anything."""
    if not isinstance(row, dict) or not isinstance(row.get(ROW, ""), str):
        return False
    return all(has_shape(cell, row.get(cell.key)) for cell in cells)


def _is_square(square: Json) -> bool:
    return isinstance(square, dict) and all(isinstance(said, str) for said in square.values())
