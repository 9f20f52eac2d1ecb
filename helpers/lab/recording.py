"""The recording kind of a lab: it notes the values it is handed and judges nothing."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from helpers import values
from helpers.lab.feedback import Result

RECORD = "COURSE_RECORD"  # environment variable: the file that values are noted in


class RecordingLab:
    """Stands in for a lab where answers are collected: all levels are open, no sheet is needed.

    Each check appends one JSON line, ``{"task": …, "value": encoded}`` or ``{"task": …, "error": sentence}``; each
    typical mistake the same with its number, ``"mistake": 0, 1, …``.

    Parameters
    ----------
    record
        The file to append to.
    """

    def __init__(self, record: Path) -> None:
        self._record = record
        self._mistakes: Counter[str] = Counter()

    def __repr__(self) -> str:
        return "A lab that records values."

    def check(self, task: str, value: object = ...) -> Result:
        """Note a value."""
        return self._note({"task": str(task)}, value)

    def check_mistake(self, task: str, value: object) -> Result:
        """Note the value of a typical mistake."""
        number = self._mistakes[task]
        self._mistakes[task] += 1
        return self._note({"task": str(task), "mistake": number}, value)

    def _note(self, line: dict, value: object) -> Result:
        try:
            line["value"] = values.encode(value)
        except Exception as error:  # a hostile or odd object costs its own task, never the cell
            line["error"] = str(error) if isinstance(error, values.Unencodable) else "The value could not be read."
        with self._record.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        return Result("noted", line["task"], word="Recorded")

    def _nothing(self, *_args: object, **_options: object) -> Result:
        return Result("noted", "Values are being recorded; nothing else is done.", word="Recorded")

    hint = progress = load_level = submit = _nothing
