"""Hidden keys: the answers that submissions are compared with, made on the instructor's machine and kept there."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path

import numpy as np
import platformdirs

from helpers.files import write_whole
from helpers.lab.sheet import read_sheet
from workshop.editions.build import Checkout
from workshop.grading.hidden_sheets import asked, draw_sheet
from workshop.grading.records import Key
from workshop.grading.scoring import MARKING
from workshop.running.warm_kernels import warm_kernels
from workshop.secret import Secret

POOL = 3  # hidden samples of each lab; a submission gets one of them
KEPT = 90 * 86_400  # seconds that a hidden sheet is kept; one that is wanted later is made again, the same


def hidden_key(
    slug: str, secret: Secret, sha: str, *, checkout: Checkout | None = None, folder: Path | None = None
) -> Key:
    """Return the key for one submission; secret and submission decide which hidden data and inputs it gets.

    A sheet that is not yet in the folder is made, in some seconds; see `make_keys` for many.

    Parameters
    ----------
    slug
        The lab: ``"01_groupby_lab"``.
    secret
        The course's.
    sha
        Of the submission's bytes.
    checkout
        The checkout with the sources.
    folder
        Where hidden sheets are kept, for this user alone; in the user's cache unless given.

    Raises
    ------
    ValueError
        If there is no such lab, or no hidden data could be made for it.
    """
    checkout = checkout or Checkout()
    path = _hidden_sheet(slug, secret, sha, checkout, folder)
    rng = np.random.default_rng(secret.number("which inputs", slug, sha))
    return Key(_version(path, _practice(slug, checkout)), asked(_sheet(path), rng), _sheet(_practice(slug, checkout)))


def make_keys(
    slugs: Iterable[str],
    secret: Secret,
    *,
    jobs: int = 2,
    checkout: Checkout | None = None,
    folder: Path | None = None,
    tell: Callable[[str], object] = lambda slug: None,
) -> None:
    """Make the hidden sheets of several labs that are missing, side by side; ``tell`` is given the lab of each."""
    checkout = checkout or Checkout()
    wanted = [(slug, number) for slug in dict.fromkeys(slugs) for number in range(POOL)]
    files = {one: _file(one[0], secret, one[1], checkout, folder) for one in wanted}
    missing = {one: path for one, path in files.items() if not path.exists()}
    if not missing:
        return
    with warm_kernels(), ThreadPoolExecutor(jobs) as pool:
        made = {one: pool.submit(_make, path, one[0], secret, one[1], checkout) for one, path in missing.items()}
        for (slug, _), future in made.items():
            future.result()
            tell(slug)


def key_version(
    slug: str, secret: Secret, sha: str, *, checkout: Checkout | None = None, folder: Path | None = None
) -> str:
    """Return the version of a submission's key: a digest of the answers on its hidden sheet and on the practice sheet.

    Code, texts and figures play no part: a changed docstring has the sheets made anew, with the same answers, and
    nobody's marks change. A change of grading itself that changes marks raises `MARKING` in the module `scoring`.
    """
    checkout = checkout or Checkout()
    return _version(_hidden_sheet(slug, secret, sha, checkout, folder), _practice(slug, checkout))


@cache
def _version(*sheets: Path) -> str:
    digest = hashlib.sha256(f"marking {MARKING}\n".encode())
    for sheet in map(_sheet, sheets):
        answers = [
            [task.id, task.points, task.name, task.order, task.cases, task.expected] for task in sheet.tasks.values()
        ]
        digest.update(json.dumps([sheet.seed, answers], sort_keys=True).encode() + b"\n")
    return digest.hexdigest()[:12]


def _hidden_sheet(slug: str, secret: Secret, sha: str, checkout: Checkout, folder: Path | None) -> Path:
    """Return where the hidden sheet of a submission lies, after making it if it is missing."""
    number = secret.number("which hidden data", slug, sha) % POOL
    path = _file(slug, secret, number, checkout, folder)
    _make(path, slug, secret, number, checkout)
    return path


@cache
def _made_from(slug: str, secret: Secret, checkout: Checkout) -> str:
    """Return a digest of all that a hidden sheet is made from: with another one, the sheet is made again."""
    root = checkout.root
    files = [
        *(checkout.sources / f"{slug}.py", checkout.rubrics / f"{slug}.toml", _practice(slug, checkout)),
        *sorted((root / "helpers").rglob("*.py")),
        *sorted((root / "workshop" / "editions").glob("*.py")),
        root / "workshop" / "grading" / "hidden_sheets.py",
        *sorted(path for path in (root / "data").rglob("*") if path.suffix in (".parquet", ".csv")),
        root / "uv.lock",
    ]
    digest = hashlib.sha256(secret.key("hidden sheets", slug))
    for path in files:
        content = path.read_bytes() if path.exists() else b"-"
        digest.update(f"{path.relative_to(root).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:12]


def _file(slug: str, secret: Secret, number: int, checkout: Checkout, folder: Path | None) -> Path:
    if not (checkout.sources / f"{slug}.py").exists() or not _practice(slug, checkout).exists():
        raise ValueError(f"There is no lab {slug!r} with a source and an answer sheet; make its sheet: course build.")
    folder = folder or platformdirs.user_cache_path("precision-marketing") / "hidden-answers"
    return folder / f"{slug}-{_made_from(slug, secret, checkout)}-{number}.json"


def _practice(slug: str, checkout: Checkout) -> Path:
    return checkout.root / "data" / "answers" / f"{slug}.json"


def _make(path: Path, slug: str, secret: Secret, number: int, checkout: Checkout) -> None:
    if path.exists():
        return
    sheet = draw_sheet(slug, secret, number, _sheet(_practice(slug, checkout)), checkout)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    write_whole(path, json.dumps(sheet, ensure_ascii=False, separators=(",", ":")).encode())
    for other in path.parent.glob("*.json"):
        with suppress(FileNotFoundError):  # another process may be clearing up as well
            if time.time() - other.stat().st_mtime > KEPT:
                other.unlink()


_sheet = cache(read_sheet)
