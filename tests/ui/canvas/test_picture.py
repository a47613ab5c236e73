"""A map after a small change: what is not drawn leaves it, what is drawn is drawn anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.casework import ecomap, people, ties
from app.casework.map_views import EcomapView
from app.language import Words
from app.ui.canvas.picture import Picture, screen_measure
from app.ui.desk import Desk


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
