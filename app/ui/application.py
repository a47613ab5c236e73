"""The program with a window: Qt set up our way, unlocking, the shell, covering and locking."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from app.errors import AppError
from app.language import Words
from app.settings import Settings
from app.ui.house import Doors, House, Opened
from app.ui.screens.unlock import UnlockScreen
from app.ui.style import FONT_FILES, LATER_FONTS, THEMES, Style, Theme, load_fonts
from app.ui.window import MainWindow

if TYPE_CHECKING:
    from app.ui.focus import FocusKeeper
    from app.ui.lock import LockWatch
    from app.ui.shell import Shell

RESTART: Final = 75
"""What the event loop ends with when a fresh process is to take over after a lock."""
WARM_AFTER: Final = 50
"""Milliseconds from the first painted window until the heavy libraries load."""
TRY_AGAIN: Final = 5000
"""Milliseconds until a lock that could not save is tried again."""


class _Crashes(QObject):
    """Brings a reference number from whatever thread to the main one."""

    met = Signal(str)


def qt_application(arguments: list[str], *, fonts: tuple[str, ...] = FONT_FILES) -> QApplication:
    """Qt's application with our style and fonts, once in a process."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        application = existing
        application.setStyle("Fusion")
    else:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        # As an argument: `setStyle` hands a style back, and Python would load all there is to one.
        application = QApplication([*arguments, "-style", "Fusion"])
        application.setApplicationName("Kitchen Table")
        application.setQuitOnLastWindowClosed(False)
    load_fonts(fonts)
    return application


def style_of(settings: Settings) -> Style:
    """The look of these settings."""
    chosen: tuple[Theme, ...] = tuple(theme for theme in THEMES if theme == settings.theme)
    return Style(chosen[0] if chosen else "light", settings.text_size)


def wear(application: QApplication, style: Style) -> None:
    """Put on a theme at a text size. What is built afterwards is drawn in it."""
    qss = style.qss()
    worn = (application.styleSheet(), application.palette(), application.font())
    if worn == (qss, style.palette(), style.font()):
        return  # a visit begins or ends: polishing every widget anew took longer than all the rest
    application.setPalette(style.palette())
    application.setFont(style.font())
    application.setStyleSheet(qss)


class Application(QObject):
    """The house with its window. Children signal up to here; here alone things are joined."""

    entering = Signal()
    """A store has been unlocked and is about to be shown."""

    def __init__(
        self, qt: QApplication, house: House, doors: Doors, *, on_exit: Callable[[int], None]
    ) -> None:
        super().__init__(qt)
        self._qt = qt
        self._house = house
        self._doors = doors
        self._on_exit = on_exit
        self._settings = house.settings_file.read()
        self._opened: Opened | None = None
        self._rounds: QObject | None = None
        self._is_locking = False
        self._translator: QTranslator | None = None
        self._keeper: FocusKeeper | None = None
        self._lock_watch: LockWatch | None = None
        self.window = MainWindow()
        self.shell: Shell | None = None
        self._crashes = _Crashes(self)
        self._crashes.met.connect(self._show_crash_soon)
        self.window.closing.connect(self.quit)
        self.window.painted.connect(self._settle)

    @property
    def words(self) -> Words:
        """Words in the language of the screen."""
        return Words(self._settings.language)

    def say_crash(self, reference: str) -> None:
        """Show the crash window; may be called on any thread."""
        self._crashes.met.emit(reference)

    def _show_crash_soon(self, reference: str) -> None:
        """Not from within what has just gone wrong."""
        QTimer.singleShot(0, self, lambda: self._show_crash(reference))

    def _show_crash(self, reference: str) -> None:
        from app.ui.messages import show_crash

        if not self.window.is_covered:
            show_crash(self.window, reference, self.words)

    @property
    def lock_watch(self) -> LockWatch:
        """Watches for idleness, from when a store is opened."""
        if self._lock_watch is None:
            from app.ui.lock import LockWatch

            self._lock_watch = LockWatch(self._house.clock, self._house.policy, self._qt)
            self._lock_watch.cover_due.connect(self.cover)
            self._lock_watch.lock_due.connect(self.lock)
            self._lock_watch.warned.connect(self._warn)
        return self._lock_watch

    # Before a store is open

    def start(self) -> None:
        """Show the first window. Whatever it can do without comes once it has been painted."""
        self._wear()
        self.window.resize(self._settings.window_width, self._settings.window_height)
        self._show_gate()
        self.window.show()
        self.window.exclude_from_capture()
        # Some systems leave a new window behind the others, and keys go to the one in front.
        self.window.activateWindow()

    def _settle(self) -> None:
        """The first window is there to be typed in: fetch what is wanted soon, once."""
        if self._keeper is not None:
            return
        gc.enable()  # turned off for the start, by whoever starts the window
        from app.ui.clipboard import ClipboardWatch
        from app.ui.focus import FocusKeeper

        self._keeper = FocusKeeper(self._qt)
        self._keeper.begin()
        load_fonts(LATER_FONTS)
        ClipboardWatch(self._qt.clipboard(), self)
        QTimer.singleShot(WARM_AFTER, self, self._warm)

    def _warm(self) -> None:
        from app.ui import tasks

        tasks.start(self, lambda _: self._doors.warm(), done=self._rehearse, failed=_ignore)

    def _rehearse(self, _: object) -> None:
        """With the libraries there, build what comes after unlocking once, out of sight."""
        if self._opened is None:
            from app.ui.rehearsal import Rehearsal

            size = self.window.size()
            rehearsal = Rehearsal(self.words, self._settings, self._house.clock, size, self)
            self.entering.connect(rehearsal.end)

    def _wear(self) -> None:
        wear(self._qt, style_of(self._settings))
        if self._translator is not None:
            self._qt.removeTranslator(self._translator)
            self._translator = None
        is_welsh = self._settings.language == "cy"
        if is_welsh:
            from app.ui.qt_words import QtWords

            self._translator = QtWords(self.words, self)
            self._qt.installTranslator(self._translator)
        language = QLocale.Language.Welsh if is_welsh else QLocale.Language.English
        QLocale.setDefault(QLocale(language, QLocale.Country.UnitedKingdom))

    def _show_gate(self) -> None:
        """Unlock, or the first set-up where there is no store."""
        if self._doors.has_store():
            gate = UnlockScreen(self.words, self._doors)
        else:
            from app.ui.screens.welcome import WelcomeScreen

            gate = WelcomeScreen(self.words, self._doors, self._house.policy)
        gate.opened.connect(self.enter)
        gate.language_wanted.connect(self._other_language)
        self.window.show_front(gate)

    def _other_language(self) -> None:
        self.change_settings(self._settings.in_other_language())

    # With a store open

    def enter(self, opened: object) -> None:
        """A store has been unlocked: show it where the worker left it."""
        if not isinstance(opened, Opened):
            return
        self._opened = opened
        self.entering.emit()
        self._settle()
        self._house.log.event("store_opened")
        self._show_shell()
        self.lock_watch.begin(self.window.windowHandle())
        self._begin_rounds(opened)

    def _begin_rounds(self, opened: Opened) -> None:
        from app.ui.rounds import Rounds

        self._rounds = Rounds(opened, self._house, self._doors, parent=self)

    def _show_shell(self) -> None:
        """Build the shell; after a change of look, at the place where the worker is."""
        from app.ui.joining import come_in, desk_for, go_out, guard
        from app.ui.shell import Shell

        opened = self._opened
        if opened is None:
            return
        guard(self.window, self.lock_watch, self._house.policy, self._settings)
        left = go_out(self.shell) if self.shell is not None else None
        shell = Shell(desk_for(opened, self._house, self._doors, self._settings, lock=self.lock))
        shell.settings_wanted.connect(self.change_settings)
        shell.cover_wanted.connect(self.cover)
        shell.lock_wanted.connect(self.lock)
        self._qt.focusChanged.connect(shell.place_keeper.focus_moved)
        self._qt.focusChanged.connect(shell.searching.focus_moved)
        self._qt.focusChanged.connect(shell.jotting.focus_moved)
        self.shell = shell
        self.window.show_front(shell)
        come_in(shell, left)

    def change_settings(self, settings: object) -> None:
        """Keep other settings of this device and show everything in them."""
        from app.ui.messages import show_error

        if not isinstance(settings, Settings):
            return
        try:
            self._house.settings_file.save(settings)
        except AppError as error:
            show_error(self.window, error, self.words)
        self._settings = settings
        self._wear()
        if self._opened is None:
            self._show_gate()
        else:
            self._show_shell()

    # Cover and lock

    def _warn(self, seconds: int) -> None:
        if self.shell is not None:
            self.shell.status.say_covering(seconds)

    def cover(self) -> None:
        """Hide everything at once; the short code takes the cover away."""
        opened = self._opened
        if opened is None or self.window.is_covered:
            return
        from app.ui.cover import CoverScreen

        cover = CoverScreen(self.words, opened.store)
        cover.uncovered.connect(self._uncover)
        cover.lock_wanted.connect(self.lock)
        self.window.cover(cover)
        self.lock_watch.idle.covered()
        cover.take_focus()

    def _uncover(self) -> None:
        self.lock_watch.idle.uncovered()
        self.window.uncover()
        self._warn(-1)

    def lock(self, first: Callable[[], None] | None = None) -> None:
        """Cover, save, close, forget the key, do `first`, and go on in a fresh process."""
        self._close_store(lambda: (first() if first else None, self._end(RESTART)))

    def quit(self) -> None:
        """Save and close, then end."""
        self._close_store(lambda: self._end(0))

    def _close_store(self, then: Callable[[], object]) -> None:
        """Keep the place, cover, then save and close off the main thread; `then` ends."""
        from app.ui.clipboard import forget_copied
        from app.ui.joining import remember_place

        opened = self._opened
        if opened is None:
            then()
            return
        if self._is_locking:
            return
        self._is_locking = True
        if isinstance(self._rounds, QObject):
            self._rounds.deleteLater()
            self._rounds = None
        remember_place(self.shell, opened, self._house.log)
        self.cover()
        if self.shell is not None:
            self.shell.outbox_watch.stop()
        forget_copied(self._qt.clipboard())
        # Lets the cover paint before the disk is waited for.
        QTimer.singleShot(0, self, lambda: self._save_and_close(opened, then))

    def _save_and_close(self, opened: Opened, then: Callable[[], object]) -> None:
        from app.ui import tasks

        tasks.start(
            self,
            lambda _: self._doors.close(opened),
            done=lambda _: self._closed(then),
            failed=lambda error: self._not_closed(error, then),
        )

    def _closed(self, then: Callable[[], object]) -> None:
        if self.shell is not None:
            self.shell.dismiss()
        self._opened = None
        self.lock_watch.end()
        self._house.log.event("store_closed")
        then()

    def _not_closed(self, error: AppError, then: Callable[[], object]) -> None:
        """Stay covered with the key kept, say why, and try again."""
        from app.ui.cover import CoverScreen
        from app.ui.messages import sentence

        self._is_locking = False
        for screen in self.window.findChildren(CoverScreen):
            screen.say_trouble(sentence(error, self.words))
        QTimer.singleShot(TRY_AGAIN, self, lambda: self._try_again(then))

    def _try_again(self, then: Callable[[], object]) -> None:
        """Close again, if nobody has uncovered it since: whoever has is at work."""
        if self.window.is_covered:
            self._close_store(then)
        elif self.shell is not None and self._opened is not None and not self._is_locking:
            self.shell.begin_sending()  # and what else was ended for the closing
            self._begin_rounds(self._opened)

    def _end(self, code: int) -> None:
        from app.ui.joining import keep_size

        if self.shell is not None:
            self.shell.dismiss()
        keep_size(self.window, self._settings, self._house)
        self.window.shut()
        self._on_exit(code)

    def dismantle(self) -> None:
        """Let go of Qt's application, which outlives this: of use where one process has several."""
        self.window.painted.disconnect(self._settle)
        if self._lock_watch is not None:
            self._lock_watch.end()
        if self._keeper is not None:
            self._keeper.end()
        self.window.shut()
        self.window.deleteLater()
        self.deleteLater()


def show_alone(error: AppError, words: Words) -> None:
    """Say an expected trouble before there is a window, in a small one of its own."""
    from app.ui.messages import Notice
    from app.ui.pieces import primary_button

    gc.enable()  # as once a window is there
    notice = Notice(words.say(error.title), words.say(error.advice), None)
    close = primary_button(words.text("Close"))
    close.clicked.connect(notice.accept)
    notice.add_button(close)
    close.setFocus()
    notice.exec()


def _ignore(_: object) -> None:
    """Nothing to do when it is done."""
