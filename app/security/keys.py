"""The keys of a store: making them, unlocking with a secret, and changing a secret."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from app import __version__, paths
from app.clock import Clock
from app.errors import Refused, StoreExists, WeakPassphrase, WrongPassphrase
from app.language import N_, message
from app.security.cost import (
    DEFAULT_COST,
    SHIPPED_FLOOR_KIB,
    KeyCost,
    calibrated_cost,
)
from app.security.data_key import KEY_BYTES, SALT_BYTES, DataKey
from app.security.files import file_trouble
from app.security.header import Header, SecretSlot, Slot
from app.security.key_files import (
    HeaderFinding,
    check_headers,
    good_headers,
    header_bytes,
    header_of,
    is_vouched_for,
    mend_headers,
    no_good_header,
    put_header_bytes,
    sealed_bytes,
    write_header,
)
from app.security.passphrases import check_passphrase, suggest_passphrase
from app.security.recovery_code import is_same_code, is_whole, new_recovery_code, typed_letters
from app.security.slots import (
    council_slot,
    council_slot_of,
    open_with_identity,
    open_with_secret,
    secret_slot,
    with_slot,
)
from app.security.waiting_key import let_in

__all__ = [
    "DEFAULT_COST",
    "SHIPPED_FLOOR_KIB",
    "DataKey",
    "HeaderFinding",
    "KeyCost",
    "NewKeys",
    "NextKey",
    "calibrated_cost",
    "change_passphrase",
    "check_headers",
    "check_passphrase",
    "council_key_of",
    "create_keys",
    "header_bytes",
    "is_same_code",
    "is_same_passphrase",
    "make_next_key",
    "mend_headers",
    "put_header_bytes",
    "replace_recovery_code",
    "set_council_key",
    "suggest_passphrase",
    "unlock",
    "unlock_with_code",
    "unlock_with_council_key",
]

_FIRST_KEY: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKeys:
    """What a new store is given: its key, and the code that is shown once."""

    key: DataKey
    recovery_code: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextKey:
    """A new data key for a store that has one, and the key file that goes with it."""

    key: DataKey = field(repr=False)
    header: bytes = field(repr=False)


def create_keys(
    home: Path,
    *,
    passphrase: str,
    cost: KeyCost,
    clock: Clock,
    council_key: str | None = None,
    floor: int = SHIPPED_FLOOR_KIB,
) -> NewKeys:
    """A new data key for a home, wrapped for its secrets; writes both key files.

    `council_key` is an age recipient. How strong the passphrase is `check_passphrase` judges;
    only an empty one is refused here. Raises `StoreExists` and `ValueError` for a cost out of
    bounds; takes about two seconds with the shipped cost.
    """
    _refuse_bad_cost(cost, floor)
    _refuse_existing(home)
    code = new_recovery_code()
    key = DataKey(
        bytearray(os.urandom(KEY_BYTES)),
        store_id=clock.new_id(),
        store_salt=os.urandom(SALT_BYTES),
    )
    slots: list[Slot] = [
        secret_slot("passphrase", _passphrase_bytes(passphrase), key, _FIRST_KEY, cost),
        secret_slot("recovery_code", typed_letters(code).encode(), key, _FIRST_KEY, cost),
    ]
    if council_key is not None:
        slots.append(council_slot(council_key, key, _FIRST_KEY))
    now = clock.now()
    header = Header(
        store_id=key.store_id,
        store_salt=key.store_salt,
        generation=1,
        key=_FIRST_KEY,
        created=now,
        changed=now,
        slots=tuple(slots),
    )
    write_header(home, header, key)
    return NewKeys(key=key, recovery_code=code)


def unlock(home: Path, passphrase: str, *, floor: int = SHIPPED_FLOOR_KIB) -> DataKey:
    """The data key, by passphrase; about a second, to be called off the main thread.

    Raises `WrongPassphrase`, `DamagedHeader`, `NoStore`, `NewerStore`, `NoPermission`.
    """
    secret = _normal_bytes(passphrase)
    wrong = WrongPassphrase(
        message(N_("This passphrase does not open the store.")),
        message(N_("Check capital letters and the keyboard's language, or use the recovery code.")),
    )
    return _opened(
        home, lambda header: open_with_secret(header, "passphrase", secret), wrong, floor
    )


def unlock_with_code(home: Path, code: str, *, floor: int = SHIPPED_FLOOR_KIB) -> DataKey:
    """The data key, by the printed code in any spacing; raises as `unlock` does.

    The caller records that the code was used.
    """
    letters = typed_letters(code)
    if not is_whole(letters):
        raise WrongPassphrase(
            message(N_("This is not a whole recovery code.")),
            message(
                N_("The code has eight groups of four letters and numbers; {count} were typed."),
                count=len(letters),
            ),
        )
    wrong = WrongPassphrase(
        message(N_("This recovery code does not open the store.")),
        message(N_("Check it against the printed page; a newer code replaces an older one.")),
    )
    secret = letters.encode()
    return _opened(
        home, lambda header: open_with_secret(header, "recovery_code", secret), wrong, floor
    )


def unlock_with_council_key(
    home: Path, identity_text: str, *, floor: int = SHIPPED_FLOOR_KIB
) -> DataKey:
    """The data key, by the private half of the council's key (an age identity or key file).

    Raises as `unlock` does, and `Refused` if the store was made without a council key. The
    caller records its use.
    """
    if all(council_slot_of(header) is None for header in good_headers(home, floor)):
        raise Refused(
            message(N_("This store has no recovery key of a council.")),
            message(N_("Use the passphrase or the recovery code.")),
        )
    wrong = WrongPassphrase(
        message(N_("This key does not open the store.")),
        message(N_("Use the private half of the recovery key that the council's policy named.")),
    )
    return _opened(home, lambda header: open_with_identity(header, identity_text), wrong, floor)


def change_passphrase(
    home: Path,
    key: DataKey,
    new_passphrase: str,
    *,
    cost: KeyCost,
    clock: Clock,
    floor: int = SHIPPED_FLOOR_KIB,
) -> None:
    """Wrap the key under another passphrase. An old key file in a backup keeps the old one."""
    _refuse_bad_cost(cost, floor)
    header = header_of(home, key, floor)
    slot = secret_slot("passphrase", _passphrase_bytes(new_passphrase), key, header.key, cost)
    changed = replace(header, changed=clock.now())
    write_header(home, with_slot(changed, "passphrase", slot), key)


def replace_recovery_code(
    home: Path,
    key: DataKey,
    *,
    cost: KeyCost,
    floor: int = SHIPPED_FLOOR_KIB,
    code: str | None = None,
) -> str:
    """A new recovery code, as printed; the one before opens the store no more.

    `code` is one of `recovery_code.new_recovery_code` that the worker has typed back already;
    without it one is made here. Raises `ValueError` for a code that is not whole.
    """
    _refuse_bad_cost(cost, floor)
    header = header_of(home, key, floor)
    code = new_recovery_code() if code is None else code
    letters = typed_letters(code)
    if not is_whole(letters):
        raise ValueError("not a whole recovery code")
    slot = secret_slot("recovery_code", letters.encode(), key, header.key, cost)
    write_header(home, with_slot(header, "recovery_code", slot), key)
    return code


def make_next_key(
    home: Path,
    key: DataKey,
    *,
    passphrase: str,
    code: str,
    council_key: str | None,
    cost: KeyCost,
    clock: Clock,
    floor: int = SHIPPED_FLOOR_KIB,
) -> NextKey:
    """Another data key for the store of a home, wrapped for secrets of its own; writes nothing.

    The council's slot is kept, for the key it has or for `council_key`. Of use only once the store
    has been written under it (`waiting_key`). Raises `ValueError` for a code that is not whole.
    """
    _refuse_bad_cost(cost, floor)
    letters = typed_letters(code)
    if not is_whole(letters):
        raise ValueError("not a whole recovery code")
    header = header_of(home, key, floor)
    council = council_slot_of(header)
    recipient = council_key or (council.recipient if council else None)
    number = header.key + 1
    new = DataKey(
        bytearray(os.urandom(KEY_BYTES)),
        store_id=key.store_id,
        store_salt=os.urandom(SALT_BYTES),
    )
    slots: list[Slot] = [
        secret_slot("passphrase", _passphrase_bytes(passphrase), new, number, cost),
        secret_slot("recovery_code", letters.encode(), new, number, cost),
    ]
    if recipient is not None:
        slots.append(council_slot(recipient, new, number))
    renewed = replace(
        header,
        store_salt=new.store_salt,
        generation=header.generation + 1,
        key=number,
        changed=clock.now(),
        slots=tuple(slots),
        written_by=__version__,
    )
    return NextKey(key=new, header=sealed_bytes(renewed, new))


def is_same_passphrase(one: str, other: str) -> bool:
    """Whether two passphrases open the same, however a keyboard composed their accents."""
    return _normal_bytes(one) == _normal_bytes(other)


def set_council_key(
    home: Path, key: DataKey, council_key: str | None, *, floor: int = SHIPPED_FLOOR_KIB
) -> None:
    """Wrap the key for the council too, for another key of theirs, or (None) no longer."""
    header = header_of(home, key, floor)
    slots = tuple(slot for slot in header.slots if isinstance(slot, SecretSlot))
    added = () if council_key is None else (council_slot(council_key, key, header.key),)
    renewed = replace(header, slots=slots + added, generation=header.generation + 1)
    write_header(home, renewed, key)


def council_key_of(home: Path, *, floor: int = SHIPPED_FLOOR_KIB) -> str | None:
    """The council's public recovery key that the store can also be opened with, if any."""
    slot = council_slot_of(good_headers(home, floor)[0])
    return slot.recipient if slot else None


def _opened(
    home: Path,
    from_header: Callable[[Header], DataKey | None],
    wrong: WrongPassphrase,
    floor: int,
) -> DataKey:
    """The key that `from_header` finds in the newest header that it also vouches for.

    An older copy of the same store is no way round: its secrets may have been replaced.
    """
    let_in(home, floor=floor)  # a kill may have left the key files one step behind the store
    closed: dict[str, int] = {}  # store id -> generation that the secret did not open
    is_changed = False  # somebody changed a header and mended its checksum
    for header in good_headers(home, floor):
        if header.generation < closed.get(header.store_id, 0):
            continue
        key = from_header(header)
        if key is None:
            closed[header.store_id] = header.generation
        elif is_vouched_for(header, key):
            return key
        else:
            key.wipe()
            is_changed = True
    raise no_good_header() if is_changed else wrong


def _normal_bytes(passphrase: str) -> bytes:
    """The passphrase's bytes, the same however a keyboard composed its accents."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _passphrase_bytes(passphrase: str) -> bytes:
    """The bytes of a new passphrase, which may not be empty."""
    if not passphrase:
        raise WeakPassphrase(
            message(N_("A store needs a passphrase.")),
            message(N_("Choose a few words that you will remember.")),
        )
    return _normal_bytes(passphrase)


def _refuse_bad_cost(cost: KeyCost, floor: int) -> None:
    """A header is never written that could not be read again."""
    if not cost.is_within_limits(floor):
        raise ValueError("a key cost out of bounds")


def _refuse_existing(home: Path) -> None:
    """Make the home if need be; refuse one that has keys or a store."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        taken = [paths.store_file(home), *paths.header_files(home)]
        if any(path.exists() or path.is_symlink() for path in taken):
            raise StoreExists(
                message(N_("There is a store in this folder already: {folder}"), folder=home),
                message(N_("Unlock it, or choose an empty folder.")),
            )
    except OSError as error:
        raise file_trouble(error) from error
