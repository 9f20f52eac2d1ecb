"""Opening a lab in a notebook."""

from __future__ import annotations

import os
from pathlib import Path

from helpers.lab.lab import Lab
from helpers.lab.magics import register
from helpers.lab.missing_names import watch_names
from helpers.lab.progress import Progress
from helpers.lab.recording import RECORD, RecordingLab
from helpers.lab.sheet import find_sheet


def open_lab(
    lab: str,
    *,
    seed: int | None = None,
    order: str = "levels",
    folder: str | Path | None = None,
    keep: bool = True,
) -> Lab | RecordingLab:
    """Return a lab, ready to check answers.

    Parameters
    ----------
    lab
        Its number as text, ``"01"``.
    seed
        The seed of the data that the notebook works on; None means the one the answers are for.
    order
        ``"levels"``: a level opens when those before it are passed. ``"free"``: all are open, for readers.
    folder
        Where the notebook lies, and its progress with it; the notebook's own folder unless told otherwise.
    keep
        Whether progress is kept in a file; the solved edition keeps none, so that it reads the same each time.

    Raises
    ------
    ValueError
        If there is no such lab or order, or its answer sheet is missing.
    """
    if record := os.environ.get(RECORD):
        opened = RecordingLab(Path(record))
    else:
        if order not in ("levels", "free"):
            raise ValueError(f'order is {order!r}; give "levels" (one after the other) or "free" (all open).')
        sheet = find_sheet(lab, seed)
        home = Path(folder) if folder is not None else Path.cwd()
        opened = Lab(sheet, Progress(sheet.slug, home if keep else None), seed=seed, free=order == "free", folder=home)
        watch_names(sheet)
    register(opened)
    return opened
