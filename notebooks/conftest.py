"""Committed notebooks whose data are not on this machine are not run again: skipped, with the reason."""

import functools
import os
from pathlib import Path

import pytest

from helpers.course.sources import read_source
from helpers.paths import NOTEBOOKS, ROOT

SHARED = ROOT.parent / "shared" / "data"
if SHARED.exists():
    os.environ.setdefault("COURSE_DATA", str(SHARED))


@functools.cache
def reason(notebook: Path) -> str:
    """Return why a committed notebook cannot be run here; empty if it can."""
    source = NOTEBOOKS / "sources" / f"{notebook.stem}.py"
    return read_source(source).lacks if source.exists() else ""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip each cell of such a notebook."""
    for item in items:
        if item.path.suffix == ".ipynb" and (why := reason(item.path)):
            item.add_marker(pytest.mark.skip(reason=why))
