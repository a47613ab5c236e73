"""The printed recovery code: 160 random bits as eight groups of four, and reading it back."""

from __future__ import annotations

import hmac
import secrets
from typing import Final

# Crockford's base 32: no I, L, O or U, so that nobody has to guess at a letter.
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKES: Final = str.maketrans("OIL", "011")
CODE_LENGTH: Final = 32
_GROUP: Final = 4


def new_recovery_code() -> str:
    """A fresh code from the system's randomness, as it is printed: `XXXX-XXXX-…`, 160 bits."""
    number = secrets.randbits(5 * CODE_LENGTH)
    letters = [_ALPHABET[number >> 5 * place & 31] for place in range(CODE_LENGTH)]
    return printed("".join(letters))


def printed(letters: str) -> str:
    """Thirty-two characters in eight groups of four."""
    return "-".join(letters[at : at + _GROUP] for at in range(0, CODE_LENGTH, _GROUP))


def typed_letters(text: str) -> str:
    """What was typed in capitals without spaces and dashes, O read as 0, I and L as 1."""
    kept = [letter for letter in text.upper() if letter.isalnum()]
    return "".join(kept).translate(_LOOK_ALIKES)


def is_whole(letters: str) -> bool:
    """Whether these are 32 characters of the code's alphabet."""
    return len(letters) == CODE_LENGTH and set(letters) <= set(_ALPHABET)


def is_same_code(typed: str, code: str) -> bool:
    """Whether the code was typed back right, however it was spaced."""
    return hmac.compare_digest(typed_letters(typed).encode(), typed_letters(code).encode())
