"""Settings of this device that say nothing of any person: looks, window, cover and lock."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final, cast

from app.errors import AppError
from app.language import LANGUAGES
from app.policy import COVER_MINUTES, LOCK_MINUTES

THEMES: Final = ("light", "dark", "contrast")
TEXT_SIZES: Final = range(100, 201)  # per cent
SIZES_OFFERED: Final = (100, 112, 125, 150, 175, 200)  # per cent
SIZE_LIMIT: Final = 64 * 1024  # bytes
_WINDOW_SIDES: Final = range(200, 20_001)  # pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How it looks and covers on this device. Raises `ValueError` for a value out of range."""

    language: str = "en"
    theme: str = "light"
    text_size: int = 100  # per cent
    marks_spelling: bool = True
    window_width: int = 1280  # pixels
    window_height: int = 800
    cover_minutes: int = 5
    lock_minutes: int = 20  # once covered
    screen_capture_blocked: bool = True

    def __post_init__(self) -> None:
        """Refuse what no screen could show."""
        for field in fields(self):
            if not _fits(field.name, getattr(self, field.name)):
                raise ValueError(f"{field.name} is out of range")

    def in_other_language(self) -> Settings:
        """The same in the other of the two languages."""
        return replace(self, language="en" if self.language == "cy" else "cy")

    def in_other_size(self, by: int) -> Settings:
        """The same with text so many of the offered sizes larger or smaller; 0: as at first."""
        if not by:
            return replace(self, text_size=TEXT_SIZES.start)
        sizes = SIZES_OFFERED
        nearest = min(range(len(sizes)), key=lambda at: abs(sizes[at] - self.text_size))
        wanted = max(0, min(len(sizes) - 1, nearest + by))
        return replace(self, text_size=sizes[wanted])


class SettingsFile:
    """The settings of one home on disk. `write_whole` puts bytes at a path whole or not at all."""

    def __init__(self, path: Path, write_whole: Callable[[Path, bytes], object]) -> None:
        self._path = path
        self._write_whole = write_whole

    def read(self) -> Settings:
        """The settings; for what is missing or does not fit, the ones a new device has.

        A file with anything unknown is kept aside as `settings.json.bad` and what could be
        read of it is written anew.
        """
        try:
            with self._path.open("rb") as stream:
                data = stream.read(SIZE_LIMIT + 1)
        except OSError:
            return Settings()
        settings, is_whole = _from_bytes(data)
        if not is_whole:
            # A home that may not be written, or a full disk, is no reason not to start.
            with suppress(OSError, AppError):
                self._path.replace(self._path.with_name(self._path.name + ".bad"))
                self.save(settings)
        return settings

    def save(self, settings: Settings) -> None:
        """Write all settings; raises what the writer raises, the earlier file then stands."""
        self._write_whole(self._path, to_bytes(settings))


def to_bytes(settings: Settings) -> bytes:
    """The settings as they lie on disk."""
    import json

    return json.dumps(asdict(settings), indent=1, sort_keys=True).encode() + b"\n"


def _from_bytes(data: bytes) -> tuple[Settings, bool]:
    """The settings in these bytes, and whether all of them was understood."""
    import json

    try:
        parsed: object = json.loads(data) if len(data) <= SIZE_LIMIT else None
    except (ValueError, RecursionError):
        parsed = None
    if not isinstance(parsed, dict):
        return Settings(), False
    values = cast("dict[str, object]", parsed)
    good = {name: value for name, value in values.items() if _fits(name, value)}
    # `_fits` has looked at the type of each.
    return Settings(**cast("dict[str, Any]", good)), len(good) == len(values)


def _fits(name: str, value: object) -> bool:
    """Whether a value may stand under a name; exact types, `true` is no size."""
    match name:
        case "language":
            return value in LANGUAGES
        case "theme":
            return value in THEMES
        case "marks_spelling":
            return type(value) is bool
        case "text_size":
            return type(value) is int and value in TEXT_SIZES
        case "window_width" | "window_height":
            return type(value) is int and value in _WINDOW_SIDES
        case "cover_minutes":
            return type(value) is int and value in COVER_MINUTES
        case "lock_minutes":
            return type(value) is int and value in LOCK_MINUTES
        case "screen_capture_blocked":
            return type(value) is bool
        case _:
            return False
