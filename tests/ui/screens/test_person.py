"""A person's screen: what it shows, what may be changed there, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.casework import contacts, history, network, people, promises
from app.casework.interview import Interview
from app.casework.views import PersonView
from app.casework.visiting import begin_visit
from app.ui.desk import Desk
from app.ui.pieces import RowButton
from app.ui.screens.contact_note import ContactNote
from app.ui.screens.person import PersonScreen
from app.ui.screens.person_facts import Details
from app.ui.screens.today_rows import DidItTake
from tests.ui.screens.making import finish_a_page, heard

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def screen(desk: Desk, arthur: PersonView, show: Show) -> PersonScreen:
    """Arthur's screen."""
    shown = PersonScreen(desk, arthur.id)
    show(shown)
    return shown


def details_of(screen: PersonScreen) -> Details:
    screen.head.details.click()
    found = screen.findChild(Details)
    assert isinstance(found, Details)
    return found


def chips(screen: PersonScreen) -> list[str]:
    return [label.text() for label in screen.head.chips.findChildren(QLabel)]


def test_the_head_says_who_it_is_and_what_they_need(screen: PersonScreen) -> None:
    assert screen.head.name.text() == "Arthur Bevan"
    assert screen.head.about.text() == "likes “Arthur” · born 3 May 1944 · NHS 943 476 5919"
    assert chips(screen) == ["Large print", "Speak to his left side", "May be told: Carys"]


def test_a_long_name_uses_the_whole_row_before_it_wraps(desk: Desk, show: Show) -> None:
    name = "Margaret Elizabeth Arianwen Llewellyn-Featherstonehaugh"
    screen = PersonScreen(desk, people.add_person(desk.store, name=name).id)
    show(screen)
    heading = screen.head.name
    assert heading.fontMetrics().horizontalAdvance(name) < screen.width() - 80
    assert heading.height() < 2 * heading.fontMetrics().lineSpacing()
    screen.resize(500, 760)
    QApplication.processEvents()
    assert heading.width() < 500
    assert heading.height() >= 2 * heading.fontMetrics().lineSpacing()


def test_a_page_under_way_is_gone_on_with(screen: PersonScreen) -> None:
    start = screen.head.starts["conversation_1"]
    assert start.text() == "Go on with Conversation 1"
    told = heard(screen.page_wanted)
    QTest.keyClick(start, Qt.Key.Key_Return)
    assert len(told) == 1


def test_a_first_page_is_begun(desk: Desk, show: Show) -> None:
    person = people.add_person(desk.store, name="Nia Rowlands")
    screen = PersonScreen(desk, person.id)
    show(screen)
    wanted = heard(screen.begin_wanted)
    QTest.keyClick(screen.head.starts["conversation_1"], Qt.Key.Key_Return)
    assert wanted == [(person.id, "conversation_1")]


def test_the_story_is_newest_first_and_a_note_opens_to_be_changed(
    screen: PersonScreen, desk: Desk, arthur: PersonView
) -> None:
    said = [row.accessibleName() for row in screen.story.rows.rows]
    assert said[0].startswith("12 Nov, Conversation 1, unfinished")
    assert said[1] == "11 Nov, Phoned: Carys: Brighter since the half-step went in."
    note = screen.story.rows.rows[1]
    assert isinstance(note, RowButton)
    note.click()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused, " Very.")
    screen.leave()
    kept = contacts.contacts_of(desk.store, person_id=arthur.id)
    assert [n.words for n in kept] == ["Brighter since the half-step went in. Very."]


def test_older_lines_of_a_long_story_come_when_asked_for(
    desk: Desk, arthur: PersonView, show: Show
) -> None:
    for number in range(30):
        contacts.note_contact(
            desk.store, person_id=arthur.id, words=f"Note {number}", on_date="2026-10-01"
        )
    screen = PersonScreen(desk, arthur.id)
    show(screen)
    assert len(screen.story.rows.rows) == 20
    screen.story.older.click()
    assert len(screen.story.rows.rows) == 32
    assert not screen.story.older.isVisible()


def test_whether_a_promise_took_is_answered_here(
    screen: PersonScreen, desk: Desk, arthur: PersonView
) -> None:
    took = screen.promises.rows.rows[0].findChild(DidItTake)
    assert isinstance(took, DidItTake)
    QTest.keyClick(took.buttons["yes"], Qt.Key.Key_Return)
    assert promises.promises_of_person(desk.store, person_id=arthur.id)[0].did_it_take == "yes"
    assert screen.promises.rows.rows == []
    assert screen.promises.asked.text() == "1 promise was asked about; 1 took."


def test_somebody_is_added_to_the_people_around_by_a_name(
    screen: PersonScreen, desk: Desk, arthur: PersonView
) -> None:
    assert screen.around.sentence.text() == "1 person: 1 very close."
    QTest.keyClicks(screen.around.strip.new.box, "Huw")
    QTest.keyClick(screen.around.strip.new.box, Qt.Key.Key_Return)
    names = [m.name for m in network.members(desk.store, person_id=arthur.id)]
    assert names == ["Carys", "Huw"]
    assert screen.around.sentence.text().startswith("2 people")


def test_what_was_picked_of_somebody_stands_while_something_else_is_stored(
    screen: PersonScreen, desk: Desk, arthur: PersonView
) -> None:
    huw = network.add_member(desk.store, person_id=arthur.id, name="Huw")
    screen.refresh(None)
    strip = screen.around.strip
    strip.chips[huw.id].click()
    strip.editor.picks["kind"].pick("friend")
    network.change_member(desk.store, member_id=huw.id, relation="a friend from the choir")
    screen.refresh(None)
    assert strip.editor.picks["kind"].value == "friend"
    screen.leave()
    screen.refresh(None)
    (kept,) = [m for m in network.members(desk.store, person_id=arthur.id) if m.id == huw.id]
    assert (kept.kind, kept.relation) == ("friend", "a friend from the choir")
    assert "a friend from the choir" in strip.chips[huw.id].text()


def test_every_typed_detail_is_kept_when_the_screen_is_left(
    screen: PersonScreen, desk: Desk, arthur: PersonView
) -> None:
    details = details_of(screen)
    QTest.keyClicks(details.lines["phone"], "01632 960 200")
    details.prose["needs"].setPlainText("Large print\nA loop\n")
    QTest.keyClicks(details.days["needs_review_on"].box, "3 May")
    screen.leave()
    kept = people.person(desk.store, person_id=arthur.id)
    assert kept.phone == "01632 960 200"
    assert kept.needs == ("Large print", "A loop")
    assert kept.needs_review_on == "2027-05-03"


def test_one_field_typed_is_one_step_that_undo_takes_back_on_the_screen(
    screen: PersonScreen, desk: Desk, arthur: PersonView
) -> None:
    details = details_of(screen)
    details.go_to("council_id")
    QTest.keyClicks(details.lines["council_id"], "MB-1")
    details.keeper.flush()
    QTest.keyClicks(details.lines["council_id"], "2")
    details.go_to("phone")
    screen.leave()
    scope = {"person_id": arthur.id, "words": desk.words, "catalogue": desk.catalogue}
    offer = history.offers(desk.store, **scope).undo  # pyright: ignore[reportArgumentType] - as told
    assert offer is not None
    told: list[object] = []
    stop = desk.store.subscribe(told.append)
    history.undo(desk.store, step_id=offer.step_id)
    stop()
    screen.refresh(told[-1])
    assert people.person(desk.store, person_id=arthur.id).council_id == ""
    assert details.lines["council_id"].text() == ""


def test_a_wrong_nhs_number_is_kept_and_marked(
    screen: PersonScreen, desk: Desk, arthur: PersonView
) -> None:
    details = details_of(screen)
    box = details.lines["nhs_number"]
    box.selectAll()
    QTest.keyClicks(box, "9434765918")
    assert "Check this number" in details.number_says.text()
    details.close_kept()
    assert people.person(desk.store, person_id=arthur.id).nhs_number == "9434765918"
    assert "Check this number: NHS" in chips(screen)


def test_an_emptied_name_is_not_kept(screen: PersonScreen, desk: Desk, arthur: PersonView) -> None:
    details = details_of(screen)
    details.lines["name"].selectAll()
    QTest.keyClick(details.lines["name"], Qt.Key.Key_Delete)
    screen.leave()
    assert people.person(desk.store, person_id=arthur.id).name == "Arthur Bevan"


def test_a_removed_person_is_brought_back_in_place(
    screen: PersonScreen, desk: Desk, arthur: PersonView
) -> None:
    screen.remove()
    assert people.people(desk.store).total == 0
    assert screen.removed.isVisible()
    QTest.keyClick(screen.bring_back, Qt.Key.Key_Return)
    assert people.people(desk.store).total == 1
    assert not screen.removed.isVisible()
    assert screen.columns.isVisible()


def test_opening_the_screen_is_noted(screen: PersonScreen, desk: Desk, arthur: PersonView) -> None:
    from sqlalchemy import select

    from app.models.journal import Access

    with desk.store.reading() as session:
        rows = session.scalars(select(Access).where(Access.person_id == arthur.id)).all()
        assert [row.action for row in rows] == ["opened"]


def test_a_change_of_somebody_else_is_not_read(
    screen: PersonScreen, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = people.add_person(desk.store, name="Somebody Else")
    told: list[object] = []
    stop = desk.store.subscribe(told.append)
    people.change_person(desk.store, person_id=other.id, phone="1")
    stop()

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("read for somebody else")

    monkeypatch.setattr(people, "person", refuse)
    screen.refresh(told[-1])


# The list of names is a window of its own, which has no keyboard to grab here.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_promise_is_added_here_by_keyboard_and_kept_from_its_first_word(
    screen: PersonScreen, desk: Desk, arthur: PersonView
) -> None:
    add = screen.promises.add
    add.setFocus()
    QTest.keyClick(add, Qt.Key.Key_Return)
    new = screen.promises.new
    assert new is not None
    assert new.what.hasFocus()
    QTest.keyClicks(new.what, "Ask about the ramp")
    QTest.keyClick(new.what, Qt.Key.Key_Return)
    assert new.who.hasFocus()
    QTest.keyClicks(new.who, "Carys")
    new.agreed.pick(True)
    QTest.keyClick(new, Qt.Key.Key_Escape)
    assert screen.promises.new is None
    assert add.hasFocus()
    made = next(
        promise
        for promise in promises.promises_of_person(desk.store, person_id=arthur.id)
        if promise.what == "Ask about the ramp"
    )
    assert (made.page_id, made.who_kind, made.who_words, made.agreed) == (
        None,
        "member",
        "Carys",
        True,
    )


def test_what_is_typed_of_a_promise_is_kept_when_the_screen_is_left(
    screen: PersonScreen, desk: Desk, arthur: PersonView
) -> None:
    screen.promises.add.click()
    assert screen.promises.new is not None
    QTest.keyClicks(screen.promises.new.what, "Bring the plans")
    screen.leave()
    kept = promises.promises_of_person(desk.store, person_id=arthur.id)
    assert "Bring the plans" in [promise.what for promise in kept]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_who_and_when_alone_are_no_promise(
    screen: PersonScreen, desk: Desk, arthur: PersonView
) -> None:
    before = promises.promises_of_person(desk.store, person_id=arthur.id)
    screen.promises.add.click()
    assert screen.promises.new is not None
    QTest.keyClicks(screen.promises.new.who, "Carys")
    screen.leave()
    assert promises.promises_of_person(desk.store, person_id=arthur.id) == before


def test_the_story_says_what_became_of_a_finished_page(
    desk: Desk, arthur: PersonView, show: Show
) -> None:
    finish_a_page(desk, arthur)
    screen = PersonScreen(desk, arthur.id)
    show(screen)
    said = " ".join(row.accessibleName() for row in screen.story.rows.rows)
    assert "It waits in the Outbox." in said


def test_what_changes_under_the_hand_leaves_the_caret_and_a_line_just_begun(
    screen: PersonScreen, desk: Desk, arthur: PersonView
) -> None:
    details = details_of(screen)
    box = details.prose["visiting_alone"]
    box.setFocus()
    QTest.keyClicks(box, "Park on the lane.")
    details.keeper.flush()
    people.change_person(
        desk.store, person_id=arthur.id, visiting_alone="Park on the lane. Mind the dog."
    )
    screen.refresh(None)
    QTest.keyClicks(box, "..")
    assert box.toPlainText() == "Park on the lane... Mind the dog."
    needs = details.prose["needs"]
    needs.setFocus()
    QTest.keyClick(needs, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(needs, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(needs, Qt.Key.Key_Return)
    details.keeper.flush()
    screen.refresh(None)
    QTest.keyClicks(needs, "A loop")
    assert needs.toPlainText().split("\n")[-1] == "A loop"
    screen.leave()
    assert people.person(desk.store, person_id=arthur.id).needs[-1] == "A loop"


def test_a_note_changed_elsewhere_leaves_the_caret_where_it_is(
    screen: PersonScreen, desk: Desk, arthur: PersonView
) -> None:
    screen.note_contact()
    note = screen.findChild(ContactNote)
    assert isinstance(note, ContactNote)
    note.told.setFocus()
    QTest.keyClicks(note.told, "Rang")
    note.keeper.flush()
    (kept,) = [
        one for one in contacts.contacts_of(desk.store, person_id=arthur.id) if one.words == "Rang"
    ]
    told: list[object] = []
    stop = desk.store.subscribe(told.append)
    contacts.change_contact(desk.store, contact_id=kept.id, words="Rang Carys")
    stop()
    screen.refresh(told[-1])
    QTest.keyClicks(note.told, ":")
    assert note.told.toPlainText() == "Rang: Carys"


def test_a_carers_own_conversation_begins_from_the_network_by_keyboard(
    desk: Desk, screen: PersonScreen, arthur: PersonView
) -> None:
    carys = network.members(desk.store, person_id=arthur.id)[0]
    begun, wanted = heard(screen.begin_wanted), heard(screen.person_wanted)
    screen.around.strip.chips[carys.id].click()
    own = screen.around.strip.editor.own
    assert own.isVisible()
    assert carys.name in own.accessibleName()
    said = own.accessibleName()
    own.setFocus()
    QTest.keyClick(own, Qt.Key.Key_Space)
    (hers,) = (line.id for line in people.people(desk.store).rows if line.name == carys.name)
    assert begun == [(hers, "carers_conversation")]
    assert screen.around.strip.editor.own.accessibleName() == said
    own.click()
    assert wanted == [(hers,)]
    assert len(begun) == 1


@pytest.mark.parametrize("is_here", [True, False])
def test_a_carer_who_may_be_here_already_is_asked_about_first(
    desk: Desk, screen: PersonScreen, arthur: PersonView, is_here: bool
) -> None:
    carys = network.members(desk.store, person_id=arthur.id)[0]
    here = people.add_person(desk.store, name=carys.name)
    begun, wanted = heard(screen.begin_wanted), heard(screen.person_wanted)
    screen.around.strip.chips[carys.id].click()
    screen.around.strip.editor.own.click()
    panel = screen.around.own.panel
    assert panel is not None
    assert people.people(desk.store).total == 2
    if is_here:
        assert panel.rows[0].accessibleName() == carys.name
        QTest.keyClick(panel.rows[0], Qt.Key.Key_Return)
        assert (wanted, begun) == ([(here.id,)], [])
    else:
        QTest.keyClick(panel.new, Qt.Key.Key_Return)
        assert wanted == []
        assert begun[0][1] == "carers_conversation"
        assert begun[0][0] != here.id


def test_a_young_carer_is_thought_of_once_and_by_keyboard(
    desk: Desk, screen: PersonScreen, arthur: PersonView
) -> None:
    prompt = screen.around.young
    assert not prompt.isVisible()
    network.add_member(desk.store, person_id=arthur.id, name="Tia", under_18=True, gives_care=True)
    screen.refresh(None)
    assert prompt.isVisible()
    assert "Tia" in prompt.says.text()
    begun, wanted = heard(screen.begin_wanted), heard(screen.page_wanted)
    QTest.keyClick(prompt.go, Qt.Key.Key_Return)
    assert begun == [(arthur.id, "think_family")]
    talk = Interview.begin(
        desk.store, person_id=arthur.id, page_key="think_family", catalogue=desk.catalogue
    )
    screen.refresh(None)
    QTest.keyClick(prompt.go, Qt.Key.Key_Return)
    assert wanted == [(talk.page_id,)]
    QTest.keyClick(prompt.done, Qt.Key.Key_Return)
    assert not prompt.isVisible()
    assert QApplication.focusWidget() is screen.around.draw


def test_on_a_visit_nothing_is_said_of_young_carers(desk: Desk, arthur: PersonView) -> None:
    network.add_member(desk.store, person_id=arthur.id, name="Tia", under_18=True, gives_care=True)
    visit = begin_visit(desk.store, person_id=arthur.id)
    screen = PersonScreen(replace(desk, visit=visit), arthur.id)
    assert screen.around.young.isHidden()


def test_a_group_is_offered_no_conversation_of_its_own(
    desk: Desk, screen: PersonScreen, arthur: PersonView
) -> None:
    shed = network.add_member(desk.store, person_id=arthur.id, name="The shed", kind="group")
    screen.around.read()
    screen.around.strip.chips[shed.id].click()
    assert not screen.around.strip.editor.own.isVisible()


def test_everything_about_somebody_is_shown_and_can_be_typed(
    desk: Desk, screen: PersonScreen, arthur: PersonView
) -> None:
    said = {"about_people": "Huw", "about_speaking": "Slowly", "about_support": "At nine"}
    people.change_person(desk.store, person_id=arthur.id, about_worth_knowing="Tenor", **said)
    screen.refresh(None)
    shown = {label.text() for label in screen.about.findChildren(QLabel) if label.isVisible()}
    assert {"Huw", "Slowly", "At nine", "Tenor"} <= shown
