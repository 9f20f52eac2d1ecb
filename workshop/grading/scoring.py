"""Scoring a submission: its claims on hidden data are compared with the key for those data."""

from __future__ import annotations

from dataclasses import replace

from helpers.lab.calling import is_error
from helpers.lab.judging import is_right, sentences
from helpers.lab.recognising import explain
from helpers.lab.sheet import Sheet, Task
from workshop.grading.claims import Claims, size
from workshop.grading.records import Graded, Handed, Key, TaskMark
from workshop.grading.submission_runs import Run, SubmissionRuns

MARKING = 1  # raise it when the same submission and the same answers come to other marks: all is then graded again
ROOM = 2000  # numbers and texts that an answer may have beyond twice those of the expected one
_LONGEST = 600  # characters of a hint
_HOLE = "There is still a hole"  # as the sandbox says it of `...`
_NO_FUNCTION = "'ellipsis' object is not callable"  # so does Python
_TYPED = "This fits the practice data and no other: compute it from what DATA_SEED loads instead of typing it in."
_FITS = "Right on the practice data and on no other: look for what is typed in, or assumed of those data."
_OWN_INPUTS = "Right on your own inputs, not on others."
_TOO_LARGE = "Your answer is far larger than the one expected: check what it has a row for."
_RANK = ("missing", "error", "typed", "wrong", "mistake", "right")


def grade(handed: Handed, key: Key, run: Run | None = None) -> Graded:
    """Return a submission's marks; nothing in it makes this raise.

    Points are earned on hidden data alone. Where something is wrong there, a run on the practice data tells whether it
    is right on those. A level that the trainee loaded is loaded for them too, in a run of its own that counts from that
    level on.

    Parameters
    ----------
    handed
        What was handed in.
    key
        The key for it, from `hidden_key`.
    run
        Runs a job in isolation and returns its `Outcome`; the sandbox unless given.
    """
    if run is None:
        from workshop.grading import sandbox

        run = sandbox.run
    tasks = key.sheet.tasks
    try:
        session = SubmissionRuns(handed.notebook, run)
    except ValueError as error:
        return Graded(handed, key.version, tuple(map(_missing, tasks.values())), (str(error),))
    claims = session.claims(key.sheet, figures=True)
    marks = {name: _mark(task, key, claims, session) for name, task in tasks.items()}
    loaded = _loaded(claims, key.sheet)
    for level in loaded:
        still = [task for task in tasks.values() if task.level >= level and marks[task.id].verdict != "right"]
        if still:
            from_here = session.claims(key.sheet, level)
            marks |= {task.id: _better(marks[task.id], _mark(task, key, from_here, session)) for task in still}
    unclear = [
        name for name, mark in marks.items() if mark.verdict in ("wrong", "error") and name in key.practice.tasks
    ]
    if unclear:
        on_practice = session.claims(key.practice, max(loaded, default=None))
        shown = [name for name in unclear if key.practice.tasks[name].level >= max(loaded, default=0)]
        marks |= {name: _explained(marks[name], key.practice.tasks[name], on_practice) for name in shown}
    outputs = tuple(claims.output(number, source) for number, source in enumerate(session.cells))
    return Graded(
        handed,
        key.version,
        tuple(marks.values()),
        tuple(dict.fromkeys(session.notes)),
        outputs,
        round(session.seconds, 2),
    )


def _loaded(claims: Claims, sheet: Sheet) -> list[int]:
    return sorted(claims.levels & {level.number for level in sheet.levels})


def _mark(task: Task, key: Key, claims: Claims, session: SubmissionRuns) -> TaskMark:
    """Return a task's mark, the best of its claims; a second guess gains nothing that a check had not shown."""
    marks = [_judged(task, key, given) for given in claims.answers(task.id)]
    return max(marks, key=_rank) if marks else _without_value(task, claims, session)


def _judged(task: Task, key: Key, given: object) -> TaskMark:
    practice = key.practice.tasks.get(task.id)
    if _is_too_large(given, task, practice or task):
        return TaskMark(task.id, 0, task.points, "wrong", _TOO_LARGE)
    if is_right(task, given):
        return TaskMark(task.id, task.points, task.points, "right")
    if task.cases is not None and all(map(_is_hole, given)):
        return _missing(task)
    if practice and task.cases is None and is_right(practice, given):
        return TaskMark(task.id, 0, task.points, "typed", _TYPED)
    known = explain(task, given)
    verdict = "mistake" if known.hints else "wrong"
    return TaskMark(task.id, 0, task.points, verdict, _line(*sentences(task, given, known)))


def _without_value(task: Task, claims: Claims, session: SubmissionRuns) -> TaskMark:
    reason = claims.errors.get(task.id, "")
    if reason.startswith(_HOLE):
        return _missing(task)
    stops = [error for number in session.own.get(task.id, ()) if (error := claims.output(number, "").error)]
    if stops:
        reason = f"The cell of this task stops: {stops[-1]}"
    return TaskMark(task.id, 0, task.points, "error", _line(reason)) if reason else _missing(task)


def _is_too_large(given: object, *tasks: Task) -> bool:
    """Return whether a value is no answer for its size alone; comparing it could take very long."""
    known = [value for task in tasks for value in (task.expected, *(one.value for one in task.mistakes))]
    return size(given) > 2 * max(map(size, known)) + ROOM


def _is_hole(outcome: object) -> bool:
    """Return whether a call shows that a function was not written: it gives None, or there is none to call."""
    return outcome is None or (is_error(outcome) and _NO_FUNCTION in str(outcome["error"]))


def _missing(task: Task) -> TaskMark:
    return TaskMark(
        task.id,
        0,
        task.points,
        "missing",
        f"`{task.name}` was given no value." if task.cases is None else f"`{task.name}` was not written.",
    )


def _better(one: TaskMark, other: TaskMark) -> TaskMark:
    """Return the mark that is more in the trainee's favour; the other one of two alike."""
    return max(other, one, key=_rank)


def _rank(mark: TaskMark) -> int:
    return _RANK.index(mark.verdict)


def _explained(mark: TaskMark, practice: Task, claims: Claims) -> TaskMark:
    """Return a mark that says so if the answer is right on the practice data."""
    given = claims.answers(practice.id)
    if not any(is_right(practice, one) for one in given if not _is_too_large(one, practice)):
        return mark
    return replace(mark, hint=_line(_FITS if practice.cases is None else _OWN_INPUTS, mark.hint))


def _line(*sentences: str) -> str:
    return " ".join(" ".join(sentences).split())[:_LONGEST]
