"""The step in the journal that says that everything was written anew under a new key."""

from __future__ import annotations

from sqlalchemy import select

from app.models.chain import head_of
from app.models.journal import Step, Verb
from app.models.journal_keys import SETTING, EarlierKey, as_kept, earlier_keys
from app.models.store import Store
from app.models.worker import Setting


def note_new_key(store: Store, *, before: bytes) -> None:
    """Note in a store that is under a new key what its journal was chained with `before`.

    The first step under the new key; it is never undone. Nothing may have been written since.
    """
    store.close_steps()
    with store.writing(Step(Verb.RENEWED_KEY)) as session:
        connection = session.connection()
        keys = (*earlier_keys(connection), EarlierKey(head_of(connection).seq, before))
        row = session.scalars(select(Setting).where(Setting.key == SETTING)).first()
        if row is None:
            session.add(Setting(key=SETTING, value=as_kept(keys)))
        else:
            row.value = as_kept(keys)
