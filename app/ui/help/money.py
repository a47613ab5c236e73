"""Help on small sums and recovery budgets."""

from __future__ import annotations

from typing import Final

from app.language import N_
from app.ui.help.topic import Topic

MONEY: Final = (
    Topic(
        key="money",
        group="screens",
        title=N_("Money: small sums and recovery budgets"),
        leads="money",
        lines=(
            N_(
                "Ask for a sum on a person's screen under Money: what it is for, how much, what "
                "should come of it. The person holds the money unless you say otherwise."
            ),
            N_(
                "Authorise it on the same screen. Above the limit a colleague agrees as well; by "
                "phone it stays “to confirm” until they have. The limit is set in Settings."
            ),
            N_(
                "An amount that cannot be read is kept as typed, and is in no total. Another "
                "amount takes back who agreed; once it is paid its amount stays."
            ),
            N_(
                "Eight weeks after it is authorised, or on the day you choose, Today asks what "
                "came of it."
            ),
            N_(
                "Papers shows the person's paper and the council's, to print or save. Sums for a "
                "circle or a place are under “Everybody's sums”."
            ),
        ),
    ),
)
