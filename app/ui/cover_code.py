"""The worker's short code: made hard to guess, kept in the store, compared while covered."""

from __future__ import annotations

import base64
import hmac
import os
from typing import TYPE_CHECKING, Final, cast

from app.errors import WrongUse
from app.forms.conditions import Json
from app.language import N_, message
from app.security.cost import KeyCost, stretch

if TYPE_CHECKING:
    from app.casework.workers import Store

SETTING: Final = "cover_code"
LEAST: Final = 4
MOST: Final = 12
TRIES: Final = 3
# The code only hides an open window for a moment; the store's own key does the protecting.
_COST: Final = KeyCost(memory_kib=19 * 1024, passes=2, lanes=1)
_EASY: Final = frozenset({"1234", "12345", "123456", "4321", "2580", "1212"})


def check_code(code: str) -> None:
    """Raise `WrongUse` with what to do, if this will not do as a short code."""
    plain = code.strip()
    if not LEAST <= len(plain) <= MOST:
        raise WrongUse(
            message(N_("The short code does not fit.")),
            message(N_("Use {least} to {most} letters or numbers."), least=LEAST, most=MOST),
        )
    if plain in _EASY or len(set(plain)) == 1:
        raise WrongUse(
            message(N_("The short code is too easy to guess.")),
            message(N_("Use one that nobody would try first.")),
        )


def kept_form(code: str) -> Json:
    """What the store keeps of a code."""
    salt = os.urandom(16)
    digest = stretch(_bytes(code), salt, _COST)
    return {"salt": _text(salt), "hash": _text(digest)}


def fits(kept: Json, code: str) -> bool:
    """Whether a typed code is the one that was kept; about a twentieth of a second."""
    if not isinstance(kept, dict):
        return False
    parts = cast("dict[str, object]", kept)
    salt, digest = parts.get("salt"), parts.get("hash")
    if not isinstance(salt, str) or not isinstance(digest, str):
        return False
    made = stretch(_bytes(code), base64.b64decode(salt), _COST)
    return hmac.compare_digest(made, base64.b64decode(digest))


def keep_code(store: Store, code: str) -> None:
    """Keep another short code. Raises `WrongUse` if it will not do."""
    from app.casework.workers import keep_private_setting

    check_code(code)
    keep_private_setting(store, SETTING, kept_form(code))


def has_code(store: Store) -> bool:
    """Whether a short code was chosen."""
    from app.casework.workers import private_setting

    return isinstance(private_setting(store, SETTING), dict)


def is_right(store: Store, code: str) -> bool:
    """Whether this is the store's short code."""
    from app.casework.workers import private_setting

    return fits(private_setting(store, SETTING), code)


def _bytes(code: str) -> bytes:
    return code.strip().casefold().encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
