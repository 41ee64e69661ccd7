"""Paths of our own, as they may come from outside: where to go after signing in, where a form was going."""

import re

LONGEST = 300
LOCAL = re.compile(r"/(?:[a-z0-9_-][a-zA-Z0-9_-]*(?:/[a-zA-Z0-9_-]+)*)?")
NOT_BACK_TO = ("/aanmelden", "/afmelding")


INVITATION = re.compile(r"/(?:netwerken/)?[a-z][a-z0-9-]*/medewerker/[a-zA-Z0-9_-]+")


def is_invitation(path: str) -> bool:
    """Whether this is the page of who was asked to work somewhere: it opens also for who works nowhere yet."""
    return INVITATION.fullmatch(path) is not None


def local_path(path: str | None) -> str | None:
    """The path if it is one of ours that one can come back to; never another site."""
    if path is None or len(path) > LONGEST or not LOCAL.fullmatch(path) or path.startswith(NOT_BACK_TO):
        return None
    return path
