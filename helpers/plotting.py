"""The house style of figures, on top of seaborn's, and :func:`show`, which displays a figure with words beside it.

Importing this module changes nothing. The topics draw their figures in the style; :func:`use_house_style` sets it for
figures of one's own.
"""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps

import matplotlib as mpl
import matplotlib.pyplot as plt
import seaborn as sns
from IPython.display import display
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from pylopdf_fonts_zh_cn import sans_path

# Okabe and Ito (2008): eight colours that readers with any common colour vision can tell apart.
BLUE, ORANGE, GREEN, VERMILION, SKY, PURPLE, YELLOW = (
    "#0072B2",
    "#E69F00",
    "#009E73",
    "#D55E00",
    "#56B4E9",
    "#CC79A7",
    "#F0E442",
)
INK, GREY, PALE = "#222222", "#767676", "#D9D9D9"
CHINESE = "Noto Sans SC"

BADGES = ("planted", "real data", "printed")  # where a finding comes from
_BADGE = "border: 1px solid currentColor; border-radius: .8em; padding: 0 .5em; font-size: .8em; white-space: nowrap"

STYLE = {
    "figure.figsize": (7.2, 3.8),
    "figure.dpi": 110,
    "figure.constrained_layout.use": True,
    "font.family": ["DejaVu Sans", CHINESE],
    "font.size": 10,
    "axes.prop_cycle": mpl.cycler(color=[BLUE, ORANGE, GREEN, VERMILION, SKY, PURPLE]),
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.titlelocation": "left",
    "axes.titlesize": 12,
    "axes.unicode_minus": False,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "legend.frameon": False,
    "svg.hashsalt": "course",
}


@contextmanager
def house_style(constrained: bool = True) -> Iterator[None]:
    """Set the house style for a ``with`` block, or for a function that it decorates; afterwards all is as it was.

    Parameters
    ----------
    constrained
        Whether matplotlib lays out the figure; False for the grids of seaborn, which do it themselves.
    """
    with mpl.rc_context({**_settings(), "figure.constrained_layout.use": constrained}):
        yield


def drawing(constrained: bool = True) -> Callable[[Callable], Callable]:
    """Make a function draw in the house style, and leave its figures to :func:`show`: no cell shows them by itself.

    Parameters
    ----------
    constrained
        As in :func:`house_style`.
    """

    def decorated(function: Callable) -> Callable:
        @wraps(function)
        def drawn(*args: object, **options: object) -> object:
            before = plt.get_fignums()
            try:
                with house_style(constrained):
                    return function(*args, **options)
            finally:
                for number in plt.get_fignums():
                    if number not in before:
                        plt.close(number)

        return drawn

    return decorated


subplots = drawing()(plt.subplots)  # as matplotlib's, for a figure that `show` displays


def use_house_style() -> None:
    """Set the house style from here on: palette, sizes, and a font that has Chinese glyphs on every machine."""
    mpl.rcParams.update(_settings())


def _settings() -> dict[str, object]:
    """Return the style's settings, and see to it that matplotlib knows the font with Chinese glyphs."""
    known = {font.name for font in font_manager.fontManager.ttflist}
    if CHINESE not in known:
        font_manager.fontManager.addfont(str(sans_path()))
        regular = font_manager.fontManager.ttflist[-1]  # there is no bold: without this entry, each bold text warns
        font_manager.fontManager.ttflist.append(replace(regular, weight=700))
    return {**sns.axes_style("ticks"), **STYLE}


@house_style()
def show(drawn: Figure | Axes, *, title: str, data: str, alt: str) -> None:
    """Display a figure once, below a title that states its finding, with an alt text that says what is to be seen.

    Parameters
    ----------
    drawn
        A figure, or one of its axes.
    title
        The finding in a few words, its numbers computed in an f-string.
    data
        Where the finding comes from: ``"planted"`` (put into simulated data by the course, and found again),
        ``"real data"`` or ``"printed"`` (figures of the source documents).
    alt
        The finding in one sentence, its numbers computed in an f-string. It is the picture's alternative text, and
        stands below it too: JupyterLab shows pictures without their alternative text.

    Raises
    ------
    ValueError
        If there is no title, the alt text is too short to state a finding, or `data` is another word.
    """
    if not title.strip():
        raise ValueError("The title is empty; state the finding in a few words.")
    if data not in BADGES:
        raise ValueError(f"data is {data!r}; write where the finding comes from: {', '.join(BADGES)}.")
    if len(alt.strip()) < 40:
        raise ValueError(f"The alt text {alt!r} is too short: state in a sentence what the figure shows.")
    figure = drawn if isinstance(drawn, Figure) else drawn.get_figure()
    png = io.BytesIO()
    figure.savefig(png, format="png", metadata={"Software": None})
    plt.close(figure)
    badge = f'<span style="{_BADGE}">{data}</span>'
    heading = f'<p style="margin: .6em 0 .2em"><b>{html.escape(title)}</b> {badge}</p>'
    display({"text/html": heading, "text/plain": f"{title} ({data})"}, raw=True)
    picture = base64.b64encode(png.getvalue()).decode()
    display({"image/png": picture, "text/plain": alt}, metadata={"image/png": {"alt": alt}}, raw=True)
    words = f"<details><summary>The figure in words</summary>{html.escape(alt)}</details>"
    display({"text/html": words, "text/plain": alt}, raw=True)
