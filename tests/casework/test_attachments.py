"""Photos and files beside a page: laid there, named, left out, moved with the page, taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.casework import attachments, pages, people
from app.casework.attachments import MOST_FILES, AttachmentView, Ready, attachments_of_page
from app.casework.finish import amend_page, finish_page
from app.casework.interview import Interview
from app.casework.paper_view import page_view
from app.casework.removed import bring_back, removed
from app.casework.views import PersonView
from app.errors import BadInput, DamagedStore, Refused
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.attachment import AttachmentContent
from app.models.journal import Step, Verb
from app.models.store import Store
from app.policy import Policy

PICTURE = Ready(data=b"pixels" * 50, media_type="image/jpeg", width=20, height=15)


@pytest.fixture
def page_id(store: Store, arthur: PersonView, catalogue: Catalogue) -> str:
    page = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    page.answer("what_matters", "The shed.")
    page.flush()
    page.close()
    return page.page_id


def lay(store: Store, page_id: str, name: str = "The back step") -> AttachmentView:
    return attachments.attach(store, page_id=page_id, name=name, ready=PICTURE)


def beside(store: Store, page_id: str) -> list[str]:
    return [one.name for one in attachments_of_page(store, page_id=page_id)]


def test_what_is_laid_beside_a_page_comes_back_as_it_was(store: Store, page_id: str) -> None:
    one = lay(store, page_id)
    assert (one.size_bytes, one.width, one.is_picture, one.goes_out) == (300, 20, True, True)
    assert attachments.content_of(store, attachment_id=one.id) == PICTURE.data


def test_it_is_undone_and_done_again(store: Store, page_id: str) -> None:
    one = lay(store, page_id)
    offer = store.undo_offer(page_id=page_id)
    assert offer is not None
    assert (offer.verb, offer.subject) == ("attached", "The back step")
    store.undo(offer.step_id)
    assert beside(store, page_id) == []
    again = store.redo_offer(page_id=page_id)
    assert again is not None
    store.redo(again.step_id)
    assert attachments.content_of(store, attachment_id=one.id) == PICTURE.data


def test_named_noted_left_out_and_brought_back(
    store: Store, page_id: str, catalogue: Catalogue
) -> None:
    one = lay(store, page_id)
    attachments.change(
        store, attachment_id=one.id, name="The step", note="Too high", goes_out=False
    )
    now = attachments.attachment(store, attachment_id=one.id)
    assert (now.name, now.note, now.goes_out) == ("The step", "Too high", False)
    with pytest.raises(BadInput):
        attachments.change(store, attachment_id=one.id, name="  ")
    attachments.remove(store, attachment_id=one.id)
    assert beside(store, page_id) == []
    lines = removed(store, catalogue=catalogue, words=Words()).rows
    assert [(line.kind, line.what) for line in lines] == [("attachment", "The step")]
    bring_back(store, kind="attachment", row_id=one.id)
    assert beside(store, page_id) == ["The step"]


def test_there_is_room_for_so_many_and_so_much(
    store: Store, page_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MOST_OF_A_PAGE", 600)
    for _ in range(2):
        lay(store, page_id)
    with pytest.raises(Refused):
        lay(store, page_id)
    monkeypatch.setattr(attachments, "MOST_OF_A_PAGE", 10**6)
    monkeypatch.setattr(attachments, "MOST_FILES", 2)
    with pytest.raises(Refused):
        lay(store, page_id)
    assert MOST_FILES > 2


def test_only_what_was_made_ready_is_kept(store: Store, page_id: str) -> None:
    with pytest.raises(BadInput):
        attachments.attach(
            store, page_id=page_id, name="x", ready=Ready(data=b"x", media_type="text/html")
        )


def test_bytes_that_are_not_as_they_were_kept_are_not_handed_out(
    store: Store, page_id: str
) -> None:
    one = lay(store, page_id)
    with store.writing(Step(Verb.LOADED)) as session:
        session.connection().exec_driver_sql("DROP TRIGGER guard_attachment_content_update")
        for row in session.query(AttachmentContent):
            row.sha256 = "0" * 64
    with pytest.raises(DamagedStore):
        attachments.content_of(store, attachment_id=one.id)


def test_it_moves_with_a_draft_begun_on_the_wrong_person_and_back(
    store: Store, page_id: str, arthur: PersonView
) -> None:
    one = lay(store, page_id)
    nia = people.add_person(store, name="Nia")
    pages.move_page(store, page_id=page_id, to_person_id=nia.id)
    assert attachments.attachment(store, attachment_id=one.id).person_id == nia.id
    with store.reading() as session:
        theirs = session.query(AttachmentContent).filter_by(person_id=nia.id).one()
        assert theirs.sha256 == one.sha256
    offer = store.undo_offer(page_id=page_id)
    assert offer is not None
    store.undo(offer.step_id)
    assert attachments.attachment(store, attachment_id=one.id).person_id == arthur.id


def test_the_paper_names_what_goes_along_and_nothing_else(
    store: Store, page_id: str, catalogue: Catalogue
) -> None:
    lay(store, page_id, "The back step")
    kept_here = lay(store, page_id, "Only for us")
    attachments.change(store, attachment_id=kept_here.id, goes_out=False)
    draft = page_view(
        store, page_id=page_id, catalogue=catalogue, policy=Policy(), clock=store.clock
    )
    assert draft.beside == ("The back step",)
    done = finish_page(store, page_id=page_id, catalogue=catalogue, policy=Policy(), send=False)
    assert done.sealed.view.beside == ("The back step",)
    amended = amend_page(store, page_id=page_id)
    assert beside(store, amended) == ["The back step", "Only for us"]


def test_the_bytes_lie_nowhere_in_clear(store: Store, page_id: str, tmp_path: Path) -> None:
    lay(store, page_id)
    store.close_steps()
    store.checkpoint()
    on_disk = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    assert PICTURE.data[:60] not in on_disk
