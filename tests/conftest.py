"""What every test stands on: no screen, no home of its own, a clock that stands still."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from pathlib import Path

# Before anything imports Qt, Babel or the time zone.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/London"
if hasattr(time, "tzset"):
    time.tzset()

import pytest
from hypothesis import HealthCheck, settings

from app.clock import FixedClock
from tests.one_compiler import share_compiled_statements
from tests.thorough import mark_thorough

# Machines differ in speed; the budgets are measured by `make bench`, not by a deadline here.
settings.register_profile(
    "house",
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("house")

MOMENT = datetime(2026, 11, 12, 14, 52, tzinfo=UTC)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: a test waits for its disk or a window now and then."""
    return (os.cpu_count() or 1) + 1


def pytest_configure(config: pytest.Config) -> None:
    """Make ready what every test of this process shares."""
    patch = pytest.MonkeyPatch()
    share_compiled_statements(patch)
    config.add_cleanup(patch.undo)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what the everyday check leaves out, before anything is chosen by its marks."""
    mark_thorough(items)


def pytest_addoption(parser: pytest.Parser) -> None:
    """How often the tests marked `torture` kill and fault: a little always, a lot on demand."""
    parser.addoption("--rounds", type=int, default=20, help="rounds of each torture test")


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    """How many rounds a torture test does: 20, or the N of `make torture N=500`."""
    return int(str(request.config.getoption("--rounds")))


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands on Thursday 12 November 2026, 14:52 UTC, and gives the same ids."""
    return FixedClock(MOMENT)


@pytest.fixture(autouse=True)
def no_home_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Point every place of the account into the test's own folder."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "account" / name))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "account" / name))
    monkeypatch.delenv("KITCHEN_TABLE_PASSPHRASE", raising=False)
