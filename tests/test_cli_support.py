"""The command `support`: with the passphrase, without one, with a wrong one, and where it fails."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from app import paths
from app.exchange.support_pack import ABOUT
from app.security.instance import InstanceLock
from tests.exchange.making import make_home
from tests.test_cli import run


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the practice families, not to be changed but by logging."""
    home = tmp_path_factory.mktemp("support") / "home"
    make_home(home, with_people=True)
    return home


def about(path: Path) -> str:
    with zipfile.ZipFile(path) as pack:
        return pack.read(ABOUT).decode()


def test_with_the_passphrase_it_counts_and_says_what_goes_in(
    practice: Path, tmp_path: Path
) -> None:
    said = run("support", "--home", practice, "--to", tmp_path / "pack.zip")
    assert (said.code, said.err) == (0, "")
    assert "People: " in about(tmp_path / "pack.zip")
    assert about(tmp_path / "pack.zip") in said.out
    assert "Edna" not in said.out


def test_without_one_it_tells_the_rest_and_asks_nobody(practice: Path, tmp_path: Path) -> None:
    said = run(
        "support", "--home", practice, "--to", tmp_path / "pack.zip", "--json", passphrase=None
    )
    assert said.code == 0
    assert said.json["is_whole"] is False
    assert "No passphrase was given" in about(tmp_path / "pack.zip")
    assert "key.json: good" in about(tmp_path / "pack.zip")


def test_with_a_wrong_one_or_while_it_is_open_the_pack_says_so(
    practice: Path, tmp_path: Path
) -> None:
    target = tmp_path / "pack.zip"
    wrong = run("support", "--home", practice, "--to", target, passphrase="not this one at all")
    assert wrong.code == 1
    assert wrong.err
    assert "This part is missing" in about(target)
    with InstanceLock(practice):
        assert run("support", "--home", practice, "--to", target).code == 1
    assert str(practice) not in about(target)


def test_of_damaged_records_there_is_a_pack_too(tmp_path: Path) -> None:
    home = tmp_path / "home"
    make_home(home, with_people=False)
    for path in (*paths.header_files(home), paths.store_file(home)):
        path.write_bytes(b"\0" * 4096)
    said = run("support", "--home", home, "--to", tmp_path / "pack.zip")
    assert said.code == 1
    assert "key.json: damaged" in about(tmp_path / "pack.zip")


def test_where_it_cannot_be_written_it_is_one_sentence(practice: Path, tmp_path: Path) -> None:
    said = run("support", "--home", practice, "--to", tmp_path / "none" / "pack.zip")
    assert said.code == 3
    assert run("support", "--home", tmp_path / "none", "--to", tmp_path / "p.zip").code == 2
    assert not (tmp_path / "p.zip").exists()
