"""The six practice households: invented people, their words and their networks."""

from __future__ import annotations

from typing import Final

from app.casework.practice.households.bennett import DELROY
from app.casework.practice.households.doyle_abara import KIERAN
from app.casework.practice.households.marwood import EDNA
from app.casework.practice.households.prys import GWENLLIAN
from app.casework.practice.households.sharif import HAMZA, IQBAL, NASREEN
from app.casework.practice.households.tolley import MAUREEN
from app.casework.practice.told import Told

HOUSEHOLDS: Final[tuple[Told, ...]] = (
    EDNA,
    IQBAL,
    NASREEN,
    HAMZA,
    GWENLLIAN,
    DELROY,
    MAUREEN,
    KIERAN,
)
