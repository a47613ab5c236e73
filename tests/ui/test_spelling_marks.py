"""The wave under words that may be misspelt, and what can be done with such a word."""

from __future__ import annotations

from functools import cache
from itertools import product

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.casework.own_words import own_words
from app.casework.spelling import Accepted, Speller, speller_for
from app.ui import spelling_marks
from app.ui.application import wear
from app.ui.desk import Desk
from app.ui.questions.promise_line import WhatBox
from app.ui.questions.text import text_of
from app.ui.screens.jot_line import JotBox
from app.ui.spelling_marks import MOST_MARKED, BoxMarks, marks_of
from app.ui.spelt_words import MOST_LOOKED_AT
from app.ui.style import Style, Theme, tokens
from app.ui.writing import GrowingText, LineField
from tests.ui.waves import waved

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@cache
def speller(language: str = "en") -> Speller:
    found = speller_for(language)
    assert found is not None
    return found


@pytest.fixture
def box(qtbot: QtBot) -> GrowingText:
    """A box of a worker, with the keyboard in it."""
    made = GrowingText(lines=3)
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


@pytest.fixture
def marks(box: GrowingText, desk: Desk) -> BoxMarks:
    made = BoxMarks(box, desk)
    made.take(speller())
    return made


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is read out."""
    told: list[str] = []

    def say(_: QWidget, text: str, *, at_once: bool = False) -> None:
        told.append(text)

    monkeypatch.setattr(spelling_marks, "announce", say)
    return told


def marked(marks: BoxMarks, box: GrowingText) -> list[str]:
    """The words below which there is a wave."""
    shown = waved(box)
    assert len(shown) == len(marks.spans)
    return shown


def wait_for(qtbot: QtBot, marks: BoxMarks, box: GrowingText, words: list[str]) -> None:
    qtbot.waitUntil(lambda: marked(marks, box) == words)


def test_a_word_is_marked_once_it_was_left(qtbot: QtBot, marks: BoxMarks, box: GrowingText) -> None:
    QTest.keyClicks(box, "They recieve")
    marks.look()
    assert marked(marks, box) == []
    QTest.keyClicks(box, " it")
    wait_for(qtbot, marks, box, ["recieve"])
    assert text_of(box) == "They recieve it"


def test_the_word_before_the_caret_is_marked_once_the_caret_goes(
    qtbot: QtBot, marks: BoxMarks, box: GrowingText
) -> None:
    QTest.keyClicks(box, "they recieve")
    QTest.keyClick(box, Qt.Key.Key_Home)
    wait_for(qtbot, marks, box, ["recieve"])


def test_a_mended_word_is_marked_no_more(qtbot: QtBot, marks: BoxMarks, box: GrowingText) -> None:
    box.setPlainText("teh end")
    wait_for(qtbot, marks, box, ["teh"])
    cursor = box.textCursor()
    cursor.setPosition(3)
    box.setTextCursor(cursor)
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Backspace):
        QTest.keyClick(box, key)
    QTest.keyClicks(box, "he")
    QTest.keyClick(box, Qt.Key.Key_End)
    wait_for(qtbot, marks, box, [])


def test_what_is_written_behind_a_marked_word_is_not_marked(
    qtbot: QtBot, marks: BoxMarks, box: GrowingText
) -> None:
    box.setPlainText("recieve")
    wait_for(qtbot, marks, box, ["recieve"])
    QTest.keyClick(box, Qt.Key.Key_End)
    QTest.keyClicks(box, " the post")  # before any quiet moment
    assert waved(box) == ["recieve"]


def test_marks_stay_with_their_words_before_any_quiet_moment(
    qtbot: QtBot, marks: BoxMarks, box: GrowingText
) -> None:
    box.setPlainText("first recieve\nthen teh end thier")
    wait_for(qtbot, marks, box, ["recieve", "teh", "thier"])
    box.moveCursor(box.textCursor().MoveOperation.Start)
    QTest.keyClicks(box, "one ")
    assert waved(box) == ["recieve", "teh", "thier"]
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert waved(box) == ["recieve", "teh", "thier"]
    cursor = box.textCursor()
    cursor.setPosition(cursor.position() + len("first recieve"))
    box.setTextCursor(cursor)
    QTest.keyClick(box, Qt.Key.Key_Delete)  # the two paragraphs are one
    assert text_of(box) == "one \nfirst recievethen teh end thier"
    assert waved(box) == ["recieve", "teh", "thier"]
    wait_for(qtbot, marks, box, ["teh", "thier"])
    for _ in range(4):
        box.undo()
    wait_for(qtbot, marks, box, ["recieve", "teh", "thier"])


def test_a_sign_put_together_by_several_keys_takes_no_wave_away(
    qtbot: QtBot, marks: BoxMarks, box: GrowingText
) -> None:
    box.setPlainText("teh recieve ")
    box.moveCursor(box.textCursor().MoveOperation.End)
    wait_for(qtbot, marks, box, ["teh", "recieve"])
    QApplication.sendEvent(box, QInputMethodEvent("^", []))
    marks.look()
    done = QInputMethodEvent("", [])
    done.setCommitString("ŵ")
    QApplication.sendEvent(box, done)
    assert text_of(box) == "teh recieve ŵ"
    wait_for(qtbot, marks, box, ["teh", "recieve"])


def test_marking_changes_nothing_of_the_text(
    qtbot: QtBot, marks: BoxMarks, box: GrowingText
) -> None:
    told: list[bool] = []
    box.setPlainText("they recieve teh post")
    box.textChanged.connect(lambda: told.append(True))
    wait_for(qtbot, marks, box, ["recieve", "teh"])
    assert not told
    assert not box.document().isUndoAvailable()
    assert "underline" not in box.document().toHtml()


def test_a_face_does_not_move_the_marks(qtbot: QtBot, marks: BoxMarks, box: GrowingText) -> None:
    box.setPlainText("😀🎂 recieve 👩‍👩‍👧 teh 𝒳\nrecieve")
    wait_for(qtbot, marks, box, ["recieve", "teh", "recieve"])


def test_more_than_fits_is_looked_at_where_one_writes(
    qtbot: QtBot, marks: BoxMarks, box: GrowingText
) -> None:
    line = "a line of quite common words\n"
    box.setPlainText(f"recieve\n{line * (3 * MOST_LOOKED_AT // len(line))}teh end")
    wait_for(qtbot, marks, box, ["recieve"])
    box.moveCursor(box.textCursor().MoveOperation.End)
    wait_for(qtbot, marks, box, ["teh"])


def test_there_are_only_so_many_marks(qtbot: QtBot, marks: BoxMarks, box: GrowingText) -> None:
    box.setPlainText("teh " * (MOST_MARKED + 20))
    qtbot.waitUntil(lambda: len(waved(box)) == MOST_MARKED)


def test_a_box_only_to_be_read_has_no_marks(
    qtbot: QtBot, marks: BoxMarks, box: GrowingText
) -> None:
    box.setPlainText("teh end")
    wait_for(qtbot, marks, box, ["teh"])
    box.setReadOnly(True)  # a page was finished: nobody clicks into the box first
    assert marked(marks, box) == []
    box.setReadOnly(False)
    assert marked(marks, box) == ["teh"]


def luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_wave_is_seen_in_every_theme(
    qtbot: QtBot, qapp: QApplication, desk: Desk, box: GrowingText, theme: Theme
) -> None:
    wear(qapp, Style(theme))
    marks = BoxMarks(box, desk)
    marks.take(speller())
    box.setPlainText("xzxzx end")
    plain = box.grab().toImage()
    wait_for(qtbot, marks, box, ["xzxzx"])
    waved = box.grab().toImage()
    ground = luminance(QColor(tokens(theme).sheet))
    found: dict[int, float] = {}  # what is drawn strongest, from left to right
    for x, y in product(range(plain.width()), range(plain.height())):
        colour = waved.pixelColor(x, y)
        if colour != plain.pixelColor(x, y) and colour.red() > colour.green() + 20:
            one = luminance(colour)
            contrast = (max(one, ground) + 0.05) / (min(one, ground) + 0.05)
            found[x] = max(found.get(x, 0), contrast)
    assert len(found) > 20
    assert sorted(found.values())[len(found) // 2] >= 3


# The menu and F7


def menu_of(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def action(menu: QMenu, text: str) -> QAction:
    return next(one for one in menu.actions() if one.text() == text)


def offered(qtbot: QtBot) -> QMenu:
    """The menu once words are offered."""
    menu = menu_of(qtbot)
    qtbot.waitUntil(lambda: "Looking…" not in texts(menu))
    return menu


def test_f7_goes_to_the_next_word_and_round_and_says_so(
    qtbot: QtBot, marks: BoxMarks, box: GrowingText, heard: list[str]
) -> None:
    box.setPlainText("teh end recieve")
    wait_for(qtbot, marks, box, ["teh", "recieve"])
    for word in ("teh", "recieve", "teh"):
        QTest.keyClick(box, Qt.Key.Key_F7)
        menu = offered(qtbot)
        assert box.textCursor().selectedText() == word
        assert heard[-1] == f"Perhaps misspelt: {word}"
        menu.close()
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_f7_counts_the_word_one_is_writing(qtbot: QtBot, marks: BoxMarks, box: GrowingText) -> None:
    QTest.keyClicks(box, "recieve")
    QTest.keyClick(box, Qt.Key.Key_F7)
    offered(qtbot).close()
    assert box.textCursor().selectedText() == "recieve"


def test_f7_says_when_nothing_is_marked(
    qtbot: QtBot, marks: BoxMarks, box: GrowingText, heard: list[str]
) -> None:
    box.setPlainText("all is well")
    QTest.keyClick(box, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: heard[-1:] == ["No word is marked in this box."])


def nothing_opens(box: GrowingText, qtbot: QtBot) -> None:
    """All that was asked for has come, and neither moved the caret nor opened a menu."""
    qtbot.waitUntil(lambda: waved(box) == ["recieve", "teh"])
    for _ in range(5):
        QApplication.processEvents()
    assert QApplication.activePopupWidget() is None
    assert not box.textCursor().hasSelection()


def test_f7_waits_for_a_speller_that_is_being_opened(
    qtbot: QtBot, desk: Desk, box: GrowingText
) -> None:
    marks = BoxMarks(box, desk)
    box.setPlainText("recieve teh")
    QTest.keyClick(box, Qt.Key.Key_F7)
    marks.take(speller().accepting(Accepted()))
    offered(qtbot).close()
    assert box.textCursor().selectedText() == "recieve"


def test_f7_is_forgotten_once_another_box_has_the_keyboard(
    qtbot: QtBot, desk: Desk, box: GrowingText
) -> None:
    marks = BoxMarks(box, desk)
    other = GrowingText(parent=box)
    other.show()
    box.setPlainText("recieve teh")
    QTest.keyClick(box, Qt.Key.Key_F7)
    other.setFocus()
    marks.take(speller().accepting(Accepted()))
    nothing_opens(box, qtbot)
    box.setFocus()  # nor once one is back
    marks.look()
    nothing_opens(box, qtbot)


@pytest.mark.parametrize("does", ["types", "goes", "clicks"])
def test_f7_is_forgotten_once_one_goes_on_writing(
    qtbot: QtBot, desk: Desk, box: GrowingText, does: str
) -> None:
    marks = BoxMarks(box, desk)
    box.setPlainText("so recieve teh")
    QTest.keyClick(box, Qt.Key.Key_F7)
    match does:
        case "types":
            QTest.keyClicks(box, " ")
        case "goes":
            QTest.keyClick(box, Qt.Key.Key_Right)
        case _:
            QTest.mouseClick(box.viewport(), Qt.MouseButton.LeftButton)
    marks.take(speller().accepting(Accepted()))
    nothing_opens(box, qtbot)


def test_f7_in_a_box_only_to_be_read_says_so_and_is_forgotten(
    qtbot: QtBot, marks: BoxMarks, box: GrowingText, heard: list[str]
) -> None:
    box.setPlainText("recieve teh")
    box.setReadOnly(True)
    QTest.keyClick(box, Qt.Key.Key_F7)
    assert heard == ["No word is marked in this box."]
    box.setReadOnly(False)
    marks.look()
    nothing_opens(box, qtbot)


def test_f7_is_forgotten_where_no_speller_comes(qtbot: QtBot, desk: Desk, box: GrowingText) -> None:
    marks = BoxMarks(box, desk)
    box.setPlainText("recieve teh")
    QTest.keyClick(box, Qt.Key.Key_F7)
    marks.take(None)
    marks.take(speller().accepting(Accepted()))
    nothing_opens(box, qtbot)


def test_a_word_that_is_offered_replaces_and_is_one_step_to_undo(
    qtbot: QtBot, marks: BoxMarks, box: GrowingText
) -> None:
    QTest.keyClicks(box, "they recieve ")
    QTest.keyClick(box, Qt.Key.Key_F7)
    menu = offered(qtbot)
    assert menu.activeAction().text() == "receive"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert text_of(box) == "they receive "
    wait_for(qtbot, marks, box, [])
    box.undo()
    assert text_of(box) == "they recieve "


def test_a_word_may_be_left_in_this_box(qtbot: QtBot, marks: BoxMarks, box: GrowingText) -> None:
    box.setPlainText("teh recieve teh")
    wait_for(qtbot, marks, box, ["teh", "recieve", "teh"])
    QTest.keyClick(box, Qt.Key.Key_F7)
    action(offered(qtbot), "Leave it in this box").trigger()
    assert marked(marks, box) == ["recieve"]


def test_a_word_may_be_added_to_ones_own(
    qtbot: QtBot, marks: BoxMarks, box: GrowingText, desk: Desk, heard: list[str]
) -> None:
    box.setPlainText("to Tregwyntog today")
    wait_for(qtbot, marks, box, ["Tregwyntog"])
    QTest.keyClick(box, Qt.Key.Key_F7)
    action(offered(qtbot), "Add to my words").trigger()
    assert own_words(desk.store) == ("Tregwyntog",)
    assert marked(marks, box) == []
    assert heard[-1] == "“Tregwyntog” is one of your words now."


def ask_for_menu(box: GrowingText, *, at: QPoint | None = None) -> None:
    """As the Menu key does, or the right button at a place of the box."""
    reason = QContextMenuEvent.Reason.Keyboard if at is None else QContextMenuEvent.Reason.Mouse
    place = at or box.cursorRect().center()
    target = box.viewport() if at is not None else box
    event = QContextMenuEvent(reason, place, box.viewport().mapToGlobal(place))
    QApplication.sendEvent(target, event)


@pytest.mark.parametrize("by_mouse", [True, False])
def test_the_menu_of_a_marked_word_offers_words_and_the_usual(
    qtbot: QtBot, marks: BoxMarks, box: GrowingText, by_mouse: bool
) -> None:
    box.setPlainText("recieve it")
    wait_for(qtbot, marks, box, ["recieve"])
    box.moveCursor(box.textCursor().MoveOperation.Start)
    ask_for_menu(box, at=box.cursorRect().center() + QPoint(12, 0) if by_mouse else None)
    menu = menu_of(qtbot)
    assert texts(menu)[0] == "Looking…"
    menu = offered(qtbot)
    assert texts(menu)[0] == "receive"
    own = texts(menu).index("Add to my words")
    assert 1 <= own <= 5
    assert texts(menu)[own + 1] == "Leave it in this box"
    assert any("Select All" in text for text in texts(menu))
    menu.close()


def test_shift_f10_is_the_menu_key_on_every_system(
    qtbot: QtBot, marks: BoxMarks, box: GrowingText
) -> None:
    box.setPlainText("recieve it")
    wait_for(qtbot, marks, box, ["recieve"])
    QTest.keyClick(box, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert texts(menu_of(qtbot))[0] == "Looking…"
    menu = offered(qtbot)
    assert texts(menu)[0] == "receive"
    menu.close()


@pytest.mark.parametrize("kind", [GrowingText, LineField])
def test_shift_f10_opens_the_usual_menu_of_any_box(
    qtbot: QtBot, kind: type[GrowingText | LineField]
) -> None:
    box = kind()
    qtbot.addWidget(box)
    box.show()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = menu_of(qtbot)
    assert any("Select All" in text for text in texts(menu))
    menu.close()


def test_a_word_with_nothing_near_says_so(qtbot: QtBot, marks: BoxMarks, box: GrowingText) -> None:
    box.setPlainText("qzxqzxqzx it")
    wait_for(qtbot, marks, box, ["qzxqzxqzx"])
    QTest.keyClick(box, Qt.Key.Key_F7)
    assert "No word is near" in texts(offered(qtbot))
    menu_of(qtbot).close()


def test_a_word_changed_meanwhile_is_not_replaced(
    qtbot: QtBot, marks: BoxMarks, box: GrowingText
) -> None:
    box.setPlainText("recieve it")
    wait_for(qtbot, marks, box, ["recieve"])
    QTest.keyClick(box, Qt.Key.Key_F7)
    menu = offered(qtbot)
    box.setPlainText("something else")
    action(menu, "receive").trigger()
    assert text_of(box) == "something else"


def test_the_marks_of_a_box_are_found_again(marks: BoxMarks, box: GrowingText) -> None:
    assert marks_of(box) is marks
    assert marks_of(GrowingText()) is None


# What is pasted


def rich() -> QMimeData:
    """What a browser puts on the clipboard: markup, a picture, files, and plain words."""
    data = QMimeData()
    data.setHtml("<b style='color:red'>Bold</b><img src='x.png'><script>x</script>")
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    data.setText("<b>Plain</b> words")
    return data


@pytest.mark.parametrize("kind", [GrowingText, WhatBox, JotBox, LineField])
def test_only_words_are_pasted(
    qtbot: QtBot, kind: type[GrowingText | WhatBox | JotBox | LineField]
) -> None:
    box = kind()
    qtbot.addWidget(box)
    clipboard = QApplication.clipboard()
    clipboard.setMimeData(rich())
    box.paste()
    assert shown(box) == "<b>Plain</b> words"
    files, picture = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile("/etc/hostname")])
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    markup = QMimeData()
    markup.setHtml("<table><tr><td>cell</td></tr></table>")
    for data in (picture, markup, files):
        clipboard.setMimeData(data)
        box.paste()
    assert "cell" not in shown(box)
    if isinstance(box, GrowingText):
        assert "<b>Plain" not in box.document().toHtml()  # it stands there as written
        assert "<img" not in box.document().toHtml()


def shown(box: GrowingText | LineField) -> str:
    return box.text() if isinstance(box, LineField) else text_of(box)
