"""The recovery code as it is shown once: to print, to copy, and to be typed back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language import N_, Words
from app.security.recovery_code import is_same_code
from app.ui.layouts import Flow
from app.ui.paper_slip import print_recovery_code
from app.ui.pieces import Field, LineField, Text, quiet_button


class RecoverySlip(QWidget):
    """Shows a code in two lines of four groups; knows whether it was typed back right."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._code = ""
        self.recovery = Text(kind="code")
        self.recovery.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        printing = quiet_button(words.text(N_("Print it…")), "printer")
        printing.clicked.connect(lambda: print_recovery_code(self, self._code, words))
        copying = quiet_button(words.text(N_("Copy it")), "copy")
        copying.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._code))
        row = Flow(spacing=12)
        row.addWidget(printing)
        row.addWidget(copying)
        self.typed_back = LineField()
        self.typed_field = Field(
            words.text(N_("Type the code back")),
            self.typed_back,
            words.text(N_("From your own copy, so that you know it is right.")),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.recovery)
        column.addLayout(row)
        column.addWidget(self.typed_field)

    def show_code(self, code: str) -> None:
        """Show a code, such as `XXXX-XXXX-…`."""
        self._code = code
        groups = code.split("-")
        half = len(groups) // 2
        self.recovery.setText("-".join(groups[:half]) + "\n" + "-".join(groups[half:]))
        self.recovery.setAccessibleName(" ".join(groups))

    def is_typed_back(self) -> bool:
        """Whether it was typed back right; if not, the field says so and takes the focus."""
        if is_same_code(self.typed_back.text(), self._code):
            self.typed_field.say_trouble("")
            return True
        self.typed_field.say_trouble(
            self._words.text(N_("This is not the same code. Look at your copy once more."))
        )
        self.typed_back.setFocus()
        return False

    def forget(self) -> None:
        """Hold the code no longer."""
        self._code = ""
        self.recovery.setText("")
        self.recovery.setAccessibleName("")
