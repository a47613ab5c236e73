"""Something asked of the store ahead, on a thread of its own, while the screen for it is built."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar, cast

Result = TypeVar("Result")


class Ahead(Generic[Result]):
    """Asks at once. Whoever wants the answer waits for it, and hears what went wrong as their own.

    The library answers most of it without holding Python up, so that both go on together.
    """

    def __init__(self, ask: Callable[[], Result]) -> None:
        self._ask = ask
        self._answer: Result | None = None
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="kitchen-table-ahead", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._answer = self._ask()
        except BaseException as error:  # noqa: BLE001 - it is raised where the answer is wanted
            self._error = error

    def answer(self) -> Result:
        """The answer. Raises what asking raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return cast(Result, self._answer)
