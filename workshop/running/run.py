"""`course run`: every lesson through papermill, in parallel, on warm kernels, with progress and a summary."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console

from helpers.paths import NOTEBOOKS, ROOT
from workshop.running.warm_kernels import warm_kernels


def run(
    lessons: list[str],
    parameters: dict[str, str],
    *,
    jobs: int | None = None,
    out: Path = ROOT / "executed",
    console: Console | None = None,
    sources: Path = NOTEBOOKS / "sources",
    folder: Path = NOTEBOOKS,
) -> int:
    """Execute lessons and return the exit code: 0 if all went well, 1 if one failed, 130 if Ctrl-C stopped them.

    Parameters
    ----------
    lessons : list of str
        Numbers or slugs; none means all.
    parameters : dict of str to str
        As typed; each goes to the lessons that have it.
    jobs : int, optional
        How many lessons at a time; by default as many as there are cores.
    out : Path
        Where the executed copies go.
    console : Console, optional
        Where progress and summary are printed: bars on a terminal, plain lines elsewhere.
    sources, folder : Path
        Where the text sources lie, and where the lessons' kernels run.

    Raises
    ------
    ValueError
        For a lesson or a parameter that is not there, or a value that does not fit.
    """
    with warm_kernels():
        # nbformat loads jsonschema, which compiles a grammar for internationalised addresses if it finds this module:
        # over a second at each start, and no notebook has a field of that kind.
        sys.modules.setdefault("rfc3987_syntax", None)
        from workshop.running.batch import run_batch  # late: its imports go on while the warm parent has its own

        return run_batch(lessons, parameters, jobs, out, console or Console(), sources, folder)
