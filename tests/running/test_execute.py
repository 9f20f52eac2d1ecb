from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest

from workshop.running.execute import ExecutionFailed, execute

pytestmark = pytest.mark.usefixtures("warm")


def text(cell):
    return "".join(output.get("text", "") for output in cell.outputs)


def test_the_notebook_given_is_left_as_it_was(notebook, tmp_path):
    given = notebook("1 + 1")
    execute(given, tmp_path)
    assert given.cells[0].outputs == []


def test_cells_are_numbered_in_order_and_carry_no_times(notebook, tmp_path):
    done = execute(notebook("x = 1", "md:text", "x + 1"), tmp_path)
    assert [cell.get("execution_count") for cell in done.cells] == [1, None, 2]
    assert all(cell.metadata == {} for cell in done.cells)
    assert "version" not in done.metadata.language_info


def test_the_same_notebook_gives_the_same_bytes(notebook, tmp_path):
    given = notebook(
        "import sys\nfor k in range(300):\n    print(k, flush=True)\n    print(k, file=sys.stderr, flush=True)",
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
    )
    once, again = (nbformat.writes(execute(given, tmp_path)) for _ in range(2))
    assert once == again
    assert [output.name for output in nbformat.reads(once, 4).cells[0].outputs] == ["stdout", "stderr"]


def test_an_error_names_notebook_cell_and_error(notebook, tmp_path):
    with pytest.raises(ExecutionFailed) as caught:
        execute(notebook("md:# Title", "x = 1", "{}['amount']", "x = 3"), tmp_path, name="07_rfm")
    failure = caught.value
    assert failure.sentence == "07_rfm stopped at code cell 2 with KeyError: 'amount'"
    assert (failure.notebook, failure.cell, failure.ename, failure.source) == ("07_rfm", 2, "KeyError", "{}['amount']")
    assert "----> 1 {}['amount']" in str(failure)
    assert failure.executed.cells[2].outputs[0].ename == "KeyError"


def test_the_slug_in_the_metadata_names_the_notebook(notebook, tmp_path):
    given = notebook("1 / 0")
    given.metadata["course"] = {"slug": "02_forgetting"}
    with pytest.raises(ExecutionFailed, match=r"^02_forgetting stopped"):
        execute(given, tmp_path)


def test_a_cell_over_its_time_limit_is_named(notebook, tmp_path):
    with pytest.raises(ExecutionFailed, match=r"at code cell 1 with TimeoutError: it took more than 1 seconds"):
        execute(notebook("import time; time.sleep(30)"), tmp_path, cell_limit=1)


def test_a_cell_that_ends_the_kernel_is_named(notebook, tmp_path):
    with pytest.raises(ExecutionFailed, match="at code cell 2 with DeadKernelError: the kernel ended"):
        execute(notebook("1", "import os; os._exit(3)"), tmp_path)


def test_prose_is_filled_with_the_values_of_its_moment(notebook, tmp_path):
    done = execute(notebook("md:none", "n = 12345.678", "md:{{ n : ,.1f }} yuan, `{{ n }}`", "n = 0"), tmp_path)
    assert done.cells[2].source == "12,345.7 yuan, `12345.678`"


def test_an_expression_that_fails_names_itself(notebook, tmp_path):
    with pytest.raises(ExecutionFailed) as caught:
        execute(notebook("x = 1", "md:We see {{ missing +\n1 : .2f }}."), tmp_path, name="03_words")
    assert caught.value.sentence == (
        "03_words stopped in the text after code cell 1 with NameError: name 'missing' is not defined, "
        "in {{ missing + 1 : .2f }}"
    )


def test_filling_prose_does_not_count_as_a_cell(notebook, tmp_path):
    done = execute(notebook("n = 1", "md:{{ n }}", "n"), tmp_path)
    assert done.cells[2].outputs[0].execution_count == 2


def test_progress_is_told_before_each_cell_and_at_the_end(notebook, tmp_path):
    seen = []
    execute(notebook("1", "md:text", "2"), tmp_path, on_cell=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_folder_and_variables_are_those_asked_for(answer, tmp_path):
    assert answer("import os; os.getcwd(), os.environ['COLOUR']", env={"COLOUR": "red"}) == (str(tmp_path), "red")


def test_threads_may_execute_at_the_same_time(notebook, tmp_path):
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda k: execute(notebook(f"print({k})"), tmp_path), range(6)))
    assert [text(each.cells[0]) for each in done] == [f"{k}\n" for k in range(6)]
