"""Finish seals what the page showed, for ever; undo until it was delivered; then amend."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

import pytest

from app.casework import finish, history, people, promises, sealed
from app.casework.finish import Finished, amend_page, finish_page
from app.casework.interview import Interview
from app.casework.paper_view import page_view
from app.casework.views import PageView, PersonView
from app.clock import FixedClock
from app.errors import DamagedStore, Refused
from app.forms.catalogue import Catalogue
from app.forms.page import Page, Section
from app.forms.questions import Line, Need
from app.language import Words
from app.models.journal import Step, Verb
from app.models.package import Delivery, Package, PackageDocument
from app.models.store import Store
from app.policy import Policy


@pytest.fixture
def talk(store: Store, arthur: PersonView, catalogue: Catalogue) -> Interview:
    """Conversation 1 with Arthur, with words, a promise and a signature."""
    talk = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    talk.answer("wants", "Back in the shed")
    talk.answer("signed", {"way": "aloud", "at": "2026-11-12T14:52:00+00:00"})
    talk.flush()
    promises.add_promise(store, person_id=arthur.id, page_id=talk.page_id, what="A lift")
    return talk


def done(store: Store, page_id: str, catalogue: Catalogue, *, send: bool = True) -> Finished:
    return finish_page(store, page_id=page_id, catalogue=catalogue, policy=Policy(), send=send)


def shown(store: Store, page_id: str, catalogue: Catalogue, clock: FixedClock) -> PageView:
    return page_view(store, page_id=page_id, catalogue=catalogue, policy=Policy(), clock=clock)


def package_of(store: Store, package_id: str) -> Package:
    with store.reading() as session:
        row = session.get(Package, package_id)
        assert row is not None
        return row


def undo_newest(store: Store, page_id: str) -> None:
    offer = store.undo_offer(page_id=page_id)
    assert offer is not None
    history.undo(store, step_id=offer.step_id)


def test_a_sealed_view_is_what_was_shown_with_its_hash(
    store: Store, talk: Interview, catalogue: Catalogue, clock: FixedClock
) -> None:
    before = shown(store, talk.page_id, catalogue, clock)
    finished = done(store, talk.page_id, catalogue)
    kept = finished.sealed
    content = sealed.to_json(kept.view)
    assert kept.sha256 == hashlib.sha256(content.encode()).hexdigest()
    assert json.loads(content) == {
        **json.loads(sealed.to_json(before)),
        "state": "finished",
    }
    assert sealed.sealed(store, page_id=talk.page_id) == kept
    assert sealed.sealed_by_id(store, sealed_view_id=kept.id) == kept


def test_a_finished_page_shows_what_was_sealed_whatever_changes_later(
    store: Store, talk: Interview, catalogue: Catalogue, clock: FixedClock, arthur: PersonView
) -> None:
    kept = done(store, talk.page_id, catalogue).sealed.view
    people.change_person(store, person_id=arthur.id, name="Somebody Else", language="cy")
    clock.move(days=9)
    assert shown(store, talk.page_id, catalogue, clock) == kept


def test_a_package_waits_only_when_it_is_to_be_sent(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    finished = finish_page(
        store,
        page_id=talk.page_id,
        catalogue=catalogue,
        policy=Policy(),
        send=True,
        destination="council",
        now=datetime(2026, 11, 12, 15, 0, tzinfo=UTC),
    )
    assert finished.package_id is not None
    package = package_of(store, finished.package_id)
    assert (package.state, package.destination, package.version) == ("ready", "council", 1)
    assert package.sealed_view_id == finished.sealed.id
    assert finished.sealed.made_at == datetime(2026, 11, 12, 15, 0, tzinfo=UTC)


def test_without_send_nothing_is_packaged(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    assert done(store, talk.page_id, catalogue, send=False).package_id is None
    with store.reading() as session:
        assert finish.packages_of_page(session, talk.page_id) == []


def test_a_page_is_finished_once(store: Store, talk: Interview, catalogue: Catalogue) -> None:
    done(store, talk.page_id, catalogue)
    with pytest.raises(Refused):
        done(store, talk.page_id, catalogue)


def test_a_required_answer_is_insisted_on(store: Store, arthur: PersonView) -> None:
    question = Line(key="a", ask="Your name", need=Need.REQUIRED)
    page = Page(
        key="p", version=1, code="P", title="P", name="P", paper_title="P", lead="",
        openers=(), sections=(Section(key="s", title="S", questions=(question,)),),
    )  # fmt: skip
    catalogue = Catalogue((page,))
    talk = Interview.begin(store, person_id=arthur.id, page_key="p", catalogue=catalogue)
    with pytest.raises(Refused):
        done(store, talk.page_id, catalogue)
    assert Interview.open(store, page_id=talk.page_id, catalogue=catalogue).state == "draft"
    talk.answer("a", "Arthur")
    talk.flush()
    assert done(store, talk.page_id, catalogue).sealed.version == 1


def test_finish_can_be_undone_and_its_package_is_taken_back(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    finished = done(store, talk.page_id, catalogue)
    assert finished.package_id is not None
    with store.writing(Step(Verb.PACKAGED, page_id=talk.page_id)) as session:
        session.add(
            PackageDocument(
                package_id=finished.package_id, name="a.pdf", sha256="0" * 64, size_bytes=1,
                pages=1, audience="person", data=b"%",
            )
        )  # fmt: skip
        session.add(
            Delivery(
                package_id=finished.package_id,
                at=store.clock.now(),
                destination="council",
                result="folder_gone",
            )
        )
    undo_newest(store, talk.page_id)
    again = Interview.open(store, page_id=talk.page_id, catalogue=catalogue)
    assert again.state == "draft"
    assert again.answers["wants"] == "Back in the shed"
    package = package_of(store, finished.package_id)
    assert (package.state, package.reason) == ("refused", finish.TAKEN_BACK)
    assert sealed.sealed_by_id(store, sealed_view_id=finished.sealed.id) == finished.sealed


def test_a_finish_that_is_redone_goes_out_again(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    finished = done(store, talk.page_id, catalogue)
    undo_newest(store, talk.page_id)
    offer = store.redo_offer(page_id=talk.page_id)
    assert offer is not None
    history.redo(store, step_id=offer.step_id)
    assert finished.package_id is not None
    assert package_of(store, finished.package_id).state == "ready"
    assert sealed.sealed(store, page_id=talk.page_id) == finished.sealed


@pytest.mark.parametrize("state", ["delivered", "filed"])
def test_finish_is_not_undone_once_the_package_is_with_the_council(
    store: Store, talk: Interview, catalogue: Catalogue, state: str
) -> None:
    finished = done(store, talk.page_id, catalogue)
    assert finished.package_id is not None
    with store.writing(Step(Verb.DELIVERED, page_id=talk.page_id)) as session:
        row = session.get(Package, finished.package_id)
        assert row is not None
        row.state = state
    with pytest.raises(Refused):
        undo_newest(store, talk.page_id)
    offered = history.offers(store, page_id=talk.page_id, words=Words(), catalogue=catalogue)
    assert offered.undo is None  # nor does the foot of the window promise it
    assert package_of(store, finished.package_id).state == state
    assert Interview.open(store, page_id=talk.page_id, catalogue=catalogue).state == "finished"


def test_a_page_finished_anew_is_the_next_version(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    assert done(store, talk.page_id, catalogue).sealed.version == 1
    undo_newest(store, talk.page_id)
    again = done(store, talk.page_id, catalogue)
    assert again.sealed.version == 2
    assert sealed.sealed(store, page_id=talk.page_id) == again.sealed


def test_an_amendment_has_the_answers_but_not_the_signature(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    done(store, talk.page_id, catalogue)
    new_id = amend_page(store, page_id=talk.page_id)
    assert amend_page(store, page_id=talk.page_id) == new_id
    new = Interview.open(store, page_id=new_id, catalogue=catalogue)
    assert new.answers["wants"] == "Back in the shed"
    assert "signed" not in new.answers
    assert new.state == "draft"
    assert [p.what for p in promises.promises_of_page(store, page_id=new_id)] == ["A lift"]
    assert [p.what for p in promises.promises_of_page(store, page_id=talk.page_id)] == ["A lift"]


def test_an_amendment_supersedes_at_its_finish_and_both_views_stay(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    first = done(store, talk.page_id, catalogue)
    new_id = amend_page(store, page_id=talk.page_id)
    assert Interview.open(store, page_id=talk.page_id, catalogue=catalogue).state == "finished"
    new = Interview.open(store, page_id=new_id, catalogue=catalogue)
    new.answer("wants", "In the shed by Easter")
    new.flush()
    second = done(store, new_id, catalogue)
    assert second.sealed.version == 2
    old = Interview.open(store, page_id=talk.page_id, catalogue=catalogue)
    assert old.state == "superseded"
    assert sealed.sealed(store, page_id=talk.page_id) == first.sealed
    assert [p.page_id for p in promises.promises_of_page(store, page_id=new_id)] == [new_id]
    standing = sealed.sealed_of_person(store, person_id=talk.person_id)
    assert [view.id for view in standing] == [second.sealed.id]
    assert first.package_id is not None
    assert second.package_id is not None
    known_as = {package_of(store, p).doc_uuid for p in (first.package_id, second.package_id)}
    assert len(known_as) == 1
    with pytest.raises(Refused):
        amend_page(store, page_id=talk.page_id)
    undo_newest(store, new_id)
    assert Interview.open(store, page_id=talk.page_id, catalogue=catalogue).state == "finished"
    mine = promises.promises_of_page(store, page_id=talk.page_id)
    assert [p.page_id for p in mine] == [talk.page_id]


def test_a_sealed_view_that_was_tampered_with_is_not_shown(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    finished = done(store, talk.page_id, catalogue)
    content = sealed.to_json(finished.sealed.view)
    with store.writing(Step(Verb.FINISHED_PAGE)) as session:
        from app.models.page import SealedView

        session.add(
            SealedView(
                id=store.clock.new_id(),
                person_id=talk.person_id,
                page_id=talk.page_id,
                version=9,
                content=content.replace("shed", "pub"),
                sha256=finished.sealed.sha256,
                made_at=store.clock.now(),
            )
        )
    with pytest.raises(DamagedStore):
        sealed.sealed(store, page_id=talk.page_id)


def test_undo_is_offered_by_name(
    store: Store, talk: Interview, catalogue: Catalogue, words: Words
) -> None:
    talk.answer("what_matters", "Company")
    talk.flush()
    offer = history.offers(store, page_id=talk.page_id, words=words, catalogue=catalogue).undo
    assert offer is not None
    assert (offer.label, offer.key) == ("answered: What matters to Arthur", "what_matters")
    done(store, talk.page_id, catalogue)
    offer = history.offers(store, page_id=talk.page_id, words=words, catalogue=catalogue).undo
    assert offer is not None
    assert offer.label == "finished Conversation 1"
