"""Print view of a page: both of its papers, the person's in any size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QWidget

from app.casework import copies
from app.casework.paper_view import page_view
from app.casework.signing import SignatureView, signatures_of_page
from app.casework.views import PageView
from app.language import N_, Words
from app.reports.conversation import conversation_paper
from app.reports.signed import with_signatures
from app.ui.pieces import RadioChoice
from app.ui.questions.pick import PickButton
from app.ui.screens.copies_asked import CopyAsked
from app.ui.screens.paper_preview import SIZES_PT, PaperPreview, Printed, print_document

if TYPE_CHECKING:
    from app.ui.desk import Desk

Audience = Literal["person", "council"]


def print_paper(
    view: PageView,
    audience: Audience,
    size_pt: float | None,
    signatures: Sequence[SignatureView] = (),
) -> Printed:
    """Write a paper with who signed it and draw its sheets; off the main thread."""
    words = Words(view.language)
    document = conversation_paper(view, audience=audience, words=words, size_pt=size_pt)
    return print_document(with_signatures(document, signatures, words))


class Preview(PaperPreview):
    """Both papers of a page to choose from, the person's in any size."""

    def __init__(
        self,
        desk: Desk,
        page_id: str,
        *,
        parent: QWidget | None = None,
        choose_file: Callable[[], str] | None = None,
    ) -> None:
        super().__init__(desk, parent=parent, choose_file=choose_file)
        self._page_id = page_id
        self._view = page_view(
            desk.store,
            page_id=page_id,
            catalogue=desk.catalogue,
            policy=desk.policy,
            clock=desk.clock,
        )
        # A page that names nobody is signed by nobody on its paper.
        is_named = not self._view.is_nameless
        self._signatures = signatures_of_page(desk.store, page_id=page_id) if is_named else ()
        self.copy_asked = CopyAsked(desk, self._view)
        self.build(self._make_choices(), self.copy_asked)

    def _make_choices(self) -> tuple[QWidget, ...]:
        """Whose paper, and how large."""
        words = self._desk.words
        self.person = RadioChoice(words.text(N_("{name}'s paper"), name=self._view.person_called))
        self.council = RadioChoice(words.text(N_("The council's paper")))
        self.person.setChecked(not self._view.is_nameless)
        self.council.setChecked(self._view.is_nameless)
        sizes = sorted({*SIZES_PT, self._view.text_size_pt})
        self.letters = PickButton(
            words,
            tuple((size, words.text(N_("{size} point letters"), size=size)) for size in sizes),
            name=words.text(N_("Size of the letters")),
        )
        self.letters.show_value(self._view.text_size_pt)
        for widget in (self.person, self.letters):  # of a page that names nobody there is one paper
            widget.setVisible(not self._view.is_nameless)
        self.person.clicked.connect(self.draw)
        self.council.clicked.connect(self.draw)
        self.letters.picked.connect(self.draw)
        return self.person, self.council, self.letters

    @property
    def audience(self) -> Audience:
        """Whose paper is shown."""
        return "council" if self.council.isChecked() else "person"

    def printing(self) -> Callable[[], Printed]:
        """The paper of whom it is for, in the size that was chosen."""
        self.letters.setEnabled(self.audience == "person")
        size = float(self.letters.value or 12) if self.audience == "person" else None
        return partial(print_paper, self._view, self.audience, size, self._signatures)

    def file_name(self) -> str:
        """The page's code and day."""
        return f"{self._view.page_code}_{self._view.conversation_on}.pdf"

    def log(self, how: Literal["printed", "exported"]) -> None:
        """Note that it was printed or saved."""
        copies.printed(self._desk.store, page_id=self._page_id, how=how)

    def after_printing(self) -> Callable[[], object]:
        """A printed copy of the person's own is asked about."""
        if self.audience != "person":
            return super().after_printing()
        return partial(self.copy_asked.ask, float(self.letters.value or 12))
