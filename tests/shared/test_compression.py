"""Pages are compressed for who asks of their own accord, static files for everybody, nothing twice."""

import gzip
from pathlib import PurePath

import httpx
import pytest

from tests.conftest import Browser
from web.shared.assets import KINDS, assets
from web.shared.environment import STATIC

LIST = "/situaties?zoek=Niels"
FOLLOWED = {"sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
FILES = {path.name: path.read_bytes() for path in sorted(STATIC.iterdir())}


async def head(browser: Browser, path: str, **headers: str) -> httpx.Headers:
    answer = await browser.get(path, headers={"accept-encoding": "gzip", **headers})
    assert answer.status_code == 200
    return answer.headers


@pytest.mark.parametrize("site", ["same-origin", "none"])
async def test_a_page_that_its_reader_asked_for_is_compressed(an: Browser, site: str) -> None:
    found = await head(an, LIST, **{"sec-fetch-site": site})
    assert found["content-encoding"] == "gzip"
    assert "Accept-Encoding" in found["vary"]


@pytest.mark.parametrize("site", ["cross-site", "same-site", "Same-Origin", ""])
async def test_a_page_that_somebody_else_asked_for_is_not(an: Browser, site: str) -> None:
    assert "content-encoding" not in await head(an, LIST, **{"sec-fetch-site": site, **FOLLOWED})


async def test_a_page_for_a_browser_that_does_not_say_is_not(an: Browser) -> None:
    del an.http.headers["sec-fetch-site"]
    assert "content-encoding" not in await head(an, LIST)


@pytest.mark.parametrize("name", FILES)
async def test_a_static_file_arrives_whole_with_its_kind(nobody: Browser, name: str) -> None:
    plain = await nobody.get(f"/static/{name}", headers={"accept-encoding": "identity"})
    small = await nobody.get(f"/static/{name}")
    assert plain.content == small.content == FILES[name]
    assert plain.headers["content-type"].partition(";")[0] == KINDS[PurePath(name).suffix]
    assert "immutable" in small.headers["cache-control"]
    assert int(small.headers["content-length"]) <= len(plain.content)


async def test_a_style_sheet_is_sent_small_and_compressed_once(nobody: Browser) -> None:
    found = await head(nobody, "/static/pico-2.1.1.min.css")
    asset = assets()["pico-2.1.1.min.css"]
    assert found["content-encoding"] == "gzip"
    assert asset.small is not None
    assert int(found["content-length"]) == len(asset.small) < len(asset.whole) / 5
    assert gzip.decompress(asset.small) == asset.whole


@pytest.mark.parametrize(
    "path", ["/static/geen.css", "/static/../app.py", "/static/%2e%2e/app.py", "/static/"]
)
async def test_what_is_not_a_static_file_is_not_found(nobody: Browser, path: str) -> None:
    assert (await nobody.get(path)).status_code == 404


async def test_head_of_a_static_file(nobody: Browser) -> None:
    answer = await nobody.http.head("/static/rondetafel.css")
    assert (answer.status_code, answer.content) == (200, b"")
