"""What a test asks of a PDF: is its structure sound, what would be read out, where is its text."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Array, Dictionary, Object, Pdf

FPDF_PAGEOBJ_TEXT = 1
DRAWS_TEXT = frozenset(("Tj", "TJ", "'", '"'))
DRAWS = DRAWS_TEXT | {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE"}
MARGIN = 36.5  # of 39: an outline may reach a little over where its letter begins or ends


@dataclass(frozen=True, slots=True)
class Spoken:
    """An element that is read out: its tag, and its text or description."""

    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class TextBox:
    """The tight box round a drawn run of text, in points from the bottom left."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: TextBox) -> bool:
        """Whether they share more than a j reaches under the letter before it."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        lower = min(self.top - self.bottom, other.top - other.bottom)
        return wide > max(0.5, 0.2 * lower) and high > 0.4


@dataclass(slots=True)
class PageContent:
    """What one page's content stream holds."""

    texts: dict[int, str] = field(default_factory=dict[int, str])
    """Text by MCID, decoded by the fonts' own tables."""
    faults: list[str] = field(default_factory=list[str])


def kids_of(element: Object) -> list[Object | int]:
    """The children of an element of the tree."""
    kids = element.get("/K")
    if kids is None:
        return []
    if isinstance(kids, Array):
        return list(cast("Sequence[Object | int]", kids))
    return [cast("Object | int", kids)]


def _tables(page: pikepdf.Page) -> dict[str, dict[int, str]]:
    """Each font's way from codes to text."""
    fonts = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
    found: dict[str, dict[int, str]] = {}
    for name, font in fonts.items():
        entries = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]+)>\n", font.ToUnicode.read_bytes())
        found[name] = {
            int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
            for code, text in entries
        }
    return found


def read_content(page: pikepdf.Page) -> PageContent:
    """Walk a page's content: text by MCID, and whatever is drawn outside any marked stretch."""
    result = PageContent()
    tables = _tables(page)
    table: dict[int, str] = {}
    depth = 0
    mcid: int | None = None
    for operands, operator in pikepdf.parse_content_stream(page):
        op = str(operator)
        if op in {"BDC", "BMC"}:
            if depth:
                result.faults.append("marked content within marked content")
            depth += 1
            properties = operands[1] if op == "BDC" else None
            if isinstance(properties, Dictionary) and "/MCID" in properties:
                mcid = int(properties.MCID)
                if mcid in result.texts:
                    result.faults.append(f"MCID {mcid} twice")
                result.texts[mcid] = ""
        elif op == "EMC":
            depth -= 1
            mcid = None
        elif op == "Tf":
            table = tables.get(str(operands[0]), {})
            if not table:
                result.faults.append(f"font {operands[0]} has no table")
        elif op in DRAWS and depth == 0:
            result.faults.append(f"{op} outside marked content")
        if op == "Tj" and mcid is not None:
            codes = bytes(operands[0])
            result.texts[mcid] += "".join(table.get(code, "\ufffd") for code in codes)
    if depth:
        result.faults.append("marked content is not closed")
    return result


def faults(data: bytes) -> list[str]:
    """What is wrong with a file that should be accessible and lasting; empty when nothing is."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [*_catalogue_faults(pdf)]
        if "/StructTreeRoot" not in pdf.Root:
            return [*found, "no structure tree"]
        contents = [read_content(page) for page in pdf.pages]
        for number, content in enumerate(contents):
            found += [f"page {number + 1}: {fault}" for fault in content.faults]
        found += _tree_faults(pdf, contents)
        found += _font_faults(pdf)
        return found


def _catalogue_faults(pdf: Pdf) -> Iterator[str]:
    root = pdf.Root
    if not bool(root.get("/MarkInfo", Dictionary()).get("/Marked", False)):
        yield "not marked as tagged"
    if not str(root.get("/Lang", "")):
        yield "no language"
    if not bool(root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False)):
        yield "the title is not displayed"
    if not len(root.get("/OutputIntents", Array())):
        yield "no output intent"
    xmp = root.Metadata.read_bytes().decode() if "/Metadata" in root else ""
    for needed in ("<dc:title>", "<pdfuaid:part>1<", "<pdfaid:part>2<", "conformance>A<"):
        if needed not in xmp:
            yield f"metadata lacks {needed}"
    for banned in ("/AcroForm", "/Names", "/OpenAction", "/AA"):
        if banned in root:
            yield f"has {banned}"
    for number, page in enumerate(pdf.pages):
        if str(page.obj.get("/Tabs", "")) != "/S":
            yield f"page {number + 1}: tab order is not the structure's"
        if "/Annots" in page.obj:
            yield f"page {number + 1}: has annotations"


def _tree_faults(pdf: Pdf, contents: Sequence[PageContent]) -> Iterator[str]:
    page_numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    owned: list[set[int]] = [set() for _ in contents]
    headings: list[int] = []
    for element in elements_of(pdf):
        tag = str(element.S)[1:]
        yield from _element_faults(tag, element)
        if re.fullmatch(r"H[1-6]", tag):
            headings.append(int(tag[1:]))
        for kid in kids_of(element):
            if isinstance(kid, Dictionary) and "/MCID" in kid:
                page, mcid = page_numbers[kid.Pg.objgen], int(kid.MCID)
                if mcid in owned[page]:
                    yield f"page {page + 1}: MCID {mcid} has two owners"
                owned[page].add(mcid)
                owner = pdf.Root.StructTreeRoot.ParentTree.Nums[2 * page + 1][mcid]
                if owner.objgen != element.objgen:
                    yield f"page {page + 1}: the way back from MCID {mcid} is wrong"
    for number, (content, mcids) in enumerate(zip(contents, owned, strict=True)):
        if set(content.texts) != mcids:
            yield f"page {number + 1}: content and tree differ"
    yield from _heading_faults(headings)


def _heading_faults(headings: Sequence[int]) -> Iterator[str]:
    if headings and headings[0] != 1:
        yield "the first heading is not of level 1"
    for before, after in zip(headings, headings[1:], strict=False):
        if after > before + 1:
            yield f"headings jump from {before} to {after}"


def _element_faults(tag: str, element: Object) -> Iterator[str]:
    if tag == "Figure" and not str(element.get("/Alt", "")).strip():
        yield "a figure without a description"
    if tag == "Figure" and "/A" not in element:
        yield "a figure without its box"
    if tag == "TH" and "/Scope" not in element.get("/A", Dictionary()):
        yield "a table head without a scope"


def _font_faults(pdf: Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages):
        for name, font in page.obj.Resources.get("/Font", Dictionary()).items():
            if "/FontFile2" not in font.get("/FontDescriptor", Dictionary()):
                yield f"page {number + 1}: font {name} is not embedded"


def elements_of(pdf: Pdf) -> Iterator[Object]:
    """Every element of the structure tree in reading order."""

    def walk(element: Object) -> Iterator[Object]:
        yield element
        for kid in kids_of(element):
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield from walk(kid)

    for top in kids_of(pdf.Root.StructTreeRoot):
        if isinstance(top, Dictionary):
            yield from walk(top)


def spoken(data: bytes) -> list[Spoken]:
    """What a screen reader meets, in order: each paragraph, heading, cell… with its text."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        texts = [read_content(page).texts for page in pdf.pages]
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

        def said_by(element: Object) -> str:
            if "/ActualText" in element:
                return str(element.ActualText)
            said = ""
            for kid in kids_of(element):
                if isinstance(kid, Dictionary) and "/MCID" in kid:
                    said += texts[numbers[kid.Pg.objgen]][int(kid.MCID)]
                elif isinstance(kid, Dictionary) and str(kid.S) == "/Span":
                    said += said_by(kid)
            return said

        return [
            Spoken(str(e.S)[1:], str(e.Alt) if "/Alt" in e else said_by(e))
            for e in elements_of(pdf)
            if str(e.S) != "/Span"
        ]


def everything_spoken(data: bytes) -> str:
    """All that is read out as one text."""
    return "\n".join(part.text for part in spoken(data) if part.text)


def words_of(data: bytes) -> str:
    """The text as another program takes it out of the file, all white space as one space."""
    pdf = pdfium.PdfDocument(data)
    try:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()
    return " ".join(" ".join(pages).split())


def text_boxes(data: bytes) -> list[list[TextBox]]:
    """The boxes of all drawn runs of text, page by page."""
    pdf = pdfium.PdfDocument(data)
    try:
        pages: list[list[TextBox]] = []
        for page in pdf:
            boxes: list[TextBox] = []
            textpage = page.get_textpage()
            runs = cast("Any", page).get_objects([FPDF_PAGEOBJ_TEXT], textpage=textpage)
            for run in runs:
                if all(unicodedata.combining(sign) for sign in str(run.extract()).strip()):
                    continue  # marks are meant to lie over their letter
                box = TextBox(*run.get_bounds())
                if box.right > box.left and box.top > box.bottom:
                    boxes.append(box)
            pages.append(boxes)
        return pages
    finally:
        pdf.close()


def misplaced(data: bytes) -> list[str]:
    """Runs of text that leave the margins or lie over each other."""
    found: list[str] = []
    for number, boxes in enumerate(text_boxes(data)):
        boxes.sort(key=lambda b: b.top, reverse=True)
        for index, box in enumerate(boxes):
            if box.left < MARGIN or box.right > 595.3 - MARGIN:
                found.append(f"page {number + 1}: {box} leaves the margin")
            if box.bottom < 24 or box.top > 842 - 30:
                found.append(f"page {number + 1}: {box} leaves the sheet")
            for other in boxes[index + 1 :]:
                if other.top <= box.bottom:
                    break
                if box.overlaps(other):
                    found.append(f"page {number + 1}: {box} and {other} overlap")
    return found


def assert_sound(data: bytes) -> None:
    """Fail with every fault of structure and place."""
    assert faults(data) == []
    assert misplaced(data) == []
