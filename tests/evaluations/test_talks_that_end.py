"""A neutral person's link ends by itself when the yes is taken back, or when who holds it leaves the circle."""

from collections.abc import Callable

from services.evaluations.tables import NeutralTalk
from tenants import door
from tests.conftest import Browser
from tests.evaluations.conftest import Held
from tests.evaluations.test_own import SAID
from tests.evaluations.test_talks import asked, heard
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

KOEN_ASKS = {"is_sure": "y"}


async def is_open(held: Held) -> bool:
    async with door.enter(held.laid.an):
        return await NeutralTalk.exists().where(NeutralTalk.ended_at.is_null())


async def test_a_yes_taken_back_ends_the_link_also_for_who_was_in(
    held: Held, an: Browser, browsers: Callable[[], Browser], server: MailServer, mailbox: Mailbox
) -> None:
    path, digits = await asked(held, an)
    rita = browsers()
    assert (await rita.http.post(f"{path}/cijfers", data={"digits": digits})).status_code == 303
    place = f"/situaties/{held.laid.case}/toestemming/intrekking"
    assert (await an.post(place, {"words": "Nu even niet."})).status_code == 303
    assert (await browsers().get(path)).status_code == 404
    await heard(rita, path, **SAID)
    row = await held.row("Niels")
    assert row is not None
    assert (row.answered_at, row.words) == (None, "")
    await run_due()
    assert mailbox.to("rita@onthaal.example") == []


async def test_who_would_ask_leaves_and_the_link_is_dead(held: Held, an: Browser) -> None:
    koen = {"person": str(held.laid.people["Koen"]), **KOEN_ASKS}
    assert (await an.post(f"{held.of('Niels')}/gesprek", koen)).status_code == 303
    leaves = f"/situaties/{held.laid.case}/kring/{{}}/vertrek"
    await an.post(leaves.format(held.laid.people["Ward"]))
    assert await is_open(held)
    await an.post(leaves.format(held.laid.people["Koen"]))
    assert not await is_open(held)


async def test_who_would_be_asked_leaves(held: Held, an: Browser) -> None:
    rita = {"person": "outside", "first_name": "Rita", "phone": "0490 00 00 09"}
    assert (await an.post(f"{held.of('Lut')}/gesprek", rita)).status_code == 303
    await an.post(f"/situaties/{held.laid.case}/kring/{held.laid.people['Lut']}/vertrek")
    assert not await is_open(held)


async def test_what_was_told_already_stays(held: Held, an: Browser, browsers: Callable[[], Browser]) -> None:
    path, digits = await asked(held, an)
    rita = browsers()
    await rita.http.post(f"{path}/cijfers", data={"digits": digits})
    assert await heard(rita, path, **SAID) == 303
    await an.post(f"/situaties/{held.laid.case}/toestemming/intrekking", {"words": "Nu even niet."})
    row = await held.row("Niels")
    assert row is not None
    assert row.words == SAID["words"]
