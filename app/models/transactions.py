"""One write at a time, each a transaction with its step in the journal beside it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, select
from sqlalchemy.orm import Session, sessionmaker

from app.clock import Clock
from app.errors import WrongUse
from app.language import N_, message
from app.models import recording
from app.models.chain import Chain, Head, head_of
from app.models.engine import StoreKey, make_engine, translated
from app.models.journal import Changed, Step
from app.models.place import Place
from app.models.recording import RECORDING, Recording, RowChange
from app.models.steps import OpenStep, StepBook
from app.models.typed import NotPlain, SaidAnswer, put_answer
from app.models.worker import Worker
from app.models.writer import WriterThread


class Transactions:
    """The connections of an open store, whose turn it is to write, and which step is open."""

    def __init__(self, path: Path, key: StoreKey, *, clock: Clock, chain: Chain) -> None:
        self.clock = clock
        self.writer = WriterThread("kitchen-table-writer")
        self.worker_id: str | None = None
        self._book = StepBook(clock, chain)
        self._going_on: OpenStep | None = None
        self._write_engine = make_engine(path, key, is_writer=True)
        self._read_engine = make_engine(path, key, is_writer=False)
        self._place = Place(path)
        self._writers = sessionmaker(self._write_engine, expire_on_commit=False)
        self._readers = sessionmaker(self._read_engine, expire_on_commit=False)
        recording.watch(self._writers)
        recording.refuse_writes(self._readers)
        self._turn = threading.Lock()
        self._turn_of: int | None = None
        self._subscribers: tuple[Callable[[Changed], None], ...] = ()

    @property
    def readers(self) -> Engine:
        """Where connections that only read come from."""
        return self._read_engine

    @property
    def open_gesture(self) -> str | None:
        """The gesture of the step that is open, if one is."""
        return self._going_on.step.gesture if self._going_on is not None else None

    @property
    def is_mine(self) -> bool:
        """Whether the calling thread is in the middle of a write."""
        return self._turn_of == threading.get_ident()

    def recover(self) -> None:
        """Close what a crash left open."""
        with self._write_engine.begin() as connection:
            self._book.close_left_open(connection)
            self.worker_id = _owner_id(connection)

    @contextmanager
    def reading(self) -> Generator[Session]:
        """A session that only reads."""
        with translated(), self._readers() as session:
            yield session

    @contextmanager
    def turn(self) -> Generator[None]:
        """Wait for what was queued and for other writers; translate what goes wrong."""
        if self.is_mine:
            raise RuntimeError("a write inside a write")
        self.writer.join()
        with self._turn:
            self._turn_of = threading.get_ident()
            try:
                with translated():
                    yield
            except UnicodeEncodeError:
                raise WrongUse(
                    message(N_("There is a sign in this text that cannot be kept.")),
                    message(N_("Take out the odd sign, or type the words again.")),
                ) from None
            finally:
                self._turn_of = None

    @contextmanager
    def recorded(self) -> Generator[tuple[Session, Recording]]:
        """A session of this turn whose changes are recorded; `commit` keeps them."""
        with self._writers() as session:
            record = Recording(self.clock)
            session.info[RECORDING] = record
            yield session, record

    @contextmanager
    def connection(self) -> Generator[Connection]:
        """A connection of this turn that commits at the end, for what the journal does not hold."""
        with self._write_engine.begin() as connection:
            yield connection

    def commit(
        self,
        session: Session,
        record: Recording,
        step: Step,
        origin: object | None = None,
        undoes_id: str | None = None,
    ) -> Changed | None:
        """Write the step beside its changes and commit; None if nothing changed."""
        session.flush()
        changes = record.changes()
        if not changes:
            session.expunge_all()  # rows that were read stay readable
            session.rollback()
            return None
        connection = session.connection()
        owner_id = self.worker_id or _owner_id(connection)
        going_on = self._book.write(
            connection, self._going_on, step, changes, worker_id=owner_id, undoes_id=undoes_id
        )
        self._place.assert_there()
        session.commit()
        self._going_on = going_on
        self.worker_id = owner_id
        return _changed(step, changes, origin)

    def commit_typed(self, step: Step, said: SaidAnswer, origin: object | None) -> Changed | None:
        """Write one answer with its step the short way and commit; None if it was there already.

        Raises `NotPlain`, with nothing written, where only the ordinary way will do.
        """
        owner_id, going_on = self.worker_id, self._going_on
        if owner_id is None or step.gesture is None or not self._book.goes_on(going_on, step):
            raise NotPlain
        connection = self._write_engine.raw_connection()
        try:  # given back, a connection ends what was not committed
            run = connection.cursor().execute
            run("BEGIN IMMEDIATE")
            change = put_answer(run, said, self.clock)
            if change is None:
                return None
            going_on = self._book.write_typed(run, going_on, step, change, worker_id=owner_id)
            self._place.assert_there()
            run("COMMIT")
        finally:
            connection.close()
        self._going_on = going_on
        return _changed(step, (change,), origin)

    def close_open_step(self) -> None:
        """Number, chain and index the open step, in this turn."""
        if self._going_on is None:
            return
        with self._write_engine.begin() as connection:
            self._book.close(connection, self._going_on.step_id)
        self._going_on = None

    def checkpoint(self) -> None:
        """Bring the write-ahead log into the file, in this turn."""
        self._place.assert_there()
        with self._write_engine.connect() as connection:
            connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def head(self) -> Head:
        """The journal's head."""
        with self._read_engine.connect() as connection:
            return head_of(connection)

    def subscribe(self, callback: Callable[[Changed], None]) -> Callable[[], None]:
        """Call `callback` with every change until the result is called."""
        self._subscribers = (*self._subscribers, callback)

        def unsubscribe() -> None:
            """Call it no more."""
            self._subscribers = tuple(s for s in self._subscribers if s is not callback)

        return unsubscribe

    def publish(self, changed: Changed | None) -> None:
        """Tell the subscribers, once the turn is over."""
        if changed is not None:
            for subscriber in self._subscribers:
                subscriber(changed)

    def forget_readers(self) -> None:
        """Read through fresh connections from now on: one that met damage keeps failing."""
        self._read_engine.dispose()

    def dispose(self) -> None:
        """End the writer's thread and let go of the file."""
        self.writer.stop()
        self._write_engine.dispose()
        self._read_engine.dispose()


def _owner_id(connection: Connection) -> str | None:
    """The worker whose store it is."""
    query = select(Worker.id).where(Worker.is_owner.is_(True)).order_by(Worker.id).limit(1)
    return connection.execute(query).scalar()


def _changed(step: Step, changes: Sequence[RowChange], origin: object | None) -> Changed:
    """What subscribers are told."""
    people = {change.person_id for change in changes} | {step.person_id}
    pages = {change.page_id for change in changes} | {step.page_id}
    return Changed(
        entities=frozenset(change.key for change in changes),
        person_ids=frozenset(p for p in people if p is not None),
        page_ids=frozenset(p for p in pages if p is not None),
        origin=origin,
    )
