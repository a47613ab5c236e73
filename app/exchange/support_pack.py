"""A support pack: versions, counts, health and the last log lines; no name, nobody's words."""

from __future__ import annotations

import io
import platform
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app import __version__, paths
from app.casework.counting import count_all
from app.clock import Clock
from app.errors import AppError
from app.exchange.backup_folder import backups_of, second_away_since, time_of
from app.exchange.rehearsal import last_rehearsal
from app.exchange.support_log import last_lines
from app.language import N_, Message, Words, message
from app.models.store import Store
from app.models.versions import store_versions
from app.policy import Policy
from app.security.cost import SHIPPED_FLOOR_KIB
from app.security.files import write_whole
from app.security.keys import check_headers

ABOUT: Final = "support.txt"
LOG: Final = "log.txt"
_Lines = Iterator[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportPack:
    """What goes into the file: two texts, to be read by the worker first."""

    about: str
    log: str
    is_whole: bool
    """Whether nothing is missing that should be there."""
    made_at: datetime

    @property
    def text(self) -> str:
        """All of it, as it is shown before it is saved."""
        return f"{self.about}\n{self.log}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportFacts:
    """What a pack is made from. `window` is what only the window knows, as it is called there.

    Without a `store`, `why_closed` says why.
    """

    home: Path
    clock: Clock
    policy: Policy | None
    window: Mapping[str, str]
    store: Store | None = None
    why_closed: Message | None = None
    floor: int = SHIPPED_FLOOR_KIB


class _Writer:
    """Writes part after part; one that cannot be had says why, and the others still come."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._parts: list[str] = []
        self.is_whole = True

    def part(self, heading: str, lines: Callable[[], _Lines]) -> None:
        """A heading and its lines. Whatever goes wrong is told by its kind, never by its words."""
        told = [f"== {self._words.text(heading)}"]
        try:
            told += lines()
        except Exception as error:  # noqa: BLE001 - what is broken is just what is asked about
            self.is_whole = False
            told.append(
                self._words.text(
                    N_("This part is missing: {reason}"), reason=reason_of(error, self._words)
                )
            )
        self._parts.append("\n".join(told) + "\n")

    @property
    def text(self) -> str:
        """All parts."""
        return "\n".join(self._parts)


def reason_of(error: Exception, words: Words) -> str:
    """Why something is missing, without any path or name that the trouble may hold."""
    return _bare(error.title, words) if isinstance(error, AppError) else type(error).__name__


def _bare(said: Message, words: Words) -> str:
    """A message with nothing in its gaps."""
    return words.text(said.id, **{name: "…" for name, _ in said.params})


def make_pack(facts: SupportFacts, words: Words) -> SupportPack:
    """Gather a pack, in the worker's language. Takes a second or two: not on the main thread."""
    about, log = _Writer(words), _Writer(words)
    now = facts.clock.now()
    for heading, lines in (
        (N_("What this is"), lambda: _what(words)),
        (N_("Versions"), lambda: _versions(words)),
        (N_("System"), _system),
        (N_("Window"), lambda: (f"{name}: {value}" for name, value in facts.window.items())),
        (N_("Folder"), lambda: _folder(facts, words)),
        (N_("Key files"), lambda: _key_files(facts)),
        (N_("Backups"), lambda: _backups(facts, now, words)),
        (N_("Set by the council (names only)"), lambda: _policy(facts, words)),
        (N_("Counts"), lambda: _counts(facts, words)),
    ):
        about.part(heading, lines)
    log.part(N_("Last lines of the log"), lambda: _log(facts, words))
    return SupportPack(
        about=about.text,
        log=log.text,
        is_whole=about.is_whole and log.is_whole and facts.store is not None,
        made_at=now,
    )


def write_pack(pack: SupportPack, path: Path) -> None:
    """Write a pack as one .zip, whole or not at all. Raises as `file_trouble`."""
    stream = io.BytesIO()
    moment = pack.made_at.timetuple()[:6]
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in ((ABOUT, pack.about), (LOG, pack.log)):
            made.writestr(zipfile.ZipInfo(name, moment), text, zipfile.ZIP_DEFLATED)
    write_whole(path, stream.getvalue())


def file_name(now: datetime) -> str:
    """What a pack is called if nobody says otherwise."""
    return f"kitchen-table-support-{now:%Y-%m-%d}.zip"


def _what(words: Words) -> _Lines:
    yield words.text(
        N_("Made by Kitchen Table for whoever looks after it. No name, nothing anybody said or "
           "wrote, no path of an account. Ids are replaced by others made up for this pack.")
    )  # fmt: skip


def _versions(words: Words) -> _Lines:
    kept = store_versions()
    yield f"Kitchen Table {__version__}"
    is_frozen = bool(getattr(sys, "frozen", False))
    yield words.text(N_("installed as a program") if is_frozen else N_("run from its source"))
    yield f"Python {platform.python_version()}"
    yield f"SQLite {kept.sqlite}"
    yield f"SQLCipher {kept.sqlcipher}"
    yield words.text(N_("Newest schema it knows: {number}"), number=kept.schema)


def _system() -> _Lines:
    """Never the name of the machine: it may be a person's."""
    yield f"{platform.system()} {platform.release()} {platform.machine()}"


def _folder(facts: SupportFacts, words: Words) -> _Lines:
    home = facts.home
    is_usual = home == paths.default_home()
    yield words.text(N_("The usual folder of this account") if is_usual else N_("Another folder"))
    free = shutil.disk_usage(home).free
    yield words.text(N_("Free on the disk: {size}"), size=_size(free))
    store = paths.store_file(home)
    for path in (store, store.with_name(store.name + "-wal"), paths.state_file(home)):
        size = _size(path.stat().st_size) if path.is_file() else words.text(N_("is not there"))
        yield f"{path.name}: {size}"


def _size(number: int) -> str:
    """Bytes as megabytes."""
    return f"{number / 1e6:,.1f} MB"


def _key_files(facts: SupportFacts) -> _Lines:
    for finding in check_headers(facts.home, floor=facts.floor):
        yield f"{finding.name}: {finding.state}"


def _backups(facts: SupportFacts, now: datetime, words: Words) -> _Lines:
    """How many there are, how old the newest is, and whether one could be restored."""
    found = backups_of(facts.home)
    yield words.plural(
        N_("{count} backup on this device"), N_("{count} backups on this device"), len(found)
    )
    made = time_of(found[0]) if found else None
    if made is not None:
        hours = max(0, int((now - made).total_seconds() // 3600))
        yield words.plural(
            N_("The newest is {count} hour old"), N_("The newest is {count} hours old"), hours
        )
    if second_away_since(facts.home) is not None:
        yield words.text(N_("The second folder could not be reached the last time."))
    last = last_rehearsal(facts.home)
    if last is not None:
        said = N_("It could be restored the last time this was tried.")
        bad = N_("It could not be restored the last time this was tried.")
        yield words.text(said if last.is_good else bad)


def _policy(facts: SupportFacts, words: Words) -> _Lines:
    if facts.policy is None:
        yield words.text(N_("The council's file has a fault, and the program does not start."))
        return
    yield ", ".join(sorted(facts.policy.fixed)) or words.text(N_("Nothing"))


def _counts(facts: SupportFacts, words: Words) -> _Lines:
    """How much is kept, or why that is not known; no row of it."""
    if facts.store is None:
        why = facts.why_closed or message(N_("The records are locked."))
        yield words.text(N_("This part is missing: {reason}"), reason=_bare(why, words))
        return
    counts = count_all(facts.store)
    yield words.text(N_("People: {count}, removed: {removed}"), count=counts.people,
                     removed=counts.removed_people)  # fmt: skip
    yield words.text(N_("Promises: {count}"), count=counts.promises)
    yield words.text(N_("Notes: {count}"), count=counts.notes)
    yield words.text(N_("Steps: {count}"), count=counts.steps)
    for state, count in counts.pages:
        yield words.text(N_("Pages, {state}: {count}"), state=state, count=count)
    for state, count in counts.packages:
        yield words.text(N_("Outbox, {state}: {count}"), state=state, count=count)
    is_good = facts.store.is_quick_check_ok()
    yield words.text(
        N_("A quick look found no damage.") if is_good else N_("A quick look found damage.")
    )


def _log(facts: SupportFacts, words: Words) -> _Lines:
    lines = last_lines(facts.home)
    yield from lines or (words.text(N_("There is none.")),)
