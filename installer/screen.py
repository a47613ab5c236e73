"""Tell whether a screen answers: ends with 0 when a window can open, with 1 when none can."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

# Platforms of Qt that draw into memory only.
UNSEEN = ("offscreen", "minimal", "vnc")


def answers_wayland(environment: Mapping[str, str]) -> bool:
    """Whether the Wayland socket that the environment names takes a connection."""
    name = environment.get("WAYLAND_DISPLAY")
    if not name:
        return False
    path = Path(environment.get("XDG_RUNTIME_DIR", "")) / name
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(path))
    except OSError:
        return False
    return True


def answers_x11(environment: Mapping[str, str]) -> bool:
    """Whether the X server that the environment names takes a connection.

    A DISPLAY left over from another session makes Qt abort, so it is asked first.
    """
    name = environment.get("DISPLAY")
    if not name:
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the library comes with the set-up; the name is all there is to go by
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(name.encode(), None))
    is_refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not is_refused


def has_screen(environment: Mapping[str, str]) -> bool:
    """Whether a window opened in this environment would be seen."""
    if environment.get("QT_QPA_PLATFORM", "").split(":")[0] in UNSEEN:
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return answers_wayland(environment) or answers_x11(environment)


if __name__ == "__main__":
    sys.exit(0 if has_screen(os.environ) else 1)
