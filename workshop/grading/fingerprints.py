"""Fingerprints of code and prose: what stays when names, values, comments, line breaks and order of cells change.

Code is read as its syntax tree, in which every name of the writer's own is one name, every value its kind, and only
what the libraries call things (``groupby``, ``axis=``) keeps its word. Runs of tokens are hashed, and of each
neighbourhood the smallest hash is kept (winnowing: Schleimer, Wilkerson and Aiken 2003), so that any longer run in
common leaves at least one fingerprint in common.
"""

from __future__ import annotations

import ast
import builtins
import hashlib
import keyword
import re
import warnings
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

RUN_OF_CODE, RUN_OF_WORDS = 7, 5  # tokens to a hash
WINDOW = 4  # hashes to a neighbourhood
SHORTEST = 6  # tokens: a shorter cell says nothing
MAX_TEXT = 100_000  # characters of a cell that are read
DEEPEST = 90  # brackets in brackets; Python's own parser may fail beyond
_BUILTINS = set(dir(builtins))
_NO_TOKEN = (ast.Module, ast.Expr, ast.arguments, ast.expr_context)
_NOT_READ = (ast.Import, ast.ImportFrom)
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")  # a Chinese character is a word here


@dataclass(frozen=True)
class Token:
    """One token, and the line it stands in, from 1."""

    text: str
    line: int


@dataclass(frozen=True)
class Lines:
    """Where a fingerprint was taken."""

    first: int
    last: int


def fingerprints(tokens: Sequence[Token], run: int, left_out: Collection[int] = ()) -> dict[int, Lines]:
    """Return a text's fingerprints with the lines they come from.

    Parameters
    ----------
    tokens
        As :func:`code_tokens` or :func:`word_tokens` give them.
    run
        How many tokens make a hash.
    left_out
        Hashes of what was given to everybody, see :func:`all_hashes`.
    """
    hashes = [None if each in left_out else each for each in all_hashes(tokens, run)]
    kept = {}
    for start in range(max(1, len(hashes) - WINDOW + 1)):
        window = [(each, place) for place, each in enumerate(hashes[start : start + WINDOW], start) if each is not None]
        if window:
            smallest, place = min(window, key=lambda pair: (pair[0], -pair[1]))
            lines = [token.line for token in tokens[place : place + run]]
            kept.setdefault(smallest, Lines(min(lines), max(lines)))
    return kept


def all_hashes(tokens: Sequence[Token], run: int) -> list[int]:
    """Return the hash of every run of tokens; a text shorter than a run is one."""
    if len(tokens) < min(SHORTEST, run):
        return []
    texts = [token.text for token in tokens]
    runs = ["\0".join(texts[start : start + run]) for start in range(max(1, len(texts) - run + 1))]
    return [int.from_bytes(hashlib.blake2b(each.encode("utf-8", "replace"), digest_size=7).digest()) for each in runs]


def code_tokens(source: str) -> list[Token]:
    """Return a cell's code as tokens of its syntax tree, or of its text where it is no Python.

    Examples
    --------
    >>> [token.text for token in code_tokens("total = money.sum()  # all of it")]
    ['Assign', 'name', 'Call', '.sum', 'name']
    """
    source = source[:MAX_TEXT]
    if source.lstrip().startswith("%%"):
        return word_tokens(source.partition("\n")[2])
    python = re.sub(r"^([ \t]*)([%!?]|\w+\s*=\s*[%!]).*$", r"\1pass", source, flags=re.MULTILINE)  # IPython's own lines
    if _depth(python) <= DEEPEST:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # Python's remarks on a submission's code are not for the instructor
                return list(_of_tree(ast.parse(python)))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            pass
    return list(_of_text(python))


def word_tokens(text: str) -> list[Token]:
    """Return prose as its words, in small letters.

    Examples
    --------
    >>> [token.text for token in word_tokens("Half-life: 半衰期")]
    ['half', 'life', '半', '衰', '期']
    """
    lines = enumerate(text[:MAX_TEXT].splitlines(), 1)
    return [Token(word, number) for number, line in lines for word in _WORD.findall(line.casefold())]


def _of_tree(tree: ast.AST) -> Iterator[Token]:
    """Walk a tree from the top, without recursion: a submission may nest deeply."""
    waiting, line = [tree], 1
    while waiting:
        node = waiting.pop()
        line = getattr(node, "lineno", line)
        if isinstance(node, _NOT_READ) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            continue
        if not isinstance(node, _NO_TOKEN):
            yield from (Token(text, line) for text in _texts(node))
        notes = {id(getattr(node, name, None)) for name in ("annotation", "returns")}
        waiting.extend(child for child in reversed(list(ast.iter_child_nodes(node))) if id(child) not in notes)


def _texts(node: ast.AST) -> list[str]:
    match node:
        case ast.Name(id=name):
            return [name if name in _BUILTINS and isinstance(node.ctx, ast.Load) else "name"]
        case ast.arg():
            return ["name"]
        case ast.Attribute(attr=name):
            return [f".{name}"]
        case ast.keyword(arg=name):
            return [f"{name}="]
        case ast.Constant(value=str(text)):
            words = _WORD.findall(text.casefold())
            return words if len(words) >= SHORTEST else ["str"]  # a query in a string is code too
        case ast.Constant(value=value):
            return ["number" if isinstance(value, int | float | complex) else type(value).__name__]
        case ast.AnnAssign():
            return ["Assign"]
    return [type(node).__name__]


def _of_text(source: str) -> Iterator[Token]:
    for number, line in enumerate(source.splitlines(), 1):
        for found in re.finditer(r"#.*|\.?[^\W\d]\w*|\d+|[^\w\s]", line):
            text = found[0]
            own = text.isidentifier() and not keyword.iskeyword(text) and text not in _BUILTINS
            if not text.startswith("#"):
                yield Token("name" if own else "number" if text.isdecimal() else text, number)


def _depth(source: str) -> int:
    deep = deepest = 0
    for character in source:
        deep += (character in "([{") - (character in ")]}")
        deepest = max(deepest, deep)
    return deepest
