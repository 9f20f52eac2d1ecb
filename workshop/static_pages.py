"""Static pages: one HTML file each, without scripts, every text escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from workshop.web_server import SHARED_PAGES


class Pages:
    """The pages of one area; their common frame is `workshop/pages/standalone.html`.

    Parameters
    ----------
    folder
        Where the templates and its style lie.
    style
        The file of its style there; the house's comes before it.
    filters
        What its templates may use besides jinja's own filters.
    pictures
        Whether they show pictures that are in the page itself.
    """

    def __init__(
        self,
        folder: Path,
        style: str,
        filters: Mapping[str, Callable] = MappingProxyType({}),
        *,
        pictures: bool = True,
    ) -> None:
        self._folder, self._style, self._filters = folder, style, filters
        self._pictures = "img-src data:; " if pictures else ""

    def render(self, template: str, **words: object) -> bytes:
        """Return a page as UTF-8; its policy allows its own style and, where wanted, pictures that are in it."""
        return self._templates.get_template(template).render(**words).encode("utf-8", "replace")

    @cached_property
    def _templates(self) -> Environment:
        pages = Environment(
            loader=FileSystemLoader([self._folder, SHARED_PAGES]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        style = "".join(
            path.read_text(encoding="utf-8") for path in (SHARED_PAGES / "house.css", self._folder / self._style)
        )
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        pages.filters |= self._filters
        pages.globals["style"] = Markup(style)
        pages.globals["policy"] = (
            f"default-src 'none'; style-src 'sha256-{digest}'; {self._pictures}base-uri 'none'; form-action 'none'"
        )
        return pages
