"""The council's rules for this machine, read from a file that the worker may only read."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path, PureWindowsPath
from typing import Any, Final, Literal, cast, get_args

from app.errors import BadInput, NoPermission
from app.language import N_, Message, message

Country = Literal["england", "wales", "scotland", "northern_ireland"]

SIZE_LIMIT: Final = 64 * 1024  # bytes
_LINE_LIMIT: Final = 500  # characters
_DESTINATION_LIMIT: Final = 20
MOST_PENCE: Final = 20_000_000_00
"""Twenty million pounds: no sum of money that is kept is more."""
COVER_MINUTES: Final = range(1, 16)
LOCK_MINUTES: Final = range(1, 121)


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A place packages go to: its name for the worker, its folder, and what profile it takes."""

    name: str
    folder: str
    profile: str = "generic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the council fixed, and the product's own values for what it left open."""

    council_name: str | None = None
    council_recovery_key: str | None = None  # an age X25519 recipient
    cover_minutes: int = 5
    lock_minutes: int = 20
    destinations: tuple[Destination, ...] = ()
    sticks_allowed: bool = False
    country: Country | None = None
    out_of_hours_line: str | None = None
    complaint_line: str | None = None
    second_backup_folder: str | None = None
    small_sum_limit_pence: int | None = None
    """Above this a second person agrees to a small sum or recovery budget."""
    wording_pack: str | None = None  # a file
    screen_capture_blocked: bool = True
    fixed: frozenset[str] = frozenset()

    def fixes(self, setting_name: str) -> bool:
        """Whether the council sets this, so that the screen says "set by your council"."""
        ours = {field.name: field.default for field in fields(self)}
        return setting_name in self.fixed or getattr(self, setting_name) != ours[setting_name]


def policy_file() -> Path:
    """Where the machine's policy lies; nothing in the worker's account or environment moves it."""
    if sys.platform == "win32":
        return _windows_machine_folder() / "kitchen-table" / "policy.toml"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/kitchen-table/policy.toml")
    return Path("/etc/kitchen-table/policy.toml")


def read_policy(path: Path, *, is_recovery_key: Callable[[str], bool]) -> Policy:
    """The policy in a file; without the file, one that fixes nothing.

    `is_recovery_key` tells an age recipient (`security.council_key.is_recipient`). Raises
    `BadInput` naming the file and the key that does not fit, and `NoPermission` when it is there
    but cannot be read: a policy is never half applied, nor passed over.
    """
    values = _values(path)
    policy: dict[str, object] = {}
    for key, value in values.items():
        read = _READERS.get(key)
        if read is None:
            raise _bad(path, N_("The policy file has a key that is not known: {key}"), key)
        try:
            policy[key] = read(value)
            if key == "council_recovery_key" and not is_recovery_key(str(policy[key])):
                raise ValueError("not an age recipient")
        except (TypeError, ValueError) as error:
            raise _bad(path, N_("A value in the policy file does not fit: {key}"), key) from error
    # Each reader above gives the type of the field of its name.
    return Policy(**cast("dict[str, Any]", policy), fixed=frozenset(values))


def _values(path: Path) -> dict[str, object]:
    """The top level of the file, never more of it than a policy can be long."""
    try:
        with path.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise NoPermission(
            message(N_("The policy file of your council cannot be read: {file}"), file=path),
            message(N_("Ask your IT team to let this account read it.")),
        ) from error
    if len(data) > SIZE_LIMIT:
        raise _bad(path, N_("The policy file is too large."))
    # Most machines have no such file, and the unlock window waits for this one.
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8"))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        if line is None:  # the trouble is at the end of the file
            raise _bad(path, N_("The policy file cannot be understood.")) from error
        text = N_("The policy file cannot be understood at line {key}.")
        raise _bad(path, text, line[1]) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise _bad(path, N_("The policy file cannot be understood.")) from error


def _bad(path: Path, text: str, key: str = "") -> BadInput:
    """The trouble with a policy file, and who can mend it."""
    title = message(text, key=key) if key else message(text)
    advice: Message = message(
        N_("Ask your IT team to mend {file}. Nothing was changed."), file=path
    )
    return BadInput(title, advice)


def _line(value: object) -> str:
    """One line of text without control characters, in NFC, spaces around it gone."""
    if not isinstance(value, str):
        raise TypeError("not a text")
    import unicodedata

    text = unicodedata.normalize("NFC", value).strip()
    if not 0 < len(text) <= _LINE_LIMIT:
        raise ValueError("empty or too long")
    if any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in text):
        raise ValueError("control characters")
    return text


def _minutes(allowed: range) -> Callable[[object], int]:
    """A reader of whole minutes within a range."""

    def read(value: object) -> int:
        # An exact type: `true` is a number to Python, but not to who wrote the file.
        if type(value) is not int or value not in allowed:
            raise ValueError("not whole minutes in range")
        return value

    return read


def _yes_or_no(value: object) -> bool:
    """True or false and nothing else."""
    if not isinstance(value, bool):
        raise TypeError("not true or false")
    return value


def _pence(value: object) -> int:
    """An amount in whole pence."""
    if type(value) is not int or not 0 <= value <= MOST_PENCE:
        raise ValueError("not whole pence in range")
    return value


def _country(value: object) -> Country:
    """One of the four countries."""
    if value not in get_args(Country):
        raise ValueError("not a country of the United Kingdom")
    return cast("Country", value)


def _folder(value: object) -> str:
    """A whole path, of this system or of Windows; it need not be there now."""
    text = _line(value)
    if not (text.startswith("/") or PureWindowsPath(text).is_absolute()):
        raise ValueError("not a whole path")
    return text


def _destinations(value: object) -> tuple[Destination, ...]:
    """The places packages go to, each name once."""
    if not isinstance(value, list):
        raise TypeError("not a list")
    entries = cast("list[object]", value)
    found = tuple(_destination(entry) for entry in entries[: _DESTINATION_LIMIT + 1])
    names = {destination.name.casefold() for destination in found}
    if len(found) > _DESTINATION_LIMIT or len(names) < len(found):
        raise ValueError("too many, or one name twice")
    return found


def _destination(value: object) -> Destination:
    """One place: `name`, `folder` and perhaps `profile`."""
    if not isinstance(value, dict):
        raise TypeError("not a table")
    fields = cast("dict[str, object]", value)
    if not {"name", "folder"} <= set(fields) <= {"name", "folder", "profile"}:
        raise ValueError("keys missing or unknown")
    profile = _line(fields.get("profile", "generic"))
    if re.fullmatch(r"[a-z][a-z0-9_-]{0,39}", profile) is None:
        raise ValueError("not the name of a profile")
    return Destination(
        name=_line(fields["name"]), folder=_folder(fields["folder"]), profile=profile
    )


_READERS: Final[dict[str, Callable[[object], object]]] = {
    "council_name": _line,
    "council_recovery_key": _line,
    "cover_minutes": _minutes(COVER_MINUTES),
    "lock_minutes": _minutes(LOCK_MINUTES),
    "destinations": _destinations,
    "sticks_allowed": _yes_or_no,
    "country": _country,
    "out_of_hours_line": _line,
    "complaint_line": _line,
    "second_backup_folder": _folder,
    "small_sum_limit_pence": _pence,
    "wording_pack": _folder,
    "screen_capture_blocked": _yes_or_no,
}


def _windows_machine_folder() -> Path:
    """The machine's data folder as Windows itself names it, not as a variable does."""
    if sys.platform != "win32":
        raise OSError("not on Windows")
    import ctypes

    common_application_data = 0x23
    buffer = ctypes.create_unicode_buffer(260)
    ctypes.windll.shell32.SHGetFolderPathW(None, common_application_data, None, 0, buffer)
    return Path(buffer.value)
