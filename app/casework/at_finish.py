"""What else a page leaves behind when it is finished: in the same step, and undone with it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.rhythms import keep_rhythm
from app.casework.rows import put, row_of
from app.forms.conditions import Answers, Json
from app.forms.pages.about_me import ABOUT_KEYS
from app.forms.pages.peer_discussion import ADOPTED, SUGGESTION, SUGGESTIONS, TAKEN_UP
from app.forms.pages.steadying import RHYTHM_DAYS
from app.forms.values import day_of, rows_of, text_of
from app.forms.vocabulary import label
from app.language import N_, Words
from app.models.contact import Contact
from app.models.page import Answer, Page
from app.models.person import Person


def leave_behind(
    session: Session, page: Page, answers: Answers, *, today: date, words: Words
) -> None:
    """Keep elsewhere what the finished page says. `words`: the worker's own language."""
    match page.page_key:
        case "about_me":
            _keep_about(row_of(session, Person, page.person_id), answers, today)
        case "peer_discussion":
            _note_suggestions(session, page, answers, words)
        case "conversation_2" | "leaving_hospital":
            _keep_rhythm(session, page, answers)
        case _:
            return


def _keep_rhythm(session: Session, page: Page, answers: Answers) -> None:
    """How often they are in touch, until the day things are to be steady: Today reminds of it."""
    every_days = RHYTHM_DAYS.get(text_of(answers.get("rhythm")))
    if every_days is None:
        return
    ends = day_of(answers.get("stable_on")) or day_of(answers.get("temporary_until"))
    keep_rhythm(
        session,
        person_id=page.person_id,
        how=text_of(answers.get("stay_in_touch")).strip(),
        every_days=every_days,
        until=ends.isoformat() if ends else "",
    )


def _keep_about(person: Person, answers: Answers, today: date) -> None:
    """The person's record says what the page says; a box that was emptied is emptied there too."""
    said = {key: text_of(answers[key]).strip() or None for key in ABOUT_KEYS if key in answers}
    asked_on = day_of(answers.get("conversation_on")) or today
    put(person, **said, about_on=asked_on.isoformat())


def _note_suggestions(session: Session, page: Page, answers: Answers, words: Words) -> None:
    """The suggestions as a note of no day: colleagues met, but nobody met the person."""
    noted = set(_suggested(_answered_before(session, page), words))
    said = [one for one in _suggested(answers.get(SUGGESTIONS), words) if one not in noted]
    if said:
        session.add(
            Contact(
                person_id=page.person_id,
                author_id=page.author_id,
                with_whom=words.text(N_("Peer discussion")),
                words="\n".join(said),
            )
        )


def _answered_before(session: Session, page: Page) -> Json:
    """The suggestions on the page that this one amends: they are in the story already."""
    query = select(Answer.value).where(
        Answer.page_id == page.supersedes_id, Answer.key == SUGGESTIONS
    )
    return session.scalar(query) if page.supersedes_id else None


def _suggested(value: Json, words: Words) -> list[str]:
    rows = rows_of(value)
    told = ((text_of(row.get(SUGGESTION)).strip(), text_of(row.get(ADOPTED))) for row in rows)
    return [suggestion_words(what, taken_up, words) for what, taken_up in told if what]


def suggestion_words(suggestion: str, taken_up: str, words: Words) -> str:
    """A suggestion on a line, and whether it was taken up."""
    if not taken_up:
        return suggestion
    answer = words.text(label(TAKEN_UP, taken_up))
    return words.text(N_("{suggestion} ({answer})"), suggestion=suggestion, answer=answer)
