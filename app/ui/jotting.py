"""The way to the jots from anywhere: a panel beside the screen, made when it is first wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QGridLayout, QWidget
from shiboken6 import isValid

from app.errors import AppError
from app.ui.caret import put_caret
from app.ui.frame import Scope
from app.ui.places import begin_on

if TYPE_CHECKING:
    from app.forms.conditions import Json
    from app.ui.screens.jot_lines import Front
    from app.ui.screens.jot_panel import JotPanel
    from app.ui.shell import Shell

BESIDE_FROM: Final = 1240
"""From this width of the window on (in pixels at plain text) the panel stands at the right."""
WIDTH: Final = 380
HIGHEST: Final = 0.5
"""At the foot it takes no more than this share of the height."""
LINES: Final = 8
LINES_AT_FOOT: Final = 3
_NO_END: Final = 16_777_215
SETTING: Final = "open_jots"


def is_beside(widget: QWidget | None) -> bool:
    """Whether something belongs to a panel beside the screen, which keeps the keyboard there."""
    while widget is not None:
        if widget.property("beside"):
            return True
        widget = widget.parentWidget()
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenJots:
    """The open panel, as it is found again after a lock or in another look."""

    jot_id: str
    """The line that was being typed; empty for none."""
    caret: int
    has_keyboard: bool

    def kept_form(self) -> Json:
        """What the store keeps of it."""
        return {"jot_id": self.jot_id, "caret": self.caret, "has_keyboard": self.has_keyboard}

    @classmethod
    def from_kept(cls, kept: Json) -> OpenJots | None:
        """The panel as it was kept; None for one that was closed."""
        if not isinstance(kept, dict):
            return None
        values = cast("Mapping[str, object]", kept)
        caret = values.get("caret")
        return cls(
            jot_id=str(values.get("jot_id") or ""),
            caret=max(0, caret) if isinstance(caret, int) else 0,
            has_keyboard=values.get("has_keyboard") is True,
        )


class Jotting(QObject):
    """Opens the panel, follows the screen in front, and gives the keyboard back."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._panel: JotPanel | None = None
        self._came_from: QWidget | None = None
        self._has_keyboard = False
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        shell.stack.currentChanged.connect(self._follow)
        shell.side.jot.clicked.connect(self.begin)

    @property
    def panel(self) -> JotPanel | None:
        """The panel while it is open."""
        panel = self._panel
        return panel if panel is not None and not panel.isHidden() else None

    def begin(self) -> None:
        """To the box for the next line; from the panel back to the screen."""
        panel = self.panel
        if panel is not None and is_beside(QApplication.focusWidget()):
            self._give_back()
            return
        self._opened().start()

    def open_at(self, jot_id: str) -> None:
        """To a line that waits; to the newest without one."""
        self._opened().go_to(jot_id)

    def _opened(self) -> JotPanel:
        focused = QApplication.focusWidget()
        if not is_beside(focused):
            self._came_from = focused
        panel = self._panel
        if panel is None:
            panel = self._made()
        if panel.isHidden():
            panel.show_front(self._front())
            panel.show()
            self._shell.facts.ask()
        self._place()
        return panel

    def _made(self) -> JotPanel:
        """Make the panel, and room for it beside the screens."""
        from app.ui.screens.jot_panel import JotPanel

        shell = self._shell
        panel = JotPanel(shell.desk, keep_front=self._keep_front)
        panel.hide()
        panel.closed.connect(self._closed)
        panel.page_wanted.connect(partial(shell.go, "page"))
        panel.saved.connect(shell.say_saved)
        panel.not_saved.connect(shell.status.say_not_saved)
        panel.trouble.connect(self._say_trouble)
        grid = shell.layout()
        if isinstance(grid, QGridLayout):
            self._both.setSpacing(0)
            grid.removeWidget(shell.stack)
            self._both.addWidget(shell.stack, 1)
            self._both.addWidget(panel)
            grid.addLayout(self._both, 1, 1)
        shell.installEventFilter(self)
        self._panel = panel
        return panel

    def _say_trouble(self, error: object) -> None:
        from app.ui.messages import show_error

        if isinstance(error, AppError):
            show_error(self._shell, error, self._shell.desk.words)

    def _front(self) -> Front:
        from app.ui.screens.jot_lines import Front

        screen = self._shell.screen_in_front()
        person_id, page_id = (None, None) if screen is None else screen.undo_scope()
        visit = self._shell.desk.visit
        if visit is not None:  # also where nobody is in front: no line of anybody else is shown
            person_id = visit.person_id
        return Front(person_id=person_id or "", page_id=page_id or "")

    def _keep_front(self) -> None:
        screen = self._shell.screen_in_front()
        if screen is not None:
            screen.leave()

    def _follow(self, _index: int) -> None:
        """Another screen is in front."""
        if self.panel is not None:
            self.panel.show_front(self._front())

    def _closed(self) -> None:
        """The worker has done with it."""
        if self._panel is not None:
            had_keyboard = is_beside(QApplication.focusWidget())
            self._panel.hide()
            self._shell.facts.ask()
            if had_keyboard:
                self._give_back()

    def _give_back(self) -> None:
        """The keyboard goes to the very box it came from, its caret where it was."""
        back = self._came_from
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        screen = self._shell.stack.currentWidget()
        if screen is not None:
            begin_on(screen)

    # What the frame asks

    def flush(self) -> None:
        """Everything typed in it is on the disk before this returns. Raises an `AppError`."""
        if self._panel is not None:
            self._panel.flush()

    def scope(self, scope: Scope) -> Scope:
        """Whose steps undo offers: of a page its own, while one jots those of the person, too."""
        self.focus_moved(None, QApplication.focusWidget())
        return (scope[0], None) if self._has_keyboard and self.panel is not None else scope

    def focus_moved(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """The panel has the keyboard until something on the screen beside it has."""
        if self._panel is None:
            return
        is_here = is_beside(entered)
        if entered is None or not (is_here or self._shell.stack.isAncestorOf(entered)):
            return  # a button of the bars, or the cover: undo stays about what it was about
        if is_here != self._has_keyboard:
            self._has_keyboard = is_here
            self._shell.facts.ask_offers()

    # Over a lock

    def open_jots(self) -> OpenJots | None:
        """The panel as it is to be found again; None if it is closed."""
        panel = self.panel
        if panel is None:
            return None
        jot_id, caret = panel.being_typed()
        return OpenJots(jot_id=jot_id, caret=caret, has_keyboard=self._has_keyboard)

    def open_again(self, jots: OpenJots) -> None:
        """Open it as it was: with the line that was being typed, the keyboard where it was."""
        panel = self._opened()
        panel.take_up(jots.jot_id)
        put_caret(panel.entry, jots.caret)
        if jots.has_keyboard:
            panel.start()

    def refresh(self, changed: object) -> None:
        """Show what has changed."""
        if self.panel is not None:
            self.panel.refresh(changed)

    # Where it stands

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        """At the right where the screen keeps room enough, else at the foot."""
        panel, shell = self._panel, self._shell
        if panel is None:
            return
        percent = max(100, shell.desk.settings.text_size)
        is_wide = shell.width() >= BESIDE_FROM * percent // 100
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        width = WIDTH * percent // 100
        panel.setMinimumWidth(width if is_wide else 0)
        panel.setMaximumWidth(width if is_wide else _NO_END)
        room = shell.height() - shell.top.height() - shell.status.height()
        height = _NO_END if is_wide else max(120, round(room * HIGHEST))
        panel.setMaximumHeight(height)
        panel.setMinimumHeight(0 if is_wide else height)
        panel.show_most(LINES if is_wide else LINES_AT_FOOT)
