"""The trainee's folder: their own copies of the notebooks in ``work/``, opened in JupyterLab."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import NamedTuple

from helpers.files import write_whole
from helpers.paths import NOTEBOOKS, ROOT
from workshop.page_editions import Cell, Edition, changed_sections, made_from, open_holes, read_cells, sources
from workshop.server_process import run_server

START_PAGE = "00_start_here.ipynb"
SETTINGS = Path(__file__).parent / "jupyterlab_settings"  # no news, no update checks; saves often
DELIVERED = Path(".progress") / "delivered.json"  # the editions of each page, to know what was touched since


class Kept(NamedTuple):
    """A page with a trainee's own work that has a new edition."""

    name: str
    beside: str  # the file, in the same folder, that holds the new edition
    changed: list[str]  # sections


@dataclass
class Delivery:
    """What :func:`deliver` did: paths relative to the folder."""

    new: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Say what was done, a line a file; nothing for files that are as they were."""
        return [
            *(f"{name}: new" for name in self.new),
            *(f"{name}: renewed (you had not changed it)" for name in self.renewed),
            *(
                f"{page.name}: yours, kept as it is. The course changed {_listed(page.changed)}; its new edition is "
                f"{page.beside}, in the same folder. To take it, copy what you wrote into it and go on there; "
                "to stay with yours, delete it."
                for page in self.kept
            ),
        ]


def deliver(folder: Path = ROOT / "work", notebooks: Path = NOTEBOOKS) -> Delivery:
    """Copy lessons and trainee labs into a folder, never over a file that the trainee has touched.

    A new edition replaces an untouched page. Beside a touched one it is put as ``01_groupby_lab.new.ipynb``, once:
    the trainee takes it or deletes it. A ``.new`` file that was touched is kept too: the next edition has a number.

    Parameters
    ----------
    folder
        The trainee's folder; made if missing.
    notebooks
        The folder of lessons, with ``labs`` below it.
    """
    delivered = _register(folder / DELIVERED)
    done = Delivery()
    for path in sorted([*notebooks.glob("*.ipynb"), *(notebooks / "labs").glob("*.ipynb")]):
        name = path.relative_to(notebooks).as_posix()
        delivered[name] = _deliver(name, open_holes(path.read_bytes()), folder / name, delivered.get(name, []), done)
    write_whole(folder / DELIVERED, json.dumps(delivered, ensure_ascii=False).encode())
    return done


def _deliver(name: str, content: bytes, page: Path, before: list[Edition], done: Delivery) -> list[Edition]:
    """Deliver one page after the editions before, note it in ``done``, and return its editions, the last one last."""
    new = Edition.of(content)
    is_news = not before or before[-1].digest != new.digest
    editions = [*(edition for edition in before if edition.digest != new.digest), new]
    if not page.exists():
        write_whole(page, content)
        done.new.append(name)
        return editions
    own = read_cells(page.read_bytes())
    if _is_untouched(own, editions):
        is_behind = is_news or sources(own) != sources(new.cells)
        if is_behind and page.read_bytes() != content:
            write_whole(page, content)
            done.renewed.append(name)
        return editions
    base = made_from(own, before).cells if before else own
    if sources(base) == sources(new.cells):
        return editions
    beside = _beside(page, editions)
    if is_news:
        write_whole(beside, content)
    if beside.exists():
        done.kept.append(Kept(name, beside.name, changed_sections(base, new.cells)))
    return editions


def _beside(page: Path, editions: list[Edition]) -> Path:
    """Return the first file beside a page that holds nobody's work: it is missing, or an edition as it was."""
    for number in count(1):
        beside = page.with_suffix(".new.ipynb" if number == 1 else f".new-{number}.ipynb")
        if not beside.exists() or _is_untouched(read_cells(beside.read_bytes()), editions):
            return beside


def _is_untouched(cells: list[Cell], editions: list[Edition]) -> bool:
    return sources(cells) in [sources(edition.cells) for edition in editions]


def _listed(sections: list[str], most: int = 6) -> str:
    more = [f"{len(sections) - most} more places"] if len(sections) > most else []
    return ", ".join([*sections[:most], *more])


def open_jupyterlab(folder: Path = ROOT / "work", options: tuple[str, ...] = ()) -> int:
    """Open JupyterLab in a folder, start page first, and return its exit code when it ends.

    Parameters
    ----------
    folder
        The folder it shows.
    options
        Passed on to JupyterLab (``--no-browser``, ``--port=8899``).
    """
    settings = [
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url=/lab/tree/{START_PAGE}",
        f"--LabApp.app_settings_dir={SETTINGS}",
        f"--LabApp.extra_labextensions_path={SETTINGS / 'labextensions'}",
        f"--LabApp.workspaces_dir={folder / '.progress' / 'workspaces'}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
    ]
    return run_server("jupyterlab", [*settings, *options], folder)


def _register(path: Path) -> dict[str, list[Edition]]:
    """Read each page's editions; without the file, or where it is damaged, every page that differs is touched."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: [Edition(digest, [Cell(*words) for words in cells]) for digest, cells in editions]
            for name, editions in read.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
