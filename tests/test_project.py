"""The checkout as a stranger meets it: what it names exists, what it pins is pinned."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from app import __version__
from tests.source import ROOT, assert_none
from tests.thorough import TESTS, THOROUGH

FILES = {".gitignore", "CHANGELOG.md", "LICENSE", "Makefile", "README.md"}
FOLDERS = {".ci", "app", "docs", "installer", "resources", "tests"}
TOP_LEVEL = FILES | FOLDERS | {"pyproject.toml", "requirements.lock"}
MADE_HERE = ("out/", "dist/", "build/", ".venv/", "resources/screenshots/")


@cache
def files() -> tuple[Path, ...]:
    """Every file that is or would be kept, by git's own rules."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("this is no git checkout")
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return tuple(path for path in paths if path.is_file())


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """Path and content of every kept file that is text."""
    found: list[tuple[str, str]] = []
    for path in files():
        content = path.read_bytes()
        if b"\0" not in content:
            found.append((path.relative_to(ROOT).as_posix(), content.decode("utf-8")))
    return tuple(found)


@cache
def project() -> dict[str, Any]:
    """pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@cache
def lock() -> dict[str, tuple[str, str, int]]:
    """What is locked: version, for which machines, and how many hashes, by name."""
    entries: dict[str, tuple[str, str, int]] = {}
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for block in re.split(r"\n(?=\w)", text):
        head = re.match(r"([\w.-]+)==(\S+)\s*(?:;\s*([^\\]*))?", block)
        if head:
            count = block.count("--hash=sha256:")
            entries[head[1].lower()] = (head[2], (head[3] or "").strip(), count)
    return entries


def requirements() -> list[Requirement]:
    """What pyproject.toml asks for, to run and to develop."""
    table = project()["project"]
    wanted = [*table["dependencies"], *table["optional-dependencies"]["dev"]]
    return [Requirement(text) for text in [*wanted, *project()["build-system"]["requires"]]]


def plain(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_top_level_stays_as_it_is() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in files()} - TOP_LEVEL == set()


def test_no_file_names_a_registry_or_somebodys_folder() -> None:
    # In pieces, so that this file does not name them either.
    hosts = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com")
    hosts = (*hosts, "deb.debian" + ".org", "archive.ubuntu" + ".com")
    folders = ("/work" + "/", "/tmp" + "/kt", "/root" + "/", "/opt" + "/wheels")
    assert_none(
        f"{path}: {name}" for path, text in texts() for name in (*hosts, *folders) if name in text
    )


def test_the_lock_names_no_place_to_fetch_from() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|--\w*index|--find-links| @ ", text)


def test_everything_locked_has_its_hashes() -> None:
    assert len(lock()) > 40
    assert_none(name for name, (_, _, hashes) in lock().items() if hashes == 0)


def test_the_lock_meets_what_the_project_asks_for() -> None:
    assert_none(
        f"{wanted} is locked at {lock().get(plain(wanted.name), ('nothing',))[0]}"
        for wanted in requirements()
        if plain(wanted.name) not in lock()
        or not wanted.specifier.contains(lock()[plain(wanted.name)][0])
    )


def test_a_lock_that_says_where_files_came_from_stays_out_of_git() -> None:
    assert files()
    ignored = subprocess.run(["git", "check-ignore", "-q", "uv.lock"], cwd=ROOT, check=False)
    assert ignored.returncode == 0


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[?(\d[\w.]*)\]?", text, re.MULTILINE)
    assert newest is not None
    assert newest[1] == __version__


def mentioned_paths(text: str) -> set[str]:
    """Paths of the checkout that a text names in backticks, links and pictures."""
    spoken = re.findall(r"`([^`\n ]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    linked = re.findall(r"\]\(([^)#\s]+)[^)]*\)|src=\"([^\"]+)\"", text)
    names = {*spoken, *(one for pair in linked for one in pair if one)}
    tops = "|".join(re.escape(one) for one in sorted(TOP_LEVEL))
    is_ours = re.compile(rf"(?:{tops})(?:/.*)?$")
    return {name for name in names if is_ours.match(name) and not re.search(r"[<>*…]", name)}


@pytest.mark.parametrize(
    "document", ["README.md", "docs/decisions.md", "docs/to-verify.md", "installer/README.md"]
)
def test_every_path_that_a_document_names_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    folder = (ROOT / document).parent
    assert_none(
        name
        for name in mentioned_paths(text)
        if not (ROOT / name).exists()
        and not (folder / name).exists()
        and not name.startswith(MADE_HERE)
    )


def test_every_picture_in_the_readme_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"([\w./-]+\.(?:png|svg|gif))", text)
    assert_none(name for name in pictures if not (ROOT / name).is_file())


def test_every_make_target_that_the_readme_names_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", readme, re.MULTILINE))
    assert {"run", "test", "check"} <= named
    assert named - set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE)) == set()


@pytest.mark.parametrize("script", sorted((*ROOT.glob("installer/**/*.sh"), ROOT / ".ci" / "run")))
@pytest.mark.skipif(sys.platform == "win32", reason="the scripts are for Linux and macOS")
def test_scripts_can_be_read_and_run(script: Path) -> None:
    assert script.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0


def test_a_wheel_carries_the_resources(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("kitchen_table-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        carried = set(archive.namelist())
    kept = {path.relative_to(ROOT).as_posix() for path in files()}
    assert {name for name in kept if name.startswith("resources/")} - carried == set()
    assert not any(name.startswith(("tests/", "installer/", "docs/")) for name in carried)


def test_what_the_everyday_check_leaves_out_is_there() -> None:
    assert_none([name for name in THOROUGH if not (TESTS / name).is_file()])
