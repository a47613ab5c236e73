"""The data key in memory: what the store and everything beside it is locked with."""

from __future__ import annotations

import hmac
import uuid
from typing import Final, Never

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
USES: Final = frozenset({"journal", "header", "attachment", "backup", "settings"})
_STORE_USE: Final = "store"


class DataKey:
    """One store's data key. Shows nothing of itself; `wipe` it when the store closes."""

    __slots__ = ("_secret", "_store_id", "_store_salt")

    def __init__(self, secret: bytearray, *, store_id: str, store_salt: bytes) -> None:
        if len(secret) != KEY_BYTES or len(store_salt) != SALT_BYTES:
            raise ValueError("a data key has 32 bytes and its store's salt 16")
        self._secret = secret
        self._store_id = store_id
        self._store_salt = store_salt

    @property
    def store_id(self) -> str:
        """The id of the store this key belongs to."""
        return self._store_id

    @property
    def store_salt(self) -> bytes:
        """The 16 bytes the store's file begins with; not secret."""
        return self._store_salt

    @property
    def is_wiped(self) -> bool:
        """Whether the secret is gone."""
        return not self._secret

    def store_literal(self) -> bytes:
        """Key and salt for SQLCipher's `set_key`: `x'` and 96 hex digits and `'`."""
        return b"x'" + (self._derive(_STORE_USE) + self._store_salt).hex().encode() + b"'"

    def derive(self, use: str) -> bytes:
        """A 32 byte key for one use (one of `USES`), by HKDF-SHA256. Raises `ValueError`."""
        if use not in USES:
            raise ValueError("not a use of the data key")
        return self._derive(use)

    def sealed_secret(self) -> bytes:
        """The secret itself, for the key header's slots and for nothing else."""
        self._refuse_wiped()
        return bytes(self._secret)

    def is_same(self, other: DataKey) -> bool:
        """Whether two keys open the same store, compared without leaking by time."""
        return self._store_id == other.store_id and hmac.compare_digest(
            self.sealed_secret(), other.sealed_secret()
        )

    def wipe(self) -> None:
        """Overwrite the secret; the key is of no use afterwards."""
        self._secret[:] = bytes(len(self._secret))
        self._secret.clear()

    def _derive(self, use: str) -> bytes:
        """HKDF-SHA256 under the store's id; `use` is any word."""
        self._refuse_wiped()
        salt = uuid.UUID(self._store_id).bytes
        kdf = HKDF(SHA256(), KEY_BYTES, salt, f"kitchen-table/v1/{use}".encode())
        return kdf.derive(self._secret)

    def _refuse_wiped(self) -> None:
        """Raise `ValueError` once the secret is gone."""
        if not self._secret:
            raise ValueError("the data key has been wiped")

    def __repr__(self) -> str:
        """Nothing but the kind of thing it is."""
        return "DataKey(…)"

    def __reduce__(self) -> Never:
        """A key is never pickled or copied."""
        raise TypeError("a data key is not copied")
