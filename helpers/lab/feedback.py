"""A lab's answers to the trainee: a banner in the notebook, the same words as plain text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

# kind: icon, word, text colour, background, edge; each text has a contrast of more than 7 on its background
_LOOKS = {
    "passed": ("✓", "Passed", "#14532d", "#e9f7ec", "#2e7d32"),
    "wrong": ("✗", "Not yet", "#7a1a12", "#fdeeec", "#c62828"),
    "waiting": ("○", "Not checked", "#5c3d00", "#fff6de", "#b26a00"),
    "noted": ("i", "Note", "#16365c", "#eaf2fb", "#1565c0"),
}


@dataclass(frozen=True)
class Result:
    """An answer of the lab, shown by the notebook when it is a cell's last expression.

    Parameters
    ----------
    kind
        "passed", "wrong", "waiting" (nothing was compared) or "noted".
    headline
        What it is about: a task, a level.
    lines
        Sentences; text between backticks is shown as code.
    foot
        Smaller, below: the levels.
    word
        Said beside the icon instead of the kind's own word.
    """

    kind: str
    headline: str
    lines: tuple[str, ...] = ()
    foot: str = ""
    word: str = ""

    @property
    def passed(self) -> bool:
        """Whether the value was right."""
        return self.kind == "passed"

    def __repr__(self) -> str:
        icon, word, *_ = _LOOKS[self.kind]
        head = f"{icon} {self.word or word} · {self.headline}"
        return "\n".join([head, *(f"  {line}" for line in (*self.lines, self.foot) if line)])

    def _repr_html_(self) -> str:
        icon, word, ink, ground, edge = _LOOKS[self.kind]
        head = (
            f'<div><span aria-hidden="true" style="color:{edge};font-weight:700">{icon}</span> '
            f"<strong>{html.escape(self.word or word)}</strong> · {marked_up(self.headline)}</div>"
        )
        lines = "".join(f'<div style="margin-top:4px">{marked_up(line)}</div>' for line in self.lines)
        small = "margin-top:6px;font-size:85%"
        foot = f'<div style="{small}">{marked_up(self.foot)}</div>' if self.foot else ""
        box = f"border-left:5px solid {edge};background:{ground};color:{ink}"
        room = "padding:8px 12px;border-radius:4px;line-height:1.45;max-width:46em"
        return f'<div role="status" style="{box};{room}">{head}{lines}{foot}</div>'


def marked_up(text: str) -> str:
    """Return a sentence as safe HTML, `backticked` words as code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text))
