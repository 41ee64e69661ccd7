"""Ten municipalities on one page: a bounded number of questions per door, and quick enough for a phone."""

import time

from litestar import Litestar

from services.demonstration.cast import Cast
from tests.bench.recording import recorder
from tests.bench.visitors import Visit
from tests.conftest import client_of
from tests.figures import Figure
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due
from tests.passages.helper import PATH, Helper
from tests.passages.scene import LEEN, elsewhere, lay, leen

MUNICIPALITIES = 10
AGREEMENTS = 5
# The own page of one door asks as many; each is a transaction of its own, with its context and its log.
MOST_PER_DOOR = 18
MOST_SECONDS = 1.5


async def test_ten_municipalities_ask_a_bounded_number_of_questions(
    app: Litestar, world: Cast, server: MailServer, mailbox: Mailbox, figure: Figure
) -> None:
    async with client_of(app) as http:
        helper, asked = Helper(http), {}
        for number in range(1, MUNICIPALITIES + 1):
            place = await lay(*await elsewhere(f"Gemeente{number:02}"), leen())
            for one in range(AGREEMENTS):
                await place.agrees(f"Leen doet {one} in {number}", "Leen", one + 1)
            await run_due()
            if number == 1:
                await helper.come_in(mailbox, LEEN)
            if number in {1, MUNICIPALITIES}:
                cookie = "; ".join(f"{name}={value}" for name, value in http.cookies.items())
                async with recorder(app) as recording:
                    asked[number] = await recording.record(Visit(PATH, cookie))
        per_door = (asked[MUNICIPALITIES].queries - asked[1].queries) / (MUNICIPALITIES - 1)
        began = time.perf_counter()
        page = await helper.open()
        seconds = time.perf_counter() - began
    print(f"{per_door} questions a door, {seconds * 1000:.0f} ms for ten")  # noqa: T201  # shown by pytest -s
    figure("questions per door of Mijn afspraken", round(per_door))
    assert page.text.count("Leen doet") >= MUNICIPALITIES * AGREEMENTS
    assert len(asked[MUNICIPALITIES].transactions) == MUNICIPALITIES + 2
    assert per_door <= MOST_PER_DOOR
    assert seconds < MOST_SECONDS
