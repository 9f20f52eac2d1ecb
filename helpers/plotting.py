"""The house style of figures, on top of seaborn's, and :func:`show`, which displays a figure with words beside it.

Importing this module changes nothing. The topics draw their figures in the style; :func:`use_house_style` sets it for
figures of one's own.
"""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

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
def show(drawn: Figure | Axes, *, alt: str) -> None:
    """Display a figure once, with an alt text that states its finding.

    Parameters
    ----------
    drawn
        A figure, or one of its axes.
    alt
        The finding in one sentence, its numbers computed in an f-string. It is the picture's alternative text, and
        stands below it too: JupyterLab shows pictures without their alternative text.

    Raises
    ------
    ValueError
        If the alt text is too short to state a finding.
    """
    if len(alt.strip()) < 40:
        raise ValueError(f"The alt text {alt!r} is too short: state in a sentence what the figure shows.")
    figure = drawn if isinstance(drawn, Figure) else drawn.get_figure()
    png = io.BytesIO()
    figure.savefig(png, format="png", metadata={"Software": None})
    plt.close(figure)
    picture = base64.b64encode(png.getvalue()).decode()
    display({"image/png": picture, "text/plain": alt}, metadata={"image/png": {"alt": alt}}, raw=True)
    words = f"<details><summary>The figure in words</summary>{html.escape(alt)}</details>"
    display({"text/html": words, "text/plain": alt}, raw=True)
