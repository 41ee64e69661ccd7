"""What every response tells the browser, whatever it is: a page, an error, a file."""

import pytest

from tests.conftest import Browser

EVERY = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "report-uri /meldingen-csp; report-to csp"
    ),
    "reporting-endpoints": 'csp="/meldingen-csp"',
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
}


@pytest.mark.parametrize(
    "path", ["/aanmelden", "/bewaard", "/bestaat-niet", "/static/rondetafel.svg", "/healthz"]
)
async def test_every_response_trusts_this_origin_alone(an: Browser, path: str) -> None:
    response = await an.get(path)

    assert {name: response.headers.get(name) for name in EVERY} == EVERY


async def test_a_method_that_is_not_there_is_answered_the_same_way(an: Browser) -> None:
    response = await an.http.delete("/bewaard")

    assert response.status_code == 405
    assert {name: response.headers.get(name) for name in EVERY} == EVERY


@pytest.mark.parametrize("path", ["/aanmelden", "/bewaard", "/bestaat-niet"])
async def test_nothing_is_kept_but_the_static_files(an: Browser, path: str) -> None:
    assert (await an.get(path)).headers["cache-control"] == "no-store"
    assert "no-store" not in (await an.get("/static/rondetafel.svg")).headers["cache-control"]
