"""Finishing a page, and what can be done with it afterwards."""

from __future__ import annotations

import ctypes
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.casework import network, people, workers
from app.exchange import outbox
from app.language import Words
from app.ui import window
from app.ui.questions.place import PlaceBox
from app.ui.questions.signature import SignatureBox
from app.ui.screens.finish_panel import FinishPanel
from app.ui.screens.preview import Preview
from app.ui.screens.turned import TurnedScreen
from tests.ui.page.driver import PageDriver


def panel_of(driver: PageDriver) -> FinishPanel:
    """The panel that Finish shows."""
    driver.screen.head.finish.click()
    panel = driver.screen.doing.panel
    assert panel is not None
    return panel


def test_finish_lists_what_is_missing_and_each_line_leads_there(driver: PageDriver) -> None:
    panel = panel_of(driver)
    assert len(panel.links) == 4
    assert panel.links[0].hasFocus()
    panel.links[1].click()
    assert driver.box("wants").hasFocus()


def test_finish_is_a_key_away_from_every_box_until_the_page_is_finished(
    driver: PageDriver,
) -> None:
    screen = driver.screen
    driver.type("wants", "x")
    QTest.keyClick(driver.box("wants"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    panel = screen.doing.panel
    assert panel is not None
    assert panel.links[0].hasFocus()
    assert driver.text("wants") == "x"
    panel.finish.click()
    QTest.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.doing.panel is None


def test_nothing_is_said_to_be_missing_before_finish(driver: PageDriver) -> None:
    driver.type("what_matters", "x")
    shown = [w.problem() for w in driver.screen.sheet.widgets.values()]
    assert set(shown) == {""}


def test_keep_writing_takes_the_list_away(driver: PageDriver) -> None:
    panel_of(driver).back.click()
    assert driver.screen.doing.panel is None
    assert driver.screen.interview.state == "draft"


def test_a_finished_page_is_read_only_and_says_who_finished_it_when(driver: PageDriver) -> None:
    driver.type("what_matters", "Company")
    driver.follow_the_store()
    panel_of(driver).finish.click()
    driver.settle()
    assert driver.screen.interview.state == "finished"
    box = driver.box("what_matters")
    assert isinstance(box, QPlainTextEdit)
    assert box.isReadOnly()
    card = driver.screen.doing.card
    assert card is not None
    said = " ".join(label.text() for label in card.findChildren(QLabel))
    assert "Gwen Price" in said
    assert "12 November 2026, 14:52" in said
    assert card.sent.text() == "It waits in the Outbox."
    assert not driver.screen.head.finish.isVisible()


def test_a_finished_page_offers_nothing_to_ask_whatever_is_clicked(driver: PageDriver) -> None:
    openers = driver.screen.side.openers
    driver.screen.sheet.go_to("what_matters")
    assert openers.isVisible()
    driver.follow_the_store()
    panel_of(driver).finish.click()
    driver.settle()
    assert openers.isHidden()
    driver.screen.sheet.go_to("what_matters")
    driver.screen.sheet.go_to("strong")
    assert openers.isHidden()


def test_send_is_ticked_and_names_where_it_goes(driver: PageDriver) -> None:
    workers.keep_private_setting(
        driver.desk.store,
        "destinations",
        [{"name": "Council folder", "folder": "/mnt/council", "profile": "generic"}],
    )
    panel = panel_of(driver)
    assert panel.send.isChecked()
    assert "Council folder" in " ".join(w.text() for w in panel.findChildren(QLabel))


def test_what_is_not_sent_makes_no_package(driver: PageDriver) -> None:
    panel = panel_of(driver)
    panel.send.setChecked(False)
    panel.finish.click()
    assert outbox.packages(driver.desk.store, limit=5, offset=0) == ()


def test_undo_finish_makes_it_a_draft_again(driver: PageDriver) -> None:
    panel_of(driver).finish.click()
    driver.settle()
    card = driver.screen.doing.card
    assert card is not None
    card.undo.click()
    driver.settle()
    assert driver.screen.interview.state == "draft"
    driver.type("what_matters", "More")
    driver.leave()
    assert driver.desk_reads("what_matters") == "More"


def test_amend_opens_a_new_page_with_the_words(driver: PageDriver) -> None:
    driver.type("what_matters", "Company")
    panel_of(driver).finish.click()
    driver.settle()
    card = driver.screen.doing.card
    assert card is not None
    wanted: list[str] = []
    driver.screen.page_wanted.connect(wanted.append)
    card.amend.click()
    (new_id,) = wanted
    assert new_id != driver.page_id
    again = PageDriver(driver.desk, driver.person, page_id=new_id)
    assert again.text("what_matters") == "Company"
    again.dismiss()


def test_signs_that_no_font_has_are_listed_before_finish(driver: PageDriver) -> None:
    driver.type("what_matters", "x")
    box = driver.box("what_matters")
    assert isinstance(box, QPlainTextEdit)
    box.insertPlainText("\U0001f600")
    driver.settle()
    assert "\U0001f600" in panel_of(driver).signs.text()


def test_the_preview_shows_the_very_bytes_and_saves_them(
    driver: PageDriver, qtbot: QtBot, tmp_path: Path
) -> None:
    driver.type("what_matters", "Company on a weekday")
    driver.leave()
    target = tmp_path / "chosen.pdf"
    preview = Preview(driver.desk, driver.page_id, choose_file=lambda: str(target))
    qtbot.addWidget(preview)
    qtbot.waitUntil(lambda: preview.printed is not None, timeout=10_000)
    assert preview.printed is not None
    assert "Company on a weekday" in preview.printed.sheets[0].text
    assert preview.save_button.isEnabled()
    preview.save()
    assert target.read_bytes() == preview.printed.data
    preview.council.click()
    before = preview.printed.data
    qtbot.waitUntil(
        lambda: preview.printed is not None and preview.printed.data != before, timeout=10_000
    )


def _never(*_: object) -> bool:
    return False


def _always(*_: object) -> bool:
    return True


def turned_of(driver: PageDriver) -> TurnedScreen:
    """The screen turned round; any code is right."""
    turned = driver.screen.doing.turn()
    assert turned is not None
    return turned


def test_turned_shows_only_what_is_meant_for_the_person(driver: PageDriver) -> None:
    desk, person_id = driver.desk, driver.person.id
    network.add_member(desk.store, person_id=person_id, name="Quentin", in_confidence=True)
    driver.type("promises", "A lift")
    line = driver.screen.sheet.promises()
    assert line is not None
    line.lines[0].who.setFocus()
    driver.type_here("Quentin")
    driver.type("noticed", "Thin")
    turned = turned_of(driver)
    said = " ".join(label.text() for label in turned.findChildren(QLabel))
    assert set(turned.widgets) == {"what_matters", "strong", "in_the_way", "wants", "signed"}
    assert "What matters to me" in said
    assert "A lift" in said
    assert "Quentin" not in said
    assert "noticed" not in said.replace("noticed together", "")
    turned.let_go()


def test_turned_is_in_the_persons_language_and_the_way_back_in_the_workers(
    driver: PageDriver,
) -> None:
    people.change_person(driver.desk.store, person_id=driver.person.id, paper_language="cy")
    turned = turned_of(driver)
    words = Words("cy")
    said = " ".join(label.text() for label in turned.findChildren(QLabel))
    assert turned.heading.text() == words.text("{name}, have we got this right?", name="Arthur")
    assert "What matters to me" not in said
    assert turned.back.text().startswith("Back to")
    turned.let_go()


def test_what_the_person_types_is_kept_as_their_own_words(driver: PageDriver) -> None:
    turned = turned_of(driver)
    driver.type_in(turned.widgets["strong"], "I sharpen tools")
    turned.let_go()
    driver.settle()
    assert driver.text("strong") == "I sharpen tools"
    driver.leave()
    assert driver.screen.interview.whose("strong") == ("person", "")


def test_the_turned_screen_is_kept_out_of_pictures(
    driver: PageDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []

    def affinity(window: int, how: int) -> int:
        told.append((window, how))
        return 1

    user32 = SimpleNamespace(SetWindowDisplayAffinity=affinity)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    monkeypatch.setattr(window, "sys", SimpleNamespace(platform="win32"))
    turned = driver.screen.doing.turn()
    assert turned is not None
    assert told == [(int(turned.winId()), 0x11)]
    turned.let_go()


def test_without_the_code_the_screen_stays_turned(
    driver: PageDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    turned = turned_of(driver)
    monkeypatch.setattr(turned, "_ask_code", _never)
    turned.back.click()
    assert turned.isVisible()
    assert not turned.close()
    monkeypatch.setattr(turned, "_ask_code", _always)
    turned.back.click()
    driver.settle()
    assert driver.screen.doing.turned is None


def test_by_phone_nothing_is_signed_and_the_copy_is_to_be_posted(
    driver: PageDriver, qtbot: QtBot
) -> None:
    driver.screen.sheet.show_afterwards(True)
    signed, place = driver.screen.sheet.widgets["signed"], driver.screen.sheet.widgets["place"]
    assert isinstance(signed, SignatureBox)
    assert isinstance(place, PlaceBox)
    place.kind.buttons["phone"].click()
    qtbot.waitUntil(signed.way.buttons["on_screen"].isHidden)
    assert signed.way.buttons["on_paper"].isHidden()
    assert not signed.way.buttons["aloud"].isHidden()
    driver.leave()
    driver.screen.doing.finish(send=False)
    part = driver.screen.doing.copies
    assert part is not None
    assert part.says.text() == "Their copy has not been given yet."
    part.open_panel()
    assert part.panel is not None
    assert part.panel.how.value == "post"
