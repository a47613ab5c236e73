"""Gather the licences of everything that is shipped, for the list in Help.

`python -m installer.licences` writes; with `--check` it only says whether that would change one.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from app import __version__

ROOT: Final = Path(__file__).resolve().parent.parent
RESOURCES: Final = ROOT / "resources"
FOLDER: Final = RESOURCES / "licences"
GIVEN: Final = FOLDER / "given"
"""Texts that no package brings: of Qt, Python, and what is inside other packages."""
_LICENCE_FILE: Final = re.compile(r"(?i)^(licen[cs]e|copying|notice|authors)")
_OF_RESOURCES: Final = re.compile(r"(?i)^(licen[cs]e|ofl|copying)-(?P<name>.+)\.(txt|md)$")
# What a package says of itself in a way that is no name of a licence.
_SAID_BETTER: Final = {"pyrage": "MIT", "reportlab": "BSD-3-Clause", "sqlcipher3": "Zlib"}
_OF_A_FOLDER: Final = {
    "cy_GB": "LGPL-3.0-or-later",
    "en_GB": "MIT AND BSD",
}
"""Folders of `resources` with a LICENSE.txt of their own that names its licence in no line."""
_WITH_QT: Final = frozenset({"pyside6-essentials", "shiboken6"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """One thing that is shipped, under what licence, and the texts that go with it."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def needed() -> tuple[Distribution, ...]:
    """The packages the product depends on, with theirs, by name; developers' tools are none."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting = [Requirement(text) for text in project["dependencies"]]
    found: dict[str, Distribution] = {}
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name in found or (wanted.marker is not None and not wanted.marker.evaluate()):
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue  # for another system
        for text in found[name].requires or ():
            inner = Requirement(text)
            if inner.marker is None or inner.marker.evaluate({"extra": ""}):
                waiting.append(inner)
    return tuple(found[name] for name in sorted(found))


def package_name(package: Distribution) -> str:
    """The name of a package as names are compared."""
    return canonicalize_name(_field(package, "Name"))


def _field(package: Distribution, name: str) -> str:
    return str((package.metadata.get_all(name) or [""])[0])


def licence_of(package: Distribution) -> str:
    """The licence a package names, in a line."""
    about = package.metadata
    named = _field(package, "License-Expression") or _SAID_BETTER.get(package_name(package))
    if named:
        return named
    kinds = [
        str(kind).rsplit(" :: ", 1)[1]
        for kind in about.get_all("Classifier") or ()
        if str(kind).startswith("License ::")
    ]
    said = _field(package, "License").strip()
    return ", ".join(kinds) or (said.split("\n")[0][:80] if said else "see its text")


def texts_of(package: Distribution) -> Iterator[str]:
    """The texts a package brings about its licence, each under the name of its file."""
    if package_name(package) in _WITH_QT:
        yield from (given(name) for name in ("Qt", "LGPL-3.0", "GPL-3.0"))
    for file in sorted(package.files or (), key=str):
        path = PurePosixPath(file)
        is_about = "licenses" in path.parts or _LICENCE_FILE.match(path.name)
        if any(part.endswith(".dist-info") for part in path.parts) and is_about:
            yield _tidy(Path(str(package.locate_file(file))).read_text("utf-8", "replace"))


def given(name: str) -> str:
    """A text that lies here because no package brings it."""
    return _tidy((GIVEN / f"{name}.txt").read_text("utf-8"))


def _tidy(text: str) -> str:
    """Lines as they are, no blanks at their ends, one line end at the foot."""
    return "\n".join(line.rstrip() for line in text.strip("\ufeff\r\n ").splitlines()) + "\n"


def of_resources() -> Iterator[Shipped]:
    """Fonts, icons and whatever else lies in `resources` with its licence beside it."""
    for path in sorted(RESOURCES.rglob("*")):
        named = _OF_RESOURCES.match(path.name)
        if named is not None and FOLDER not in path.parents:
            text = _tidy(path.read_text("utf-8"))
            licence = "OFL-1.1" if path.name.upper().startswith("OFL") else _first_line(text)
            kind = path.parent.relative_to(RESOURCES).as_posix()
            yield Shipped(
                name=f"{named['name']} ({kind})", version="", licence=licence, texts=(text,)
            )
        elif path.name == "LICENSE.txt":
            folder = path.parent
            others = [other for other in sorted(folder.glob("*.txt")) if other != path]
            yield Shipped(
                name=f"{folder.name} ({folder.parent.relative_to(RESOURCES).as_posix()})",
                version="",
                licence=_OF_A_FOLDER.get(folder.name, "see its text"),
                texts=tuple(_tidy(one.read_text("utf-8")) for one in (path, *others)),
            )


def _first_line(text: str) -> str:
    return next((line.strip("# ") for line in text.splitlines() if line.strip()), "")[:80]


def everything() -> tuple[Shipped, ...]:
    """All that is shipped: the product first, then by name."""
    own = Shipped(
        name="Kitchen Table",
        version=__version__,
        licence="Apache-2.0",
        texts=(_tidy((ROOT / "LICENSE").read_text("utf-8")),),
    )
    apache = own.texts[0]
    parts = [
        Shipped(name="Python", version="", licence="PSF-2.0", texts=(given("Python"),)),
        Shipped(
            name="SQLCipher, with SQLite and OpenSSL (inside sqlcipher3)",
            version="",
            licence="BSD-3-Clause; SQLite: public domain; OpenSSL: Apache-2.0",
            texts=(given("SQLCipher"), apache),
        ),
        Shipped(
            name="Hunspell (inside chunspell)",
            version="",
            licence="MPL-1.1 OR LGPL-2.1-or-later OR GPL-2.0-or-later",
            texts=(given("MPL-1.1"),),
        ),
        *of_resources(),
    ]
    for package in needed():
        texts = tuple(dict.fromkeys(texts_of(package)))
        parts.append(
            Shipped(
                name=_field(package, "Name"),
                version=package.version,
                licence=licence_of(package),
                texts=texts,
            )
        )
    return (own, *sorted(parts, key=lambda one: one.name.casefold()))


def files() -> dict[str, bytes]:
    """What is to lie in the folder, by path below it: the list, and each text once."""
    made: dict[str, bytes] = {}
    lines: list[dict[str, object]] = []
    for one in everything():
        names: list[str] = []
        for text in one.texts:
            data = text.encode()
            name = f"texts/{hashlib.sha256(data).hexdigest()[:12]}.txt"
            made[name] = data
            names.append(name)
        lines.append(
            {"name": one.name, "version": one.version, "licence": one.licence, "texts": names}
        )
    made["licences.json"] = json.dumps(lines, ensure_ascii=False, indent=1).encode() + b"\n"
    return made


def stale(wanted: dict[str, bytes]) -> tuple[str, ...]:
    """What is missing, other than it should be, or not wanted any more."""
    there = {path.relative_to(FOLDER).as_posix(): path for path in FOLDER.rglob("*.*")}
    kept = {name: path for name, path in there.items() if not name.startswith("given/")}
    changed = [
        name for name, data in wanted.items() if name not in kept or kept[name].read_bytes() != data
    ]
    return (*sorted(changed), *sorted(set(kept) - set(wanted)))


def main(arguments: Sequence[str]) -> int:
    """Write what is stale, or with `--check` say what is."""
    wanted = files()
    behind = stale(wanted)
    is_check = "--check" in arguments
    for name in behind:
        print(f"{name} {'is behind' if is_check else 'written'}")
        path = FOLDER / name
        if is_check:
            continue
        if name in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(wanted[name])
        else:
            path.unlink()
    return 1 if is_check and behind else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
