"""The card of Settings for what the council has fixed and nothing else on it shows."""

from __future__ import annotations

from pathlib import PurePath, PureWindowsPath
from typing import TYPE_CHECKING, Final

from app.language import N_, Words
from app.ui.pieces import Card, Hint, Text

if TYPE_CHECKING:
    from app.policy import Policy
    from app.ui.desk import Desk

_COUNTRIES: Final = {
    "england": N_("England"),
    "wales": N_("Wales"),
    "scotland": N_("Scotland"),
    "northern_ireland": N_("Northern Ireland"),
}


def council_lines(policy: Policy, words: Words) -> tuple[tuple[str, str], ...]:
    """What is fixed of country, wording and sticks: what it is about, and how it is."""
    lines: list[tuple[str, str]] = []
    if policy.country is not None:
        lines.append((words.text(N_("Country")), words.text(_COUNTRIES[policy.country])))
    if policy.wording_pack is not None:
        path = policy.wording_pack
        name = PureWindowsPath(path).name if "\\" in path else PurePath(path).name
        lines.append((words.text(N_("Wording of the pages")), name))
    if policy.fixes("sticks_allowed"):
        allowed = N_("Allowed") if policy.sticks_allowed else N_("Not allowed")
        lines.append((words.text(N_("Copies on memory sticks")), words.text(allowed)))
    return tuple(lines)


class CouncilCard(Card):
    """Each line fixed by the policy file; there is nothing on it to change."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(words.text(N_("From your council")))
        for label, value in council_lines(desk.policy, words):
            self.body.addWidget(Text(label, kind="label"))
            self.body.addWidget(Text(value))
        self.body.addWidget(Hint(words.text(N_("Set by your council."))))
