"""The finished file: structure tree, metadata and colour profile of PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from app import paths
from app.reports.slices import Element

BBox = tuple[float, float, float, float]
_FORM: Final = re.compile(rb"(<[0-9A-F]{2}> )<(F[BCDE][0-9A-F]{2})>")

# PDF/A wants a description of every metadata field that is not its own: here the one of PDF/UA.
_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>Kitchen Table</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class Content:
    """A marked stretch of a page's content: which element it belongs to and what it stands for.

    `element` counts in the paper; its number on the page (MCID) is its place in the page's list.
    """

    element: int
    typed: str | None = None


@cache
def _colour_profile() -> bytes:
    return paths.resource("colour/srgb.icc").read_bytes()


def finish(  # noqa: PLR0913 - one argument for each thing a finished file has
    raw: bytes,
    *,
    title: str,
    language: str,
    elements: Sequence[Element],
    pages: Sequence[Sequence[Content]],
    boxes: Mapping[int, BBox],
) -> bytes:
    """The accessible, lasting file. The same input gives the same bytes."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        _describe(pdf, title, language)
        _structure(pdf, elements, pages, boxes)
        _spell_out(pdf)
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            min_version="1.7",
            compress_streams=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return out.getvalue()


def _describe(pdf: Pdf, title: str, language: str) -> None:
    """Title and language, and nothing else: no names, no times, no program paths."""
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    title = "".join(c for c in title if c.isprintable())
    root = pdf.Root
    root.Lang = String(language)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    xmp = _XMP.format(title=escape(title), language=escape(language)).encode()
    metadata = Stream(pdf, xmp)
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    root.Metadata = metadata
    profile = Stream(pdf, _colour_profile())
    profile.N = 3
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB"),
                Info=String("sRGB"),
                DestOutputProfile=profile,
            )
        ]
    )


def _spell_out(pdf: Pdf) -> None:
    """Let joined letters of the Arabic script be copied and searched as the letters they are."""
    fonts = {
        font.objgen: font
        for page in pdf.pages
        for font in page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary()).values()
        if "Naskh" in str(font.get("/BaseFont", ""))
    }
    for font in fonts.values():
        table = font.ToUnicode.read_bytes()
        font.ToUnicode.write(_FORM.sub(_letters_of, table))


def _letters_of(entry: re.Match[bytes]) -> bytes:
    """An entry of a font's table with the letters in place of their joined form."""
    letters = unicodedata.normalize("NFKC", chr(int(entry[2], 16)))
    if len(letters) != 1:  # readers would turn the letters of a joined pair round
        return entry[0]
    return b"%b<%b>" % (entry[1], letters.encode("utf-16-be").hex().upper().encode())


def _attributes(element: Element, box: BBox | None) -> Object | None:
    if element.scope:
        return Dictionary(O=Name.Table, Scope=Name("/" + element.scope))
    if element.tag == "Figure" and box is not None:
        return Dictionary(
            O=Name.Layout, Placement=Name.Block, BBox=Array([round(v, 2) for v in box])
        )
    if element.tag == "L":
        return Dictionary(O=Name.List, ListNumbering=Name.Disc)
    return None


def _structure(
    pdf: Pdf,
    elements: Sequence[Element],
    pages: Sequence[Sequence[Content]],
    boxes: Mapping[int, BBox],
) -> None:
    """The tree of elements, the way from each page's content back to it, and the pages' order."""
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree))
    nodes = [
        pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + e.tag))) for e in elements
    ]
    kids: list[list[Object]] = [[] for _ in elements]
    top: list[Object] = []
    for index, element in enumerate(elements):
        node = nodes[index]
        node.P = whole if element.parent < 0 else nodes[element.parent]
        (top if element.parent < 0 else kids[element.parent]).append(node)
        if element.alt:
            node.Alt = String(_carried(element.alt))
        attributes = _attributes(element, boxes.get(index))
        if attributes is not None:
            node.A = attributes
    parents = Array()
    for number, (page, contents) in enumerate(zip(pdf.pages, pages, strict=True)):
        page.obj.StructParents = number
        page.obj.Tabs = Name.S
        owners = Array()
        for mcid, content in enumerate(contents):
            node = nodes[content.element]
            place = Dictionary(Type=Name.MCR, Pg=page.obj, MCID=mcid)
            if content.typed is None:
                kids[content.element].append(place)
                owners.append(node)
            else:
                span = Dictionary(Type=Name.StructElem, S=Name.Span, P=node, K=Array([place]))
                span.ActualText = String(_carried(content.typed))
                span = pdf.make_indirect(span)
                kids[content.element].append(span)
                owners.append(span)
        parents.append(number)
        parents.append(pdf.make_indirect(owners))
    for node, inner in zip(nodes, kids, strict=True):
        node.K = Array(inner)
    whole.K = Array(top)
    tree.K = Array([whole])
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=parents))
    tree.ParentTreeNextKey = len(pages)
    pdf.Root.StructTreeRoot = tree


def _carried(text: str) -> str:
    """A text a file can carry: without halves of broken signs."""
    return text.encode("utf-16", "replace").decode("utf-16")
