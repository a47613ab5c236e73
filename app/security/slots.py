"""The slots of a key header: wrapping the data key under a secret, and getting it out again."""

from __future__ import annotations

import os
import uuid
from dataclasses import replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.security.cost import KeyCost, stretch
from app.security.council_key import open_with_council_identity, seal_for_council
from app.security.data_key import KEY_BYTES, DataKey
from app.security.header import CouncilSlot, Header, SecretKind, SecretSlot, sealed_with


def secret_slot(
    kind: SecretKind, secret: bytes, key: DataKey, number: int, cost: KeyCost
) -> SecretSlot:
    """The key wrapped under a secret by Argon2id and AES-256-GCM, salt and nonce fresh."""
    empty = SecretSlot(
        kind=kind,
        key=number,
        cost=cost,
        salt=os.urandom(16),
        nonce=os.urandom(12),
        sealed=b"",
    )
    wrapping = AESGCM(stretch(secret, empty.salt, cost))
    covered_too = sealed_with(empty, key.store_id)
    return replace(empty, sealed=wrapping.encrypt(empty.nonce, key.sealed_secret(), covered_too))


def council_slot(recipient: str, key: DataKey, number: int) -> CouncilSlot:
    """The key wrapped to an age recipient. Raises `ValueError` if it is none."""
    plain = key.sealed_secret() + uuid.UUID(key.store_id).bytes
    return CouncilSlot(key=number, recipient=recipient, sealed=seal_for_council(plain, recipient))


def council_slot_of(header: Header) -> CouncilSlot | None:
    """The slot of the council, if there is one."""
    return next((slot for slot in header.slots if isinstance(slot, CouncilSlot)), None)


def with_slot(header: Header, kind: SecretKind, new: SecretSlot) -> Header:
    """The next generation of a header, with one slot replaced."""
    slots = tuple(
        new if isinstance(slot, SecretSlot) and slot.kind == kind else slot for slot in header.slots
    )
    return replace(header, slots=slots, generation=header.generation + 1)


def open_with_secret(header: Header, kind: SecretKind, secret: bytes) -> DataKey | None:
    """What a secret opens of one header."""
    for slot in header.slots:
        if isinstance(slot, SecretSlot) and slot.kind == kind:
            wrapping = AESGCM(stretch(secret, slot.salt, slot.cost))
            try:
                plain = wrapping.decrypt(
                    slot.nonce, slot.sealed, sealed_with(slot, header.store_id)
                )
            except InvalidTag:
                return None
            return _data_key(plain, header)
    return None


def open_with_identity(header: Header, identity_text: str) -> DataKey | None:
    """What a council's identity opens of one header."""
    slot = council_slot_of(header)
    plain = open_with_council_identity(slot.sealed, identity_text) if slot else None
    # The seal of age covers no context, so the store's id lies inside it.
    if plain is None or plain[KEY_BYTES:] != uuid.UUID(header.store_id).bytes:
        return None
    return _data_key(plain[:KEY_BYTES], header)


def _data_key(plain: bytes, header: Header) -> DataKey | None:
    """The key of an opened slot."""
    if len(plain) != KEY_BYTES:
        return None
    return DataKey(bytearray(plain), store_id=header.store_id, store_salt=header.store_salt)
