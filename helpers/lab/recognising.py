"""Recognising what is wrong with an answer: typical mistakes part by part, then what was done to the right values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from helpers import values
from helpers.lab.sheet import Known, Task
from helpers.values import Part

_EXCHANGED = "what belongs in the other one: they are exchanged"
_USUAL = ("a hundred", "one less the", "rounded", "other sign")  # what is done to the values of a mistake as well
HINTS = 2  # at the most, for one answer
SURE, VERY_SURE = 2.5, 6.0  # decimal digits in common: where all of a mistake's parts fit, where some of them do


@dataclass(frozen=True)
class Explanation:
    """What is known of a wrong answer.

    Parameters
    ----------
    hints
        Of typical mistakes.
    steps
        Sentences on what was done to the right values.
    left
        The parts that neither explains.
    """

    hints: tuple[str, ...]
    steps: tuple[str, ...]
    left: tuple[Part, ...]


def explain(task: Task, given: Any) -> Explanation:
    """Return what is known of an encoded answer that is not right; see `helpers.lab.judging`."""
    beside = task.compared(given)
    wrong = {part.place: part for part in beside if part.wrong}
    hints, left = _mistakes(task.known, wrong, beside)
    if not hints and task.cases is None and (form := values.other_form(task.expected, given, task.order)):
        return Explanation((), (form,), ())
    steps, left = _steps(beside, left)
    if not hints and not steps and (hints := _changed_mistake(task.known, wrong)):
        left = {}
    return Explanation(tuple(hints), tuple(steps), tuple(left.values()))


def _mistakes(
    known: Sequence[Known], wrong: dict[str, Part], beside: Sequence[Part]
) -> tuple[list[str], dict[str, Part]]:
    """Return hints of the mistakes that fit, the one that explains most first, and the parts that none explains."""
    fits = [(one, fit) for one in known if (fit := _fit(one, wrong))]
    for one, fit in fits:  # one that explains all of it
        if fit.keys() == wrong.keys() == one.sketches.keys() and (not one.is_general or _sure(fit, wrong) > SURE):
            return _worded(one, fit, beside), {}
    hints: list[str] = []
    left = dict(wrong)
    while len(hints) < HINTS:
        usable = [(one, fit.keys() & left.keys()) for one, fit in fits if _is_sure(one, fit, left)]
        usable = [pair for pair in usable if pair[1] == pair[0].sketches.keys()] or usable  # all of a mistake, first
        if not usable:
            break
        best, explained = max(usable, key=lambda pair: (len(pair[1]), not pair[0].is_general))
        explaining = {place: wrong[place] for place in explained}
        hints += [hint for hint in _worded(best, explaining, beside) if hint not in hints]
        left = {place: part for place, part in left.items() if place not in explained}
    return hints[:HINTS], left


def _worded(known: Known, fit: dict[str, Part], beside: Sequence[Part]) -> list[str]:
    """Return a mistake's hints; of a small change of the code, with the place that it shows in."""
    cells = [part for part in fit.values() if not part.is_form]
    where = places(cells)
    if not known.is_general or not where or len(cells) == sum(not part.is_form for part in beside):
        return list(known.hints)
    return [f"In {where}: {hint[0].lower()}{hint[1:]}" for hint in known.hints]


def _changed_mistake(known: Sequence[Known], wrong: dict[str, Part]) -> list[str]:
    """Return the hints of a mistake whose values were changed in one more step: its hint, and what was done to them."""
    for one in known:
        if one.sketches.keys() != wrong.keys() or one.is_general:
            continue
        pairs = [values.sketched_cells(sketch, wrong[place]) for place, sketch in one.sketches.items()]
        step = _transformed([pair for each in pairs for pair in each]) if all(pairs) else ""
        if any(word in step for word in _USUAL):
            step = step.replace("the right values", "these values")
            return [*one.hints, f"Besides, your answer holds {step}{'' if step.endswith('?') else '.'}"]
    return []


def _transformed(pairs: Sequence[tuple[Any, Any]]) -> str:
    if not all(values.is_number(cell) for pair in pairs for cell in pair):
        return ""
    return values.transformation(*zip(*pairs, strict=True)).replace("{values}", "values")


def _fit(known: Known, wrong: dict[str, Part]) -> dict[str, Part]:
    """Return the wrong parts that are a mistake's own."""
    return {
        place: wrong[place]
        for place, sketch in known.sketches.items()
        if place in wrong and values.matches(sketch, wrong[place])
    }


def _is_sure(known: Known, fit: dict[str, Part], left: dict[str, Part]) -> bool:
    is_whole = fit.keys() == known.sketches.keys()
    news = {place: part for place, part in fit.items() if place in left and (is_whole or not part.is_form)}
    if not news:
        return False
    needed = SURE if is_whole else VERY_SURE
    return _sure(news, left) >= needed * (2 if known.is_general else 1)


def _sure(fit: dict[str, Part], wrong: dict[str, Part]) -> float:
    return sum(values.digits(part) for place, part in fit.items() if place in wrong)


def _steps(beside: Sequence[Part], left: dict[str, Part]) -> tuple[list[str], dict[str, Part]]:
    """Return sentences on what was done to the right values, and the parts that they do not explain."""
    columns = [part for part in _columns(beside) if _comparable(part)]
    wrong = [part for part in columns if _places_of(part, beside) & left.keys()]
    found: dict[str, list[Part]] = {}
    if len(wrong) == 2 and values.same([part.expected for part in wrong], [part.given for part in wrong[::-1]]):
        found[_EXCHANGED] = wrong
    elif len(wrong) > 1 and (words := _step([part for part in columns if part.group == wrong[0].group], wrong)):
        found[words] = wrong  # all keys of a dict, all entries of a list, were made in one way
    else:
        for part in wrong:
            if words := _step([part], [part]) or _swapped(part) or _of_another(columns, part):
                found.setdefault(words, []).append(part)
    said = [_said(words, parts, columns) for words, parts in list(found.items())[:HINTS]]
    explained = {place for parts in found.values() for part in parts for place in _places_of(part, beside)}
    return said, {place: part for place, part in left.items() if place not in explained}


def _columns(beside: Sequence[Part]) -> list[Part]:
    """Return the parts of calculated cells, those of one column of a table as one part."""
    columns: dict[str, list[Part]] = {}
    for part in beside:
        if not part.is_form:
            columns.setdefault(part.group if part.labels else part.place, []).append(part)
    return [_joined(parts) if parts[0].labels else parts[0] for parts in columns.values()]


def _joined(parts: Sequence[Part]) -> Part:
    first = parts[0]
    if len(parts) == 1:
        return first
    given = [part.given[0] for part in parts if part.given]
    labels = [label for part in parts for label in part.labels or []]
    words = first.words.partition(" of ")[2]
    return Part(first.group, words, "", [part.expected[0] for part in parts], given, labels)


def _places_of(column: Part, beside: Sequence[Part]) -> set[str]:
    if column.labels is None:
        return {column.place}
    return {part.place for part in beside if column.place in (part.place, part.group) and not part.is_form}


def _comparable(part: Part) -> bool:
    return part.given is not None and len(part.given) == len(part.expected)


def _step(columns: Sequence[Part], wrong: Sequence[Part]) -> str:
    pairs = [pair for part in columns for pair in zip(part.expected, part.given or [], strict=True)]
    numbers = [pair for pair in pairs if all(map(values.is_number, pair))]
    if numbers and all(values.same(*pair) for pair in pairs if pair not in numbers):  # such as infinity
        return values.transformation(*zip(*numbers, strict=True))
    differing = [(part.expected[n], part.given[n]) for part in wrong for n in part.wrong]
    return values.conversion(*zip(*differing, strict=True))


def _swapped(part: Part) -> str:
    """Return which two rows of a column hold each other's values, empty if none do."""
    if part.labels is None or len(part.wrong) != 2:
        return ""
    one, other = part.wrong
    is_swap = values.same([part.expected[one], part.expected[other]], [part.given[other], part.given[one]])
    return (
        f"the right values, but those of {values.named(part.labels[one], part.labels[other])} are exchanged"
        if is_swap
        else ""
    )


def _of_another(columns: Sequence[Part], part: Part) -> str:
    numbers = {one.words: one.expected for one in columns if one.words and all(map(values.is_number, one.expected))}
    if part.words not in numbers or not all(map(values.is_number, part.given or [])):
        return ""
    return values.of_another(numbers, part.words, part.given or [])


def _said(words: str, parts: Sequence[Part], columns: Sequence[Part]) -> str:
    count = sum(len(part.expected) for part in parts)
    what = words.replace("{values}", "value" if count == 1 else "values")
    where = "all parts of your answer" if len(parts) == len(columns) > 1 else places(parts) or "your answer"
    return f"{where[:1].upper()}{where[1:]} {_verb(count, parts)} {what}{'' if what.endswith('?') else '.'}"


def _verb(count: int, parts: Sequence[Part]) -> str:
    if len(parts) > 1:
        return "hold"
    return "holds" if count > 1 else "is"


def places(parts: Iterable[Part]) -> str:
    """Return where parts are, in words: ``column 'spent', column 'days'``; empty for the answer as a whole."""
    words = [part.words for part in parts if part.words]
    rows = sorted({word.partition(" of column ")[2] for word in words if " of column " in word})
    if rows and all(" of column " in word for word in words):
        words = [f"column {name}" for name in rows]
    more = len(words) - 6
    return ", ".join(words[:6]) + (f" and {more} more" if more > 0 else "")
