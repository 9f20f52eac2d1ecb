"""A lab's IPython magics: typical mistakes, and running the code of levels."""

from __future__ import annotations

import ast
import copy
import sys
import warnings
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from IPython import get_ipython
from IPython.core.error import UsageError
from IPython.utils.capture import capture_output

from helpers.lab.executed_cells import watch

_COPIED = (pd.DataFrame, pd.Series, np.ndarray, list, dict, set)


def register(lab: Any) -> None:
    """Make ``%%typical_mistake`` known to the notebook, for this lab; nothing outside IPython."""
    shell = get_ipython()
    if shell is None:
        return

    def typical_mistake(line: str, cell: str) -> Any:
        """Run a cell on a copy of the names and check what it gives: ``%%typical_mistake 01.1 receipts``."""
        words = line.split()
        if len(words) != 2:
            raise UsageError(f"%%typical_mistake got {line!r}; give a task and a name: %%typical_mistake 01.1 receipts")
        task, name = words
        names = dict(shell.user_ns)
        _run(shell, cell, names, f"<typical mistake in {task}>")
        if name not in names:
            raise UsageError(f"This typical mistake of task {task} gives {name!r} no value; assign it.")
        return lab.check_mistake(task, names[name])

    shell.register_magic_function(typical_mistake, magic_kind="cell")
    watch(shell)


def run_quietly(cells: Iterable[str]) -> None:
    """Run cells in the notebook's own names, showing nothing: no prints, no tables, no figures.

    Raises
    ------
    RuntimeError
        With the error of the first cell that fails, or if this is no notebook.
    """
    shell = get_ipython()
    if shell is None:
        raise RuntimeError("there is no notebook here to run code in")
    with capture_output():
        for code in cells:
            try:
                _run(shell, code, shell.user_ns, "<code of a level>")
            except Exception as error:
                raise RuntimeError(f"{type(error).__name__}: {error}") from error
            finally:
                if pyplot := sys.modules.get("matplotlib.pyplot"):
                    pyplot.close("all")  # or the notebook draws them when its own cell ends


def run_on_a_copy(code: str) -> dict[str, Any]:
    """Run a cell on copies of the tables and lists that it reads, showing nothing, and return all names it then has."""
    shell = get_ipython()
    names = dict(shell.user_ns)
    read = {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)}
    for name in read & names.keys():
        if isinstance(names[name], _COPIED):
            names[name] = copy.deepcopy(names[name])
    with capture_output(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _run(shell, code, names, "<variant of a solution>")
    return names


def _run(shell: Any, code: str, names: dict[str, Any], label: str) -> None:
    exec(compile(shell.transform_cell(code), label, "exec"), names)


def user_names() -> dict[str, Any]:
    """Return the notebook's names, the live ones; an empty dict outside IPython."""
    shell = get_ipython()
    return {} if shell is None else shell.user_ns
