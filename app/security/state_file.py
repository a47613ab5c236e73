"""The small file beside a store that remembers what is not personal, part by part."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final, cast

from app import paths
from app.security.files import file_trouble, write_whole

MOST_BYTES: Final = 1 << 20


def read_part(home: Path, name: str) -> dict[str, object]:
    """One part of the state file; empty if there is none. Raises as `file_trouble`."""
    part = _read(home).get(name)
    return cast("dict[str, object]", part) if isinstance(part, dict) else {}


def write_part(home: Path, name: str, part: dict[str, object] | None) -> None:
    """Put one part into the state file, or take it out; what else it holds stays."""
    state = _read(home)
    if part is None:
        state.pop(name, None)
    else:
        state[name] = part
    write_whole(paths.state_file(home), json.dumps(state, sort_keys=True).encode())


def _read(home: Path) -> dict[str, Any]:
    """The state file; an unreadable one counts as empty, because it can be made again."""
    try:
        with paths.state_file(home).open("rb") as stream:
            state: object = json.loads(stream.read(MOST_BYTES))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise file_trouble(error) from None
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", state) if isinstance(state, dict) else {}
