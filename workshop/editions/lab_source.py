"""A lab's source, taken apart into tasks: statement, solution, check, mistakes, hints; and the inputs of functions.

A cell's role stands in its metadata, with the task that it belongs to::

    # %% [markdown] task="01.2" level=2 points=4    the statement, with a heading
    # %% task="01.2"                                code, its solution between "# BEGIN SOLUTION" and "# END SOLUTION"
                                                  (idle="…": what the build says of a condition that need not bite;
                                                  slow=true: its solution takes seconds, so few changes of it are tried)
    # %% inputs="01.2"                              only where the answer is a function: def inputs(rng), see below
    # %% mistake="01.2" hint="…"                    a typical wrong answer, three or more, the likeliest first
    # %% [markdown] hints="01.2"                    a numbered list of three
    # %% check="01.2"                               lab.check("01.2", name); order="matters" if a table's rows have one
    # %% [markdown] written="01.S1"                 a question; the answer cell is made for it

A mistake is an *edit* of the solution, these words in place of those, or a whole cell of its own where it goes another
way. Edits are run alone and two at a time::

    # - .sum()
    # + .mean()

An answer that is a function is checked by what it gives on inputs that the task draws for itself: ``def inputs(rng)``
returns a list of argument tuples for a NumPy generator, as many each time, hard cases among them; it may use
the notebook's names. No trainee sees that cell: their check has the inputs that DATA_SEED gives, the grader draws
others.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from dataclasses import dataclass, field

from nbformat import NotebookNode

from workshop.editions.mistake_edits import edited
from workshop.sources import Source

MISTAKES = 3  # at the least, for each task; the course itself asks for more
SHOWN = 6  # of them in the solved edition, the first ones; all are recognised
HINTS = 3  # exactly: the idea, the tool, the line to write
ROLES = ("task", "inputs", "mistake", "check", "hints", "written")
SOLUTION = re.compile(r"^([ \t]*)# BEGIN SOLUTION.*?# END SOLUTION[^\n]*", re.DOTALL | re.MULTILINE)
UNSEEN = ("inputs", "mistake", "hints")  # left out of the notebooks


class SourceFault(ValueError):
    """A source that cannot become editions; one line a fault."""


@dataclass
class Task:
    """One objective task, with the cells that make it."""

    id: str
    statement: NotebookNode | None = None
    solution: NotebookNode | None = None
    check: NotebookNode | None = None
    hints: NotebookNode | None = None
    inputs: NotebookNode | None = None  # where the answer is a function
    mistakes: list[NotebookNode] = field(default_factory=list)

    @property
    def level(self) -> int:
        """The level it belongs to, from 1."""
        return int(self.statement.metadata.get("level", 0))

    @property
    def points(self) -> int:
        """What it is worth."""
        return int(self.statement.metadata.get("points", 0))

    @property
    def title(self) -> str:
        """The statement's heading, without its level."""
        return heading(self.statement)

    @property
    def name(self) -> str:
        """The variable that its check cell hands over."""
        for node in ast.walk(ast.parse(self.check.source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "check":
                task, value = node.args
                if isinstance(value, ast.Name) and ast.literal_eval(task) == self.id:
                    return value.id
        raise SourceFault(
            f'the check of task {self.id} must read lab.check("{self.id}", name) with the name of one variable.'
        )

    @property
    def shown(self) -> list[NotebookNode]:
        """The mistakes that the solved edition shows."""
        return self.mistakes[:SHOWN]

    @property
    def is_slow(self) -> bool:
        """Whether only its mistakes are tried, no other changes of its solution."""
        return bool(self.solution.metadata.get("slow", False))

    @property
    def code(self) -> str:
        """The code of its cell, solved."""
        return without_markers(self.solution.source)

    @property
    def own_lines(self) -> range:
        """The lines of its code that the trainee is to write, counted from 1."""
        before, _, rest = self.solution.source.partition("# BEGIN SOLUTION")
        first = before.count("\n") + 1
        return range(first, first + rest.partition("# END SOLUTION")[0].count("\n"))

    def mistaken(self, *cells: NotebookNode) -> str:
        """Return the code that makes one of its mistakes, or several at once where all are edits.

        Raises
        ------
        ValueError
            If words to be replaced do not stand in the solution just once.
        """
        return edited(self.code, *cells)

    @property
    def hint_texts(self) -> list[str]:
        """The staged hints, first to last."""
        return [text.strip() for text in re.split(r"^\d+\.\s", self.hints.source, flags=re.MULTILINE)[1:]]


def heading(cell: NotebookNode) -> str:
    """Return a cell's heading, ``The cause`` for ``### Level 2 · The cause``."""
    found = re.search(r"^#+ (?:.*?·\s*)?(.+)$", cell.source, re.MULTILINE)
    return found[1].strip() if found else ""


def role(cell: NotebookNode) -> tuple[str, str]:
    """Return a cell's role and the task or question it belongs to; ``("statement", …)`` for a task's Markdown cell."""
    for name in ROLES:
        if name in cell.metadata:
            is_statement = name == "task" and cell.cell_type == "markdown"
            return ("statement" if is_statement else name), str(cell.metadata[name])
    return "", ""


def read_tasks(source: Source) -> dict[str, Task]:
    """Return a lab's tasks by id, in order.

    Raises
    ------
    SourceFault
        With a line for each part that a task lacks.
    """
    tasks: dict[str, Task] = {}
    slots = {"statement": "statement", "task": "solution", "check": "check", "hints": "hints", "inputs": "inputs"}
    faults = []
    for cell in source.notebook.cells:
        kind, name = role(cell)
        if kind in ("", "written"):
            continue
        task = tasks.setdefault(name, Task(name))
        if kind == "mistake":
            task.mistakes.append(cell)
        elif getattr(task, slots[kind]) is None:
            setattr(task, slots[kind], cell)
        else:
            faults.append(f"{source.path.name}: task {name} has two {kind} cells; keep one.")
    faults += [fault for task in tasks.values() for fault in _task_faults(source, task)]
    levels = [task.level for task in tasks.values() if task.statement]
    if list(dict.fromkeys(levels)) != list(range(1, len(set(levels)) + 1)):
        faults.append(f"{source.path.name}: levels must rise from 1 without a gap, these are {levels}.")
    if faults:
        raise SourceFault("\n".join(faults))
    return tasks


def _task_faults(source: Source, task: Task) -> list[str]:
    where = f"{source.path.name}: task {task.id}"
    missing = [part for part in ("statement", "solution", "check", "hints") if getattr(task, part) is None]
    if missing:
        return [f"{where} has no {' and no '.join(missing)} cell."]
    faults = []
    if task.points < 1 or task.level < 1:
        faults.append(f"{where} needs level=… and points=… in its statement cell.")
    if len(task.hint_texts) != HINTS:
        faults.append(
            f"{where} has {len(task.hint_texts)} hints; write {HINTS}, numbered: the idea, the tool, the step."
        )
    if len(task.mistakes) < MISTAKES:
        faults.append(f"{where} has {len(task.mistakes)} mistakes; {MISTAKES} or more are wanted.")
    for number, cell in enumerate(task.mistakes, 1):
        try:
            task.mistaken(cell)
        except ValueError as error:
            faults.append(f"{where}, mistake {number}: {error}.")
    given_hints = [str(cell.metadata.get("hint", "")).strip() for cell in task.mistakes]
    if not all(given_hints) or len(set(given_hints)) < len(given_hints):
        faults.append(f'{where}: each mistake needs a hint="…" of its own.')
    if task.inputs and "def inputs(rng" not in task.inputs.source:
        faults.append(f"{where} must define inputs(rng) in its inputs cell.")
    if "# BEGIN SOLUTION" not in task.solution.source or "# END SOLUTION" not in task.solution.source:
        faults.append(f"{where} has no '# BEGIN SOLUTION' … '# END SOLUTION' in its code cell.")
    return faults


def level_code(source: Source) -> tuple[list[str], dict[int, list[str]]]:
    """Return the code before the first task, and each level's code (solutions included) from its first statement on."""
    start: list[str] = []
    levels: dict[int, list[str]] = defaultdict(list)
    level = 0
    for cell in source.notebook.cells:
        kind, _ = role(cell)
        if kind == "statement":
            level = int(cell.metadata["level"])
        tags = set(cell.metadata.get("tags", []))
        plain = kind in ("", "task") and not tags & {"parameters", "trainee-only"} and "open_lab(" not in cell.source
        if cell.cell_type == "code" and plain:
            (levels[level] if level else start).append(without_markers(cell.source))
    return start, dict(levels)


def without_markers(code: str) -> str:
    """Return a solution without the two comments around it."""
    return re.sub(r"^[ \t]*# (?:BEGIN|END) SOLUTION[^\n]*\n?", "", code, flags=re.MULTILINE).rstrip("\n")
