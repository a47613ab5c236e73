"""What a day that comes back is about, in words, and what it is looked at with."""

from __future__ import annotations

from typing import Final

from app.casework.day_views import DueLine
from app.casework.due_days import COMES_OF_AGE, CONFIRM
from app.casework.rows import shortened
from app.language import N_, Words

_SAYS: Final = {
    "review": N_("Look at it again together, as you agreed."),
    "ask_again": N_("Ask again about a conversation of their own."),
    "decision": N_("Look at this decision again."),
    "at_home": N_("Look again now that they are at home."),
    "temporary": N_("What was only for now ends: what comes next?"),
    "steady": N_("Look together whether things are steady."),
    COMES_OF_AGE: N_("Turns 18 within half a year: plan it with children's services."),
}
_SHORT_TERM: Final = N_("Help for a while ends: {what}")
_CONFIRM: Final = N_("Agreed by phone: has it been confirmed? {what}")
_MOST: Final = 120


def day_says(line: DueLine, words: Words) -> str:
    """What a day that comes back is about; a sum is to be confirmed, or looked back on."""
    what = shortened(line.what, _MOST)
    if line.about == CONFIRM:
        return words.text(_CONFIRM, what=what)
    if line.about == "short_term":
        return words.text(_SHORT_TERM, what=what)
    return words.text(_SAYS.get(line.about, _SAYS["review"]))
