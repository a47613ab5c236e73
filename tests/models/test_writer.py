"""The writer's thread: a fault of whoever asked does not keep others from being written."""

from __future__ import annotations

import threading

import pytest

from app.models.writer import WriterThread


def test_a_fault_in_hearing_of_it_is_told_and_the_next_job_is_still_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[type[BaseException]] = []

    def tell(args: threading.ExceptHookArgs) -> None:
        told.append(args.exc_type)

    monkeypatch.setattr(threading, "excepthook", tell)
    done: list[str] = []

    def hear(_: BaseException | None) -> None:
        raise RuntimeError("the window has gone")

    writer = WriterThread("test-writer")
    writer.put(lambda: done.append("first"), hear)
    writer.put(lambda: done.append("second"))
    writer.join()
    writer.stop()
    assert done == ["first", "second"]
    assert told == [RuntimeError]
    assert writer.take_failure() is None


def test_a_failed_job_is_heard_of_kept_and_the_next_is_done() -> None:
    heard: list[BaseException | None] = []
    done: list[str] = []

    def fail() -> None:
        raise OSError("full")

    writer = WriterThread("test-writer")
    writer.put(fail, heard.append)
    writer.put(lambda: done.append("second"), heard.append)
    writer.join()
    writer.stop()
    assert done == ["second"]
    assert isinstance(heard[0], OSError)
    assert heard[1] is None
    assert writer.take_failure() is heard[0]
