"""Gather every text marked with `N_`, update the catalogues and compile them.

`python -m installer.translations` writes; with `--check` it only says what would change.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from gettext import GNUTranslations
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
DOMAIN = "kitchen-table"
# English is the text itself. Welsh counts in six ways: none, one, two, three, six and the rest.
LANGUAGES = ("cy",)
PLURAL_FORMS: Final = {
    "cy": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);"
}
# Git knows when; a date that moved with every run would not.
BEGUN = datetime(2026, 11, 1, tzinfo=UTC)
COUNTING = {"plural", "plural_message"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A text marked for translation, with its plural if it counts something, and its module."""

    text: str
    plural: str | None
    path: str


def marked_text(node: ast.expr) -> str | None:
    """The text of `N_("…")`; None for anything else."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
        return None
    if node.func.id != "N_" or len(node.args) != 1:
        return None
    match node.args[0]:
        case ast.Constant(value=str(text)):
            return text
        case _:
            return None


def marked_in(tree: ast.Module, path: str) -> Iterator[Marked]:
    """Every marked text of a module; the two forms of a count come as one."""
    counted: set[ast.expr] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or len(node.args) < 2:
            continue
        if getattr(node.func, "attr", getattr(node.func, "id", "")) not in COUNTING:
            continue
        one, many = marked_text(node.args[0]), marked_text(node.args[1])
        if one is not None and many is not None:
            counted.update(node.args[:2])
            yield Marked(one, many, path)
    for node in ast.walk(tree):
        if isinstance(node, ast.expr) and node not in counted:
            text = marked_text(node)
            if text:
                yield Marked(text, None, path)


def gather(folder: Path) -> tuple[Marked, ...]:
    """Every marked text of the product, in order of module."""
    found: list[Marked] = []
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
        found.extend(marked_in(tree, path.relative_to(folder.parent).as_posix()))
    return tuple(found)


def template(marked: Sequence[Marked]) -> Catalog:
    """What there is to translate."""
    catalogue = Catalog(domain=DOMAIN, fuzzy=False)
    # A text used both alone and as a count is one entry, the counted one.
    for one in sorted(marked, key=lambda one: one.plural is None):
        known = catalogue.get(one.text)
        if known is not None:
            known.locations.append((one.path, 1))
            known.locations = sorted(set(known.locations))
        else:
            text = one.text if one.plural is None else (one.text, one.plural)
            catalogue.add(text, locations=[(one.path, 1)])
    return catalogue


def catalogue_file(language: str, ending: str = "po") -> Path:
    """Where the catalogue of a language lies."""
    return TRANSLATIONS / language / f"{DOMAIN}.{ending}"


def header(language: str) -> str:
    """What stands before the entries: no dates and no program's name, so that it rests."""
    return (
        "# Kitchen Table. Drafted; not yet read by a translator.\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Plural-Forms: {PLURAL_FORMS[language]}\\n"\n\n'
    )


def read(language: str) -> Catalog:
    """The catalogue of a language as it stands; an empty one if there is none."""
    path = catalogue_file(language)
    text = path.read_bytes() if path.is_file() else header(language).encode()
    catalogue = read_po(io.BytesIO(text), locale=language, domain=DOMAIN)
    catalogue.creation_date = catalogue.revision_date = BEGUN
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue as text for translators, without line numbers."""
    stream = io.BytesIO()
    write_po(
        stream,
        catalogue,
        width=99,
        omit_header=True,
        sort_output=True,
        include_lineno=False,
        ignore_obsolete=True,
    )
    return header(str(catalogue.locale_identifier)).encode() + stream.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def meanings(compiled: bytes) -> dict[object, str]:
    """What a compiled catalogue says, without its header."""
    catalogue = GNUTranslations(io.BytesIO(compiled))
    entries: dict[object, str] = vars(catalogue)["_catalog"]
    return {key: text for key, text in entries.items() if key != ""}


def is_translated(message: Message) -> bool:
    """Whether every form of an entry has its words."""
    words = message.string
    return bool(words) if isinstance(words, str) else bool(words and all(words))


def untranslated(catalogue: Catalog) -> list[str]:
    """The texts of a catalogue that have no words yet."""
    entries = [message for message in catalogue if message.id]
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in entries
        if not is_translated(message)
    ]


def main(arguments: Sequence[str]) -> int:
    """Update and compile every catalogue, or with `--check` say whether that would change one."""
    is_check = "--check" in arguments
    wanted = template(gather(ROOT / "app"))
    is_stale = False
    for language in LANGUAGES:
        catalogue = read(language)
        catalogue.update(wanted, no_fuzzy_matching=True)
        left = untranslated(catalogue)
        print(f"{language}: {len(wanted)} texts, {len(left)} without words")
        for path, content in (
            (catalogue_file(language), as_po(catalogue)),
            (catalogue_file(language, "mo"), as_mo(catalogue)),
        ):
            if path.is_file() and path.read_bytes() == content:
                continue
            is_stale = True
            print(f"  {path.relative_to(ROOT)} {'is behind' if is_check else 'written'}")
            if not is_check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    return 1 if is_check and is_stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
