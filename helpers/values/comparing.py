"""Comparing two encoded values, and naming what differs without giving the expected value away."""

from __future__ import annotations

from collections import Counter
from typing import Any

from helpers.values.table_differences import table_differences
from helpers.values.tables import aligned, as_table
from helpers.values.validating import close, codes, is_number, key, kind, well_formed
from helpers.values.words import KINDS, are, count, differ, do, listed, missing_and_extra, mixtures, numbered, size

_TOLD = 4  # sentences on the insides of a dict's values


def same(expected: Any, given: Any, order: str = "ignored") -> bool:
    """Return whether two encoded values are the same; see the package's docstring for what counts.

    Parameters
    ----------
    expected, given
        Encoded values. Anything else (hostile JSON) is not the same as anything.
    order
        ``"ignored"`` or ``"matters"``: the order of a table's rows.

    Examples
    --------
    >>> same([0.3, None], [0.1 + 0.2, None]), same(1, True)
    (True, False)
    """
    return not differences(expected, given, order)


def differences(expected: Any, given: Any, order: str = "ignored") -> list[str]:
    """Return sentences on what is observably different, none if the values are the same.

    They tell kinds, shapes, counts, and the given answer's own columns, keys, row labels and positions; never a value,
    key or row label that the expected answer alone has.

    Examples
    --------
    >>> differences([1, 2, 3], [3, 2, 1])
    ['The right items, in the opposite order.']
    """
    if not (well_formed(expected) and well_formed(given)):
        return ["The answer could not be read."]
    return _differences(expected, given, order == "matters")


def _differences(expected: Any, given: Any, ordered: bool) -> list[str]:
    table, other = as_table(expected), as_table(given)
    if table and other:
        return table_differences(table, aligned(other, table), ordered)
    wanted, found = kind(expected), kind(given)
    if wanted == "list" and found == "series":
        given, found = given["series"]["values"], "list"
    if wanted != found and not (is_number(expected) and is_number(given)):
        found_one = "nothing yet (None)" if given is None else KINDS[found][0]
        return [f"Your answer is {found_one}; {KINDS[wanted][0]} is expected."]
    if wanted == "list":
        return _lists(expected, given)
    if wanted == "set":
        return _sets(expected["set"], given["set"])
    if wanted == "dict":
        return _dicts(expected["dict"], given["dict"])
    if wanted == "array":
        return _arrays(expected["array"], given["array"])
    return [] if _same_scalar(expected, given) else [_scalar(wanted, expected, given)]


def same_cell(expected: Any, given: Any) -> bool:
    """Return whether two encoded cells are the same, whatever they hold."""
    if isinstance(expected, list) and isinstance(given, list):
        return len(expected) == len(given) and all(map(same_cell, expected, given))
    if isinstance(expected, dict) or isinstance(given, dict):
        return not _differences(expected, given, ordered=False)
    return _same_scalar(expected, given)


def _same_scalar(expected: Any, given: Any) -> bool:
    if is_number(expected) and is_number(given):
        return close(expected, given)
    return key(expected) == key(given)


def _scalar(word: str, expected: Any, given: Any) -> str:
    if word == "text" and expected.casefold().split() == given.casefold().split():
        return "Only capitals or spaces of your text are different."
    name = KINDS[word][0].split(" ", 1)[-1]
    return f"The {name} is not the one expected{size([expected], [given])}."


def _lists(expected: list, given: list) -> list[str]:
    if len(expected) != len(given):
        lengths = f"Your list has {count(len(given), 'item')}; {len(expected):,} {are(len(expected))} expected"
        return [f"{lengths}{_overlap(expected, given)}."]
    wrong = [n for n, (one, other) in enumerate(zip(expected, given, strict=True)) if not same_cell(one, other)]
    if not wrong:
        return []
    if Counter(map(key, expected)) == Counter(map(key, given)):
        return [f"The right items, in {_order(expected, given)}."]
    places = f"{count(len(wrong), 'item')} of {len(given):,} {differ(len(wrong))}{numbered(wrong)}"
    direction = size(*([cells[n] for n in wrong] for cells in (expected, given)))
    kinds = mixtures("The list", expected, given) or _kinds(expected, given, wrong)
    return [*kinds, f"{places}{direction}."]


def _kinds(expected: list, given: list, wrong: list[int]) -> list[str]:
    """Return for which items of a list of mixed kinds another kind is asked."""
    pairs = [(n, kind(given[n]), kind(expected[n])) for n in wrong]
    return [
        f"Item {n + 1} is {KINDS[found][0]}; {KINDS[wanted][0]} is expected."
        for n, found, wanted in pairs[:_TOLD]
        if found != wanted and "nothing" not in (found, wanted) and not {found, wanted} <= {"number", "bool"}
    ]


def _overlap(expected: list, given: list) -> str:
    """Return how two lists of different length lie over each other."""
    wanted, found = codes(expected, given)
    short = min(len(wanted), len(found))
    if short and wanted[:short] == found[:short]:
        return (
            "; yours are the right ones, as far as they go"
            if len(found) < len(wanted)
            else "; the first ones are right"
        )
    missing, extra = (Counter(wanted) - Counter(found)).total(), Counter(found) - Counter(wanted)
    if not missing:
        return "; all that is asked is among them"
    if not extra:
        return "; all of yours are among those asked"
    strange = [cell for cell, code in zip(given, found, strict=True) if code in extra and not isinstance(cell, dict)]
    example = f", such as {listed([(key(strange[0]), 0)])}" if strange else ""
    return f"; {count(extra.total(), 'item')} of yours {do(extra.total())} not belong there{example}"


def _order(expected: list, given: list) -> str:
    if given == expected[::-1]:
        return "the opposite order"
    if all(type(cell) in (int, float) for cell in given) or all(type(cell) is str for cell in given):
        if given == sorted(given):
            return "ascending order; another one is asked"
        if given == sorted(given, reverse=True):
            return "descending order; another one is asked"
    return "another order"


def _sets(expected: list, given: list) -> list[str]:
    wanted, found = map(set, codes(expected, given))
    extra = found - wanted
    own = [(name, 0) for name in dict.fromkeys(map(key, given)) if name in extra]
    return missing_and_extra(len(wanted - found), len(extra), "item", own)


def _dicts(expected: list, given: list) -> list[str]:
    wanted, found = ({key(name): value for name, value in pairs} for pairs in (expected, given))
    missing, extra = len(wanted.keys() - found.keys()), [(name, 0) for name in found if name not in wanted]
    inside = {name: _inside(wanted[name], value) for name, value in found.items() if name in wanted}
    wrong = [(name, 0) for name in inside if inside[name] is not None]
    sentences = [f"{count(missing, 'key')} {are(missing)} missing."] if missing else []
    if extra and missing:
        sentences.append(f"Keys that are not expected: {listed(extra)}.")
    if wrong:
        direction = size(*([cells[name] for name, _ in wrong] for cells in (wanted, found)))
        told = f"{count(len(wrong), 'value')} of {len(found):,} {differ(len(wrong))}: {listed(wrong)}"
        sentences.append(f"{told}{direction}.")
    nested = [(name, text) for name in inside for text in inside[name] or []][:_TOLD]
    return [*sentences, *(f"In {listed([(name, 0)])}: {text[0].lower()}{text[1:]}" for name, text in nested)]


def _inside(expected: Any, given: Any) -> list[str] | None:
    """Return what differs in a dict's value, None if nothing; no sentences if both are single values."""
    if isinstance(expected, dict | list) or isinstance(given, dict | list):
        return _differences(expected, given, ordered=False) or None
    if _same_scalar(expected, given):
        return None
    kinds = kind(given), kind(expected)
    return _differences(expected, given, ordered=False) if len({*kinds}) > 1 and "nothing" not in kinds else []


def _arrays(expected: dict, given: dict) -> list[str]:
    if expected["shape"] != given["shape"]:
        shapes = [" x ".join(map(str, array["shape"])) for array in (given, expected)]
        return [f"Your array is {shapes[0]}; {shapes[1]} is expected."]
    return [sentence.replace("The list", "The array") for sentence in _lists(expected["values"], given["values"])]
