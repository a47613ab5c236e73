"""Each secret opens the store, a replaced one no more, and nothing shows the key."""

from __future__ import annotations

import copy
import pickle
import re
import unicodedata
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.errors import Refused, StoreExists, WeakPassphrase, WrongPassphrase
from app.security import keys
from app.security.cost import KeyCost
from app.security.data_key import USES, DataKey

from .conftest import Made


def test_passphrase_code_and_council_key_open_the_same_key(made: Made) -> None:
    opened = [
        keys.unlock(made.home, made.passphrase, floor=made.floor),
        keys.unlock_with_code(made.home, made.code, floor=made.floor),
        keys.unlock_with_council_key(made.home, made.identity, floor=made.floor),
    ]
    assert all(key.is_same(made.key) for key in opened)
    assert {key.store_literal() for key in opened} == {made.key.store_literal()}


def test_wrong_secrets_are_told_as_wrong(made: Made, identities: tuple[str, str]) -> None:
    with pytest.raises(WrongPassphrase):
        keys.unlock(made.home, made.passphrase + " ", floor=made.floor)
    with pytest.raises(WrongPassphrase):
        keys.unlock(made.home, "", floor=made.floor)
    with pytest.raises(WrongPassphrase):
        keys.unlock_with_code(made.home, "0000-" * 8, floor=made.floor)
    with pytest.raises(WrongPassphrase):
        keys.unlock_with_council_key(made.home, identities[0], floor=made.floor)


@pytest.mark.parametrize("text", ["", "# only a comment", "AGE-SECRET-KEY-1NONSENSE", "\x00é"])
def test_a_council_key_that_is_none_is_a_wrong_one(made: Made, text: str) -> None:
    with pytest.raises(WrongPassphrase):
        keys.unlock_with_council_key(made.home, text, floor=made.floor)


def test_a_key_file_with_comments_opens(made: Made) -> None:
    text = f"# created: 2026\r\n# public key: age1…\r\n\r\n{made.identity}\r\n"
    assert keys.unlock_with_council_key(made.home, text, floor=made.floor).is_same(made.key)


def test_the_code_opens_however_it_is_typed(made: Made) -> None:
    typed = made.code.replace("-", "  ").lower().replace("0", "o").replace("1", "l")
    assert keys.unlock_with_code(made.home, typed, floor=made.floor).is_same(made.key)


def test_a_short_code_says_how_much_was_typed(made: Made) -> None:
    with pytest.raises(WrongPassphrase) as caught:
        keys.unlock_with_code(made.home, made.code[:12], floor=made.floor)
    assert dict(caught.value.advice.params) == {"count": 10}


def test_accents_composed_either_way_are_one_passphrase(tmp_path: Path, clock: FixedClock) -> None:
    word = "Tŷ a gardd ym Môn é"
    cost = KeyCost(64, 1, 1)
    composed, apart = (unicodedata.normalize(form, word) for form in ("NFC", "NFD"))
    assert composed != apart
    new = keys.create_keys(tmp_path / "h", passphrase=apart, cost=cost, clock=clock, floor=32)
    assert keys.unlock(tmp_path / "h", composed, floor=32).is_same(new.key)


def test_a_passphrase_the_terminal_could_not_decode_is_only_wrong(made: Made) -> None:
    with pytest.raises(WrongPassphrase):
        keys.unlock(made.home, "caf\udce9", floor=made.floor)


def test_a_changed_passphrase_opens_and_the_old_one_does_not(made: Made, clock: FixedClock) -> None:
    keys.change_passphrase(
        made.home, made.key, "another one", cost=made.cost, clock=clock, floor=made.floor
    )
    assert keys.unlock(made.home, "another one", floor=made.floor).is_same(made.key)
    with pytest.raises(WrongPassphrase):
        keys.unlock(made.home, made.passphrase, floor=made.floor)
    assert keys.unlock_with_code(made.home, made.code, floor=made.floor).is_same(made.key)
    assert keys.unlock_with_council_key(made.home, made.identity, floor=made.floor)


def test_a_replaced_code_opens_no_more(made: Made) -> None:
    code = keys.replace_recovery_code(made.home, made.key, cost=made.cost, floor=made.floor)
    assert code != made.code
    assert keys.unlock_with_code(made.home, code, floor=made.floor).is_same(made.key)
    with pytest.raises(WrongPassphrase):
        keys.unlock_with_code(made.home, made.code, floor=made.floor)
    assert keys.unlock(made.home, made.passphrase, floor=made.floor).is_same(made.key)


def test_the_council_key_can_be_replaced_and_taken_away(
    made: Made, identities: tuple[str, str]
) -> None:
    private, public = identities
    keys.set_council_key(made.home, made.key, public, floor=made.floor)
    assert keys.council_key_of(made.home, floor=made.floor) == public
    assert keys.unlock_with_council_key(made.home, private, floor=made.floor).is_same(made.key)
    with pytest.raises(WrongPassphrase):
        keys.unlock_with_council_key(made.home, made.identity, floor=made.floor)
    keys.set_council_key(made.home, made.key, None, floor=made.floor)
    assert keys.council_key_of(made.home, floor=made.floor) is None
    with pytest.raises(Refused):
        keys.unlock_with_council_key(made.home, private, floor=made.floor)


def test_a_council_key_with_a_letter_wrong_makes_no_store(
    tmp_path: Path, clock: FixedClock, identities: tuple[str, str]
) -> None:
    wrong = identities[1][:-1] + ("q" if identities[1][-1] != "q" else "p")
    with pytest.raises(ValueError, match="recipient"):
        keys.create_keys(
            tmp_path / "h",
            passphrase="x",
            cost=KeyCost(64, 1, 1),
            clock=clock,
            council_key=wrong,
            floor=32,
        )
    assert list((tmp_path / "h").iterdir()) == []


@pytest.mark.parametrize("name", ["store.db", "key.json", "key.json.2"])
def test_a_home_that_has_something_gets_no_new_keys(
    tmp_path: Path, clock: FixedClock, name: str
) -> None:
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(StoreExists):
        keys.create_keys(tmp_path, passphrase="x", cost=KeyCost(64, 1, 1), clock=clock, floor=32)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {name: b"mine"}


def test_an_empty_passphrase_makes_no_store(tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(WeakPassphrase):
        keys.create_keys(tmp_path, passphrase="", cost=KeyCost(64, 1, 1), clock=clock, floor=32)
    assert list(tmp_path.iterdir()) == []


def test_two_stores_share_nothing(made: Made, tmp_path: Path, clock: FixedClock) -> None:
    other = keys.create_keys(
        tmp_path / "other", passphrase=made.passphrase, cost=made.cost, clock=clock, floor=32
    )
    assert other.key.store_id != made.key.store_id
    assert not other.key.is_same(made.key)
    assert other.key.store_literal() != made.key.store_literal()
    assert other.recovery_code != made.code


def test_the_literal_is_key_and_salt_in_hex(made: Made) -> None:
    literal = made.key.store_literal()
    assert re.fullmatch(rb"x'[0-9a-f]{96}'", literal)
    assert literal[-33:-1].decode() == made.key.store_salt.hex()


def test_each_use_has_a_key_of_its_own(made: Made) -> None:
    derived = {made.key.derive(use) for use in USES}
    assert len(derived) == len(USES) == 5
    assert all(len(key) == 32 for key in derived)
    assert made.key.sealed_secret() not in derived
    assert made.key.store_literal()[2:66] not in {key.hex().encode() for key in derived}
    with pytest.raises(ValueError, match="use"):
        made.key.derive("store")


def test_derived_keys_are_the_same_for_ever() -> None:
    key = DataKey(
        bytearray(range(32)),
        store_id="01900000-0000-7000-8000-000000000001",
        store_salt=bytes(16),
    )
    # Computed once with `cryptography`; a change here would lock every store ever made.
    assert key.derive("journal").hex() == (
        "964953d58d6b025a63fd5d3ff8d78e53755618633088384fcb8f6988b43ca8dc"
    )
    assert key.store_literal().decode() == (
        "x'111d1a8d659e3b343766e3eac6420ad2b31a7e34b0d9ed55ded2f6e8156b56c3"
        "00000000000000000000000000000000'"
    )


def test_a_wiped_key_is_of_no_use(made: Made) -> None:
    key = keys.unlock(made.home, made.passphrase, floor=made.floor)
    key.wipe()
    assert key.is_wiped
    for use in (key.store_literal, key.sealed_secret, lambda: key.derive("journal")):
        with pytest.raises(ValueError, match="wiped"):
            use()
    key.wipe()


def test_nothing_shows_the_key_or_the_code(made: Made) -> None:
    new = keys.NewKeys(key=made.key, recovery_code=made.code)
    shown = f"{made.key!r} {made.key!s} {new!r}"
    assert made.code not in shown
    assert made.key.sealed_secret().hex() not in shown
    assert made.key.store_id not in shown
    with pytest.raises(TypeError):
        pickle.dumps(made.key)
    with pytest.raises(TypeError):
        copy.deepcopy(made.key)


def test_neither_key_file_holds_a_secret_in_clear(made: Made) -> None:
    for name in ("key.json", "key.json.2"):
        data = (made.home / name).read_bytes()
        assert (made.home / name).stat().st_mode & 0o777 == 0o600
        for secret in (
            made.key.sealed_secret(),
            made.key.sealed_secret().hex().encode(),
            made.passphrase.encode(),
            made.code.encode(),
            made.code.replace("-", "").encode(),
            made.identity.encode(),
        ):
            assert secret not in data


def test_a_header_taken_from_a_backup_opens(made: Made, tmp_path: Path) -> None:
    data = keys.header_bytes(made.home, floor=made.floor)
    restored = tmp_path / "restored"
    restored.mkdir()
    keys.put_header_bytes(restored, data, floor=made.floor)
    assert keys.unlock(restored, made.passphrase, floor=made.floor).is_same(made.key)
