"""Comparing two encoded values, and naming what differs without giving the expected value away."""

from __future__ import annotations

from collections import Counter
from typing import Any

from helpers.values.table_differences import table_differences
from helpers.values.tables import aligned, as_table
from helpers.values.validating import close, codes, is_number, key, kind, well_formed
from helpers.values.words import KINDS, are, count, differ, listed, missing_and_extra, mixtures

_TOLD = 4  # sentences on the insides of a dict's values


def same(expected: Any, given: Any, order: str = "ignored") -> bool:
    """Return whether two encoded values are the same; see the package's docstring for what counts.

    Parameters
    ----------
    expected, given
        Encoded values. Anything else (hostile JSON) is not the same as anything.
    order
        ``"ignored"`` or ``"matters"``: the order of a table's rows and columns.

    Examples
    --------
    >>> same([0.3, None], [0.1 + 0.2, None]), same(1, True)
    (True, False)
    """
    return not differences(expected, given, order)


def differences(expected: Any, given: Any, order: str = "ignored") -> list[str]:
    """Return sentences on what is observably different, none if the values are the same.

    They tell kinds, shapes, counts, column names and keys of the given dict, never a value, key or row label of the
    expected answer.

    Examples
    --------
    >>> differences([1, 2, 3], [3, 2, 1])
    ['The right items, in another order.']
    """
    if not (well_formed(expected) and well_formed(given)):
        return ["The answer could not be read."]
    return _differences(expected, given, order == "matters")


def _differences(expected: Any, given: Any, ordered: bool) -> list[str]:
    table, other = as_table(expected), as_table(given)
    if table and other:
        return table_differences(table, aligned(other, table), ordered)
    wanted, found = kind(expected), kind(given)
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


def _same(expected: Any, given: Any) -> bool:
    if isinstance(expected, list) and isinstance(given, list):
        return len(expected) == len(given) and all(map(_same, expected, given))
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
    return f"The {name} is not the one expected."


def _lists(expected: list, given: list) -> list[str]:
    if len(expected) != len(given):
        return [f"Your list has {count(len(given), 'item')}; {len(expected):,} {are(len(expected))} expected."]
    wrong = sum(not _same(one, other) for one, other in zip(expected, given, strict=True))
    if not wrong:
        return []
    if Counter(map(key, expected)) == Counter(map(key, given)):
        return ["The right items, in another order."]
    return [*mixtures("The list", expected, given), f"{count(wrong, 'item')} of {len(given):,} {differ(wrong)}."]


def _sets(expected: list, given: list) -> list[str]:
    wanted, found = map(set, codes(expected, given))
    return missing_and_extra(len(wanted - found), len(found - wanted), "item")


def _dicts(expected: list, given: list) -> list[str]:
    wanted, found = ({key(name): value for name, value in pairs} for pairs in (expected, given))
    missing, extra = len(wanted.keys() - found.keys()), [(name, 0) for name in found if name not in wanted]
    inside = {name: _inside(wanted[name], value) for name, value in found.items() if name in wanted}
    wrong = [(name, 0) for name in inside if inside[name] is not None]
    sentences = [f"{count(missing, 'key')} {are(missing)} missing."] if missing else []
    if extra:
        sentences.append(f"Keys that are not expected: {listed(extra)}.")
    if wrong:
        sentences.append(f"{count(len(wrong), 'value')} of {len(found):,} {differ(len(wrong))}: {listed(wrong)}.")
    nested = [(name, text) for name in inside for text in inside[name] or []][:_TOLD]
    return [*sentences, *(f"In {listed([(name, 0)])}: {text[0].lower()}{text[1:]}" for name, text in nested)]


def _inside(expected: Any, given: Any) -> list[str] | None:
    """Return what differs in a dict's value, None if nothing; no sentences if both are single values."""
    if isinstance(expected, dict | list) or isinstance(given, dict | list):
        return _differences(expected, given, ordered=False) or None
    return None if _same_scalar(expected, given) else []


def _arrays(expected: dict, given: dict) -> list[str]:
    if expected["shape"] != given["shape"]:
        shapes = [" x ".join(map(str, array["shape"])) for array in (given, expected)]
        return [f"Your array is {shapes[0]}; {shapes[1]} is expected."]
    return [sentence.replace("The list", "The array") for sentence in _lists(expected["values"], given["values"])]
