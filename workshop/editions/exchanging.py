"""Changes of a solution that take one name or column for another: the earlier table, the other day."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterable, Iterator

MOST = 40  # of one solution
_TAKE_COLUMNS = ("groupby", "sort_values", "drop_duplicates", "nlargest", "set_index", "agg")


def exchanges(solution: str, lines: range, names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return changed solutions: code -> the two names, or columns in quotes, the first in place of the second.

    Parameters
    ----------
    solution
        The code of a task's cell.
    lines
        Its lines that the trainee is to write, counted from 1; only these are changed.
    names
        What the trainee has on the page so far: tables, days, numbers.
    """
    tree = ast.parse(solution)
    own = [node for node in ast.walk(tree) if getattr(node, "lineno", 0) in lines]
    made = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    read = dict.fromkeys(node.id for node in own if isinstance(node, ast.Name) and node.id in names)
    columns = dict.fromkeys(one.value for node in ast.walk(tree) for one in _columns(node))
    found: dict[str, tuple[str, str]] = {}
    for old in read:
        for new in names:
            if new != old and new not in made:
                found.setdefault(_with(tree, lines, old, new), (new, old))
    for old in dict.fromkeys(one.value for node in own for one in _columns(node)):
        for new in columns:
            if new != old:
                found.setdefault(_with(tree, lines, repr(old), repr(new)), (repr(new), repr(old)))
    return dict(list(found.items())[:MOST])


def said(new: str, old: str) -> str:
    """Return the sentence for one that was taken for another."""
    one, other = (name.strip("'\"") for name in (new, old))
    return f"This is what comes out with `{one}` in place of `{other}`."


def _with(tree: ast.Module, lines: range, old: str, new: str) -> str:
    copied = copy.deepcopy(tree)
    for node in ast.walk(copied):
        if getattr(node, "lineno", 0) in lines:
            if isinstance(node, ast.Name) and node.id == old and isinstance(node.ctx, ast.Load):
                node.id = new
            for column in _columns(node):
                if repr(column.value) == old:
                    column.value = ast.literal_eval(new)
    return ast.unparse(copied)


def _columns(node: ast.AST) -> Iterator[ast.Constant]:
    """Give the constants below a node that name columns."""
    places: list[ast.AST] = []
    if isinstance(node, ast.Subscript):
        places = node.slice.elts if isinstance(node.slice, ast.List | ast.Tuple) else [node.slice]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _TAKE_COLUMNS:
        places = [one for arg in node.args for one in (arg.elts if isinstance(arg, ast.List) else [arg])]
        places += [keyword.value.elts[0] for keyword in node.keywords if isinstance(keyword.value, ast.Tuple)]
    yield from (one for one in places if isinstance(one, ast.Constant) and isinstance(one.value, str))
