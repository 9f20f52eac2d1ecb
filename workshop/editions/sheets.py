"""The answer sheet: expected values, recognised mistakes and hints, found by running the solution."""

from __future__ import annotations

import copy
import json
import tempfile
import tomllib
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from workshop.editions.kept_variants import is_kept
from workshop.editions.lab_source import SourceFault, Task, heading, level_code, read_tasks, role
from workshop.editions.labs import solved_edition
from workshop.editions.variants import add_more, faults_of, names_before, sketch_all, with_variants
from workshop.running.execute import execute
from workshop.sources import Source


def answer_sheet(
    source: Source,
    rubrics: Path,
    cwd: Path,
    parameters: dict | None = None,
    rounds: int = 1,
    is_practice: bool = False,
    earlier: dict | None = None,
) -> dict:
    """Return a lab's answer sheet for its own parameters, or for others (another ``DATA_SEED``).

    Parameters
    ----------
    source
        The lab.
    rubrics
        The folder with the rubrics of its written questions.
    cwd
        Where it runs.
    parameters
        Values for its parameters cell.
    rounds
        How often inputs are drawn for tasks whose answer is a function.
    is_practice
        Whether it is the sheet that trainees get: with what two mistakes at once and small changes of the solution
        give, and with sketches of all wrong answers in place of the answers.
    earlier
        The practice sheet built before: what it says of mistakes that no edition shows, and of small changes, is taken
        from it where these are still the same.

    Raises
    ------
    SourceFault
        If a mistake gives the solution's value, or another mistake's: neither could then be recognised.
    """
    tasks = read_tasks(source)
    notebook = _with_inputs(with_parameters(solved_edition(source), parameters), tasks, rounds)
    names = {name: names_before(notebook, name) for name in tasks}
    kept = {
        name: earlier["tasks"][name] for name, task in tasks.items() if earlier and is_kept(earlier, task, names[name])
    }
    records = _record(with_variants(notebook, tasks, is_practice, kept), cwd)
    entries, faults = {}, []
    for name, task in tasks.items():
        found = [record for record in records if record["task"] == name and "variant" not in record]
        drawn = [found.pop(0)] if task.inputs and found else []
        unusable = [record["error"] for record in (*drawn, *found) if "error" in record]
        if unusable or len(found) != 1 + len(task.shown):
            reason = " ".join(unusable) or "one of its checks did not run"
            faults.append(f"{source.path.name}: task {name} gave no comparable value: {reason}.")
            continue
        expected, *mistaken = [record["value"] for record in found]
        order = task.check.metadata.get("order", "ignored")
        cases = {"cases": drawn[0]["cases"]} if drawn else {}
        entries[name] = {
            "title": task.title,
            "level": task.level,
            "points": task.points,
            "name": task.name,
            "order": order,
            **cases,
            "expected": expected,
            "mistakes": [
                {"value": value, "hint": cell.metadata["hint"]}
                for value, cell in zip(mistaken, task.shown, strict=True)
            ],
            "hints": task.hint_texts,
        }
        tried = {one["variant"]: one for one in records if one["task"] == name and "variant" in one}
        wrong = add_more(entries[name], task, tried) if is_practice and name not in kept else []
        wrong += faults_of(entries[name], task, tried)
        if task.name in names[name]:
            wrong.append(f"the page makes {task.name!r} before it is asked for; give one of the two another name.")
        faults += [f"{source.path.name}: task {name}, {fault}" for fault in wrong]
        if is_practice:
            sketch_all(entries[name], task, names[name], tried, kept.get(name))
    written, rubric_faults = _written(source, rubrics)
    faults += rubric_faults
    if faults:
        raise SourceFault("\n".join(faults))
    start, codes = level_code(source)
    levels = [
        {"level": level, "tasks": [name for name, task in tasks.items() if task.level == level], "code": code}
        for level, code in sorted(codes.items())
    ]
    return {
        "lab": source.number,
        "slug": source.slug,
        "title": source.title,
        "seed": parameter_values(notebook)["DATA_SEED"],
        "start": start,
        "levels": levels,
        "tasks": entries,
        "written": written,
    }


def with_parameters(notebook: NotebookNode, parameters: dict | None) -> NotebookNode:
    """Return a notebook with other parameters, set in a cell after its own."""
    if not parameters:
        return notebook
    copied = copy.deepcopy(notebook)
    tags = [cell.metadata.get("tags", []) for cell in copied.cells]
    injected = new_code_cell("\n".join(f"{name} = {value!r}" for name, value in parameters.items()))
    injected.metadata["tags"] = ["injected-parameters"]
    copied.cells.insert(next(n for n, names in enumerate(tags, 1) if "parameters" in names), injected)
    return copied


def parameter_values(notebook: NotebookNode) -> dict:
    """Return the parameters that a notebook sets, the injected ones last."""
    namespace: dict = {}
    for cell in notebook.cells:
        if {"parameters", "injected-parameters"} & set(cell.metadata.get("tags", [])):
            exec(cell.source, namespace)
    return {name: value for name, value in namespace.items() if not name.startswith("_")}


def _with_inputs(notebook: NotebookNode, tasks: dict[str, Task], rounds: int) -> NotebookNode:
    """Return a notebook to record, in which the inputs of each function are drawn before its check."""
    copied = copy.deepcopy(notebook)
    for name, task in tasks.items():
        if task.inputs:
            draw = f"lab.draw_inputs({name!r}, inputs, seed=DATA_SEED, rounds={rounds})"
            checked = {"role": "check", "task": name}
            place = next(n for n, cell in enumerate(copied.cells) if cell.metadata.get("course") == checked)
            copied.cells.insert(place, new_code_cell(f"{task.inputs.source}\n\n{draw}"))
    return copied


def _record(notebook: NotebookNode, cwd: Path) -> list[dict]:
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record.jsonl"
        record.touch()
        execute(notebook, cwd, env={"COURSE_RECORD": str(record)})
        return [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]


def _written(source: Source, rubrics: Path) -> tuple[dict, list[str]]:
    """Return the written questions with their points, each held against its rubric."""
    questions = {role(cell)[1]: cell for cell in source.notebook.cells if role(cell)[0] == "written"}
    path = rubrics / f"{source.slug}.toml"
    known = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    faults = [
        f"{source.path.name}: written task {name} and its rubric in rubrics/{path.name} do not match; write both."
        for name in sorted(questions.keys() ^ known.keys())
    ]
    for name, rubric in known.items():
        for criterion in rubric["criteria"]:
            if max(level["points"] for level in criterion["levels"]) != criterion["points"]:
                what = f"{name}, {criterion['name']!r}"
                faults.append(f"rubrics/{path.name}: {what}: the best level must give all its points.")
    points = {name: sum(item["points"] for item in rubric["criteria"]) for name, rubric in known.items()}
    return {name: {"title": heading(cell), "points": points.get(name, 0)} for name, cell in questions.items()}, faults
