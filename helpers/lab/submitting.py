"""Submitting from inside the notebook: finding its file, checking that it is saved, packing it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from IPython import get_ipython

from helpers.lab.bundle import NotPacked, make_bundle
from helpers.lab.executed_cells import last_run
from helpers.lab.feedback import Result
from helpers.lab.notebook import Notebook, read_notebook
from helpers.lab.sheet import Sheet
from helpers.lab.trainee_names import composed, why_no_trainee


def submit(
    sheet: Sheet, trainee: object, notebook: str | Path | None, folder: Path, allow_incomplete: bool = False
) -> Result:
    """Pack the notebook of this kernel and return what was done, or every reason why not."""
    if unfit := why_no_trainee(trainee):
        return Result("wrong", sheet.title, (unfit,), word="Not packed")
    try:
        path = Path(notebook) if notebook is not None else find_notebook(sheet.slug, folder)
        refuse_unsaved(path, {task.id: task.name for task in sheet.tasks.values()})
        bundle = make_bundle(path, composed(trainee), lab=sheet.lab, allow_incomplete=allow_incomplete)
    except NotPacked as refusal:
        return Result("wrong", sheet.title, tuple(refusal.reasons), word="Not packed")
    except (OSError, ValueError) as error:
        return Result("wrong", sheet.title, (str(error),), word="Not packed")
    lines = (f"`{bundle.path.name}` lies beside your notebook: hand in this one file.", *bundle.warnings)
    return Result("noted", sheet.title, lines, word="Packed")


def find_notebook(slug: str, folder: Path) -> Path:
    """Return the notebook that this kernel serves: as JupyterLab or VS Code tells it, else the lab's only one here.

    Raises
    ------
    ValueError
        If it cannot be told.
    """
    shell = get_ipython()
    told = [os.environ.get("JPY_SESSION_NAME"), shell.user_ns.get("__vsc_ipynb_file__") if shell else None]
    for name in told:
        if isinstance(name, str) and (path := folder / name).suffix == ".ipynb" and path.is_file():
            return path
    fitting = [path for path in sorted(folder.glob("*.ipynb")) if _is_trainees(path, slug)]
    if len(fitting) == 1:
        return fitting[0]
    many = ", ".join(path.name for path in fitting)
    found = f"{many} are all copies of this lab" if many else f"no copy of {slug} lies in this folder"
    raise ValueError(f'{found[0].upper()}{found[1:]}; say which: lab.submit("your-name", notebook="its-name.ipynb").')


def _is_trainees(path: Path, slug: str) -> bool:
    try:
        course = read_notebook(path).course
    except (OSError, ValueError):
        return False
    return course.get("slug") == slug and course.get("edition") == "lab"


def refuse_unsaved(path: Path, names: dict[str, str]) -> None:
    """Refuse if a task's cell was run in a form that the file on disk does not have.

    Parameters
    ----------
    path
        The notebook's file.
    names
        Task to the variable that its cell assigns.

    Raises
    ------
    ValueError
        If the file is behind.
    """
    try:
        notebook = read_notebook(path)
    except (OSError, ValueError):
        return  # what is wrong with the file is said when it is packed
    behind = sorted({task for task in names if _is_behind(notebook, task, names[task])})
    if behind:
        raise ValueError(
            f"The file {path.name} does not have what you ran last for {', '.join(behind)}: "
            "save it (Ctrl+S), run those cells again if you changed them since, then submit again."
        )


def _is_behind(notebook: Notebook, task: str, name: str) -> bool:
    cells = notebook.of_role("task", task)
    saved = [(cell["id"], cell.source.strip()) for cell in cells if "id" in cell]
    if any(last_run(cell_id) is not None for cell_id in notebook.ids):
        runs = [(last_run(cell_id), source) for cell_id, source in saved]
        return any(run is not None and run.strip() != source for run, source in runs)
    # A front end without cell ids: the last cell run that assigns the task's variable must be in the file.
    shell = get_ipython()
    ran = shell.history_manager.input_hist_raw if shell else []
    assigns = re.compile(rf"^(?:{re.escape(name)}\s*=[^=]|def {re.escape(name)}\b)", re.MULTILINE)
    last = next((source for source in reversed(ran) if assigns.search(source) and not source.startswith("%%")), None)
    return last is not None and last.strip() not in notebook.sources
