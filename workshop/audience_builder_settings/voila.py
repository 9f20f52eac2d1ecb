"""Voilà's settings that JSON cannot hold: the page gets the cookie by which it may end its kernel.

When a page is left, Voilà's script asks the server to end its kernel, and copies the cookie ``_xsrf`` into the request.
Voilà never sets that cookie, so the server refuses each such request, and the kernel stays.
"""

from tornado.web import RequestHandler


def give_cookie(request: RequestHandler, notebook: object, cwd: str) -> None:
    """Set the cookie for a page that is about to be made: reading the token does it."""
    request.xsrf_token  # noqa: B018 (a property that sets the cookie)


get_config().VoilaConfiguration.prelaunch_hook = give_cookie  # noqa: F821 (traitlets gives it to this file)
