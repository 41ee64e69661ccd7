"""`make run`: the services, the demo and the product itself, until somebody stops it."""

import os
import sys

from infra.local import services
from infra.local.databases import NAME
from infra.local.place import Place, is_free
from infra.local.processes import Failed, Keeper, Program
from infra.local.services import say

WEB_SECONDS = 60


def run(keeper: Keeper, place: Place) -> None:
    """Start everything and stay."""
    port = web_port()
    web_url = f"http://localhost:{port}"
    found = services.start(keeper, place, NAME, web_url)
    env = {**os.environ, **found.env, "HOST": "127.0.0.1", "PORT": str(port)}
    say("Oefennetwerk vullen")
    keeper.run("demonstration", [sys.executable, "-m", "services.demonstration"], env)
    say("Webpagina's, doorgever en werker starten")
    keeper.start(Program("web", [sys.executable, "-m", "web"], env, restarts=False))
    keeper.start(Program("relay", [sys.executable, "-m", "jobs.relay"], env))
    keeper.start(Program("worker", [sys.executable, "-m", "jobs"], env))
    keeper.wait_until(lambda: services.is_up(f"{web_url}/readyz"), "web", WEB_SECONDS)
    place.write_connections({**found.env, **found.stronger})
    print(f"Postvak: {env['INBOX_URL']}")
    print("Meld je aan als An Voorbeeld (coördineert in Pelt) of als een van de anderen; geen wachtwoord.")
    print(f"Rondetafel: {web_url}", flush=True)
    keeper.watch()


def web_port() -> int:
    """The port of the pages; refuses one that is taken before anything starts."""
    port = int(os.environ.get("PORT") or "8000")
    if not is_free(port):
        raise Failed(f"Poort {port} is bezet. Kies een andere: make run PORT={port + 1}")
    return port
