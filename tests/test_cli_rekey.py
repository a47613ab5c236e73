"""The command that gives a store a new key."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.exchange.backup_folder import backups_of
from tests.exchange.making import PASSPHRASE, make_home
from tests.security.faulty import fingerprint
from tests.test_cli import run

NEW = "seven lamps under water"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with nobody in it."""
    home = tmp_path / "home"
    make_home(home, with_people=False)
    return home


def test_the_new_passphrase_opens_what_the_old_one_did(home: Path) -> None:
    done = run("rekey", "--home", home, "--json", passphrase=None, typed=(PASSPHRASE, NEW, NEW))
    assert done.code == 0, done.err
    assert len(done.json["recovery_code"]) == 39
    assert done.json["backup"] == str(backups_of(home)[0])
    assert run("check", "--home", home).code == 3
    checked = run("check", "--home", home, passphrase=NEW)
    assert (checked.code, "trouble" in checked.out) == (0, False)


def test_older_backups_go_if_that_is_wanted(home: Path) -> None:
    older = home / "backups" / "kitchen-table-20261101T120000Z.backup"
    older.parent.mkdir()
    assert run("backup", "--home", home, "--to", older).code == 0
    typed = (PASSPHRASE, NEW, NEW)
    done = run("rekey", "--home", home, "--remove-older", passphrase=None, typed=typed)
    assert done.code == 0, done.err
    assert "1 older backup was removed." in done.out
    assert not older.exists()


@pytest.mark.parametrize(
    ("typed", "says", "code"),
    [
        ((PASSPHRASE, NEW, "another"), "The two passphrases are not the same.", 2),
        ((PASSPHRASE, PASSPHRASE, PASSPHRASE), "This is the passphrase you have now.", 2),
        ((PASSPHRASE, "short", "short"), "short", 2),
        (("not this one", NEW, NEW), "This passphrase does not open the store.", 3),
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(
    home: Path, typed: tuple[str, ...], says: str, code: int
) -> None:
    before = fingerprint(home)
    done = run("rekey", "--home", home, passphrase=None, typed=typed)
    assert (done.code, says in done.err) == (code, True)
    assert len(done.err.strip().splitlines()) == 1
    assert fingerprint(home) == before


def test_without_a_terminal_the_new_one_comes_from_the_variable_alone(home: Path) -> None:
    done = run("rekey", "--home", home)
    assert done.code == 2
    assert "KITCHEN_TABLE_NEW_PASSPHRASE" in done.err
