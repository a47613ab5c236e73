"""Filling a week from what is agreed: promises that say when in the week they are."""

from __future__ import annotations

from app.casework.promises import promises_of_person
from app.casework.views import PromiseView
from app.forms.conditions import Json
from app.forms.values import squares_of
from app.forms.vocabulary import WEEK_SQUARES
from app.language import N_, Words
from app.models.store import Store


def agreed_week(store: Store, *, person_id: str, words: Words) -> dict[str, str]:
    """What is agreed for each square, in words. What was refused, or is over, is left out."""
    today = store.clock.today().isoformat()
    said: dict[str, list[str]] = {}
    for promise in promises_of_person(store, person_id=person_id):
        if promise.agreed is not True or (promise.until and promise.until < today):
            continue
        for square in promise.week:
            if square in WEEK_SQUARES and promise.what.strip():
                said.setdefault(square, []).append(_in_words(promise, words))
    return {square: "; ".join(dict.fromkeys(parts)) for square, parts in said.items()}


def _in_words(promise: PromiseView, words: Words) -> str:
    what = " ".join(promise.what.split())
    if not promise.who_words:
        return what
    return words.text(N_("{what} ({who})"), what=what, who=promise.who_words)


def filled(value: Json, agreed: dict[str, str]) -> dict[str, Json]:
    """A week with what is agreed in its empty squares; what it is to the person is not said."""
    told = squares_of(value)
    kept: dict[str, Json] = dict(value) if isinstance(value, dict) else {}
    for square, what in agreed.items():
        known = told.get(square, {})
        if not any(str(said or "").strip() for said in known.values()):
            kept[square] = {**known, "what": what}
    return kept
