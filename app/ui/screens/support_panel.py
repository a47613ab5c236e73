"""Making a support pack in the window: read all that goes in, then choose where it is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import AppError
from app.exchange.support_pack import SupportPack, file_name, write_pack
from app.language import N_, Words
from app.settings import Settings
from app.ui import tasks
from app.ui.announce import announce
from app.ui.layouts import in_a_row
from app.ui.messages import sentence
from app.ui.pieces import PageHeading, ScrollColumn, Text, TroubleLine, primary_button, quiet_button
from app.ui.screens.panel import Panel
from app.ui.screens.read_text import ReadText

_LEAST_LINES: Final = 8


def window_facts(widget: QWidget, settings: Settings | None, words: Words) -> Mapping[str, str]:
    """What only the window knows: Qt, the screen's scale, and how it looks."""
    screen = widget.screen()
    facts = {
        "Qt": qVersion(),
        words.text(N_("Kind of window")): QGuiApplication.platformName(),
        words.text(N_("Scale of the screen")): f"{screen.devicePixelRatio():g}",
        words.text(N_("Screens")): str(len(QGuiApplication.screens())),
        words.text(N_("Language of the screen")): words.language,
    }
    if settings is not None:
        facts[words.text(N_("Colours"))] = settings.theme
        facts[words.text(N_("Text size"))] = f"{settings.text_size} %"
    return facts


class SupportPanel(Panel):
    """Shows the whole pack before anything is written; `make` gathers it, off the main thread."""

    def __init__(
        self, words: Words, make: Callable[[], SupportPack], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(760, 620, parent=parent)
        self._words = words
        self.pack: SupportPack | None = None
        scroll = ScrollColumn(margin=6)  # in large letters it is higher than the window
        scroll.body.addWidget(PageHeading(words.text(N_("Support pack"))))
        said = N_(
            "All of this goes into one file for your IT team, and nothing else. Read it first. "
            "You choose where it is saved and who gets it."
        )
        scroll.body.addWidget(Text(words.text(said), kind="soft"))
        self.text = ReadText(words.text(N_("What goes into the pack")))
        self.text.show_text(words.text(N_("Gathering…")))
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * _LEAST_LINES)
        scroll.body.addWidget(self.text, 1)
        self.trouble = TroubleLine()
        self.told = Text()
        self.told.hide()
        scroll.body.addWidget(self.trouble)
        scroll.body.addWidget(self.told)
        self.column.addWidget(scroll, 1)
        self.column.addWidget(self._make_buttons())
        self.text.setFocus()
        self._task = tasks.start(self, lambda _: make(), done=self.show_pack, failed=self._failed)
        self.finished.connect(self._task.cancel)

    def _make_buttons(self) -> QWidget:
        words = self._words
        self.save = primary_button(words.text(N_("Save the pack…")))
        self.save.setEnabled(False)
        self.save.clicked.connect(self.ask_where)
        self.away = quiet_button(words.text(N_("Close")))
        self.away.clicked.connect(self.reject)
        return in_a_row(self.save, self.away, spacing=12)

    def show_pack(self, pack: SupportPack) -> None:
        """The whole of it, to be read."""
        self.pack = pack
        self.text.show_text(pack.text)
        self.save.setEnabled(True)
        announce(self, self._words.text(N_("The pack is ready to be read.")))

    def _failed(self, error: AppError) -> None:
        self.trouble.say(sentence(error, self._words))

    def ask_where(self) -> None:
        """Ask for a file, in the worker's own documents at first."""
        if self.pack is None:
            return
        near = QDir.home().filePath(file_name(self.pack.made_at))
        title, kinds = self._words.text(N_("Save the pack")), "ZIP (*.zip)"
        chosen, _ = QFileDialog.getSaveFileName(self, title, near, kinds)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write it there, whole or not at all, and say so."""
        if self.pack is None:
            return
        whole = path if path.suffix else path.with_suffix(".zip")
        self.told.hide()
        try:
            write_pack(self.pack, whole)
        except AppError as error:
            self.trouble.say(sentence(error, self._words))
            return
        self.trouble.say("")
        self.told.setText(
            self._words.text(N_("Saved as {name}. Nothing was sent."), name=whole.name)
        )
        self.told.show()
        announce(self, self.told.text())
