"""A new key in the whole program: it locks, says how far it is over the cover, and begins afresh.

What was typed and not yet kept is kept by the locking, and stands under the new key, too.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.ui.application import RESTART
from app.ui.messages import Notice
from app.ui.renewing import NewKeyWindow
from app.ui.screens.new_key_panel import SHOWN, NewKeyCard
from tests.ui import test_program
from tests.ui.test_program import PASSPHRASE, Begin, ProgramDriver

begin = test_program.begin
"""The fixture that begins the program."""
NEW = "seven lamps under water"


def test_it_locks_renews_and_returns_to_where_the_worker_was(begin: Begin) -> None:
    first = begin()
    first.set_up()
    shell = first.shell()
    shell.go("settings")
    (role,) = [w for w in shell.findChildren(QLineEdit) if w.accessibleName() == "Your role"]
    role.setFocus()
    QTest.keyClicks(role, "Social worker")
    (card,) = shell.findChildren(NewKeyCard)
    panel = card.open_panel()
    panel.on.click()
    panel.present.box.setText(PASSPHRASE)
    for box in panel.new.boxes:
        box.setText(NEW)
    panel.on.click()
    first.qtbot.waitUntil(lambda: panel.parts.index == SHOWN)
    panel.slip.typed_back.setText(panel.slip.recovery.text().replace("\n", "-"))
    told: list[str] = []
    timer = QTimer()
    timer.timeout.connect(lambda: _go_on(first, told))
    timer.start(5)
    panel.begin.click()
    first.qtbot.waitUntil(lambda: bool(first.codes), timeout=20_000)
    timer.stop()
    assert first.codes == [RESTART]
    assert set(told[:-1]) == {"covered"}
    assert told[-1] == "Everything is under a new key"
    driver = begin()
    driver.unlock(PASSPHRASE)
    screen = driver.unlock_screen()
    driver.qtbot.waitUntil(screen.field.trouble.isVisible)
    driver.unlock(NEW)
    again = driver.shell()
    assert again.place.screen == "settings"
    (role,) = [w for w in again.findChildren(QLineEdit) if w.accessibleName() == "Your role"]
    assert role.text() == "Social worker"


def _go_on(driver: ProgramDriver, told: list[str]) -> None:
    """Note what stands over the cover; leave what says that all is done."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, NewKeyWindow):
        told.append("covered" if driver.application.window.is_covered else "bare")
    elif isinstance(dialog, Notice):
        told.append(dialog.title.text())
        dialog.accept()
