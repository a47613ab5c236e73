"""The red wave under words of one box, and what can be done with such a word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
)
from PySide6.QtWidgets import QMenu

from app.errors import AppError
from app.language import N_
from app.ui import tasks
from app.ui.announce import announce
from app.ui.spelt_words import Span, words_about
from app.ui.style import Tone, tone
from app.ui.writing import GrowingText

if TYPE_CHECKING:
    from app.casework.spelling import Speller
    from app.ui.desk import Desk

QUIET_MS: Final = 250
"""Milliseconds without a key before the marks follow: a key press never waits for them."""
MOST_MARKED: Final = 500
"""Marks shown in a box. Where there are more, the language is another."""


def marks_of(box: GrowingText) -> BoxMarks | None:
    """The marks of a box, once it was written in."""
    found = box.findChild(BoxMarks, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, BoxMarks) else None


class BoxMarks(QObject):
    """Marks the words of a box that may be misspelt, a moment after they were written.

    The marks lie in the layout and are no part of the text: nothing that is stored, undone or
    copied knows them. (Laid over it as `ExtraSelections` each would have all lines drawn again.)
    """

    said = Signal(str)
    """What came of a key or the menu, for the line below; it was read out, too."""

    def __init__(self, box: GrowingText, desk: Desk) -> None:
        super().__init__(box)
        self._box = box
        self._desk = desk
        self._speller: Speller | None = None
        self._left_alone: set[str] = set()
        self._typed_to = -1
        self._is_judging = False
        self._goes_on = False
        self._look = QTextCharFormat()
        self._look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._look.setUnderlineColor(wave_colour(box))
        self.spans: list[Span] = []
        """The marked words, in order."""
        self.scope: tuple[str | None, str | None] = (None, None)
        """The person and the page one writes about here: they decide what is right."""
        self.is_jot = False
        """Whether the worker jots here for themselves: in the language of their screen."""
        self.asked = 0
        """The number of the last question for a speller: an earlier answer comes too late."""
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.look)
        box.document().contentsChange.connect(self._typed)
        box.cursorPositionChanged.connect(self._quiet.start)
        box.installEventFilter(self)
        box.viewport().installEventFilter(self)

    def take(self, speller: Speller | None) -> None:
        """Mark by this speller from now on; by none: nothing."""
        self._speller = speller
        self._goes_on = self._goes_on and speller is not None
        self.look()

    def wait_no_more(self) -> None:
        """What F7 waited for does not come, or the worker has gone on to something else."""
        self._goes_on = False

    def _typed(self, position: int, removed: int, added: int) -> None:
        """A key: marks move with their words; where the caret is now no word is finished yet."""
        self._typed_to = position + added
        self.wait_no_more()
        self._quiet.start()
        moved = list(_moved(self.spans, position, removed, added - removed))
        if moved != self.spans:
            self.spans = moved
            document = self._box.document()
            for at in {position, position + added}:
                self._wave(document.findBlock(at))

    # Looking

    def look(self) -> None:
        """Mark what is known to be wrong; have words that were never judged judged elsewhere."""
        speller = self._speller
        if self._box.isReadOnly():
            self.wait_no_more()
        if speller is None or self._box.isReadOnly():
            self._show([])
            return
        unjudged: set[str] = set()
        wrong: list[Span] = []
        for word, span in self._words():
            verdict = speller.verdict(word)
            if verdict is None:
                unjudged.add(word)
            elif not verdict and word not in self._left_alone:
                wrong.append(span)
        self._show(wrong)
        if unjudged and not self._is_judging:
            self._is_judging = True
            tasks.start(
                self,
                lambda _: speller.judge(unjudged),
                done=self._judged,
                failed=self._not_judged,
            )
        elif self._goes_on and not unjudged:
            self.wait_no_more()
            self._go_on()

    def _judged(self, _: object) -> None:
        self._is_judging = False
        self.look()

    def _not_judged(self, _: AppError) -> None:
        self._is_judging = False
        self.wait_no_more()

    def _words(self) -> list[tuple[str, Span]]:
        """The finished words about the caret, each with its place."""
        caret = self._box.textCursor().position()
        is_typing = self._box.hasFocus() and caret == self._typed_to
        return [
            (word, span)
            for word, span in words_about(self._box.document(), caret)
            if not (is_typing and span[0] <= caret <= span[1])
        ]

    def _show(self, spans: list[Span]) -> None:
        """Wave below these words and no others."""
        before, self.spans = self.spans, spans[:MOST_MARKED]
        document = self._box.document()
        starts = {start for start, _ in (*before, *self.spans)}
        # Those that had their waves, too: a sign put together by several keys takes them away.
        for number in {document.findBlock(start).blockNumber() for start in starts}:
            block = document.findBlockByNumber(number)
            if self._wave(block):
                document.markContentsDirty(block.position(), block.length())

    def _wave(self, block: QTextBlock) -> bool:
        """Have a paragraph drawn with its waves; whether that is another look than before."""
        if not block.isValid() or block.layout().preeditAreaText():
            return False  # a sign is being put together there: not now
        begin, end = block.position(), block.position() + block.length()
        first, last = bisect_left(self.spans, (begin, 0)), bisect_left(self.spans, (end, 0))
        ranges = [self._range(span, begin) for span in self.spans[first:last]]
        if ranges == block.layout().formats():
            return False
        block.layout().setFormats(ranges)
        return True

    def _range(self, span: Span, begin: int) -> QTextLayout.FormatRange:
        wave = QTextLayout.FormatRange()
        wave.start, wave.length, wave.format = span[0] - begin, span[1] - span[0], self._look
        return wave

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self._box.document())
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # Going from one to the next

    def go_next(self) -> None:
        """To the next marked word after the caret, round the end, and offer what can be done.

        Where words are not judged yet it goes on once they are, if nothing else was done meanwhile.
        """
        if self._box.isReadOnly():
            self._say(self._desk.words.text(N_("No word is marked in this box.")))
            return
        self._typed_to = -1  # the word that is being written counts, too
        self._goes_on = True
        self._quiet.stop()
        self.look()

    def _go_on(self) -> None:
        """Select the next marked word and open its menu, if one still writes here."""
        if not self._box.hasFocus():
            return
        words = self._desk.words
        caret = self._box.textCursor().selectionEnd()
        after = (span for span in self.spans if span[0] >= caret)
        span = next(chain(after, self.spans), None)
        if span is None:
            self._say(words.text(N_("No word is marked in this box.")))
            return
        self._box.setTextCursor(self._cursor(span))
        said = words.text(
            N_("Perhaps misspelt: {word}"), word=self._box.textCursor().selectedText()
        )
        announce(self._box, said, at_once=True)
        self.open_menu(span)

    # What can be done with a word

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """F7, the menu of a marked word, and being closed; all else is the box's own."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_F7 and not event.modifiers():
                self.go_next()
                return True
            self.wait_no_more()
        elif event.type() in {QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress}:
            self.wait_no_more()
        elif event.type() == QEvent.Type.ReadOnlyChange:
            self.look()  # a finished page shows no marks, one being amended shows them again
        elif isinstance(event, QContextMenuEvent):
            span = self._asked(event)
            if span is not None:
                is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
                self.open_menu(span, at=event.globalPos() if is_mouse else None)
                return True
        return super().eventFilter(watched, event)

    def _asked(self, event: QContextMenuEvent) -> Span | None:
        """The marked word a menu is asked for: below the mouse, or at the caret."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            point = self._box.viewport().mapFromGlobal(event.globalPos())
            at = self._box.cursorForPosition(point).position()
        else:
            self._typed_to = -1
            self.look()
            at = self._box.textCursor().position()
        return next((span for span in self.spans if span[0] <= at <= span[1]), None)

    def open_menu(self, span: Span, *, at: QPoint | None = None) -> QMenu:
        """Offer words for a marked one, and to let it stand; `at` is on the screen."""
        words, word = self._desk.words, self._cursor(span).selectedText()
        menu = self._box.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first = menu.actions()[0]
        looking = QAction(words.text(N_("Looking…")), menu)
        looking.setEnabled(False)
        add = QAction(words.text(N_("Add to my words")), menu)
        add.triggered.connect(partial(self._add, word))
        leave = QAction(words.text(N_("Leave it in this box")), menu)
        leave.triggered.connect(partial(self._leave, word))
        line = QAction(menu)
        line.setSeparator(True)
        for action in (looking, add, leave, line):
            menu.insertAction(first, action)
        if at is None:
            below = self._box.cursorRect(self._cursor(span)).bottomLeft()
            at = self._box.viewport().mapToGlobal(below)
        menu.popup(at)
        self._look_up(menu, looking, word, span)
        return menu

    def _look_up(self, menu: QMenu, looking: QAction, word: str, span: Span) -> None:
        """Put what may have been meant in the place of “Looking…”."""
        speller, words = self._speller, self._desk.words

        def done(found: tuple[str, ...]) -> None:
            if not found:
                looking.setText(words.text(N_("No word is near")))
                return
            for suggestion in found:
                action = QAction(suggestion.replace("&", "&&"), menu)
                action.triggered.connect(partial(self.replace, span, word, suggestion))
                menu.insertAction(looking, action)
            menu.removeAction(looking)
            gone_on_to = menu.activeAction()
            menu.popup(menu.pos())  # once more: it has grown, and may have to move to be seen
            menu.setActiveAction(gone_on_to or menu.actions()[0])

        def failed(_: AppError) -> None:
            done(())

        tasks.start(
            menu,
            lambda _: () if speller is None else speller.suggestions(word),
            done=done,
            failed=failed,
        )

    def replace(self, span: Span, word: str, by: str) -> None:
        """Write another word in its place: one step of this box to undo."""
        cursor = self._cursor(span)
        if cursor.selectedText() == word:  # else it was changed meanwhile
            cursor.insertText(by)
            self._box.setTextCursor(cursor)
            self._typed_to = -1
            self.look()
            announce(self._box, by)

    def _add(self, word: str) -> None:
        from app.casework.own_words import add_own_word
        from app.ui.messages import show_error

        words = self._desk.words
        try:
            kept = add_own_word(self._desk.store, word=word)
        except AppError as error:
            show_error(self._box.window(), error, words)
            return
        self._leave(word)  # at once; everywhere else when the store has told it
        self._say(words.text(N_("“{word}” is one of your words now."), word=kept))

    def _say(self, text: str) -> None:
        announce(self._box, text)
        self.said.emit(text)

    def _leave(self, word: str) -> None:
        self._left_alone.add(word)
        self.look()


def wave_colour(box: GrowingText) -> QColor:
    """The red of the theme; on a light ground darker, for a thin wave is drawn half through."""
    red = tone(box, Tone.RED)
    return red.darker(160) if tone(box, Tone.SHEET).lightness() > 127 else red


def _moved(spans: list[Span], position: int, removed: int, by: int) -> Iterator[Span]:
    """The marks after an edit; a word that was edited in its middle has lost its own."""
    for start, end in spans:
        if end <= position:
            yield start, end
        elif start >= position + removed:
            yield start + by, end + by
