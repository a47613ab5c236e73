"""Pauses after wrong passphrases grow, outlast a restart, tell nothing, and shut nobody out."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from app import paths
from app.clock import FixedClock
from app.errors import DamagedHeader, TooManyTries, WrongPassphrase
from app.language import Words
from app.security.data_key import DataKey
from app.security.keys import unlock, unlock_with_code
from app.security.throttle import PAUSES, with_pauses
from tests.exchange.making import FLOOR, PASSPHRASE, make_home


@pytest.fixture
def code(tmp_path: Path) -> str:
    """The recovery code of a home at `tmp_path / "home"`."""
    return make_home(tmp_path / "home", with_people=False)


@pytest.fixture
def home(code: str, tmp_path: Path) -> Path:
    """A home whose passphrase may be guessed at."""
    return tmp_path / "home"


def guess(home: Path, clock: FixedClock, passphrase: str = "not it at all") -> DataKey:
    return with_pauses(home, clock, lambda: unlock(home, passphrase, floor=FLOOR))


def wrong(home: Path, clock: FixedClock, times: int) -> None:
    """Guess wrong so many times, waiting each pause out."""
    for _ in range(times):
        clock.move(seconds=61)
        with pytest.raises(WrongPassphrase):
            guess(home, clock)


def test_the_first_two_wrong_ones_cost_no_pause_and_the_third_does(
    home: Path, clock: FixedClock
) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            guess(home, clock)
    with pytest.raises(TooManyTries):
        guess(home, clock)


@pytest.mark.parametrize(("number", "seconds"), list(enumerate(PAUSES, 1)) + [(11, 60)])
def test_pauses_grow_to_a_minute_and_the_right_one_works_after_them(
    home: Path, clock: FixedClock, number: int, seconds: int
) -> None:
    wrong(home, clock, number)
    if seconds:
        clock.move(seconds=seconds - 0.5)
        with pytest.raises(TooManyTries) as caught:
            guess(home, clock, PASSPHRASE)
        assert "Wait 1 second," in Words().say(caught.value.advice)
        assert str(number) in Words().say(caught.value.title)
        clock.move(seconds=0.5)
    guess(home, clock, PASSPHRASE).wipe()


def test_eleven_wrong_ones_do_not_go_into_five_minutes(home: Path, clock: FixedClock) -> None:
    begun, tried = clock.now(), 0
    while clock.now() - begun < timedelta(minutes=5):
        try:
            guess(home, clock)
        except TooManyTries:
            clock.move(seconds=1)
        except WrongPassphrase:
            tried += 1
    assert 8 <= tried <= 12


def test_a_refused_try_does_not_even_look_at_the_passphrase(home: Path, clock: FixedClock) -> None:
    wrong(home, clock, 5)

    def never() -> DataKey:
        raise AssertionError("the pause was passed over")

    with pytest.raises(TooManyTries):
        with_pauses(home, clock, never)


def test_ending_the_program_in_the_middle_is_no_way_round(home: Path, clock: FixedClock) -> None:
    wrong(home, clock, 4)
    seen: list[int] = []

    def look() -> DataKey:
        seen.append(json.loads(paths.state_file(home).read_text())["tries"]["wrong"])
        return unlock(home, PASSPHRASE, floor=FLOOR)

    clock.move(seconds=61)
    with_pauses(home, clock, look).wipe()
    assert seen == [5]


def test_the_right_passphrase_forgets_the_wrong_ones(home: Path, clock: FixedClock) -> None:
    wrong(home, clock, 8)
    clock.move(seconds=61)
    guess(home, clock, PASSPHRASE).wipe()
    assert "tries" not in json.loads(paths.state_file(home).read_text())
    with pytest.raises(WrongPassphrase):
        guess(home, clock)


def test_the_recovery_code_works_in_the_middle_of_a_pause(
    home: Path, clock: FixedClock, code: str
) -> None:
    wrong(home, clock, 9)
    with pytest.raises(TooManyTries):
        guess(home, clock, PASSPHRASE)
    unlock_with_code(home, code, floor=FLOOR).wipe()


def test_what_is_remembered_is_a_number_and_a_time(home: Path, clock: FixedClock) -> None:
    wrong(home, clock, 3)
    state = json.loads(paths.state_file(home).read_text())
    assert set(state["tries"]) == {"wrong", "at"}
    assert "journal" in state


def test_a_clock_that_was_put_back_pauses_once_and_not_for_years(
    home: Path, clock: FixedClock
) -> None:
    wrong(home, clock, 9)
    clock.move(seconds=-60 * 60 * 24 * 400)
    with pytest.raises(TooManyTries):
        guess(home, clock, PASSPHRASE)
    clock.move(seconds=60)
    guess(home, clock, PASSPHRASE).wipe()


@pytest.mark.parametrize(
    "tries",
    ['"x"', "[]", "{}", '{"wrong": true, "at": "2026"}', '{"wrong": 9, "at": "soon"}',
     '{"wrong": 9, "at": "2026-11-12T14:52:00"}', '{"wrong": -1, "at": 7}'],
)  # fmt: skip
def test_a_damaged_memory_shuts_nobody_out(home: Path, clock: FixedClock, tries: str) -> None:
    paths.state_file(home).write_text(f'{{"tries": {tries}}}')
    guess(home, clock, PASSPHRASE).wipe()


def test_a_damaged_key_file_is_no_wrong_passphrase(home: Path, clock: FixedClock) -> None:
    for path in paths.header_files(home):
        path.write_bytes(b"{}")
    for _ in range(5):
        with pytest.raises(DamagedHeader):
            guess(home, clock)
