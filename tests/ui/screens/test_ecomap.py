"""The map of somebody's people on the screen: adding, moving, tying, keeping, by every way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.casework import ecomap, network, people
from app.casework.map_keeping import keep_ecomap, kept_ecomaps
from app.casework.views import MemberView
from app.ui.canvas.node import NodeButton
from app.ui.desk import Desk
from app.ui.frame import offer_for, take_offer
from app.ui.messages import Notice
from app.ui.screens.ecomap import EcomapScreen
from app.ui.screens.ecomap_knows import KnownRow
from app.ui.screens.ecomap_list import EcomapList, PersonRow
from app.ui.screens.ecomap_print import EcomapPreview
from app.ui.screens.ecomap_turned import EcomapTurned, seen_by_person
from app.ui.screens.ecomap_words import direction_from

Show = Callable[[QWidget], QWidget]
TEN = (
    ("Carys, niece", Qt.Key.Key_1),
    ("Huw, next door", Qt.Key.Key_1),
    ("Mair, friend", Qt.Key.Key_2),
    ("Beti, sister", Qt.Key.Key_2),
    ("Dai, son", Qt.Key.Key_3),
    ("Elwyn, friend", Qt.Key.Key_2),
    ("Nia, neighbour", Qt.Key.Key_3),
    ("Gill, daughter", Qt.Key.Key_1),
    ("Tom, brother", Qt.Key.Key_3),
    ("Ann, cousin", Qt.Key.Key_3),
)


@pytest.fixture
def person_id(desk: Desk) -> str:
    """Somebody with nobody around them yet."""
    return people.add_person(desk.store, name="Arthur Bevan", needs=["Large print"]).id


@pytest.fixture
def screen(desk: Desk, person_id: str, show: Show) -> EcomapScreen:
    """Arthur's map with three people: Carys very close, Huw and Dai."""
    for name, relation, close in (
        ("Carys", "niece", "very"),
        ("Huw", "next door", "quite"),
        ("Dai", "son", "quite"),
    ):
        ecomap.add_on_map(
            desk.store, person_id=person_id, name=name, relation=relation, closeness=close,
            kind="family",
        )  # fmt: skip
    shown = EcomapScreen(desk, person_id)
    show(shown)
    return shown


def named(screen: EcomapScreen, name: str) -> MemberView:
    return next(m for m in screen.shown.members if m.name == name)


def node(screen: EcomapScreen, name: str) -> NodeButton:
    return screen.canvas.node(named(screen, name).id)


def press(screen: EcomapScreen, name: str, *keys: Qt.Key) -> None:
    node(screen, name).setFocus()
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def undo(desk: Desk, person_id: str) -> str:
    scope = (person_id, None)
    offer = offer_for(desk, scope, is_redo=False)
    assert offer is not None
    take_offer(desk, offer, is_redo=False)
    return offer.label


def test_ten_people_are_drawn_from_nothing_by_keys_alone(
    desk: Desk, person_id: str, show: Show
) -> None:
    screen = EcomapScreen(desk, person_id)
    show(screen)
    screen.take_focus()
    keys = 0
    for text, closeness in TEN:
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused is screen.add.box
        assert screen.member.isHidden(), "a card above it would push the box out of sight"
        QTest.keyClicks(focused, text)
        QTest.keyClick(focused, closeness, Qt.KeyboardModifier.ControlModifier)
        keys += len(text) + 1
    drawn = screen.shown.members
    assert [(m.name, m.closeness) for m in drawn][:2] == [
        ("Carys", "extremely"),
        ("Huw", "extremely"),
    ]
    assert {m.name: m.kind for m in drawn}["Nia"] == "neighbour"
    assert len(drawn) == len(screen.canvas.nodes) == 10
    screen.choose(drawn[-1].id)
    assert screen.member.isVisible()
    assert keys == sum(len(text) for text, _ in TEN) + 10
    assert screen.says.said[0].figure == "10"


def test_tab_comes_to_everybody_in_reading_order_and_each_is_named(screen: EcomapScreen) -> None:
    screen.canvas.go_to_end(is_last=False)
    met: list[str] = []
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert isinstance(focused, NodeButton)
        found = QAccessible.queryAccessibleInterface(focused)
        assert found.role() == QAccessible.Role.Button
        met.append(found.text(QAccessible.Text.Name))
        assert "Up and Down" in found.text(QAccessible.Text.Description)
        focused.focusNextChild()
    assert sorted(met) == [
        "Carys, niece, very close",
        "Dai, son, quite close",
        "Huw, next door, quite close",
    ]
    assert QApplication.focusWidget() is screen.map.several
    tops = [one.y() for one in screen.canvas.nodes]
    assert tops == sorted(tops)


def test_a_number_says_how_close_and_undo_takes_it_back_by_name(
    screen: EcomapScreen, desk: Desk, person_id: str
) -> None:
    press(screen, "Dai", Qt.Key.Key_1)
    assert named(screen, "Dai").closeness == "extremely"
    assert node(screen, "Dai").hasFocus()
    assert "extremely close" in node(screen, "Dai").accessibleName()
    assert "Dai" in undo(desk, person_id)
    screen.refresh(None)
    assert named(screen, "Dai").closeness == "quite"


def test_the_arrows_lead_nearer_further_and_along_the_ring(screen: EcomapScreen) -> None:
    press(screen, "Carys", Qt.Key.Key_Up)
    assert named(screen, "Carys").closeness == "extremely"
    press(screen, "Carys", Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert named(screen, "Carys").closeness == "quite"
    before = named(screen, "Carys").angle
    press(screen, "Carys", Qt.Key.Key_Right)
    assert named(screen, "Carys").angle != before


def test_presses_of_an_arrow_that_follow_each_other_are_one_step(
    screen: EcomapScreen, desk: Desk, person_id: str
) -> None:
    ecomap.move(desk.store, member_id=named(screen, "Huw").id, turn=200.0)
    screen.refresh(None)
    before = named(screen, "Huw").angle
    press(screen, "Huw", Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left)
    node(screen, "Dai").setFocus()
    desk.store.flush()
    assert named(screen, "Huw").angle != before
    undo(desk, person_id)
    screen.refresh(None)
    assert named(screen, "Huw").angle == before


def test_t_and_the_other_one_makes_a_tie(screen: EcomapScreen) -> None:
    press(screen, "Huw", Qt.Key.Key_T)
    assert "Huw" in screen.bar.says.text()
    press(screen, "Dai", Qt.Key.Key_Space)
    assert screen.shown.between(named(screen, "Huw").id, named(screen, "Dai").id) is not None
    assert screen.bar.isHidden()


def test_escape_gives_up_a_tie(screen: EcomapScreen) -> None:
    press(screen, "Huw", Qt.Key.Key_T, Qt.Key.Key_Escape)
    assert screen.bar.isHidden()
    press(screen, "Dai", Qt.Key.Key_Space)
    assert screen.shown.ties == ()


def test_several_chosen_by_keys_know_each_other_in_one_step(
    screen: EcomapScreen, desk: Desk, person_id: str
) -> None:
    press(screen, "Huw", Qt.Key.Key_G)
    for name in ("Dai", "Carys"):
        press(screen, name, Qt.Key.Key_Space)
    screen.bar.buttons["join"].click()
    assert len(screen.shown.ties) == 3
    undo(desk, person_id)
    screen.refresh(None)
    assert screen.shown.ties == ()


def test_a_line_drawn_round_several_marks_them(screen: EcomapScreen) -> None:
    canvas = screen.canvas
    screen.map.several.click()
    inside = canvas.node(named(screen, "Carys").id).geometry().adjusted(-12, -12, 12, 12)
    corners = (inside.topLeft(), inside.topRight(), inside.bottomRight(), inside.bottomLeft())
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=corners[0])
    for corner in corners[1:]:
        QTest.mouseMove(canvas, corner)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=corners[0])
    assert canvas.lasso.marked == (named(screen, "Carys").id,)


def test_delete_asks_why_and_the_one_who_left_comes_back(screen: EcomapScreen, desk: Desk) -> None:
    press(screen, "Huw", Qt.Key.Key_Delete)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert screen.member.isAncestorOf(focused)
    assert screen.leaving is not None
    QTest.keyClick(screen.leaving.keep, Qt.Key.Key_Return)
    assert [m.name for m in screen.shown.members] == ["Carys", "Dai"]
    assert [(m.name, m.left_reason) for m in screen.shown.left] == [("Huw", "moved")]
    screen.head.left_wanted.emit()
    panel = screen.papers.left
    assert panel is not None
    panel.wanted_back.emit(screen.shown.left[0])
    assert panel.rows.rows == []
    panel.done(0)
    assert [m.name for m in screen.shown.members] == ["Carys", "Huw", "Dai"]


def test_enter_opens_the_card_and_what_is_pressed_there_is_kept(
    screen: EcomapScreen, desk: Desk, person_id: str
) -> None:
    press(screen, "Dai", Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is screen.member.closeness.chips.buttons["quite"]
    screen.member.quality.chips.buttons["strained"].click()
    screen.member.help.chips.buttons["both"].click()
    screen.member.more.click()
    screen.member.ticks["gives_care"].click()
    QTest.keyClicks(screen.member.hours, "12")
    QTest.keyClicks(screen.member.lines["likely"], "Shops on Fridays")
    screen.leave()
    (dai,) = (m for m in network.members(desk.store, person_id=person_id) if m.name == "Dai")
    assert (dai.gives, dai.receives, dai.gives_care) == (True, True, True)
    assert (dai.care_hours, dai.likely) == (12, "Shops on Fridays")
    assert "hard at times" in node(screen, "Dai").accessibleName()
    QTest.keyClick(screen.member.hours, Qt.Key.Key_Escape)
    assert node(screen, "Dai").hasFocus()


def test_knows_takes_names_and_says_which_it_does_not_find(screen: EcomapScreen) -> None:
    press(screen, "Dai", Qt.Key.Key_Return)
    QTest.keyClicks(screen.knows.box, "Huw, Nobody")
    QTest.keyClick(screen.knows.box, Qt.Key.Key_Return)
    assert screen.knows.box.text() == "Nobody"
    assert "Nobody" in screen.knows.trouble.text()
    assert len(screen.knows.rows.rows) == 1
    assert len(screen.shown.ties) == 1


def test_a_note_on_the_tie_is_kept_by_itself_and_undone_by_name(
    screen: EcomapScreen, desk: Desk, person_id: str
) -> None:
    press(screen, "Dai", Qt.Key.Key_Return)
    dai = named(screen, "Dai").id
    QTest.keyClicks(screen.member.tie_note, "Rings on Sundays")
    screen.leave()
    screen.refresh(None)
    tie = screen.shown.between("", dai)
    assert tie is not None
    assert tie.note == "Rings on Sundays"
    assert "Dai" in undo(desk, person_id)
    screen.refresh(None)
    assert screen.shown.between("", dai) is None


def test_which_way_help_goes_between_two_and_a_note_are_kept_from_either_card(
    screen: EcomapScreen, desk: Desk, person_id: str
) -> None:
    screen.toggle_list()
    dai, huw = named(screen, "Dai").id, named(screen, "Huw").id
    screen.open_card(dai)
    screen.doing.tie(dai, huw)
    row = screen.knows.rows.row(huw)
    assert isinstance(row, KnownRow)
    assert row.details.isHidden()
    row.more.click()
    assert row.way.choices["from"].text() == "Dai helps Huw"
    row.way.choices["from"].trigger()
    tie = screen.shown.between(dai, huw)
    assert tie is not None
    assert direction_from(tie, dai) == "from"
    assert screen.knows.rows.row(huw) is row  # who writes on in it keeps the place
    QTest.keyClicks(row.note, "Lifts")
    screen.doing.keeper.flush()
    screen.refresh(None)
    QTest.keyClicks(row.note, " to town")
    screen.leave()
    screen.refresh(None)
    assert screen.knows.rows.row(huw) is row
    screen.open_card(huw)
    seen = screen.knows.rows.row(dai)
    assert isinstance(seen, KnownRow)
    assert not seen.details.isHidden()
    assert (seen.way.value, seen.note.text()) == ("to", "Lifts to town")
    label = undo(desk, person_id)
    assert "Dai" in label
    assert "Huw" in label
    screen.refresh(None)
    assert (seen.way.value, seen.note.text()) == ("to", "")
    undo(desk, person_id)
    screen.refresh(None)
    assert seen.way.value == ""


def drag(screen: EcomapScreen, name: str, to: QPoint, *, drops: bool = True) -> None:
    button = node(screen, name)
    middle = button.rect().center()
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=middle)
    for step in (0.2, 0.6, 1.0):
        at = button.mapFrom(screen.canvas, to * step + button.geometry().center() * (1 - step))
        QTest.mouseMove(button, at)
    if drops:
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=button.mapFrom(screen.canvas, to))


def place_in(screen: EcomapScreen, across: float, down: float) -> QPoint:
    """A point of the map, in mm from the middle, on the canvas."""
    return screen.canvas.on_screen((across, down, 0.0, 0.0)).topLeft().toPoint()


def test_dragging_across_a_ring_says_so_and_is_one_step(
    screen: EcomapScreen, desk: Desk, person_id: str
) -> None:
    before = named(screen, "Dai").angle
    drag(screen, "Dai", place_in(screen, -25.0, 0.0), drops=False)
    assert screen.map.ring_label.text() == "quite close to extremely close"
    assert named(screen, "Dai").closeness == "quite"
    button = node(screen, "Dai")
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
    assert named(screen, "Dai").closeness == "extremely"
    assert screen.map.ring_label.isHidden()
    undo(desk, person_id)
    screen.refresh(None)
    assert (named(screen, "Dai").closeness, named(screen, "Dai").angle) == ("quite", before)


def test_escape_gives_up_a_drag(screen: EcomapScreen) -> None:
    at = node(screen, "Dai").geometry()
    drag(screen, "Dai", place_in(screen, -25.0, 0.0), drops=False)
    QTest.keyClick(node(screen, "Dai"), Qt.Key.Key_Escape)
    assert node(screen, "Dai").geometry() == at
    assert screen.map.ring_label.isHidden()
    assert named(screen, "Dai").closeness == "quite"


def test_a_press_without_a_way_only_chooses(screen: EcomapScreen) -> None:
    QTest.mouseClick(node(screen, "Dai"), Qt.MouseButton.LeftButton)
    assert screen.canvas.chosen_id == named(screen, "Dai").id
    assert screen.member.isVisible()
    assert named(screen, "Dai").closeness == "quite"


def test_the_list_shows_the_same_and_takes_the_same_keys(screen: EcomapScreen) -> None:
    press(screen, "Dai", Qt.Key.Key_Space)
    screen.head.as_list.click()
    row = screen.map.list.rows.row(named(screen, "Dai").id)
    assert isinstance(row, PersonRow)
    assert row.hasFocus()
    assert row.isChecked()
    QTest.keyClick(row, Qt.Key.Key_1)
    assert named(screen, "Dai").closeness == "extremely"
    first = screen.map.list.rows.rows[0]
    assert isinstance(first, PersonRow)
    assert first.member_id == named(screen, "Dai").id
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    second = QApplication.focusWidget()
    assert isinstance(second, PersonRow)
    QTest.keyClick(second, Qt.Key.Key_T)
    first.click()
    assert len(screen.shown.ties) == 1
    screen.head.as_list.click()
    assert screen.canvas.isVisible()


def test_of_very_many_the_list_shows_the_first_at_once_and_soon_everybody(
    desk: Desk, show: Show, qtbot: QtBot
) -> None:
    person_id = people.add_person(desk.store, name="Dot Jones").id
    names = [f"Gill {number:02}" for number in range(60)]
    ecomap.add_many(desk.store, person_id=person_id, text="\n".join(names))
    rows = EcomapList(desk)
    show(rows)
    view = ecomap.ecomap(desk.store, person_id=person_id)
    rows.show_chosen(view.members[50].id)
    rows.show_view(view)
    first = [row.member_id for row in rows.rows.rows if isinstance(row, PersonRow)]
    assert 0 < len(first) < 60
    assert first == [m.id for m in view.members[: len(first)]]
    rows.take_focus(first[-1])
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Down)
    reached = QApplication.focusWidget()
    assert isinstance(reached, PersonRow)
    assert reached.member_id == view.members[len(first)].id
    rows.sort.picked.emit("name")
    qtbot.waitUntil(lambda: len(rows.rows.rows) == 60)
    made = [row for row in rows.rows.rows if isinstance(row, PersonRow)]
    assert [row.member_id for row in made] == [m.id for m in view.members]
    assert [row.member_id for row in made if row.isChecked()] == [view.members[50].id]
    assert QApplication.focusWidget() is reached


def test_what_was_kept_can_be_looked_at_but_not_changed(screen: EcomapScreen, desk: Desk) -> None:
    screen.head.keep.click()
    assert screen.head.compare.isVisible()
    press(screen, "Dai", Qt.Key.Key_1)
    screen.head.kept_wanted.emit()
    assert named(screen, "Dai").closeness == "quite"
    press(screen, "Dai", Qt.Key.Key_2)
    assert named(screen, "Dai").closeness == "quite"
    assert not screen.add.isVisible()
    screen.bar.buttons["close"].click()
    assert named(screen, "Dai").closeness == "extremely"
    assert len(kept_ecomaps(desk.store, person_id=screen.person_id)) == 1


def test_two_days_beside_each_other_show_who_moved_and_who_left(
    screen: EcomapScreen, desk: Desk
) -> None:
    keep_ecomap(desk.store, person_id=screen.person_id)
    screen.set_closeness(named(screen, "Dai").id, "extremely")
    ecomap.leave(desk.store, member_id=named(screen, "Huw").id, reason="moved")
    screen.refresh(None)
    screen.modes.begin_compare()
    ghosts = {ghost.node.full_name: ghost.at for ghost in screen.canvas.ghosts}
    assert set(ghosts) == {"Dai (son)", "Huw (next door)"}
    assert ghosts["Huw (next door)"] is None
    picture = screen.canvas.picture
    assert picture is not None
    assert ghosts["Dai (son)"] == picture.centre_of(named(screen, "Dai").id)
    QTest.keyClick(screen.bar.buttons["close"], Qt.Key.Key_Escape)
    assert screen.canvas.ghosts == ()


def test_still_right_goes_through_everybody(screen: EcomapScreen, desk: Desk) -> None:
    keep_ecomap(desk.store, person_id=screen.person_id)
    screen.head.still_wanted.emit()
    assert screen.bar.says.text().startswith("Carys")
    screen.bar.buttons["nearer"].click()
    assert named(screen, "Carys").closeness == "extremely"
    assert screen.bar.says.text().startswith("Huw")
    screen.bar.buttons["left"].click()
    assert screen.leaving is not None
    screen.leaving.keep.click()
    assert screen.bar.says.text().startswith("Dai")
    screen.bar.buttons["so"].click()
    assert "everybody" in screen.bar.says.text()
    assert [m.name for m in screen.shown.members] == ["Carys", "Dai"]


def test_tidy_is_only_shown_until_it_is_wanted(screen: EcomapScreen, desk: Desk) -> None:
    for name, turn in (("Carys", 300.0), ("Huw", 120.0), ("Dai", 200.0)):
        ecomap.move(desk.store, member_id=named(screen, name).id, turn=turn)
    screen.refresh(None)
    before = [m.angle for m in screen.shown.members]
    screen.head.tidy_wanted.emit()
    assert screen.canvas.ghosts
    screen.refresh(None)
    assert [m.angle for m in screen.shown.members] == before
    screen.bar.buttons["tidy"].click()
    assert [m.angle for m in screen.shown.members] != before
    assert screen.canvas.ghosts == ()


def test_many_lines_are_added_and_those_without_a_name_are_told(
    screen: EcomapScreen, desk: Desk
) -> None:
    panel = screen.paste()
    panel.box.setPlainText("Gill, daughter, extremely\n, nobody\nTom, GP")
    assert panel.read.text() == "2 people are read."
    assert "Line 2" in panel.aside.text()
    panel.keep.click()
    assert named(screen, "Gill").closeness == "extremely"
    assert named(screen, "Tom").kind == "paid"
    again = screen.paste()
    assert again.box.toPlainText() == ", nobody"  # what was left out is there to be mended
    again.box.setPlainText("Ann, cousin")
    again.reject()  # as when the screen is covered meanwhile
    assert screen.paste().box.toPlainText() == "Ann, cousin"


def test_the_person_sees_nobody_told_of_in_confidence(
    screen: EcomapScreen, desk: Desk, show: Show
) -> None:
    screen.doing.change(named(screen, "Huw"), "in_confidence", True)
    screen.doing.tie("", named(screen, "Dai").id, quality="strained")
    seen = seen_by_person(screen.shown)
    assert [m.name for m in seen.members] == ["Carys", "Dai"]
    turned = EcomapTurned(desk, screen.shown, desk.words, ask_code=lambda _parent, _desk: True)
    show(turned)
    names = [one.accessibleName() for one in turned.canvas.nodes]
    assert not any("Huw" in name or "hard" in name for name in names)
    assert turned.findChildren(type(screen.says)) == []


def test_the_prompts_go_round_in_the_persons_language(desk: Desk, show: Show) -> None:
    welsh = people.add_person(desk.store, name="Mair Owen", language="cy").id
    screen = EcomapScreen(desk, welsh)
    show(screen)
    first = screen.prompts.asks.text()
    for _ in range(7):
        screen.prompts.next.click()
    assert screen.prompts.asks.text() == first
    assert screen.prompts.so_far.text().startswith("1 of 7")


def test_a_map_of_easynwk_is_brought_in_and_what_was_left_out_is_said(
    screen: EcomapScreen, desk: Desk, person_id: str, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "map.json"
    path.write_text(
        json.dumps(
            {
                "ego": {"name": "A"},
                "alteri": [
                    {"id": 1, "name": "Anna", "distance": 20, "angle": 40, "role": "Tochter"},
                    {"id": 2, "distance": 50, "angle": 40},
                ],
                "connections": [],
            }
        ),
        "utf-8",
    )
    screen.papers.bring_in_file(path)
    qtbot.waitUntil(lambda: len(screen.shown.members) == 4)
    assert named(screen, "Anna").closeness == "extremely"
    (notice,) = desk_notices(screen)
    assert notice.title.text() == "1 person was brought in."
    notice.accept()
    undo(desk, person_id)
    screen.refresh(None)
    assert len(screen.shown.members) == 3


def desk_notices(screen: EcomapScreen) -> list[Notice]:
    return [one for one in screen.window().findChildren(Notice) if one.isVisible()]


def test_a_file_that_is_no_map_changes_nothing_and_is_told(
    screen: EcomapScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "map.json"
    path.write_text("[1, 2", "utf-8")
    with qtbot.waitSignal(screen.trouble):
        screen.papers.bring_in_file(path)
    assert len(screen.shown.members) == 3


def test_the_paper_for_the_person_says_what_is_left_out(
    screen: EcomapScreen, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    screen.doing.change(named(screen, "Huw"), "in_confidence", True)
    preview = EcomapPreview(desk, screen.shown, parent=screen)
    qtbot.waitUntil(lambda: preview.printed is not None)
    assert "Told in confidence: 1" in preview.left_out.text()
    printed = preview.printed
    assert printed is not None
    assert "Huw" not in printed.sheets[0].text
    assert "Carys" in printed.sheets[0].text
    for kind, begins in (("csv", b"\xef\xbb\xbf"), ("svg", b"<")):
        path = tmp_path / f"map.{kind}"
        preview.save_as("csv" if kind == "csv" else "svg", str(path))
        qtbot.waitUntil(path.exists)
        assert path.read_bytes().startswith(begins)
        assert b"Huw" not in path.read_bytes()
    preview.paper.pick("full")
    qtbot.waitUntil(lambda: preview.printed is not printed)
    assert preview.left_out.isHidden()
    assert preview.printed is not None
    assert "Huw" in preview.printed.sheets[0].text
    preview.done(0)
