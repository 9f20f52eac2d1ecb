"""The trainee's folder: their own copies of the notebooks in ``work/``, opened in JupyterLab."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from helpers.files import write_whole
from helpers.paths import NOTEBOOKS, ROOT

START_PAGE = "00_start_here.ipynb"
SETTINGS = Path(__file__).parent / "jupyterlab_settings"  # no news, no update checks; saves often
DELIVERED = Path(".progress") / "delivered.json"  # what was handed out, to know what was touched since


@dataclass
class Delivery:
    """What :func:`deliver` did: paths relative to the folder."""

    new: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Say what was done, a line a file; nothing for files that are as they were."""
        return [
            *(f"{name}: new" for name in self.new),
            *(f"{name}: renewed (you had not changed it)" for name in self.renewed),
            *(f"{name}: yours, kept as it is (to start afresh, rename it and run this again)" for name in self.kept),
        ]


def deliver(folder: Path = ROOT / "work", notebooks: Path = NOTEBOOKS) -> Delivery:
    """Copy lessons and trainee labs into a folder, never over a file that the trainee has touched.

    An untouched file is renewed when its edition has changed. A touched one is kept as it is.

    Parameters
    ----------
    folder
        The trainee's folder; made if missing.
    notebooks
        The folder of lessons, with ``labs`` below it.
    """
    register = folder / DELIVERED
    handed_out = _register(register)
    done = Delivery()
    for edition in sorted([*notebooks.glob("*.ipynb"), *(notebooks / "labs").glob("*.ipynb")]):
        name = edition.relative_to(notebooks).as_posix()
        content = edition.read_bytes()
        target = folder / name
        if not target.exists():
            done.new.append(name)
        elif target.read_bytes() == content:
            handed_out[name] = _digest(content)
            continue
        elif _digest(target.read_bytes()) == handed_out.get(name):
            done.renewed.append(name)
        else:
            done.kept.append(name)
            continue
        write_whole(target, content)
        handed_out[name] = _digest(content)
    write_whole(register, json.dumps(handed_out, indent=1, sort_keys=True).encode())
    return done


def open_jupyterlab(folder: Path = ROOT / "work", options: tuple[str, ...] = ()) -> int:
    """Open JupyterLab in a folder, start page first, and return its exit code when it ends.

    Parameters
    ----------
    folder
        The folder it shows.
    options
        Passed on to JupyterLab (``--no-browser``, ``--port=8899``).
    """
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url=/lab/tree/{START_PAGE}",
        f"--LabApp.app_settings_dir={SETTINGS}",
        f"--LabApp.workspaces_dir={folder / '.progress' / 'workspaces'}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        *options,
    ]
    try:
        return subprocess.run(command, cwd=folder, env=os.environ, check=False).returncode
    except KeyboardInterrupt:
        return 0


def _register(path: Path) -> dict[str, str]:
    """Read what was handed out; without it, or damaged, every file that differs counts as touched."""
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
