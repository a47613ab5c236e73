"""What `show` says beside what is kept: counts, dues and completeness, worked out for one day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.casework.day_views import DueLine
from app.casework.moving import Image
from app.casework.network import count_network, members_in, network_sentence
from app.forms.catalogue import Catalogue
from app.forms.conditions import Json
from app.forms.page import completeness
from app.forms.questions import PeopleAsked, PromisesAsked, Question
from app.forms.values import is_valid_nhs_number
from app.language import Words


def worked_out(
    session: Session,
    rows: dict[str, list[Image]],
    *,
    due: Sequence[DueLine],
    today: date,
    catalogue: Catalogue,
    words: Words,
) -> dict[str, Json]:
    """What follows from a person's rows today, under plain names."""
    person = rows["person"][0]
    person_id = str(person["id"])
    members = members_in(session, person_id)
    count = count_network(members)
    return {
        "as_of": today.isoformat(),
        "nhs_number_is_valid": is_valid_nhs_number(str(person["nhs_number"] or "")),
        "network": {
            "people": count.people,
            "extremely": count.extremely,
            "very": count.very,
            "quite": count.quite,
            "not_said": count.not_said,
            "drawn_besides": count.drawn_besides,
            "carers": count.carers,
            "sentence": network_sentence(count, members, words),
        },
        "due": _due(due, today),
        "promises": _promises(rows),
        "pages": _pages(rows, catalogue),
    }


def _due(lines: Sequence[DueLine], today: date) -> Json:
    """Everything still to happen with the person, whenever it is due."""
    return [
        {
            "kind": line.kind,
            "due_on": line.due_on.isoformat(),
            "is_overdue": line.due_on < today,
            "what": line.what,
            "promise_id": line.promise_id,
            "page_id": line.page_id,
        }
        for line in lines
    ]


def _promises(rows: dict[str, list[Image]]) -> Json:
    made = [p for p in rows["promise"] if p["removed_at"] is None]
    return {
        "made": len(made),
        "to_be_asked": sum(p["agreed"] is None for p in made),
        "not_answered": sum(not p["did_it_take"] for p in made),
        "took": sum(p["did_it_take"] == "yes" for p in made),
    }


def _pages(rows: dict[str, list[Image]], catalogue: Catalogue) -> Json:
    """How complete each page is; a page the product no longer has is left out."""
    told: list[Json] = []
    for row in rows["page"]:
        page = catalogue.page(str(row["page_key"]))
        if page is None or row["removed_at"] is not None:
            continue
        answers = {str(a["key"]): a["value"] for a in rows["answer"] if a["page_id"] == row["id"]}
        own = _own_rows(rows, row["id"])
        keys = frozenset(q.key for q in page.questions() if _table_of(q) in own)
        done = completeness(page, answers, keys)
        told.append(
            {
                "page_id": row["id"],
                "table_answered": done.table_answered,
                "table_asked": done.table_asked,
                "afterwards_answered": done.afterwards_answered,
                "afterwards_asked": done.afterwards_asked,
                "waiting": list(done.waiting),
            }
        )
    return told


def _table_of(question: Question) -> str:
    """The table a question's answer lives in, if it is one of its own."""
    match question:
        case PromisesAsked():
            return "promise"
        case PeopleAsked(whole_network=True):
            return "member"
        case _:
            return ""


def _own_rows(rows: dict[str, list[Image]], page_id: Json) -> frozenset[str]:
    """Which of a page's questions have rows of their own, by table."""
    promises = any(p["page_id"] == page_id and p["removed_at"] is None for p in rows["promise"])
    members = any(m["removed_at"] is None for m in rows["member"])
    return frozenset(t for t, is_there in (("promise", promises), ("member", members)) if is_there)
