"""What the picture says: counts with their words, never a score or a grade."""

from __future__ import annotations

from dataclasses import dataclass

from app.casework.map_views import EcomapView
from app.casework.views import NetworkCount
from app.language import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The measures of one map; what is not defined for so few people is None."""

    count: NetworkCount


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One short line of what the picture says: `figure` stands by itself where there is one."""

    name: str
    text: str
    figure: str = ""


def measure(view: EcomapView) -> Measures:
    """The measures of a map."""
    raise NotImplementedError


def sentences(measures: Measures, words: Words) -> tuple[Said, ...]:
    """What there is to say, in reading order; nothing is said of what is not there."""
    raise NotImplementedError
