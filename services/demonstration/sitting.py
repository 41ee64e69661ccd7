"""A sitting that lies behind: who came, what was said and agreed, its report and its debrief."""

from dataclasses import dataclass
from datetime import timedelta

from services.consultations.queries import agenda, participants
from services.consultations.rules import dated
from services.consultations.tables import Consultation
from services.demonstration.scene import Scene
from services.demonstration.talked import Tale, tell
from services.followups.debriefs import Talk, note_debrief
from services.meetings.actions import note_arrivals, note_item, note_strength
from services.meetings.topics import note_far_reaching
from services.plans.actions import note_agreement
from services.procedures.close_consultation import close_consultation
from services.reports.actions import finish, note_spread, release
from services.reports.queries import get_report
from services.reports.tables import Spread


@dataclass(frozen=True)
class Told:
    """What happened at the table; agreements are (sentence, who, in how many days from today)."""

    goal: str
    words: str
    strength: str
    agreements: tuple[tuple[str, str, int], ...] = ()
    away: frozenset[str] = frozenset()
    far: tuple[str, str, str] | None = None
    tale: Tale | None = None


async def hold(scene: Scene, days: int, told: Told, *, previous: Consultation | None = None) -> Consultation:
    """It was planned two weeks before, held so many days from today (a negative number), and closed."""
    start = scene.moment(days, 14)
    planned = await scene.plans(
        start, told.goal, previous=previous.id if previous else None, at=start - timedelta(days=14)
    )
    access, end = scene.access, start + timedelta(minutes=90)
    seats = await participants(access, planned.id)
    came = [seat.id for seat in seats if seat.circle_member.first_name not in told.away]
    await note_arrivals(access, planned.id, came, now=start)
    item = next(item for item in await agenda(access, planned.id) if item.title == told.goal)
    await note_item(access, item.id, told.words, "", now=start)
    await note_strength(access, planned.id, told.strength, now=start)
    if told.tale is not None:
        await tell(scene, planned.id, told.tale, now=start)
    for sentence, who, due in told.agreements:
        await note_agreement(
            access,
            scene.case,
            sentence,
            scene.people[who],
            scene.day(due),
            consultation=planned.id,
            now=start,
        )
    if told.far is not None:
        title, views, continues = told.far
        await note_far_reaching(access, planned.id, title, views, scene.people[continues], now=start)
    await close_consultation(access, planned.id, "" if told.agreements else "understanding", now=end)
    return planned


async def report(scene: Scene, held: Consultation, *, is_final: bool) -> None:
    """Everybody who was asked may read it."""
    at = dated(held).ends_at + timedelta(hours=1)
    await note_spread(scene.access, held.id, Spread.ALL, [], now=at)
    await release(scene.access, held.id, now=at)
    if is_final:
        found = await get_report(scene.access, held.id)
        await finish(scene.access, found.id, now=at + timedelta(days=8))


async def debrief(scene: Scene, held: Consultation, who: str, experience: str) -> None:
    """The key worker heard within the week how it was."""
    at = dated(held).ends_at + timedelta(days=4)
    talk = Talk(at.date(), talked_by=scene.people[who], experience=experience)
    await note_debrief(scene.access, held.id, talk, version=1, now=at)
