"""What every route answers, whoever asks: kinds of content that are known, and nothing at all to a forged form."""

import csv
import io

import asyncpg
import httpx
import pytest

from tests.conftest import Browser
from tests.crawl.rows import GROWS_BY_REFUSING, differing, fingerprints
from tests.crawl.told import Told
from tests.figures import Figure
from tests.isolation.matrix import EXPECTED
from tests.isolation.test_matrix import filled, ids_for

PAPERS = ("application/pdf", "application/zip")
SHEET = "text/csv; charset=utf-8"
WORKED_OUT = tuple("=+-@\t\r")
KINDS = (
    "text/html; charset=utf-8",
    "text/css; charset=utf-8",
    "text/plain; charset=utf-8",
    "image/jpeg",
    "image/svg+xml",
    "audio/",
    *PAPERS,
    SHEET,
    "text/csv; header=present; charset=utf-8",
    "application/csvm+json",
    "application/ld+json",
    "application/xml",
    "text/turtle; charset=utf-8",
)
HIDDEN = (
    "/schema",
    "/schema/openapi.json",
    "/docs",
    "/redoc",
    "/metrics",
    "/debug",
    "/admin",
    "/server-status",
    "/.git/config",
    "/.env",
    "/.well-known/../.env",
    "/robots.txt/../.env",
    "/static/../pyproject.toml",
    "/static/%2e%2e/pyproject.toml",
    "/backup.sql",
    "/wp-login.php",
    "/actuator/env",
    "/console",
)
FORGERIES = {
    "from another site": {"sec-fetch-site": "cross-site"},
    "from a neighbour": {"sec-fetch-site": "same-site"},
    "without a token": {"x-csrf-token": ""},
    "with the token of another": {"x-csrf-token": "0" * 64},
}
POSTS = [line for line in EXPECTED if line.startswith("POST")]
# A report of a browser about our own policy comes without a session and changes nothing.
OPEN = ("POST /csp-melding",)

pytestmark = pytest.mark.attack


async def test_every_answer_says_what_it_is(told: Told) -> None:
    """A known kind, with its alphabet; what a spreadsheet opens is a file, in which nothing is worked out."""
    wrong = {}
    for line, expected in EXPECTED.items():
        if line.startswith("GET"):
            for person in ("nobody", *sorted(expected.welcome)[:1]):
                got = await told.browsers[person].get(filled(line, ids_for(told, expected)))
                kind = got.headers.get("content-type", "")
                if got.content and not kind.startswith(KINDS) and kind != "application/json":
                    wrong[line] = kind
                if kind.startswith("text/csv") and not is_harmless_sheet(got):
                    wrong[line] = "a spreadsheet works something out"
                if got.headers.get("x-content-type-options") != "nosniff":
                    wrong[line] = "may be guessed"
    assert wrong == {}


def is_harmless_sheet(got: httpx.Response) -> bool:
    """A file to keep, never shown in place, without a cell that a spreadsheet takes for a formula."""
    told = io.StringIO(got.content.decode("utf-8-sig"), newline="")
    cells = [cell for row in csv.reader(told, delimiter=";") for cell in row]
    is_kept = got.headers["content-disposition"].startswith("attachment; ")
    return is_kept and bool(cells) and not [one for one in cells if one.startswith(WORKED_OUT)]


@pytest.mark.parametrize("path", HIDDEN)
async def test_there_is_no_back_door(told: Told, path: str) -> None:
    for person in ("nobody", "an"):
        assert (await told.browsers[person].get(path)).status_code == 404


async def test_signing_out_leaves_nothing_in_the_browser(told: Told) -> None:
    got = await told.browsers["an"].post("/afmelding")
    assert '"cache"' in got.headers["clear-site-data"]


@pytest.mark.parametrize("forgery", FORGERIES)
async def test_a_forged_form_does_nothing_on_any_route(
    told: Told, admin: asyncpg.Connection, figure: Figure, forgery: str
) -> None:
    """Whoever the form is forged for: the person who may send it."""
    wrong = {}
    for line in POSTS:
        expected = EXPECTED[line]
        if expected.way == "public" and "token" in forgery:
            continue
        for person in sorted(expected.welcome)[:1]:
            got = await forged(
                told.browsers[person], filled(line, ids_for(told, expected)), FORGERIES[forgery]
            )
            if got.status_code not in {403, 401} and line not in OPEN:
                wrong[line] = got.status_code
            figure("forged forms, not refused", int(line in wrong), of=1)
    after = await fingerprints(admin, without=GROWS_BY_REFUSING | {"kept_form"})
    assert wrong == {}
    assert differing({name: told.picture.taken[name] for name in after}, after) == []


async def forged(browser: Browser, path: str, headers: dict[str, str]) -> httpx.Response:
    return await browser.http.post(
        path, data={"words": "x"}, headers={"x-csrf-token": browser.csrf, **headers}
    )
