"""Who looked at a person's record, as a file that goes with their package where that is asked."""

from __future__ import annotations

import csv
import io
from datetime import UTC
from typing import Final

from app.casework.access import accesses_of_person
from app.exchange.manifest import csv_cell
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
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in lines:
        when = line.at.astimezone(UTC).isoformat(timespec="seconds")
        row = (when, line.who, line.did, line.action, council_id)
        writer.writerow([csv_cell(value) for value in row])
    return stream.getvalue().encode("utf-8")
