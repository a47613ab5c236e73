"""A week is filled from agreed promises that say when they are; what stands there stays."""

from __future__ import annotations

from app.casework import promises
from app.casework.views import PersonView
from app.casework.week_fill import agreed_week, filled
from app.forms.conditions import Json
from app.language import Words
from app.models.store import Store


def test_only_what_is_agreed_and_not_over_fills_the_week(
    store: Store, arthur: PersonView, words: Words
) -> None:
    def promise(what: str, **fields: object) -> None:
        made = promises.add_promise(store, person_id=arthur.id, what=what)
        promises.change_promise(store, promise_id=made.id, gesture=None, origin=None, **fields)

    promise("Tea", who_kind="other", who_words="Gill", agreed=True, week=["mon.morning"])
    promise("Choir", agreed=True, week=["mon.morning", "no.such"])
    promise("Not asked yet", week=["tue.morning"])
    promise("Said no", agreed=False, week=["tue.morning"])
    promise("Over", agreed=True, week=["wed.night"], until="2026-11-01")
    promise("No day", agreed=True)
    said = agreed_week(store, person_id=arthur.id, words=words)
    assert set(said) == {"mon.morning"}
    assert set(said["mon.morning"].split("; ")) == {"Tea (Gill)", "Choir"}


def test_only_empty_squares_are_filled() -> None:
    before: Json = {
        "mon.morning": {"what": "Own words", "kind": ""},
        "tue.morning": {"what": " "},
        "wed.night": {"kind": "rest"},
    }
    squares: tuple[str, ...] = ("mon.morning", "tue.morning", "wed.night", "sun.night")
    agreed: dict[str, str] = dict.fromkeys(squares, "Tea")
    assert filled(before, agreed) == {
        "mon.morning": {"what": "Own words", "kind": ""},
        "tue.morning": {"what": "Tea"},
        "wed.night": {"kind": "rest"},
        "sun.night": {"what": "Tea"},
    }
    assert filled("of another kind", {}) == {}
