"""First set-up: three short cards, who works here, passphrase, short code, recovery code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import AppError
from app.language import N_, Words
from app.policy import Policy
from app.ui import cover_code, icons, tasks
from app.ui.announce import announce
from app.ui.house import Doors, Keys, Newcomer, Opened
from app.ui.layouts import Centred, Flow, Parts
from app.ui.messages import sentence
from app.ui.pieces import (
    Button,
    Card,
    Field,
    Hint,
    LineField,
    PageHeading,
    ScrollColumn,
    SectionHeading,
    Text,
    TickBox,
    TroubleLine,
    link_button,
    primary_button,
)
from app.ui.screens.country_choice import CountryChoice
from app.ui.screens.passphrase_fields import NewCode, NewPassphrase
from app.ui.screens.recovery_slip import RecoverySlip
from app.ui.style import Tone, tone

_CARDS: Final = (
    (
        "message-circle",
        N_("A conversation on one page"),
        N_(
            "Talk first. What matters, what is strong, who is around, and who does what by when: "
            "in the person's own words, on a page you can print there and then."
        ),
    ),
    (
        "lock",
        N_("Kept on this device, encrypted"),
        N_(
            "What you type is saved within two seconds, with no network. Nothing leaves this "
            "device until you send it, and nobody can read it without your passphrase."
        ),
    ),
    (
        "rotate-ccw",
        N_("Almost everything can be undone"),
        N_(
            "Ctrl+Z takes back what you did today, even a finished page until it has reached the "
            "council. You are asked first only before what cannot be taken back."
        ),
    ),
)


class WelcomeScreen(QWidget):
    """Five short steps. `opened` carries the new store."""

    opened = Signal(object)
    language_wanted = Signal()

    def __init__(
        self, words: Words, doors: Doors, policy: Policy, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._doors = doors
        self._policy = policy
        self._keys: Keys | None = None
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.parts = Parts()
        self.trouble = TroubleLine()
        self._firsts: list[QWidget] = []
        for make in (self._cards, self._about_you, self._passphrase, self._code, self._last):
            self.parts.add(make())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.column = ScrollColumn()
        column.addWidget(self.column)
        self.column.body.addStretch(1)
        self.column.body.addWidget(Centred(self.parts, letters=92))
        self.column.body.addStretch(1)

    def go(self, step: int) -> None:
        """Show a step and put the caret in its first field."""
        self.parts.show_part(step)
        self.column.verticalScrollBar().setValue(0)
        self._firsts[step].setFocus()

    def _step(self, number: int, title: str, intro: str) -> tuple[Card, QVBoxLayout]:
        """A card for one step, with how far one is."""
        card = Card(margin=28)
        if number:
            card.body.addWidget(
                Hint(self._words.text(N_("Step {number} of {of}"), number=number, of=4))
            )
        card.body.addWidget(PageHeading(title))
        card.body.addWidget(Text(intro, kind="soft"))
        inner = QVBoxLayout()
        inner.setSpacing(12)
        card.body.addSpacing(8)
        card.body.addLayout(inner)
        return card, inner

    def _buttons(
        self, inner: QVBoxLayout, does: str, go_on: Callable[[], None], back: int | None
    ) -> Button:
        """The row below a step: on, and back where there is a way back."""
        row = Flow(spacing=12)
        on = primary_button(does)
        on.clicked.connect(go_on)
        row.addWidget(on)
        if back is not None:
            before = link_button(self._words.text(N_("Back")))
            before.clicked.connect(lambda: self.go(back))
            row.addWidget(before)
        inner.addSpacing(8)
        inner.addLayout(row)
        return on

    def _cards(self) -> QWidget:
        """The three short cards of the first start."""
        words = self._words
        card, inner = self._step(
            0,
            words.text(N_("Welcome to Kitchen Table")),
            words.text(N_("Case conversations that work where there is no signal.")),
        )
        for icon, title, text in _CARDS:
            row = QHBoxLayout()
            row.setSpacing(18)
            sign = Text(wrap=False)
            sign.setPixmap(icons.picture(icon, tone(self, Tone.TEAL), 32))
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            beside = QVBoxLayout()
            beside.setSpacing(4)
            beside.addWidget(SectionHeading(words.text(title)))
            beside.addWidget(Text(words.text(text)))
            row.addLayout(beside, 1)
            inner.addLayout(row)
        begin = self._buttons(inner, words.text(N_("Begin")), lambda: self.go(1), None)
        self._firsts.append(begin)
        language = link_button(words.text(N_("Cymraeg")))
        language.clicked.connect(self.language_wanted)
        inner.addWidget(language, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _about_you(self) -> QWidget:
        """The step that asks who the worker is."""
        words = self._words
        card, inner = self._step(
            1,
            words.text(N_("Who works with this?")),
            words.text(N_("This stands on the papers people keep. Only your name is needed now.")),
        )
        self.name, self.role, self.phone = LineField(), LineField(), LineField()
        self.team, self.council = LineField(), LineField()
        self.name_field = Field(words.text(N_("Your name")), self.name)
        inner.addWidget(self.name_field)
        inner.addWidget(Field(words.text(N_("Your role")), self.role))
        inner.addWidget(Field(words.text(N_("Your phone at work")), self.phone))
        inner.addWidget(Field(words.text(N_("Your team")), self.team))
        fixed = self._policy.council_name
        hint = words.text(N_("Set by your council.")) if fixed else ""
        inner.addWidget(Field(words.text(N_("Your council")), self.council, hint))
        if fixed:
            self.council.setText(fixed)
            self.council.setReadOnly(True)
        self.country = CountryChoice(words, fixed=self._policy.country or "")
        inner.addWidget(self.country)
        self._buttons(inner, words.text(N_("Go on")), self._leave_about_you, 0)
        self._firsts.append(self.name)
        for box in (self.name, self.role, self.phone, self.team, self.council):
            box.returnPressed.connect(self._leave_about_you)
        return card

    def _leave_about_you(self) -> None:
        if self.name.text().strip():
            self.name_field.say_trouble("")
            self.go(2)
            return
        self.name_field.say_trouble(self._words.text(N_("Give at least your name.")))
        self.name.setFocus()

    def _passphrase(self) -> QWidget:
        words = self._words
        card, inner = self._step(
            2,
            words.text(N_("Choose a passphrase")),
            words.text(N_("You type it when you open Kitchen Table. Nobody else can look it up.")),
        )
        self.passphrase = NewPassphrase(words)
        inner.addWidget(self.passphrase)
        self._buttons(inner, words.text(N_("Go on")), self._leave_passphrase, 1)
        self._firsts.append(self.passphrase.first)
        self.passphrase.entered.connect(self._leave_passphrase)
        return card

    def _leave_passphrase(self) -> None:
        try:
            typed = self.passphrase.checked()
        except AppError as error:
            self.passphrase.say_trouble(sentence(error, self._words))
            return
        if typed is not None:
            self.go(3)

    def _code(self) -> QWidget:
        """The step that asks for a short code."""
        words = self._words
        card, inner = self._step(
            3,
            words.text(N_("Choose a short code")),
            words.text(
                N_(
                    "After a few quiet minutes, or when you press F9, the screen is covered. The "
                    "short code takes the cover away, so that nobody types a passphrase at "
                    "somebody's table."
                )
            ),
        )
        self.new_code = NewCode(words, label=words.text(N_("Short code")))
        self.code, self.code_field = self.new_code.box, self.new_code.field
        inner.addWidget(self.new_code)
        self.to_keys = self._buttons(inner, words.text(N_("Go on")), self._make_keys, 2)
        self._firsts.append(self.code)
        self.code.returnPressed.connect(self._make_keys)
        return card

    def _make_keys(self) -> None:
        """Make the keys, which takes a moment, then show the recovery code."""
        if not self.to_keys.isEnabled():
            return
        try:
            cover_code.check_code(self.code.text())
        except AppError as error:
            self.code_field.say_trouble(sentence(error, self._words))
            self.code.setFocus()
            return
        self.code_field.say_trouble("")
        self._wait_for_keys(is_waiting=True)
        typed = self.passphrase.first.text()
        tasks.start(
            self,
            lambda _: self._doors.make_keys(typed),
            done=self._show_keys,
            failed=self._keys_refused,
        )

    def _wait_for_keys(self, *, is_waiting: bool) -> None:
        """`Making your keys…` on the button, which cannot be pressed twice."""
        self.to_keys.setEnabled(not is_waiting)
        said = N_("Making your keys…") if is_waiting else N_("Go on")
        self.to_keys.setText(self._words.text(said))

    def _keys_refused(self, error: AppError) -> None:
        self._wait_for_keys(is_waiting=False)
        self.code_field.say_trouble(sentence(error, self._words))

    def _show_keys(self, keys: Keys) -> None:
        self._keys = keys
        self._wait_for_keys(is_waiting=False)
        self.slip.show_code(keys.recovery_code)
        self.go(4)

    def _last(self) -> QWidget:
        """The last step: the recovery code typed back, and the practice families if wanted."""
        words = self._words
        card, inner = self._step(
            4,
            words.text(N_("Keep this recovery code")),
            words.text(
                N_(
                    "It opens your records if you forget the passphrase. Write it down or print "
                    "it, and keep it away from this device. It is shown this once."
                )
            ),
        )
        self.slip = RecoverySlip(words)
        self.recovery, self.typed_back = self.slip.recovery, self.slip.typed_back
        self.typed_field = self.slip.typed_field
        inner.addWidget(self.slip)
        if self._policy.fixes("council_recovery_key"):
            council = Text(words.text(N_("The council can open this store with its own key.")))
            inner.addWidget(council)
            inner.addWidget(Hint(words.text(N_("Set by your council."))))
        self.practice = TickBox(
            words.text(N_("Begin with six made-up families to practise with. They can be removed."))
        )
        self.practice.setChecked(True)
        inner.addWidget(self.practice)
        inner.addWidget(self.trouble)
        self.finish_button = self._buttons(inner, words.text(N_("Start")), self._finish, None)
        self._firsts.append(self.typed_back)
        self.typed_back.returnPressed.connect(self._finish)
        return card

    def _finish(self) -> None:
        """Once the code was typed back, make the store and go in."""
        keys = self._keys
        if keys is None or not self.finish_button.isEnabled():
            return
        if not self.slip.is_typed_back():
            return
        self._set_busy(is_busy=True)
        newcomer = self.newcomer()
        tasks.start(
            self,
            lambda _: self._doors.found(keys, newcomer),
            done=self._came_in,
            failed=self._refused,
        )

    def _set_busy(self, *, is_busy: bool) -> None:
        """Say that it is getting ready; nothing can be pressed twice."""
        words = self._words
        does = words.text(N_("Getting ready…")) if is_busy else words.text(N_("Start"))
        self.finish_button.setText(does)
        self.finish_button.setEnabled(not is_busy)
        self.typed_back.setReadOnly(is_busy)
        if is_busy:
            announce(self, does)

    def newcomer(self) -> Newcomer:
        """What was said of the worker."""
        return Newcomer(
            name=self.name.text().strip(),
            role=self.role.text().strip(),
            phone=self.phone.text().strip(),
            team=self.team.text().strip(),
            council=self.council.text().strip(),
            cover_code=self.code.text().strip(),
            language=self._words.language,
            wants_practice=self.practice.isChecked(),
            country=self._policy.country or self.country.value(),
        )

    def _came_in(self, opened: Opened) -> None:
        boxes: tuple[QLineEdit, ...] = (self.code, self.typed_back, *self.passphrase.boxes)
        for box in boxes:
            box.clear()
        self.slip.forget()
        self._keys = None
        self.opened.emit(opened)

    def _refused(self, error: AppError) -> None:
        self._set_busy(is_busy=False)
        self.trouble.say(sentence(error, self._words))
