"""Settings: how it looks, who works here, places to send, keys, backup and practice families."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QVBoxLayout,
    QWidget,
)

from app.casework import people, workers
from app.errors import AppError
from app.language import N_
from app.settings import SIZES_OFFERED, Settings
from app.ui import tasks
from app.ui.announce import announce
from app.ui.busy import busy
from app.ui.layouts import Columns, Flow
from app.ui.messages import confirm, sentence, show_error
from app.ui.pieces import (
    Card,
    Field,
    Hint,
    LineField,
    PageHeading,
    ScrollColumn,
    Text,
    chip_button,
    quiet_button,
)
from app.ui.screens.new_key_panel import NewKeyCard
from app.ui.screens.settings_cards import BackupCard, SendingCard
from app.ui.screens.settings_council import CouncilCard, council_lines
from app.ui.screens.settings_country import CountryCard
from app.ui.screens.settings_guard import GuardCard
from app.ui.screens.settings_keys import KeysCard
from app.ui.screens.settings_looking_back import LookingBackCard
from app.ui.screens.settings_money import MoneyCard
from app.ui.screens.settings_spelling import SpellingCard

if TYPE_CHECKING:
    from app.casework.interview import Changed
    from app.ui.desk import Desk

_THEMES: Final = (
    ("light", N_("Light")),
    ("dark", N_("Dark")),
    ("contrast", N_("High contrast")),
)


class SettingsScreen(QWidget):
    """Everything that can be set, each kept at once."""

    settings_wanted = Signal(object)
    room_wanted = Signal(str)

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._typed: list[Callable[[], None]] = []
        words = desk.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollColumn()
        column.addWidget(scroll)
        scroll.body.addWidget(PageHeading(words.text(N_("Settings"))))
        columns = Columns(fold=860, shares=(1, 1))
        scroll.body.addWidget(columns)
        scroll.body.addStretch(1)
        self.looking_back = LookingBackCard(desk)
        self.looking_back.room_wanted.connect(self.room_wanted)
        self.spelling = SpellingCard(desk)
        self.spelling.settings_wanted.connect(self.settings_wanted)
        self.country, self.money = CountryCard(desk), MoneyCard(desk)
        self._typed.append(self.money.keep)
        left = (
            *(self._looks(), self.spelling, self._worker(), self.country),
            *(self._lines(), self.money),
        )
        for card in (*left, self.looking_back):
            columns.left.addWidget(card)
        self.sending = SendingCard(desk)
        if council_lines(desk.policy, words):
            columns.left.addWidget(CouncilCard(desk))
        if desk.visit is None:  # keys, codes and the rest are for when nobody looks on
            self.guard = GuardCard(desk)
            self.guard.settings_wanted.connect(self.settings_wanted)
            columns.left.addWidget(self.guard)
            keys, backups = (KeysCard(desk), NewKeyCard(desk)), BackupCard(desk)
            for card in (self.sending, *keys, backups, self._practice()):
                columns.right.addWidget(card)

    # How it looks

    def _looks(self) -> QWidget:
        """The card for language, theme and text size."""
        words, settings = self._desk.words, self._desk.settings
        card = Card(words.text(N_("How it looks")))
        card.body.addWidget(Text(words.text(N_("Language of the screen")), kind="label"))
        self._choice(
            card,
            (("en", "English"), ("cy", "Cymraeg")),
            settings.language,
            lambda value: replace(settings, language=value),
        )
        card.body.addWidget(Text(words.text(N_("Colours")), kind="label"))
        themes = tuple((key, words.text(text)) for key, text in _THEMES)
        self._choice(card, themes, settings.theme, lambda value: replace(settings, theme=value))
        card.body.addWidget(Text(words.text(N_("Text size")), kind="label"))
        sizes = tuple((str(size), f"{size} %") for size in SIZES_OFFERED)
        self._choice(
            card,
            sizes,
            str(settings.text_size),
            lambda value: replace(settings, text_size=int(value)),
        )
        card.body.addWidget(Hint(words.text(N_("Also with Ctrl and + or -, from anywhere."))))
        return card

    def _choice(
        self,
        card: Card,
        choices: tuple[tuple[str, str], ...],
        chosen: str,
        make: Callable[[str], Settings],
    ) -> None:
        """A row of buttons of which one is pressed."""
        group = QButtonGroup(card)
        row = Flow()
        for value, text in choices:
            button = chip_button(text)
            button.setChecked(value == chosen)
            group.addButton(button)
            button.clicked.connect(lambda _=False, v=value: self.settings_wanted.emit(make(v)))
            row.addWidget(button)
        card.body.addLayout(row)

    # Who works here

    def _worker(self) -> QWidget:
        words = self._desk.words
        card = Card(words.text(N_("You")))
        card.body.addWidget(Hint(words.text(N_("This stands on the papers people keep."))))
        owner = workers.owner(self._desk.store)
        for name, label in (
            ("name", N_("Your name")),
            ("role", N_("Your role")),
            ("phone", N_("Your phone at work")),
            ("team", N_("Your team")),
        ):
            value = str(getattr(owner, name)) if owner else ""
            keep = self._owner_keeper(name)
            card.body.addWidget(self._line(words.text(label), value, keep))
        return card

    def _owner_keeper(self, name: str) -> Callable[[str], None]:
        def keep(text: str) -> None:
            workers.change_owner(self._desk.store, **{name: text})

        return keep

    def _setting_keeper(self, key: str) -> Callable[[str], None]:
        def keep(text: str) -> None:
            workers.keep_private_setting(self._desk.store, key, text)

        return keep

    def _line(
        self, label: str, value: str, keep: Callable[[str], None], *, fixed: str | None = None
    ) -> Field:
        """A field that is kept when it is left."""
        box = LineField()
        box.setText(fixed if fixed is not None else value)
        hint = self._desk.words.text(N_("Set by your council.")) if fixed is not None else ""
        field = Field(label, box, hint)
        if fixed is not None:
            box.setReadOnly(True)
            return field
        kept = [value]

        def keep_if_typed() -> None:
            typed = box.text().strip()
            if typed == kept[0]:
                return
            try:
                keep(typed)
            except AppError as error:
                field.say_trouble(sentence(error, self._desk.words))
                return
            kept[0] = typed
            field.say_trouble("")

        box.left.connect(keep_if_typed)
        box.returnPressed.connect(keep_if_typed)
        self._typed.append(keep_if_typed)
        return field

    def _lines(self) -> QWidget:
        """Lines that stand on every paper a person keeps."""
        desk, words, policy = self._desk, self._desk.words, self._desk.policy
        card = Card(words.text(N_("On every paper")))
        for key, label, fixed in (
            ("council_name", N_("Your council"), policy.council_name),
            ("out_of_hours", N_("Out of hours, ring"), policy.out_of_hours_line),
            ("complaint_line", N_("To complain, ring or write to"), policy.complaint_line),
        ):
            value = str(workers.private_setting(desk.store, key, "") or "")
            keep = self._setting_keeper(key)
            card.body.addWidget(self._line(words.text(label), value, keep, fixed=fixed))
        trouble = desk.catalogue.pack_trouble
        if trouble is not None:
            self.wording_told = Text(
                words.text(
                    N_(
                        "The council's wording could not be used; you see the product's own. "
                        "{trouble}"
                    ),
                    trouble=words.say(trouble),
                )
            )
            card.body.addWidget(self.wording_told)
        return card

    def _practice(self) -> QWidget:
        """The card that adds or removes the practice families."""
        words = self._desk.words
        card = Card(words.text(N_("Practice families")))
        card.body.addWidget(
            Text(words.text(N_("Six made-up households to practise with, marked “Practice”.")))
        )
        row = Flow()
        add = quiet_button(words.text(N_("Add them")), "user-plus")
        remove = quiet_button(words.text(N_("Remove them")), "trash-2")
        row.addWidget(add)
        row.addWidget(remove)
        card.body.addLayout(row)
        self._practice_told = Hint()
        card.body.addWidget(self._practice_told)
        add.clicked.connect(lambda: self._change_practice(add, is_added=True))
        remove.clicked.connect(lambda: self._remove_practice(remove))
        return card

    def _remove_practice(self, button: QWidget) -> None:
        """Say how many there are and ask once; all go, and come back, together."""
        words = self._desk.words
        count = people.count_practice_people(self._desk.store)
        if not count:
            self._practice_told.setText(words.text(N_("There are no practice people.")))
            announce(self, self._practice_told.text())
            return
        title = words.plural(
            N_("Remove {count} practice person?"), N_("Remove {count} practice people?"), count
        )
        said = words.text(N_("They leave every list, with their pages. Undo brings them back."))
        if confirm(self, words, title=title, advice=said, does=words.text(N_("Remove them"))):
            self._change_practice(button, is_added=False)

    def _change_practice(self, button: QWidget, *, is_added: bool) -> None:
        """Add or remove the practice families in the background."""
        desk, words = self._desk, self._desk.words
        over = busy(button)

        def done(count: int) -> None:
            over()
            text = (
                words.plural(N_("{count} person added."), N_("{count} people added."), count)
                if is_added
                else words.plural(
                    N_("{count} person removed."), N_("{count} people removed."), count
                )
            )
            self._practice_told.setText(text)
            announce(self, text)

        def failed(error: AppError) -> None:
            over()
            show_error(self, error, words)

        def work(_: tasks.Progress) -> int:
            return _add_practice(desk) if is_added else people.remove_practice_people(desk.store)

        tasks.start(self, work, done=done, failed=failed)

    # The contract of a screen

    def undo_scope(self) -> tuple[str | None, str | None]:
        """Nobody's in particular."""
        return None, None

    def refresh(self, changed: Changed | None) -> None:
        """What is typed here is kept here; the rest may come from elsewhere."""
        self.sending.show_places()
        self.country.read()
        self.money.read()
        self.spelling.follow(changed)

    def title(self) -> str:
        """What a screen reader is told on arriving."""
        return self._desk.words.text(N_("Settings"))

    def leave(self) -> None:
        """Keep what was typed and not yet left."""
        for keep in self._typed:
            keep()


def _add_practice(desk: Desk) -> int:
    from app.casework.practice import add_practice_family

    made = add_practice_family(
        desk.store, desk.clock, catalogue=desk.catalogue, policy=desk.policy, sends=False
    )
    return len(made)
