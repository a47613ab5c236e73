"""How full the page's papers are, measured with the words on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.casework.paper_view import compose_view, gather
from app.casework.views import PageView
from app.forms.conditions import Answers
from app.language import Words
from app.reports.closer import closer
from app.reports.conversation import (
    COUNCIL_LEAST_PT,
    COUNCIL_PT,
    LARGE_PRINT_FROM_PT,
    compose,
)
from app.reports.document import LEAST_PERSON_PT
from app.reports.measure import Fullness, Measure

if TYPE_CHECKING:
    from app.ui.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauged:
    """The fuller of the two papers, the large print beside them, and signs no font has."""

    share: float
    pages: int
    large_print_pages: int
    """Sheets in the person's own large print; 0 where they need none."""
    missing: tuple[str, ...]


class Gauge:
    """Reads the store once, then follows every key without it."""

    def __init__(self, desk: Desk, page_id: str) -> None:
        self._desk = desk
        self._page_id = page_id
        self._measures: dict[str, Measure] = {}
        self._fuller = "person"
        self._last = Gauged(share=0.0, pages=1, large_print_pages=0, missing=())
        self.gather()

    def gather(self) -> None:
        """Read again what the papers need besides the answers."""
        desk = self._desk
        self._gathered = gather(
            desk.store,
            page_id=self._page_id,
            catalogue=desk.catalogue,
            policy=desk.policy,
            clock=desk.clock,
        )
        self._words = Words(self._gathered.person.paper_language)

    def follow(self, answers: Answers, whose: Mapping[str, tuple[str, str]]) -> Gauged:
        """How full the paper is that was the fuller one last; what takes no time at a key.

        Whether one that has run over would fit in smaller print, or set closer, is found later.
        """
        view = compose_view(self._gathered, answers=answers, whose=whose)
        size = COUNCIL_PT if self._fuller == "council" else LEAST_PERSON_PT
        paper = self._of(self._fuller, view, size)
        if paper.pages > 1 and (self._fuller == "council" or paper.pages > self._last.pages):
            return self._last
        return replace(self._last, share=paper.share, pages=paper.pages)

    def measure(self, answers: Answers, whose: Mapping[str, tuple[str, str]]) -> Gauged:
        """How full the papers are with these answers."""
        view = compose_view(self._gathered, answers=answers, whose=whose)
        person = self._fewest("person", view, LEAST_PERSON_PT)
        council = self._of("council", view, COUNCIL_PT)
        if council.pages > 1:
            smaller = self._fewest("least", view, COUNCIL_LEAST_PT)
            council = smaller if smaller.pages < council.pages else council
        # A page for colleagues is given to nobody else: it is as full as their paper.
        fuller = council if view.is_nameless else max(person, council, key=lambda p: p.share)
        large = 0
        if view.text_size_pt >= LARGE_PRINT_FROM_PT and not view.is_nameless:
            large = self._fewest("large", view, float(view.text_size_pt)).pages
        self._fuller = "person" if fuller is person else "council"
        self._last = Gauged(
            share=fuller.share,
            pages=fuller.pages,
            large_print_pages=large,
            missing=tuple(dict.fromkeys((*person.missing, *council.missing))),
        )
        return self._last

    def _fewest(self, name: str, view: PageView, size_pt: float) -> Fullness:
        """How full a paper is as it will be printed: set closer where that saves it a sheet."""
        usual = self._of(name, view, size_pt)
        if usual.pages == 1:
            return usual
        close = self._of(name, view, size_pt, is_close=True)
        return close if close.pages < usual.pages else usual

    def _of(self, name: str, view: PageView, size_pt: float, *, is_close: bool = False) -> Fullness:
        document = compose(
            view,
            audience="council" if name in ("council", "least") else "person",
            words=self._words,
            size_pt=size_pt,
        )
        measure = self._measures.setdefault(f"{name}, close" if is_close else name, Measure())
        return measure.fullness(closer(document) if is_close else document)
