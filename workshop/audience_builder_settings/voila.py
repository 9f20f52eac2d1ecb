"""Voilà's settings that JSON cannot hold: how a page ends its kernel when it is left, and only then.

When a page is left, Voilà's script asks the server to end its kernel, and copies the cookie ``_xsrf`` into the request.
Voilà never sets that cookie, so the server refuses each such request, and the kernel stays.
"""

from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from tornado.web import RequestHandler

LEAVING = Path(__file__).with_name("leaving.js").read_text(encoding="utf-8")


def prepare(request: RequestHandler, notebook: NotebookNode, cwd: str) -> NotebookNode:
    """Set the cookie (reading the token does it), and put leaving.js into a cell before all others."""
    request.xsrf_token  # noqa: B018 (a property that sets the cookie)
    notebook.cells.insert(0, new_markdown_cell(f"<script>{{{LEAVING}}}</script>"))
    return notebook


get_config().VoilaConfiguration.prelaunch_hook = prepare  # noqa: F821 (traitlets gives it to this file)
