"""Judging a passphrase kindly, and suggesting one of four plain words."""

from __future__ import annotations

import secrets
import unicodedata
from typing import Final

from app.errors import WeakPassphrase
from app.language import N_, Message, message
from app.security.passphrase_words import PASSPHRASE_WORDS

LEAST_LENGTH: Final = 12
_LEAST_DIFFERENT: Final = 5  # different characters

# What guessers try first and what this program's name and papers suggest. Compared without case,
# spaces and punctuation, and with a digit or two at the end taken off.
_COMMON_TEXT: Final = (
    "password passwordpassword passphrase mypassword mypassphrase passw0rdpassw0rd changemeplease "
    "changemenow pleasechangeme letmeinplease letmeinletmein iloveyouiloveyou welcomewelcome "
    "correcthorsebatterystaple kitchentable kitchentablekitchentable socialworker socialworkers "
    "socialwork socialservices adultservices countycouncil administrator administratorpassword "
    "qwertyuiop qwertyuiopasdf qwertyuiopasdfghjkl asdfghjklzxcvbnm zxcvbnmasdfghjkl qwertyqwerty "
    "abcdefghijkl abcdefghijklm abcdefghijklmnopqrstuvwxyz onetwothreefour secretsecret "
    "liverpoolfc manchesterunited thequickbrownfox mynameis"
)
_COMMON: Final = frozenset(_COMMON_TEXT.split())
_SEQUENCES: Final = (
    "012345678901234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
)
_SEPARATOR: Final = "-"
_WORDS: Final = 4


def check_passphrase(text: str) -> None:
    """Raise `WeakPassphrase`, with what to do, if this is too short or too easily guessed.

    There is no greatest length, and nothing is asked about kinds of characters.
    """
    normal = unicodedata.normalize("NFC", text)
    if len(normal.strip()) < LEAST_LENGTH:
        raise WeakPassphrase(
            message(N_("This passphrase is too short.")),
            message(
                N_("Use at least {count} characters; four unrelated words are easy to remember."),
                count=LEAST_LENGTH,
            ),
        )
    if _is_common(normal):
        raise WeakPassphrase(
            message(N_("This passphrase is too easy to guess.")), _unrelated_words()
        )


def suggest_passphrase() -> str:
    """Four words drawn by the system's randomness, joined by dashes: 44 bits."""
    return _SEPARATOR.join(secrets.choice(PASSPHRASE_WORDS) for _ in range(_WORDS))


def _unrelated_words() -> Message:
    return message(N_("Use four words that have nothing to do with each other."))


def _is_common(normal: str) -> bool:
    """Whether a guesser would come to it early."""
    plain = "".join(letter for letter in normal.casefold() if letter.isalnum())
    stem = plain.rstrip("0123456789")
    is_run = any(plain in row or plain in row[::-1] for row in _SEQUENCES)
    return (
        plain in _COMMON
        or stem in _COMMON
        or is_run
        or len(set(normal.casefold())) < _LEAST_DIFFERENT
    )
