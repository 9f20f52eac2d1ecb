"""`{{ expression : format }}` in a Markdown cell, filled from the kernel."""

from __future__ import annotations

import ast
import re
from collections.abc import Awaitable, Callable

_HOLE = re.compile(r"\{\{\s(.+?)\s\}\}", re.DOTALL)  # the spaces tell it from LaTeX's and Python's own braces


class ProseError(Exception):
    """An expression in the text failed: `.expression`, `.ename`, `.evalue`."""

    def __init__(self, expression: str, ename: str, evalue: str):
        super().__init__(f"{{{{ {expression} }}}}: {ename}: {evalue}")
        self.expression, self.ename, self.evalue = expression, ename, evalue


def expression_for(hole: str) -> str:
    """Return the Python expression that gives the text of one hole; the format follows the last `` : ``.

    Examples
    --------
    >>> expression_for("kept / rows : .1%")
    "__import__('builtins').format((kept / rows), '.1%')"
    >>> expression_for("names[0 : 2]")
    "__import__('builtins').str((names[0 : 2]))"
    """
    value, colon, form = (part.strip() for part in hole.strip().rpartition(" : "))
    if colon and _is_expression(value):
        return f"__import__('builtins').format(({value}), {form!r})"
    return f"__import__('builtins').str(({hole.strip()}))"  # not `str(`: the notebook may have a `str` of its own


def _is_expression(text: str) -> bool:
    try:
        ast.parse(f"({text})", mode="eval")
    except SyntaxError:
        return False
    return True


async def fill(markdown: str, evaluate: Callable[[dict[str, str]], Awaitable[dict[str, dict]]]) -> str:
    """Return a Markdown text with every ``{{ expression : format }}`` replaced by its value.

    Parameters
    ----------
    markdown : str
    evaluate : coroutine function
        Takes named expressions, gives the kernel's ``user_expressions`` reply: one dict for each name.

    Raises
    ------
    ProseError
        For the first expression that fails.
    """
    holes = list(_HOLE.finditer(markdown))
    if not holes:
        return markdown
    replies = await evaluate({str(place): expression_for(hole[1]) for place, hole in enumerate(holes)})
    texts = []
    for place, hole in enumerate(holes):
        reply = replies[str(place)]
        if reply["status"] != "ok":
            raise ProseError(" ".join(hole[1].split()), reply["ename"], reply["evalue"])
        texts.append(ast.literal_eval(reply["data"]["text/plain"]))
    remaining = iter(texts)
    return _HOLE.sub(lambda _: next(remaining), markdown)
