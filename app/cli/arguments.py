"""The commands and what can be said to them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NoReturn

from app import __version__
from app.errors import WrongUse
from app.language import LANGUAGES, N_
from app.language import message as worded

_MOST_PEOPLE: Final = 100_000
_Adding = Callable[[str, str], argparse.ArgumentParser]


class Arguments(argparse.Namespace):
    """What was asked for; each command uses its own part."""

    command: str | None = None
    home: Path | None = None
    json: bool = False
    language: str = "en"
    people: int = 0
    seed: int = 1
    today: date | None = None
    to: Path = Path()
    person: str | None = None
    all: bool = False
    accept_older: bool = False
    remove_older: bool = False
    file: str = ""
    query: str = ""


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are ours: one sentence, exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Wrong use, in the parser's own words."""
        raise WrongUse(
            worded(N_("This command cannot be understood: {what}."), what=message),
            worded(N_("{program} --help tells what it takes."), program=self.prog),
        )


def read_arguments(argv: Sequence[str]) -> Arguments:
    """What a command line asks for. Raises `WrongUse`; `--help` and `--version` end the program."""
    return _parser().parse_args(argv, namespace=Arguments())


def _parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = _Parser(
        prog="kitchen-table",
        description="Conversations at a kitchen table. Without a command, the window opens.",
        epilog=(
            "The passphrase comes from KITCHEN_TABLE_PASSPHRASE or the terminal, never from an "
            "argument. Ends with 0 done, 1 something was set aside, 2 wrong use, 3 cannot open or "
            "damaged."
        ),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Kitchen Table {__version__}")
    _everywhere(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    def command(name: str, tells: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=tells, description=tells, allow_abbrev=False)
        _everywhere(made)
        return made

    _add_moving(command)
    _add_looking_after(command)
    return parser


def _everywhere(parser: argparse.ArgumentParser) -> None:
    """What every command takes, before its name or after it; `Arguments` has the defaults."""
    missing = argparse.SUPPRESS
    parser.add_argument(
        "--home", type=Path, metavar="DIR", default=missing, help="the store's home (else yours)"
    )
    parser.add_argument("--json", action="store_true", default=missing, help="answer in JSON")
    parser.add_argument(
        "--language", choices=LANGUAGES, default=missing, help="language of what is said"
    )


def _add_moving(command: _Adding) -> None:
    """The commands about people and their records."""
    demo = command("demo", "make a store of practice people")
    demo.add_argument("--people", type=_count, default=0, metavar="N", help="invented ones besides")
    demo.add_argument(
        "--seed", type=int, default=1, metavar="N", help="the same seed, the same people"
    )
    _today(demo)
    export = command("export", "write a package for each person with everything finished")
    export.add_argument("--to", type=Path, required=True, metavar="DIR", help="where they go")
    _who(export)
    show = command("show", "print a person with everything that is kept of them")
    _who(show)
    _today(show)
    load = command("load", "take in people that show printed")
    load.add_argument("file", metavar="FILE", help="a file, or - for what comes in")
    find = command("find", "find people, notes and answers")
    find.add_argument("query", metavar="QUERY", help="the beginnings of words")
    practice = command("practice", "do the main job with practice people, without a window")
    practice.add_argument("--to", type=Path, required=True, metavar="DIR", help="where it all goes")
    _today(practice)


def _add_looking_after(command: _Adding) -> None:
    """The commands about the store itself."""
    check = command(
        "check", "look whether the store, its keys, its history and its backups are whole"
    )
    check.add_argument(
        "--accept-older",
        action="store_true",
        help="go on with records that are older than this device remembers, from now on",
    )
    backup = command("backup", "write one file that holds the encrypted store and its key header")
    backup.add_argument("--to", type=Path, required=True, metavar="FILE", help="the file to write")
    restore = command("restore", "put a backup in place; what was there is kept aside")
    restore.add_argument("file", metavar="FILE", help="the backup")
    rekey = command(
        "rekey", "write everything anew under a new key: somebody may know the passphrase"
    )
    rekey.add_argument(
        "--remove-older",
        action="store_true",
        help="then remove the older backups, which open with the passphrase of their day",
    )
    support = command("support", "write a pack for your IT team: versions and health, no names")
    support.add_argument("--to", type=Path, required=True, metavar="FILE", help="the .zip to write")
    command("selftest", "try everything once in a folder of its own")


def _who(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--person", metavar="REF", help="an id, a council or NHS number, or a part of a name"
    )
    parser.add_argument("--all", action="store_true", help="everybody")


def _today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--today", type=_day, metavar="DATE", help="work things out for this day (YYYY-MM-DD)"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2026-11-12") from None


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) > _MOST_PEOPLE:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to {_MOST_PEOPLE}")
    return int(text)
