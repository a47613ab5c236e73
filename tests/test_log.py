"""The log holds what happened and where, and not one word of a person."""

from __future__ import annotations

import json
import re
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

import pytest

from app.clock import FixedClock
from app.errors import BadInput
from app.language import message
from app.log import FILE_LIMIT, FILES, EventLog, install_hooks

CANARY = "Gwenllian Prydderch"
CANARIES = (CANARY, "Gwenllian", "gwenllian", "Prydderch", "4857773456", "SY23 1AB", "07700900123")
ID = "0193a5d0-7c00-7000-8000-00000000002a"


class Profile(StrEnum):
    """Codes of the sort a caller has."""

    GENERIC = "generic"
    NAMED = CANARY


@pytest.fixture
def log(tmp_path: Path, clock: FixedClock) -> EventLog:
    return EventLog(tmp_path / "log", clock=clock)


def written(tmp_path: Path) -> str:
    return "".join(
        path.read_text("ascii") for path in sorted((tmp_path / "log").iterdir(), reverse=True)
    )


def test_an_event_is_one_line_with_its_time(log: EventLog, tmp_path: Path) -> None:
    log.event(
        "store_opened",
        count=3,
        ms=12.5,
        id=ID,
        ok=True,
        profile=Profile.GENERIC,
        reason="wal_cut",
        last=None,
    )
    assert written(tmp_path) == (
        "2026-11-12T14:52:00.000Z store_opened count=3 ms=12.5 "
        f"id={ID} ok=yes profile=generic reason=wal_cut last=none\n"
    )
    assert (tmp_path / "log" / "events.log").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "value",
    [
        CANARY,
        "gwenllian",
        "Gwenllian",
        "sy231ab",
        "SY23 1AB",
        "4857773456",
        "07700 900123",
        "qq123456c",
        "1944-03-02",
        "/home/gwenllian/store.db",
        "a_b\nfake_event x=1",
        "wal_cut ",
        ID + "x",
        ID.upper(),
        "",
        Profile.NAMED,
        4857773456,
        4857773456.0,
        -4857773456,
        10**400,
        b"gwenllian",
        ["gwenllian"],
        Path("gwenllian"),
        date(1944, 3, 2),
    ],
)
def test_a_value_off_the_list_is_not_written(log: EventLog, tmp_path: Path, value: object) -> None:
    log.event("saved", value=cast("Any", value))
    line = written(tmp_path)
    assert re.fullmatch(r"\S+Z saved value=(\?|-?4\.9e\+09)\n", line)


def test_a_name_off_the_list_is_not_written(log: EventLog, tmp_path: Path) -> None:
    log.event(f"opened {CANARY}", **{CANARY: 1, "ms\nx": 2, "ms": 3})
    assert written(tmp_path).endswith("Z unnamed ms=3\n")


def test_five_files_of_a_megabyte_are_kept(log: EventLog, tmp_path: Path) -> None:
    folder = tmp_path / "log"
    folder.mkdir()
    for number in range(FILES + 3):
        (folder / "events.log").write_bytes(b"x" * FILE_LIMIT)
        log.event("turn", number=number)
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["events.log", *(f"events.log.{n}" for n in range(1, FILES))]
    assert (folder / "events.log").read_text("ascii").endswith("number=7\n")
    assert all(path.stat().st_size <= FILE_LIMIT for path in folder.iterdir())


def test_lines_stay_whole_from_many_threads(log: EventLog, tmp_path: Path) -> None:
    def write() -> None:
        for _ in range(50):
            log.event("saved", ms=1)

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert written(tmp_path).splitlines() == ["2026-11-12T14:52:00.000Z saved ms=1"] * 400


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"a file where the folder should be")
    log = EventLog(tmp_path / "log")
    log.event("saved")
    assert re.fullmatch(r"\d{4}-\d{4}", log.trouble(ValueError(CANARY)))
    assert (tmp_path / "log").read_bytes() == b"a file where the folder should be"


# --- two hundred forced exceptions ---------------------------------------------------------------


def everyday(tmp_path: Path) -> list[Callable[[], object]]:
    """The ways a person's words get into an exception, tried one after the other."""
    missing = tmp_path / f"{CANARY}.pdf"
    people: dict[str, int] = {}

    def chained() -> None:
        try:
            int(CANARY)
        except ValueError as error:
            raise LookupError(f"no {CANARY}") from error

    def in_passing() -> None:
        try:
            people[CANARY]
        except KeyError:
            raise RuntimeError(CANARY)  # noqa: B904 - the context is what is tried

    def in_a_group() -> None:
        raise ExceptionGroup(CANARY, [ValueError(CANARY), chained_error()])

    def with_a_note() -> None:
        error = ValueError(CANARY)
        error.add_note(CANARY)
        raise error

    def of_a_class_made_now() -> None:
        raise type(CANARY, (Exception,), {})(CANARY)

    def in_code_made_now() -> None:
        exec(compile("raise ValueError(name)", f"/tmp/{CANARY}.py", "exec"), {"name": CANARY})

    def in_a_module_made_now() -> None:
        exec("raise ValueError(name)", {"name": CANARY, "__name__": "gwenllian"})

    def of_the_house() -> None:
        raise BadInput(message("{name}", name=CANARY), message("x", name=CANARY))

    return [
        lambda: people[CANARY],
        lambda: int(CANARY),
        lambda: float("4857773456x"),
        lambda: date.fromisoformat(CANARY),
        lambda: (CANARY + "é").encode("latin-1").decode("utf-8"),
        lambda: (CANARY + "☕").encode("ascii"),
        missing.read_text,
        (missing / "x").mkdir,
        lambda: getattr(object(), "Gwenllian"),  # noqa: B009 - the name is what is tried
        lambda: json.loads(f'{{"{CANARY}": '),
        lambda: __import__("gwenllian"),
        lambda: [].remove(CANARY),  # type: ignore[arg-type]
        lambda: re.compile(f"({CANARY}"),
        lambda: cast("Any", CANARY)[1, 2],
        lambda: eval(CANARY),
        chained,
        in_passing,
        in_a_group,
        with_a_note,
        of_a_class_made_now,
        in_code_made_now,
        in_a_module_made_now,
        of_the_house,
    ]


def chained_error() -> Exception:
    error = KeyError(CANARY)
    error.__cause__ = FileNotFoundError(2, "No such file", f"/home/{CANARY}/store.db")
    return error


def test_200_forced_exceptions_put_no_canary_in_the_log(log: EventLog, tmp_path: Path) -> None:
    ways = everyday(tmp_path)
    references: list[str] = []
    for number in range(200):
        with pytest.raises(BaseException) as caught:  # noqa: PT011 - any kind, they differ
            ways[number % len(ways)]()
        assert caught.value.__traceback__ is not None
        references.append(log.trouble(caught.value))
    text = written(tmp_path)
    assert [canary for canary in CANARIES if canary in text] == []
    assert text.count("\n") == 200
    assert all(f"ref={reference} " in text for reference in references)
    assert "tests/test_log.py:" in text
    assert str(tmp_path) not in text


def test_a_trouble_names_class_file_line_and_cause(log: EventLog, tmp_path: Path) -> None:
    reference = log.trouble(force(LookupError(CANARY), cause=force(ValueError(CANARY))))
    place = r"[\w/]*test_log\.py:\d+"
    line = rf"\S+Z trouble ref={reference} LookupError at {place} <- ValueError at {place}\n"
    assert re.fullmatch(line, written(tmp_path))


def test_an_exception_never_raised_or_in_a_ring_is_logged(log: EventLog, tmp_path: Path) -> None:
    log.trouble(ValueError(CANARY))
    one, two = ValueError(CANARY), KeyError(CANARY)
    one.__context__, two.__context__ = two, one
    log.trouble(one)
    text = written(tmp_path)
    assert "ValueError at nowhere\n" in text
    assert "ValueError at nowhere <- KeyError at nowhere\n" in text


def test_a_deep_stack_is_cut_to_its_innermost_frames(log: EventLog, tmp_path: Path) -> None:
    def deeper(left: int) -> None:
        if left == 0:
            raise ValueError(CANARY)
        deeper(left - 1)

    with pytest.raises(ValueError, match=CANARY) as caught:
        deeper(60)
    log.trouble(caught.value)
    assert written(tmp_path).count(".py:") == 8


# --- what nobody caught --------------------------------------------------------------------------


@pytest.fixture
def shown(log: EventLog) -> Iterator[list[str]]:
    """The references a person would be shown while the hooks are in place."""
    references: list[str] = []
    put_back = install_hooks(log, references.append)
    yield references
    put_back()


def force(error: BaseException, cause: BaseException | None = None) -> BaseException:
    """The exception with a traceback, as a hook gets it."""
    try:
        raise error from cause
    except BaseException as caught:  # noqa: BLE001 - any kind
        return caught


def test_what_the_program_did_not_catch_is_logged_and_shown(
    shown: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    error = force(ValueError(CANARY))
    sys.excepthook(type(error), error, error.__traceback__)
    assert len(shown) == 1
    assert f"trouble ref={shown[0]} ValueError at" in written(tmp_path)
    assert CANARY not in written(tmp_path)
    assert capfd.readouterr() == ("", "")


def test_what_a_thread_did_not_catch_is_logged_and_shown(
    shown: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise KeyError(CANARY)

    for target in (fail, lambda: sys.exit(1)):
        thread = threading.Thread(target=target)
        thread.start()
        thread.join()
    assert len(shown) == 1
    assert "KeyError at" in written(tmp_path)
    assert CANARY not in written(tmp_path)
    assert capfd.readouterr() == ("", "")


def test_what_a_destructor_raises_is_logged_and_not_shown(
    shown: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    class Fragile:
        def __del__(self) -> None:
            raise ValueError(CANARY)

    fragile = Fragile()
    del fragile
    assert shown == []
    assert "ValueError at" in written(tmp_path)
    assert CANARY not in written(tmp_path)
    assert capfd.readouterr() == ("", "")


def test_stopping_from_the_keyboard_is_no_trouble(shown: list[str], tmp_path: Path) -> None:
    error = force(KeyboardInterrupt())
    sys.excepthook(type(error), error, error.__traceback__)
    assert shown == []
    assert not (tmp_path / "log").exists()


def test_a_window_that_cannot_be_shown_is_logged_too(log: EventLog, tmp_path: Path) -> None:
    def fail(reference: str) -> None:
        raise OSError(CANARY)

    put_back = install_hooks(log, fail)
    try:
        error = force(ValueError(CANARY))
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        put_back()
    assert "ValueError at" in written(tmp_path)
    assert "OSError at" in written(tmp_path)
    assert CANARY not in written(tmp_path)


def test_the_earlier_hooks_are_put_back(log: EventLog) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    install_hooks(log, lambda reference: None)()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
