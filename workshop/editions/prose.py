"""Finding numbers that were typed by hand in text and should have come from code."""

from __future__ import annotations

import ast
import re

from workshop.sources import Source

_NOT_PROSE = re.compile(
    r"""
    \{\{.*?\}\}                            # filled by the kernel
    | ^```.*?^```                          # fenced code
    | `[^`\n]*`                            # code span
    | \$\$.*?\$\$ | \$[^$\n]+\$            # formulas
    | \]\([^)]*\)                          # where a link leads
    | <[^>]+>                              # HTML tags
    | \bhttps?://\S+
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_NOT_MEASURED = re.compile(
    r"""
    ^[ \t>]*\d+[.)][ ]                     # a list's markers
    | ^\#+[ ]*\d+[.)]?[ ]                  # a heading's number
    | \b\d{4}-\d{2}(-\d{2})?\b             # dates
    | (?<![\d.,])0\d(?![\d.,]\d)           # 01, 02: lessons
    | \b([Ll]essons?|[Ll]abs?|[Ll]evels?|[Tt]asks?|[Ss]teps?|[Pp]arts?|[Nn]otebooks?|[Ss]ections?)
      (\s|\u00a0)(\d{1,2}(\.\w+)?)((,\s|\sand\s|\sto\s|[\u2013-])\d{1,2}(\.\d)?)*
    """,
    re.VERBOSE | re.MULTILINE,
)
_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,\u00a0\u202f ]\d{3})*(?:\.\d+)?(?![\w])")


def typed_numbers(markdown: str, given: str = "") -> list[str]:
    """Return the numbers typed by hand in a Markdown text.

    Numbers in code, formulas, links, dates, list markers and references to lessons, labs, levels, tasks and steps do
    not count; nor do those named in ``given`` (separated by spaces): facts that the text states and no code computes.

    Examples
    --------
    >>> typed_numbers("In lesson 02 we keep {{ kept : , }} of 121,887 rows, or `n = 3`.")
    ['121,887']
    >>> typed_numbers("A month has 30 days.", given="30")
    []
    """
    text = _NOT_MEASURED.sub(" ", _NOT_PROSE.sub(" ", markdown))
    allowed = set(given.split())
    return [number for number in _NUMBER.findall(text) if number not in allowed]


def unread_braces(markdown: str) -> str:
    """Return the first double brace that the kernel would not fill because a space is missing; empty if there is none.

    Examples
    --------
    >>> unread_braces("We keep {{ kept }} of {{rows}}, since $e^{{x}}$.")
    '{{rows}}'
    """
    filled = re.sub(r"\{\{\s.*?\s\}\}", " ", re.sub(r"\$[^$]+\$|`[^`\n]*`", " ", markdown), flags=re.DOTALL)
    found = re.search(r"\{\{.*?\}\}", filled, re.DOTALL)
    return found[0] if found else ""


def typed_alt_numbers(code: str, given: str = "") -> list[str]:
    """Return the numbers typed by hand in ``alt=`` and ``title=`` texts of a code cell: f-strings compute them instead.

    Examples
    --------
    >>> typed_alt_numbers('plotting.show(ax, alt=f"{share:.0%} of the rows, 12 customers")')
    ['12']
    """
    try:
        calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    except SyntaxError:  # magics: no figure is drawn in them
        return []
    alts = [word.value for call in calls for word in call.keywords if word.arg in ("alt", "title")]
    texts = [part.value for alt in alts for part in getattr(alt, "values", [alt]) if isinstance(part, ast.Constant)]
    return [number for text in texts for number in typed_numbers(str(text), given)]


def prose_faults(source: Source) -> list[str]:
    """Return a sentence for each number typed by hand, and each brace that would not be filled."""
    faults = []
    for position, cell in enumerate(source.notebook.cells, 1):
        is_text = cell.cell_type == "markdown"
        if is_text and (unread := unread_braces(cell.source)):
            faults.append(
                f"{source.path.name}: cell {position} has {unread!r}; write {{{{ expression : format }}}}, with spaces."
            )
        find = typed_numbers if is_text else typed_alt_numbers
        if typed := find(cell.source, str(cell.metadata.get("given", ""))):
            shown = ", ".join(repr(number) for number in typed)
            faults.append(
                f"{source.path.name}: cell {position} has {shown} typed by hand; let code compute it "
                f'with {{{{ expression : format }}}}, or declare a plain fact with given="…".'
            )
    return faults
