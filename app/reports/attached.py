"""What a paper says of the photos and files that lie beside it."""

from __future__ import annotations

from collections.abc import Iterator

from app.casework.views import PageView
from app.language import N_, Words
from app.reports.document import Block, Paragraph


def beside_lines(view: PageView, words: Words) -> Iterator[Block]:
    """Their names, in one line; nothing where nothing lies there."""
    if view.beside and not view.is_nameless:
        said = words.text(N_("Beside this page: {names}"), names=", ".join(view.beside))
        yield Paragraph(text=said, is_small=True)
