"""Wrapping and unwrapping for the council's recovery key (age X25519, by pyrage)."""

from __future__ import annotations

from typing import Protocol, cast

import pyrage


class _Recipients(Protocol):
    def from_str(self, text: str) -> object: ...


class _X25519(Protocol):
    """What pyrage, which ships no stubs, offers for X25519."""

    Recipient: _Recipients
    Identity: _Recipients


class _Age(Protocol):
    x25519: _X25519
    DecryptError: type[Exception]
    IdentityError: type[Exception]
    RecipientError: type[Exception]

    def encrypt(self, plain: bytes, recipients: list[object]) -> bytes: ...

    def decrypt(self, sealed: bytes, identities: list[object]) -> bytes: ...


_AGE = cast("_Age", pyrage)


def is_recipient(text: str) -> bool:
    """Whether a text is an age X25519 recipient (`age1…`) whose checksum is right."""
    try:
        _AGE.x25519.Recipient.from_str(text)
    except _AGE.RecipientError:
        return False
    return True


def seal_for_council(plain: bytes, recipient: str) -> bytes:
    """`plain` encrypted to an age recipient. Raises `ValueError` if the recipient is none."""
    try:
        to = _AGE.x25519.Recipient.from_str(recipient)
    except _AGE.RecipientError as error:
        raise ValueError("not an age X25519 recipient") from error
    return _AGE.encrypt(plain, [to])


def open_with_council_identity(sealed: bytes, identity_text: str) -> bytes | None:
    """What an age identity opens, or None. The text may be a whole key file with its comments."""
    lines = [line.strip() for line in identity_text.splitlines()]
    try:
        identities = [
            _AGE.x25519.Identity.from_str(line)
            for line in lines
            if line and not line.startswith("#")
        ]
        return _AGE.decrypt(sealed, identities) if identities else None
    except (_AGE.IdentityError, _AGE.DecryptError):
        return None
