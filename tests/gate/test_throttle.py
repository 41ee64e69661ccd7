"""A flood from one place is stopped, keeps what was typed, and stops nobody elsewhere."""

from dataclasses import replace
from datetime import timedelta
from ipaddress import ip_network
from typing import Any
from uuid import uuid4

import pytest
from litestar import Request

from infra import clock
from infra.settings import settings
from services.demonstration.cast import Cast
from tenants import door, throttle
from tests.conftest import Browser
from tests.referrals.typed import WHOLE, rows
from web.shared import visitors

HOUR = timedelta(hours=1)


async def test_past_the_most_it_is_too_much_until_the_period_is_over(world: object) -> None:
    now = clock.now()
    async with door.lobby():
        for _ in range(3):
            await throttle.count("knock", "here", most=3, within=HOUR, now=now)
        with pytest.raises(throttle.TooMany):
            await throttle.count("knock", "here", most=3, within=HOUR, now=now + HOUR / 2)
        await throttle.count("knock", "elsewhere", most=3, within=HOUR, now=now)
        await throttle.count("knock", "here", most=3, within=HOUR, now=now + HOUR)


async def test_a_flood_of_requests_from_one_place_is_told_to_call(
    world: Cast, nobody: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "REFERRALS_FROM_ONE_PLACE", 2)
    sent = [await nobody.post("/pelt/aanvraag", {**WHOLE, "once": str(uuid4())}) for _ in range(3)]
    assert [one.status_code for one in sent] == [303, 303, 429]
    assert "Bel ons" in sent[-1].text
    assert WHOLE["requester_name"] in sent[-1].text
    assert len(await rows(world.pelt, "referral")) == 2
    assert (await nobody.post("/genk/aanvraag", {**WHOLE, "once": str(uuid4())})).status_code == 303


async def test_what_a_visitor_says_of_their_address_counts_for_nothing(
    world: Cast, nobody: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "REFERRALS_FROM_ONE_PLACE", 1)
    sent = [
        await nobody.post(
            "/pelt/aanvraag", {**WHOLE, "once": str(uuid4())}, headers={"x-forwarded-for": f"192.0.2.{one}"}
        )
        for one in range(2)
    ]
    assert [one.status_code for one in sent] == [303, 429]


@pytest.mark.parametrize(
    ("peer", "said", "network"),
    [
        ("198.51.100.7", "", "198.51.100.0/24"),
        ("198.51.100.7", "192.0.2.9", "198.51.100.0/24"),
        ("10.0.0.1", "192.0.2.9", "192.0.2.0/24"),
        ("10.0.0.1", "203.0.113.5, 192.0.2.9", "192.0.2.0/24"),
        ("10.0.0.1", "192.0.2.9, 10.0.0.2", "192.0.2.0/24"),
        ("10.0.0.1", "nonsense", "10.0.0.0/24"),
        ("10.0.0.1", "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("", "192.0.2.9", "unknown"),
    ],
)
def test_the_nearest_address_that_is_no_proxy_of_ours_is_the_place(
    monkeypatch: pytest.MonkeyPatch, peer: str, said: str, network: str
) -> None:
    chosen = replace(settings(), trusted_proxies=(ip_network("10.0.0.0/8"),))
    monkeypatch.setattr(visitors, "settings", lambda: chosen)
    headers = [(b"x-forwarded-for", said.encode())] if said else []
    scope = {"type": "http", "headers": headers, "client": (peer, 1) if peer else None}
    request: Request[Any, Any, Any] = Request(scope)  # type: ignore[arg-type]  # the address and headers are there
    assert visitors.network_of(request) == network


def test_a_line_that_a_visitor_sends_along_stands_before_that_of_the_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = replace(settings(), trusted_proxies=(ip_network("10.0.0.0/8"),))
    monkeypatch.setattr(visitors, "settings", lambda: known)
    headers = [(b"x-forwarded-for", b"198.51.100.9"), (b"x-forwarded-for", b"192.0.2.7")]
    scope: Any = {"type": "http", "headers": headers, "client": ("10.0.0.1", 1)}
    assert visitors.network_of(Request(scope)) == "192.0.2.0/24"
