"""Where things lie: in a checkout, or in an installed wheel, which carries the data and no notebooks."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = ROOT / "notebooks"
_IN_THE_WHEEL = Path(__file__).resolve().parent / "data"
DATA = _IN_THE_WHEEL if _IN_THE_WHEEL.is_dir() else ROOT / "data"
