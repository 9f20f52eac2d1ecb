"""Copies rank on top whatever was done to their looks; people who solved the lab by themselves do not."""

import html
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from similarity_samples import AI, BO, CHEN, disguised, handed

from workshop.grading.fingerprints import RUN_OF_CODE, all_hashes, code_tokens, fingerprints
from workshop.grading.similarity import similar
from workshop.grading.similarity_page import write_similarity
from workshop.grading.submission_cells import SOLUTION

THREE = [handed("ai", AI), handed("bo", BO), handed("chen", CHEN)]


def values(submissions, kind="code", **options):
    found = [each for each in similar(submissions, **options) if each.kind == kind]
    return {frozenset((pair.first.trainee, pair.second.trainee)): pair.value for each in found for pair in each.pairs}


def with_prints(cells):
    """A line put in after each whole statement, so that no two of the copied ones stay neighbours."""
    whole = re.compile(r"^(?![\s})]|for |def |if )(.*[^(\[{:,])$", re.MULTILINE)
    return {task: whole.sub(r"\1\nprint('here', len(out))", code) for task, code in cells.items()}


def test_independent_solutions_have_next_to_nothing_in_common():
    assert all(value < 0.1 for value in values(THREE).values())


@pytest.mark.parametrize("author", [AI, BO, CHEN])
def test_a_copy_with_other_names_order_comments_and_values_ranks_on_top(author):
    found = values([*THREE, handed("copy", disguised(author))])
    top, second = sorted(found.values(), reverse=True)[:2]
    name = {id(AI): "ai", id(BO): "bo", id(CHEN): "chen"}[id(author)]
    assert found[frozenset((name, "copy"))] == top > 0.85 and second < 0.1


def test_half_a_copy_and_a_copy_with_lines_put_between_still_rank_on_top():
    half = {**BO, **{task: disguised(AI)[task] for task in ("01.2", "01.3", "01.5")}}
    found = values([*THREE, handed("half", half)])
    assert next(iter(found)) == {"ai", "half"} and found[frozenset(("bo", "half"))] < found[frozenset(("ai", "half"))]
    found = values([*THREE, handed("spread", with_prints(AI))])
    top, second = list(found.values())[:2]
    assert next(iter(found)) == {"ai", "spread"} and top > 3 * second


def test_what_the_lab_gives_to_everybody_counts_for_nothing():
    untouched = {task: f"# {task}\nanswer = ..." for task in AI}
    assert values([handed("ai", untouched), handed("bo", untouched)]) == {}


def test_the_courses_own_solution_takes_part_under_its_name():
    assert any(SOLUTION in pair for pair in values(THREE))
    assert not any(SOLUTION in pair for pair in values(THREE, solutions=None))


def test_a_trainees_earlier_file_is_not_held_against_the_later_one():
    found = values([handed("ai", AI), handed("ai", AI, hour=1), handed("bo", BO)], solutions=None)
    assert all(pair == {"ai", "bo"} for pair in found)


def test_written_answers_are_compared_too():
    log = "The log knows only people who installed the wallet; whoever pays in cash is not in it."
    other = "Cash is missing, and so are all who left before 2016; no cleaning brings them back to us."
    chinese = "用户必须安装钱包并登录，现金支付的顾客不在日志里，任何清洗都找不回来。"
    texts = {
        "ai": log,
        "bo": other,
        "chen": f"I say: {log.upper()} That is all.",
        "dai": chinese,
        "er": f"我说{chinese}",
    }
    found = values([handed(name, AI, text) for name, text in texts.items()], "words")
    assert {pair for pair, value in found.items() if value > 0.9} == {
        frozenset(("ai", "chen")),
        frozenset(("dai", "er")),
    }
    assert len(found) == 2


@pytest.mark.parametrize(
    "source",
    ["", "x = (", "(" * 5000, "-" * 5000 + "1", "x" * 200_000, "\0", "%%sql\nselect 1", "!ls\nx = %time 1", "\ud800"],
    ids=repr,
)
def test_any_text_has_tokens_or_none_but_never_a_fault(source):
    fingerprints(code_tokens(source), RUN_OF_CODE)


@given(st.text(max_size=200))
def test_fingerprints_are_among_the_hashes_and_in_their_lines(text):
    tokens = code_tokens(text)
    found = fingerprints(tokens, RUN_OF_CODE)
    assert found.keys() <= set(all_hashes(tokens, RUN_OF_CODE))
    assert all(1 <= lines.first <= lines.last for lines in found.values())


def test_a_query_in_a_string_is_code():
    copies = "select user_id, sum(amount) from payments group by user_id having sum(amount) > 10"
    one, other = (code_tokens(f'found = db.sql("{query}")') for query in (copies, copies.upper()))
    assert [token.text for token in one] == [token.text for token in other] and len(one) > 12


def test_the_page_shows_both_sides_and_nothing_in_it_can_run(tmp_path):
    hostile = {**AI, "01.1": AI["01.1"] + "\nprint('</pre><script>alert(1)</script><img src=x onerror=alert(1)>')"}
    found = similar([handed("ai", hostile), handed("bo", disguised(hostile)), handed("chen", CHEN)])
    page = write_similarity(tmp_path / "similar.html", found).read_text(encoding="utf-8")
    assert "<script" not in page and "<img" not in page and "&lt;script&gt;" in page
    assert (
        "default-src 'none'" in html.unescape(page)
        and "style=" not in page
        and "http" not in page.replace("http-equiv", "")
    )
    assert "It does not mean" in page and "no verdict" in page


def test_the_page_says_when_there_is_nothing_to_compare(tmp_path):
    page = write_similarity(tmp_path / "similar.html", similar([])).read_text(encoding="utf-8")
    assert "no two submissions" in page


def test_three_hundred_submissions_are_compared_in_seconds():
    """The bound is wide for a busy machine; alone it takes about five seconds."""
    import time

    rng = random.Random(1)
    cohort = []
    for number in range(300):
        cells = {task: rng.choice((AI, BO, CHEN))[task] + f"\nx{number} = {number} + len(out)" for task in AI}
        cohort.append(handed(f"t{number}", cells, "A sentence of their own."))
    begin = time.process_time()
    found = similar(cohort)
    assert len(found[0].values) == 301 * 300 / 2
    assert time.process_time() - begin < 30
