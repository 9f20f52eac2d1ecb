"""The names that a notebook's cells give values to: the course's cells, and the trainee's own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from typing import Any
from weakref import WeakKeyDictionary

from IPython import get_ipython

# methods that change the list, set, dictionary or table that they are called on
_CHANGING = {"append", "extend", "insert", "pop", "popitem", "remove", "clear", "sort", "reverse", "add", "discard"} | {
    "update", "setdefault",
}  # fmt: skip
_TIMED = re.compile(r"^%{1,2}time\b[ \t]*", re.MULTILINE)
_loaded: WeakKeyDictionary[Any, int] = WeakKeyDictionary()  # kernel's shell -> cells run when a level was last loaded


def assigned(code: str) -> set[str]:
    """Return the names that a cell gives a value to or changes in place; none if it is no Python.

    Examples
    --------
    >>> sorted(assigned("import pandas as pd\\ntotal = sum(x for x in y)\\nout['month'] = 1"))
    ['out', 'pd', 'total']
    """
    return _names(_statements(code))


def own_names(course: Iterable[str]) -> set[str]:
    """Return the names that the trainee's cells changed since a level was last loaded.

    Parameters
    ----------
    course
        The code of the course's own cells: their statements count for nothing, nor does one that still has a hole.
    """
    shell = get_ipython()
    if shell is None:
        return set()
    given = {ast.dump(statement) for code in course for statement in _statements(code)}
    ran = shell.history_manager.input_hist_raw
    since = _loaded.get(shell, 0)
    cells = ran[since if since <= len(ran) else 0 :]
    own = [statement for code in cells for statement in _statements(code) if ast.dump(statement) not in given]
    return _names(statement for statement in own if not _has_hole(statement))


def note_loaded() -> None:
    """Note that a level was loaded: what the trainee's cells did before is replaced."""
    shell = get_ipython()
    if shell is not None:
        _loaded[shell] = len(shell.history_manager.input_hist_raw)


def _statements(code: str) -> list[ast.stmt]:
    shell = get_ipython()
    code = _TIMED.sub("", code)
    try:
        return ast.parse(shell.transform_cell(code) if shell else code).body
    except (SyntaxError, ValueError, RecursionError):
        return []


def _has_hole(statement: ast.stmt) -> bool:
    return any(isinstance(node, ast.Constant) and node.value is ... for node in ast.walk(statement))


def _names(statements: Iterable[ast.stmt]) -> set[str]:
    visitor = _Assigned()
    for statement in statements:
        visitor.visit(statement)
    return visitor.names


class _Assigned(ast.NodeVisitor):
    """Collects names outside functions and comprehensions, which have names of their own."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_Name(self, node: ast.Name) -> None:
        """``total = …``, ``for total in …``."""
        if isinstance(node.ctx, ast.Store):
            self.names.add(node.id)

    def visit_alias(self, node: ast.alias) -> None:
        """``import pandas as pd``."""
        self.names.add((node.asname or node.name).partition(".")[0])

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        """``def share(…): …``."""
        self.names.add(node.name)

    visit_AsyncFunctionDef = visit_ClassDef = visit_FunctionDef

    def visit_Subscript(self, node: ast.Subscript | ast.Attribute) -> None:
        """``out["month"] = …``, ``out.loc[…] = …``."""
        if not isinstance(node.ctx, ast.Load):
            self._add_root(node)
        self.generic_visit(node)

    visit_Attribute = visit_Subscript

    def visit_Call(self, node: ast.Call) -> None:
        """``ids.append(…)``, ``out.drop(…, inplace=True)``."""
        is_method = isinstance(node.func, ast.Attribute)
        in_place = any(word.arg == "inplace" for word in node.keywords)
        if is_method and (in_place or node.func.attr in _CHANGING):
            self._add_root(node.func)
        self.generic_visit(node)

    def _skip(self, node: ast.AST) -> None:
        """Leave out what has names of its own."""

    visit_Lambda = visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _skip

    def _add_root(self, node: ast.expr) -> None:
        while isinstance(node, ast.Subscript | ast.Attribute):
            node = node.value
        if isinstance(node, ast.Name):
            self.names.add(node.id)
