"""A damaged, cut, changed or foreign key file opens nothing and is never called a wrong secret."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.clock import FixedClock
from app.errors import (
    BadInput,
    CannotOpen,
    DamagedHeader,
    NewerStore,
    NoPermission,
    NoStore,
    WrongPassphrase,
)
from app.security import keys
from app.security.header import SIZE_LIMIT

from .conftest import Made

FIRST, SECOND = "key.json", "key.json.2"
SEED = 20261112


def put_in_both(home: Path, data: bytes) -> None:
    for name in (FIRST, SECOND):
        (home / name).write_bytes(data)


def with_checksum(fields: dict[str, Any]) -> bytes:
    """A header as somebody would forge it who can compute a checksum but has no key."""
    fields.pop("sha256", None)
    sums = json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
    whole = {**fields, "sha256": hashlib.sha256(sums).hexdigest()}
    return json.dumps(whole, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def forge(made: Made, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the fields in both files and mend the checksum."""
    fields: dict[str, Any] = json.loads((made.home / FIRST).read_bytes())
    change(fields)
    put_in_both(made.home, with_checksum(fields))


def states(made: Made) -> list[str]:
    return [finding.state for finding in keys.check_headers(made.home, floor=made.floor)]


def test_the_forger_of_these_tests_can_write_a_sound_header(made: Made) -> None:
    before = (made.home / FIRST).read_bytes()
    forge(made, lambda fields: None)
    assert (made.home / FIRST).read_bytes() == before


def test_300_flipped_bits_open_nothing_and_are_called_damage(made: Made) -> None:
    sound = (made.home / FIRST).read_bytes()
    flips = random.Random(SEED).sample(range(len(sound) * 8), 300)
    for flip in flips:
        bad = bytearray(sound)
        bad[flip // 8] ^= 1 << flip % 8
        put_in_both(made.home, bytes(bad))
        with pytest.raises(DamagedHeader):
            keys.unlock(made.home, made.passphrase, floor=made.floor)
        with pytest.raises(DamagedHeader):
            keys.unlock_with_council_key(made.home, made.identity, floor=made.floor)


def test_no_cut_file_opens(made: Made) -> None:
    sound = (made.home / FIRST).read_bytes()
    for length in sorted({*range(0, len(sound), 5), *range(len(sound) - 12, len(sound))}):
        put_in_both(made.home, sound[:length])
        with pytest.raises(DamagedHeader):
            keys.unlock(made.home, made.passphrase, floor=made.floor)


@pytest.mark.parametrize("bad", [FIRST, SECOND])
def test_the_other_copy_opens_when_one_is_damaged_or_gone(made: Made, bad: str) -> None:
    sound = (made.home / bad).read_bytes()
    for data in (sound[:-9], b"", b"\x00" * 600, sound.replace(b"argon2id", b"argon2ie")):
        (made.home / bad).write_bytes(data)
        assert keys.unlock(made.home, made.passphrase, floor=made.floor).is_same(made.key)
        with pytest.raises(WrongPassphrase):
            keys.unlock(made.home, "not this", floor=made.floor)
        assert sorted(states(made)) == ["damaged", "good"]
    (made.home / bad).unlink()
    assert keys.unlock(made.home, made.passphrase, floor=made.floor).is_same(made.key)
    assert sorted(states(made)) == ["good", "missing"]


@pytest.mark.parametrize("bad", [FIRST, SECOND])
def test_mending_makes_both_copies_equal(made: Made, bad: str) -> None:
    sound = (made.home / bad).read_bytes()
    (made.home / bad).write_bytes(b"{}")
    assert keys.mend_headers(made.home, floor=made.floor) == (bad,)
    assert (made.home / bad).read_bytes() == sound
    (made.home / bad).unlink()
    assert keys.mend_headers(made.home, key=made.key, floor=made.floor) == (bad,)
    assert states(made) == ["good", "good"]
    assert keys.mend_headers(made.home, floor=made.floor) == ()


def test_nothing_is_mended_from_two_damaged_copies(made: Made) -> None:
    put_in_both(made.home, b"{}")
    with pytest.raises(DamagedHeader):
        keys.mend_headers(made.home, floor=made.floor)
    assert (made.home / FIRST).read_bytes() == (made.home / SECOND).read_bytes() == b"{}"


def test_mending_with_the_key_passes_over_a_forged_newer_copy(made: Made) -> None:
    sound = (made.home / SECOND).read_bytes()
    forge(made, lambda fields: fields.update(gen=9, slots=fields["slots"][:2]))
    (made.home / SECOND).write_bytes(sound)
    assert keys.mend_headers(made.home, key=made.key, floor=made.floor) == (FIRST,)
    assert (made.home / FIRST).read_bytes() == sound


def test_an_older_copy_is_named_and_its_old_passphrase_opens_nothing(
    made: Made, clock: FixedClock
) -> None:
    old = (made.home / SECOND).read_bytes()
    keys.change_passphrase(
        made.home, made.key, "the new one", cost=made.cost, clock=clock, floor=made.floor
    )
    (made.home / SECOND).write_bytes(old)
    assert states(made) == ["good", "older"]
    with pytest.raises(WrongPassphrase):
        keys.unlock(made.home, made.passphrase, floor=made.floor)
    assert keys.unlock(made.home, "the new one", floor=made.floor).is_same(made.key)
    assert keys.mend_headers(made.home, floor=made.floor) == (SECOND,)
    assert states(made) == ["good", "good"]


def test_a_change_after_an_interrupted_one_is_newer_than_both(
    made: Made, clock: FixedClock
) -> None:
    old = (made.home / FIRST).read_bytes()
    keys.replace_recovery_code(made.home, made.key, cost=made.cost, floor=made.floor)
    (made.home / FIRST).write_bytes(old)
    keys.change_passphrase(
        made.home, made.key, "third", cost=made.cost, clock=clock, floor=made.floor
    )
    assert json.loads((made.home / FIRST).read_bytes())["gen"] == 3
    assert states(made) == ["good", "good"]


def test_the_copy_of_another_store_does_not_shut_this_one_out(
    made: Made, tmp_path: Path, clock: FixedClock
) -> None:
    other = tmp_path / "other"
    foreign = keys.create_keys(
        other, passphrase="theirs", cost=made.cost, clock=clock, floor=made.floor
    )
    keys.replace_recovery_code(other, foreign.key, cost=made.cost, floor=made.floor)
    (made.home / FIRST).write_bytes((other / FIRST).read_bytes())
    assert keys.unlock(made.home, made.passphrase, floor=made.floor).is_same(made.key)


def drop_council(fields: dict[str, Any]) -> None:
    fields["slots"] = fields["slots"][:2]


def drop_code(fields: dict[str, Any]) -> None:
    del fields["slots"][1]


def swap_order(fields: dict[str, Any]) -> None:
    fields["slots"][:2] = fields["slots"][1::-1]


def add_passphrase_slot(fields: dict[str, Any]) -> None:
    fields["slots"].insert(0, fields["slots"][0])


def set_slot(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(fields: dict[str, Any]) -> None:
        fields["slots"][0][name] = value

    return change


def set_field(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(fields: dict[str, Any]) -> None:
        fields[name] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(drop_council, id="council slot removed"),
        pytest.param(drop_code, id="code slot removed"),
        pytest.param(swap_order, id="order swapped"),
        pytest.param(add_passphrase_slot, id="slot twice"),
        pytest.param(set_slot("m", 16), id="memory downgraded"),
        pytest.param(set_slot("m", 64 * 1024 * 1024), id="memory bomb"),
        pytest.param(set_slot("m", 10**400), id="a number of 400 digits"),
        pytest.param(set_slot("m", 64.0), id="memory as a float"),
        pytest.param(set_slot("m", True), id="memory as true"),
        pytest.param(set_slot("t", 11), id="too many passes"),
        pytest.param(set_slot("t", 0), id="no passes"),
        pytest.param(set_slot("p", 9), id="too many lanes"),
        pytest.param(set_slot("kdf", "sha256"), id="another derivation"),
        pytest.param(set_slot("key", 2), id="another data key"),
        pytest.param(set_slot("salt", ""), id="no salt"),
        pytest.param(set_slot("nonce", "0" * 26), id="a long nonce"),
        pytest.param(set_slot("ct", "A"), id="no base 64"),
        pytest.param(set_slot("extra", 1), id="an unknown field in a slot"),
        pytest.param(set_field("gen", 7), id="generation moved"),
        pytest.param(set_field("gen", -1), id="generation negative"),
        pytest.param(set_field("salt", "00" * 16), id="store salt changed"),
        pytest.param(set_field("mac", "00" * 32), id="mac changed"),
        pytest.param(set_field("changed", "2020-01-01T00:00:00+00:00"), id="time changed"),
        pytest.param(set_field("changed", "2020-01-01T00:00:00"), id="time without a zone"),
        pytest.param(set_field("app", "9.9"), id="program changed"),
        pytest.param(set_field("app", "x\ny"), id="a line break"),
        pytest.param(set_field("extra", None), id="an unknown field"),
        pytest.param(set_field("slots", []), id="no slots"),
        pytest.param(set_field("slots", {"a": 1}), id="slots as an object"),
        pytest.param(set_field("slots", [1, "a", None]), id="slots of anything"),
        pytest.param(set_field("v", 0), id="version nought"),
        pytest.param(set_field("v", "2"), id="version as text"),
        pytest.param(set_field("format", "another"), id="another format"),
    ],
)
def test_a_forged_header_with_its_checksum_mended_is_refused_as_damage(
    made: Made, change: Callable[[dict[str, Any]], None]
) -> None:
    forge(made, change)
    with pytest.raises(DamagedHeader):
        keys.unlock(made.home, made.passphrase, floor=made.floor)


@pytest.mark.parametrize("name", ["salt", "nonce", "ct", "kind", "store"])
def test_slots_swapped_between_secrets_or_stores_open_nothing(
    made: Made, tmp_path: Path, clock: FixedClock, name: str
) -> None:
    other = tmp_path / "other"
    keys.create_keys(
        other, passphrase=made.passphrase, cost=made.cost, clock=clock, floor=made.floor
    )
    foreign: dict[str, Any] = json.loads((other / FIRST).read_bytes())

    def swap(fields: dict[str, Any]) -> None:
        mine, code = fields["slots"][:2]
        if name == "kind":
            mine["ct"], code["ct"] = code["ct"], mine["ct"]
        elif name == "store":
            fields["store"] = foreign["store"]
        else:
            mine[name] = foreign["slots"][0][name]

    forge(made, swap)
    with pytest.raises(CannotOpen):
        keys.unlock(made.home, made.passphrase, floor=made.floor)


def test_a_whole_slot_of_another_store_opens_nothing(
    made: Made, tmp_path: Path, clock: FixedClock
) -> None:
    other = tmp_path / "other"
    keys.create_keys(other, passphrase="theirs", cost=made.cost, clock=clock, floor=made.floor)
    foreign = json.loads((other / FIRST).read_bytes())["slots"][0]
    forge(made, lambda fields: fields["slots"].__setitem__(0, foreign))
    with pytest.raises(CannotOpen):
        keys.unlock(made.home, "theirs", floor=made.floor)


def test_a_council_seal_of_another_store_opens_nothing(
    made: Made, tmp_path: Path, clock: FixedClock
) -> None:
    other = tmp_path / "other"
    public = keys.council_key_of(made.home, floor=made.floor)
    keys.create_keys(
        other, passphrase="x", cost=made.cost, clock=clock, council_key=public, floor=made.floor
    )
    foreign = json.loads((other / FIRST).read_bytes())["slots"][2]
    forge(made, lambda fields: fields["slots"].__setitem__(2, foreign))
    with pytest.raises(WrongPassphrase):
        keys.unlock_with_council_key(made.home, made.identity, floor=made.floor)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"null\n", id="null"),
        pytest.param(b"[]\n", id="a list"),
        pytest.param(b'{"a":NaN}\n', id="NaN"),
        pytest.param(b'{"a":1,"a":1}\n', id="a key twice"),
        pytest.param(b'"\\ud800"\n', id="half a character"),
        pytest.param(b"[" * 9000, id="deep"),
        pytest.param(b"1" * 9000, id="a number of 9000 digits"),
        pytest.param(b"\xff\xfe" * 50, id="no text"),
        pytest.param(b" " * (SIZE_LIMIT + 1), id="too large"),
        pytest.param(b"SQLite format 3\x00" * 8, id="a database"),
    ],
)
def test_what_is_no_header_is_damage(made: Made, data: bytes) -> None:
    put_in_both(made.home, data)
    assert states(made) == ["damaged", "damaged"]
    with pytest.raises(DamagedHeader):
        keys.unlock(made.home, made.passphrase, floor=made.floor)


def test_a_header_with_a_space_more_is_damage(made: Made) -> None:
    put_in_both(made.home, (made.home / FIRST).read_bytes().replace(b":", b": ", 1))
    assert states(made) == ["damaged", "damaged"]


def test_a_folder_in_place_of_a_key_file_is_damage(made: Made) -> None:
    (made.home / FIRST).unlink()
    (made.home / FIRST).mkdir()
    assert states(made) == ["damaged", "good"]
    assert keys.unlock(made.home, made.passphrase, floor=made.floor).is_same(made.key)


def test_a_sound_header_of_a_later_version_is_refused_untouched(made: Made) -> None:
    forge(made, lambda fields: fields.update(v=2, slots="in some other way"))
    before = (made.home / FIRST).read_bytes()
    for refused in (
        lambda: keys.unlock(made.home, made.passphrase, floor=made.floor),
        lambda: keys.mend_headers(made.home, floor=made.floor),
    ):
        with pytest.raises(NewerStore):
            refused()
    assert states(made) == ["newer", "newer"]
    assert (made.home / FIRST).read_bytes() == before


def test_an_empty_folder_has_no_store_and_a_store_without_keys_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        keys.unlock(tmp_path, "anything")
    with pytest.raises(NoStore):
        keys.unlock(tmp_path / "not there", "anything")
    (tmp_path / "store.db").write_bytes(b"something")
    with pytest.raises(DamagedHeader):
        keys.unlock(tmp_path, "anything")


def test_files_that_may_not_be_read_are_not_called_damaged(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *args: object, **kwargs: object) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    assert states(made) == ["unreadable", "unreadable"]
    with pytest.raises(NoPermission):
        keys.unlock(made.home, made.passphrase, floor=made.floor)


def test_a_store_made_with_a_small_cost_does_not_open_with_the_shipped_floor(made: Made) -> None:
    with pytest.raises(DamagedHeader):
        keys.unlock(made.home, made.passphrase)


def test_a_damaged_header_from_a_backup_is_not_put_in_place(made: Made) -> None:
    before = (made.home / FIRST).read_bytes()
    with pytest.raises(BadInput):
        keys.put_header_bytes(made.home, before[:-3], floor=made.floor)
    assert (made.home / FIRST).read_bytes() == before


def test_a_key_that_does_not_belong_here_changes_nothing(
    made: Made, tmp_path: Path, clock: FixedClock
) -> None:
    other = keys.create_keys(
        tmp_path / "other", passphrase="x", cost=made.cost, clock=clock, floor=made.floor
    )
    before = (made.home / FIRST).read_bytes()
    with pytest.raises(DamagedHeader):
        keys.change_passphrase(
            made.home, other.key, "mine now", cost=made.cost, clock=clock, floor=made.floor
        )
    assert (made.home / FIRST).read_bytes() == before
