"""Cleaning a trainee's text for a terminal, a page and a database."""

from __future__ import annotations

import re

# control characters, halves of characters, and what turns the direction of writing round
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def cleaned(text: str, at_most: int | None = None) -> str:
    """Return a text without what a terminal would obey or a database refuse.

    Parameters
    ----------
    text
        Anything a trainee wrote, or named a file.
    at_most
        Its greatest length; what is beyond is cut off and said so.

    Examples
    --------
    >>> cleaned("a\\x1b[31mb\\u202ec\\ud800")
    'a�[31mb�c�'
    >>> cleaned("abcdef", at_most=3)
    'abc … (3 more characters)'
    """
    if at_most is not None and len(text) > at_most:
        text = f"{text[:at_most]} … ({len(text) - at_most:,} more characters)"
    return _UNFIT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str, at_most: int = 300) -> str:
    """Return a text as :func:`cleaned` does, on one line."""
    return " ".join(cleaned(text, at_most).split())
