"""A map as an SVG file: lines and real text of the same geometry, and no bitmap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as ET

from app.casework.map_drawing import draw
from app.casework.map_marks import MARK_LINE, SAMPLE
from app.casework.map_placing import place
from app.casework.map_views import EcomapView, KeySign, Look, Point, Text
from app.casework.map_words import told
from app.language import N_, Words
from app.reports.ecomap_figure import KIND_COLOURS, corner_of, on_paper
from app.reports.pdf_pen import COLOURS

_SVG: Final = "http://www.w3.org/2000/svg"
_LETTERS: Final = "Atkinson Hyperlegible, Verdana, sans-serif"
_TONES: Final = {"ink": COLOURS["ink"], "soft": COLOURS["soft"], "white": COLOURS["white"]}
_KEY_SIZE: Final = 3.4
_KEY_ROW: Final = 6.0
_KEY_ACROSS: Final = 3


def svg(view: EcomapView, *, words: Words) -> bytes:
    """A map as a whole SVG file, in mm. Give it what is to be shown (`shown_to`), in any reader.

    Who cannot see it is told all of it by its description.
    """
    ET.register_namespace("", _SVG)
    paper = on_paper()
    drawing = draw(view, place(view, paper), look=Look(words=words, measure=paper))
    left, top, right, bottom = drawing.bounds
    key_rows = -(-len(drawing.key) // _KEY_ACROSS)
    height = bottom - top + key_rows * _KEY_ROW + 4.0
    root = ET.Element(
        f"{{{_SVG}}}svg",
        {
            "viewBox": " ".join(map(_number, (left, top, right - left, height))),
            "width": f"{_number(right - left)}mm",
            "height": f"{_number(height)}mm",
            "role": "img",
            "lang": words.language,
            "font-family": _LETTERS,
        },
    )
    _told(root, view, words)
    for ring in drawing.rings:
        for arc in ring.arcs:
            _line(root, arc, COLOURS["edge"], 0.25)
        _text(root, ring.label)
    for sector in drawing.sectors:
        _text(root, sector)
    for dash in drawing.household:
        _line(root, dash, COLOURS["soft"], 0.4)
    for tie in drawing.ties:
        for stroke in tie.strokes:
            _line(root, stroke, COLOURS["ink"], tie.width)
        for head in tie.heads:
            _area(root, head)
    for tie in drawing.ties:
        if tie.word is not None:
            size = tie.word.size
            wide = paper(tie.word.text, size, False) + size * 0.4
            corner = (tie.word.x - wide / 2, tie.word.y - size * 0.575)
            _cleared(root, corner, (wide, size * 1.15))
            _text(root, tie.word)
    for node in drawing.nodes:
        is_person = not node.member_id
        colour = COLOURS["teal" if is_person else KIND_COLOURS.get(node.kind, "soft")]
        group = _put(root, "g", {})
        _put(group, "title", {}).text = _clean(node.full_name)
        corner = corner_of(node.shape, node.height)
        fill = colour if is_person else "#FFFFFF"
        _box(group, (node.x, node.y), (node.width, node.height), corner, fill, colour)
        for line in node.marks:
            _line(group, line, COLOURS["ink"], MARK_LINE)
        for text in node.texts:
            _text(group, text)
    _key(root, drawing.key, (left + 4.0, bottom + 2.0), (right - left - 8.0) / _KEY_ACROSS)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _told(root: ET.Element, view: EcomapView, words: Words) -> None:
    """The title and the description, which say everything that is drawn."""
    title = words.text(N_("The people around {name}"), name=view.called)
    _put(root, "title", {}).text = _clean(title)
    lines = [told(view, member, words) for member in view.members]
    _put(root, "desc", {}).text = _clean(". ".join(lines))


def _key(root: ET.Element, signs: Sequence[KeySign], start: Point, column: float) -> None:
    """Only the signs that are used, drawn."""
    for number, sign in enumerate(signs):
        x = start[0] + number % _KEY_ACROSS * column
        y = start[1] + (number // _KEY_ACROSS + 0.5) * _KEY_ROW
        for stroke in sign.strokes:
            _line(root, [(x + a, y + b) for a, b in stroke], COLOURS["ink"], sign.width)
        for head in sign.heads:
            _area(root, [(x + a, y + b) for a, b in head])
        if sign.shape is not None:
            colour = COLOURS[KIND_COLOURS.get(sign.kind, "soft")]
            corner = min(corner_of(sign.shape, 3.2), 1.6)
            _box(root, (x + SAMPLE / 2, y), (6.4, 3.2), corner, "#FFFFFF", colour)
        name = Text(text=sign.name, x=x + SAMPLE + 2.0, y=y, size=_KEY_SIZE)
        _text(root, name, anchor="start")


def _put(parent: ET.Element, name: str, values: dict[str, str]) -> ET.Element:
    return ET.SubElement(parent, f"{{{_SVG}}}{name}", values)


def _line(parent: ET.Element, points: Sequence[Point], colour: str, width: float) -> None:
    _put(
        parent,
        "polyline",
        {
            "points": " ".join(f"{_number(x)},{_number(y)}" for x, y in points),
            "fill": "none",
            "stroke": colour,
            "stroke-width": _number(width),
            "stroke-linecap": "round",
            "stroke-linejoin": "round",
        },
    )


def _area(parent: ET.Element, points: Sequence[Point]) -> None:
    said = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
    _put(parent, "polygon", {"points": said, "fill": COLOURS["ink"]})


def _box(  # noqa: PLR0913 - a shape has all of these
    parent: ET.Element, middle: Point, size: Point, corner: float, fill: str, edge: str
) -> None:
    """A shape by its middle and size."""
    _put(
        parent,
        "rect",
        {
            "x": _number(middle[0] - size[0] / 2),
            "y": _number(middle[1] - size[1] / 2),
            "width": _number(size[0]),
            "height": _number(size[1]),
            "rx": _number(corner),
            "fill": fill,
            "stroke": edge,
            "stroke-width": "0.55",
        },
    )


def _cleared(parent: ET.Element, corner: Point, size: Point) -> None:
    """Bare paper behind the word of a line, where another line would cross it."""
    values = dict(zip(("x", "y", "width", "height"), map(_number, (*corner, *size)), strict=True))
    _put(parent, "rect", {**values, "fill": "#FFFFFF"})


def _text(parent: ET.Element, text: Text, anchor: str = "middle") -> None:
    values = {
        "x": _number(text.x),
        "y": _number(text.y + text.size * 0.35),
        "font-size": _number(text.size),
        "text-anchor": anchor,
        "fill": _TONES[text.tone],
    }
    if text.is_bold:
        values["font-weight"] = "700"
    _put(parent, "text", values).text = _clean(text.text)


def _clean(text: str) -> str:
    """A text without the signs that XML cannot hold."""
    return "".join(
        sign
        for sign in text
        if sign in "\t\n"
        or (ord(sign) >= 0x20 and not 0xD800 <= ord(sign) <= 0xDFFF and sign not in "\ufffe\uffff")
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
