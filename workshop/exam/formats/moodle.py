"""Moodle XML: reading and writing questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from workshop.exam.bank import Bank, Item
from workshop.exam.formats.extra_fields import feedback, fractions, item_from, option_from, tags, told
from workshop.exam.formats.html_to_markdown import markdown


def to_moodle(bank: Bank) -> bytes:
    """Return the bank as Moodle XML, a category a lesson."""
    quiz = Element("quiz")
    lesson = None
    for item in bank:
        if item.lesson != lesson:
            lesson = item.lesson
            category = SubElement(SubElement(quiz, "question", type="category"), "category")
            SubElement(category, "text").text = f"$course$/top/Lesson {lesson}"
        quiz.append(_written(item))
    ElementTree.indent(quiz)
    return ElementTree.tostring(quiz, encoding="utf-8", xml_declaration=True) + b"\n"


def _written(item: Item) -> Element:
    question = Element("question", type="multichoice")
    _text(question, "name", item.id)
    _text(question, "questiontext", item.text, format="markdown")
    plain = {"defaultgrade": "1", "penalty": "0", "hidden": "0", "idnumber": item.id}
    plain |= {"single": str(item.kind == "single").lower(), "shuffleanswers": "true", "answernumbering": "abc"}
    for name, value in plain.items():
        SubElement(question, name).text = value
    for option, fraction in zip(item.options, fractions(item), strict=True):
        answer = _text(question, "answer", option.text, fraction=f"{fraction:.5f}", format="markdown")
        _text(answer, "feedback", feedback(option), format="markdown")
    held = SubElement(question, "tags")
    for tag in tags(item):
        _text(held, "tag", tag)
    return question


def _text(parent: Element, name: str, text: str, **attributes: str) -> Element:
    element = SubElement(parent, name, attributes)
    SubElement(element, "text").text = text
    return element


class _NoDoctype(ElementTree.TreeBuilder):
    """A builder that stops at a document type: only there can entities be declared, and Moodle writes none."""

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise ValueError("The Moodle XML declares a document type, which Moodle never does; export it again.")


def from_moodle(content: bytes, *, lesson: str = "", tell: Callable[[str], object] | None = None) -> list[Item]:
    """Return the multiple-choice questions of a Moodle XML file; texts in HTML become Markdown.

    Parameters
    ----------
    content, lesson
        The file, and the lesson of questions that name none.
    tell
        Told in a sentence of each question that is left out: another kind, or one that a bank cannot hold.

    Raises
    ------
    ValueError
        In one sentence, for XML that is damaged or declares a document type; without `tell`, also for a
        multiple-choice question that a bank cannot hold.
    """
    try:
        quiz = ElementTree.fromstring(content, ElementTree.XMLParser(target=_NoDoctype()))
    except ElementTree.ParseError as error:
        raise ValueError(f"The Moodle XML cannot be read ({error}); export it again.") from None
    if quiz.tag != "quiz":
        raise ValueError(f"The XML's outermost element is <{quiz.tag[:40]}>; Moodle's is <quiz>.")
    numbered = enumerate(quiz.iter("question"), 1)
    return [item for number, question in numbered for item in _read(question, number, lesson, tell)]


def _read(question: Element, number: int, lesson: str, tell: Callable[[str], object] | None) -> Iterator[Item]:
    kind = question.get("type")
    if kind == "category":
        return
    name = question.findtext("idnumber", "").strip() or question.findtext("name/text", "").strip()
    name = name or f"moodle-{number}"
    with told(name, tell):
        if kind in ("multichoice", "multichoiceset"):  # the second is a plugin that marks all or nothing
            yield _item(question, name, lesson)
        elif tell:
            raise ValueError(f"its kind is {kind}, and a bank holds choice questions")


def _item(question: Element, name: str, lesson: str) -> Item:
    options = []
    for answer in question.findall("answer"):
        fraction = answer.get("fraction", "0")
        if not re.fullmatch(r"-?\d+(\.\d+)?", fraction):
            raise ValueError(f"it has an answer with the fraction {fraction!r}, which is no number")
        options.append(option_from(_words(answer), float(fraction), _words(answer.find("feedback"))))
    single = question.get("type") == "multichoice" and question.findtext("single", "true").strip() in ("true", "1")
    tagged = [tag.findtext("text", "") for tag in question.findall("tags/tag")]
    text = _words(question.find("questiontext"))
    return item_from(name, tagged, text, single, options, lesson)


def _words(element: Element | None) -> str:
    if element is None:
        return ""
    text = element.findtext("text") or ""
    return markdown(text) if element.get("format", "html") in ("html", "moodle_auto_format") else text.strip()
