"""Pages that are one file: nothing in them runs, nothing is loaded, every text is escaped."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from helpers.course.exam.wording import as_html, as_inline_html
from helpers.course.serving import HOUSE

_PAGES = Path(__file__).parent / "pages"


def render(template: str, **words: object) -> bytes:
    """Return a page of the folder ``pages`` as UTF-8; its templates may use the filters ``blocks`` and ``inline``."""
    style = "".join(path.read_text(encoding="utf-8") for path in (HOUSE / "house.css", _PAGES / "standalone.css"))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    page = _environment().get_template(template).render(style=Markup(style), policy=policy, **words)
    return page.encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(_PAGES)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {
        "blocks": lambda text: Markup(as_html(text)),
        "inline": lambda text: Markup(as_inline_html(text)),
        "picture": lambda png: "data:image/png;base64," + base64.b64encode(png).decode(),
    }
    return environment
