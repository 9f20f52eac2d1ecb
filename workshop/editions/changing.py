"""Small changes of a solution that trainees are likely to make: each is run, so that what it gives is recognised.

Nobody writes a hint for these; what is said of them is true of every answer that has the same value.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from functools import cache
from itertools import combinations

MOST = 40  # changes of one solution
_BORDER = 'when the limit itself is counted differently: look for "before", "at least" or "more than" in the task'
_BORDERS = _BORDER.replace("the limit itself is", "several limits themselves are")
_TURNED = "when a condition is turned round: what should go is kept"
_LEFT_OUT = "when a condition is left out: which rows does the task speak of?"
_SAYS = {  # functions that are taken for each other: in words
    "sum": "a sum",
    "mean": "a mean",
    "median": "a median",
    "count": "a count of rows",
    "size": "a count of rows",
    "nunique": "a count of different values",
    "max": "the largest value",
    "min": "the smallest value",
    "idxmax": "the place of the largest value",
    "idxmin": "the place of the smallest value",
    "first": "the first value",
    "last": "the last value",
    "std": "a standard deviation",
    "nlargest": "the largest values",
    "nsmallest": "the smallest values",
    "head": "the first rows as they stand",
    "tail": "the last rows as they stand",
    "union": "what is in one or the other",
    "intersection": "what is in both",
    "difference": "what is in the first alone",
    "any": "at least one that holds",
    "all": "all that hold",
    "cumsum": "running totals",
    "log": "the natural logarithm",
    "log10": "the logarithm to base 10",
    "log2": "the logarithm to base 2",
    "log1p": "the logarithm of one more",
    "floor": "rounding down",
    "ceil": "rounding up",
    "round": "rounding to the nearest",
}
_TAKEN_FOR = {
    "sum": ("mean", "count", "max"),
    "mean": ("sum", "median"),
    "median": ("mean",),
    "count": ("nunique", "sum"),
    "size": ("nunique", "sum"),
    "nunique": ("count",),
    "max": ("min", "mean", "sum"),
    "min": ("max",),
    "idxmax": ("idxmin",),
    "idxmin": ("idxmax",),
    "first": ("last",),
    "last": ("first",),
    "nlargest": ("nsmallest", "head"),
    "nsmallest": ("nlargest", "head"),
    "head": ("tail",),
    "union": ("intersection",),
    "intersection": ("union", "difference"),
    "any": ("all",),
    "all": ("any",),
    "log": ("log10", "log2", "log1p"),
    "log1p": ("log",),
    "floor": ("ceil", "round"),
    "ceil": ("floor", "round"),
}
_DROPPED = {  # a method left out: what comes out then
    "drop_duplicates": "when repeats are not dropped",
    "dropna": "when missing values are not dropped",
    "fillna": "when missing values are not filled",
    "clip": "when nothing is clipped at a limit",
    "sort_values": "when nothing is sorted",
    "sort_index": "when nothing is sorted",
    "abs": "when the sign is kept",
    "normalize": "when the clock time is kept",
    "reindex": "when missing labels are not filled in",
    "cumsum": "without the running total",
}
_TURN = {ast.Lt: ast.Gt, ast.Gt: ast.Lt, ast.LtE: ast.GtE, ast.GtE: ast.LtE, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq}
_EDGE = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}


@cache
def changes(solution: str, lines: range) -> dict[str, str]:
    """Return changed solutions, each with what is said of it: code -> sentence.

    Parameters
    ----------
    solution
        The code of a task's cell.
    lines
        Its lines that the trainee is to write, counted from 1; only these are changed.
    """
    tree = ast.parse(solution)
    as_it_is = ast.unparse(tree)
    found: dict[str, str] = {}
    for number, node in enumerate(ast.walk(tree)):
        if getattr(node, "lineno", 0) not in lines:
            continue
        for changed, said in _changed(tree, number):
            code = ast.unparse(changed)
            if code != as_it_is and len(found) < MOST:
                found.setdefault(code, f"This is what comes out {said}{'' if said.endswith('?') else '.'}")
    return found | dict.fromkeys(_several_edges(tree, lines), f"This is what comes out {_BORDERS}.")


def _several_edges(tree: ast.Module, lines: range) -> Iterator[str]:
    """Give the code in which two limits, and all, are counted differently."""
    places = [
        number
        for number, node in enumerate(ast.walk(tree))
        if isinstance(node, ast.Compare) and type(node.ops[0]) in _EDGE and node.lineno in lines
    ]
    for chosen in sorted({*combinations(places, 2), tuple(places)}) if 2 <= len(places) <= 5 else ():
        copied = copy.deepcopy(tree)
        nodes = _nodes(copied)
        for number in chosen:
            node = nodes[number]
            node.ops = [_EDGE.get(type(op), type(op))() for op in node.ops]
        yield ast.unparse(copied)


def edges(solution: str, lines: range) -> dict[str, str]:
    """Return the changes that drop or move a condition which the task may stress; each is to change the answer."""
    stressed = (_BORDER, _LEFT_OUT, *(said for name, said in _DROPPED.items() if not name.startswith("sort_")))
    return {code: said for code, said in changes(solution, lines).items() if any(words in said for words in stressed)}


def _changed(tree: ast.Module, number: int) -> Iterator[tuple[ast.Module, str]]:
    """Give copies of the tree in which one node is another."""
    node = _nodes(tree)[number]
    for new, said in _instead(node):
        copied = copy.deepcopy(tree)
        old = _nodes(copied)[number]
        yield ast.fix_missing_locations(_Put(old, new).visit(copied)), said


def _nodes(tree: ast.AST) -> list[ast.AST]:
    return list(ast.walk(tree))


class _Put(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return copy.deepcopy(self.new) if node is self.old else super().visit(node)


def _instead(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        kind = type(node.ops[0])
        if kind in _EDGE:
            yield ast.Compare(node.left, [_EDGE[kind]()], node.comparators), _BORDER
        if kind in _TURN:
            yield ast.Compare(node.left, [_TURN[kind]()], node.comparators), _TURNED
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert):
        yield node.operand, _TURNED
    elif isinstance(node, ast.BinOp):
        yield from _other_sums(node)
    elif isinstance(node, ast.Subscript) and _is_condition(node.slice):
        yield node.value, _LEFT_OUT
    elif isinstance(node, ast.Call):
        yield from _other_calls(node)
    elif isinstance(node, ast.Constant) and node.value in _TAKEN_FOR and isinstance(node.value, str):
        for name in _TAKEN_FOR[node.value]:
            if name not in ("head", "tail"):
                yield ast.Constant(name), f"with {_SAYS[name]} in place of {_SAYS[node.value]}"


def _other_sums(node: ast.BinOp) -> Iterator[tuple[ast.AST, str]]:
    left, right = node.left, node.right
    if isinstance(node.op, ast.BitAnd):
        yield ast.BinOp(left, ast.BitOr(), right), 'with "or" in place of "and"'
        yield left, _LEFT_OUT
        yield right, _LEFT_OUT
    elif isinstance(node.op, ast.BitOr):
        yield ast.BinOp(left, ast.BitAnd(), right), 'with "and" in place of "or"'
    elif isinstance(node.op, ast.Sub):
        yield ast.BinOp(right, ast.Sub(), left), "when a difference is turned round"
        yield ast.BinOp(left, ast.Add(), right), "when something is added in place of taken away"
        yield left, "when a difference is left out"
    elif isinstance(node.op, ast.Div):
        yield ast.BinOp(right, ast.Div(), left), "when a division is turned round"
        yield left, "when a division is left out"
    elif isinstance(node.op, ast.Mult):
        yield left, "when a factor is left out"
        yield right, "when a factor is left out"
    elif isinstance(node.op, ast.Add):
        yield ast.BinOp(left, ast.Sub(), right), "when something is taken away in place of added"
        yield left, "when something is not added"


def _other_calls(node: ast.Call) -> Iterator[tuple[ast.AST, str]]:
    for number, keyword in enumerate(node.keywords):
        value = keyword.value
        if isinstance(value, ast.Constant) and isinstance(value.value, bool):
            turned = copy.copy(node)
            turned.keywords = [*node.keywords]
            turned.keywords[number] = ast.keyword(keyword.arg, ast.Constant(not value.value))
            yield turned, f"with `{keyword.arg}={not value.value}`"
    if not isinstance(node.func, ast.Attribute):
        return
    name = node.func.attr
    for other in _TAKEN_FOR.get(name, ()):
        func = ast.Attribute(node.func.value, other, ast.Load())
        yield ast.Call(func, node.args, node.keywords), f"with {_SAYS[other]} in place of {_SAYS[name]}"
    if name in _DROPPED:
        yield node.func.value, _DROPPED[name]


def _is_condition(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr in ("isin", "between", "isna", "notna")
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.BitAnd | ast.BitOr)
    return isinstance(node, ast.Compare) or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert))
