"""The exam's static pages: the item analysis and the practice questions."""

from __future__ import annotations

import base64
from pathlib import Path

from markupsafe import Markup

from workshop.exam.wording import as_html, as_inline_html
from workshop.static_pages import Pages

FILTERS = {
    "blocks": lambda text: Markup(as_html(text)),
    "inline": lambda text: Markup(as_inline_html(text)),
    "picture": lambda png: "data:image/png;base64," + base64.b64encode(png).decode(),
}
render = Pages(Path(__file__).parent / "pages", "standalone.css", FILTERS).render
