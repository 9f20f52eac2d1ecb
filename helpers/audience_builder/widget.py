"""The audience builder as a widget: clicks in the page call its methods, and the page shows its state."""

from __future__ import annotations

import copy
import functools
import inspect
import json
from pathlib import Path
from typing import Any

import anywidget
import duckdb
import traitlets

from helpers.audience_builder import view
from helpers.audience_builder.actions import Builder
from helpers.audience_builder.keeping import FormRefused
from helpers.interactive import is_live

FRONT = Path(__file__).with_name("front")
# Joined into one module, because anywidget takes one; builder.js, the last, exports it.
SCRIPTS = ("dom", "values", "palette", "rule", "summary", "form", "audiences", "profile", "guide", "builder")
CHANGES = (
    "add",
    "group",
    "duplicate",
    "aim",
    "join",
    "negate",
    "change",
    "move",
    "step",
    "remove",
    "clear",
    "undo",
    "edit",
)
SHOWN = (view.consider, view.profile, view.audiences, view.save, view.export, view.sample)
LOOKS = {look.__name__: look for look in (*SHOWN, view.copy, view.archive, view.restore, view.delete)}


class AudienceBuilder(Builder, anywidget.AnyWidget):
    """A `Builder` that is shown and clicked: its methods do what a click does, and the page follows them.

    The page sends ``{"turn", "action", "arguments"}``, where the action is a method of `Builder` or a look at it. Every
    answer is the whole `state`, with the number of the turn it answers, so that the page can tell a late one.
    """

    _esm = "\n".join((FRONT / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    _css = (FRONT / "builder.css").read_text(encoding="utf-8")
    fixed = traitlets.Dict().tag(sync=True)  # what never changes: the tags, the purposes
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, db: duckdb.DuckDBPyConnection, folder: Path | str = "audiences", *, today: object = None):
        self._turn, self._busy = 0, False
        self._looked_at: dict | None = None  # the rule that the looks are about
        self._looks: dict[str, Any] = {}
        super().__init__(db, folder, today=today)
        self.fixed = view.fixed(self)
        self.on_msg(lambda _, message, __: self.answer(message))
        self.show()

    def answer(self, message: Any) -> None:
        """Do what a page asks, and show the state after it; what cannot be done is said there in one sentence."""
        self._busy, said = True, {}
        try:
            said = self._do(message)
        except FormRefused as refused:
            said = {"problems": refused.problems, "said": "Not saved: see what is marked.", "refused": True}
        except (ValueError, OSError, duckdb.Error) as error:
            said = {"said": str(error), "refused": True}
        finally:
            self._busy = False
            self.show(**said)

    def show(self, **said: Any) -> None:
        """Send the state to the page: once for an action, however many steps it takes."""
        if self._busy:
            return
        if self._looked_at != self.tree:  # what was found out is about another rule
            self._looks = {name: look for name, look in self._looks.items() if name == "audiences"}
            self._looked_at = copy.deepcopy(self.tree)
        self.state = view.state(self) | self._looks | {"turn": self._turn} | said

    def _do(self, message: Any) -> dict[str, Any]:
        json.dumps(message, ensure_ascii=False).encode()  # half a character cannot be sent back: a ValueError
        if not isinstance(message, dict) or not isinstance(message.get("arguments"), dict):
            raise ValueError("The page asked in a way that the builder does not know; reload it.")
        self._turn = message["turn"] if type(message.get("turn")) is int else self._turn
        action, arguments = message.get("action"), message["arguments"]
        if action not in (*CHANGES, *LOOKS):
            raise ValueError(f"The builder cannot do {action!r:.40}; reload the page.")
        work = getattr(self, action) if action in CHANGES else functools.partial(LOOKS[action], self)
        try:
            inspect.signature(work).bind(**arguments)
        except TypeError:
            raise ValueError(
                f"The builder cannot {action} with {', '.join(arguments) or 'nothing'}; reload the page."
            ) from None
        found = work(**arguments)
        if action in CHANGES:
            return {}
        self._looks |= {name: look for name, look in found.items() if name in LOOKS or name == "thoughts"}
        return found


def open_builder(db: duckdb.DuckDBPyConnection, folder: Path | str = "audiences", *, today: object = None) -> Builder:
    """Return an interactive builder, or the same builder as text where no live front end is there (a build)."""
    return (AudienceBuilder if is_live() else Builder)(db, folder, today=today)
