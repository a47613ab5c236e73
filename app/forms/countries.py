"""The countries whose law pages may follow, and those that are not supported yet."""

from __future__ import annotations

from typing import Final

from app.forms.questions import Option
from app.language import N_

COUNTRY_NAMES: Final = (
    Option("england", N_("England")),
    Option("wales", N_("Wales")),
    Option("scotland", N_("Scotland")),
    Option("northern_ireland", N_("Northern Ireland")),
)
SUPPORTED: Final = COUNTRY_NAMES[:2]
NOT_YET: Final = N_(
    "Scotland and Northern Ireland are not supported yet: their law, lists and words differ."
)
