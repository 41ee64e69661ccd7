"""Whatever is thrown at the pages of signing in: an answer, never a broken page."""

import pytest

from infra.settings import settings
from tests.conftest import Browser
from tests.signin.journeys import leave

BAD = ("%00", "%ff%fe", "%F0%9F%99%82", "%0d%0aSet-Cookie:%20a=b", "a" * 5000, "%3Cscript%3E", "'%3B--")
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize("bad", BAD)
async def test_every_field_of_signing_in_may_hold_anything(nobody: Browser, an: Browser, bad: str) -> None:
    answers = [
        await nobody.get(f"/aanmelden?terug={bad}&bewaard={bad}"),
        await nobody.get(f"/aanmelden/terug?state={bad}&code={bad}&iss={bad}&error={bad}"),
        await nobody.http.post("/aanmelden", content=f"terug={bad}&persoon={bad}", headers=FORM),
        await nobody.http.post("/aanmelden/gemeente", content=f"plaats={bad}&_csrf={bad}", headers=FORM),
        await an.http.post("/aanmelden/gemeente", content=f"plaats={bad}&_csrf={an.csrf}", headers=FORM),
        await an.http.post("/aanmelden/gemeente", content=f"_kept={bad}&_csrf={bad}", headers=FORM),
        await an.http.post("/afmelding", content=f"_csrf={bad}", headers=FORM),
        await an.get(f"/bewaard/{bad}"),
    ]

    assert [answer.status_code for answer in answers] == [200, 403, 200, 303, 404, 403, 403, 404]
    assert not any("<script>" in answer.text for answer in answers)


@pytest.mark.parametrize("cookie", ["", "x", "a" * 3000, "caf\u00e9", "%00", '"quoted"'])
async def test_a_cookie_may_hold_anything(nobody: Browser, cookie: str) -> None:
    for name in ("__Host-rt", "__Host-rt-start"):
        headers = [(b"cookie", f"{name}={cookie}".encode())]
        assert (await nobody.get("/bewaard", headers=headers)).status_code == 303
        assert (await nobody.get("/aanmelden/terug?state=x", headers=headers)).status_code == 403


async def test_without_a_body_or_with_another_kind_of_body(nobody: Browser, an: Browser) -> None:
    assert (await nobody.http.post("/aanmelden", json={"persoon": "an-voorbeeld"})).status_code == 200
    assert (await an.http.post("/afmelding", json={"_csrf": an.csrf})).status_code == 403
    broken = {"content-type": "multipart/form-data"}
    assert (await an.http.post("/afmelding", content=b"x", headers=broken)).status_code == 404


async def test_outside_the_demo_nobody_is_offered(nobody: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMO", "0")
    settings.cache_clear()
    try:
        page = await nobody.get("/aanmelden")
        url = await leave(nobody, persoon="an-voorbeeld")
    finally:
        monkeypatch.undo()
        settings.cache_clear()

    assert "Voorbeeld" not in page.text
    assert "persoon" not in page.text
    assert "login_hint" not in url
