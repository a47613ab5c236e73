"""The papers and files of a map: four faces, one count; nothing on a paper that is kept off it."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import replace
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from hypothesis import given, settings

from app.casework.map_drawing import draw
from app.casework.map_measures import measure
from app.casework.map_placing import place
from app.casework.map_views import Drawing, EcomapView, Look
from app.casework.map_words import sentences, told
from app.exchange.ecomap_files import as_csv, as_png, file_name
from app.language import Words
from app.reports.document import Box, Document, Figure, KeyValueBlock, Label, Stroke
from app.reports.ecomap import blank_map, compose
from app.reports.ecomap_figure import figure_of, on_paper
from app.reports.ecomap_shown import Audience, left_out, shown_to
from app.reports.ecomap_svg import svg
from app.reports.ink import Ink
from app.reports.lines import text_width
from app.reports.measure import fullness
from app.reports.pdf import write_pdf
from app.reports.pdf_pictures import pictures
from tests.casework.maps import KINDS, MARKS, a_map, maps, member, tie, view_of
from tests.reports.pdf_structure import assert_sound, everything_spoken, misplaced

EN = Words("en")
AUDIENCES: tuple[Audience, ...] = ("full", "person", "sharing")


def arthurs() -> EcomapView:
    """Arthur's people as in the mockup, with what must be kept off two of the papers."""
    people = [
        member(1, name="Carys Bevan", relation="niece", kind="family", closeness="extremely"),
        member(2, name="Huw Rees", relation="next door", kind="neighbour", closeness="extremely"),
        member(3, name="Dai Bevan", relation="son", kind="family", closeness="quite",
               note="Rings on Sundays, worse for drink"),
        member(4, name="Mo Secret", kind="friend", closeness="very", in_confidence=True),
        member(5, name="Ann Unsafe", kind="friend", closeness="very", do_not_show=True),
        member(6, name="Rex Away", kind="family", closeness="quite", must_not_meet="Carys"),
        member(7, name="Pat Please", kind="friend", family_group_wish="please_dont"),
        member(8, name="Dr Amin", relation="GP", kind="paid"),
        member(9, name="Meg", relation="dog", kind="pet"),
    ]  # fmt: skip
    ties = [
        tie("", "00001", "strong"),
        tie("", "00003", "strained"),
        tie("00001", "00004"),
        replace(tie("00001", "00003", "both"), note="Fell out over the house"),
    ]
    return replace(view_of(people, ties), name="Arthur Bevan")


def spoken(view: EcomapView, audience: Audience, **fields: object) -> str:
    document = compose(view, audience=audience, words=EN, **fields)  # pyright: ignore
    data = write_pdf(document).data
    assert_sound(data)
    return everything_spoken(data)


OFF = ("Secret", "Unsafe", "Rex", "Please", "Sundays", "Fell out")


def test_the_teams_paper_holds_everything_on_one_sheet() -> None:
    said = spoken(arthurs(), "full")
    for word in (*OFF, "hard at times", "told in confidence", "must not meet: Carys"):
        assert word in said
    assert write_pdf(compose(arthurs(), audience="full", words=EN)).pages == 1


@pytest.mark.parametrize("audience", ["person", "sharing"])
def test_what_is_kept_off_is_nowhere_on_the_shared_papers(audience: Audience) -> None:
    said = spoken(arthurs(), audience)
    for word in (*OFF, "hard at times", "both helps"):
        assert word not in said
    assert "Carys" in said
    shown = shown_to(arthurs(), audience)
    for file in (svg(shown, words=EN).decode(), as_csv(shown, words=EN).decode("utf-8-sig")):
        assert not [word for word in OFF if word in file]
        assert "ard at times" not in file


def test_the_person_may_want_hard_ties_on_their_own_paper_and_never_on_a_shared_one() -> None:
    assert "hard at times" in spoken(arthurs(), "person", show_hard=True)
    assert "hard at times" not in spoken(arthurs(), "sharing", show_hard=True)


def test_a_shared_paper_has_first_names_or_initials_only() -> None:
    said = spoken(arthurs(), "sharing")
    assert "Bevan" not in said
    assert "Dr Amin" in said
    initials = spoken(arthurs(), "sharing", names="initials")
    assert "C B" in initials
    assert "Carys" not in initials


def test_the_preview_says_what_is_left_out() -> None:
    assert left_out(arthurs(), "full", EN) == ()
    told_off = left_out(arthurs(), "person", EN)
    assert "Told in confidence: 1" in told_off
    assert "Hard ties shown as ordinary: 2" in told_off
    assert "Notes left out: 2" in told_off
    assert not [line for line in told_off if any(word in line for word in OFF)]
    assert not any("Hard" in line for line in left_out(arthurs(), "person", EN, show_hard=True))


def counted(text: str) -> tuple[int, ...]:
    """The figures of `6 people: 2 extremely close, 3 very close, 1 quite close.`"""
    people = re.search(r"(\d+) (?:person|people)", text)
    tiers = [re.search(rf"(\d+) {near} close", text) for near in ("extremely", "very", "quite")]
    return tuple(int(found[1]) if found else 0 for found in (people, *tiers))


@given(maps(most=20))
@settings(max_examples=12, deadline=None)
def test_the_counts_are_equal_on_all_four_faces(view: EcomapView) -> None:
    for audience in AUDIENCES:
        shown = shown_to(view, audience)
        found = measure(shown)
        count = found.count
        figures = (count.people, count.extremely, count.very, count.quite)
        paper = on_paper()
        places = place(shown, paper)
        drawing = draw(shown, places, look=Look(words=EN, measure=paper))
        outside = {m.id for m in (*found.lost, *found.besides)}
        on_map = [s for s in places.spots.values() if s.member_id not in outside]
        rings = [sum(s.ring == ring for s in on_map) for ring in (1, 2, 3)]
        assert (len(on_map), *rings) == figures
        assert len(drawing.nodes) == len(shown.members) + 1
        rows = list(csv.reader(io.StringIO(as_csv(shown, words=EN).decode("utf-8-sig"))))
        assert len(rows) == len(shown.members) + 1
        in_words = sentences(found, EN)[0].text
        assert counted(in_words) == figures
        document = compose(view, audience=audience, words=EN)
        (pairs,) = [
            block.pairs
            for columns in document.blocks
            for block in getattr(columns, "left", ())
            if isinstance(block, KeyValueBlock)
        ]
        assert counted(dict(pairs)["People"]) == figures


def test_the_picture_is_described_in_full() -> None:
    document = compose(arthurs(), audience="full", words=EN)
    (figure,) = [block for block in document.blocks if isinstance(block, Figure)]
    for one in arthurs().members:
        assert told(arthurs(), one, EN) in figure.alt


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("size_pt", [12.0, 18.0, 28.0])
def test_every_size_and_language_prints_soundly(language: str, size_pt: float) -> None:
    words = Words(language)
    document = compose(arthurs(), audience="person", words=words, size_pt=size_pt)
    data = write_pdf(document).data
    assert_sound(data)
    # The picture stands on the first sheet, under the heading.
    first = next(pictures(data, dots_per_inch=20)).text
    assert "Carys" in unicodedata.normalize("NFC", first)


@pytest.mark.parametrize("people", [0, 1, 60, 150])
def test_maps_of_any_size_print(people: int) -> None:
    view = a_map(people, 2 * people, seed=2)
    data = write_pdf(compose(view, audience="full", words=EN)).data
    assert_sound(data)
    assert misplaced(data) == []


def test_a_blank_map_to_draw_by_hand_is_one_sheet() -> None:
    paper = write_pdf(blank_map(arthurs(), EN))
    assert_sound(paper.data)
    assert paper.pages == 1
    assert "Carys" not in everything_spoken(paper.data)


# Files


def test_the_svg_holds_text_and_lines_and_no_bitmap() -> None:
    root = ET.fromstring(svg(arthurs(), words=EN))  # noqa: S314 - our own file
    kinds = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert kinds <= {"svg", "title", "desc", "polyline", "polygon", "rect", "text", "g"}
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "Carys Bevan" in " ".join(filter(None, texts))
    description = root.find("{http://www.w3.org/2000/svg}desc")
    assert description is not None
    assert "Dai Bevan, son, quite close" in str(description.text)


def test_family_marks_are_the_same_lines_in_svg_and_pdf_and_off_the_shared_paper() -> None:
    home = member(1, name="Gill", in_household=True, family_marks=("foster", "partner"))
    view = view_of([home])
    paper = on_paper()
    drawing = draw(view, place(view, paper), look=Look(words=EN, measure=paper))
    marks = drawing.nodes[1].marks
    said = svg(view, words=EN).decode()
    for line in marks:
        points = [f"{round(x, 2):g},{round(y, 2):g}" for x, y in line]
        assert " ".join(points) in said
    without = replace(drawing, nodes=tuple(replace(n, marks=()) for n in drawing.nodes))
    assert strokes_of(drawing) - strokes_of(without) == len(marks) == 5
    assert {"Partner", "Fostered"} <= {sign.name for sign in drawing.key}
    shared = shown_to(view, "sharing")
    assert "Fostered" not in svg(shared, words=EN).decode()
    assert "Family marks left out: 1" in left_out(view, "sharing", EN)


def strokes_of(drawing: Drawing) -> int:
    """How many lines the picture on paper has."""
    figure = figure_of(drawing, width=400.0, height=400.0, key_pt=10.0, alt="A map")
    return sum(isinstance(command, Stroke) for command in figure.drawing)


def test_the_pdf_holds_no_bitmap() -> None:
    data = write_pdf(compose(arthurs(), audience="full", words=EN)).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        kinds = {str(one.get("/Subtype")) for one in pdf.objects if isinstance(one, pikepdf.Stream)}
    assert "/Image" not in kinds


def test_hostile_names_break_no_file() -> None:
    name = "=cmd|' /C calc'!A0\0<script>&\"\ud800\x07"
    view = view_of([member(1, name=name, note="@SUM(1)", closeness="very", kind="friend")])
    assert ET.fromstring(svg(view, words=EN)) is not None  # noqa: S314 - our own file
    (_, row) = csv.reader(io.StringIO(as_csv(view_of([member(1, name="=1+1", note="@x")]),
                                             words=EN).decode("utf-8-sig")))  # fmt: skip
    assert row[0] == "'=1+1"
    assert row[-1] == "'@x"


def test_the_png_is_a_picture_of_the_paper() -> None:
    picture = as_png(compose(arthurs(), audience="sharing", words=EN))
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width = int.from_bytes(picture[16:20], "big")
    assert width == pytest.approx(210 / 25.4 * 200, abs=3)


def test_no_file_is_named_after_anybody() -> None:
    assert file_name("svg", "2026-11-12") == "people-2026-11-12.svg"


FEW = """Carys, niece, extremely; Huw, next door, extremely; Mair, chapel, very
Beti, sister in Leeds, very; Elwyn, old workmate, very; Dai, son, quite
Gill, daughter, quite; Tom, brother, quite; Nia, cousin, very""".replace("\n", "; ").split("; ")


def boxed(document: Document) -> list[tuple[Box, list[Label]]]:
    """Every shape of the picture with the words in it."""
    (figure, *_) = [block for block in document.blocks if isinstance(block, Figure)]
    found: list[tuple[Box, list[Label]]] = []
    for command in figure.drawing:
        if isinstance(command, Box) and command.line:
            found.append((command, []))
        elif isinstance(command, Label) and found and command.align == "middle":
            found[-1][1].append(command)
    return found


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_names_of_few_people_are_easy_to_read(audience: Audience, language: str) -> None:
    people = [
        member(at, name=name, relation=relation, kind="family", closeness=close)
        for at, (name, relation, close) in enumerate(one.split(", ") for one in FEW)
    ]
    view = view_of([*people, member(10, name="Dr Amin", relation="GP", kind="paid")])
    document = compose(view, audience=audience, words=Words(language))
    assert fullness(document).pages == 1
    strong = [label for _, labels in boxed(document) for label in labels if label.is_strong]
    assert len(strong) == 11
    assert min(label.size for label in strong) >= 9.0


def test_a_name_of_signs_no_font_has_stays_in_its_shape_and_is_whole_in_the_list() -> None:
    names = ("\U0001f600 Beti", "\u05e9\u05e8\u05d4", "\uff26\uff35\uff2c\uff2c", "\u202eGill")
    view = view_of([member(at, name=name, closeness="very") for at, name in enumerate(names)])
    document = compose(view, audience="person", words=EN)
    shapes = boxed(document)
    assert len(shapes) == 5
    for box, labels in shapes:
        assert labels
        for one in labels:
            ink = Ink("bold" if one.is_strong else "regular", one.size, "ink")
            assert text_width(one.text, ink) <= box.width
    assert "\U0001f600 Beti" in everything_spoken(write_pdf(document).data)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_nothing_beside_the_picture_is_small_on_the_persons_paper(language: str) -> None:
    home = [
        member(at, name=f"Gill {at}", in_household=True, family_marks=(mark,), kind=kind)
        for at, (mark, kind) in enumerate(zip(MARKS, KINDS, strict=False))
    ]
    view = view_of([*home, *arthurs().members[1:3]], [tie("", "00003", "lost")])
    document = compose(view, audience="person", words=Words(language))
    assert document.smallest_pt == 12.0
    (figure, *_) = [block for block in document.blocks if isinstance(block, Figure)]
    key = [one for one in figure.drawing if isinstance(one, Label) and one.align == "start"]
    assert len(key) >= len(MARKS) + 3
    for at, one in enumerate(key):
        ink = Ink("regular", one.size, "ink")
        assert one.size == 12.0
        assert one.at[0] + text_width(one.text, ink) <= figure.width
        beside = [other.at[0] for other in key[at + 1 :] if abs(other.at[1] - one.at[1]) < 1.0]
        assert all(one.at[0] + text_width(one.text, ink) < left for left in beside)
