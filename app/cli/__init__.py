"""The commands without a window: one sentence when something is wrong, never a traceback."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from app import paths
from app.errors import AppError, Cancelled
from app.language import N_, Message, Words, message

if TYPE_CHECKING:
    from app.cli.arguments import Arguments
    from app.cli.surroundings import Command, Surroundings

    _Run = Callable[[Command, Arguments], int]

__all__ = ["main"]

_BROKEN_PIPE: Final = 141
_INTERRUPTED: Final = 130


def main(argv: Sequence[str] | None = None, around: Surroundings | None = None) -> int:
    """Run one command, or open the window when none is named; the exit code."""
    asked = sys.argv[1:] if argv is None else argv
    here, words, home = around, Words(), None
    try:
        if here is None and is_for_window(asked):
            # Nothing of the commands is loaded on the way to the window: a worker waits for it.
            return _open_window(Path(asked[1]) if asked else None)
        from app.cli.arguments import read_arguments

        here = here or _this_process()
        given = read_arguments(asked)
        words, home = Words(given.language), given.home
        code = _run(here, words, given)
        here.stdout.flush()
        return code
    except AppError as error:
        _tell(here, words, error.title, error.advice)
        return error.exit_code
    except (KeyboardInterrupt, Cancelled):
        _tell(here, words, message(N_("Stopped.")), message(N_("What was done so far is kept.")))
        return _INTERRUPTED
    except BrokenPipeError:
        _let_go_of_output()
        return _BROKEN_PIPE
    except SystemExit as ended:  # --help and --version
        return ended.code if isinstance(ended.code, int) else 0
    except Exception as error:  # noqa: BLE001 - the last net: no traceback, nothing personal
        return _tell_bug(here, words, home, error)


def is_for_window(argv: Sequence[str]) -> bool:
    """Whether a command line plainly asks for the window: nothing on it, or `--home DIR` alone.

    Whatever else there is goes through the parser, which may find the same.
    """
    return not argv or (
        len(argv) == 2 and argv[0] == "--home" and bool(argv[1]) and argv[1][0] != "-"
    )


def _open_window(home: Path | None) -> int:
    """Stay in the window until it is closed. Until it is painted no garbage is looked for."""
    # There is none yet, and looking takes a tenth of the start; the window turns it on again.
    gc.disable()
    try:
        from app.bootstrap import run_window

        return run_window(home)
    finally:
        gc.enable()


def _this_process() -> Surroundings:
    from app.cli.surroundings import Surroundings

    return Surroundings.of_this_process()


def _run(around: Surroundings, words: Words, given: Arguments) -> int:
    if given.command is None:
        return _open_window(given.home)
    from app.cli.surroundings import Command

    home = (given.home or paths.default_home()).absolute()
    command = Command(around=around, words=words, home=home, as_json=given.json)
    return _commands()[given.command](command, given)


def _commands() -> Mapping[str, _Run]:
    """Every command by its name. The rooms are entered only now: `--help` is quick without them."""
    from app.cli import looking_after, moving, rekeying, supporting, trying

    return MappingProxyType(
        {
            "demo": moving.demo,
            "export": moving.export,
            "show": moving.show,
            "load": moving.load,
            "find": moving.find_words,
            "check": looking_after.check,
            "backup": looking_after.backup,
            "restore": looking_after.put_back,
            "rekey": rekeying.rekey,
            "support": supporting.support,
            "selftest": trying.selftest,
            "practice": trying.practice,
        }
    )


def _tell(around: Surroundings | None, words: Words, title: Message, advice: Message) -> None:
    """One line on stderr: what is the matter, and what to do."""
    stderr = (around or _this_process()).stderr
    said = words.say(title).rstrip()
    end = "" if said.endswith((".", "!", "?", "…")) else "."
    line = " ".join(f"{said}{end} {words.say(advice)}".split())
    try:
        print(line, file=stderr, flush=True)
    except OSError:
        return  # nobody is left to be told


def _tell_bug(
    around: Surroundings | None, words: Words, home: Path | None, error: Exception
) -> int:
    """Something nobody foresaw: its place goes to the log, its number to the worker."""
    from app.log import EventLog

    # No home is made only to write into it: the number alone then tells that it happened.
    folder = home if home is not None and home.is_dir() else paths.default_home()
    log = EventLog(paths.log_folder(folder) if folder.is_dir() else Path(os.devnull))
    reference = log.trouble(error)
    _tell(
        around,
        words,
        message(N_("Something went wrong (reference {reference})."), reference=reference),
        message(N_("Nothing that was saved is lost. Tell your IT team this number.")),
    )
    return 3


def _let_go_of_output() -> None:
    """Nobody reads on: give the stream somewhere to flush to when the program ends."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, sys.stdout.fileno())
