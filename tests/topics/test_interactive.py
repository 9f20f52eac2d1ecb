"""Sliders where a person can move them; elsewhere the figure alone, with nothing of a widget in the outputs."""

import json

import pytest
from matplotlib.figure import Figure
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from helpers import interactive, plotting
from helpers.interactive import Slider, explore
from helpers.paths import NOTEBOOKS
from workshop.running.execute import execute

ETA = Slider(0.5, 0.05, 2, 0.05, "eta, a month")
CODE = """
from matplotlib.figure import Figure
from helpers.interactive import Slider, explore
draw = lambda eta: (Figure(), "Forgotten", f"A purchase is soon forgotten at eta = {eta}.")
explore(draw, data="planted", eta=Slider(0.5, 0, 2, 0.1))
"""


@pytest.fixture
def shown(monkeypatch):
    """The words of the figures shown."""
    texts = []
    monkeypatch.setattr(plotting, "show", lambda drawn, *, title, data, alt: texts.append(f"{title}, {data}: {alt}"))
    return texts


@pytest.fixture
def controls(monkeypatch):
    """The widgets displayed, as in a live notebook."""
    boxes = []
    monkeypatch.setattr(interactive, "is_live", lambda: True)
    monkeypatch.setattr(interactive, "display", boxes.append)
    return boxes


def draw(eta, months=1.0):
    return Figure(), "Less", f"eta {eta}, {months} months"


def outputs(notebook):
    return [output for cell in notebook.cells for output in cell.outputs]


def test_without_a_kernel_the_figure_is_shown_once_as_the_sliders_start(shown):
    explore(draw, data="planted", eta=ETA, months=Slider(2, 0, 12, 1))
    assert shown == ["Less, planted: eta 0.5, 2 months"]


def test_a_live_notebook_shows_a_slider_for_each_argument(shown, controls):
    explore(draw, data="planted", eta=ETA, months=Slider(2, 0, 12, 1))
    first, second, _ = controls[0].children
    assert (first.description, first.min, first.max, first.step) == ("eta, a month", 0.05, 2, 0.05)
    assert second.description == "months"
    assert shown == ["Less, planted: eta 0.5, 2.0 months"]


def test_moving_a_slider_draws_again_with_its_value(shown, controls):
    explore(draw, data="planted", eta=ETA)
    controls[0].children[0].value = 1.5
    assert shown == ["Less, planted: eta 0.5, 1.0 months", "Less, planted: eta 1.5, 1.0 months"]


@pytest.mark.kernel
def test_a_sealed_kernel_is_not_live_and_keeps_no_widget(tmp_path):
    done = execute(new_notebook(cells=[new_code_cell(CODE)]), NOTEBOOKS)
    assert "eta = 0.5" in json.dumps(outputs(done))
    assert "widget" not in json.dumps(done)


@pytest.mark.kernel
def test_a_kernel_that_a_person_works_with_gets_the_sliders(monkeypatch):
    monkeypatch.setenv("COURSE_OFFLINE", "")
    notebook = new_notebook(cells=[new_code_cell(CODE)])
    done = NotebookClient(notebook, resources={"metadata": {"path": str(NOTEBOOKS)}}).execute()
    assert any("application/vnd.jupyter.widget-view+json" in output.get("data", {}) for output in outputs(done))


@pytest.mark.parametrize(
    "slider, words",
    [(Slider(3, 0, 2, 0.1), "its ends, 0 and 2"), (Slider(float("nan"), 0, 2, 0.1), "its ends"),
     (Slider(1, 0, 2, 0), "above 0")],
)  # fmt: skip
def test_a_slider_that_cannot_be_moved_is_refused(shown, slider, words):
    with pytest.raises(ValueError, match=words):
        explore(draw, data="planted", eta=slider)
    assert shown == []
