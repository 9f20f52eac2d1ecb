"""Faults of committed outputs: warnings, paths of a machine, figures without alt text."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

from helpers.paths import ROOT

MINIMUM_ALT = 40  # characters: a finding, not a chart's type
_PLACES = {str(ROOT), str(Path.home()), tempfile.gettempdir()}
_PATH = re.compile(
    r"(?<![\w/.:<])(?:"
    + "|".join(re.escape(place.rstrip("/")) + r"/" for place in sorted(_PLACES))
    + r"|/(?:home|root|Users|tmp|usr|opt|var|mnt|private|workspace)/|[A-Z]:\\(?!n))[^\s'\"<>]*"
)
_WARNING = re.compile(r"\b\w*Warning: ")


def _texts(output: NotebookNode) -> Iterator[str]:
    if output.output_type == "stream":
        yield output.text
    elif output.output_type == "error":
        yield from output.traceback
    else:
        for kind, value in output.data.items():
            if kind.startswith("text/") or kind == "image/svg+xml":
                yield value if isinstance(value, str) else "".join(value)


def output_faults(notebook: NotebookNode) -> list[str]:
    """Return one sentence for each warning, machine path or figure without alt text in a notebook's outputs."""
    faults = []
    for position, cell in enumerate(notebook.cells, 1):
        where = f"cell {position} ({cell.source.strip().splitlines()[0][:60]})" if cell.source.strip() else ""
        for output in cell.get("outputs", []):
            if output.output_type == "stream" and output.name == "stderr":
                faults.append(
                    f"{where} prints a warning: {output.text.strip().splitlines()[-1][:120]!r}; mend its cause."
                )
                continue
            for text in _texts(output):
                if found := _WARNING.search(text):
                    faults.append(f"{where} shows a warning ({found[0].strip(': ')}); mend its cause.")
                if found := _PATH.search(text):
                    faults.append(f"{where} shows a path of this machine, {found[0]!r}; print a relative one.")
            if "image/png" in output.get("data", {}):
                alt = output.metadata.get("image/png", {}).get("alt", "")
                if len(alt.strip()) < MINIMUM_ALT:
                    faults.append(
                        f"{where} draws a figure without alt text: call plotting.show(ax, title=…, data=…, alt=…) "
                        f"with a sentence that states the finding."
                    )
    return faults
