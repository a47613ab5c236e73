"""A topic of Help: a title and a few plain lines, marked for translation and worded late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.language import N_

GROUPS: Final = (
    ("begin", N_("To begin with")),
    ("screens", N_("Screen by screen")),
    ("writing", N_("Words")),
    ("safety", N_("Safety, and when something goes wrong")),
    ("about", N_("About Kitchen Table")),
)
"""The parts of the list, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic. `leads` names the screen or list that its button opens; empty: there is none."""

    key: str
    group: str
    title: str
    lines: tuple[str, ...]
    leads: str = ""
