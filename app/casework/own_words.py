"""The worker's own words, kept encrypted, and what else is right where they write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.casework import intake, network, people, workers
from app.casework.spelling import LONGEST, name_parts, plain, words_in
from app.errors import BadInput, Refused
from app.forms.conditions import Json
from app.language import LANGUAGES, N_, message
from app.models.journal import Step, Verb
from app.models.page import Answer
from app.models.store import Store
from app.models.worker import Setting

MOST: Final = 2000
_KEY: Final = "own_word:"
_LANGUAGE: Final = "language_chosen"
"""The question of a page that says in which language the conversation was."""


def own_words(store: Store) -> tuple[str, ...]:
    """The words the worker added, in the order of the alphabet."""
    with store.reading() as session:
        keys = session.scalars(_all()).all()
    return tuple(sorted((key[len(_KEY) :] for key in keys), key=lambda w: (w.casefold(), w)))


def add_own_word(store: Store, *, word: str) -> str:
    """Take a word as right from now on, and say how it is kept. Undo takes it back.

    Raises `BadInput` for what is no single word and `Refused` when there are too many.
    """
    kept = _cleaned(word)
    with store.reading() as session:
        if _row(session, kept) is not None:
            return kept
        count = session.scalar(select(func.count()).select_from(_all().subquery())) or 0
        if count >= MOST:
            raise Refused(
                message(N_("There is room for {count} words of your own."), count=f"{MOST:,}"),
                message(N_("Nothing was added. Take some away in Settings first.")),
            )
    with store.writing(Step(Verb.ADDED_WORD, subject=kept)) as session:
        if _row(session, kept) is None:
            session.add(Setting(key=_KEY + kept, value=True))
    return kept


def forget_own_word(store: Store, *, word: str) -> None:
    """Take a word away again; nothing happens where it is none of them."""
    kept = plain(word)
    with store.reading() as session:
        if _row(session, kept) is None:
            return
    with store.writing(Step(Verb.FORGOT_WORD, subject=kept)) as session:
        row = _row(session, kept)
        if row is not None:
            session.delete(row)


def _all() -> Select[str]:
    return select(Setting.key).where(Setting.key.startswith(_KEY, autoescape=True))


def _row(session: Session, word: str) -> Setting | None:
    return session.scalars(select(Setting).where(Setting.key == _KEY + word)).first()


def _cleaned(word: str) -> str:
    """One word, accents in one piece. Raises `BadInput` for anything else."""
    form = plain(intake.mended(word)).strip()
    found = list(words_in(form))
    if len(found) != 1 or found[0].word != form or len(form) > LONGEST:
        raise BadInput(
            message(N_("This is no single word.")),
            message(N_("Nothing was added. A word has letters, and may have - and ' within.")),
        )
    return form


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What spelling has to know of where one writes."""

    language: str
    """`en` or `cy`."""
    names: frozenset[str]
    """Parts of the names of the person, of the people around them and of the workers."""


def in_sight(
    store: Store,
    *,
    person_id: str | None,
    page_id: str | None,
    screen_language: str,
    is_jot: bool = False,
) -> Sight:
    """The language one writes in here, and the names that are no misspellings here.

    Only of the person in front: nobody else's name is right by being on the caseload. What the
    worker jots for themselves is in the language of their screen, whoever it is about.
    """
    names = [worker.name for worker in workers.workers(store)]
    language = screen_language
    if person_id:
        person = people.person(store, person_id=person_id)
        around = network.members(store, person_id=person_id, include_left=True)
        names += [person.name, person.preferred_name, *(member.name for member in around)]
        language = screen_language if is_jot else person.paper_language
    if page_id and not is_jot:
        language = language_of_page(_chosen(store, page_id), otherwise=language)
    return Sight(language=language, names=name_parts(names))


def language_of_page(answers: Mapping[str, Json], *, otherwise: str) -> str:
    """The language a conversation was in, where it is one that can be checked."""
    chosen = answers.get(_LANGUAGE)
    return chosen if isinstance(chosen, str) and chosen in LANGUAGES else otherwise


def _chosen(store: Store, page_id: str) -> dict[str, Json]:
    with store.reading() as session:
        query = select(Answer.value).where(Answer.page_id == page_id, Answer.key == _LANGUAGE)
        return {_LANGUAGE: session.scalars(query).first()}
