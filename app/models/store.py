"""The one door to the records: reading, writing as named steps, undo, and what is told after."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from app import paths
from app.clock import Clock
from app.errors import Cancelled, DamagedStore
from app.models import anchor as anchors
from app.models import checks, creation, search_index, undo
from app.models.beside import Beside
from app.models.chain import Chain
from app.models.checks import Finding
from app.models.copying import copy_into
from app.models.creation import BeforeMigration
from app.models.engine import StoreKey, translated
from app.models.journal import Access, Changed, Step, StepOffer, Verb, Veto
from app.models.transactions import Transactions
from app.models.typed import NotPlain, SaidAnswer
from app.models.undo import Told
from app.models.writer import Done

__all__ = ["Changed", "Finding", "SaidAnswer", "Step", "StepOffer", "Store", "Verb"]

Work = Callable[[Session], None]


class Store:
    """An open store. Any thread may read and write; writes take turns, in the order given."""

    def __init__(self, home: Path, key: StoreKey, *, clock: Clock) -> None:
        """Use `Store.create` or `Store.open`."""
        self.clock = clock
        self._home = home
        self._key = key
        self._path = paths.store_file(home)
        self._chain = Chain(key.derive("journal"))
        self._transactions = Transactions(self._path, key, clock=clock, chain=self._chain)
        self._keeper = anchors.AnchorKeeper(self._remember)
        self._remembering = threading.Lock()
        self._transactions.subscribe(lambda _: self._keeper.hear())
        self._veto: Veto | None = None
        self._is_closed = False
        self.beside = Beside(self)

    @classmethod
    def create(cls, home: Path, key: StoreKey, *, clock: Clock) -> Store:
        """Make a new store in a home and open it. Raises `StoreExists`."""
        creation.create_file(home, key)
        return cls.open(home, key, clock=clock)

    @classmethod
    def open(
        cls,
        home: Path,
        key: StoreKey,
        *,
        clock: Clock,
        accept_older: bool = False,
        before_migration: BeforeMigration | None = None,
    ) -> Store:
        """Open the store of a home, or leave its file untouched and raise a `CannotOpen`.

        `before_migration` is called with the old and new version before a schema step is taken.
        """
        creation.make_ready(home, key, before_migration)
        store = cls(home, key, clock=clock)
        try:
            with translated():
                store._begin(accept_older=accept_older)
        except BaseException:
            store._dispose()
            raise
        return store

    def _begin(self, *, accept_older: bool) -> None:
        """Compare the anchor, then close what a crash left open."""
        fits = self._fits_anchor()
        if not fits and not accept_older:
            with self._transactions.readers.connect() as connection:
                raise anchors.older_than_remembered(connection, self._home, self._key.store_id)
        self._transactions.recover()
        if not fits:
            self._remember()

    def _fits_anchor(self) -> bool:
        """Whether the journal still holds what this device remembers of it."""
        with self._transactions.readers.connect() as connection:
            return anchors.fits(connection, self._home, self._key.store_id)

    @property
    def worker_id(self) -> str | None:
        """The id of the store's owner, once there is one."""
        return self._transactions.worker_id

    @contextmanager
    def reading(self) -> Generator[Session]:
        """A session that only reads, on one unchanging picture of the store.

        Raises `Cancelled` where the store was closed meanwhile: nobody waits for the answer.
        """
        try:
            with self._transactions.reading() as session:
                yield session
        except Exception:
            if self._is_closed:  # a look begun on another thread before the lock
                raise Cancelled from None
            raise

    @contextmanager
    def writing(self, step: Step, *, origin: object | None = None) -> Generator[Session]:
        """A session whose changes are one transaction and one step; raising keeps nothing."""
        transactions = self._transactions
        with transactions.turn(), transactions.recorded() as (session, record):
            yield session
            changed = transactions.commit(session, record, step, origin)
        transactions.publish(changed)

    def write_later(
        self,
        step: Step,
        work: Work,
        *,
        origin: object | None = None,
        done: Done | None = None,
    ) -> None:
        """Have the writer's thread do `work` as one step. Hand values over, never rows.

        `done` is called on that thread with the failure, or with None once it is on the disk.
        """
        self._transactions.writer.put(partial(self._write_now, step, work, origin), done)

    def answer_later(
        self,
        step: Step,
        said: SaidAnswer,
        otherwise: Work,
        *,
        origin: object | None = None,
        done: Done | None = None,
    ) -> None:
        """Have the writer's thread keep an answer, the short way or `otherwise` as one step."""
        self._transactions.writer.put(partial(self.answer, step, said, otherwise, origin), done)

    def answer(
        self, step: Step, said: SaidAnswer, otherwise: Work, origin: object | None = None
    ) -> None:
        """Keep an answer of a gesture: the short way, or `otherwise` where that does not do."""
        try:
            with self._transactions.turn():
                changed = self._transactions.commit_typed(step, said, origin)
        except NotPlain:
            self._write_now(step, otherwise, origin)
        else:
            self._transactions.publish(changed)

    def _write_now(self, step: Step, work: Work, origin: object | None) -> None:
        """What the writer's thread does."""
        with self.writing(step, origin=origin) as session:
            work(session)

    def flush(self) -> None:
        """Wait for the writer's thread; raises the first failure since the last flush."""
        if self._transactions.is_mine:
            raise RuntimeError("a flush inside a write")
        self._transactions.writer.join()
        failure = self._transactions.writer.take_failure()
        if failure is not None:
            raise failure

    def close_steps(self) -> None:
        """Close the step that is open: number, chain and index it."""
        with self._transactions.turn():
            self._transactions.close_open_step()
        self._keeper.hear()

    def close_gesture(self, gesture: str) -> None:
        """Have the writer's thread close the open step if it is of this gesture."""
        self._transactions.writer.put(partial(self._close_gesture_now, gesture))

    def _close_gesture_now(self, gesture: str) -> None:
        """What the writer's thread does."""
        with self._transactions.turn():
            if self._transactions.open_gesture == gesture:
                self._transactions.close_open_step()
        self._keeper.hear()

    def subscribe(self, callback: Callable[[Changed], None]) -> Callable[[], None]:
        """Call `callback` after each commit, on the writing thread, until the result is called."""
        return self._transactions.subscribe(callback)

    def set_undo_veto(self, veto: Veto | None) -> None:
        """Have `veto` asked before each undo and redo; a message it returns is the refusal."""
        self._veto = veto

    def undo_offer(
        self, *, person_id: str | None = None, page_id: str | None = None
    ) -> StepOffer | None:
        """The step that undo would take back: today's newest of this worker, where they are."""
        return self.offers(person_id, page_id).undo

    def redo_offer(
        self, *, person_id: str | None = None, page_id: str | None = None
    ) -> StepOffer | None:
        """The step that redo would bring again."""
        return self.offers(person_id, page_id).redo

    def offers(self, person_id: str | None, page_id: str | None) -> undo.Offers:
        """What undo and redo would take now, read at once."""
        day = self.clock.today().isoformat()
        with self.reading() as session:
            return undo.offers(session, day, self.worker_id, person_id, page_id)

    def undo(self, step_id: str, *, told: Told | None = None) -> None:
        """Take a step back by a new one. Raises `Refused` with the reason.

        `told` hears how many changes are back of how many; what it raises leaves all as it was.
        """
        self._reverse(step_id, Verb.UNDID, told)

    def redo(self, step_id: str, *, told: Told | None = None) -> None:
        """Bring an undone step again by a new one; as `undo`."""
        self._reverse(step_id, Verb.REDID, told)

    def _reverse(self, step_id: str, verb: Verb, told: Told | None) -> None:
        """Undo or redo a step, in one transaction."""
        asked = undo.Asked(
            step_id=step_id,
            verb=verb,
            day=self.clock.today().isoformat(),
            worker_id=self.worker_id,
            veto=self._veto,
            told=told,
        )
        transactions = self._transactions
        with transactions.turn(), undo.refusing_what_depends():
            transactions.close_open_step()
            with transactions.recorded() as (session, record):
                step = undo.reverse(session, record, asked)
                changed = transactions.commit(session, record, step, undoes_id=step_id)
        transactions.publish(changed)

    def log_access(
        self,
        session: Session,
        action: str,
        *,
        person_id: str | None,
        detail_ids: Sequence[str] = (),
    ) -> Access:
        """Log that something was opened, printed or exported; one row for each detail."""
        rows = [
            Access(
                action=action,
                person_id=person_id,
                subject_id=subject_id,
                at=self.clock.now(),
                worker_id=self.worker_id,
            )
            for subject_id in (detail_ids or (None,))
        ]
        session.add_all(rows)
        return rows[0]

    def checkpoint(self) -> None:
        """Bring the write-ahead log into the file and remember the journal's head."""
        with self._transactions.turn():
            self._transactions.checkpoint()
            self._remember()

    def _remember(self) -> None:
        """Write the journal's head to the small file beside the store, if it is another."""
        with self._remembering, translated():
            anchor = anchors.Anchor(self._key.store_id, self._transactions.head())
            if anchors.read_anchor(self._home) != anchor:
                anchors.write_anchor(self._home, anchor)

    def close(self) -> None:
        """Finish what is queued, close steps, checkpoint, remember the head, let go of the file.

        If that fails the store stays open, so that nothing is lost, unless the file is damaged.
        """
        if self._is_closed:
            return
        try:
            self.flush()
            self.close_steps()
            self.checkpoint()
        except DamagedStore:
            self._dispose()
            raise
        self._dispose()

    def _dispose(self) -> None:
        """Let go of the file."""
        self._is_closed = True
        self.beside.clear()
        self._keeper.stop()
        self._transactions.dispose()

    def is_quick_check_ok(self) -> bool:
        """Whether the file's structure is sound (SQLite's quick check)."""
        self._transactions.forget_readers()
        with self._transactions.readers.connect() as connection:
            return checks.is_structure_sound(connection)

    def check(self) -> tuple[Finding, ...]:
        """What can be said about the file, its links, the chain, the anchor and the index."""
        fits = self._fits_anchor()
        self.close_steps()
        with self._transactions.turn():
            self._transactions.checkpoint()  # the page check reads the main file only
        self._transactions.forget_readers()  # one that has searched takes its index for broken
        try:
            with self._transactions.readers.connect() as connection:
                return checks.check(connection, self._chain, fits_anchor=fits)
        finally:
            self._transactions.forget_readers()

    def rebuild_search(self) -> int:
        """Write the search index anew; says how many rows are in it."""
        with self._transactions.turn(), self._transactions.connection() as connection:
            return search_index.rebuild(connection)

    def vacuum_into(self, path: Path) -> None:
        """Write a whole, encrypted copy of the store to a new file (same key), for a backup."""
        self.close_steps()
        copy_into(self._path, self._key, path)
