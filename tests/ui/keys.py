"""A data key for window tests that need no passphrase."""

from __future__ import annotations


class FixedKey:
    """Opens a test's store."""

    store_id = "0197d2a0-0000-7000-8000-000000000001"

    def store_literal(self) -> bytes:
        """Key and salt in SQLCipher's own writing."""
        return b"x'" + b"3a" * 48 + b"'"

    def derive(self, use: str) -> bytes:
        """A key of 32 bytes for one use."""
        return use.encode().ljust(32, b".")
