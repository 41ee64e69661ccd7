"""What another site makes a browser ask is refused; what a person follows from there is not."""

import pytest

from infra.settings import settings
from tests.conftest import Browser

FOLLOWED = {"sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
FETCHED: tuple[dict[str, str], ...] = (
    {"sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"},
    {"sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"},
    {"sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"},
    {"sec-fetch-mode": "navigate", "sec-fetch-dest": "object"},
    {"sec-fetch-mode": "cors", "sec-fetch-dest": "empty"},
    {},
)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("path", ["/vandaag", "/aanmelden", "/pelt/aanvraag"])
async def test_another_site_may_send_a_person_here(an: Browser, path: str, site: str) -> None:
    assert (await an.get(path, headers={**FOLLOWED, "sec-fetch-site": site})).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense"])
@pytest.mark.parametrize("how", FETCHED)
async def test_another_site_fetches_nothing_of_ours(an: Browser, how: dict[str, str], site: str) -> None:
    answer = await an.get("/vandaag", headers={**how, "sec-fetch-site": site})
    assert answer.status_code == 403
    assert "An Voorbeeld" not in answer.text


async def test_another_site_cannot_navigate_with_a_form(an: Browser) -> None:
    answer = await an.post("/situaties", headers={**FOLLOWED, "sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


async def test_a_browser_that_does_not_say_who_asked_is_let_in(an: Browser) -> None:
    an.http.headers.pop("sec-fetch-site")
    assert (await an.get("/vandaag")).status_code == 200


@pytest.mark.parametrize(
    ("origin", "status"), [("ours", 422), ("null", 403), ("https://elders.example", 403)]
)
async def test_a_browser_that_only_says_its_origin_can_send_a_form(
    an: Browser, origin: str, status: int
) -> None:
    an.http.headers.pop("sec-fetch-site")
    said = settings().web_url if origin == "ours" else origin
    assert (await an.post("/situaties", headers={"origin": said})).status_code == status
