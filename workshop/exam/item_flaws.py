"""Item-writing flaws in a question bank: clues to the key, trick wording, lessons without questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from workshop.exam.bank import Bank, Item

LONGEST = 2.5  # times the shortest option's length …
SHORT = 40  # … unless all are shorter than that many characters
_CATCH_ALL = re.compile(
    r"^(all|none|both|neither) of (the|these|them)\b|\bof the (above|others?|options)\b", re.IGNORECASE
)
_TRICK = re.compile(r"\b(except|incorrect|untrue)\b|\bNOT\b|\bleast likely\b")
_CODE = re.compile(r"`[^`]*`")
_ABSOLUTE = re.compile(r"\b(always|never)\b", re.IGNORECASE)


def objections(bank: Bank) -> list[str]:
    """Return one sentence for each objection, by item and then about the bank as a whole."""
    return [f"{item.id}: {words}" for item in bank for words in _about(item)] + list(_about_keys(bank))


def _about(item: Item) -> Iterator[str]:
    texts = [option.text for option in item.options]
    for text in texts:
        if _CATCH_ALL.search(text):
            yield f"the option {text!r} speaks of other options; say something of the subject."
        if _ABSOLUTE.search(text):
            yield f"the option {text!r} says always or never, which readers take as a sign of a wrong one."
    if _TRICK.search(_CODE.sub("", item.text)):
        yield "the question asks for what is wrong; ask for what holds."
    if not 3 <= len(texts) <= 6:
        yield f"{len(texts)} options; three to six can be read and told apart."
    lengths = sorted(len(text) for text in texts)
    if lengths[-1] > SHORT and lengths[-1] > LONGEST * lengths[0]:
        yield f"the longest option has {lengths[-1]} characters and the shortest {lengths[0]}; make them alike."
    for option in item.options:
        if len(option.reason.split()) < 4:
            yield f"the reason {option.reason!r} of {option.text!r} explains nothing."


def _about_keys(bank: Bank) -> Iterator[str]:
    single = [item for item in bank if item.kind == "single"]
    if len(single) >= 8:
        place, held = Counter(next(iter(item.key)) for item in single).most_common(1)[0]
        if held > 0.4 * len(single):
            yield f"The key stands in place {place + 1} in {held} of {len(single)} single-choice items; vary it."
        longest = sum(_key_is_longest(item) for item in single)
        if longest > 0.4 * len(single):
            yield f"The key is the longest option in {longest} of {len(single)} single-choice items; lengthen others."
    multiple = [item for item in bank if item.kind == "multiple"]
    if len(multiple) >= 8:
        size, often = Counter(len(item.key) for item in multiple).most_common(1)[0]
        if often > 0.75 * len(multiple):
            yield f"{often} of {len(multiple)} multiple-choice items have {size} right options; vary the number."


def _key_is_longest(item: Item) -> bool:
    right = next(option for option in item.options if option.correct)
    return all(len(right.text) > len(option.text) for option in item.options if option is not right)
