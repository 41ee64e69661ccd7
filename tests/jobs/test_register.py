"""No work without a worker: every job module is listed, every name that is written to the outbox is known."""

import re
from pathlib import Path

from jobs import register

ROOT = Path(__file__).parents[2]
MACHINERY = {
    *("__init__", "__main__", "addresses", "entrance", "nudges", "posting", "register", "relay", "returns"),
    *("network", "stopping", "worker"),
}
ADDED = re.compile(r"(?:outbox|network_work)\.add\(\s*\w+,\s*\"([^\"]+)\"")


def test_every_module_with_jobs_is_listed() -> None:
    modules = {path.stem for path in (ROOT / "jobs").glob("*.py")} - MACHINERY
    assert {module.__name__.removeprefix("jobs.") for module in register.MODULES} == modules


def test_every_name_in_the_outbox_has_a_job() -> None:
    sources = [path for folder in ("services", "tenants", "web") for path in (ROOT / folder).rglob("*.py")]
    written = {name for path in sources for name in ADDED.findall(path.read_text())}
    assert written - set(register.names()) == set()
