"""The key header (`key.json` and its copy): its fields, its checksum, and strict reading."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal, assert_never, cast

from app import __version__
from app.security.cost import KeyCost
from app.security.data_key import SALT_BYTES

FORMAT: Final = "kitchen-table key header"
VERSION: Final = 1
SIZE_LIMIT: Final = 16 * 1024  # bytes; a header has about 1,200

SecretKind = Literal["passphrase", "recovery_code"]


class HeaderDamaged(ValueError):  # noqa: N818 - never leaves this package
    """The bytes are no header as this program writes them."""


class HeaderNewer(ValueError):  # noqa: N818
    """A sound header of a later version of the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretSlot:
    """The data key wrapped under a secret a person knows or keeps."""

    kind: SecretKind
    key: int  # the number of the data key it wraps: room for rotation
    cost: KeyCost
    salt: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    sealed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilSlot:
    """The data key wrapped to the council's recovery key."""

    key: int
    recipient: str
    sealed: bytes = field(repr=False)


Slot = SecretSlot | CouncilSlot


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """One state of the key header; each later state has a higher generation."""

    store_id: str
    store_salt: bytes = field(repr=False)
    generation: int
    key: int
    created: datetime
    changed: datetime  # when the passphrase was last set
    slots: tuple[Slot, ...]
    mac: bytes = field(repr=False, default=b"")
    written_by: str = __version__


def canonical(value: object) -> bytes:
    """The one way to write a JSON value: keys sorted, no spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def sealed_with(slot: Slot, store_id: str) -> bytes:
    """What a slot's seal covers besides its content: every other field, and the store's id."""
    fields = _slot_fields(slot)
    del fields["ct"]
    return canonical({**fields, "store": store_id})


def covered(header: Header) -> bytes:
    """What the header's MAC is over: all but the MAC and the checksum."""
    return canonical(_fields(header))


def to_bytes(header: Header) -> bytes:
    """The header as it lies on disk, with its checksum."""
    fields = {**_fields(header), "mac": header.mac.hex()}
    return canonical({**fields, "sha256": _checksum(fields)}) + b"\n"


def from_bytes(data: bytes, *, floor: int) -> Header:
    """The header in these bytes. `floor` is the least memory in KiB a slot may ask for.

    Raises `HeaderDamaged` for anything this program would not have written itself, and
    `HeaderNewer` for a sound one of a later version.
    """
    if len(data) > SIZE_LIMIT:
        raise HeaderDamaged("too large")
    fields = _checked(data)
    try:
        return _header(_Fields(fields), floor)
    except (KeyError, TypeError, ValueError) as error:
        raise HeaderDamaged("a field does not fit") from error


def _checked(data: bytes) -> dict[str, object]:
    """The fields of a header whose checksum is right and whose version is ours."""
    try:
        fields = _mapping(json.loads(data.decode("ascii")))
        is_canonical = canonical(fields) + b"\n" == data
    except (TypeError, ValueError, RecursionError) as error:
        raise HeaderDamaged("not JSON") from error
    # Written any other way, with a key twice or a space more, it is not what we wrote.
    if not is_canonical:
        raise HeaderDamaged("not in canonical form")
    checksum = fields.pop("sha256", None)
    if fields.get("format") != FORMAT or checksum != _checksum(fields):
        raise HeaderDamaged("the checksum does not fit")
    version = fields.get("v")
    if isinstance(version, int) and version > VERSION:
        raise HeaderNewer("a later version")
    return fields


def _mapping(value: object) -> dict[str, object]:
    """A JSON object as such. Raises `TypeError` for any other value."""
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return cast("dict[str, object]", value)


def _checksum(fields: dict[str, object]) -> str:
    """SHA-256 over all fields but itself: against damage, not against a forger."""
    return hashlib.sha256(canonical(fields)).hexdigest()


def _fields(header: Header) -> dict[str, object]:
    """The header as JSON has it, without MAC and checksum."""
    return {
        "app": header.written_by,
        "changed": header.changed.isoformat(),
        "created": header.created.isoformat(),
        "format": FORMAT,
        "gen": header.generation,
        "key": header.key,
        "salt": header.store_salt.hex(),
        "slots": [_slot_fields(slot) for slot in header.slots],
        "store": header.store_id,
        "v": VERSION,
    }


def _slot_fields(slot: Slot) -> dict[str, object]:
    """A slot as JSON has it."""
    sealed = base64.b64encode(slot.sealed).decode()
    match slot:
        case SecretSlot():
            return {
                "kind": slot.kind,
                "key": slot.key,
                "kdf": "argon2id",
                "m": slot.cost.memory_kib,
                "t": slot.cost.passes,
                "p": slot.cost.lanes,
                "salt": slot.salt.hex(),
                "nonce": slot.nonce.hex(),
                "ct": sealed,
            }
        case CouncilSlot():
            return {"kind": "council", "key": slot.key, "recipient": slot.recipient, "ct": sealed}
        case _:
            assert_never(slot)


class _Fields:
    """Reading fields by name and type; whatever does not fit raises `ValueError`."""

    def __init__(self, values: dict[str, object]) -> None:
        self._values = values

    def require_only(self, *names: str) -> None:
        """Exactly these names and no others."""
        if set(self._values) != set(names):
            raise ValueError("fields missing or unknown")

    def text(self, name: str, pattern: str = r"[!-~ ]{1,200}") -> str:
        """A text of a pattern, from end to end."""
        value = self._values[name]
        if not isinstance(value, str) or re.fullmatch(pattern, value) is None:
            raise ValueError("not the text it should be")
        return value

    def number(self, name: str) -> int:
        """A whole number from 1; `true` is none."""
        value = self._values[name]
        if type(value) is not int or not 1 <= value < 2**31:
            raise ValueError("not a number in range")
        return value

    def bytes_in_hex(self, name: str, length: int) -> bytes:
        """So many bytes, in lower case hex."""
        return bytes.fromhex(self.text(name, rf"[0-9a-f]{{{2 * length}}}"))

    def bytes_in_base64(self, name: str) -> bytes:
        """Bytes in base 64."""
        return base64.b64decode(self.text(name, r"[A-Za-z0-9+/=]{1,4000}"), validate=True)

    def moment(self, name: str) -> datetime:
        """A time with its zone."""
        value = datetime.fromisoformat(self.text(name))
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value

    def each(self, name: str) -> list[_Fields]:
        """The objects of a list."""
        value = self._values[name]
        if not isinstance(value, list):
            raise TypeError("not a list")
        return [_Fields(_mapping(entry)) for entry in cast("list[object]", value)]


def _header(fields: _Fields, floor: int) -> Header:
    """The header in fields whose checksum is right; still nobody has vouched for them."""
    fields.require_only(
        *("app", "changed", "created", "format", "gen", "key", "mac", "salt"),
        *("slots", "store", "v"),
    )
    if fields.number("v") != VERSION:
        raise ValueError("not this version")
    slots = tuple(_slot(slot, floor) for slot in fields.each("slots"))
    header = Header(
        store_id=str(uuid.UUID(fields.text("store", r"[0-9a-f-]{36}"))),
        store_salt=fields.bytes_in_hex("salt", SALT_BYTES),
        generation=fields.number("gen"),
        key=fields.number("key"),
        created=fields.moment("created"),
        changed=fields.moment("changed"),
        slots=slots,
        mac=fields.bytes_in_hex("mac", 32),
        written_by=fields.text("app"),
    )
    kinds = [slot.kind if isinstance(slot, SecretSlot) else "council" for slot in slots]
    if kinds not in (["passphrase", "recovery_code"], ["passphrase", "recovery_code", "council"]):
        raise ValueError("not the slots a store has")
    if any(slot.key != header.key for slot in slots):
        raise ValueError("a slot of another data key")
    return header


def _slot(fields: _Fields, floor: int) -> Slot:
    """One slot, its cost held to the limits before anything is computed with it."""
    if fields.text("kind") == "council":
        fields.require_only("kind", "key", "recipient", "ct")
        return CouncilSlot(
            key=fields.number("key"),
            recipient=fields.text("recipient", r"age1[0-9a-z]{58}"),
            sealed=fields.bytes_in_base64("ct"),
        )
    fields.require_only("kind", "key", "kdf", "m", "t", "p", "salt", "nonce", "ct")
    fields.text("kdf", "argon2id")
    cost = KeyCost(fields.number("m"), fields.number("t"), fields.number("p"))
    if not cost.is_within_limits(floor):
        raise ValueError("a cost out of bounds")
    return SecretSlot(
        kind=cast("SecretKind", fields.text("kind", "passphrase|recovery_code")),
        key=fields.number("key"),
        cost=cost,
        salt=fields.bytes_in_hex("salt", 16),
        nonce=fields.bytes_in_hex("nonce", 12),
        sealed=fields.bytes_in_base64("ct"),
    )
