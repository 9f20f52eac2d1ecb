"""The texts of the bank as HTML and as plain text."""

from __future__ import annotations

from markdown_it import MarkdownIt

# "zero" knows no links, images or HTML: what looks like a tag is shown as text
_MARKDOWN = MarkdownIt("zero").enable(["backticks", "emphasis", "fence", "table", "escape"])


def as_html(text: str) -> str:
    """Return the text as HTML blocks: paragraphs, code, tables, emphasis; everything else is escaped.

    >>> as_html("Is `a < b`? <script>")
    '<p>Is <code>a &lt; b</code>? &lt;script&gt;</p>\\n'
    """
    return _MARKDOWN.render(text)


def as_inline_html(text: str) -> str:
    """Return a text of one line as HTML without a block around it, for an option's label.

    >>> as_inline_html("*count*, not `nunique`")
    '<em>count</em>, not <code>nunique</code>'
    """
    return _MARKDOWN.renderInline(text)
