"""Keeps what is typed about promises and people: gathered, then stored off the typing thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from app.casework import network, promises
from app.casework.as_told import add_as_told
from app.casework.views import MemberView
from app.errors import AppError
from app.forms.conditions import Json

if TYPE_CHECKING:
    from app.ui.desk import Desk

NEW = "new-"
"""How the id of a line begins that is no promise yet."""


class RowWork(QObject):
    """Rows other pages share, changed in the order asked for.

    Fields of one row typed one after another are gathered until `save`. What cannot be stored is
    kept and tried again with the next `save`.
    """

    promise_made = Signal(str, str)
    """The line it was typed in, and the new promise's id."""
    member_made = Signal(str, object)
    """The key of the question that asked for somebody, and the `MemberView`."""
    stored = Signal()
    refused = Signal(object)
    """An `AppError`."""
    failed = Signal(object)
    """Any other exception: a bug."""

    def __init__(
        self, desk: Desk, *, person_id: str, page_id: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._person_id = person_id
        self._page_id = page_id
        self._hands = ThreadPoolExecutor(max_workers=1, thread_name_prefix="page-rows")
        self._under_way: list[Future[None]] = []
        self._promises: dict[str, dict[str, Json]] = {}
        self._members: dict[str, dict[str, Json]] = {}
        self._made: dict[str, str] = {}
        self._typed: tuple[str, frozenset[str]] = ("", frozenset())
        self._gesture = desk.clock.new_id()
        self.destroyed.connect(partial(self._hands.shutdown, wait=False))

    @property
    def is_waiting(self) -> bool:
        """Whether something typed has not been handed over yet."""
        return bool(self._promises or self._members)

    def promise_typed(self, line: str, fields: tuple[tuple[str, Json], ...]) -> None:
        """Something about a promise is now this; another field than before is another step."""
        typed = (line, frozenset(name for name, _ in fields))
        if not self._is_same(typed, self._typed):
            self.save()
            self.visit_ended()
        self._typed = typed
        self._promises.setdefault(line, {}).update(fields)

    def _is_same(self, one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> bool:
        """Whether both are the same fields of the same promise, begun or not yet."""
        line, before = self._made.get(one[0], one[0]), self._made.get(other[0], other[0])
        return line == before and one[1] == other[1]

    def member_typed(self, member_id: str, about: str, value: Json) -> None:
        """Something about a member is now this."""
        self._members.setdefault(member_id, {})[about] = value

    def visit_ended(self) -> None:
        """The keyboard went elsewhere: what is typed next is another step."""
        self._gesture = self._desk.clock.new_id()

    def save(self) -> None:
        """Hand over what was gathered."""
        told, self._promises = self._promises, {}
        for line, fields in told.items():
            self._do(partial(self._keep_promise, line, fields, self._gesture))
        known, self._members = self._members, {}
        for member_id, fields in known.items():
            self._do(partial(self._keep_member, member_id, fields, self._gesture))

    def add_member(self, asked_by: str, name: str) -> None:
        """Put somebody on the network; `member_made` tells whom."""
        self._do(partial(self._add_member, asked_by, name))

    def remove_member(self, member_id: str) -> None:
        """Take somebody off the network."""
        self._members.pop(member_id, None)
        self._do(partial(network.remove_member, self._desk.store, member_id=member_id, origin=self))

    def remove_promise(self, line: str) -> None:
        """Take a promise away; a line that was never stored just goes."""
        self._promises.pop(line, None)
        self._do(partial(self._remove_promise, line))

    def order(self, lines: tuple[str, ...]) -> None:
        """Put the promises in this order."""
        self.save()
        self._do(partial(self._order, lines))

    def flush(self) -> None:
        """Hand over what was gathered and wait until it is stored."""
        self.save()
        wait(self._under_way)
        self._under_way = []

    def close(self) -> None:
        """Flush, and let the thread go."""
        self.flush()
        self._hands.shutdown(wait=True)

    def _do(self, work: Callable[[], object]) -> None:
        self._under_way = [f for f in self._under_way if not f.done()]
        self._under_way.append(self._hands.submit(self._try, work))

    def _try(self, work: Callable[[], object]) -> None:
        try:
            work()
        except AppError as trouble:
            self.refused.emit(trouble)
        except Exception as bug:  # noqa: BLE001 - shown by the crash window, on its own thread
            self.failed.emit(bug)
        else:
            self.stored.emit()

    def _keep_promise(self, line: str, fields: dict[str, Json], gesture: str) -> None:
        """Begin or change a promise; what is refused waits for the next try."""
        promise_id = self._made.get(line, line)
        try:
            if promise_id.startswith(NEW):
                made = promises.add_promise(
                    self._desk.store,
                    person_id=self._person_id,
                    page_id=self._page_id,
                    gesture=gesture,
                    origin=self,
                    **_with_what(fields),
                )
                self._made[line] = made.id
                self.promise_made.emit(line, made.id)
                return
            promises.change_promise(
                self._desk.store, promise_id=promise_id, gesture=gesture, origin=self, **fields
            )
        except AppError:
            self._promises[line] = {**fields, **self._promises.get(line, {})}
            raise

    def _keep_member(self, member_id: str, fields: dict[str, Json], gesture: str) -> None:
        try:
            network.change_member(
                self._desk.store, member_id=member_id, gesture=gesture, origin=self, **fields
            )
        except AppError:
            self._members[member_id] = {**fields, **self._members.get(member_id, {})}
            raise

    def _add_member(self, asked_by: str, name: str) -> None:
        made: MemberView = add_as_told(
            self._desk.store, person_id=self._person_id, text=name, origin=self
        )
        self.member_made.emit(asked_by, made)

    def _remove_promise(self, line: str) -> None:
        promise_id = self._made.get(line, line)
        if not promise_id.startswith(NEW):
            promises.remove_promise(self._desk.store, promise_id=promise_id, origin=self)

    def _order(self, lines: tuple[str, ...]) -> None:
        ids = [self._made.get(line, line) for line in lines]
        promises.order_promises(
            self._desk.store,
            page_id=self._page_id,
            promise_ids=[i for i in ids if not i.startswith(NEW)],
            origin=self,
        )


def _with_what(fields: dict[str, Json]) -> dict[str, str]:
    """The fields of a new promise; what it is may come later."""
    # Read and checked by the verb.
    return cast("dict[str, str]", {k: v for k, v in fields.items() if v is not None})
