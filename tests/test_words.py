"""Every marked text has its Welsh, with the same gaps to fill and a form for every count."""

from __future__ import annotations

import ast
import re

import pytest
from babel.messages.catalog import Catalog, Message

from installer.translations import (
    LANGUAGES,
    as_mo,
    catalogue_file,
    gather,
    is_translated,
    marked_in,
    meanings,
    read,
    template,
    untranslated,
)
from tests.source import ROOT, assert_none, modules

FORMS = {"cy": 6}
GAP = re.compile(r"\{\w+\}")
# Gaps that only the rarer forms of a count may leave out: "one page" needs no figure.
COUNT = "{count}"


@pytest.fixture(params=LANGUAGES)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    """The catalogue of each language that there is."""
    language: str = request.param
    if not catalogue_file(language).is_file():
        pytest.skip(f"there is no catalogue of {language} yet")
    return read(language)


def entries(catalogue: Catalog) -> list[Message]:
    """The entries of a catalogue that have their words."""
    return [entry for entry in catalogue if entry.id and is_translated(entry)]


def said(entry: Message) -> tuple[str, ...]:
    """Every form that an entry is worded in."""
    return (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())


def asked(entry: Message) -> tuple[str, ...]:
    """The one or two English forms of an entry."""
    return (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)


def test_marked_texts_are_gathered_with_their_plurals() -> None:
    tree = ast.parse(
        'a = N_("Save")\nwords.plural(N_("{count} page"), N_("{count} pages"), n)\n'
        'plural_message(N_("one"), N_("many"), 2)\nN_(name)\n'
    )
    found = {(one.text, one.plural) for one in marked_in(tree, "app/x.py")}
    assert found == {("Save", None), ("{count} page", "{count} pages"), ("one", "many")}


def test_the_catalogue_holds_every_marked_text_and_nothing_else(catalogue: Catalog) -> None:
    known = {asked(entry) for entry in catalogue if entry.id}
    wanted = {asked(entry) for entry in template(gather(ROOT / "app")) if entry.id}
    assert_none(f"not in the catalogue: {' / '.join(text)}" for text in wanted - known)
    assert_none(f"not used: {' / '.join(text)}" for text in known - wanted)


def test_every_entry_has_its_words(catalogue: Catalog) -> None:
    assert_none(untranslated(catalogue))


def test_every_form_fills_the_same_gaps(catalogue: Catalog) -> None:
    for entry in entries(catalogue):
        wanted = set(GAP.findall(asked(entry)[-1]))
        for form in said(entry):
            filled = set(GAP.findall(form))
            is_same = filled == wanted or (entry.pluralizable and filled | {COUNT} == wanted)
            assert is_same, f"{asked(entry)[0]!r} has {wanted}, {form!r} has {filled}"


def test_every_count_has_all_its_forms(catalogue: Catalog) -> None:
    language = str(catalogue.locale_identifier)
    assert catalogue.num_plurals == FORMS[language]
    assert_none(
        asked(entry)[0]
        for entry in entries(catalogue)
        if entry.pluralizable and len(said(entry)) != FORMS[language]
    )


def test_the_compiled_catalogue_says_what_the_written_one_says(catalogue: Catalog) -> None:
    compiled = catalogue_file(str(catalogue.locale_identifier), "mo").read_bytes()
    assert meanings(compiled) == meanings(as_mo(catalogue))


def test_texts_are_given_as_they_stand() -> None:
    """A text built at run time cannot be found by a translator."""
    built = [
        f"{module.path}:{node.lineno}"
        for module in modules("app")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "N_"
        and not (node.args and isinstance(node.args[0], ast.Constant))
    ]
    assert_none(built)
