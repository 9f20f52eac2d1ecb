"""JSON read strictly, because a saved rule or audience may come from anywhere."""

from __future__ import annotations

import json
from typing import Any

LONGEST = 2_000_000  # characters


def loads(text: str, longest: int = LONGEST) -> Any:
    """Return the value of a JSON text; refuse long texts, names given twice, NaN and Infinity."""
    if not isinstance(text, str) or len(text) > longest:
        raise ValueError(f"A saved rule is a text of at most {longest:,} characters; this is none.")
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("The saved rule is nested too deep to be one.") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"The saved rule is no JSON: {error.msg} at character {error.pos:,}.") from None


def _once(pairs: list[tuple[str, Any]]) -> dict:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("The saved rule gives a name twice, so it is not clear which counts.")
    return dict(pairs)


def _refuse(name: str) -> None:
    raise ValueError(f"The saved rule holds {name}, which is no number.")
