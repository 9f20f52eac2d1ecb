"""Committed notebooks, run again: sealed as when they were built, and left out, with the reason, where data lack."""

import functools
import os
from pathlib import Path

import pytest

from helpers.course.sources import read_source
from helpers.paths import NOTEBOOKS, ROOT

SHARED = ROOT.parent / "shared" / "data"
os.environ["COURSE_SEALED"] = "1"  # without network, and without sliders
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
