"""The commands: what they print, what they end with, and that nobody ever meets a traceback."""

from __future__ import annotations

import io
import json
import os
import secrets
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app import cli, paths
from app.casework.practice import HOUSEHOLDS
from app.cli import moving
from app.cli.surroundings import Surroundings
from app.clock import FixedClock
from app.policy import Policy
from tests.exchange.making import COST, FLOOR, NOON, PASSPHRASE, make_home

ROOT = Path(__file__).resolve().parents[1]


class Terminal(io.StringIO):
    """A stream that says whether somebody sits at it."""

    def __init__(self, *, is_terminal: bool = False) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Said]


def run(
    *argv: object,
    passphrase: str | None = PASSPHRASE,
    typed: tuple[str, ...] = (),
    given: bytes = b"",
    policy: Policy | None = None,
) -> Said:
    """Run a command in this process; `typed` is what somebody types at a terminal."""
    out, err = Terminal(), Terminal()
    answers = iter(typed)
    stdin = io.TextIOWrapper(io.BytesIO(given))
    if typed:
        stdin = Terminal(is_terminal=True)
    around = Surroundings(
        environment={} if passphrase is None else {"KITCHEN_TABLE_PASSPHRASE": passphrase},
        stdin=stdin,
        stdout=out,
        stderr=err,
        clock=FixedClock(NOON, seed=secrets.randbelow(2**31)),
        cost=COST,
        floor=FLOOR,
        policy=policy or Policy(),
        ask=lambda _prompt: next(answers),
    )
    code = cli.main([str(part) for part in argv], around)
    assert "Traceback" not in err.getvalue()
    assert err.getvalue().count("\n") == (1 if err.getvalue() else 0)
    return Said(code=code, out=out.getvalue(), err=err.getvalue())


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the practice families, not to be changed but by logging."""
    home = tmp_path_factory.mktemp("cli") / "home"
    make_home(home, with_people=True)
    return home


def test_demo_makes_the_same_people_from_the_same_seed_and_day(tmp_path: Path) -> None:
    documents: list[str] = []
    for name in ("one", "two"):
        home = tmp_path / name
        options = ("--people", 3, "--seed", 7, "--today", "2026-11-12", "--json")
        said = run("demo", "--home", home, *options)
        assert (said.code, said.err) == (0, "")
        assert said.json["people"] == 11
        assert len(said.json["recovery_code"].split("-")) == 8
        shown = run("show", "--home", home, "--all", "--today", "2026-11-12", "--json")
        assert shown.code == 0
        documents.append(shown.out)
    assert documents[0] == documents[1]
    assert len(json.loads(documents[0])) == 11


def test_demo_refuses_a_home_that_has_a_store(practice: Path) -> None:
    before = paths.store_file(practice).read_bytes()
    said = run("demo", "--home", practice)
    assert said.code == 2
    assert said.err.startswith("There is a store in this folder already")
    assert paths.store_file(practice).read_bytes() == before


@pytest.mark.parametrize("command", ["demo", "check", "show --person x", "load", "find x"])
def test_without_a_passphrase_and_a_terminal_it_is_wrong_use(
    practice: Path, tmp_path: Path, command: str
) -> None:
    name, *rest = command.split()
    home = tmp_path / "new" if name in {"demo", "load"} else practice
    file = tmp_path / "x.json"
    file.write_text('{"id": "019a0000-0000-7000-8000-000000000011", "name": "A"}')
    said = run(name, *rest, *([file] if name == "load" else []), "--home", home, passphrase=None)
    assert said.code == 2
    assert "KITCHEN_TABLE_PASSPHRASE" in said.err
    assert not paths.store_file(tmp_path / "new").exists()


def test_a_new_passphrase_is_typed_twice(tmp_path: Path) -> None:
    said = run("demo", "--home", tmp_path / "a", passphrase=None, typed=(PASSPHRASE, "other"))
    assert (said.code, said.err[:40]) == (2, "The two passphrases are not the same. St")
    file = tmp_path / "x.json"
    file.write_text('{"id": "019a0000-0000-7000-8000-000000000011", "name": "A"}')
    twice = (PASSPHRASE, PASSPHRASE)
    assert run("load", "--home", tmp_path / "b", file, passphrase=None, typed=twice).code == 0


def test_a_weak_passphrase_makes_no_store(tmp_path: Path) -> None:
    said = run("demo", "--home", tmp_path / "a", passphrase="password")
    assert said.code == 2
    assert not (tmp_path / "a").exists()


def test_a_wrong_passphrase_ends_with_three(practice: Path) -> None:
    said = run("show", "--home", practice, "--person", "Edna", passphrase="not this one at all")
    assert said.code == 3
    assert said.err.startswith("This passphrase does not open the store.")


@pytest.mark.parametrize(
    "argv",
    [
        ("show",),
        ("show", "--person", "Edna", "--all"),
        ("export", "--to", "x"),
        ("export", "--all"),
        ("nonsense",),
        ("demo", "--people", "-1"),
        ("demo", "--today", "yesterday"),
        ("--language", "fr", "check"),
        ("find",),
        ("check", "--nonsense"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_one_sentence_and_two(practice: Path, argv: tuple[str, ...]) -> None:
    said = run(*argv, *(("--home", practice) if "nonsense" not in argv else ()))
    assert said.code == 2
    assert said.err.rstrip().endswith((".", "takes."))


@pytest.mark.parametrize("ref", ["Edna", "9990000018", "999 000 0018", "MB-20417", "marwood"])
def test_a_person_is_found_by_any_reference(practice: Path, ref: str) -> None:
    said = run("show", "--home", practice, "--person", ref, "--json")
    assert said.code == 0
    assert said.json["people"][0]["name"] == "Edna Marwood"
    assert run("show", "--home", practice, "--person", said.json["people"][0]["id"]).code == 0


def test_several_matches_are_listed_and_none_is_said(practice: Path) -> None:
    said = run("show", "--home", practice, "--person", "Sharif")
    assert said.code == 2
    assert said.out.count("Sharif") == 3
    assert "3 people fit" in said.err
    said = run("show", "--home", practice, "--person", "Sharif", "--json")
    assert {match["name"] for match in said.json["matches"]} == {
        "Iqbal Sharif",
        "Nasreen Sharif",
        "Hamza Sharif",
    }
    assert run("show", "--home", practice, "--person", "Nobody At All").code == 2


def test_show_reads_aloud_what_is_kept(practice: Path) -> None:
    said = run("show", "--home", practice, "--person", "Gwenllian")
    assert "Aros yn fy stryd fy hun." in said.out
    assert "council id: CG-00881" in said.out


def test_load_makes_the_store_and_the_round_trip_is_equal(practice: Path, tmp_path: Path) -> None:
    shown = run("show", "--home", practice, "--all", "--today", "2026-11-12", "--json").out
    home = tmp_path / "new"
    said = run("load", "--home", home, "-", "--json", given=shown.encode())
    assert (said.code, said.json["set_aside"]) == (0, [])
    assert said.json["recovery_code"]
    again = run("show", "--home", home, "--all", "--today", "2026-11-12", "--json").out
    assert again == shown
    said = run("load", "--home", home, "-", "--json", given=shown.encode())
    assert (said.code, said.json["added"]) == (0, 0)
    assert "recovery_code" not in said.json


def test_load_sets_aside_with_one_and_refuses_with_two(practice: Path, tmp_path: Path) -> None:
    home = tmp_path / "new"
    one = json.loads(run("show", "--home", practice, "--person", "Edna", "--json").out)
    bad = json.loads(json.dumps(one))
    bad["people"][0]["members"][3]["closeness"] = "near"
    said = run("load", "--home", home, "-", given=json.dumps(bad).encode())
    assert said.code == 2
    wanted = 'people[0].members[3].closeness: "near" is not one of extremely, very, quite.'
    assert said.err.startswith(wanted)
    assert not home.exists()  # refused before a store was made
    assert run("load", "--home", home, "-", given=json.dumps(one).encode()).code == 0
    one["people"][0]["phone"] = "other"
    said = run("load", "--home", home, "-", "--json", given=json.dumps(one).encode())
    assert (said.code, said.json["set_aside"][0]["path"]) == (1, "people[0]")


def test_load_of_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    for name in (tmp_path / "away.json", tmp_path):
        assert run("load", "--home", tmp_path / "h", name).code == 2


def test_export_writes_packages_and_skips_them_the_second_time(
    practice: Path, tmp_path: Path
) -> None:
    argv = ("export", "--home", practice, "--to", tmp_path / "out", "--person", "Edna", "--json")
    said = run(*argv)
    assert said.code == 0
    (line,) = said.json["exported"]
    assert (line["documents"], (tmp_path / "out" / line["package"]).is_dir()) == (2, True)
    assert run(*argv).json["there_already"] == [
        {"person_id": line["person_id"], "package": line["package"]}
    ]
    next((tmp_path / "out" / line["package"]).glob("*.pdf")).write_bytes(b"changed")
    said = run(*argv)
    assert (said.code, len(said.json["set_aside"])) == (1, 1)


def test_find_finds_people_then_notes(practice: Path) -> None:
    said = run("find", "--home", practice, "knit", "--json")
    assert said.code == 0
    assert {note["person_name"] for note in said.json["notes"]} == {"Edna Marwood"}
    assert run("find", "--home", practice, "gwenll", "--json").json["people"]
    assert run("find", "--home", practice, '" OR * NEAR(').code == 0


def test_check_backup_and_restore(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "file.backup"
    make_home(home, with_people=False)
    said = run("check", "--home", home, "--json")
    assert said.code == 0
    assert {finding["state"] for finding in said.json["findings"]} == {"ok"}
    assert run("backup", "--home", home, "--to", file).code == 0
    assert run("backup", "--home", home, "--to", file).code == 2  # never written over
    assert run("restore", file, "--home", tmp_path / "new").code == 0
    assert run("check", "--home", tmp_path / "new").code == 0
    said = run("restore", file, "--home", home, "--json")
    assert said.code == 0
    assert Path(said.json["kept_aside"]).is_dir()
    assert run("restore", tmp_path / "away", "--home", tmp_path / "z").code != 0


def test_check_tells_a_warning_from_damage(tmp_path: Path) -> None:
    home = tmp_path / "home"
    make_home(home, with_people=False)
    first, second = paths.header_files(home)
    first.write_bytes(b"{}")
    said = run("check", "--home", home)
    assert (said.code, said.out.splitlines()[0].split()[0]) == (1, "warning")
    second.write_bytes(b"{}")
    assert run("check", "--home", home).code == 3
    make_home(tmp_path / "other", with_people=False)
    store = paths.store_file(tmp_path / "other")
    data = bytearray(store.read_bytes())
    data[len(data) // 2] ^= 1
    store.write_bytes(data)
    said = run("check", "--home", tmp_path / "other")
    assert said.code == 3
    assert "trouble" in said.out


@pytest.mark.parametrize("kind", ["nothing", "empty", "plain", "folder"])
def test_what_is_no_store_is_left_alone(tmp_path: Path, kind: str) -> None:
    home = tmp_path / "home"
    if kind != "nothing":
        make_home(home, with_people=False)
        store = paths.store_file(home)
        store.unlink()
        if kind == "folder":
            store.mkdir()
        else:
            store.write_bytes(b"" if kind == "empty" else b"SQLite format 3\0" + bytes(4096))
    for command in ("check", "find x", "show --all", "backup --to b"):
        said = run(*command.split(), "--home", home)
        assert said.code in {2, 3}
        assert said.err
    assert not (tmp_path / "home" / "b").exists()


def test_a_second_start_only_says_so(practice: Path) -> None:
    from app.security.instance import InstanceLock

    with InstanceLock(practice):
        said = run("check", "--home", practice)
    assert (said.code, said.err.startswith("Kitchen Table is open already.")) == (3, True)


def test_a_bug_is_one_sentence_with_a_number_and_nothing_of_anybody(
    practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_named: object) -> int:
        raise ValueError("canary-Edna-Marwood")

    monkeypatch.setattr(moving, "find", broken)
    said = run("find", "--home", practice, "x")
    assert said.code == 3
    assert said.err.startswith("Something went wrong (reference ")
    log = (paths.log_folder(practice) / "events.log").read_text("utf-8")
    assert said.err.split("reference ")[1].split(")")[0] in log
    assert "canary" not in log + said.err


@pytest.mark.parametrize(
    ("error", "code"),
    [(KeyboardInterrupt(), 130), (BrokenPipeError(), 141)],
    ids=["ctrl-c", "pipe"],
)
def test_stopping_and_a_reader_that_left_are_no_bugs(
    practice: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    def stopped(*_args: object, **_named: object) -> int:
        raise error

    monkeypatch.setattr(moving, "find", stopped)
    monkeypatch.setattr(cli, "_let_go_of_output", lambda: None)
    assert run("find", "--home", practice, "x").code == code


def test_help_and_version_end_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help").code == 0
    assert run("demo", "--help").code == 0
    assert run("--version").code == 0
    said = capsys.readouterr().out
    assert "KITCHEN_TABLE_PASSPHRASE" in said
    assert all(name in said for name in cli._commands())  # pyright: ignore[reportPrivateUsage]


def test_the_main_job_without_a_window_runs_again_and_again(tmp_path: Path) -> None:
    # A sheet that names nobody goes to no council.
    talks = [talk for told in HOUSEHOLDS for talk in told.talks if talk.page != "peer_discussion"]
    finished = sum(talk.finished for talk in talks)
    for _ in range(2):
        said = run("practice", "--to", tmp_path / "out", "--json", passphrase=None)
        assert (said.code, said.json["failed"]) == (0, [])
        assert len(said.json["delivered"]) == finished
        assert said.json["passphrase"]
    packages = list((tmp_path / "out" / "packages").iterdir())
    assert len(packages) == finished
    assert all(len(list(folder.glob("*.pdf"))) == 2 for folder in packages)


def test_words_can_be_welsh(practice: Path) -> None:
    assert run("--language", "cy", "find", "--home", practice, "knit").code == 0


def test_it_is_a_program_of_its_own(tmp_path: Path) -> None:
    """From outside, with the terminal set to plain ASCII and no screen to open a window on."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LC_ALL": "C"}

    def outside(*argv: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "app", *argv],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
            check=False,
        )

    window = outside()
    assert (window.returncode, window.stdout) == (2, b"")
    assert window.stderr.decode().startswith("There is no screen to open a window on.")
    none = outside("show", "--person", "ŵyn", "--home", str(tmp_path / "none"))
    assert none.returncode == 2
    assert none.stderr.count(b"\n") == 1


def test_backup_and_restore_say_plainly_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "file.backup"
    make_home(home, with_people=False)
    nowhere = run("backup", "--home", home, "--to", tmp_path / "nowhere" / "x")
    assert nowhere.code == 2
    assert f"There is no such folder: {tmp_path / 'nowhere'}" in nowhere.err
    assert ".kt-backup" not in nowhere.err
    assert run("backup", "--home", home, "--to", file).code == 0
    file.write_bytes(file.read_bytes()[:700])
    cut = run("restore", file, "--home", tmp_path / "new")
    assert (cut.code, cut.err.startswith("This backup is damaged.")) == (3, True)
    file.write_bytes(b"a shopping list")
    assert run("restore", file, "--home", tmp_path / "new").code == 2


def test_older_records_open_again_once_somebody_accepts_them(tmp_path: Path) -> None:
    home = tmp_path / "home"
    make_home(home, with_people=False)
    state = json.loads(paths.state_file(home).read_text())
    state["journal"]["seq"] += 3
    paths.state_file(home).write_text(json.dumps(state))
    refused = run("check", "--home", home)
    assert refused.code == 3
    assert "--accept-older" in refused.err
    accepted = run("check", "--home", home, "--accept-older")
    assert accepted.code == 0
    assert "accept_older=yes" in (paths.log_folder(home) / "events.log").read_text()
    assert run("check", "--home", home).code == 0


def test_check_tells_of_the_second_folder_and_of_the_wording_pack(tmp_path: Path) -> None:
    home, second, pack = tmp_path / "home", tmp_path / "second", tmp_path / "ours.yaml"
    make_home(home, with_people=False)
    pack.write_text("pages: {conversation_1: {title: Hello}}")
    policy = Policy(second_backup_folder=str(second), wording_pack=str(pack))
    said = run("check", "--home", home, policy=policy)
    assert said.code == 1
    assert "warning  second backup folder: The second backup folder cannot be reached" in said.out
    assert "ok       wording pack: The wording pack of your council is used: ours-" in said.out
    second.mkdir()
    pack.write_text("pages: [")
    said = run("check", "--home", home, policy=policy)
    assert "There is no copy of a backup in the second folder yet." in said.out
    assert "warning  wording pack: The wording pack ours.yaml cannot be used, line 1" in said.out


@pytest.mark.parametrize(
    ("argv", "is_plain"),
    [
        ((), True),
        (("--home", "/a"), True),
        (("--home", "--json"), False),
        (("--home", ""), False),
        (("--home",), False),
        (("--home", "/a", "check"), False),
        (("--version",), False),
        (("check",), False),
    ],
)
def test_only_what_can_mean_nothing_but_the_window_goes_past_the_parser(
    argv: tuple[str, ...], is_plain: bool
) -> None:
    assert cli.is_for_window(argv) is is_plain
