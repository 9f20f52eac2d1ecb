"""`python -m workshop …` is `course …`."""

import sys
from importlib.util import find_spec

from helpers.paths import NOTEBOOKS


def main() -> None:
    """Run a command; without the course's libraries or a checkout, say what to do instead."""
    if not all(find_spec(name) for name in ("click", "rich", "jupytext", "tornado")):
        raise SystemExit(
            "✗ Only the core is installed, for `from helpers import …`; the command `course` needs the rest: "
            "pip install 'precision-marketing[instructor]', or `make course` in a copy of the course."
        )
    if not NOTEBOOKS.is_dir():
        raise SystemExit(
            f"✗ There are no notebooks in {NOTEBOOKS.parent}; `course` works in a copy of the course, "
            "made by git clone and set up by `make course`."
        )
    from workshop.cli import main as course

    course()


if __name__ == "__main__":
    sys.exit(main())
