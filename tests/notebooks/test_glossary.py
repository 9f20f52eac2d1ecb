"""The glossary holds the terms that the lessons introduce, and each row leads to a lesson that has its term."""

import re

from workshop.editions.build import Checkout

SOURCES = Checkout().sources
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
INTRODUCED = re.compile(r"\*{1,2}([^*\n]{2,60}?)\*{1,2},? \(([^()]*[\u4e00-\u9fff][^()]*)\)")  # *term* (术语)
STORY = {"小林", "周经理", "何律师", "老秦", "安禾生活"}
ROWS = [
    [cell.strip() for cell in line.strip("# |").split(" | ")]
    for line in (SOURCES / "00_glossary.py").read_text(encoding="utf-8").splitlines()
    if re.match(r"# \| .*ipynb\)", line)
]


def lessons():
    return [path for path in sorted(SOURCES.glob("[0-9][0-9]_*.py")) if not path.stem.endswith(("_lab", "_here"))]


def prose(path):
    """A lesson's text, each paragraph on one line."""
    return re.sub(r"\n# ?", " ", path.read_text(encoding="utf-8"))


def test_each_row_leads_to_a_lesson_that_has_its_term():
    assert len(ROWS) > 20
    for english, chinese, _, link in ROWS:
        lesson = SOURCES / re.search(r"\]\((\w+)\.ipynb\)", link)[1]
        text = lesson.with_suffix(".py").read_text(encoding="utf-8")
        assert any(word in text for word in CHINESE.findall(chinese)), f"{english} ({chinese}) is not in {lesson.name}"


def test_each_term_that_a_lesson_introduces_is_in_the_glossary():
    known = {word for row in ROWS for word in CHINESE.findall(row[1])} | STORY
    missing = [
        f"{path.stem}: {term} ({chinese})"
        for path in lessons()
        for term, chinese in INTRODUCED.findall(prose(path))
        if not set(CHINESE.findall(chinese)) & known
    ]
    assert not missing, "\n".join(missing)
