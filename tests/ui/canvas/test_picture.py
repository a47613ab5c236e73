"""A map after a small change: what is not drawn leaves it, what is drawn is drawn anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.casework import ecomap, network, people, ties
from app.casework.map_views import EcomapView, TieLine
from app.language import Words
from app.ui.canvas.inking import inked
from app.ui.canvas.map_canvas import MapCanvas
from app.ui.canvas.picture import Picture, screen_measure
from app.ui.desk import Desk
from app.ui.style import LIGHT
from tests.casework.maps import a_map


@pytest.fixture
def view(desk: Desk) -> EcomapView:
    """Twelve people, some of whom know each other."""
    person_id = people.add_person(desk.store, name="Arthur Bevan").id
    ecomap.add_many(
        desk.store,
        person_id=person_id,
        text="\n".join(
            f"{name}, {relation}, {close}"
            for name, relation, close in (
                ("Carys", "niece", "extremely"),
                ("Huw", "neighbour", "extremely"),
                ("Mair", "friend", "very"),
                ("Beti", "sister", "very"),
                ("Dai", "son", "quite"),
                ("Elwyn", "friend", "quite"),
                ("Nia", "cousin", "quite"),
            )
        ),
    )
    drawn = ecomap.ecomap(desk.store, person_id=person_id)
    ids = [m.id for m in drawn.members]
    ties.tie_all(desk.store, person_id=person_id, member_ids=ids[:3])
    return ecomap.ecomap(desk.store, person_id=person_id)


def test_what_is_not_drawn_changes_nothing(view: EcomapView) -> None:
    measure = screen_measure()
    before = Picture(view, Words("en"), measure)
    noted = replace(view, members=tuple(replace(m, note="Rings") for m in view.members))
    after = Picture(noted, Words("en"), measure, before=before)
    assert after.drawing is before.drawing
    assert after.changed_since(before) == frozenset(before.members)


def test_one_who_moved_is_where_they_are_now(desk: Desk, view: EcomapView) -> None:
    measure = screen_measure()
    before = Picture(view, Words("en"), measure)
    first = view.members[0]
    ecomap.move(desk.store, member_id=first.id, turn=200.0, closeness="quite")
    moved = ecomap.ecomap(desk.store, person_id=view.person_id)
    after = Picture(moved, Words("en"), measure, before=before)
    assert after.drawing == Picture(moved, Words("en"), measure).drawing
    assert first.id in after.changed_since(before)
    assert after.centre_of(first.id) != before.centre_of(first.id)


def test_of_very_many_the_lines_of_the_one_on_the_way_end_at_the_others_shapes() -> None:
    many = a_map(30, 60, seed=4)
    picture = Picture(many, Words("en"), screen_measure())
    tie = next(t for t in many.ties if t.from_member_id)
    picture.hold(tie.from_member_id, 5.0, 8.0)
    held = picture.held
    assert held is not None
    assert len(held.ties) == sum(tie.from_member_id in pair for pair in picture.ties)
    for line in held.ties:
        ((start, end),) = line.strokes
        assert end == (held.node.x, held.node.y)
        left, top, wide, high = picture.box_of(
            line.second if line.first == tie.from_member_id else line.first
        )
        assert left - 0.3 <= start[0] <= left + wide + 0.3
        assert top - 0.3 <= start[1] <= top + high + 0.3
        middle = left + wide / 2, top + high / 2
        assert start != middle


def test_a_straight_stroke_is_a_line_and_a_bent_one_is_not() -> None:
    bent = ((0.0, 0.0), (5.0, 1.0), (9.0, 0.0))
    straight = ((0.0, 0.0), (0.0, 9.0))
    head = ((0.0, 9.0), (1.0, 7.0), (-1.0, 7.0))
    tie = TieLine(
        first="", second="a", quality="", width=0.4, strokes=(bent, straight), heads=(head,)
    )
    drawn = inked(tie)
    assert drawn.lines == (QLineF(0.0, 0.0, 0.0, 9.0),)
    assert [bend.size() for bend in drawn.bends] == [3]
    assert [head.size() for head in drawn.heads] == [3]
    assert drawn.room.contains(QRectF(-1.0, 0.0, 10.0, 9.0))


def test_the_ring_that_somebody_is_over_is_lit_until_they_are_let_go(
    qtbot: QtBot, view: EcomapView
) -> None:
    canvas = MapCanvas(LIGHT)
    qtbot.addWidget(canvas)
    canvas.resize(500, 500)
    canvas.show_picture(Picture(view, Words("en"), screen_measure()))
    said: list[tuple[str, str]] = []

    def hear(before: str, now: str) -> None:
        said.append((before, now))

    canvas.ring_said.connect(hear)
    first = view.members[0]
    canvas.dragging.begin(first.id, QPointF(canvas.node(first.id).geometry().center()))
    unlit = canvas.painted(without=first.id).toImage()
    lit = canvas.frozen()
    assert lit is not None
    assert lit.toImage() != unlit
    canvas.dragging.go(QPointF(1.0, 1.0))
    outside = canvas.frozen()
    assert outside is not None
    assert outside.toImage() == unlit
    assert said[-1] == ("extremely", "")
    told = len(said)
    canvas.dragging.go(QPointF(2.0, 1.0))
    assert len(said) == told
    canvas.dragging.give_up()
    assert canvas.frozen() is None
    assert said[-1] == ("", "")


def test_a_map_that_was_mended_where_it_changed_looks_as_one_painted_from_nothing(
    qtbot: QtBot, desk: Desk, view: EcomapView
) -> None:
    def canvas() -> MapCanvas:
        made = MapCanvas(LIGHT)
        qtbot.addWidget(made)
        made.resize(620, 560)
        return made

    measure, shown, person_id = screen_measure(), canvas(), view.person_id
    one, two, three, *_ = [m.id for m in view.members]
    before = Picture(view, Words("en"), measure)
    shown.show_picture(before)
    shown.grab()
    seen = [before]
    store = desk.store
    acts: tuple[Callable[[], object], ...] = (
        lambda: ecomap.move(store, member_id=one, turn=100.0),
        lambda: ecomap.set_closeness(store, member_id=two, closeness="quite"),
        lambda: network.change_member(store, member_id=one, in_household=True),
        lambda: network.change_member(store, member_id=three, in_household=True),
        lambda: ties.tie(store, person_id=person_id, first="", second=three, quality="strained"),
        lambda: ties.tie(store, person_id=person_id, first="", second=two, quality="lost"),
        lambda: network.change_member(store, member_id=one, in_household=False),
        lambda: ecomap.leave(store, member_id=two, reason="moved"),
        lambda: people.change_person(store, person_id=person_id, preferred_name="Art"),
    )
    for number, act in enumerate(acts):
        act()
        now = ecomap.ecomap(store, person_id=person_id)
        after = Picture(now, Words("en"), measure, before=before)
        shown.show_picture(after)
        afresh = canvas()
        afresh.show_picture(Picture(now, Words("en"), measure))
        assert unlike(shown, afresh) == 0, number
        before = after
        seen.append(after)
    for earlier in reversed(seen[4:-1]):  # as undo leads back
        back = Picture(earlier.view, Words("en"), measure, before=before)
        assert back.drawing is earlier.drawing
        shown.show_picture(back)
        afresh = canvas()
        afresh.show_picture(Picture(earlier.view, Words("en"), measure))
        assert unlike(shown, afresh) == 0
        before = back


def unlike(one: MapCanvas, other: MapCanvas) -> int:
    """How many pixels of two maps are clearly not as light as each other."""
    pictures = [
        canvas.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        for canvas in (one, other)
    ]
    first, second = (bytes(picture.constBits()) for picture in pictures)
    return sum(abs(a - b) > 40 for a, b in zip(first, second, strict=True))
