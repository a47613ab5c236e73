"""Who looked at a person's record, as a file that goes with their package where that is asked."""

from __future__ import annotations

from datetime import UTC
from typing import Final

from app.casework.access import accesses_of_person
from app.exchange.cells import rows_as_csv
from app.exchange.profiles import Profile
from app.forms.catalogue import shipped
from app.language import Words
from app.models.store import Store

ACCESS_CSV: Final = "access.csv"
COLUMNS: Final = ("when_utc", "who", "what", "kind", "local_person_id")


def beside_papers(
    store: Store, *, person_id: str, council_id: str, profile: Profile
) -> tuple[tuple[str, bytes], ...]:
    """The files that lie beside the papers of a person's package: name and bytes."""
    if not profile.access_log:
        return ()
    return ((ACCESS_CSV, access_csv(store, person_id=person_id, council_id=council_id)),)


def access_csv(store: Store, *, person_id: str, council_id: str) -> bytes:
    """Everybody who looked at a person's record, the first look first; nobody else's is in it.

    The person stands in it by the council's number only.
    """
    with store.reading() as session:
        lines = accesses_of_person(
            session, person_id=person_id, words=Words("en"), catalogue=shipped()
        )
    rows = (
        (line.at.astimezone(UTC).isoformat(timespec="seconds"), line.who, line.did, line.action)
        for line in lines
    )
    return rows_as_csv([COLUMNS, *((*row, council_id) for row in rows)]).encode("utf-8")
