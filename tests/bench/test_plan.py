"""A plan with 60 agreements: as many queries as with one, on the plan and on the client's page; and its paper."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from infra import clock
from services.demonstration.cast import Cast
from services.plans.actions import note_agreement
from tenants import door
from tests.bench.recording import Recorder
from tests.bench.visitors import Visit
from tests.conftest import Browser
from tests.figures import Measure
from tests.meetings.laid import Laid, laid_table
from tests.tenants.test_wall import access_of
from web.entrance import SESSION_COOKIE as COOKIE

MANY = 60


async def _agree(world: Cast, laid: Laid, many: int) -> None:
    async with door.enter(access_of(world, "an")) as access:
        for number in range(many):
            said = f"Leen belt over punt {number}"
            here, leen = laid.consultation, laid.people["Leen"]
            await note_agreement(access, laid.case, said, leen, None, consultation=here, now=clock.now())


@pytest.mark.parametrize("page", ["plan", "afgesproken"])
async def test_sixty_agreements_ask_no_more_than_one(
    world: Cast, an: Browser, recording: Recorder, measured: Measure, page: str
) -> None:
    laid = await laid_table(world)
    path = {"plan": f"/situaties/{laid.case}/plan", "afgesproken": f"{laid.place}/afgesproken"}[page]
    visit = Visit(path, f"{COOKIE}={an.http.cookies[COOKIE]}")
    await _agree(world, laid, 1)
    few = await recording.record(visit)
    await _agree(world, laid, MANY - 1)
    full = await recording.record(visit)
    measured(f"{page} with {MANY} agreements: queries", str(full.queries))
    assert (few.status, full.status) == (200, 200)
    assert full.html.count("Leen belt over punt") == MANY
    assert few.queries == full.queries
    assert len(full.transactions) == 1


async def test_sixty_agreements_stand_on_paper(world: Cast, an: Browser) -> None:
    laid = await laid_table(world)
    await _agree(world, laid, MANY)
    made = PdfReader(BytesIO((await an.get(f"{laid.place}/afspraken.pdf")).content))
    told = "".join(page.extract_text() for page in made.pages)
    assert all(f"punt {number}" in told for number in range(MANY))
