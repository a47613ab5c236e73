"""Spelling: what is marked and what never is, in English and Welsh, and what is offered for it."""

from __future__ import annotations

import sys
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.casework import dictionaries
from app.casework.dictionaries import MOST_TRIED, Dictionary, is_spelling_here
from app.casework.spelling import (
    Accepted,
    Speller,
    Written,
    care_words,
    name_parts,
    plain,
    speller_for,
    with_mutations,
    words_in,
)
from app.paths import resource


def no_library(_: str) -> None:
    """What Python finds of a library that is not there."""


def opened(language: str) -> Speller:
    speller = speller_for(language)
    assert speller is not None
    return speller


@pytest.fixture(scope="module")
def english() -> Speller:
    return opened("en")


@pytest.fixture(scope="module")
def welsh() -> Speller:
    return opened("cy")


def wrong_words(speller: Speller, text: str) -> list[Written]:
    return [one for one in words_in(text) if not speller.is_right(one.word)]


def wrong(speller: Speller, text: str) -> list[str]:
    return [one.word for one in wrong_words(speller, text)]


def test_misspelt_words_are_found_where_they_stand(english: Speller) -> None:
    text = "She did not recieve it. Teh end."
    found = list(wrong_words(english, text))
    assert [(one.word, text[one.start : one.end]) for one in found] == [
        ("recieve", "recieve"),
        ("Teh", "Teh"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "don't don’t carer's carer’s it’s lads'",
        "'quoted' and “quoted” words",
        "well-being, mother-in-law, co‑op",
        "room 12b on the 3rd, B12 and 14.30",
        "GP GPs GP’s OT's NHS COPD MDTs",
        "gwen.pryce@marlbeck.gov.uk or www.marlbeck.gov.uk/xzqy, marlbeck.gov.uk, https://x.y/zzqq",
        "café, naïve, fiancée",
        "reablement, wellbeing and an ecomap; the commode, a Zimmer, the stairlift",
        "x y z",
        "مرحبا, добрый, 你好",
        "",
    ],
)
def test_what_is_no_misspelling_is_never_marked(english: Speller, text: str) -> None:
    assert wrong(english, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Dw i'n mynd i'r siop o'r tŷ, a'i chwaer; mae'n byw yno. Rwy'n hapus.",
        "Dw i’n mynd i’r siop o’r tŷ, i’w gweld nhw.",
        "nghath chartref Gaernarfon ddŵr",
        "ailalluogi, gofalwr, lles, llesiant, taliadau uniongyrchol",
        "hailalluogi, deleofal",
        "'dyn ni ddim, dyn nhw'n, 'chydig, d'eud",
        "e-bost, cyd-fynd, mam-gu",
        "WhatsApp a'r GIG",
    ],
)
def test_welsh_is_judged_as_welsh(welsh: Speller, text: str) -> None:
    assert wrong(welsh, text) == []


def test_misspelt_welsh_is_marked(welsh: Speller) -> None:
    assert wrong(welsh, "y gwasanethau a gofalwwr yn y ty") == ["gwasanethau", "gofalwwr", "ty"]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_accents_may_be_written_in_two_pieces(language: str) -> None:
    speller = opened(language).accepting(Accepted(own=frozenset({"tŷ"})))
    taken_apart = unicodedata.normalize("NFD", "tŷ")
    assert len(taken_apart) == 3
    assert [one.word for one in words_in(taken_apart)] == [taken_apart]
    assert wrong(speller, taken_apart) == []


def test_names_in_sight_are_right_and_others_are_not(english: Speller) -> None:
    near = english.accepting(Accepted(names=name_parts(["Zqvortha Llwxyn-Prysk", "Siân"])))
    assert wrong(near, "Zqvortha's and ZQVORTHA and Prysk's, Siân") == []
    assert wrong(english, "Zqvortha came") == ["Zqvortha"]


def test_own_words_are_right_in_any_place(english: Speller, welsh: Speller) -> None:
    own = Accepted(own=frozenset({"grambling", "Tregwyntog"}))
    assert wrong(english.accepting(own), "Grambling, grambling's, Tregwyntog") == []
    assert wrong(english.accepting(own), "tregwyntog") == ["tregwyntog"]
    assert wrong(welsh.accepting(own), "yn Nhregwyntog, o Dregwyntog") == []


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("recieve", "receive"),
        ("thier", "their"),
        ("teh", "the"),
        ("dont", "don't"),
        ("don’r", "don’t"),
        ("acommodation", "accommodation"),
        ("fone", "phone"),
        ("comode", "commode"),
        ("reablment", "reablement"),
        ("Definately", "Definitely"),
        ("Satterday", "Saturday"),
    ],
)
def test_the_word_that_was_meant_is_among_five(english: Speller, word: str, meant: str) -> None:
    offered = english.suggestions(word)
    assert meant in offered
    assert len(offered) <= 5


@pytest.mark.parametrize(
    ("word", "meant"),
    [("gwasanethau", "gwasanaethau"), ("ty", "tŷ"), ("ailaluogi", "ailalluogi")],
)
def test_welsh_words_are_offered(welsh: Speller, word: str, meant: str) -> None:
    assert meant in welsh.suggestions(word)


def test_neither_names_nor_own_words_are_ever_offered(english: Speller) -> None:
    known = Accepted(own=frozenset({"Grambling"}), names=name_parts(["Their Thief"]))
    assert "Grambling" not in english.accepting(known).suggestions("Gramblin")
    assert {"their", "thief"}.isdisjoint(english.accepting(known).suggestions("thier"))


@pytest.mark.parametrize("word", ["shitt", "fuk", "Cuntt", "nigga's"])
def test_foul_words_are_not_offered(english: Speller, word: str) -> None:
    foul = ("shit", "fuck", "cunt", "nigger")
    assert not any(one.lower().startswith(foul) for one in english.suggestions(word))


def test_looking_for_a_word_ends(english: Speller) -> None:
    tried: list[str] = []

    class Nothing:
        def spell(self, word: str) -> bool:
            tried.append(word)
            return False

    Speller(Dictionary("en", Nothing(), frozenset()), frozenset()).suggestions("q" * 60)
    assert len(tried) <= MOST_TRIED + 1


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_can_be_judged(text: str) -> None:
    speller = Speller(Dictionary("cy", _Everything(), frozenset()), frozenset())
    for one in words_in(text):
        assert text[one.start : one.end] == one.word
        speller.is_right(one.word)
        name_parts([one.word])


LONG = (
    "a-" * 10_000 + ".",
    "a" * 200_000 + ".",
    "." * 200_000,
    "a." * 100_000,
    "-." * 100_000,
    "a@" * 100_000,
    "www." * 50_000,
    "x1" * 100_000 + "@",
    ("a-" * 149 + ". ") * 600,
    ("-a" * 149 + ". ") * 600,
    "a. " * 60_000,
)


@pytest.mark.parametrize("text", LONG, ids=[f"{one[:4]}_{len(one)}" for one in LONG])
def test_no_text_takes_long(text: str) -> None:
    begun = time.process_time()
    for _ in words_in(text):
        pass
    assert time.process_time() - begun < 0.5 * max(1, len(text) / 40_000)  # some 0.02 s here


@pytest.mark.parametrize(
    "address",
    [
        "gwen@marlbeck",
        "(gwen.pryce@marlbeck.gov.uk),",
        "www.xzqy",
        "--www.xzqy/zzqq",
        "https://xzqy/zzqq?teh",
        "xzqy-zzqq.gov.uk/teh",
        "-xzqy.gov.uk.",
    ],
)
def test_an_address_is_left_out_and_the_words_beside_it_are_not(address: str) -> None:
    text = f"recieve {address} teh"
    assert [(one.word, one.start) for one in words_in(text)] == [
        ("recieve", 0),
        ("teh", len(text) - 3),
    ]


def test_what_no_hand_has_written_is_left_out() -> None:
    text = "recieve " + "zzqq+" * 100 + " teh " + "." * 5000 + " thier"
    assert [one.word for one in words_in(text)] == ["recieve", "teh", "thier"]


class _Everything:
    def spell(self, word: str) -> bool:
        word.encode("utf-8")
        return True


def test_signs_no_file_can_hold_are_no_trouble(english: Speller) -> None:
    assert wrong(english, "the\ud800end \0 an\udfffecomap") == []
    assert english.is_right("a" * 5000)


def test_a_verdict_is_there_once_it_was_judged(english: Speller) -> None:
    fresh = english.accepting(Accepted())
    assert fresh.verdict("recieve") is None
    fresh.judge(["recieve", "receive"])
    assert (fresh.verdict("recieve"), fresh.verdict("receive")) == (False, True)


def test_without_the_library_there_is_no_spelling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hunspell", None)
    assert speller_for("en") is None
    monkeypatch.setattr(dictionaries, "find_spec", no_library)
    assert not is_spelling_here()


def test_another_language_has_no_speller() -> None:
    assert speller_for("../en") is None


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_care_words_are_one_to_a_line(language: str) -> None:
    lines = (resource("spelling") / f"care_{language}.txt").read_text("utf-8").splitlines()
    assert len(lines) == len(set(lines)) >= 150
    assert all([one.word for one in words_in(line)] == [line] for line in lines)
    assert all(plain(line) == line for line in lines)
    assert set(lines) <= care_words(language)


def test_welsh_beginnings_change() -> None:
    assert {"gomôd", "nghomôd", "chomôd"} <= with_mutations(["comôd"])
    assert {"Gaernarfon", "Nghaernarfon"} <= with_mutations(["Caernarfon"])
    assert with_mutations(["chwaer"]) == {"chwaer"}
    assert {"ynys", "hynys"} <= with_mutations(["ynys"])
