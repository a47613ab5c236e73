"""A council's policy file is taken whole or refused by name, and says what it fixes."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path, PurePosixPath
from typing import Any, cast

import pyrage
import pytest

from app.errors import BadInput, NoPermission
from app.language import Words
from app.policy import SIZE_LIMIT, Destination, Policy, policy_file, read_policy
from app.security.council_key import is_recipient


@pytest.fixture(scope="module")
def recipient() -> str:
    """The public half of a council's key."""
    return str(cast("Any", pyrage).x25519.Identity.generate().to_public())


def read(tmp_path: Path, text: str | bytes) -> Policy:
    path = tmp_path / "policy.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_policy(path, is_recovery_key=is_recipient)


def refused(tmp_path: Path, text: str | bytes) -> str:
    """What is said of a policy file that is refused."""
    with pytest.raises(BadInput) as caught:
        read(tmp_path, text)
    words = Words()
    assert str(tmp_path / "policy.toml") in words.say(caught.value.advice)
    return words.say(caught.value.title)


def test_without_a_file_nothing_is_fixed(tmp_path: Path) -> None:
    policy = read_policy(tmp_path / "none.toml", is_recovery_key=is_recipient)
    assert policy == Policy()
    assert (policy.cover_minutes, policy.lock_minutes, policy.sticks_allowed) == (5, 20, False)
    assert not any(policy.fixes(field.name) for field in fields(Policy))


def test_everything_can_be_fixed(tmp_path: Path, recipient: str) -> None:
    policy = read(
        tmp_path,
        f"""
        council_name = "Cyngor Sir Powys"
        council_recovery_key = "{recipient}"
        cover_minutes = 3
        lock_minutes = 15
        sticks_allowed = true
        country = "wales"
        out_of_hours_line = "0345 054 4847"
        complaint_line = "  Ring 01597 827325 "
        second_backup_folder = "/srv/backups"
        small_sum_limit_pence = 15000
        wording_pack = "/etc/kitchen-table/wording.yaml"
        screen_capture_blocked = false
        [[destinations]]
        name = "Team folder"
        folder = '\\\\server\\share\\in'
        [[destinations]]
        name = "Derbynfa"
        folder = "/mnt/council"
        profile = "mosaic-1"
        """,
    )
    assert policy == Policy(
        council_name="Cyngor Sir Powys",
        council_recovery_key=recipient,
        cover_minutes=3,
        lock_minutes=15,
        sticks_allowed=True,
        country="wales",
        out_of_hours_line="0345 054 4847",
        complaint_line="Ring 01597 827325",
        second_backup_folder="/srv/backups",
        small_sum_limit_pence=15000,
        wording_pack="/etc/kitchen-table/wording.yaml",
        screen_capture_blocked=False,
        destinations=(
            Destination(name="Team folder", folder=r"\\server\share\in"),
            Destination(name="Derbynfa", folder="/mnt/council", profile="mosaic-1"),
        ),
        fixed=policy.fixed,
    )
    names = {field.name for field in fields(Policy)} - {"fixed"}
    assert policy.fixed == names
    assert all(policy.fixes(name) for name in names)


def test_a_value_equal_to_ours_is_fixed_all_the_same(tmp_path: Path) -> None:
    policy = read(tmp_path, "sticks_allowed = false\ndestinations = []")
    assert policy.fixes("sticks_allowed")
    assert policy.fixes("destinations")
    assert not policy.fixes("cover_minutes")


@pytest.mark.parametrize("minutes", [1, 15])
def test_cover_minutes_from_1_to_15(tmp_path: Path, minutes: int) -> None:
    assert read(tmp_path, f"cover_minutes = {minutes}").cover_minutes == minutes


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("cover_minutes = 0", "cover_minutes"),
        ("cover_minutes = 16", "cover_minutes"),
        ("cover_minutes = 5.0", "cover_minutes"),
        ("cover_minutes = true", "cover_minutes"),
        ('cover_minutes = "5"', "cover_minutes"),
        ("lock_minutes = 0", "lock_minutes"),
        ("small_sum_limit_pence = -1", "small_sum_limit_pence"),
        ('small_sum_limit_pence = "£150"', "small_sum_limit_pence"),
        ("lock_minutes = 121", "lock_minutes"),
        ("sticks_allowed = 1", "sticks_allowed"),
        ("screen_capture_blocked = 1", "screen_capture_blocked"),
        ('sticks_allowed = "false"', "sticks_allowed"),
        ('country = "england and wales"', "country"),
        ("country = []", "country"),
        ('council_name = ""', "council_name"),
        ("council_name = 7", "council_name"),
        (f'council_name = "{"x" * 501}"', "council_name"),
        ('out_of_hours_line = "one\\ntwo"', "out_of_hours_line"),
        ('complaint_line = "a\\u0000b"', "complaint_line"),
        ('second_backup_folder = "backups"', "second_backup_folder"),
        ('second_backup_folder = "../backups"', "second_backup_folder"),
        ('council_recovery_key = "age1nonsense"', "council_recovery_key"),
        ('council_recovery_key = "AGE-SECRET-KEY-1"', "council_recovery_key"),
        ("destinations = 1", "destinations"),
        ('destinations = ["/a"]', "destinations"),
        ('destinations = [{name = "a"}]', "destinations"),
        ('destinations = [{name = "a", folder = "/a", kind = "b"}]', "destinations"),
        ('destinations = [{name = "a", folder = "a"}]', "destinations"),
        ('destinations = [{name = "a", folder = "/a", profile = "../x"}]', "destinations"),
        (
            'destinations = [{name = "a", folder = "/a"}, {name = "A", folder = "/b"}]',
            "destinations",
        ),
    ],
)
def test_a_bad_value_is_refused_by_its_key(tmp_path: Path, text: str, key: str) -> None:
    assert refused(tmp_path, text) == f"A value in the policy file does not fit: {key}"


def test_a_recovery_key_with_a_letter_wrong_is_refused(tmp_path: Path, recipient: str) -> None:
    wrong = recipient[:-1] + ("q" if recipient[-1] != "q" else "p")
    assert "council_recovery_key" in refused(tmp_path, f'council_recovery_key = "{wrong}"')


def test_twenty_one_destinations_are_too_many(tmp_path: Path) -> None:
    def text(count: int) -> str:
        return "".join(f'[[destinations]]\nname="{n}"\nfolder="/{n}"\n' for n in range(count))

    assert len(read(tmp_path, text(20)).destinations) == 20
    assert "destinations" in refused(tmp_path, text(21))


def test_an_unknown_key_is_refused_by_name(tmp_path: Path) -> None:
    said = refused(tmp_path, 'council_name = "A"\ncover_minuts = 3')
    assert said == "The policy file has a key that is not known: cover_minuts"
    assert "fixed" in refused(tmp_path, "fixed = []")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n\ncouncil_name = x\n", "The policy file cannot be understood at line 3."),
        (
            'country = "wales"\ncountry = "wales"\n\n',
            "The policy file cannot be understood at line 2.",
        ),
        ("council_name =", "The policy file cannot be understood."),
        (b"\xff\xfe", "The policy file cannot be understood."),
        ("x = " + "[" * 5000, "The policy file cannot be understood."),
        ("#" * (SIZE_LIMIT + 1), "The policy file is too large."),
    ],
)
def test_what_is_no_policy_is_refused(tmp_path: Path, text: str | bytes, said: str) -> None:
    assert refused(tmp_path, text) == said


def test_a_policy_that_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").mkdir()
    with pytest.raises(NoPermission):
        read_policy(tmp_path / "policy.toml", is_recovery_key=is_recipient)


def test_no_variable_of_the_worker_moves_the_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    before = policy_file()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "PROGRAMDATA", "ALLUSERSPROFILE"):
        monkeypatch.setenv(name, "/somewhere/else")
    assert policy_file() == before
    assert before.is_absolute()


def test_on_linux_it_lies_in_etc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert PurePosixPath(policy_file()) == PurePosixPath("/etc/kitchen-table/policy.toml")


def test_the_file_that_the_readme_shows_is_understood(tmp_path: Path, recipient: str) -> None:
    readme = Path(__file__).parents[1] / "README.md"
    text = readme.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    file = tmp_path / "policy.toml"
    file.write_text(text.replace("age1…", recipient), encoding="utf-8")
    policy = read_policy(file, is_recovery_key=is_recipient)
    assert {"council_recovery_key", "wording_pack", "second_backup_folder"} <= policy.fixed
    assert [place.name for place in policy.destinations] == ["Council folder"]
