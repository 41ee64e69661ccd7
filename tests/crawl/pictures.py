"""`python -m tests.crawl.pictures OUT [words]`: a picture of every page, wide and on a phone, to look at.

Only pages whose name has one of the words, if there are any. Wants the services of `make services` (and their
connections.env in the environment); tells Niels' situation in a database of its own, as the tests do.
"""

import os

from tests.database import prepare

prepare(os.environ)

import asyncio  # noqa: E402  # settings are read at import
import re  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
from contextlib import AsyncExitStack  # noqa: E402
from pathlib import Path  # noqa: E402

import asyncpg  # noqa: E402
from playwright.async_api import Page  # noqa: E402

from infra.piccolo_conf import DB  # noqa: E402
from tests.crawl.site import Site, site  # noqa: E402
from tests.crawl.spots import SPOTS, Spot  # noqa: E402
from tests.crawl.told import Told, tell  # noqa: E402
from tests.journeys.conftest import DESKTOP, PHONE  # noqa: E402
from web.app import create_app  # noqa: E402

UNFOLD = """() => {
  const folded = document.querySelectorAll("details:not([open])");
  folded.forEach((one) => { one.open = true; });
  return folded.length;
}"""
WIDTHS = (("wide", DESKTOP), ("phone", PHONE))


async def main(out: Path, words: list[str]) -> None:
    """Tell, start, look."""
    async with AsyncExitStack() as stack:
        admin = await asyncpg.connect(os.environ["ADMIN_DATABASE_URL"])
        stack.push_async_callback(admin.close)
        await DB.start_connection_pool(min_size=1, max_size=4)
        stack.push_async_callback(DB.close_connection_pool)
        told = await tell(create_app(is_lasting=False), admin, stack)
        scraps = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        opened = await stack.enter_async_context(site(told.cookies, scraps))
        for spot in SPOTS:
            if not words or any(word in str(spot) for word in words):
                await take(told, opened, spot, out)


async def take(told: Told, opened: Site, spot: Spot, out: Path) -> None:
    """Both widths, and once more with everything unfolded; paper is printed elsewhere."""
    address = spot.address(told)
    answer = await told.browsers[spot.visitor].get(address)
    if answer.status_code != 200 or "text/html" not in answer.headers["content-type"]:
        return
    page = (await opened.window(spot.visitor)).page
    name = re.sub(r"[^a-z*]+", "-", str(spot)).strip("-").replace("*", "x")
    for width, size in WIDTHS:
        await page.set_viewport_size(size)
        await page.goto(address)
        await _picture(page, out / width / f"{name}.png")
        if await page.evaluate(UNFOLD):
            await _picture(page, out / f"{width}-unfolded" / f"{name}.png")


async def _picture(page: Page, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=file, full_page=True)
    sys.stdout.write(f"{file}\n")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2:]))
