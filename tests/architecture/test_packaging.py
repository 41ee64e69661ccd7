"""What is locked, what an environment must set, and what goes into the image."""

import re
import tomllib

import pytest

from infra.local.processes import ROOT
from infra.local.setup import names

LOCKS = ("requirements.txt", "requirements-dev.txt")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def text(path: str) -> str:
    return (ROOT / path).read_text()


def asked(requirements: list[str]) -> set[str]:
    """The names in a list of requirements, as a lock writes them."""
    return names("\n".join(f"{re.split(r'[^A-Za-z0-9._-]', line)[0]}==" for line in requirements))


def needed_settings() -> set[str]:
    """What settings.py cannot do without."""
    return set(re.findall(r'env\["([A-Z_]+)"\]', text("infra/settings.py")))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_no_address_and_a_hash_for_every_package(lock: str) -> None:
    assert re.findall(r"https?://|file:|--\w*index|--find-links| @ ", text(lock)) == []
    packages = re.split(r"\n(?=[a-z0-9])", text(lock).split("make lock\n")[1])
    assert [one.split()[0] for one in packages if "--hash=sha256:" not in one] == []


def test_everything_asked_is_locked_and_production_carries_no_tools() -> None:
    production = asked(PROJECT["project"]["dependencies"])
    groups = PROJECT["dependency-groups"]
    tools = asked([*groups["local"], *groups["test"], *groups["check"]])
    assert production <= names(text(LOCKS[0]))
    assert production | tools <= names(text(LOCKS[1]))
    assert names(text(LOCKS[0])) <= names(text(LOCKS[1]))
    assert (tools - {"httpx"}) & names(text(LOCKS[0])) == set()


@pytest.mark.parametrize("place", ["infra/local/services.py", "infra/deployment/compose.yaml"])
def test_every_needed_setting_is_set(place: str) -> None:
    assert needed_settings() - set(re.findall(r'"?([A-Z_]+)"?:', text(place))) == set()


def test_the_image_installs_the_production_lock_by_its_hashes_and_does_not_run_as_root() -> None:
    dockerfile = text("Dockerfile")
    assert "--require-hashes --requirement requirements.txt" in dockerfile
    assert re.findall(r"^USER (.+)$", dockerfile, re.MULTILINE) == ["10001:10001"]
