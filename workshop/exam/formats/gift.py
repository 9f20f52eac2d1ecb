"""GIFT, Moodle's plain text for questions, as Moodle 3.10 and later read and write it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from workshop.exam.bank import Bank, Item
from workshop.exam.formats.extra_fields import feedback, fractions, item_from, option_from, tags, told
from workshop.exam.formats.html_to_markdown import markdown

_SPECIAL = re.compile(r"[\\~=#{}:]")
_ESCAPED = re.compile(r"\\([\\~=#{}:n])")
_TAG = re.compile(r"\[(id|tag):((?:\\\]|[^\]]){1,255})\]")
_TOKEN = re.compile(r"(?:\\.|[^\\~=])+|[~=]", re.DOTALL)
_QUESTION = re.compile(r"(?:::(?P<name>(?:\\.|[^\\:])*)::)?(?P<text>(?:\\.|[^\\{}])*)\{(?P<body>(?:\\.|[^\\}])*)\}\s*")
_WEIGHT = re.compile(r"%(-?\d+(?:\.\d+)?)%")
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")


def to_gift(bank: Bank) -> bytes:
    """Return the bank as GIFT in UTF-8."""
    return ("\n\n".join(_written(item) for item in bank) + "\n").encode()


def _written(item: Item) -> str:
    marks = " ".join([f"[id:{item.id}]", *(f"[tag:{tag}]" for tag in tags(item))])
    lines = [f"// {marks}", f"::{_escape(item.id)}::[markdown]{_escape(item.text)} {{"]
    for option, fraction in zip(item.options, fractions(item), strict=True):
        sign = {100: "=", 0: "~"}.get(fraction, f"~%{fraction:.5f}%" if fraction > 0 else f"~%{fraction:g}%")
        lines.append(f"  {sign}{_marked(option.text)} # {_marked(feedback(option))}")
    return "\n".join([*lines, "}"])


def from_gift(content: bytes, *, lesson: str = "", tell: Callable[[str], object] | None = None) -> list[Item]:
    """Return the choice questions of a GIFT file; texts in HTML become Markdown.

    Parameters
    ----------
    content, lesson
        The file, and the lesson of questions that name none.
    tell
        Told in a sentence of each question that is left out: another kind, or one that a bank cannot hold.

    Raises
    ------
    ValueError
        In one sentence, for text that is no UTF-8; without `tell`, also for a choice question that a bank cannot hold.
    """
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ValueError("The GIFT file is no UTF-8 text; save it as UTF-8.") from None
    blocks = enumerate((block for block in re.split(r"\n[ \t]*\n", text) if block.strip()), 1)
    return [item for number, block in blocks for item in _read(block, number, lesson, tell)]


def _read(block: str, number: int, lesson: str, tell: Callable[[str], object] | None) -> Iterator[Item]:
    lines = block.strip().split("\n")
    comments = " ".join(line for line in lines if line.lstrip().startswith("//"))
    text = "\n".join(line for line in lines if not line.lstrip().startswith("//")).strip()
    if not text or text.startswith("$CATEGORY:"):
        return
    marks = _TAG.findall(comments)
    found = _QUESTION.fullmatch(text)
    name = next((value for kind, value in marks if kind == "id"), None)
    name = name or _plain((found and found["name"]) or f"gift-{number}")
    with told(name, tell):
        if not found:
            raise ValueError(f"it does not end in one {{…}} with its answers ({text[:60]!r})")
        answers = list(_answers(found["body"].partition("####")[0]))
        if "~" in {sign for sign, _ in answers}:
            yield _item(name, marks, found["text"], answers, lesson)
        elif tell:
            raise ValueError(
                "it is no choice question, but a number, true or false, a short answer, a matching, an essay"
            )


def _item(name: str, marks: list[tuple[str, str]], text: str, answers: list[tuple[str, str]], lesson: str) -> Item:
    style = _style(text)
    options = []
    for sign, answer in answers:
        weight = _WEIGHT.match(answer)
        fraction = 100 if sign == "=" else float(weight[1]) if weight else 0
        words, _, comment = _split_feedback(answer[weight.end() :] if weight else answer)
        options.append(option_from(_plain(words, style), fraction, _plain(comment, style)))
    tagged = [value for kind, value in marks if kind == "tag"]
    return item_from(name, tagged, _plain(text), "=" in {sign for sign, _ in answers}, options, lesson)


def _answers(body: str) -> Iterator[tuple[str, str]]:
    sign = ""
    for token in _TOKEN.findall(body):
        if token in ("~", "="):
            sign = token
        elif sign:
            yield sign, token.strip()


def _split_feedback(answer: str) -> tuple[str, str, str]:
    cut = re.search(r"(?<!\\)(?:\\\\)*(#)", answer)
    return (answer[: cut.start(1)], "#", answer[cut.end(1) :]) if cut else (answer, "", "")


def _marked(text: str) -> str:
    """An answer has its question's format; only a text in square brackets would be taken for the name of another."""
    return f"{'[markdown]' if text.startswith('[') else ''}{_escape(text)}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\n", "\\n")


def _style(text: str) -> str:
    """Return the format that a text names, "" if none."""
    named = _FORMAT.match(text.strip())
    return named[1] if named else ""


def _plain(text: str, style: str = "") -> str:
    """Return a text without GIFT's signs; in HTML, by its own or its question's format, as Markdown."""
    own = _style(text)
    text = _FORMAT.sub("", text.strip(), count=1) if own else text
    text = _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], text).strip()
    return markdown(text) if (own or style) == "html" else text
