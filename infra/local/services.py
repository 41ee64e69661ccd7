"""The four things that the product needs around it, started together, and the environment they make."""

import os
import sys
import time
import urllib.request
from dataclasses import dataclass

from infra.local import databases, postgres, redis
from infra.local.place import Place, is_free
from infra.local.processes import Keeper, Program

PYMAP = "from pymap.main import main; main()"
LOCAL = "localhost,127.0.0.1"
# Never through the proxy of this machine.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Services:
    """What runs: `env` is how the product finds it, `stronger` what developers and tests need on top."""

    env: dict[str, str]
    stronger: dict[str, str]


def start(keeper: Keeper, place: Place, database: str, web_url: str, *, careless: bool = False) -> Services:
    """Start PostgreSQL, Redis, the mail sink and the sign-in, and bring the database up to date.

    `careless` is for tests: fast, and the superuser keeps away from the database, which is to be cloned.
    """
    say("PostgreSQL starten")
    server = postgres.start(keeper, place, careless=careless)
    say("Redis starten")
    redis_url = redis.start(keeper, place)
    say("Postvak en aanmelding starten")
    around = start_sink(keeper, place) | start_provider(keeper, place)
    found = databases.on(server, place)
    env = {
        "DATABASE_URL": found.url("app", database),
        "REDIS_URL": redis_url,
        "WEB_URL": web_url,
        "SECRET_KEY": place.secret("secret key"),
        "DEMO": "1",
        "CLOCK_FILE": str(place.folder / "clock"),
        "AUDIT_ANCHOR": str(place.folder / "anchors"),
        "PICCOLO_CONF": "infra.piccolo_conf",
        "NO_PROXY": f"{os.environ['NO_PROXY']},{LOCAL}" if os.environ.get("NO_PROXY") else LOCAL,
        "PYTHONUNBUFFERED": "1",
        **around,
    }
    say("Database bijwerken")
    databases.prepare(found, database, keeper, env)
    stronger = {
        "MIGRATE_DATABASE_URL": found.url("migrate", database),
        "ADMIN_DATABASE_URL": server.admin_url("postgres" if careless else database),
        "APP_ROLE": "app",
    }
    return Services(env, stronger)


def start_sink(keeper: Keeper, place: Place) -> dict[str, str]:
    smtp, page = place.port("smtp"), place.port("inbox")
    url = f"http://localhost:{page}"
    imap_url = start_mailbox(keeper, place)
    folder = str(place.folder / "mail")
    command = [sys.executable, "-m", "infra.local.sink", str(smtp), str(page), folder, imap_url]
    keeper.start(Program("mail", command, dict(os.environ)))
    keeper.wait_until(lambda: is_up(f"{url}/messages.json"), "mail", 30)
    return {"SMTP_URL": f"smtp://127.0.0.1:{smtp}", "INBOX_URL": url, "IMAP_URL": imap_url}


def start_mailbox(keeper: Keeper, place: Place) -> str:
    """An IMAP server with the one mailbox to which answers from calendars and bounces come back; in memory."""
    port, password = place.port("imap"), place.secret("imap")
    where = ["--host", "127.0.0.1", "--port", str(port), "--no-tls"]
    who = ["--demo-user", "terug", "--demo-password", password]
    keeper.start(Program("imap", [sys.executable, "-c", PYMAP, *where, "dict", *who], dict(os.environ)))
    keeper.wait_until(lambda: not is_free(port), "imap", 30)
    return f"imap://terug:{password}@127.0.0.1:{port}"


def start_provider(keeper: Keeper, place: Place) -> dict[str, str]:
    """The address is who vouches for somebody: with another one nobody of the cast is known any more."""
    port = place.lasting_port("oidc")
    url = f"http://localhost:{port}"
    keeper.start(Program("oidc", [sys.executable, "-m", "infra.local.provider", str(port)], dict(os.environ)))
    keeper.wait_until(lambda: is_up(f"{url}/.well-known/openid-configuration"), "oidc", 30)
    return {
        "OIDC_ISSUER": url,
        "OIDC_CLIENT_ID": "rondetafel",
        "OIDC_CLIENT_SECRET": place.secret("oidc client"),
    }


def is_up(url: str) -> bool:
    """Whether a page answers now, without an error."""
    try:
        OPENER.open(url, timeout=5).close()
    except OSError:
        return False
    return True


def say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what} ...", flush=True)
