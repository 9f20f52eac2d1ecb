"""Questions go to other systems and come back as they were."""

import html
import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.exam.bank import Item, Option, load_bank, make_bank
from workshop.exam.formats import from_gift, from_moodle, read_items, to_gift, to_moodle, to_qti
from workshop.exam.wording import as_html
from workshop.exam.writing import lacking, to_toml, write_bank

BOTH_WAYS = {"gift": (to_gift, from_gift), "moodle": (to_moodle, from_moodle)}


def without_code(items):
    """What the formats can hold: everything but the code that computes a number."""
    bare = (replace(item, options=tuple(replace(o, compute=()) for o in item.options)) for item in items)
    return [replace(item, compute=()) for item in bare]


@pytest.mark.parametrize("form", BOTH_WAYS)
def test_the_practice_bank_comes_back_whole(form):
    write, read = BOTH_WAYS[form]
    assert read(write(load_bank())) == without_code(load_bank())


SPECIAL = st.sampled_from("\\~=#{}:\n[]%`$*<>&/\"'")
ORDINARY = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))
words = st.text(ORDINARY | SPECIAL, min_size=1).map(str.strip).filter(bool)


@st.composite
def items(draw):
    texts = draw(st.lists(words, min_size=3, max_size=5, unique=True))
    right = draw(st.integers(1, len(texts) - 1))
    options = [Option(text, k < right, draw(words), "" if k < right else draw(words)) for k, text in enumerate(texts)]
    return Item("X1", "01", "A", "apply", "single" if right == 1 else "multiple", draw(words), tuple(options))


@pytest.mark.parametrize("form", BOTH_WAYS)
@settings(max_examples=100, deadline=None)
@given(item=items())
def test_any_text_comes_back_as_it_was(form, item):
    write, read = BOTH_WAYS[form]
    assert read(write(make_bank([item]))) == [item]


@settings(max_examples=50, deadline=None)
@given(item=items())
def test_the_banks_own_file_holds_any_text(item, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bank")
    write_bank([item], folder)
    assert load_bank(folder).items == (item,)


def test_the_banks_own_file_holds_the_code_too(tmp_path):
    lesson = [item for item in load_bank() if item.lesson == "01"]
    (tmp_path / "01.toml").write_bytes(to_toml(lesson))
    assert list(load_bank(tmp_path)) == lesson


GIFT = """// made elsewhere
$CATEGORY: $course$/top

::Q1::Which are two? {
~%50%one pair#A pair is two.
~%50%a couple
~%-100%a dozen#Twelve.
}

What follows from 1 \\= 1 {=nothing#Right. ~something ~everything\\: the lot}

How many? {#12:1}
"""


def test_gift_of_another_author_is_read_and_what_it_lacks_is_named():
    first, second = from_gift(GIFT.encode(), lesson="03")
    assert (first.id, first.lesson, first.kind, first.key) == ("Q1", "03", "multiple", {0, 1})
    assert first.options[2].reason == "Twelve."
    assert (second.kind, second.text, second.options[2].text) == (
        "single",
        "What follows from 1 = 1",
        "everything: the lot",
    )
    assert lacking([first]) == ["Q1 lacks 1 reasons and 1 misconceptions: write them in its file."]


MOODLE = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="multichoice">
<name><text>Q</text></name>
<questiontext format="html">
<text><![CDATA[<p>What is <code>a &lt; b</code>?</p><p>Say <em>it</em>.</p>]]></text>
</questiontext>
<single>true</single>
<answer fraction="100" format="html"><text>&lt;p&gt;a test&lt;/p&gt;</text></answer>
<answer fraction="0"><text>a tag</text></answer>
</question>
<question type="essay"><name><text>E</text></name></question>
</quiz>
"""


def test_what_moodles_editor_wrote_becomes_markdown():
    (item,) = from_moodle(MOODLE.encode(), lesson="03")
    assert item.text == "What is `a < b`?\n\nSay *it*."
    assert [option.text for option in item.options] == ["a test", "a tag"]


def test_the_plugin_that_marks_all_or_nothing_is_multiple_choice():
    several = MOODLE.replace('type="multichoice"', 'type="multichoiceset"').replace("<single>true</single>", "")
    several = several.replace('fraction="0">', 'fraction="100">').replace(
        "</question>\n<question", '<answer fraction="0"><text>a tree</text></answer></question>\n<question'
    )
    (item,) = from_moodle(several.encode(), lesson="03")
    assert (item.kind, item.key) == ("multiple", {0, 1})


TAGGED = MOODLE.encode().replace(b"</single>", b"</single><tags><tag><text>lesson:01</text></tag></tags>")
ENTITIES = '<!DOCTYPE quiz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><quiz>&b;</quiz>'
OUTSIDE = '<!DOCTYPE quiz SYSTEM "file:///etc/passwd"><quiz/>'


@pytest.mark.parametrize("content", [ENTITIES, OUTSIDE, '<?xml version="1.0"?><!DOCTYPE quiz><quiz/>'])
def test_xml_that_declares_anything_is_refused(content):
    with pytest.raises(ValueError, match="declares a document type"):
        from_moodle(content.encode())


@pytest.mark.parametrize(
    "name, content, said",
    [
        ("a.xml", b"<quiz>", "cannot be read"),
        ("a.xml", b"<html/>", "outermost element is <html>"),
        ("a.xml", MOODLE.encode().replace(b'fraction="0"', b'fraction="nan"'), "fraction 'nan'"),
        ("a.xml", TAGGED.replace(b'fraction="0"', b'fraction="100"'), "2 of 2 right"),
        ("a.xml", MOODLE.encode(), "no tag lesson:NN"),
        ("a.txt", b"\xff\xfe", "no UTF-8"),
        ("a.txt", b"::Q::Which? {=a ~b", "does not end in one"),
        ("a.txt", b"// [tag:lesson:01] [tag:level:hard]\n::Q::Which? {=a ~b}", "level:hard"),
        ("a.doc", b"", "neither GIFT"),
    ],
)
def test_a_file_that_holds_no_questions_is_refused_in_a_sentence(tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ValueError, match=said.replace("(", r"\(")) as refusal:
        read_items(path)
    assert "\n" not in str(refusal.value)


CHOICE, _, ESSAY = MOODLE.partition("<quiz>")[2].removesuffix("</quiz>\n").partition("</question>")
CHOICE += "</question>"
PICTURE = CHOICE.replace("<p>", "<img src=x>").replace("<text>Q<", "<text>P<")
SEVERAL = {
    "a.xml": f"<quiz>{CHOICE}{ESSAY}{PICTURE}{CHOICE}</quiz>",
    "a.gift": """::Q::[html]What is <code>a &lt; b</code>&nbsp;?<p>Say <em>it</em>.</p> {=a <i>test</i> ~a tag}

::E::Who? {=she =he}

::P::[html]<img src\\="a.png"> {=a ~b}

::Q::Again? {=a ~b}

::H::Half? {=a ~%50%b ~c}""",
}


@pytest.mark.parametrize("name", SEVERAL)
def test_what_cannot_be_held_is_left_out_by_name_and_the_rest_is_read(tmp_path, name):
    path = tmp_path / name
    path.write_text(SEVERAL[name], encoding="utf-8")
    said = []
    items = read_items(path, lesson="03", tell=said.append)
    assert [item.id for item in items] == ["Q", "Q (2)"]
    assert items[0].text.startswith("What is `a < b`") and "\xa0" not in items[0].text
    told = " ".join(said)
    assert "'P' is left out: it shows a picture" in told and "'E' is left out: it" in told
    assert "this one is 'Q (2)'" in told
    assert ("'H' is left out" in told) == (name == "a.gift")
    make_bank(items)


def test_qti_names_two_questions_of_one_text():
    first = load_bank().items[0]
    with pytest.raises(ValueError, match="X has the same text as"):
        to_qti(make_bank([first, replace(first, id="X")]))


def test_a_lesson_is_no_path(tmp_path):
    item = replace(load_bank().items[0], lesson="../01")
    with pytest.raises(ValueError, match="cannot name a file"):
        write_bank([item], tmp_path / "bank")
    assert not list(tmp_path.iterdir())


def test_a_bank_that_is_there_is_not_written_over(tmp_path):
    items = [item for item in load_bank() if item.lesson == "01"]
    write_bank(items, tmp_path)
    with pytest.raises(ValueError, match="is there already"):
        write_bank(items, tmp_path)


def shown(text):
    return html.unescape(text).strip()


def opened(zipped):
    """The items of a QTI zip by their titles, and the zip."""
    archive = zipfile.ZipFile(io.BytesIO(zipped))
    (name,) = [name for name in archive.namelist() if re.fullmatch(r"(.+)/\1\.xml", name)]
    root = ElementTree.fromstring(archive.read(name))
    return {item.get("title"): item for item in root.findall(".//{*}item")}, archive


def test_qti_opened_again_holds_every_question_option_and_key():
    found, archive = opened(to_qti(load_bank()))
    assert "imsmanifest.xml" in archive.namelist() and archive.testzip() is None
    assert list(found) == [item.id for item in load_bank()]
    for item in load_bank():
        element = found[item.id]
        presented = element.find("{*}presentation")
        assert shown(as_html(item.text)) in shown(presented.findtext("{*}material/{*}mattext"))
        labels = {
            label.get("ident"): label.findtext(".//{*}mattext") for label in presented.findall(".//{*}response_label")
        }
        for option, label in zip(item.options, labels.values(), strict=True):
            assert shown(as_html(option.text)) in shown(label)
        full = next(c for c in element.findall(".//{*}respcondition") if c.find("{*}setvar") is not None)
        denied = {e.text for e in full.findall(".//{*}not/{*}varequal")}
        right = {e.text for e in full.findall(".//{*}varequal")} - denied
        assert right == {ident for k, ident in enumerate(labels) if k in item.key}
        spoken = " ".join(e.text or "" for e in element.findall("{*}itemfeedback//{*}mattext"))
        assert all(shown(as_html(option.reason)) in shown(spoken) for option in item.options)


def test_qti_keeps_what_looks_like_code_formulas_or_tags_as_text():
    option = Option("$x$ \\num{1} <script>", True, "Because of $x$ it is.")
    other = Option("```\n[*] a) 1. b", False, "Because it is not.", "Looks away.")
    item = Item(
        "X", "01", "A", "recall", "single", "# A <b>title</b>\n\n1. not a list ![](/etc/passwd)", (option, other)
    )
    found, archive = opened(to_qti(make_bank([item])))
    texts = [e.text for e in found["X"].findall(".//{*}mattext")]
    assert any("$x$ \\num{1} &lt;script&gt;".replace("$", "&#36;").replace("\\", "&#92;") in text for text in texts)
    assert not any("<script" in text or "<b>" in text or "<img" in text for text in texts)
    assert not [name for name in archive.namelist() if name.startswith("images")]
