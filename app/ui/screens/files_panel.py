"""Photos and files beside a page: added, dropped or pasted, named, left out, looked at, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QVBoxLayout, QWidget

from app.casework import attachments
from app.casework.attachments import AttachmentView, Ready, attachments_of_page, content_of
from app.casework.pages import page_line
from app.errors import AppError
from app.exchange.pictures import made_ready, read_in
from app.language import N_
from app.ui import tasks
from app.ui.announce import announce
from app.ui.layouts import FoldRow, in_a_row
from app.ui.messages import sentence
from app.ui.own_folder import in_documents
from app.ui.pieces import (
    EmptyState,
    Field,
    Hint,
    LineField,
    PageHeading,
    ScrollColumn,
    Text,
    TickBox,
    TroubleLine,
    link_button,
    primary_button,
    quiet_button,
)
from app.ui.screens.panel import Panel
from app.ui.screens.row_list import Entry, RowList, keep_reading_order
from app.ui.screens.wording import size_words

if TYPE_CHECKING:
    from app.ui.desk import Desk

THUMB: Final = 112
Reading = tuple[str, Callable[[tasks.Progress], Ready]]
"""What is added: its name, and what makes it ready, off the main thread."""


def thumb_of(desk: Desk, attachment_id: str) -> QImage:
    """A small picture of one, from memory; off the main thread. Raises an `AppError`."""
    image = QImage.fromData(content_of(desk.store, attachment_id=attachment_id))
    if image.isNull():
        return image
    shape, how = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(THUMB, THUMB, shape, how)


class FileRow(QWidget):
    """One of them: how it looks, its name, whether it goes out, and what may be done with it."""

    def __init__(self, desk: Desk, one: AttachmentView) -> None:
        super().__init__()
        words = desk.words
        self.one = one
        self.kept_name = one.name
        fold = FoldRow(spacing=18)
        fold.setContentsMargins(0, 10, 0, 10)
        self.setLayout(fold)
        self.picture = QLabel(self)
        self.picture.setVisible(one.is_picture)
        if one.is_picture:
            self.picture.setFixedSize(THUMB, THUMB)
            self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
            fold.add(self.picture)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.name = LineField()
        self.name.setText(one.name)
        column.addWidget(Field(words.text(N_("Name")), self.name))
        kind = N_("Photo or picture") if one.is_picture else N_("PDF")
        column.addWidget(Hint(f"{words.text(kind)} · {size_words(one.size_bytes, words)}"))
        self.goes = TickBox(words.text(N_("Goes to the council with this page")))
        self.goes.setChecked(one.goes_out)
        column.addWidget(self.goes)
        fold.add(holder, 6)
        self.look = quiet_button(words.text(N_("Look at it beside the boxes")))
        self.look.setAccessibleDescription(one.name)
        self.remove = link_button(words.text(N_("Remove")))
        self.remove.setAccessibleDescription(one.name)
        fold.add(in_a_row(self.look, self.remove), 4)

    def show_thumb(self, thumb: QPixmap) -> None:
        """How it looks; until then there is nothing to be named."""
        self.picture.setPixmap(thumb)
        self.picture.setAccessibleName(self.one.name)


_TOO_LATE: Final = N_(
    "This page is finished. What is added now is not on its papers; amend the page to send it."
)


def _is_finished(desk: Desk, page_id: str) -> bool:
    """Whether a page's papers are made, so that nothing more goes out with them."""
    line = page_line(desk.store, page_id=page_id, catalogue=desk.catalogue, words=desk.words)
    return line.state != "draft"


class FilesPanel(Panel):
    """What lies beside one page. Everything is decrypted into memory only."""

    look_wanted = Signal(object)
    """The `AttachmentView` to be shown beside the boxes."""
    changed = Signal()

    def __init__(self, desk: Desk, page_id: str, *, parent: QWidget | None = None) -> None:
        super().__init__(820, 700, parent=parent)
        self._desk = desk
        self._page_id = page_id
        self._task: tasks.Task | None = None
        self._waiting: list[Reading] = []
        self._removed = ""
        self._thumbs: dict[str, QPixmap] = {}
        self.setAcceptDrops(True)
        words = desk.words
        self._scroll = scroll = ScrollColumn(margin=0)
        scroll.body.addWidget(PageHeading(words.text(N_("Photos and files"))))
        said = N_(
            "Photos are made small, and where, when and with what they were taken is left out. "
            "They are kept encrypted here and never as a file of their own."
        )
        scroll.body.addWidget(Text(words.text(said), kind="soft"))
        scroll.body.addWidget(self._make_bar())
        self.too_late = Hint(words.text(_TOO_LATE))
        self.too_late.setVisible(_is_finished(desk, page_id))
        self.progress = Hint()
        self.trouble = TroubleLine()
        self.rows = RowList()
        self.empty = EmptyState(
            words.text(N_("Nothing lies beside this page yet")),
            words.text(N_("Add a photo or a PDF, drop it here, or paste it with Ctrl+V.")),
        )
        for widget in (self.too_late, self.progress, self.trouble, self.empty, self.rows):
            scroll.body.addWidget(widget)
        scroll.body.addStretch(1)
        self.column.addWidget(scroll, 1)
        self.close_button = self.end_with(words.text(N_("Close")))
        self._say_progress("")
        self.show_all()
        keep_reading_order(self)
        self.add.setFocus()

    def _make_bar(self) -> QWidget:
        """Adding; stopping that; and bringing back what was removed last."""
        words = self._desk.words
        self.add = primary_button(words.text(N_("Add photos or files…")))
        self.paste = quiet_button(words.text(N_("Paste")))
        self.cancel = quiet_button(words.text(N_("Cancel")))
        self.back = link_button(words.text(N_("Bring back what was removed")))
        for button, does in (
            (self.add, self._ask),
            (self.paste, self.paste_it),
            (self.cancel, self._cancel),
            (self.back, self._bring_back),
        ):
            button.clicked.connect(does)
        self.back.hide()
        return in_a_row(self.add, self.paste, self.cancel, self.back)

    # Adding

    def _ask(self) -> None:
        words = self._desk.words
        chosen, _ = QFileDialog.getOpenFileNames(
            self,
            words.text(N_("Add photos or files")),
            in_documents(),
            words.text(N_("Photos and PDFs")) + " (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.pdf)",
        )
        self.add_files([Path(one) for one in chosen])

    def add_files(self, paths: Sequence[Path]) -> None:
        """Lay these beside the page, one after the other, off the main thread."""

        def reading(path: Path) -> Callable[[tasks.Progress], Ready]:
            return lambda progress: read_in(path, is_stopped=progress.is_cancelled)

        self._take([(path.stem[:120] or path.name, reading(path)) for path in paths])

    def paste_it(self) -> None:
        """What lies on the clipboard: a picture, or files."""
        self.take_from(QApplication.clipboard().mimeData())

    def take_from(self, given: QMimeData) -> None:
        """Lay what was dropped or pasted beside the page."""
        paths = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
        image = given.imageData() if given.hasImage() else None
        words = self._desk.words
        if paths:
            self.add_files(paths)
        elif isinstance(image, QImage) and not image.isNull():
            name = words.text(N_("Pasted picture"))
            self._take([(name, partial(_pasted, image))])
        else:
            self.trouble.say(words.text(N_("There is no photo or file to paste. Copy one first.")))

    def _take(self, readings: Sequence[Reading]) -> None:
        """Make them ready and keep them; what comes meanwhile waits its turn."""
        self._waiting += readings
        if self._task is None and self._waiting:
            self.trouble.say("")
            self._go_on()

    def _go_on(self) -> None:
        """With what waits; what cannot be kept is told, and the rest goes on."""
        desk, page_id = self._desk, self._page_id
        readings, self._waiting = self._waiting, []

        def work(progress: tasks.Progress) -> list[tuple[str, AppError]]:
            failed: list[tuple[str, AppError]] = []
            for number, (name, make) in enumerate(readings, start=1):
                try:
                    ready = make(progress)
                    if progress.is_cancelled():
                        break
                    kind = "photo" if ready.media_type.startswith("image/") else "file"
                    attachments.attach(
                        desk.store, page_id=page_id, name=name, ready=ready, kind=kind
                    )
                except AppError as error:
                    if progress.is_cancelled():
                        break
                    failed.append((name, error))
                progress.report(number, len(readings))
            return failed

        self._say_count(0, len(readings))
        self._task = tasks.start(
            self, work, done=self._taken, failed=self._failed, progressed=self._say_count
        )

    def _say_count(self, done: int, total: int) -> None:
        words = self._desk.words
        self._say_progress(words.text(N_("{done} of {all} added"), done=done, all=total))

    def _say_progress(self, said: str) -> None:
        is_busy = bool(said)
        self.progress.setText(said)
        self.progress.setVisible(is_busy)
        self.cancel.setVisible(is_busy)
        self.add.setEnabled(not is_busy)
        self.paste.setEnabled(not is_busy)

    def _taken(self, failed: list[tuple[str, AppError]]) -> None:
        words = self._desk.words
        self._end()
        told = [
            words.text(N_("{name}: {trouble}"), name=name, trouble=sentence(error, words))
            for name, error in failed
        ]
        if told:
            self.trouble.say("\n".join([t for t in (self.trouble.text(), *told) if t]))
        else:
            announce(self, words.text(N_("Kept, encrypted.")))
        if self._waiting:
            self._go_on()

    def _failed(self, error: AppError) -> None:
        self._waiting = []
        self._end()
        self._say(error)

    def _say(self, error: AppError) -> None:
        self.trouble.say(sentence(error, self._desk.words))

    def _cancel(self) -> None:
        self._waiting = []
        if self._task is not None:
            self._task.cancel()
        self._end()

    def _end(self) -> None:
        self._task = None
        self._say_progress("")
        self.show_all()
        self.add.setFocus()
        self.changed.emit()

    # What is there

    def show_all(self) -> None:
        """Read what lies beside the page again."""
        found = attachments_of_page(self._desk.store, page_id=self._page_id)
        self.rows.show_entries(
            [Entry(key=one.id, made_of=one, make=partial(self._make_row, one)) for one in found]
        )
        self.empty.setVisible(not found)
        for one in found:
            if one.is_picture and one.id not in self._thumbs:
                self._draw_thumb(one.id)

    def _make_row(self, one: AttachmentView) -> FileRow:
        row = FileRow(self._desk, one)
        if one.id in self._thumbs:
            row.show_thumb(self._thumbs[one.id])
        row.name.left.connect(partial(self._rename, row))
        row.name.returnPressed.connect(partial(self._rename, row))
        row.goes.toggled.connect(partial(self._send_along, one))
        row.look.clicked.connect(partial(self._look, one))
        row.remove.clicked.connect(partial(self._remove, one))
        return row

    def _draw_thumb(self, ident: str) -> None:
        """A small picture, drawn while the panel can be used."""

        def drawn(image: QImage) -> None:
            self._thumbs[ident] = QPixmap.fromImage(image)
            row = self.rows.row(ident)
            if isinstance(row, FileRow):
                row.show_thumb(self._thumbs[ident])

        tasks.start(self, lambda _: thumb_of(self._desk, ident), done=drawn, failed=self._say)

    def _do(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except AppError as error:
            self._say(error)
            return False
        self.trouble.say("")
        self.changed.emit()
        return True

    def _rename(self, row: FileRow) -> None:
        """Keep the name that stands in a row; where none does, the one that was kept comes back."""
        typed = row.name.text().strip()
        if not typed:
            row.name.setText(row.kept_name)
        elif typed != row.kept_name:
            change = partial(attachments.change, self._desk.store, attachment_id=row.one.id)
            if self._do(partial(change, name=typed)):
                row.kept_name = typed

    def _send_along(self, one: AttachmentView, goes: bool) -> None:
        self._do(lambda: attachments.change(self._desk.store, attachment_id=one.id, goes_out=goes))

    def _look(self, one: AttachmentView) -> None:
        self.look_wanted.emit(one)
        self.accept()

    def _remove(self, one: AttachmentView) -> None:
        if self._do(lambda: attachments.remove(self._desk.store, attachment_id=one.id)):
            self._removed = one.id
            self.back.show()
            self.show_all()

    def _bring_back(self) -> None:
        ident = self._removed
        if self._do(lambda: attachments.bring_back(self._desk.store, attachment_id=ident)):
            self.back.hide()
            self.show_all()
            self.add.setFocus()

    def keep_names(self) -> None:
        """A name typed and not left yet is kept."""
        for row in self.rows.rows:
            if isinstance(row, FileRow):
                self._rename(row)

    def done(self, result: int) -> None:
        """Keep what is typed, stop what goes on, and close."""
        self.keep_names()
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    # Dropping and pasting

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be let go here."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They were."""
        self.take_from(event.mimeData())
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes, wherever nothing is being typed."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_it()
            return
        super().keyPressEvent(event)


def _pasted(image: QImage, progress: tasks.Progress) -> Ready:
    """A picture from the clipboard, made ready off the main thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return made_ready(bytes(buffer.data().data()), is_stopped=progress.is_cancelled)
