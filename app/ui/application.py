"""The program with a window: Qt set up our way, unlocking, the shell, covering and locking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QLocale, QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from app.errors import AppError
from app.language import Words
from app.settings import Settings
from app.ui import tasks
from app.ui.desk import Desk, KeyCupboard
from app.ui.focus import FocusKeeper
from app.ui.house import Doors, House, Opened
from app.ui.lock import LockWatch
from app.ui.messages import Notice, sentence, show_crash
from app.ui.pieces import primary_button
from app.ui.screens.unlock import UnlockScreen
from app.ui.style import THEMES, Style, Theme, load_fonts
from app.ui.window import MainWindow

if TYPE_CHECKING:
    from app.ui.screens.welcome import WelcomeScreen

RESTART: Final = 75
"""What the event loop ends with when a fresh process is to take over after a lock."""
WARM_AFTER: Final = 100
"""Milliseconds until the heavy libraries load: not before the first window has been painted."""
TRY_AGAIN: Final = 5000
"""Milliseconds until a lock that could not save is tried again."""


class _QtWords(QTranslator):
    """Gives Qt's own buttons the words of our catalogue; Qt has no Welsh of its own."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def isEmpty(self) -> bool:
        """Never: it answers from the catalogue."""
        return False

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The words, or None for what the catalogue does not know: "" would blank a button."""
        worded = self._words.text(sourceText) if sourceText else ""
        return worded if worded and worded != sourceText else None


class _Crashes(QObject):
    """Brings a reference number from whatever thread to the main one."""

    met = Signal(str)


def qt_application(arguments: list[str]) -> QApplication:
    """Qt's application with our style and fonts, once in a process."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        application = existing
    else:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        application = QApplication(arguments)
        application.setApplicationName("Kitchen Table")
        application.setQuitOnLastWindowClosed(False)
    application.setStyle(QStyleFactory.create("Fusion"))
    load_fonts()
    return application


def style_of(settings: Settings) -> Style:
    """The look of these settings."""
    chosen: tuple[Theme, ...] = tuple(theme for theme in THEMES if theme == settings.theme)
    return Style(chosen[0] if chosen else "light", settings.text_size)


def wear(application: QApplication, style: Style) -> None:
    """Put on a theme at a text size. What is built afterwards is drawn in it."""
    application.setPalette(style.palette())
    application.setFont(style.font())
    application.setStyleSheet(style.qss())


class Application(QObject):
    """The house with its window. Children signal up to here; here alone things are joined."""

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
        self.window = MainWindow()
        self.shell: QWidget | None = None
        self._keeper = FocusKeeper(qt)
        self._crashes = _Crashes(self)
        self._crashes.met.connect(self._show_crash, Qt.ConnectionType.QueuedConnection)
        self.lock_watch = LockWatch(house.clock, house.policy, qt)
        self.lock_watch.cover_due.connect(self.cover)
        self.lock_watch.lock_due.connect(self.lock)
        self.lock_watch.warned.connect(self._warn)
        self.window.closing.connect(self.quit)

    @property
    def words(self) -> Words:
        """Words in the language of the screen."""
        return Words(self._settings.language)

    def say_crash(self, reference: str) -> None:
        """Show the crash window; may be called on any thread."""
        self._crashes.met.emit(reference)

    def _show_crash(self, reference: str) -> None:
        if not self.window.is_covered:
            show_crash(self.window, reference, self.words)

    # Before a store is open

    def start(self) -> None:
        """Show the first window; the heavy libraries load once it has been painted."""
        self._wear()
        self.window.resize(self._settings.window_width, self._settings.window_height)
        self._show_gate()
        self.window.show()
        self.window.exclude_from_capture()
        QTimer.singleShot(WARM_AFTER, self, self._warm)

    def _warm(self) -> None:
        tasks.start(self, lambda _: self._doors.warm(), done=_ignore, failed=_ignore)

    def _wear(self) -> None:
        wear(self._qt, style_of(self._settings))
        if self._translator is not None:
            self._qt.removeTranslator(self._translator)
        self._translator = _QtWords(self.words, self)
        self._qt.installTranslator(self._translator)
        is_welsh = self._settings.language == "cy"
        language = QLocale.Language.Welsh if is_welsh else QLocale.Language.English
        QLocale.setDefault(QLocale(language, QLocale.Country.UnitedKingdom))

    def _show_gate(self) -> None:
        """Unlock, or the first set-up where there is no store."""
        gate: UnlockScreen | WelcomeScreen
        if self._doors.has_store():
            gate = UnlockScreen(self.words, self._doors)
        else:
            from app.ui.screens.welcome import WelcomeScreen

            gate = WelcomeScreen(self.words, self._doors, self._house.policy)
        gate.opened.connect(self.enter)
        gate.language_wanted.connect(self._other_language)
        self.window.show_front(gate)

    def _other_language(self) -> None:
        other = "en" if self._settings.language == "cy" else "cy"
        self.change_settings(replace(self._settings, language=other))

    # With a store open

    def enter(self, opened: object) -> None:
        """A store has been unlocked: show it where the worker left it."""
        if not isinstance(opened, Opened):
            return
        self._opened = opened
        self._house.log.event("store_opened")
        self._show_shell()
        self.lock_watch.begin(self.window.windowHandle())
        self._begin_rounds(opened)

    def _begin_rounds(self, opened: Opened) -> None:
        from app.ui.rounds import Rounds

        rounds = Rounds(opened, self._house, self._doors, parent=self)
        self._rounds = rounds

    def _desk(self, opened: Opened) -> Desk:
        """What the screens of an open store work with."""
        doors = self._doors
        return Desk(
            store=opened.store,
            catalogue=opened.catalogue,
            policy=self._house.policy,
            settings=self._settings,
            clock=self._house.clock,
            home=self._house.home,
            words=self.words,
            keys=KeyCupboard(
                change_passphrase=lambda new: doors.change_passphrase(opened, new),
                new_recovery_code=lambda: doors.new_recovery_code(opened),
                back_up=lambda: doors.back_up(opened),
            ),
            lock=self.lock,
        )

    def _show_shell(self) -> None:
        """Build the shell; after a change of look, at the place where the worker is."""
        from app.ui.shell import Shell

        opened = self._opened
        if opened is None:
            return
        place = None
        if isinstance(self.shell, Shell):
            place = self.shell.leave()
            self.shell.dismiss()
        shell = Shell(self._desk(opened))
        shell.settings_wanted.connect(self.change_settings)
        shell.cover_wanted.connect(self.cover)
        shell.lock_wanted.connect(self.lock)
        self.shell = shell
        self.window.show_front(shell)
        if place is not None:
            shell.go_to(place)
        else:
            shell.go_home()
        shell.begin_sending()

    def change_settings(self, settings: object) -> None:
        """Keep other settings of this device and show everything in them."""
        if not isinstance(settings, Settings):
            return
        try:
            self._house.settings_file.save(settings)
        except AppError as error:
            self._say(error)
        self._settings = settings
        self._wear()
        if self._opened is None:
            self._show_gate()
        else:
            self._show_shell()

    def _say(self, error: AppError) -> None:
        from app.ui.messages import show_error

        show_error(self.window, error, self.words)

    # Cover and lock

    def _warn(self, seconds: int) -> None:
        from app.ui.shell import Shell

        if isinstance(self.shell, Shell):
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

    def lock(self) -> None:
        """Cover, save, close, forget the key, and go on in a fresh process that asks to unlock."""
        self._close_store(lambda: self._end(RESTART))

    def quit(self) -> None:
        """Save and close, then end."""
        self._close_store(lambda: self._end(0))

    def _close_store(self, then: Callable[[], None]) -> None:
        """Keep the place, cover, then save and close off the main thread; `then` ends."""
        from app.ui.shell import Shell

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
        self._remember_place(opened)
        self.cover()
        if isinstance(self.shell, Shell):
            self.shell.outbox_watch.stop()
        forget_copied(QGuiApplication.clipboard())
        # Lets the cover paint before the disk is waited for.
        QTimer.singleShot(0, self, lambda: self._save_and_close(opened, then))

    def _save_and_close(self, opened: Opened, then: Callable[[], None]) -> None:
        tasks.start(
            self,
            lambda _: self._doors.close(opened),
            done=lambda _: self._closed(then),
            failed=lambda error: self._not_closed(error, then),
        )

    def _closed(self, then: Callable[[], None]) -> None:
        from app.ui.shell import Shell

        if isinstance(self.shell, Shell):
            self.shell.dismiss()
        self._rounds = None
        self._opened = None
        self.lock_watch.end()
        self._house.log.event("store_closed")
        then()

    def _not_closed(self, error: AppError, then: Callable[[], None]) -> None:
        """Stay covered with the key kept, say why, and try again."""
        from app.ui.cover import CoverScreen

        self._is_locking = False
        for screen in self.window.findChildren(CoverScreen):
            screen.say_trouble(sentence(error, self.words))
        QTimer.singleShot(TRY_AGAIN, self, lambda: self._try_again(then))

    def _try_again(self, then: Callable[[], None]) -> None:
        # Whoever uncovered it in the meantime is at work: they lock again when they like.
        if self.window.is_covered:
            self._close_store(then)

    def _remember_place(self, opened: Opened) -> None:
        """Hand over what is in the boxes and keep where the worker is, as far as that can be."""
        from app.casework.workers import keep_private_setting
        from app.ui.places import SETTING
        from app.ui.shell import Shell

        if not isinstance(self.shell, Shell):
            return
        try:
            place = self.shell.leave()
            keep_private_setting(opened.store, SETTING, place.kept_form())
        except AppError as error:
            # Closing will meet the same trouble, and says so on the cover.
            self._house.log.trouble(error)

    def _end(self, code: int) -> None:
        from app.ui.shell import Shell

        if isinstance(self.shell, Shell):
            self.shell.dismiss()
        self._keep_size()
        self.window.shut()
        self._on_exit(code)

    def dismantle(self) -> None:
        """Let go of Qt's application, which outlives this: of use where one process has several."""
        self.lock_watch.end()
        self._keeper.end()
        self.window.shut()
        self.window.deleteLater()
        self.deleteLater()

    def _keep_size(self) -> None:
        width, height = self.window.width(), self.window.height()
        try:
            self._house.settings_file.save(
                replace(self._settings, window_width=width, window_height=height)
            )
        except (AppError, ValueError) as error:
            self._house.log.trouble(error)  # a size is not worth a word to the worker


class Clipboard(Protocol):
    """What is asked of the system's clipboard."""

    def ownsClipboard(self) -> bool:
        """Whether what is on it was copied here."""
        ...

    def clear(self) -> object:
        """Empty it."""
        ...


def forget_copied(clipboard: Clipboard) -> None:
    """Empty the clipboard if what is on it was copied here; anybody else's stays."""
    if clipboard.ownsClipboard():
        clipboard.clear()


def show_alone(error: AppError, words: Words) -> None:
    """Say an expected trouble before there is a window, in a small one of its own."""
    notice = Notice(words.say(error.title), words.say(error.advice), None)
    close = primary_button(words.text("Close"))
    close.clicked.connect(notice.accept)
    notice.add_button(close)
    close.setFocus()
    notice.exec()


def _ignore(_: object) -> None:
    """Nothing to do when it is done."""
