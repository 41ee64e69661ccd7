"""No process starts for strangers with the settings of a demo; the refusal names settings, never their values."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from infra import settings as module
from infra.production import Unsafe, refuse_unsafe, weaknesses
from infra.settings import Settings, settings

GOOD = {
    "database_url": "postgresql://app:geheim@postgres/rondetafel",
    "redis_url": "redis://:geheim@redis/0",
    "mail_from": "overleg@voorbeeld.test",
    "web_url": "https://overleg.voorbeeld.test",
    "secret": bytes(range(32)),
    "oidc_issuer": "https://aanmelden.voorbeeld.test",
    "oidc_client_secret": "0123456789abcdef",
    "demo": False,
    "inbox_url": None,
    "clock_file": None,
}
BAD: list[tuple[str, Any]] = [
    ("database_url", "postgresql://app@postgres/rondetafel"),
    ("redis_url", "redis://redis/0"),
    ("mail_from", "overleg@rondetafel.example"),
    ("web_url", "http://overleg.voorbeeld.test"),
    ("secret", bytes.fromhex("11" * 32)),
    ("secret", bytes(range(16))),
    ("oidc_issuer", "http://aanmelden.voorbeeld.test"),
    ("oidc_client_secret", "local"),
    ("demo", True),
    ("inbox_url", "http://localhost:8025"),
    ("clock_file", Path("the clock of a demo")),
]


@pytest.fixture
def good() -> Settings:
    changes: dict[str, Any] = GOOD
    return replace(settings(), **changes)


def test_good_settings_are_let_through(good: Settings) -> None:
    refuse_unsafe(good)
    assert weaknesses(good) == []


@pytest.mark.parametrize(("name", "value"), BAD)
def test_one_setting_of_a_demo_is_enough_to_refuse(good: Settings, name: str, value: Any) -> None:
    change: dict[str, Any] = {name: value}
    with pytest.raises(Unsafe) as refusal:
        refuse_unsafe(replace(good, **change))
    assert ("SECRET_KEY" if name == "secret" else name.upper()) in str(refusal.value)
    assert str(value) not in str(refusal.value) or value is True


def test_a_developer_may_start_what_only_this_machine_reaches(good: Settings) -> None:
    refuse_unsafe(replace(good, web_url="http://localhost:8000", demo=True))


def test_a_secret_may_stand_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text("uit een bestand\n")
    monkeypatch.setenv("REDIS_URL_FILE", str(tmp_path / "secret"))
    assert module.secret("REDIS_URL") == "uit een bestand"
