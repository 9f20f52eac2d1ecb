"""Converting the HTML of Moodle's editor to the Markdown of a bank."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_SIGNS = {"code": "`", "em": "*", "i": "*", "strong": "**", "b": "**"}
_BREAKS = {"p": "\n\n", "div": "\n\n", "pre": "\n\n", "li": "\n- ", "br": "\n", "tr": "\n", "td": " | "}


class _ToMarkdown(HTMLParser):
    """Collects the words of HTML, with Markdown's signs for the little that a bank's text may have."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            raise ValueError("it shows a picture, which a bank cannot hold")
        self.parts.append(_BREAKS.get(tag, _SIGNS.get(tag, "")))

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(_SIGNS.get(tag, "\n\n" if tag in ("p", "div", "pre") else ""))

    def handle_data(self, data: str) -> None:
        self.parts.append(data.replace("\xa0", " "))


def markdown(html: str) -> str:
    """Return HTML as Markdown: paragraphs, code and emphasis; other markup goes, its words stay.

    Raises
    ------
    ValueError
        If it shows a picture, without which it may say nothing.
    """
    reader = _ToMarkdown()
    reader.feed(html)
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(reader.parts)).strip()
