"""Help to look through: a list of topics, a search box, the text; one at a time where narrow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.language import N_, Words
from app.ui.announce import announce
from app.ui.help.conversations import GROUP as PAGES
from app.ui.help.pages import TOPICS, topic_by
from app.ui.help.search import FoundTopic, HelpIndex
from app.ui.help.topic import GROUPS, Topic
from app.ui.pieces import (
    Button,
    Card,
    Field,
    Hint,
    LineField,
    PageHeading,
    link_button,
    quiet_button,
)
from app.ui.screens.help_article import HelpArticle
from app.ui.screens.help_list import HelpLine, HelpList

_SAID_AFTER: Final = 300
"""Milliseconds without a key until how many were found is said aloud."""
_LIST_LETTERS: Final = 32
_FOLD_LETTERS: Final = 84
"""Narrower than so many letters, the list and the text take turns."""
_LEADS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "today": N_("Go to Today"),
        "people": N_("Go to People"),
        "caseload": N_("Bring in a list…"),
        "outbox": N_("Open the Outbox"),
        "settings": N_("Go to Settings"),
        "removed": N_("Recently removed"),
        "keys": N_("All the keys (Ctrl+/)"),
        "support": N_("Make a support pack…"),
        "licences": N_("All licences…"),
    }
)


def _always(_: str) -> bool:
    return True


def _nothing() -> str:
    return ""


class HelpView(QWidget):
    """Everything Help says. `is_open` tells which of `_LEADS` can be gone to from here.

    `complaint` is asked for the council's line for complaints when it is wanted.
    """

    lead_wanted = Signal(str)
    """A screen by its name, `keys`, `support` or `licences`."""
    back_wanted = Signal()

    def __init__(
        self,
        words: Words,
        *,
        topic: str = "",
        is_open: Callable[[str], bool] = _always,
        complaint: Callable[[], str] = _nothing,
        back: str = "",
        more: tuple[Topic, ...] = (),
    ) -> None:
        """`more`: topics of the pages there are, after those of the screens."""
        super().__init__()
        self._topics = {topic.key: topic for topic in (*TOPICS, *more)}
        self._words = words
        self._is_open = is_open
        self._complaint = complaint
        self._index: HelpIndex | None = None
        self._is_folded = False
        self._is_reading = bool(topic)
        self._say_later = QTimer(self)
        self._say_later.setSingleShot(True)
        self._say_later.setInterval(_SAID_AFTER)
        self._say_later.timeout.connect(lambda: announce(self, self.count.text()))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 18)
        column.setSpacing(10)
        column.addLayout(self._make_head(back))
        column.addWidget(self._make_search())
        column.addWidget(self.count)
        column.addLayout(self._make_both(), 1)
        self._show_all()
        self.show_topic(topic or TOPICS[0].key)
        self._fold()

    def _make_head(self, back: str) -> QHBoxLayout:
        words = self._words
        row = QHBoxLayout()
        row.addWidget(PageHeading(words.text(N_("Help"))), 1)
        self.back = quiet_button(words.text(back or N_("Back")))
        self.back.clicked.connect(self.back_wanted)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _make_search(self) -> QWidget:
        """The box, and below it how many were found."""
        words = self._words
        self.box = LineField()
        self.box.setPlaceholderText(words.text(N_("A word, in English or Welsh")))
        self.box.textChanged.connect(self.look)
        self.box.installEventFilter(self)
        self.count = Hint()
        self.count.hide()
        return Field(words.text(N_("Find in Help")), self.box)

    def _make_both(self) -> QHBoxLayout:
        """The list, and the text beside it."""
        words = self._words
        self.list = HelpList(words.text(N_("Topics of Help")))
        self.list.shown.connect(self._show_marked)
        self.list.opened.connect(self.read)
        self.list.left_upwards.connect(self.box.setFocus)
        self.article = HelpArticle(words)
        self.article.left.connect(self.to_list)
        self.all_topics = link_button(words.text(N_("All topics")))
        self.all_topics.clicked.connect(self.to_list)
        self.list_card, self.text_card = Card(margin=6), Card(margin=6)
        self.list_card.body.addWidget(self.list, 1)
        self.text_card.body.addWidget(self.all_topics, 0, Qt.AlignmentFlag.AlignLeft)
        self.text_card.body.addWidget(self.article, 1)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.list_card)
        both.addWidget(self.text_card, 1)
        return both

    # The list

    def _show_all(self) -> None:
        """Every topic under the heading of its group."""
        lines: list[HelpLine] = []
        for group, heading in (*GROUPS[:2], PAGES, *GROUPS[2:]):
            inside = [self._line(one) for one in self._topics.values() if one.group == group]
            if inside:
                lines += [HelpLine(key="", title=self._words.text(heading)), *inside]
        self.list.show_lines(lines)

    def _line(self, topic: Topic, found: FoundTopic | None = None) -> HelpLine:
        return HelpLine(
            key=topic.key,
            title=self._words.text(topic.title),
            below=found.line if found else "",
            marks=found.marks if found else (),
        )

    def look(self, query: str) -> None:
        """Show what holds these words; everything for none."""
        words = self._words
        self.count.setVisible(bool(query.strip()))
        if not query.strip():
            self._say_later.stop()
            self._show_all()
            return
        if self._index is None:
            self._index = HelpIndex(tuple(self._topics.values()), words)
        found = self._index.find(query)
        self.list.show_lines([self._line(one.topic, one) for one in found])
        self.count.setText(self._counted(len(found)))
        if found and not self.list.marked():
            self.list.mark_first()
        if self._is_folded:
            self._is_reading = False
            self._fold()
        self._say_later.start()

    def _counted(self, count: int) -> str:
        words = self._words
        if count:
            return words.plural(N_("{count} topic found"), N_("{count} topics found"), count)
        return words.text(
            N_("Nothing here says that. Try one word, a shorter one, or what is on the screen.")
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the box: Down to the list, Enter into the first text, Esc empties it."""
        if watched is self.box and event.type() == QEvent.Type.KeyPress:
            key = event.key() if isinstance(event, QKeyEvent) else 0
            if key == Qt.Key.Key_Down:
                self.to_list()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.list.marked():
                    self.read(self.list.marked())
                return True
            if key == Qt.Key.Key_Escape and self.box.text():
                self.box.clear()
                return True
        return False

    def to_list(self) -> None:
        """The keyboard goes to the list."""
        self._is_reading = False
        self._fold()
        if not self.list.marked():
            self.list.mark_first()
        self.list.setFocus()

    # The text

    def _topic(self, key: str) -> Topic:
        return self._topics.get(key) or topic_by(key)

    def show_topic(self, key: str) -> None:
        """Show a topic and mark it in the list, all of which is shown."""
        if self.box.text():
            self.box.clear()
        self.list.mark(self._topic(key).key)

    def read(self, key: str) -> None:
        """Into the text of a topic, to scroll it with the arrow keys."""
        self.list.mark(key)
        self._is_reading = True
        self._fold()
        self.article.setFocus()

    def _show_marked(self, key: str) -> None:
        """The text of a topic, with a button where it leads somewhere."""
        topic = self._topic(key)
        more = (self._complaint_words(),) if topic.leads == "complaint" else ()
        buttons: list[Button] = []
        if topic.leads in _LEADS and self._is_open(topic.leads):
            button = quiet_button(self._words.text(_LEADS[topic.leads]))
            button.clicked.connect(partial(self.lead_wanted.emit, topic.leads))
            buttons.append(button)
        self.article.show_topic(topic, more, buttons)
        self._keep_order()

    def _complaint_words(self) -> str:
        line = self._complaint()
        if line:
            return self._words.text(N_("To complain: {line}"), line=line)
        return self._words.text(
            N_("Your council has not said here whom to complain to. Ask the team you work in.")
        )

    def _keep_order(self) -> None:
        """Tab from the list into the text, and on to its button."""
        before: QWidget = self.back
        for widget in (self.box, self.list, self.all_topics, self.article, *self.article.buttons):
            QWidget.setTabOrder(before, widget)
            before = widget

    # Folding

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One of the two at a time where there is little width."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self._is_folded = self.width() < letter * _FOLD_LETTERS
        self.list_card.setVisible(not (self._is_folded and self._is_reading))
        self.text_card.setVisible(not self._is_folded or self._is_reading)
        self.all_topics.setVisible(self._is_folded)
        wide = 16_777_215 if self._is_folded else letter * _LIST_LETTERS + 24
        self.list_card.setMaximumWidth(wide)
        self.list_card.setMinimumWidth(0 if self._is_folded else wide)
