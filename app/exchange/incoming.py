"""A file on its way in: read strictly, shaped into entries, and every link in it looked at."""

from __future__ import annotations

import hashlib
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeVar, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from app.casework import map_keeping
from app.casework.map_views import EcomapView
from app.casework.sealed import canonical, from_json, sha256_of, to_json
from app.casework.views import PageView
from app.exchange.reading import at_path, first_problem, path_text, quoted, refused
from app.exchange.record_schema import (
    FORMAT,
    VERSION,
    AttachmentEntry,
    Entry,
    PageEntry,
    PersonEntry,
    RecordDocument,
    SealedEntry,
    SignatureEntry,
)
from app.exchange.showing import ROWS_BY_NAME
from app.forms.catalogue import shipped
from app.forms.conditions import Json
from app.forms.values import has_shape
from app.language import N_, Message, message

Location = tuple[str | int, ...]
SomeModel = TypeVar("SomeModel", bound=BaseModel)
_BEGINS: Final[dict[str, bytes]] = {
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "application/pdf": b"%PDF-",
}
"""What a file of each kind begins with, whatever it says it is."""
_NESTED: Final = frozenset(
    {
        *("members", "ties", "pages", "kept_views", "promises", "contacts", "rhythms", "derived"),
        *("answers", "sealed_views", "copies_given", "signatures", "shown"),
        *("appointments", "money", "attachments", "content"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One row of the file: its table, its columns, where it stood, and the rows that need it.

    `together` are pieces that make no sense without this one as it is.
    """

    table: str
    image: dict[str, Json]
    location: Location
    together: tuple[Piece, ...] = ()

    @property
    def id(self) -> str:
        """The id of the row."""
        return str(self.image["id"])

    def everything(self) -> Iterator[Piece]:
        """This piece and all that goes with it."""
        yield self
        for piece in self.together:
            yield from piece.everything()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """Everything a file holds, validated by itself."""

    workers: tuple[Piece, ...]
    people: tuple[tuple[Piece, ...], ...]
    """For each person their own row first, then the rest."""

    def pieces(self) -> Iterator[Piece]:
        """Every piece, whatever it hangs on."""
        for piece in (*self.workers, *(p for person in self.people for p in person)):
            yield from piece.everything()


@dataclass(slots=True)
class _Gathered:
    workers: list[Piece] = field(default_factory=list[Piece])
    people: list[tuple[Piece, ...]] = field(default_factory=list[tuple[Piece, ...]])


def incoming(value: Json) -> Incoming:
    """What a document, a person, or a list of either holds. Raises `BadInput` with a path."""
    gathered = _Gathered()
    if isinstance(value, list):
        for number, item in enumerate(value):
            # A list of bare people is one long `people`; documents keep their own.
            is_document = isinstance(item, dict) and "people" in item
            start: Location = (number,) if is_document else ("people", number)
            _gather(gathered, item, start, is_document=is_document)
    else:
        is_document = not (isinstance(value, dict) and "id" in value and "people" not in value)
        _gather(gathered, value, () if is_document else ("people", 0), is_document=is_document)
    found = Incoming(workers=tuple(gathered.workers), people=tuple(gathered.people))
    _refuse_twice(found)
    _refuse_loose_links(found)
    return found


def _gather(gathered: _Gathered, value: Json, start: Location, *, is_document: bool) -> None:
    if not is_document:
        gathered.people.append(_person(_validated(PersonEntry, value, start), start))
        return
    _refuse_other_version(value, start)
    document = _validated(RecordDocument, value, start)
    for number, worker in enumerate(document.workers):
        gathered.workers.append(_piece("worker", worker, (*start, "workers", number)))
    for number, person in enumerate(document.people):
        gathered.people.append(_person(person, (*start, "people", number)))


def _refuse_other_version(value: Json, start: Location) -> None:
    if not isinstance(value, dict):
        problem = message(N_("{value} is not an object"), value=quoted(value))
        raise refused(at_path(path_text(start), problem))
    version = value.get("version", VERSION)
    if value.get("format", FORMAT) == FORMAT and isinstance(version, int) and version > VERSION:
        raise refused(message(N_("The file was written by a newer Kitchen Table.")))


def _validated(model: type[SomeModel], value: Json, start: Location) -> SomeModel:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise refused(first_problem(error, start=start)) from None


def _piece(
    table: str,
    entry: Entry,
    location: Location,
    *,
    together: tuple[Piece, ...] = (),
    **parents: Json,
) -> Piece:
    given = cast("dict[str, Json]", entry.model_dump(exclude=set(_NESTED)))
    return Piece(table=table, image={**given, **parents}, location=location, together=together)


def _person(person: PersonEntry, at: Location) -> tuple[Piece, ...]:
    """The pieces of one person, their own row first."""
    pieces = [_piece("person", person, at)]
    for name, table in (("members", "member"), ("ties", "tie"), *ROWS_BY_NAME):
        entries = cast("list[Entry]", getattr(person, name))
        pieces += [
            _piece(table, entry, (*at, name, number), person_id=person.id)
            for number, entry in enumerate(entries)
        ]
    pieces += [_page(p, (*at, "pages", n), person.id) for n, p in enumerate(person.pages)]
    for number, attachment in enumerate(person.attachments):
        pieces += _attachment(attachment, (*at, "attachments", number), person.id)
    pieces += [
        _view(view, (*at, "kept_views", number), person.id, None)
        for number, view in enumerate(person.kept_views)
    ]
    return tuple(pieces)


def _attachment(attachment: AttachmentEntry, at: Location, person_id: str) -> list[Piece]:
    """An attachment and its bytes; their hash, size and kind must be those that are told."""
    content = attachment.content
    try:
        data = b64decode(content.data, validate=True)
    except ValueError:
        raise refused(
            at_path(path_text((*at, "content", "data")), message(N_("is not base64")))
        ) from None
    if hashlib.sha256(data).hexdigest() != content.sha256 or len(data) != content.size_bytes:
        problem = message(N_("is not the hash of what is attached"))
        raise refused(at_path(path_text((*at, "content", "sha256")), problem))
    if not data.startswith(_BEGINS[attachment.media_type]):
        problem = message(N_("is not what is attached"))
        raise refused(at_path(path_text((*at, "media_type")), problem))
    return [
        _piece("attachment_content", content, (*at, "content"), person_id=person_id),
        _piece("attachment", attachment, at, person_id=person_id, content_id=content.id),
    ]


def _page(page: PageEntry, at: Location, person_id: str) -> Piece:
    answers = tuple(
        _piece("answer", answer, (*at, "answers", number), page_id=page.id)
        for number, answer in enumerate(page.answers)
    )
    views = tuple(
        _view(view, (*at, "sealed_views", number), person_id, page.id)
        for number, view in enumerate(page.sealed_views)
    )
    _refuse_key_twice(page, at)
    _refuse_misshapen_answers(page, at)
    return _piece("page", page, at, together=(*answers, *views), person_id=person_id)


def _view(view: SealedEntry, at: Location, person_id: str, page_id: str | None) -> Piece:
    """A sealed view with its copies; its hash must be that of what it shows."""
    content = canonical(view.shown)
    if sha256_of(content) != view.sha256:
        problem = message(N_("is not the hash of what is shown"))
        raise refused(at_path(path_text((*at, "sha256")), problem))
    if view.kind == "page":
        _refuse_unreadable_view(content, (*at, "shown"))
    if view.kind == "ecomap":
        _refuse_unreadable_map(content, (*at, "shown"))
    copies = tuple(
        _piece("copy_given", copy, (*at, "copies_given", number), sealed_view_id=view.id)
        for number, copy in enumerate(view.copies_given)
    )
    signatures = tuple(
        _signature(signed, (*at, "signatures", number), view, person_id)
        for number, signed in enumerate(view.signatures)
    )
    return _piece(
        "sealed_view",
        view,
        at,
        together=(*copies, *signatures),
        person_id=person_id,
        page_id=page_id,
        content=content,
    )


def _signature(signed: SignatureEntry, at: Location, view: SealedEntry, person_id: str) -> Piece:
    """A signature; it is bound to the hash of the very view it stands under."""
    if signed.sha256 != view.sha256:
        problem = message(N_("is not the hash of what was signed"))
        raise refused(at_path(path_text((*at, "sha256")), problem))
    return _piece("signature_given", signed, at, person_id=person_id, sealed_view_id=view.id)


def _refuse_key_twice(page: PageEntry, at: Location) -> None:
    seen: set[str] = set()
    for number, answer in enumerate(page.answers):
        if answer.key in seen:
            raise _at((*at, "answers", number, "key"), N_("{value} is given twice"), answer.key)
        seen.add(answer.key)


def _refuse_misshapen_answers(page: PageEntry, at: Location) -> None:
    """Where the product still asks the question, an answer has the shape of its kind.

    Right or wrong does not matter here, nor do questions that are no longer asked: they are kept.
    """
    known = shipped().page(page.page_key)
    for number, answer in enumerate(page.answers):
        question = known.question(answer.key) if known else None
        if question is not None and not has_shape(question, answer.value):
            text = N_("{value} is not an answer to this kind of question")
            raise _at((*at, "answers", number, "value"), text, answer.value)


def _refuse_unreadable_view(content: str, at: Location) -> None:
    """What a finished page showed can be shown again: everything paper needs has its type."""
    try:
        view = from_json(content)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise refused(at_path(path_text(at), message(N_("is not what a page shows")))) from None
    try:
        TypeAdapter(PageView).validate_json(to_json(view), strict=True)
    except ValidationError as error:
        raise refused(first_problem(error, start=at)) from None


def _refuse_unreadable_map(content: str, at: Location) -> None:
    """What a kept ecomap showed can be drawn again: everything in it has its type."""
    try:
        view = map_keeping.from_json(content)
        again = map_keeping.to_json(view)
    except (KeyError, TypeError, ValueError, AttributeError):
        problem = message(N_("is not what a kept ecomap shows"))
        raise refused(at_path(path_text(at), problem)) from None
    try:
        TypeAdapter(EcomapView).validate_json(again, strict=True)
    except ValidationError as error:
        raise refused(first_problem(error, start=at)) from None


def _refuse_twice(found: Incoming) -> None:
    """An id stands once in its table; only a worker may be told in several documents."""
    seen: set[tuple[str, str]] = set()
    pairs: set[tuple[str, ...]] = set()
    for piece in found.pieces():
        if piece.table == "worker":
            continue
        key = (piece.table, piece.id)
        if key in seen:
            raise _at((*piece.location, "id"), N_("{value} is given twice"), piece.id)
        seen.add(key)
        if piece.table == "tie" and piece.image["removed_at"] is None:
            pair = (str(piece.image["person_id"]), *tie_pair(piece.image))
            if pair in pairs:
                text = N_("{value}: there is a tie between these two already")
                raise _at(piece.location, text, piece.id)
            pairs.add(pair)


def tie_pair(image: dict[str, Json]) -> tuple[str, str]:
    """The two ends of a tie in an order that does not depend on its direction."""
    first, second = sorted((str(image["from_member_id"] or ""), str(image["to_member_id"])))
    return first, second


# Which columns name a row that must be in the file or in the store, and of the same person.
LINKS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "tie": (("from_member_id", "member"), ("to_member_id", "member")),
    "page": (("supersedes_id", "page"), ("author_id", "worker")),
    "answer": (("whose_member_id", "member"),),
    "sealed_view": (("worker_id", "worker"),),
    "copy_given": (("by_worker_id", "worker"),),
    "promise": (
        ("page_id", "page"),
        ("who_member_id", "member"),
        ("who_worker_id", "worker"),
    ),
    "contact": (("page_id", "page"), ("author_id", "worker")),
    "appointment": (("page_id", "page"),),
    "money": (("page_id", "page"), ("authorised_by_id", "worker"), ("second_id", "worker")),
    "attachment": (("page_id", "page"),),
    "signature_given": (("page_id", "page"), ("worker_id", "worker")),
}
# Which columns may name a person who is neither in the file nor here.
OPEN_LINKS: Final[dict[str, str]] = {"member": "linked_person_id", "person": "merged_into"}


def _refuse_loose_links(found: Incoming) -> None:
    """A member or page that is named belongs to the same person."""
    for person in found.people:
        here = {(p.table, p.id) for own in person for p in own.everything()}
        for own in person:
            for piece in own.everything():
                for column, table in LINKS.get(piece.table, ()):
                    target = piece.image[column]
                    if table == "worker" or target is None or (table, str(target)) in here:
                        continue
                    text = N_("{value} is not in this document")
                    raise _at((*piece.location, column), text, str(target))


def _at(location: Location, text: str, value: Json) -> Exception:
    problem: Message = message(text, value=quoted(value))
    return refused(at_path(path_text(location), problem))
