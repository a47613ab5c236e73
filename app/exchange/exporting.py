"""Team export: a package for each person with everything finished; a failure stops nobody else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.casework.filing import Filing, filings_of_person, journal_head
from app.errors import AppError, Cancelled
from app.exchange.access_file import beside_papers
from app.exchange.folder import (
    is_whole_package,
    never,
    put_package,
    sweep_unfinished_packages,
)
from app.exchange.laid_beside import laid_beside
from app.exchange.package import (
    Printer,
    day_of,
    newest_of,
    package_name_of,
    package_of,
    print_both,
    reference_of,
)
from app.exchange.printing import print_paper
from app.exchange.profiles import Profile
from app.exchange.sending import device_mark
from app.language import N_, Message, message
from app.models.store import Step, Store, Verb
from app.security.files import file_trouble

Outcome = Literal["exported", "there_already", "nothing_finished", "set_aside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What came of one person's export. `folder` is the package's name; `pages` printed sheets."""

    person_id: str
    outcome: Outcome
    folder: str = ""
    documents: int = 0
    pages: int = 0
    reason: Message | None = None


def export_people(
    store: Store,
    *,
    person_ids: Sequence[str],
    to: Path,
    profile: Profile,
    told: Callable[[Exported], None],
    is_stopped: Callable[[], bool] = never,
    printer: Printer = print_paper,
) -> None:
    """Write a package for each person into a folder, which is made if need be.

    `told` hears of each person as they are done; nothing is kept in memory between two. Running it
    again skips what is there already and the same. Raises `Cancelled` when `is_stopped` says so.
    """
    try:
        to.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_trouble(error) from error
    mark = device_mark(store.worker_id or "")
    sweep_unfinished_packages(to, mark=mark)
    for person_id in person_ids:
        if is_stopped():
            raise Cancelled
        told(_export_one(store, person_id, to, profile, mark=mark, printer=printer))


def _export_one(
    store: Store, person_id: str, to: Path, profile: Profile, *, mark: str, printer: Printer
) -> Exported:
    """Export one person; whatever goes wrong is their own outcome."""
    try:
        filings = filings_of_person(store, person_id=person_id)
        if not filings:
            return Exported(person_id=person_id, outcome="nothing_finished")
        if profile.needs_council_number and not filings[0].council_id:
            reason = message(N_("There is no council number yet."))
            return Exported(person_id=person_id, outcome="set_aside", reason=reason)
        return _put(store, filings, to, profile, mark=mark, printer=printer)
    except Cancelled:
        raise
    except AppError as error:
        return Exported(person_id=person_id, outcome="set_aside", reason=error.title)
    except Exception:  # noqa: BLE001 - one page that cannot be printed holds up nobody else
        reason = message(N_("This page could not be printed."))
        return Exported(person_id=person_id, outcome="set_aside", reason=reason)


def _put(
    store: Store,
    filings: tuple[Filing, ...],
    to: Path,
    profile: Profile,
    *,
    mark: str,
    printer: Printer,
) -> Exported:
    """Print, package and write what one person has finished, and log it."""
    person_id = filings[0].sealed.person_id
    name = package_name_of(filings)
    if is_whole_package(to / name):
        return Exported(person_id=person_id, outcome="there_already", folder=name)
    papers = tuple(
        paper
        for filing in filings
        for paper in print_both(filing, profile=profile, printer=printer)
    )
    newest = newest_of(filings)
    package = package_of(
        papers,
        reference=reference_of(newest),
        day=day_of(newest.sealed.view),
        head=journal_head(store),
        exported_at=store.clock.now(),
        attachments=tuple(
            laid for filing in filings for laid in laid_beside(store, filing, profile=profile)
        ),
        beside=beside_papers(
            store, person_id=person_id, council_id=newest.council_id, profile=profile
        ),
    )
    put_package(to, package, mark=mark)
    with store.writing(Step(Verb.EXPORTED, person_id=person_id)) as session:
        store.log_access(
            session, "exported", person_id=person_id, detail_ids=[f.sealed.id for f in filings]
        )
    return Exported(
        person_id=person_id,
        outcome="exported",
        folder=package.name,
        documents=len(papers),
        pages=sum(paper.pages for paper in papers),
    )
