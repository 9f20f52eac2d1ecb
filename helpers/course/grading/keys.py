"""Hidden keys: what submissions are held against, made on the instructor's machine, kept outside the course folder."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import platformdirs

from helpers.course.editions.build import Place
from helpers.course.grading.hidden import asked, draw_sheet
from helpers.course.running.warm import warm_kernels
from helpers.course.secret import Secret
from helpers.files import write_whole
from helpers.lab.sheet import Sheet, read_sheet

POOL = 3  # hidden samples of each lab; a submission gets one of them
KEPT = 90 * 86_400  # seconds that a hidden sheet is kept; one that is wanted later is made again, the same
_OURS = ("claims", "hidden", "keys", "scoring", "session")  # modules of this room that can change marks


@dataclass(frozen=True)
class Key:
    """What one submission is held against."""

    version: str  # another one whenever something changed that can change marks
    sheet: Sheet  # of the hidden data, with the inputs that this submission is asked on
    practice: Sheet  # what the trainee's own checks are held against


def hidden_key(slug: str, secret: Secret, sha: str, *, place: Place | None = None, folder: Path | None = None) -> Key:
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
    place
        The checkout with the sources.
    folder
        Where hidden sheets are kept, for this user alone; in the user's cache unless given.

    Raises
    ------
    ValueError
        If there is no such lab, or no hidden data could be made for it.
    """
    place = place or Place()
    number = secret.number("which hidden data", slug, sha) % POOL
    path = _file(slug, secret, number, place, folder)
    _make(path, slug, secret, number, place)
    rng = np.random.default_rng(secret.number("which inputs", slug, sha))
    return Key(key_version(slug, secret, place), asked(_sheet(path), rng), _sheet(_practice(slug, place)))


def make_keys(
    slugs: Iterable[str],
    secret: Secret,
    *,
    jobs: int = 2,
    place: Place | None = None,
    folder: Path | None = None,
    tell: Callable[[str], object] = lambda slug: None,
) -> None:
    """Make the hidden sheets of several labs that are missing, side by side; ``tell`` is given the lab of each."""
    place = place or Place()
    wanted = [(slug, number) for slug in dict.fromkeys(slugs) for number in range(POOL)]
    files = {one: _file(one[0], secret, one[1], place, folder) for one in wanted}
    missing = {one: path for one, path in files.items() if not path.exists()}
    if not missing:
        return
    with warm_kernels(), ThreadPoolExecutor(jobs) as pool:
        made = {one: pool.submit(_make, path, one[0], secret, one[1], place) for one, path in missing.items()}
        for (slug, _), future in made.items():
            future.result()
            tell(slug)


def key_version(slug: str, secret: Secret, place: Place | None = None) -> str:
    """Return a lab's key version: a digest of all that can change its marks, the secret among it."""
    return _version(slug, secret, place or Place())


@cache
def _version(slug: str, secret: Secret, place: Place) -> str:
    root, course = place.root, place.root / "helpers" / "course"
    own = [place.sources / f"{slug}.py", place.rubrics / f"{slug}.toml", _practice(slug, place), root / "uv.lock"]
    code = [path for path in (root / "helpers").rglob("*.py") if not path.is_relative_to(course)]
    makers = [*(course / "editions").glob("*.py"), *(course / "grading" / f"{name}.py" for name in _OURS)]
    makers += (course / "grading" / "sandbox").rglob("*.py")  # what cells may do there decides what they can show
    data = [path for path in (root / "data").rglob("*") if path.suffix in (".parquet", ".csv")]
    digest = hashlib.sha256(secret.key("key version", slug))
    for path in (*own, *sorted(code), *sorted(makers), *sorted(data)):
        content = path.read_bytes() if path.exists() else b"-"
        digest.update(f"{path.relative_to(root).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:12]


def _file(slug: str, secret: Secret, number: int, place: Place, folder: Path | None) -> Path:
    if not (place.sources / f"{slug}.py").exists() or not _practice(slug, place).exists():
        raise ValueError(f"There is no lab {slug!r} with a source and an answer sheet; make its sheet: course build.")
    folder = folder or platformdirs.user_cache_path("precision-marketing") / "hidden-answers"
    return folder / f"{slug}-{key_version(slug, secret, place)}-{number}.json"


def _practice(slug: str, place: Place) -> Path:
    return place.root / "data" / "answers" / f"{slug}.json"


def _make(path: Path, slug: str, secret: Secret, number: int, place: Place) -> None:
    if path.exists():
        return
    sheet = draw_sheet(slug, secret, number, _sheet(_practice(slug, place)), place)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    write_whole(path, json.dumps(sheet, ensure_ascii=False, separators=(",", ":")).encode())
    for other in path.parent.glob("*.json"):
        with suppress(FileNotFoundError):  # another process may be clearing up as well
            if time.time() - other.stat().st_mtime > KEPT:
                other.unlink()


_sheet = cache(read_sheet)
