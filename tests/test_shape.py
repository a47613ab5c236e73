"""The shape of the source: sizes, docstrings, no state of modules, no shortcuts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.source import Module, assert_none, modules

# The guide is 300, 200 and 30 lines; these are where asking ends and a test fails.
LONGEST_MODULE = 450
LONGEST_CLASS = 300
LONGEST_FUNCTION = 60
# A private function this short needs no docstring.
SPEAKS_FOR_ITSELF = 15
# What is longer all the same, with its length. This list may only shrink: a line here must be
# needed, and what it names may not grow.
EXCEPTIONS: dict[str, int] = {}

MUTABLE_CALLS = {
    "list",
    "dict",
    "set",
    "bytearray",
    "defaultdict",
    "deque",
    "OrderedDict",
    "Counter",
    "WeakSet",
    "WeakKeyDictionary",
    "WeakValueDictionary",
    "ContextVar",
}
CHANGING = {
    "append",
    "add",
    "clear",
    "discard",
    "extend",
    "insert",
    "pop",
    "popitem",
    "remove",
    "setdefault",
    "sort",
    "reverse",
    "update",
}

type_of_function = ast.FunctionDef | ast.AsyncFunctionDef


def length(node: ast.ClassDef | type_of_function) -> int:
    """Lines of a class or function without its docstring."""
    first = node.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    spoken = (first.end_lineno or 0) - first.lineno + 1 if is_docstring else 0
    return (node.end_lineno or 0) - node.lineno + 1 - spoken


def sizes(module: Module) -> Iterator[tuple[str, int, int]]:
    """What is too long if it passes its limit: name, lines, limit. Pages as data are let be."""
    if not module.is_in("app.forms.pages", "app.forms.instruments"):
        yield module.path, module.text.count("\n"), LONGEST_MODULE
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef):
            yield f"{module.path}::{node.name}", length(node), LONGEST_CLASS
        elif isinstance(node, type_of_function):
            yield f"{module.path}::{node.name}", length(node), LONGEST_FUNCTION


def test_nothing_has_outgrown_its_limit() -> None:
    too_long = {
        name: lines
        for module in modules("app")
        for name, lines, limit in sizes(module)
        if lines > limit and lines > EXCEPTIONS.get(name, 0)
    }
    assert too_long == {}


def test_the_list_of_exceptions_only_shrinks() -> None:
    needed = {
        name: lines
        for module in modules("app")
        for name, lines, limit in sizes(module)
        if name in EXCEPTIONS and lines > limit
    }
    assert needed == EXCEPTIONS


def test_every_module_opens_with_one_line_of_what_it_is_for() -> None:
    def opening(module: Module) -> str:
        return (ast.get_docstring(module.tree) or "").split("\n")[0]

    everything = (*modules("app"), *modules("tests"), *modules("installer"))
    assert_none(module.path for module in everything if len(opening(module)) < 10)


def is_excused(node: ast.ClassDef | type_of_function, *, is_private: bool) -> bool:
    """Whether a definition may go without a docstring: private and short, override, stub."""
    if isinstance(node, ast.ClassDef):
        return is_private
    if node.name.startswith("__") or (is_private and length(node) <= SPEAKS_FOR_ITSELF):
        return True
    is_stub = ast.unparse(node.body[0]) == "..."
    names = {getattr(one, "id", "") for one in node.decorator_list}
    return is_stub or bool(names & {"override", "overload"})


def undocumented(module: Module) -> Iterator[str]:
    """Functions, methods and classes without a docstring; a nested function needs none."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Module | ast.ClassDef):
            continue
        is_inside_private = isinstance(node, ast.ClassDef) and node.name.startswith("_")
        for inner in node.body:
            if not isinstance(inner, ast.ClassDef | type_of_function) or ast.get_docstring(inner):
                continue
            is_private = is_inside_private or inner.name.startswith("_")
            if not is_excused(inner, is_private=is_private):
                yield f"{module.path}:{inner.lineno} {inner.name}"


def test_every_function_says_what_it_does() -> None:
    assert_none(told for module in modules("app") for told in undocumented(module))


def assigned(node: ast.stmt) -> tuple[str, ast.expr, bool] | None:
    """Name, value and finality of a plain assignment."""
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id, node.value, False
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
        return node.target.id, node.value, "Final" in ast.unparse(node.annotation)
    return None


def is_mutable(value: ast.expr) -> bool:
    """Whether a value could be changed in place, as far as one can see from its writing."""
    if isinstance(value, ast.List | ast.Set | ast.ListComp | ast.SetComp):
        return True
    if isinstance(value, ast.Dict | ast.DictComp):
        return True
    return isinstance(value, ast.Call) and (
        getattr(value.func, "id", getattr(value.func, "attr", "")) in MUTABLE_CALLS
    )


def states(module: Module) -> Iterator[str]:
    """State that a module keeps: a mutable value, or a `Final` mapping that something changes."""
    finals: set[str] = set()
    for node in module.tree.body:
        found = assigned(node)
        if found is None or found[0] == "__all__" or not is_mutable(found[1]):
            continue
        if found[2] and isinstance(found[1], ast.Dict | ast.DictComp):
            finals.add(found[0])  # a table of constants; nothing below may change it
        else:
            yield f"{module.path}:{node.lineno} {found[0]}"
    for node in ast.walk(module.tree):
        match node:
            case ast.Global():
                yield f"{module.path}:{node.lineno} global"
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()) if (
                name in finals
            ):
                yield f"{module.path}:{node.lineno} {name} is changed"
            case ast.Attribute(value=ast.Name(id=name), attr=verb) if (
                name in finals and verb in CHANGING
            ):
                yield f"{module.path}:{node.lineno} {name} is changed"
            case _:
                pass


def test_modules_keep_no_state() -> None:
    assert_none(told for module in modules("app") for told in states(module))


def attributes(module: Module) -> Iterator[tuple[str, int]]:
    """Every dotted name of a module with its line."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute):
            yield ast.unparse(node), node.lineno


def test_nobody_asks_the_application_for_things() -> None:
    assert_none(
        f"{module.path}:{line}"
        for module in modules("app")
        if module.name != "app.ui.application"
        for name, line in attributes(module)
        if re.fullmatch(r"Q\w*Application\.instance", name)
    )


def test_nobody_walks_up_to_find_a_parent() -> None:
    walking = re.compile(r"parent(Widget)?\(\)\.parent(Widget)?$")
    assert_none(
        f"{module.path}:{line}"
        for module in modules("app")
        for name, line in attributes(module)
        if walking.search(name)
    )


def test_only_the_commands_print() -> None:
    assert_none(
        f"{module.path}:{node.lineno}"
        for module in modules("app")
        if not module.is_in("app.cli")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
    )


def test_no_row_is_ever_replaced_and_no_key_is_in_an_address() -> None:
    forbidden = re.compile(r"\bOR\s+REPLACE\b|pysqlcipher", re.IGNORECASE)
    assert_none(module.path for module in modules("app") if forbidden.search(module.text))


def test_tests_never_wait_by_the_clock() -> None:
    waiting = re.compile(r"(time\.sleep|\.qWait|qtbot\.wait)$")
    assert_none(
        f"{module.path}:{line}"
        for module in modules("tests")
        if not module.is_in("tests.torture", "tests.benchmarks")
        for name, line in attributes(module)
        if waiting.search(name)
    )


def test_nothing_is_left_to_do_in_a_comment() -> None:
    left = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b")
    everything = (*modules("app"), *modules("installer"))
    assert_none(module.path for module in everything if left.search(module.text))
