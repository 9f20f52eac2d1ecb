"""PDF by typst: tagged, in the course's own fonts, the same bytes for the same text."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import typst
from matplotlib.ft2font import FT2Font
from pylopdf_fonts_zh_cn import sans_path


def typeset(template: Path, content: dict) -> bytes:
    """Return a template as PDF/UA; people's text reaches it as data, so none of it is ever read as markup.

    Parameters
    ----------
    template
        A ``.typ`` file that reads ``json(bytes(sys.inputs.content))``.
    content
        What it reads, as plain JSON.
    """
    return typst.compile(
        str(template),
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
