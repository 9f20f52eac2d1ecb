"""A lab's map of levels, drawn and as text."""

from __future__ import annotations

import base64
import html
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from helpers.lab.feedback import marked_up
from helpers.lab.level_states import LevelState

_LOOKS = {  # edge, fill, ink, sign
    "passed": ("#2e7d32", "#2e7d32", "#ffffff", "✓"),
    "shown": ("#1565c0", "#eaf2fb", "#1565c0", "◐"),
    "open": ("#b26a00", "#fff6de", "#5c3d00", ""),
    "locked": ("#9aa0a6", "#f1f3f4", "#5f6368", ""),
}
_ACROSS, _STEP, _RISE, _TOP, _NODE = 3, 240, 132, 40, 22  # levels in a row; pixels
_BEND = 112  # pixels from a level to where its path turns: past the longest label
_WIDE, _LINES = 30, 2  # of a label, in half-width characters


@dataclass(frozen=True)
class Map:
    """The map of a lab's levels, shown by the notebook."""

    title: str
    rows: list[LevelState]
    out_of: int
    written: tuple[str, ...] = ()
    news: tuple[str, ...] = ()

    @property
    def earned(self) -> int:
        """Points of the tasks passed."""
        return sum(row.points for row in self.rows)

    def __repr__(self) -> str:
        lines = [f"{self.title}: {self.earned} of {self.out_of} points"]
        lines += [
            f"  level {row.number}  {row.status:<7} {row.points} of {row.level.points} points  {_titles(row)}"
            for row in self.rows
        ]
        return "\n".join([*lines, *(f"  {line}" for line in self._below())])

    def _repr_html_(self) -> str:
        return self.html_with(())

    def html_with(self, calls: Iterable[tuple[str, str]]) -> str:
        """Return the map as HTML with a table of calls below; as an image the drawing survives sanitising."""
        drawing = base64.b64encode(self.svg().encode()).decode()
        cells = "".join(
            f'<tr><td style="text-align:left"><code>{html.escape(call)}</code></td>'
            f'<td style="text-align:left">{html.escape(what)}</td></tr>'
            for call, what in calls
        )
        table = f'<table style="margin:6px 0 0">{cells}</table>' if cells else ""
        below = "".join(f"<div>{marked_up(line)}</div>" for line in self._below())
        return (
            f"<div><strong>{marked_up(self.title)}</strong> · {self.earned} of {self.out_of} points</div>"
            f'<img alt="{html.escape(self.summary())}" style="max-width:100%;margin:6px 0" '
            f'src="data:image/svg+xml;base64,{drawing}">'
            f"{below}{table}"
        )

    def summary(self) -> str:
        """Return the map in one sentence, for those who do not see it."""
        words = (f"level {row.number} {row.status}, {row.points} of {row.level.points} points" for row in self.rows)
        return f"Map of levels: {'; '.join(words)}."

    def svg(self) -> str:
        """Return the drawing: levels along a path that winds from row to row."""
        places = [_place(number) for number in range(len(self.rows))]
        width = _STEP * min(_ACROSS, max(len(self.rows), 1))
        height = (places[-1][1] if places else _TOP) + 92
        path = "".join(_way(one, two) for one, two in pairwise(places))
        nodes = "".join(_node(row, *place) for row, place in zip(self.rows, places, strict=True))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
            f'role="img" font-family="system-ui, Segoe UI, Noto Sans, Noto Sans SC, sans-serif">'
            f"<title>{html.escape(self.title)}</title><desc>{html.escape(self.summary())}</desc>"
            f'<rect width="{width}" height="{height}" rx="8" fill="#ffffff"/>'
            f'<path d="{path}" fill="none" stroke="#c4c9cf" stroke-width="4" stroke-dasharray="2 9" '
            f'stroke-linecap="round"/>{nodes}</svg>'
        )

    def _below(self) -> list[str]:
        written = [f"Written, read by your instructor: {', '.join(self.written)}"] if self.written else []
        return [*written, *self.news]


def _titles(row: LevelState) -> str:
    return " · ".join(task.title for task in row.level.tasks)


def _place(number: int) -> tuple[int, int]:
    """Return where a level stands; every second row runs backwards, as a path does."""
    line, step = divmod(number, _ACROSS)
    column = step if line % 2 == 0 else _ACROSS - 1 - step
    return _STEP // 2 + column * _STEP, _TOP + line * _RISE


def _way(one: tuple[int, int], two: tuple[int, int]) -> str:
    (x1, y1), (x2, y2) = one, two
    if y1 == y2:
        return f"M{x1} {y1}L{x2} {y2}"
    side = 1 if x1 > _STEP else -1
    edge, corner = x1 + side * _BEND, x1 + side * (_BEND - _NODE)
    return f"M{x1} {y1}H{corner}Q{edge} {y1} {edge} {y1 + _NODE}V{y2 - _NODE}Q{edge} {y2} {corner} {y2}H{x2}"


def _node(row: LevelState, x: int, y: int) -> str:
    edge, fill, ink, sign = _LOOKS[row.status]
    label = "".join(
        f'<text x="{x}" y="{y + 42 + 17 * number}" text-anchor="middle" font-size="13" fill="#202124">'
        f"{html.escape(line)}</text>"
        for number, line in enumerate(wrapped(_titles(row)))
    )
    state = f"{row.status} · {row.points}/{row.level.points} points"
    below = y + 42 + 17 * len(wrapped(_titles(row)))
    return (
        f'<circle cx="{x}" cy="{y}" r="{_NODE}" fill="{fill}" stroke="{edge}" stroke-width="3"/>'
        f'<text x="{x}" y="{y + 6}" text-anchor="middle" font-size="17" font-weight="700" fill="{ink}">'
        f"{row.number}</text>{_badge(sign, edge, x + 17, y - 17)}{label}"
        f'<text x="{x}" y="{below}" text-anchor="middle" font-size="12" fill="#5f6368">{state}</text>'
    )


def _badge(sign: str, edge: str, x: int, y: int) -> str:
    if not sign:
        return ""
    return (
        f'<circle cx="{x}" cy="{y}" r="9" fill="#ffffff" stroke="{edge}" stroke-width="2"/>'
        f'<text x="{x}" y="{y + 4}" text-anchor="middle" font-size="11" fill="{edge}">{sign}</text>'
    )


def wrapped(text: str, wide: int = _WIDE, lines: int = _LINES) -> list[str]:
    """Return a label's lines, the last one cut short with an ellipsis; a Chinese character is two wide.

    Examples
    --------
    >>> wrapped("Name the grain of the table before you count", wide=16)
    ['Name the grain', 'of the table be…']
    """
    rest = " ".join(text.split())
    done: list[str] = []
    while rest and len(done) < lines - 1:
        fits = _fitting(rest, wide)
        end = len(rest) if fits == len(rest) else rest.rfind(" ", 0, fits + 1)
        end = end if end > 0 else fits
        done.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    if rest:
        fits = _fitting(rest, wide)
        done.append(rest if fits == len(rest) else rest[: _fitting(rest, wide - 1)].rstrip() + "…")
    return done


def _fitting(text: str, wide: int) -> int:
    """Return how many characters fit."""
    used = 0
    for count, character in enumerate(text):
        used += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used > wide:
            return count
    return len(text)
