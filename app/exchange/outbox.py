"""The Outbox: what waits, what went, and sending what can go now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.casework.filing import filing_by_id, journal_head
from app.casework.queue import (
    KeptPaper,
    Waiting,
    keep_delivery,
    keep_papers,
    packages,
    papers_of,
    set_waiting_state,
    waiting,
)
from app.casework.workers import private_setting
from app.errors import AppError, Cancelled, FolderGone
from app.exchange.access_file import beside_papers
from app.exchange.folder import never
from app.exchange.laid_beside import laid_beside
from app.exchange.package import (
    Package,
    Printed,
    Printer,
    day_of,
    document_of,
    package_of,
    print_both,
    reference_of,
)
from app.exchange.printing import print_paper
from app.exchange.profiles import Profile, load_profile
from app.exchange.sending import Destination, is_reachable, send
from app.language import Message
from app.models.store import Store
from app.policy import Policy

__all__ = [
    "DeliveryReport",
    "deliver_waiting",
    "destinations_of",
    "packages",
    "prepare",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryReport:
    """What a round of sending did: ids of packages delivered and still waiting, and what failed."""

    delivered: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    failed: tuple[tuple[str, Message], ...] = ()


def destinations_of(store: Store, policy: Policy) -> tuple[Destination, ...]:
    """Where packages go: what the council's policy names, else what the worker has set."""
    if policy.fixes("destinations"):
        return tuple(
            Destination(name=d.name, folder=Path(d.folder), profile=d.profile)
            for d in policy.destinations
        )
    kept = private_setting(store, "destinations", [])
    items = [item for item in kept if isinstance(item, dict)] if isinstance(kept, list) else []
    return tuple(
        Destination(
            name=str(item.get("name") or ""),
            folder=Path(str(item["folder"])),
            profile=str(item.get("profile") or "generic"),
        )
        for item in items
        if item.get("folder")
    )


def prepare(
    store: Store,
    *,
    printer: Printer = print_paper,
    is_stopped: Callable[[], bool] = never,
    told: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[tuple[str, Message], ...]:
    """Print the papers of every package that waits and has none yet; gives back what failed.

    `told` hears how many of how many are done. Raises `Cancelled` when `is_stopped` says so.
    """
    failed: list[tuple[str, Message]] = []
    lines = waiting(store)
    for number, line in enumerate(lines, start=1):
        if is_stopped():
            raise Cancelled
        try:
            _papers(store, line, printer)
        except AppError as error:
            failed.append((line.id, error.title))
        told(number, len(lines))
    return tuple(failed)


def deliver_waiting(
    store: Store,
    *,
    destinations: Sequence[Destination],
    cancel: Callable[[], bool] = never,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    printer: Printer = print_paper,
) -> DeliveryReport:
    """Send every package whose folder is there; one that fails holds up none of the others.

    A package goes to the destination it names, or to the first. Delivered is only what was read
    back and found the same. Never hangs, whatever a folder does. Call it off the main thread.
    """
    delivered: list[str] = []
    left: list[str] = []
    failed: list[tuple[str, Message]] = []
    reachable = {d.name: is_reachable(d.folder) for d in destinations}
    profiles: dict[str, Profile] = {}
    lines = waiting(store)
    for number, line in enumerate(lines, start=1):
        if cancel():
            left += [later.id for later in lines[number - 1 :]]
            break
        destination = _destination_of(line, destinations)
        try:
            if destination is None or not reachable[destination.name]:
                left.append(line.id)
            elif _try_one(store, line, destination, profiles, printer):
                delivered.append(line.id)
            else:
                left.append(line.id)
        except FolderGone:
            reachable[destination.name if destination else ""] = False
            left.append(line.id)
        except AppError as error:
            _keep_failure(store, line, destination, error)
            failed.append((line.id, error.title))
        progress(number, len(lines))
    return DeliveryReport(delivered=tuple(delivered), waiting=tuple(left), failed=tuple(failed))


def _destination_of(line: Waiting, destinations: Sequence[Destination]) -> Destination | None:
    named = next((d for d in destinations if d.name == line.destination), None)
    return named or next(iter(destinations), None)


def _try_one(
    store: Store,
    line: Waiting,
    destination: Destination,
    profiles: dict[str, Profile],
    printer: Printer,
) -> bool:
    """Send one package; False when it still waits for the council's number."""
    if destination.profile not in profiles:
        profiles[destination.profile] = load_profile(destination.profile)
    profile = profiles[destination.profile]
    lacks_number = profile.needs_council_number and not line.council_id
    set_waiting_state(
        store, package=line, state="needs_council_number" if lacks_number else "ready"
    )
    if lacks_number:
        return False
    put = send(destination, _package(store, line, profile, printer), mark_of=store.worker_id or "")
    keep_delivery(
        store,
        package=line,
        destination=destination.name,
        result="delivered",
        folder_name=put.name,
        manifest_sha256=put.manifest_sha256,
    )
    return True


def _package(store: Store, line: Waiting, profile: Profile, printer: Printer) -> Package:
    """What is sent of one waiting line."""
    filing = filing_by_id(store, sealed_view_id=line.sealed_view_id)
    papers = tuple(
        document_of(
            filing, kept.audience, Printed(data=kept.data, pages=kept.pages), profile=profile
        )
        for kept in _papers(store, line, printer)
    )
    return package_of(
        papers,
        reference=reference_of(filing),
        day=day_of(filing.sealed.view),
        head=journal_head(store),
        exported_at=store.clock.now(),
        attachments=laid_beside(store, filing, profile=profile),
        beside=beside_papers(
            store, person_id=line.person_id, council_id=filing.council_id, profile=profile
        ),
    )


def _papers(store: Store, line: Waiting, printer: Printer) -> tuple[KeptPaper, ...]:
    """The papers of a package, printed and kept on the first time."""
    kept = papers_of(store, package_id=line.id)
    if kept:
        return kept
    filing = filing_by_id(store, sealed_view_id=line.sealed_view_id)
    made = tuple(
        KeptPaper(
            audience=paper.audience,
            name=paper.name,
            data=paper.data,
            sha256=paper.sha256,
            pages=paper.pages,
        )
        for paper in print_both(filing, profile=load_profile(line.profile), printer=printer)
    )
    keep_papers(store, package_id=line.id, person_id=line.person_id, papers=made)
    return made


def _keep_failure(
    store: Store, line: Waiting, destination: Destination | None, error: AppError
) -> None:
    keep_delivery(
        store,
        package=line,
        destination=destination.name if destination else "",
        result="failed",
        reason=error.title.id,
    )
