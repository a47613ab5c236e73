"""The log as it may leave the device: the same id the same stand-in, nothing that is not ours."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app import paths
from app.errors import DiskFull
from app.exchange.support_log import UNKNOWN, last_lines
from app.language import message
from app.log import FILE_NAME, EventLog

ONE = "01890a5d-ac96-774b-bcce-b302099a8057"
OTHER = "01890a5d-ac96-774b-bcce-b302099a8058"


def write(home: Path, text: bytes) -> None:
    paths.log_folder(home).mkdir(parents=True, exist_ok=True)
    (paths.log_folder(home) / FILE_NAME).write_bytes(text)


def test_what_the_program_logs_comes_as_it_is_but_for_the_ids(tmp_path: Path) -> None:
    log = EventLog(paths.log_folder(tmp_path))
    log.event("store_opened", ms=812, share=0.25, id=ONE, ready=True, what="wal_cut", odd=None)
    log.event("page_opened", id=ONE, person=OTHER)
    lines = [line.split(" ", 1)[1] for line in last_lines(tmp_path)]
    opened = re.fullmatch(
        r"store_opened ms=812 share=0\.25 id=(id-1-\w{4}) ready=yes what=wal_cut odd=none", lines[0]
    )
    assert opened is not None
    assert re.fullmatch(rf"page_opened id={opened[1]} person=id-2-\w{{4}}", lines[1])
    assert ONE not in "".join(lines)


def test_a_trouble_keeps_its_reference_class_and_places(tmp_path: Path) -> None:
    log = EventLog(paths.log_folder(tmp_path))
    try:
        raise DiskFull(message("Edna's disk"), message("x"))
    except DiskFull as error:
        reference = log.trouble(error)
    (line,) = last_lines(tmp_path)
    assert f"trouble ref={reference} DiskFull at " in line
    assert UNKNOWN not in line


def test_the_stand_ins_are_others_each_time(tmp_path: Path) -> None:
    log = EventLog(paths.log_folder(tmp_path))
    log.event("page_opened", id=ONE)
    assert len({last_lines(tmp_path) for _ in range(8)}) > 1


def test_only_the_newest_lines_come_over_the_end_of_a_file(tmp_path: Path) -> None:
    folder = paths.log_folder(tmp_path)
    stamp = b"2026-11-12T09:00:00.000Z "
    write(tmp_path, b"".join(stamp + b"new n=%d\n" % n for n in range(3)))
    (folder / f"{FILE_NAME}.1").write_bytes(b"".join(stamp + b"old n=%d\n" % n for n in range(9)))
    ends = [line.split(" ", 1)[1] for line in last_lines(tmp_path, most=5)]
    assert ends == ["old n=7", "old n=8", "new n=0", "new n=1", "new n=2"]


def test_no_log_is_no_lines(tmp_path: Path) -> None:
    assert last_lines(tmp_path) == ()


def test_what_was_written_there_by_anybody_else_does_not_come(tmp_path: Path) -> None:
    write(
        tmp_path,
        b"2026-11-12T09:00:00.000Z opened who=Edna nhs=9434765919 path=/home/edna.m Edna Marwood\n"
        b"Edna Marwood said\n2026-11-12T09:00:00.000Z trouble ref=4821-7730 Edna Marwood at x.py\n",
    )
    text = "\n".join(last_lines(tmp_path))
    assert not any(word in text for word in ("Edna", "Marwood", "9434765919", "/home", "x.py"))
    assert "ref=4821-7730" in text


@given(st.binary(max_size=300))
def test_whatever_bytes_lie_there_come_as_plain_signs(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), b"2026-11-12T09:00:00.000Z begun\n" + data)
        for line in last_lines(Path(folder)):
            assert re.fullmatch(r"[\w\-:.=?\[\]/@<+ ]*", line, re.ASCII), line
