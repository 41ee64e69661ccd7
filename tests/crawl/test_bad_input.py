"""Whatever is sent with whichever form: an answer in Dutch, nothing lost, nothing written, never a 500."""

from itertools import islice

import asyncpg
import pytest

from tests.crawl import mischief
from tests.crawl.forms import CANARY
from tests.crawl.reading import forms_of
from tests.crawl.sender import Sender, lost_texts
from tests.crawl.spots import SPOTS, Spot
from tests.crawl.told import Told

SEEN: set[tuple[str, ...]] = set()


@pytest.mark.parametrize("spot", SPOTS, ids=str)
async def test_forms_withstand_everything(
    told: Told, admin: asyncpg.Connection, spot: Spot, caplog: pytest.LogCaptureFixture
) -> None:
    """A form that stands on several pages is tried through and through on the first, with tags on the others."""
    browser, address = told.browsers[spot.visitor], spot.address(told)
    page = await browser.get(address)
    wrong: list[str] = []
    for form in forms_of(page.text, address) if page.status_code == 200 else []:
        sender = Sender(told, browser, admin, form, wrong)
        is_first = form.kind not in SEEN
        SEEN.add(form.kind)
        for what, request in islice(mischief.in_all(form), None if is_first else 1):
            await sender.send(what, request)
        if is_first:
            await send_the_rest(sender)
    assert CANARY not in " ".join(f"{record.getMessage()} {vars(record)}" for record in caplog.records)
    assert "\n".join(wrong) == ""


async def send_the_rest(sender: Sender) -> None:
    """One field wrong after the other, and the bodies that no browser sends."""
    form = sender.form
    for what, request, name in mischief.in_one_field(form):
        got = await sender.send(what, request)
        if got.status_code == 422 and form.fields[name].kind != "hidden":
            for lost in lost_texts(got, form, name):
                sender.blame(what, f"{lost} is lost")
        if form.fields[name].is_text and sender.is_swallowed:
            sender.blame(what, "accepted, and nowhere to be found")
    if form.method == "post":
        for what, request in mischief.in_whole_bodies(form):
            await sender.send(what, request)
