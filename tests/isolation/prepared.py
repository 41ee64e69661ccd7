"""What was prepared for the coming sitting of Niels: his kit, the coordinator's voice, Leen's three minutes."""

from datetime import datetime
from uuid import UUID

from services.figures.actions import make_sheet
from services.preparations import answering, contributions
from services.preparations.answering import Coming, Said
from services.preparations.contributions import Topic, Written
from services.preparations.desks import contribution_desk, kit_desk
from services.preparations.tables import PaperKind
from services.sufficiency import actions as sufficiency
from services.sufficiency import talks
from services.sufficiency.desks import desk as sufficiency_desk
from tenants.access import Access

VOICE = b"\x1a\x45\xdf\xa3" + bytes(range(200))


async def prepare(access: Access, sitting: UUID, client: UUID, helper: UUID, *, now: datetime) -> None:
    """By the coordinator's hand."""
    desk = await kit_desk(access, sitting, client)
    await answering.answer(access, desk, [Said("dream", "Dicht bij mijn zus wonen.")], now=now)
    await answering.come(access, desk, Coming("part", thresholds={"transport": ""}), version=0, now=now)
    await answering.keep_paper(access, desk, PaperKind.VOICE, VOICE, now=now)
    minutes = await contribution_desk(access, sitting, helper)
    topic = Topic("Een vaste dag in het dagcentrum", "Dan kan het vervoer geregeld worden.", "daytime")
    written = Written("Hij komt graag.", "De dagen in het centrum.", "Zelf bellen als hij te laat is.")
    await contributions.write(access, minutes, written, topic, is_ready=False, now=now)
    opened = await talks.read(access, await sufficiency_desk(access, desk.case.id))
    await sufficiency.begin(access, opened, helper, now.date(), now=now)
    await make_sheet(access, 2025, now=now, today=now.date())
