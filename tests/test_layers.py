"""Every library has its room, and the rooms point one way (import-linter holds the rest)."""

from __future__ import annotations

import sys

from tests.source import Import, Module, assert_none, imports, modules

# Which rooms a library may be met in. One that is not listed has no room yet.
ROOMS = {
    "PySide6": ("app.ui",),
    "shiboken6": ("app.ui",),
    "sqlalchemy": ("app.models",),
    "sqlcipher3": ("app.models",),
    "alembic": ("app.models",),
    "cryptography": ("app.security",),
    "pyrage": ("app.security", "app.policy"),
    "filelock": ("app.security",),
    "platformdirs": ("app.paths", "app.policy", "app.security.folders"),
    "reportlab": ("app.reports.pdf*",),
    "pikepdf": ("app.reports.pdf*",),
    "PIL": ("app.exchange.pictures",),
    "pypdfium2": ("app.reports.pdf*",),
    "arabic_reshaper": ("app.reports",),
    "bidi": ("app.reports",),
    "pydantic": ("app.exchange", "app.policy", "app.settings"),
    "pydantic_core": ("app.exchange",),
    "ruamel": ("app.exchange",),
    "babel": ("app.language",),
    "hunspell": ("app.casework.dictionaries",),
    "rapidfuzz": ("app.casework.close_names",),
}
# Casework is handed sessions and may ask of them; it never makes an engine or a table.
NAMED_IN_CASEWORK = {
    "sqlalchemy": {
        "ColumnElement",
        "Select",
        "and_",
        "exists",
        "func",
        "null",
        "or_",
        "select",
        "union_all",
    },
    "sqlalchemy.orm": {"Session"},
}
NETWORK = {
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib",
    "webbrowser",
}
SENDING = "app.exchange.sending"
NAMES_OF_DRAWERS = {"common", "core", "helpers", "managers", "misc", "services", "utils"}


def is_welcome(module: Module, rooms: tuple[str, ...]) -> bool:
    """Whether the module lies in one of the rooms; a star stands for the rest of a name."""
    return any(
        module.name.startswith(room[:-1]) if room.endswith("*") else module.is_in(room)
        for room in rooms
    )


def is_named_in_casework(module: Module, found: Import) -> bool:
    """Whether casework names something of a session it is given."""
    return module.is_in("app.casework") and found.what in NAMED_IN_CASEWORK.get(found.module, ())


def everywhere() -> list[tuple[Module, Import]]:
    """Every import of the product."""
    return [(module, found) for module in modules("app") for found in imports(module)]


def told(module: Module, found: Import) -> str:
    """Where an import stands and what it names."""
    return f"{module.path}:{found.line} imports {found.module} {found.what}".strip()


def test_every_library_stays_in_its_room() -> None:
    ours = {"app", "__future__"} | sys.stdlib_module_names
    strangers = [
        told(module, found)
        for module, found in everywhere()
        if found.level == 0
        and found.library not in ours
        and not is_welcome(module, ROOMS.get(found.library, ()))
        and not is_named_in_casework(module, found)
    ]
    assert_none(strangers)


def test_only_the_sending_module_could_reach_a_network() -> None:
    assert_none(
        told(module, found)
        for module, found in everywhere()
        if (found.library in NETWORK or "QtNetwork" in (found.module + found.what))
        and module.name != SENDING
    )


def test_plain_sqlite_is_never_used() -> None:
    assert_none(told(*one) for one in everywhere() if one[1].library in {"sqlite3", "dbm"})


def test_the_window_does_not_know_the_tables() -> None:
    assert_none(
        told(module, found)
        for module, found in everywhere()
        if module.is_in("app.ui") and (found.module + ".").startswith("app.models.")
    )


def test_what_is_asked_knows_the_standard_library_only() -> None:
    known = ("app.forms", "app.language")
    assert_none(
        told(module, found)
        for module, found in everywhere()
        if module.is_in("app.forms")
        and found.library not in sys.stdlib_module_names
        and found.module not in known
        and not found.module.startswith("app.forms.")
    )


def test_rooms_of_one_layer_do_not_lean_on_each_other() -> None:
    apart = (
        ("app.models", "app.forms"),
        ("app.security", "app.models"),
        ("app.security", "app.forms"),
    )
    assert_none(
        told(module, found)
        for module, found in everywhere()
        for who, whom in apart
        if module.is_in(who) and (found.module + ".").startswith(whom + ".")
    )


def test_imports_are_absolute_and_name_what_they_take() -> None:
    assert_none(told(*one) for one in everywhere() if one[1].level or one[1].what == "*")


def test_no_drawer_for_odds_and_ends() -> None:
    parts = {part for module in modules("app") for part in module.name.split(".")}
    assert parts & NAMES_OF_DRAWERS == set()
