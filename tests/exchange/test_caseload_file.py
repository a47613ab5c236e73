"""Odd lists are read as rows or refused plainly; dates and headings are as councils write them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.casework.arriving import Arrival
from app.errors import BadInput, FolderGone
from app.exchange.caseload_columns import guess_columns
from app.exchange.caseload_file import (
    MOST_BYTES,
    as_csv,
    read_list,
    read_list_file,
)
from app.exchange.caseload_rows import read_born, read_row
from app.language import Message

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Enw,Cod post\nSiân Tŷ,LL57".encode(), "utf-8"),
        ("Enw,Cod post\nSiân Tŷ,LL57".encode("utf-8-sig"), "utf-8"),
        ("Enw,Cod post\nSiân Tŷ,LL57".encode("utf-16"), "utf-16"),
        ("Enw,Cod post\nSiân Ty,LL57".encode("cp1252"), "cp1252"),
    ],
)
def test_letters_are_read_in_every_usual_writing(data: bytes, encoding: str) -> None:
    found = read_list(data)
    assert (found.headings, found.encoding) == (("Enw", "Cod post"), encoding)
    assert found.rows[0].cells[0].startswith("Siân T")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_out(separator: str) -> None:
    lines = (["Surname", "First name", "Address"], ["Prys", "Gwen", "1 High St, Hub; flat 2"])
    quoted = "\r\n".join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    found = read_list(quoted.encode())
    assert found.separator == separator
    assert found.rows[0].cells == ("Prys", "Gwen", "1 High St, Hub; flat 2")


def test_a_separator_that_a_spreadsheet_named_is_taken() -> None:
    assert read_list(b"sep=;\r\nName;Town\r\nNia;Hull\r\n").headings == ("Name", "Town")


def test_quotes_and_line_ends_stay_inside_their_cell() -> None:
    found = read_list(b'Name,Address\r\n"Prys, ""Gwen""","1 High St\nLlanbedr"\r\nB,C\r\n')
    assert found.rows[0].cells == ('Prys, "Gwen"', "1 High St\nLlanbedr")
    assert [row.line for row in found.rows] == [2, 4]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \r\n ,,\r\n",
        b"PK\x03\x04 a spreadsheet",
        b"N\x00a\x00m\x00e\x00,\x00B\x00",
        b"\x81\x8d\x8f",
        b"\xff\xfeN\x00\x00\xd8",
        b"," * 1_000_000,
        b"Name\n" + b"A\n" * 20_001,
        b"x" * (MOST_BYTES + 1),
    ],
    ids=["empty", "blank", "xlsx", "utf-16", "no text", "half a letter", "wide", "long", "large"],
)
def test_what_is_no_list_is_refused_with_advice(data: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        read_list(data)
    assert refused.value.advice.id


def test_a_file_that_is_away_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(FolderGone):
        read_list_file(tmp_path / "gone.csv")


@pytest.mark.parametrize(
    "row",
    [b'"' + b"x" * 10_000_000 + b'",B', b"A" + b"," * 1_000_000 + b"B", b"A\x00,B", b'"A,B\nC,D'],
    ids=["10 MB", "a million cells", "NUL", "open quote"],
)
def test_a_broken_row_is_a_row_and_never_a_crash(row: bytes) -> None:
    found = read_list(b"Name,Town\nNia,Hull\n" + row)
    assert found.rows[0].trouble is None
    assert len(found.rows) == 2


def test_a_list_without_headings_keeps_its_first_row() -> None:
    data = b"Nia Vaughan,03/05/1944,LL57 1AA\nOwen Prys,01/02/1950,LL57 2BB\n"
    found = read_list(data)
    assert (found.has_headings, len(found.rows)) == (False, 2)
    assert len(read_list(data, has_headings=True).rows) == 1


HEADED = "Surname;First name;DOB;Address\nPrys;Gwen;12/03/1948;1 High St, Hull, HU1\n"
ODD = "Wer,Wo,Was\nNia,Hull,bowls\nOwen,Leeds,tea\n"


@pytest.mark.parametrize(
    ("text", "above", "first"),
    [
        ("Adult caseload extract 22/11/2026\n" + HEADED, 1, "Surname"),
        ("Adult caseload, North, 22/11/2026\n\n" + HEADED, 1, "Surname"),
        ("Adult caseload;;;\nRun by: Jo Smith;;;\n\n" + HEADED, 2, "Surname"),
        ("Team:;North\nDay:;22/11/2026\n" + HEADED, 2, "Surname"),
        ("Adult caseload 22/11/2026\n" + ODD, 1, "Wer"),
        ("Adult caseload,,\n" + ODD, 1, "Wer"),
        (HEADED, 0, "Surname"),
        (ODD, 0, "Wer"),
        ("Name\nNia\nOwen\n", 0, "Name"),
        ("Title\n", 0, "Title"),
        ("Adult caseload\nNia,03/05/1944,LL57 1AA\nOwen,01/02/1950,LL57 2BB\n", 1, ""),
        ("Nia,,\nOwen,01/02/1950,LL57 2BB\nPrys,01/02/1951,LL57\n", 0, "Nia"),
        ("Nia,03/05/1944,LL57 1AA\nOwen,,\nSurname,Forename,DOB\n", 0, ""),
    ],
)
def test_lines_above_the_headings_are_left_out(text: str, above: int, first: str) -> None:
    found = read_list(text.encode())
    assert (found.above, found.headings[0]) == (above, first)
    assert all(row.trouble is None for row in found.rows)
    lines = [line for line in text.split("\n") if line]
    assert above + found.has_headings + len(found.rows) == len(lines)


def test_without_headings_a_title_stays_away_and_what_may_be_a_person_stays() -> None:
    narrow = f"Adult caseload 22/11/2026\n{HEADED}".encode()
    padded = f"Adult caseload 22/11/2026;;;\n{HEADED}".encode()
    found = [read_list(data, has_headings=False) for data in (narrow, padded)]
    assert [(one.above, len(one.rows)) for one in found] == [(1, 2), (0, 3)]


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda t: t.encode("utf-8", "replace")))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    try:
        found = read_list(data)
    except BadInput:
        return
    width = len(found.headings)
    assert all(len(row.cells) >= width for row in found.rows)
    columns = guess_columns(found.headings)
    for row in found.rows:
        assert isinstance(read_row(row, columns, today=TODAY), Arrival | Message)


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), min_size=1, max_size=6))
def test_no_cell_written_begins_like_a_formula_and_all_come_back(rows: list[list[str]]) -> None:
    kept = [[c.replace("\0", "").replace("\r", "\n") for c in row] for row in rows]
    kept = [[c.encode("utf-8", "replace").decode() for c in row] for row in kept]
    data = as_csv(iter([["Name", "Town"], *kept]))
    found = read_list(data, has_headings=True)
    for row in found.rows:
        assert not any(c.startswith(("=", "+", "-", "@")) for c in _raw_cells(data)[1])
        assert list(row.cells) in kept


def _raw_cells(data: bytes) -> tuple[str, list[str]]:
    """The text of a file and the cells that are not quoted, as they stand in it."""
    text = data.decode("utf-8-sig")
    return text, [cell for line in text.split("\r\n") for cell in line.split(",")]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12/03/1948", "1948-03-12"),
        ("12-03-48", "1948-03-12"),
        ("12/03/30", "1930-03-12"),
        ("1948-03-12", "1948-03-12"),
        ("12 Mar 1948", "1948-03-12"),
        ("12-Mar-48", "1948-03-12"),
        ("12 Mawrth 1948", "1948-03-12"),
        ("12.3.1948", "1948-03-12"),
        ("1948", "1948"),
        ("12/03/1948 00:00:00", "1948-03-12"),
        ("1948-03-12T00:00:00.000", "1948-03-12"),
        ("12/03/1948 12:00 AM", "1948-03-12"),
    ],
)
def test_birth_dates_as_councils_write_them(typed: str, kept: str) -> None:
    assert read_born(typed, today=TODAY) == kept


@pytest.mark.parametrize(
    "typed", ["unknown", "31/02/1948", "12/3", "today", "12/03/2048", "17604", "tuesday"]
)
def test_what_is_no_birth_date_is_set_aside(typed: str) -> None:
    assert isinstance(read_born(typed, today=TODAY), Message)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Surname", "surname"),
        ("Last Name", "surname"),
        ("Forename(s)", "forenames"),
        ("FirstName", "forenames"),
        ("Middle name", "forenames"),
        ("Title", ""),
        ("Full name", "name"),
        ("Client Name", "name"),
        ("Known as", "preferred_name"),
        ("DOB", "born"),
        ("D.O.B.", "born"),
        ("DateOfBirth", "born"),
        ("NHS No", "nhs_number"),
        ("NHS Number", "nhs_number"),
        ("Client ID", "council_id"),
        ("Person ID", "council_id"),
        ("Mosaic ID", "council_id"),
        ("LAS number", "council_id"),
        ("Liquidlogic ID", "council_id"),
        ("Eclipse ref", "council_id"),
        ("Address Line 3", "address"),
        ("Town", "address"),
        ("Post Code", "postcode"),
        ("Tel", "phone"),
        ("Mobile No.", "phone"),
        ("Preferred language", "language"),
        ("Next review date", "next_contact"),
        ("Review due", "next_contact"),
        ("Next of kin phone", ""),
        ("GP surgery", ""),
        ("Allocated worker", ""),
        ("Email address", ""),
        ("Last review date", ""),
        ("Reason", ""),
        ("Cyfenw", "surname"),
        ("Enw cyntaf", "forenames"),
        ("Enw", "name"),
        ("Dyddiad geni", "born"),
        ("Rhif GIG", "nhs_number"),
        ("Cyfeiriad 1", "address"),
        ("Cod post", "postcode"),
        ("Ffôn", "phone"),
        ("Iaith", "language"),
        ("Adolygiad nesaf", "next_contact"),
        ("", ""),
    ],
)
def test_headings_as_councils_name_them(heading: str, key: str) -> None:
    assert guess_columns([heading]) == (key,)


def test_a_second_phone_is_the_other_and_a_second_name_is_left_out() -> None:
    headings = ("Name", "Name", "Tel", "Mobile", "Address 1", "Address 2")
    assert guess_columns(headings) == ("name", "", "phone", "other_phone", "address", "address")


def _arrival(headings: str, row: str, columns: tuple[str, ...] | None = None) -> Arrival:
    found = read_list(f"{headings}\n{row}\n".encode(), has_headings=True)
    read = read_row(found.rows[0], columns or guess_columns(found.headings), today=TODAY)
    assert isinstance(read, Arrival)
    return read


def test_a_row_becomes_a_person() -> None:
    read = _arrival(
        "Title,Surname,Forename,Middle name,DOB,NHS No,Address 1,Address 2,Language,Next review",
        "Mrs,Prys,Gwen,Mair,12/03/48,943 476 5919,1 High St,Llanbedr,Welsh,3/12/2026 00:00",
    )
    assert dict(read.fields) == {
        "name": "Gwen Mair Prys",
        "born": "1948-03-12",
        "nhs_number": "9434765919",
        "address": "1 High St\nLlanbedr",
        "language": "cy",
    }
    assert read.next_contact_on == "2026-12-03"


def test_names_are_put_together_and_a_title_is_kept_only_if_wanted() -> None:
    assert _arrival("Name,Town", '"PRYS, Gwen",Hull').said("name") == "Gwen PRYS"
    wanted = ("title", "surname", "forenames")
    said = _arrival("T,S,F", "Mrs,Prys,Gwen", wanted).said("name")
    assert said == "Mrs Gwen Prys"


def test_a_wrong_nhs_number_is_kept_as_it_stands() -> None:
    assert _arrival("Name,NHS", "Gwen,943 476 5918").said("nhs_number") == "9434765918"
    assert _arrival("Name,NHS", "Gwen,not known").said("nhs_number") == "not known"
