"""The lessons and parameters named on the command line, checked against the sources."""

from __future__ import annotations

import ast
import difflib
import io
import re
import tokenize
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from workshop.sources import Source, find_sources

_KINDS = {bool: "True or False", int: "a whole number", float: "a number", str: "text"}


@dataclass(frozen=True)
class Parameter:
    """A name that a lesson's ``parameters`` cell sets, its default, and the values it may take, if they are listed."""

    name: str
    default: object
    choices: tuple[str, ...] = ()

    def read(self, text: str) -> object:
        """Return a command line's word as this parameter's value.

        Raises
        ------
        ValueError
            If the word is of another kind than the default, or not among the choices.

        Examples
        --------
        >>> Parameter("DATA_SEED", 20180101).read("7")
        7
        """
        if self.choices and text not in self.choices:
            raise ValueError(f"{self.name} is one of {', '.join(self.choices)}; {text!r} is none of them.")
        kind = type(self.default)
        if kind is str:
            return text
        try:
            value = ast.literal_eval(text)
        except (ValueError, SyntaxError):
            value = text
        if kind is float and type(value) is int:
            value = float(value)
        if kind in _KINDS and type(value) is not kind:
            raise ValueError(f"{self.name} is {_KINDS[kind]}, as in {self.default!r}; {text!r} is not.")
        return value


def parameters_of(notebook: NotebookNode) -> dict[str, Parameter]:
    """Return the parameters of a lesson: the names with a literal value in its cell tagged ``parameters``.

    A comment ``# one of: wallet, online_retail`` on the line lists the values that a parameter may take.
    """
    found = {}
    for cell in notebook.cells:
        if cell.cell_type != "code" or "parameters" not in cell.metadata.get("tags", []):
            continue
        comments = {
            token.start[0]: token.string
            for token in tokenize.generate_tokens(io.StringIO(cell.source).readline)
            if token.type == tokenize.COMMENT
        }
        for node in ast.parse(cell.source).body:
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=default)):
                    listed = re.search(r"one of:\s*(.+)", comments.get(node.end_lineno, ""))
                    choices = tuple(re.split(r"\s*,\s*", listed[1].strip().rstrip("."))) if listed else ()
                    found[name] = Parameter(name, default, choices)
    return found


def chosen_lessons(names: Iterable[str], folder: Path) -> list[Source]:
    """Return the lessons named by number (``1``, ``01``) or slug (``01_groupby``, ``groupby``), in course order.

    No names mean all of them.

    Raises
    ------
    ValueError
        For a name that no lesson has.
    """
    lessons = find_sources(folder, labs=False)
    if not lessons:
        raise ValueError(f"There are no lessons in {folder.name}/; run this in a whole checkout of the course.")
    known = {word: lesson for lesson in lessons for word in (lesson.slug, lesson.slug[3:], lesson.number)}
    chosen = []
    for name in names:
        lesson = known.get(name.zfill(2) if name.isdigit() else name.removesuffix(".ipynb"))
        if lesson is None:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {known[near[0]].slug}?" if near else "choose from "
            raise ValueError(
                f"There is no lesson {name!r}; {hint}{'' if near else ', '.join(one.slug for one in lessons) + '.'}"
            )
        chosen.append(lesson)
    return [lesson for lesson in lessons if lesson in chosen] if chosen else lessons


def parameters_for(lessons: list[Source], given: dict[str, str]) -> dict[str, dict[str, object]]:
    """Return, by lesson, the values given for the parameters that it has.

    Raises
    ------
    ValueError
        For a parameter that no lesson has, or a value that does not fit.
    """
    known = {lesson.slug: parameters_of(lesson.notebook) for lesson in lessons}
    everything = sorted({name for parameters in known.values() for name in parameters})
    for name in given:
        if name not in everything:
            where = lessons[0].slug if len(lessons) == 1 else "these lessons"
            has = f"{where} can be given {', '.join(everything)}" if everything else f"{where} can be given none"
            raise ValueError(f"There is no parameter {name!r}; {has}.")
    return {
        slug: {name: parameters[name].read(text) for name, text in given.items() if name in parameters}
        for slug, parameters in known.items()
    }
