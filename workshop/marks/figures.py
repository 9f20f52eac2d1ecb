"""The figures of a submission, taken from its feedback page."""

from __future__ import annotations

import base64
import re
from pathlib import Path

MOST = 6  # figures of one lab in a report
MAX_PIXELS = 12_000_000  # of one figure: a small file can claim a picture that no memory holds
_IMAGE = re.compile(r'src="data:image/png;base64,([A-Za-z0-9+/=]+)"')
_PNG = b"\x89PNG\r\n\x1a\n"


def figures_of(page: Path) -> list[bytes]:
    """Return the first figures on a feedback page, as PNG; none if there is no such page."""
    if not page.exists():
        return []
    found = (base64.b64decode(code) for code in _IMAGE.findall(page.read_text(encoding="utf-8")))
    return [figure for figure in found if _fits(figure)][:MOST]


def _fits(figure: bytes) -> bool:
    width, height = (
        int.from_bytes(figure[start : start + 4]) for start in (16, 20)
    )  # of the header that PNG begins with
    return figure.startswith(_PNG + b"\x00\x00\x00\rIHDR") and 0 < width * height <= MAX_PIXELS
