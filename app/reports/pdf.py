"""The paper as a PDF file that everyone can read: PDF/UA-1 and PDF/A-2a in one."""

from __future__ import annotations

import io
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from app.reports.document import Document
from app.reports.pdf_fonts import faces
from app.reports.pdf_pen import Pen
from app.reports.pdf_tags import BBox, Content, finish
from app.reports.rows import PAGE_HEIGHT, PAGE_WIDTH
from app.reports.sheets import SetPaper, frame_of, marks_of, set_paper
from app.reports.slices import ROOT, Element, FillMark, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A printed document: the file, its sheets, and the signs that print as their names."""

    data: bytes
    pages: int
    missing: tuple[str, ...]


def write_pdf(document: Document) -> Paper:
    """Print a document. The same document always gives the same bytes."""
    paper = set_paper(document)
    elements = _with_draft(document, paper)
    buffer = io.BytesIO()
    canvas = Canvas(
        buffer,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        invariant=1,
        pageCompression=0,
        # The stubs call it a number; it is a name.
        initialFontName=faces().by_name["regular"].font_name,  # pyright: ignore[reportArgumentType]
    )
    pages: list[list[Content]] = []
    boxes: dict[int, BBox] = {}
    by = len(elements) - len(paper.elements)
    for number, sheet in enumerate(paper.sheets):
        frame, head = frame_of(document, paper, number)
        body = [*head, *marks_of(sheet)]
        pen = Pen(canvas, by)
        pen.decorate([m for m in (*frame, *body) if _is_decoration(m)])
        pen.say([m for m in body if not _is_decoration(m)], elements)
        canvas.showPage()
        pages.append(pen.contents)
        boxes |= pen.boxes
    canvas.save()
    data = finish(
        buffer.getvalue(),
        title=document.title,
        language=document.language,
        elements=elements,
        pages=pages,
        boxes=boxes,
    )
    return Paper(data=data, pages=len(paper.sheets), missing=paper.missing)


def _with_draft(document: Document, paper: SetPaper) -> list[Element]:
    """The elements of the paper, its headings in order; before them the word for a draft."""
    before = [Element("P")] if document.draft else []
    level = 0
    ordered: list[Element] = []
    for element in paper.elements:
        if element.tag in {"H1", "H2", "H3", "H4"}:
            level = min(int(element.tag[1]), level + 1)
            tags = {1: "H1", 2: "H2", 3: "H3", 4: "H4"}
            ordered.append(Element(tags[level], element.parent))  # pyright: ignore[reportArgumentType]
        elif element.parent >= 0:
            parent = element.parent + len(before)
            ordered.append(Element(element.tag, parent, element.scope, element.alt))
        else:
            ordered.append(element)
    return [*before, *ordered]


def _is_decoration(mark: Mark) -> bool:
    """Whether a mark is not read out."""
    return isinstance(mark, FillMark) or mark.element < ROOT
