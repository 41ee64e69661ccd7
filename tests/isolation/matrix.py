"""Every route against every kind of person: one table of what each may expect.

A route that is missing from the table fails the test; so does a line for a route that is gone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from litestar import Litestar
from litestar.enums import HttpMethod
from litestar.routes import HTTPRoute

PEOPLE = ("an", "bram", "celia", "celia_in_pelt", "gust", "fien", "dirk", "nobody")
EVERYONE = frozenset(PEOPLE)
IN_PELT = frozenset({"an", "bram", "celia_in_pelt", "gust", "fien"})
MEMBERS = IN_PELT | {"celia"}


@dataclass(frozen=True)
class Expectation:
    """Who is let in; who is signed in and not let in finds what does not exist."""

    welcome: frozenset[str]
    is_public: bool = False


def rule(*people: str) -> Expectation:
    """Only these people are let in."""
    return Expectation(frozenset(people))


OF_THE_CASE = rule("an")
COORDINATES_PELT = rule("an", "bram")
MEMBER = Expectation(MEMBERS)
NETWORK = rule("dirk")
ANYONE = Expectation(EVERYONE, is_public=True)


def routes(app: Litestar) -> Iterator[tuple[str, str]]:
    """Every (method, path) of the application; HEAD and OPTIONS follow from the others."""
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            for method in sorted(route.methods):
                if method in {
                    HttpMethod.GET,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE,
                }:
                    yield str(method), route.path
