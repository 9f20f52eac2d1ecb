"""The lab that records values instead of judging them, for building answer sheets."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from helpers import values
from helpers.lab.calling import call_shown, draw_cases, is_error, outcome
from helpers.lab.feedback import Result
from helpers.lab.magics import run_on_a_copy, user_names

RECORD = "COURSE_RECORD"  # environment variable: the file that values are noted in


class RecordingLab:
    """Stands in for a lab where answers are collected: all levels are open, no sheet is needed.

    Each check appends one JSON line, ``{"task": …, "value": encoded}`` or ``{"task": …, "error": sentence}``; each
    typical mistake the same with its number, ``"mistake": 0, 1, …``, and each variant with its name. A function is
    noted by the list of what it gives on the inputs drawn for its task, which have a line of their own,
    ``{"task": …, "cases": [encoded arguments, …]}``.

    Parameters
    ----------
    record
        The file to append to.
    """

    def __init__(self, record: Path) -> None:
        self._record = record
        self._mistakes: Counter[str] = Counter()
        self._cases: dict[str, list] = {}

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

    def draw_inputs(self, task: str, inputs: Callable, seed: int, rounds: int = 1) -> Result:
        """Draw and note the inputs that a task's function is asked on from now on; see `draw_cases`."""
        line: dict[str, Any] = {"task": task}
        try:
            line["cases"] = self._cases[task] = draw_cases(inputs, seed, rounds)
        except ValueError as error:
            line["error"] = str(error)
        return self._append(line)

    def try_variants(
        self, task: str, name: str, variants: dict[str, str], alike: dict[str, tuple[str, str]] | None = None
    ) -> Result:
        """Note what other code gives a name, or that it fails: each is run on a copy of the notebook's names.

        Variants in `alike` are left out where the two names given for them hold values of different types.
        """
        for variant, code in variants.items():
            line = {"task": task, "variant": variant}
            kinds = {type(user_names().get(one)) for one in (alike or {}).get(variant, ())}
            try:
                if len(kinds) > 1:
                    raise TypeError("names of different types")
                value = run_on_a_copy(code)[name]
            except Exception as error:
                self._append(line | {"error": f"{type(error).__name__}: {error}"})
            else:
                self._note(line, value)
        return self._nothing()

    def _note(self, line: dict, value: object) -> Result:
        try:
            line |= self._called(line, value) if line["task"] in self._cases else {"value": values.encode(value)}
        except Exception as error:  # a hostile or odd object costs its own task, never the cell
            line["error"] = str(error) if isinstance(error, values.Unencodable) else "The value could not be read."
        return self._append(line)

    def _called(self, line: dict, function: Callable) -> dict:
        """Return what a function gives; a mistake may stop with an error, of which the kind is kept."""
        cases = self._cases[line["task"]]
        outcomes = [outcome(function, case) for case in cases]
        failed = next((number for number, given in enumerate(outcomes) if is_error(given)), None)
        if failed is not None and not {"mistake", "variant"} & line.keys():
            return {"error": f"in {call_shown('the function', cases[failed])}: {outcomes[failed]['error']}"}
        kinds = [{"error": given["error"].partition(":")[0]} if is_error(given) else given for given in outcomes]
        return {"value": kinds}

    def _append(self, line: dict) -> Result:
        with self._record.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        return Result("noted", line["task"], word="Recorded")

    def _nothing(self, *_args: object, **_options: object) -> Result:
        return Result("noted", "Values are being recorded; nothing else is done.", word="Recorded")

    hint = progress = load_level = submit = _nothing
