"""What a page already says when it is begun: only what the person's own record holds of them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.forms.conditions import Json
from app.forms.page import Page as AskedPage
from app.forms.pages.about_me import ABOUT_KEYS, ABOUT_ME
from app.models.page import Answer, Page
from app.models.person import Person


def said_already(person: Person, asked: AskedPage) -> dict[str, Json]:
    """Answers to begin a page with. About me goes on from the record; every other page is empty."""
    if asked.key != ABOUT_ME.key:
        return {}
    known: dict[str, Json] = {key: getattr(person, key) or "" for key in ABOUT_KEYS}
    return {key: said for key, said in known.items() if said and asked.question(key) is not None}


def leave_said_behind(session: Session, page: Page, person: Person) -> None:
    """Take off a draft what came from this person's record: it goes to another person's page."""
    if page.page_key != ABOUT_ME.key:
        return
    rows = select(Answer).where(Answer.page_id == page.id, Answer.key.in_(ABOUT_KEYS))
    for answer in session.scalars(rows):
        if answer.value and answer.value == getattr(person, answer.key):
            answer.value = None
