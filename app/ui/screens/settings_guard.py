"""The card of Settings for covering, locking, and keeping out of screen shots."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from app.language import N_
from app.settings import Settings
from app.ui.clipboard import FORGET_AFTER_SECONDS
from app.ui.guarding import can_keep_out, guarding
from app.ui.pieces import Card, Hint, Text, TickBox
from app.ui.screens.chip_choice import ChipChoice

if TYPE_CHECKING:
    from app.ui.desk import Desk

_COVER_OFFERED: Final = (1, 2, 3, 5, 10, 15)
_LOCK_OFFERED: Final = (5, 10, 20, 30, 60, 120)


class GuardCard(Card):
    """After how many quiet minutes it covers and locks, and whether it may be pictured."""

    settings_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(words.text(N_("Cover and lock")))
        self._desk = desk
        rules = guarding(desk.policy, desk.settings)
        self.cover = self._minutes(
            "cover_minutes",
            words.text(N_("Covers after so many quiet minutes")),
            words.text(N_("Your short code takes the cover away.")),
            (_COVER_OFFERED, rules.cover_minutes),
            lambda minutes: replace(desk.settings, cover_minutes=minutes),
        )
        self.locking = self._minutes(
            "lock_minutes",
            words.text(N_("Locks after so many more")),
            words.text(N_("Then only your passphrase opens it.")),
            (_LOCK_OFFERED, rules.lock_minutes),
            lambda minutes: replace(desk.settings, lock_minutes=minutes),
        )
        self.body.addWidget(
            Hint(
                words.text(
                    N_(
                        "It also locks when the computer sleeps or its screen is locked, where the "
                        "system says so."
                    )
                )
            )
        )
        self.keep_out = self._make_keep_out(is_on=rules.is_kept_out)
        self.body.addWidget(
            Hint(
                words.plural(
                    N_("What you copy is taken off the clipboard after {count} second, and when "
                       "it locks."),
                    N_("What you copy is taken off the clipboard after {count} seconds, and when "
                       "it locks."),
                    FORGET_AFTER_SECONDS,
                )
            )
        )  # fmt: skip

    def _minutes(
        self,
        setting: str,
        label: str,
        hint: str,
        minutes: tuple[Iterable[int], int],
        make: Callable[[int], Settings],
    ) -> ChipChoice | None:
        """A row of minutes to choose from, or what the council has fixed."""
        words = self._desk.words
        offered, chosen = minutes
        self.body.addWidget(Text(label, kind="label"))
        self.body.addWidget(Hint(hint))
        if self._desk.policy.fixes(setting):
            told = words.plural(N_("{count} minute"), N_("{count} minutes"), chosen)
            self._tell_fixed(told)
            return None
        options = [(str(count), str(count)) for count in sorted({*offered, chosen})]
        choice = ChipChoice(options, name=label, chosen=str(chosen))
        for key, button in choice.buttons.items():
            said = words.plural(N_("{count} minute"), N_("{count} minutes"), int(key))
            button.setAccessibleName(said)

        def pick(key: str) -> None:
            self.settings_wanted.emit(make(int(key)))

        choice.picked.connect(pick)
        self.body.addWidget(choice)
        return choice

    def _make_keep_out(self, *, is_on: bool) -> TickBox | None:
        """The switch for screen shots, and whether this system can do it at all."""
        desk, words = self._desk, self._desk.words
        text = words.text(N_("Keep this window out of screen shots and shared screens"))
        switch: TickBox | None = None
        if desk.policy.fixes("screen_capture_blocked"):
            self.body.addWidget(Text(text, kind="label"))
            self._tell_fixed(words.text(N_("Yes")) if is_on else words.text(N_("No")))
        else:
            switch = TickBox(text)
            switch.setChecked(is_on)
            switch.toggled.connect(self._switch)
            self.body.addWidget(switch)
        if not can_keep_out():
            cannot = N_(
                "This system cannot do it: whoever takes a picture of the screen, or shares it, "
                "shows this window, too."
            )
            self.body.addWidget(Hint(words.text(cannot)))
        return switch

    def _switch(self, is_kept_out: bool) -> None:
        settings = replace(self._desk.settings, screen_capture_blocked=is_kept_out)
        self.settings_wanted.emit(settings)

    def _tell_fixed(self, value: str) -> None:
        self.body.addWidget(Text(value, kind="strong"))
        self.body.addWidget(Hint(self._desk.words.text(N_("Set by your council."))))
