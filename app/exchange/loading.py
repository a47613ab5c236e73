"""Taking documents in: what is new is added, what is here already stays, and it is said which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.casework.moving import (
    Image,
    images_where,
    is_owned,
    keep_unresolved_links,
    people_here,
    put_image,
    unresolved_links,
)
from app.casework.standing import standing_id
from app.exchange.incoming import LINKS, OPEN_LINKS, Incoming, Piece, incoming, tie_pair
from app.exchange.reading import at_path, path_text, quoted, read_json, refused
from app.language import N_, Message, message
from app.models.base import utc_text
from app.models.store import Step, Store, Verb

# When a row was last touched here says nothing about its content; who owns the store neither.
_NOT_CONTENT = frozenset({"created_at", "changed_at", "is_owner"})
_Links = dict[tuple[str, str, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What a load did: rows added, rows that were here already, and what was set aside and why."""

    people: int
    added: int
    already_there: int
    set_aside: tuple[tuple[str, Message], ...]
    """Path in the file and the reason."""


@dataclass(slots=True)
class _Plan:
    """What is to be written, once everything has been looked at."""

    to_add: list[Piece] = field(default_factory=list[Piece])
    already_there: int = 0
    set_aside: list[tuple[str, Message]] = field(default_factory=list[tuple[str, Message]])


def load(store: Store, data: bytes) -> LoadReport:
    """Take in a file that `show` wrote, or one like it, in one transaction.

    Raises `BadInput` with the path of what is wrong; nothing is changed then.
    """
    return load_incoming(store, read_incoming(data))


def read_incoming(data: bytes) -> Incoming:
    """What a file holds, validated as far as it can be without a store. Raises `BadInput`."""
    return incoming(read_json(data))


def load_incoming(store: Store, found: Incoming) -> LoadReport:
    """Take in what was read: all that is new in one transaction."""
    known = _known_rows(store, found)
    _refuse_unknown_workers(found, known)
    plan = _planned(found, known)
    _set_aside_double_ties(store, plan)
    if plan.to_add:
        _write(store, plan)
    return LoadReport(
        people=len(found.people),
        added=len(plan.to_add),
        already_there=plan.already_there,
        set_aside=tuple(plan.set_aside),
    )


def _known_rows(store: Store, found: Incoming) -> dict[tuple[str, str], Image]:
    """Rows of the store that have an id of the file, or that the file names."""
    wanted: dict[str, set[str]] = {}
    for piece in found.pieces():
        wanted.setdefault(piece.table, set()).add(piece.id)
        for column, table in LINKS.get(piece.table, ()):
            if piece.image[column] is not None:
                wanted.setdefault(table, set()).add(str(piece.image[column]))
    known: dict[tuple[str, str], Image] = {}
    with store.reading() as session:
        for table, ids in wanted.items():
            for image in images_where(session, table, column="id", values=sorted(ids)):
                known[table, str(image["id"])] = image
                if table == "sealed_view":  # it keeps the id of a record put into another
                    image["person_id"] = standing_id(session, str(image["person_id"]))
        for (table, row_id, column), person_id in unresolved_links(session).items():
            if (table, row_id) in known:
                known[table, row_id][column] = person_id
    return known


def _refuse_unknown_workers(found: Incoming, known: dict[tuple[str, str], Image]) -> None:
    told = {piece.id for piece in found.workers}
    for piece in found.pieces():
        for column, table in LINKS.get(piece.table, ()):
            target = piece.image[column]
            if table != "worker" or target is None or str(target) in told:
                continue
            if (table, str(target)) not in known:
                problem = message(N_("{value} is not among the workers"), value=quoted(str(target)))
                raise refused(at_path(path_text((*piece.location, column)), problem))


def _planned(found: Incoming, known: dict[tuple[str, str], Image]) -> _Plan:
    plan = _Plan()
    told: dict[str, Piece] = {}
    for worker in found.workers:
        if worker.id in told:  # several documents may name the same worker
            if not _is_same(worker.image, told[worker.id].image):
                plan.set_aside.append((path_text(worker.location), _told_twice()))
            continue
        told[worker.id] = worker
        _sort(plan, worker, known)
    for person in found.people:
        for piece in person:
            _sort(plan, piece, known)
    return plan


def _sort(plan: _Plan, piece: Piece, known: dict[tuple[str, str], Image]) -> None:
    """Add, skip or set aside one piece; what goes with it follows it."""
    there = known.get((piece.table, piece.id))
    if there is None:
        plan.to_add.append(piece)
    elif _is_same(piece.image, there):
        plan.already_there += 1
    else:
        plan.set_aside.append((path_text(piece.location), _other_content()))
        return
    for part in piece.together:
        # A finished page does not change: an answer it does not have is another content.
        is_closed = there is not None and part.table == "answer" and there["state"] != "draft"
        if is_closed and (part.table, part.id) not in known:
            plan.set_aside.append((path_text(part.location), _other_content()))
        else:
            _sort(plan, part, known)


def _is_same(image: Image, there: Image) -> bool:
    return all(there.get(k) == v for k, v in image.items() if k not in _NOT_CONTENT)


def _set_aside_double_ties(store: Store, plan: _Plan) -> None:
    """Two of a network have one tie at most, also when another one is here already."""
    ties = [piece for piece in plan.to_add if piece.table == "tie"]
    people = sorted({str(piece.image["person_id"]) for piece in ties})
    if not people:
        return
    with store.reading() as session:
        taken = {
            (str(image["person_id"]), *tie_pair(image))
            for image in images_where(session, "tie", column="person_id", values=people)
            if image["removed_at"] is None
        }
    for piece in ties:
        pair = (str(piece.image["person_id"]), *tie_pair(piece.image))
        if piece.image["removed_at"] is None and pair in taken:
            plan.to_add.remove(piece)
            plan.set_aside.append((path_text(piece.location), _other_content()))


def _write(store: Store, plan: _Plan) -> None:
    """Add every new row in one transaction, links to absent people kept for later."""
    now = utc_text(store.clock.now())
    arriving = {piece.id for piece in plan.to_add if piece.table == "person"}
    with store.writing(Step(Verb.LOADED)) as session:
        has_owner = is_owned(session)
        here = arriving | people_here(session, _linked_people(plan))
        links: _Links = {}
        for piece in plan.to_add:
            image = dict(piece.image)
            image["created_at"] = image["created_at"] or now
            image["changed_at"] = image["changed_at"] or image["created_at"]
            if piece.table == "worker":
                image["is_owner"] = image["is_owner"] is True and not has_owner
                has_owner = has_owner or image["is_owner"] is True
            column = OPEN_LINKS.get(piece.table)
            if column and image[column] and image[column] not in here:
                links[piece.table, piece.id, column] = str(image[column])
                image[column] = None
            put_image(session, piece.table, image)
        if links or arriving:
            keep_unresolved_links(session, links)


def _linked_people(plan: _Plan) -> set[str]:
    """The ids of people that the rows to be added link to."""
    return {
        str(piece.image[column])
        for piece in plan.to_add
        if (column := OPEN_LINKS.get(piece.table)) and piece.image[column]
    }


def _other_content() -> Message:
    return message(N_("is here already with other content"))


def _told_twice() -> Message:
    return message(N_("is told twice, and differs"))


def reasons(report: LoadReport) -> Iterable[Message]:
    """What was set aside, each as one line."""
    return (at_path(path, reason) for path, reason in report.set_aside)
