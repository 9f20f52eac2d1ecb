"""Making PDF with typst: tagged, with embedded fonts, the same bytes for the same text."""

from __future__ import annotations

import json
import shutil
import tempfile
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import matplotlib
import typst
from matplotlib.ft2font import FT2Font
from pylopdf_fonts_zh_cn import sans_path

_NOTO = Path(sans_path())  # Noto Sans SC: Chinese, and the letters of pinyin
_DEJAVU = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"  # other letters and alphabets
_QUOTES = "‘’“”"  # as wide as a Chinese character in Noto Sans SC
_NO_GLYPH = "□"
_FORBIDDEN = {0xFEFF}  # in PDF/UA, though a font has it
_UNSEEN = ("Cc", "Cf", "Mn", "Me")  # controls, joiners, marks upon another letter: nothing is missed without them


def typeset(template: Path, content: dict, figures: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """Return a template as PDF/UA; people's text reaches it as data, so none of it is ever read as markup.

    Characters that no font here can draw (an emoji) are shown as □: PDF/UA allows no text that cannot be seen.

    Parameters
    ----------
    template
        A ``.typ`` file that reads ``json(bytes(sys.inputs.content))`` and sets its font to DejaVu Sans for what the
        regular expression ``sys.inputs.dejavu`` covers, and to Noto Sans SC.
    content
        What it reads, as plain JSON.
    figures
        Pictures (PNG) by the names under which the template reads them.

    Raises
    ------
    ValueError
        If typst cannot set it.
    """
    with tempfile.TemporaryDirectory() as folder:  # all that the template can read
        shutil.copy(template, Path(folder) / template.name)
        for name, figure in figures.items():
            (Path(folder) / name).write_bytes(figure)
        try:
            return typst.compile(
                str(Path(folder) / template.name),
                root=folder,
                sys_inputs={"content": json.dumps(_drawable(content), ensure_ascii=False), "dejavu": _dejavu()},
                font_paths=[str(_NOTO.parent), str(_DEJAVU.parent)],
                ignore_system_fonts=True,
                pdf_standards=["ua-1"],
            )
        except typst.TypstError as error:
            raise ValueError(f"{template.name} cannot be set: {error}.") from error


def without_glyph(text: str) -> str:
    """Return the characters of a text that the course's fonts cannot draw."""
    return "".join(dict.fromkeys(character for character in text if ord(character) not in _glyphs()))


def _drawable(content):
    """Return plain JSON with nothing in its texts that cannot be drawn."""
    match content:
        case dict():
            return {name: _drawable(value) for name, value in content.items()}
        case list() | tuple():
            return [_drawable(value) for value in content]
        case str() if strange := set(without_glyph(content)) - set("\n\t"):
            return unicodedata.normalize("NFC", content).translate({ord(one): _instead(one) for one in strange})
    return content


def _instead(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in _UNSEEN else _NO_GLYPH


@cache
def _glyphs() -> frozenset[int]:
    return frozenset(_drawn(_NOTO) | _drawn(_DEJAVU)) - _FORBIDDEN


@cache
def _dejavu() -> str:
    """Return the characters to draw with DejaVu Sans, as a regular expression.

    Left to itself, typst would draw an accented letter that Noto Sans SC lacks from two parts, which no reader of the
    PDF puts together again.
    """
    return "".join(
        ["[", *(f"\\x{{{one:x}}}" for one in sorted(_drawn(_DEJAVU) - _drawn(_NOTO) | set(map(ord, _QUOTES)))), "]"]
    )


def _drawn(font: Path) -> set[int]:
    return set(FT2Font(str(font)).get_charmap())
