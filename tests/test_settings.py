"""Settings of the device are read strictly; what does not fit is kept aside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import DiskFull
from app.language import message
from app.security.files import write_whole
from app.settings import SIZE_LIMIT, Settings, SettingsFile, to_bytes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@pytest.fixture
def file(path: Path) -> SettingsFile:
    return SettingsFile(path, write_whole)


CHOSEN = Settings(
    language="cy",
    theme="contrast",
    text_size=150,
    marks_spelling=False,
    window_width=1024,
    window_height=700,
    cover_minutes=2,
    lock_minutes=60,
    screen_capture_blocked=False,
)


def test_what_is_saved_is_read(file: SettingsFile, path: Path) -> None:
    file.save(CHOSEN)
    assert file.read() == CHOSEN
    assert sorted(found.name for found in path.parent.iterdir()) == ["settings.json"]


def test_a_new_device_has_the_first_settings(file: SettingsFile, path: Path) -> None:
    assert file.read() == Settings()
    assert not path.exists()


def test_a_file_with_a_part_missing_is_whole(file: SettingsFile, path: Path) -> None:
    path.write_text('{"theme": "dark"}', encoding="utf-8")
    assert file.read() == Settings(theme="dark")
    assert [found.name for found in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"x"',
        b"\xff\xfe",
        b'{"theme": NaN}',
        b"[" * 5000,
        b"1" * 5000,
        b" " * (SIZE_LIMIT + 1),
    ],
)
def test_a_damaged_file_is_kept_aside(file: SettingsFile, path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert file.read() == Settings()
    assert path.with_name("settings.json.bad").read_bytes() == data
    assert file.read() == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "fr"),
        ("language", None),
        ("language", []),
        ("theme", "Dark"),
        ("theme", {}),
        ("text_size", 99),
        ("text_size", 201),
        ("text_size", 120.0),
        ("text_size", True),
        ("text_size", "120"),
        ("window_width", 0),
        ("window_height", 10**9),
        ("cover_minutes", 0),
        ("cover_minutes", 16),
        ("cover_minutes", True),
        ("lock_minutes", 121),
        ("lock_minutes", 20.0),
        ("screen_capture_blocked", 1),
        ("screen_capture_blocked", None),
        ("last_person", "Gill Davies"),
    ],
)
def test_one_value_that_does_not_fit_costs_only_itself(
    file: SettingsFile, path: Path, name: str, value: object
) -> None:
    good = json.loads(to_bytes(CHOSEN))
    written = json.dumps({**good, name: value}).encode()
    path.write_bytes(written)
    expected = {key: kept for key, kept in good.items() if key != name}
    assert file.read() == Settings(**expected)
    assert path.with_name("settings.json.bad").read_bytes() == written
    # What was good is on disk again, so that the next start need not fall back.
    assert b"Gill" not in path.read_bytes()
    assert file.read() == Settings(**expected)


def test_a_home_that_cannot_be_written_is_read_all_the_same(path: Path) -> None:
    def full(path: Path, data: bytes) -> None:
        raise DiskFull(message("x"), message("x"))

    path.write_bytes(b"{")
    assert SettingsFile(path, full).read() == Settings()
    assert path.with_name("settings.json.bad").read_bytes() == b"{"
    with pytest.raises(DiskFull):
        SettingsFile(path, full).save(CHOSEN)


def test_a_folder_in_its_place_is_put_up_with(file: SettingsFile, path: Path) -> None:
    path.mkdir()
    assert file.read() == Settings()


@pytest.mark.parametrize(
    "bad",
    [
        {"language": "fr"},
        {"theme": "blue"},
        {"text_size": 99},
        {"text_size": True},
        {"window_width": 10},
    ],
)
def test_settings_out_of_range_are_not_made(bad: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="out of range"):
        Settings(**bad)  # type: ignore[arg-type]


@given(st.binary(max_size=200))
def test_any_bytes_at_all_give_settings(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "settings.json"
    path.write_bytes(data)
    assert isinstance(SettingsFile(path, write_whole).read(), Settings)
