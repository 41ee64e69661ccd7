"""`make test`, `make services` and `make bench`: what tests need around them, and what runs beside it.

The database is a migrated template: the tests clone it, one database for each of their workers. The bench has
one of its own, on a server as careful as in production.
"""

import os
import sys
from collections.abc import Sequence

from infra.local import browser, services
from infra.local.databases import TEMPLATE
from infra.local.place import Place
from infra.local.processes import Keeper
from infra.local.services import say

# More workers than this want more connections than PostgreSQL gives.
SPREAD = ("-n", "auto", "--maxprocesses", "8")


def test(keeper: Keeper, place: Place, arguments: Sequence[str]) -> int:
    """Run pytest on every core; returns its exit code."""
    scraps = place.folder / "tmp"  # what tests leave goes with the folder
    scraps.mkdir()
    env = {**os.environ, "CHROMIUM": str(browser.ensure(keeper)), **surroundings(keeper, place)}
    env["TMPDIR"] = str(scraps)
    say("Tests")
    return keeper.show("pytest", [sys.executable, "-m", "pytest", *SPREAD, *arguments], env)


def bench(keeper: Keeper, place: Place, arguments: Sequence[str]) -> int:
    """Fill a database and measure what runs on it; returns its exit code."""
    say("Snelheid en gewicht meten, een minuut of vier")
    return _bench(keeper, place, "tests.bench", arguments)


def bench_signals(keeper: Keeper, place: Place, arguments: Sequence[str]) -> int:
    """The same of bottlenecks and publications."""
    say("Knelpunten en publicaties meten, een minuut of vijf")
    return _bench(keeper, place, "tests.bench.signals", arguments)


def _bench(keeper: Keeper, place: Place, module: str, arguments: Sequence[str]) -> int:
    found = services.start(keeper, place, "bench", f"http://localhost:{place.port('web')}")
    env = {**os.environ, **found.env, **found.stronger, "DEMO": "0"}
    return keeper.show("bench", [sys.executable, "-m", module, *arguments], env)


def serve(keeper: Keeper, place: Place) -> None:
    """The same without pytest, in the foreground, for tests run by hand."""
    found = browser.find()
    chromium = {"CHROMIUM": str(found)} if found else {}
    path = place.write_connections({**chromium, **surroundings(keeper, place)})
    print(f"Klaar. In een andere schil:  set -a; . {path}; set +a; .venv/bin/pytest", flush=True)
    keeper.watch()


def surroundings(keeper: Keeper, place: Place) -> dict[str, str]:
    web_url = f"http://localhost:{place.port('web')}"
    found = services.start(keeper, place, TEMPLATE, web_url, careless=True)
    env = {**found.env, **found.stronger, "TEMPLATE_DATABASE": TEMPLATE}
    del env["IMAP_URL"]  # a test that reads a mailbox has one of its own
    return env
