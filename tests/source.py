"""The product's own source, read as trees, for the tests that hold its shape."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One file of source. `path` is below the checkout, `name` dotted: `app.ui.shell`."""

    path: str
    name: str
    text: str
    tree: ast.Module

    def is_in(self, *packages: str) -> bool:
        """Whether the module is one of these or lies below one of them."""
        return any(self.name == one or self.name.startswith(one + ".") for one in packages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One imported name: `from sqlalchemy.orm import Session`; a plain import has no `what`."""

    module: str
    what: str
    line: int
    level: int

    @property
    def library(self) -> str:
        """The top name of what is imported."""
        return self.module.split(".")[0]


@cache
def modules(folder: str) -> tuple[Module, ...]:
    """Every module below a top-level folder, in order of path."""
    found: list[Module] = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        below = path.relative_to(ROOT)
        name = ".".join(below.with_suffix("").parts).removesuffix(".__init__")
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text, filename=str(below))
        found.append(Module(path=below.as_posix(), name=name, text=text, tree=tree))
    return tuple(found)


def imports(module: Module) -> Iterator[Import]:
    """Every import of a module wherever it stands, those for type checking too."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(module=alias.name, what="", line=node.lineno, level=0)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield Import(
                    module=node.module or "", what=alias.name, line=node.lineno, level=node.level
                )


def assert_none(found: Iterable[str]) -> None:
    """Fail with every line of what was found where nothing should be."""
    __tracebackhide__ = True
    lines = sorted(found)
    assert not lines, "\n" + "\n".join(lines)
