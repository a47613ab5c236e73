"""The commands without a window: one sentence when something is wrong, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from app import paths
from app.cli.arguments import Arguments, read_arguments
from app.cli.surroundings import Command, Surroundings
from app.errors import AppError, Cancelled
from app.language import N_, Message, Words, message
from app.log import EventLog

__all__ = ["Surroundings", "main"]

_Run = Callable[[Command, Arguments], int]
_BROKEN_PIPE: Final = 141
_INTERRUPTED: Final = 130


def main(argv: Sequence[str] | None = None, around: Surroundings | None = None) -> int:
    """Run one command, or open the window when none is named; the exit code."""
    here = around or Surroundings.of_this_process()
    words, home = Words(), paths.default_home()
    try:
        given = read_arguments(sys.argv[1:] if argv is None else argv)
        words, home = Words(given.language), (given.home or home).absolute()
        command = Command(around=here, words=words, home=home, as_json=given.json)
        code = _run(command, given)
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


def _run(command: Command, given: Arguments) -> int:
    if given.command is None:
        from app.bootstrap import run_window

        return run_window(given.home)
    return _commands()[given.command](command, given)


def _commands() -> Mapping[str, _Run]:
    """Every command by its name. The rooms are entered only now: `--help` is quick without them."""
    from app.cli import looking_after, moving, trying

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
            "selftest": trying.selftest,
            "practice": trying.practice,
        }
    )


def _tell(around: Surroundings, words: Words, title: Message, advice: Message) -> None:
    """One line on stderr: what is the matter, and what to do."""
    said = words.say(title).rstrip()
    end = "" if said.endswith((".", "!", "?", "…")) else "."
    line = " ".join(f"{said}{end} {words.say(advice)}".split())
    try:
        print(line, file=around.stderr, flush=True)
    except OSError:
        return  # nobody is left to be told


def _tell_bug(around: Surroundings, words: Words, home: Path, error: Exception) -> int:
    """Something nobody foresaw: its place goes to the log, its number to the worker."""
    # No home is made only to write into it: the number alone then tells that it happened.
    folder = home if home.is_dir() else paths.default_home()
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
