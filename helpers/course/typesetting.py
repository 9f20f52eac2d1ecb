"""PDF by typst: tagged, in the course's own fonts, the same bytes for the same text."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import typst
from matplotlib.ft2font import FT2Font
from pylopdf_fonts_zh_cn import sans_path


def typeset(template: Path, content: dict, figures: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """Return a template as PDF/UA; people's text reaches it as data, so none of it is ever read as markup.

    Parameters
    ----------
    template
        A ``.typ`` file that reads ``json(bytes(sys.inputs.content))``.
    content
        What it reads, as plain JSON.
    figures
        Pictures (PNG) by the names under which the template reads them.
    """
    with tempfile.TemporaryDirectory() as folder:  # all that the template can read
        shutil.copy(template, Path(folder) / template.name)
        for name, figure in figures.items():
            (Path(folder) / name).write_bytes(figure)
        return typst.compile(
            str(Path(folder) / template.name),
            root=folder,
            sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
            font_paths=[str(Path(sans_path()).parent)],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
        )


def without_glyph(text: str) -> str:
    """Return the characters of a text that the course's font cannot draw."""
    return "".join(dict.fromkeys(character for character in text if ord(character) not in _glyphs()))


@cache
def _glyphs() -> frozenset[int]:
    return frozenset(FT2Font(str(sans_path())).get_charmap())
