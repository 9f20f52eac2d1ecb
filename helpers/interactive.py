"""Figures with sliders in a live notebook, and the same figures without sliders elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from IPython import get_ipython
from IPython.display import display
from IPython.utils.capture import RichOutput, capture_output

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

OFFLINE = "COURSE_OFFLINE"  # environment variable: "1" in builds and tests, whose outputs hold no sliders


class Slider(NamedTuple):
    """One number that a reader may move: where it starts, between what, in which steps, and what it is called."""

    start: float
    low: float
    high: float
    step: float
    label: str = ""


def explore(draw: Callable[..., tuple[Figure | Axes, str, str]], *, data: str, **sliders: Slider) -> None:
    """Show a figure under sliders; where there are none, show it once, as the sliders would start.

    Both ways go through :func:`helpers.plotting.show`, so the figure in words follows the sliders too.

    Parameters
    ----------
    draw
        Called with one number for each slider, by name; returns the figure, its title and its alt text.
    data
        What the finding rests on, as in :func:`helpers.plotting.show`.
    **sliders
        A :class:`Slider` for each argument of `draw`, in the order in which they stand above the figure.

    Raises
    ------
    ValueError
        If a slider does not start between its ends, or its step is not positive.

    Examples
    --------
    >>> explore(lambda eta: None, data="planted", eta=Slider(3, 0, 2, 0.1))
    Traceback (most recent call last):
    ValueError: The slider eta starts at 3; start it between its ends, 0 and 2.
    """
    for name, (start, low, high, step, _) in sliders.items():
        if not low <= start <= high:
            raise ValueError(f"The slider {name} starts at {start}; start it between its ends, {low} and {high}.")
        if not step > 0:
            raise ValueError(f"The slider {name} has the step {step}; give a number above 0.")

    def show(**values: float) -> None:
        from helpers import plotting  # matplotlib, which the audience builder does without

        drawn, title, alt = draw(**values)
        plotting.show(drawn, title=title, data=data, alt=alt)

    if is_live():
        _show_with_sliders(show, sliders)
    else:
        show(**{name: slider.start for name, slider in sliders.items()})


def is_live() -> bool:
    """Return whether sliders can be shown: in a kernel that a person works with, and ipywidgets is installed."""
    in_kernel = hasattr(get_ipython(), "kernel")
    return in_kernel and os.environ.get(OFFLINE) != "1" and find_spec("ipywidgets") is not None


def _show_with_sliders(show: Callable[..., None], sliders: dict[str, Slider]) -> None:
    import ipywidgets  # late: a notebook that is only read needs none

    wide = {"description_width": "14em"}
    controls = {
        name: ipywidgets.FloatSlider(
            value=start, min=low, max=high, step=step, description=label or name, style=wide, layout={"width": "40em"}
        )
        for name, (start, low, high, step, label) in sliders.items()
    }
    figure = ipywidgets.Output(layout={"min_height": "30em"})  # the page stands still while the figure is drawn again

    def draw_again(_: object = None) -> None:
        with capture_output() as shown:
            show(**{name: control.value for name, control in controls.items()})
        # As the widget's state and not as a message caught on its way: JupyterLab loses messages to a new widget.
        figure.outputs = tuple({"output_type": "display_data"} | _drawn(output) for output in shown.outputs)

    draw_again()
    for control in controls.values():
        control.observe(draw_again, "value")
    display(ipywidgets.VBox([*controls.values(), figure]))


def _drawn(output: RichOutput) -> dict:
    return {"data": output.data, "metadata": output.metadata or {}}
