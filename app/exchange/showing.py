"""From rows to documents: a person as one document, with what is worked out beside what is kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, cast

from app.casework.moving import Image, images_where, people_ids, rows_of_person
from app.casework.today import due_of_person
from app.casework.worked_out import worked_out
from app.exchange.record_schema import FORMAT, VERSION
from app.forms.catalogue import Catalogue
from app.forms.conditions import Json
from app.language import Words
from app.models.store import Step, Store, Verb

Document = dict[str, Json]
ROWS_BY_NAME: Final = (
    ("promises", "promise"),
    ("contacts", "contact"),
    ("rhythms", "rhythm"),
    ("appointments", "appointment"),
    ("money", "money"),
)
"""Under which name a person's rows of a table stand in their document."""
_WORKER_COLUMNS = (
    *("author_id", "worker_id", "who_worker_id", "by_worker_id"),
    *("authorised_by_id", "second_id"),
)


def show(
    store: Store, *, person_id: str, today: date, catalogue: Catalogue, words: Words
) -> Document:
    """One person as a document, logged as an export. `words` is the language of the sentences."""
    made = show_several(
        store, person_ids=[person_id], today=today, catalogue=catalogue, words=words
    )
    with store.writing(Step(Verb.EXPORTED, person_id=person_id)) as session:
        store.log_access(session, "exported", person_id=person_id, detail_ids=())
    return made


def show_several(
    store: Store,
    *,
    person_ids: Sequence[str],
    today: date,
    catalogue: Catalogue,
    words: Words,
) -> Document:
    """Several people in one document, with the workers any of them name."""
    people: list[Json] = []
    named: set[str] = set()
    with store.reading() as session:
        for person_id in person_ids:
            rows = rows_of_person(session, person_id)
            stands_id = str(rows["person"][0]["id"])
            named |= workers_named(rows)
            person = nested(rows)
            person["derived"] = worked_out(
                session,
                rows,
                due=due_of_person(store, person_id=stands_id),
                today=today,
                catalogue=catalogue,
                words=words,
            )
            people.append(person)
        workers = list(images_where(session, "worker", column="id", values=sorted(named)))
    return {
        "format": FORMAT,
        "version": VERSION,
        "workers": cast("list[Json]", workers),
        "people": people,
    }


def everybody(store: Store) -> list[str]:
    """The ids of all people who are here, in the order they were added."""
    with store.reading() as session:
        return people_ids(session)


def nested(rows: dict[str, list[Image]]) -> Image:
    """A person's rows as one object, each kind under its plain name."""
    person = dict(rows["person"][0])
    copies = _by(rows["copy_given"], "sealed_view_id")
    signatures = _by(rows["signature_given"], "sealed_view_id")
    views: list[Image] = [
        {
            **_shown(view),
            "copies_given": copies.get(view["id"], []),
            "signatures": _without(signatures.get(view["id"], []), "person_id"),
        }
        for view in rows["sealed_view"]
    ]
    answers = _by(rows["answer"], "page_id")
    of_pages = _by([v for v in views if v["page_id"] is not None], "page_id")
    person["members"] = _without(rows["member"], "person_id")
    person["ties"] = _without(rows["tie"], "person_id")
    person["pages"] = [
        {
            **_only(page, "person_id"),
            "answers": answers.get(page["id"], []),
            "sealed_views": _without(of_pages.get(page["id"], []), "person_id"),
        }
        for page in rows["page"]
    ]
    kept = [view for view in views if view["page_id"] is None]
    person["kept_views"] = _without(kept, "person_id", "page_id")
    for name, table in ROWS_BY_NAME:
        person[name] = _without(rows[table], "person_id")
    contents = {row["id"]: _only(row, "person_id") for row in rows["attachment_content"]}
    person["attachments"] = [
        {**_only(row, "person_id", "content_id"), "content": contents[row["content_id"]]}
        for row in rows["attachment"]
    ]
    return person


def workers_named(rows: dict[str, list[Image]]) -> set[str]:
    """The ids of workers that a person's rows name."""
    return {
        str(image[column])
        for images in rows.values()
        for image in images
        for column in _WORKER_COLUMNS
        if image.get(column)
    }


def _shown(view: Image) -> Image:
    """A sealed view with its content as an object, not as text."""
    content = json.loads(str(view["content"]))
    return {**_only(view, "content"), "shown": content}


def _by(images: Iterable[Image], column: str) -> dict[Json, list[Json]]:
    """Images by the row they belong to, without that column."""
    found: dict[Json, list[Json]] = {}
    for image in images:
        found.setdefault(image[column], []).append(_only(image, column))
    return found


def _without(images: Sequence[Json] | Sequence[Image], *columns: str) -> list[Json]:
    return [_only(cast("Image", image), *columns) for image in images]


def _only(image: Image, *columns: str) -> Image:
    return {key: value for key, value in image.items() if key not in columns}
