"""Points for values on hidden data; hints for the rest."""

import base64

import pytest
from scoring_samples import (
    HIDDEN,
    KEY,
    PRACTICE,
    Says,
    answers,
    calls,
    claim,
    ended,
    failed,
    frames_of,
    handed,
    honest,
    share,
)

from helpers.lab.calling import outcome
from workshop.grading.scoring import grade


def graded(run, *sources):
    return grade(handed(*sources), KEY, run)


def verdicts(result):
    return [mark.verdict for mark in result.marks]


def only(seed, **changed):
    """The honest frames, with other answers for some tasks: ``only(seed, t11=…)``."""
    return frames_of(answers(seed) | {f"1.{name[-1]}": value for name, value in changed.items()})


def test_a_right_solution_gets_every_point_in_one_run():
    run = Says(honest)
    result = graded(run)
    assert result.points == 2 + 3 + 4 and verdicts(result) == ["right"] * 3
    assert [job["seed"] for job in run.jobs] == [HIDDEN]
    assert (result.key, result.notes) == ("v1", ())


def test_no_answer_goes_into_the_sandbox():
    run = Says(lambda job: [{"k": "load_level", "level": 2}])
    graded(run)
    for job in run.jobs:
        assert job.keys() == {"cells", "skip", "seed", "names", "functions", "levels", "figures"}
        assert job["functions"]["1.3"].keys() == {"name", "cases"}
    assert [job["levels"] and list(job["levels"]["levels"]) for job in run.jobs] == [None, ["1"]]


def test_a_typical_mistake_gets_its_own_hint_and_needs_no_second_run():
    run = Says(lambda job: only(job["seed"], t1=HIDDEN - 8, t3=[100 * one for one in answers(HIDDEN)["1.3"]]))
    result = graded(run)
    assert [(mark.verdict, mark.hint) for mark in result.marks] == [
        ("mistake", "Plus, not minus."),
        ("right", ""),
        ("mistake", "That is per cent."),
    ]
    assert result.points == 3 and len(run.jobs) == 1


def test_practice_answers_typed_in_earn_nothing_and_are_called_so():
    result = graded(Says(lambda job: only(job["seed"], t1=PRACTICE + 13, t2=[PRACTICE, 25, 64])))
    assert verdicts(result) == ["typed", "typed", "right"] and result.points == 4
    assert "compute it from what DATA_SEED loads" in result.marks[0].hint


def test_an_answer_that_fits_only_the_practice_data_is_told_apart_by_a_second_run():
    def run(job):
        return only(job["seed"], t1=16 if job["seed"] == PRACTICE else 17)

    says = Says(run)
    result = graded(says)
    assert verdicts(result) == ["wrong", "right", "right"]  # it moves with the data: no sign of typing
    assert result.marks[0].hint.startswith("Right on the practice data and on no other")
    assert [job["seed"] for job in says.jobs] == [HIDDEN, PRACTICE]


def test_a_wrong_answer_is_told_what_differs_and_never_the_value():
    (mark, *_) = graded(Says(lambda job: only(job["seed"], t1=-1))).marks
    assert (mark.verdict, mark.hint) == ("wrong", "The number is not the one expected; it is too small.")


def test_a_function_that_is_right_on_its_own_inputs_only_is_told_an_input():
    def up_to_ten(part, whole):
        return share(part, whole) if whole < 11 else 0

    def run(job):
        return only(job["seed"], t3=answers(job["seed"], up_to_ten)["1.3"])

    mark = graded(Says(run)).marks[2]
    assert mark.verdict == "wrong"
    assert mark.hint.startswith("Right on your own inputs, not on others. 4 of 5 calls are right. `share(4, 11)` gives")


def test_a_functions_error_is_shown_with_its_input():
    def unguarded(part, whole):
        return part / whole

    mark = graded(Says(lambda job: only(job["seed"], t3=answers(job["seed"], unguarded)["1.3"]))).marks[2]
    assert "In `share(0, 0)`: ZeroDivisionError: division by zero." in mark.hint


def test_the_last_whole_round_of_calls_counts():
    right = calls(answers(HIDDEN)["1.3"])
    wrong = calls([7] * 5)
    assert graded(Says(lambda job: wrong + right)).marks[2].verdict == "right"
    assert graded(Says(lambda job: right + wrong)).marks[2].verdict == "wrong"
    assert graded(Says(lambda job: right + wrong[:3])).marks[2].verdict == "right"
    assert graded(Says(lambda job: right[1:])).marks[2].verdict == "missing"


def test_what_the_last_check_or_the_name_itself_held_last_is_enough():
    right, wrong = claim("1.1", HIDDEN + 13), claim("1.1", 5)
    by_name = {**right, "via": "name"}
    assert graded(Says(lambda job: [right, {**wrong, "via": "name"}])).marks[0].verdict == "right"
    assert graded(Says(lambda job: [wrong, by_name])).marks[0].verdict == "right"
    assert graded(Says(lambda job: [by_name, {**wrong, "via": "name"}])).marks[0].verdict == "wrong"
    assert graded(Says(lambda job: [wrong, right])).marks[0].verdict == "right"
    assert graded(Says(lambda job: [right, wrong])).marks[0].verdict == "wrong"
    assert graded(Says(lambda job: [failed("1.1", "There is still a hole"), by_name])).marks[0].verdict == "right"


def test_a_function_that_was_written_below_its_check_is_asked_too():
    def checked(outcomes):
        return [{**frame, "via": "check"} for frame in calls(outcomes)]

    below, wrong = calls(answers(HIDDEN)["1.3"]), checked([7] * 5)
    hole = checked([{"error": "TypeError: 'ellipsis' object is not callable"}] * 5)
    assert graded(Says(lambda job: hole + below)).marks[2].verdict == "right"
    assert graded(Says(lambda job: below + wrong)).marks[2].verdict == "right"
    assert graded(Says(lambda job: below[:2] + wrong[2:])).marks[2].verdict == "missing"


def test_a_hole_is_missing_and_an_unreadable_answer_an_error():
    hole = "There is still a hole (...) in it; write your own code there."
    result = graded(Says(lambda job: [failed("1.1", hole, "name"), failed("1.2", "A value of type X.")]))
    assert [(mark.verdict, mark.hint) for mark in result.marks] == [
        ("missing", "`total` was given no value."),
        ("error", "A value of type X."),
        ("missing", "`share` was not written."),
    ]
    assert result.points == 0


def test_a_function_that_was_not_written_is_missing():
    hole = {"error": "TypeError: 'ellipsis' object is not callable"}
    for given in ([hole] * 5, [None] * 5):
        assert graded(Says(lambda job, given=given: only(job["seed"], t3=given))).marks[2].verdict == "missing"


def test_a_task_whose_cell_stops_is_told_the_error():
    def run(job):
        return [{"k": "out", "i": 0, "text": "", "error": "NameError: name 'log' is not defined", "figures": []}]

    result = graded(Says(run))
    assert result.marks[0].verdict == "error"
    assert result.marks[0].hint == "The cell of this task stops: NameError: name 'log' is not defined"
    assert result.cells[0].error.startswith("NameError")


def test_a_lethal_cell_is_named_and_left_out_and_the_rest_runs_again():
    def run(job):
        return honest(job)[1:] if 0 in job["skip"] else ended([{"k": "start", "i": 0}], "memory", 0)

    says = Says(run)
    result = graded(says)
    assert verdicts(result) == ["missing", "right", "right"]
    assert result.notes == ("Code cell 1 used too much memory and was left out.",)
    assert [job["skip"] for job in says.jobs] == [[], [0]]


def test_after_four_lethal_cells_nothing_more_is_tried_and_what_was_claimed_counts():
    says = Says(lambda job: ended([claim("1.1", HIDDEN + 13)], "died", len(job["skip"])))
    result = graded(says, *"abcdefgh")
    assert len(says.jobs) == 5 and result.points == 2
    assert result.notes[-1] == "Code cell 5 ended the whole session; after 4 such cells nothing more was tried."


@pytest.mark.parametrize("cell", [None, 99, -1])
def test_a_run_that_ends_outside_the_cells_is_not_tried_for_ever(cell):
    says = Says(lambda job: ended([], "silent", cell))
    result = graded(says)
    assert len(says.jobs) == 1 and "no single cell" in result.notes[0]


def loads(level):
    """A trainee who solves nothing below a level, loads it and goes on from there."""

    def run(job):
        claimed = {task: value for task, value in answers(job["seed"]).items() if int(task[-1]) >= level}
        levels = (job["levels"] or {"levels": {}})["levels"]
        return [{"k": "load_level", "level": level}, *(frames_of(claimed) if len(levels) >= level - 1 else [])]

    return run


def test_a_loaded_level_gives_no_points_below_it_and_all_from_there_on():
    says = Says(loads(2))
    assert verdicts(graded(says)) == ["missing", "right", "right"]
    assert [job["levels"] for job in says.jobs] == [
        None,
        {"start": ["numbers = 1"], "levels": {"1": ["total = 'solved'"]}},
    ]


def test_points_earned_before_a_level_was_loaded_are_kept():
    def run(job):
        return [*honest(job)[:1], *loads(2)(job)]

    assert graded(Says(run)).points == 9


def test_what_a_loaded_level_solves_earns_nothing_whatever_is_claimed():
    def run(job):
        loaded = job["levels"] and job["levels"]["levels"]
        return [{"k": "load_level", "level": 3}, *(honest(job) if loaded else [])]

    assert verdicts(graded(Says(run))) == ["missing", "missing", "right"]


def test_levels_that_do_not_exist_are_not_loaded():
    says = Says(lambda job: [{"k": "load_level", "level": level} for level in (0, -3, 4, 10**30, 2.0, "2", None, [2])])
    graded(says)
    assert len(says.jobs) == 1


def test_a_submission_may_not_take_for_ever(monkeypatch):
    monkeypatch.setattr("workshop.grading.submission_runs.BUDGET", -1)
    says = Says(honest)
    result = graded(says)
    assert not says.jobs and result.points == 0 and "so long" in result.notes[0]


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b'{"cells": 1}', b"[" * 10_000])
def test_what_is_no_notebook_gets_its_reason(content):
    says = Says(honest)
    result = grade(handed(content=content), KEY, says)
    assert not says.jobs and verdicts(result) == ["missing"] * 3 and len(result.notes) == 1


def test_figures_and_text_come_back_cell_by_cell():
    png = b"\x89PNG\r\n\x1a\n" + b"0" * 20
    shown = [base64.b64encode(png).decode(), base64.b64encode(b"<svg>").decode(), "no base64", 7]
    run = Says(lambda job: [{"k": "out", "i": 1, "text": "hello", "error": None, "figures": shown}])
    result = graded(run, "first", "second")
    assert [cell.source for cell in result.cells] == ["first", "second"]
    assert (result.cells[1].text, result.cells[1].figures) == ("hello", (png,))
    assert run.jobs[0]["figures"] is True


def test_half_a_character_in_a_cell_is_no_harm():
    content = b'{"cells": [{"cell_type": "code", "source": ["a = ", "\\ud800"], "metadata": {"course": [1]}}]}'
    says = Says(honest)
    result = grade(handed(content=content), KEY, says)
    assert result.points == 9 and says.jobs[0]["cells"] == [result.cells[0].source] == ["a = ?"]


def test_only_the_first_cells_of_an_endless_notebook_run():
    says = Says(honest)
    result = graded(says, *map(str, range(400)))
    assert len(says.jobs[0]["cells"]) == 300 and "first 300" in result.notes[0]


def test_another_honest_route_is_right():
    by_array = {"array": {"shape": [3], "values": [HIDDEN, 25, 64]}}
    exact = [outcome(lambda a, b: share(a, b) + 1e-12, case) for case in KEY.sheet.tasks["1.3"].cases]
    assert graded(Says(lambda job: only(job["seed"], t1=HIDDEN + 13.0, t3=exact))).points == 9
    assert graded(Says(lambda job: only(job["seed"], t2=by_array))).marks[1].verdict == "wrong"  # encode gives a list
