"""Signatures: each is bound to the wording it was given for, and says so where that changed."""

from __future__ import annotations

import pytest

from app.casework.filing import filing_by_id
from app.casework.finish import amend_page, finish_page
from app.casework.history import history_of_page
from app.casework.interview import Interview
from app.casework.signing import sign, signatures_of_page, signed_words
from app.casework.views import PersonView
from app.errors import BadInput, DamagedStore, Refused
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.journal import Step, Verb
from app.models.page import SealedView
from app.models.store import Store
from app.policy import Policy
from app.reports.conversation import conversation_paper
from app.reports.pdf import write_pdf
from app.reports.pdf_pictures import pictures
from app.reports.signed import with_signatures

STROKES = [[(0.1, 0.2), (0.5, 0.8), (0.9, 0.3)], [(0.2, 0.2)]]


@pytest.fixture
def draft(store: Store, arthur: PersonView, catalogue: Catalogue) -> str:
    page = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    page.answer("what_matters", "The shed.")
    page.flush()
    page.close()
    return page.page_id


@pytest.fixture
def done(store: Store, draft: str, catalogue: Catalogue) -> str:
    finish_page(store, page_id=draft, catalogue=catalogue, policy=Policy(), send=False)
    return draft


def test_a_signature_is_bound_to_the_sealed_wording(store: Store, done: str) -> None:
    one = sign(store, page_id=done, way="drawn", name="Arthur Bevan", strokes=STROKES)
    (kept,) = signatures_of_page(store, page_id=done)
    assert kept == one
    assert (kept.version, kept.is_for_this, kept.strokes[0][1]) == (1, True, (0.5, 0.8))
    said = signed_words(kept, Words())
    assert said.startswith("Signed by Arthur Bevan on 12 November 2026")
    assert f"version 1 ({kept.hash_begins})" in said


def test_a_draft_is_not_signed_here(store: Store, draft: str) -> None:
    with pytest.raises(Refused):
        sign(store, page_id=draft, way="typed", name="Arthur Bevan")


def test_an_amendment_says_that_it_was_signed_for_another_wording(
    store: Store, done: str, catalogue: Catalogue
) -> None:
    sign(store, page_id=done, way="typed", name="Arthur Bevan")
    new = amend_page(store, page_id=done)
    (in_draft,) = signatures_of_page(store, page_id=new)
    assert not in_draft.is_for_this
    finish_page(store, page_id=new, catalogue=catalogue, policy=Policy(), send=False)
    sign(store, page_id=new, way="aloud", name="Arthur Bevan")
    first, second = signatures_of_page(store, page_id=new)
    assert (first.is_for_this, second.is_for_this) == (False, True)
    assert "another wording" in signed_words(first, Words())


@pytest.mark.parametrize(
    ("way", "name", "strokes"),
    [
        ("drawn", "Arthur", []),
        ("drawn", "Arthur", [[(0.5, 0.5)]]),
        ("typed", "  ", []),
        ("dreamt", "Arthur", []),
        ("drawn", "Arthur", [[(0.1, 0.1)] * 30_000]),
    ],
)
def test_what_is_no_signature_is_not_taken(
    store: Store, done: str, way: str, name: str, strokes: list[list[tuple[float, float]]]
) -> None:
    with pytest.raises(BadInput):
        sign(store, page_id=done, way=way, name=name, strokes=strokes)
    assert signatures_of_page(store, page_id=done) == ()


def test_strokes_stay_within_the_pad(store: Store, done: str) -> None:
    wild = [[(float("nan"), 7.0), (-3.0, 0.5)]]
    one = sign(store, page_id=done, way="drawn", name="Arthur", strokes=wild)
    assert one.strokes == (((0.0, 1.0), (0.0, 0.5)),)


def test_it_is_in_the_history_and_is_not_undone(
    store: Store, done: str, catalogue: Catalogue
) -> None:
    sign(store, page_id=done, way="on_paper", name="Arthur Bevan")
    lines = history_of_page(store, page_id=done, catalogue=catalogue, words=Words(), limit=10)
    assert any("signature" in line.verb for line in lines)
    offer = store.undo_offer(page_id=done)
    assert offer is None or offer.verb != Verb.SIGNED


def test_a_wording_that_is_not_as_it_was_sealed_is_told(store: Store, done: str) -> None:
    sign(store, page_id=done, way="typed", name="Arthur Bevan")
    with store.writing(Step(Verb.LOADED)) as session:
        session.connection().exec_driver_sql("DROP TRIGGER guard_sealed_view_update")
        for row in session.query(SealedView):
            row.content = row.content.replace("The shed.", "The pub.")
    with pytest.raises(DamagedStore):
        signatures_of_page(store, page_id=done)


def test_the_reprint_says_who_signed_and_the_manifest_how(store: Store, done: str) -> None:
    sign(store, page_id=done, way="drawn", name="Arthur Bevan", strokes=STROKES)
    found = signatures_of_page(store, page_id=done)
    with store.reading() as session:
        sealed_id = session.query(SealedView).one().id
    filing = filing_by_id(store, sealed_view_id=sealed_id)
    assert filing.signed == "person drawn 2026-11-12T14:52:00+00:00"
    plain = conversation_paper(filing.sealed.view, audience="person", words=Words())
    data = write_pdf(with_signatures(plain, found, Words())).data
    text = " ".join(" ".join(s.text for s in pictures(data, dots_per_inch=40)).split())
    assert "Signed by Arthur Bevan" in text
    assert with_signatures(plain, (), Words()) is plain
