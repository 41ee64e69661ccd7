"""After a report was final: Koen noticed something, it was amended, and he lets his number stand in the annex."""

from datetime import timedelta

from services.consultations.queries import agenda, participants
from services.consultations.rules import dated
from services.consultations.tables import Consultation
from services.demonstration.scene import Scene
from services.reports.amending import POINT
from services.reports.amendments import Amendment, amend
from services.reports.comments import comment
from services.reports.contacts import Shared, note_wish
from services.reports.queries import get_report


async def tell(
    scene: Scene, held: Consultation, title: str, words: str, said: str, who: str = "Koen"
) -> None:
    """A late comment of one person about one point, and the version that answers it."""
    at = dated(held).ends_at + timedelta(days=12)
    report = await get_report(scene.access, held.id)
    seats = {one.circle_member.first_name: one.id for one in await participants(scene.access, held.id)}
    point = next(one.id for one in await agenda(scene.access, held.id) if one.title == title)
    late = await comment(scene.access, report.id, seats[who], said, agenda_item=point, now=at)
    change = Amendment(f"{POINT}{point}", words, comment=late.id, seen=2)
    await amend(scene.access, held.id, change, now=at + timedelta(days=1))
    await note_wish(scene.access, held.id, seats[who], Shared(phone=True), now=at)
