"""Describing an encoded value in a few words."""

from __future__ import annotations

from typing import Any

from helpers.values.validating import kind, well_formed

_LONGEST = 60  # characters
_FEW = 6  # items of a list, set or dict


def shown(encoded: Any) -> str:
    """Return an encoded value in one short line: as Python writes it, tables by their size.

    Parameters
    ----------
    encoded
        What `encode` made; anything else is called unreadable.

    Examples
    --------
    >>> shown([0.3, None, {"set": ["b"]}]), shown({"time": "2018-01-01T00:00:00"})
    ("[0.3, None, {'b'}]", '2018-01-01T00:00:00')
    >>> shown({"series": {"rows": 3, "names": [None], "index": None, "values": [1, 2, 3]}})
    'a Series of 3'
    """
    text = _words(encoded) if well_formed(encoded) else "something unreadable"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _words(value: Any) -> str:
    if isinstance(value, list):
        return f"[{_several(value)}]"
    if not isinstance(value, dict):
        return repr(value)
    word, content = kind(value), next(iter(value.values()))
    if word == "set":
        return f"{{{_several(content)}}}" if content else "set()"
    if word == "dict":
        pairs = [f"{_words(name)}: {_words(item)}" for name, item in content[:_FEW]]
        return f"{{{', '.join(pairs)}{', …' if len(content) > _FEW else ''}}}"
    if word == "series":
        return f"a Series of {content['rows']:,}"
    if word == "frame":
        return f"a DataFrame of {content['rows']:,} x {len(content['columns'])}"
    if word == "array":
        return f"an array of {' x '.join(map(str, content['shape']))}"
    if word == "span":
        return f"{content} seconds"
    return str(content)


def _several(items: list) -> str:
    return ", ".join(map(_words, items[:_FEW])) + (", …" if len(items) > _FEW else "")
