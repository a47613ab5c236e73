"""Wording packs: a council's own wording of the questions, read from YAML or set aside whole."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, cast

from app.errors import AppError, BadInput
from app.exchange.pack_reading import BadPack, line_of, read_table, read_text, read_texts
from app.forms.catalogue import Catalogue
from app.forms.page import Page, Section
from app.forms.questions import Prose, Question
from app.language import N_, message
from app.security.files import file_trouble

LARGEST_PACK: Final = 1_000_000
_MOST_SIGNS: Final = 100
"""Opening signs, or spaces at the start, of one line."""
_PAGE_WORDS: Final = frozenset({"title", "name", "paper_title", "lead"})
_QUESTION_WORDS: Final = frozenset({"ask", "me", "hint"})
_PAGE_KEYS: Final = _PAGE_WORDS | {"openers", "questions"}


def read_pack(path: Path, *, catalogue: Catalogue) -> Catalogue:
    """The catalogue with the wording of a pack. Raises `BadInput` naming the file and the line.

    Of the product's pages a pack changes words only: `pages: {conversation_1: {title: …, questions:
    {what_matters: {ask: …, me: …, hint: …, openers: […]}}}}`; keys and the order of questions stay.
    Beside them it may have `own_pages` (`own_pages.py`). All of it is told in docs/wording-pack.md.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for for ever
            raise FileNotFoundError(errno.ENOENT, "not a file", str(path))
        with path.open("rb") as stream:
            data = stream.read(LARGEST_PACK + 1)
    except OSError as error:
        raise file_trouble(error) from error
    try:
        pages = _pages(_parsed(data), catalogue)
        return catalogue.with_pages(pages, wording_pack=id_of(path, data))
    except BadPack as bad:
        raise BadInput(
            message(
                N_("The wording pack {file} cannot be used, line {line}: {problem}"),
                file=path.name,
                line=bad.line,
                problem=bad.problem,
            ),
            message(N_("It is set aside as a whole, and the product's own words are used.")),
        ) from None


def id_of(path: Path, data: bytes) -> str:
    """What a page remembers of a pack: its name and which of its versions, `powys-3f9a0c12d4e5`."""
    name = "".join(sign if sign.isalnum() else "-" for sign in path.stem)[:40]
    return f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"


def worded_as(pack: str | None, *, catalogue: Catalogue) -> tuple[Catalogue, AppError | None]:
    """The catalogue in the wording of the council's pack, if it has one.

    A pack that cannot be used is set aside whole: the product's own words, and what was the matter.
    """
    if pack is None:
        return catalogue, None
    try:
        return read_pack(Path(pack), catalogue=catalogue), None
    except AppError as error:
        return catalogue, error


def _parsed(data: bytes) -> Any:
    """The YAML with its lines; aliases cannot make it larger than it is, for words are few."""
    # Here: most councils have no pack, and the reader takes as long to load as a store to open.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    if len(data) > LARGEST_PACK:
        raise BadPack(1, message(N_("it is too large")))
    _refuse_deep(data)
    reader = cast("Any", YAML(typ="rt", pure=True))  # it has no types of its own
    reader.allow_duplicate_keys = False
    try:
        return reader.load(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise BadPack(1, message(N_("it is not text in UTF-8"))) from None
    except MarkedYAMLError as error:
        mark = cast("Any", error).problem_mark
        line = int(mark.line) + 1 if mark is not None else 1
        raise BadPack(line, message(N_("it is not YAML"))) from None
    except (YAMLError, RecursionError, ValueError):
        raise BadPack(1, message(N_("it is not YAML"))) from None


def _refuse_deep(data: bytes) -> None:
    """A pack is five levels deep; the reader would take very long over thousands."""
    for number, line in enumerate(data.splitlines(), 1):
        opening = sum(line.count(sign) for sign in (b"[", b"{", b"- ", b"? "))
        if opening > _MOST_SIGNS or len(line) - len(line.lstrip()) > _MOST_SIGNS:
            raise BadPack(number, message(N_("it is not YAML")))


def _pages(pack: Any, catalogue: Catalogue) -> tuple[Page, ...]:
    """The pages that are worded anew, then the council's own."""
    top = read_table(pack, 1, frozenset({"pages", "own_pages"}))
    own: tuple[Page, ...] = ()
    if "own_pages" in top:
        from app.exchange.own_pages import read_own_pages

        own = read_own_pages(top["own_pages"], line_of(top, "own_pages"), catalogue)
        if "pages" not in top:
            return own
    told = read_table(top.get("pages"), line_of(top, "pages"))
    reworded: list[Page] = []
    for key, wording in told.items():
        page = catalogue.page(str(key))
        if page is None:
            raise BadPack(line_of(told, key), message(N_("there is no page {key}"), key=key))
        table = read_table(wording, line_of(told, key), _PAGE_KEYS)
        reworded.append(_page(page, table, line_of(told, key)))
    return (*reworded, *own)


def _page(page: Page, table: Mapping[Any, Any], line: int) -> Page:
    """A page with the pack's wording in place of its own; errors name the line."""
    words = {name: read_text(table, name) for name in _PAGE_WORDS if name in table}
    asked = read_table(table.get("questions") or {}, line)
    for key in asked:
        if page.question(str(key)) is None:
            raise BadPack(line_of(asked, key), message(N_("there is no question {key}"), key=key))
    sections = tuple(
        replace(
            section,
            questions=tuple(
                _question(q, asked[q.key], line_of(asked, q.key)) if q.key in asked else q
                for q in section.questions
            ),
        )
        for section in page.sections
    )
    return _put(page, words, sections, table)


def _put(
    page: Page, words: dict[str, str], sections: tuple[Section, ...], table: Mapping[Any, Any]
) -> Page:
    return replace(
        page,
        title=words.get("title", page.title),
        name=words.get("name", page.name),
        paper_title=words.get("paper_title", page.paper_title),
        lead=words.get("lead", page.lead),
        openers=read_texts(table, "openers") if "openers" in table else page.openers,
        sections=sections,
    )


def _question(question: Question, wording: Any, line: int) -> Question:
    known = _QUESTION_WORDS | ({"openers"} if isinstance(question, Prose) else set[str]())
    table = read_table(wording, line, known)
    worded = replace(
        question,
        ask=read_text(table, "ask") if "ask" in table else question.ask,
        me=read_text(table, "me") if "me" in table else question.me,
        hint=read_text(table, "hint") if "hint" in table else question.hint,
    )
    if isinstance(worded, Prose) and "openers" in table:
        return replace(worded, openers=read_texts(table, "openers"))
    return worded
