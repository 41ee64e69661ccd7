"""How the consultations of Niels were: for himself, for the table, for who helps; and what followed."""

from datetime import datetime, timedelta
from uuid import UUID

from services.consultations.queries import consultations, participants
from services.consultations.tables import Consultation
from services.demonstration.scene import Scene
from services.evaluations import actions, feedback, minutes
from services.evaluations.feedback import Said
from services.evaluations.minutes import Minute
from services.evaluations.tables import NextStep, Tick, Way

FIRST = Said(
    {"relevance": "mostly", "impact": "hardly", "fulfilment": "hardly", "coordination": "mostly"},
    came_because="mijn moeder het vroeg.",
    words="Het waren veel mensen.",
    way=Way.PHONE,
)
SECOND = Said(
    {"relevance": "yes", "impact": "mostly", "coordination": "yes"},
    came_because="het over mijn huis gaat.",
    words="Goed, maar lang. Ik mocht zelf kiezen.",
    way=Way.PAPER,
    told_to="Mia",
)


async def niels(scene: Scene) -> None:
    """Two sittings lie behind; the second was easier than the first."""
    found = [one for one in await consultations(scene.access, scene.case) if one.held_at is not None]
    first, second = reversed(found)
    await _said(scene, first, FIRST)
    await _said(scene, second, SECOND)
    await actions.note_word(
        scene.access, first.id, "Veel. Maar we weten nu wie wat doet.", version=0, now=_after(first)
    )
    await actions.note_word(scene.access, second.id, "Rustig, en eerlijk.", version=0, now=_after(second))
    await _minute(
        scene, second, "Leen", Minute(Tick.YES, Tick.YES, "meer in mijn eentje uit te zoeken zijn.")
    )
    await _minute(scene, second, "Ward", Minute(Tick.PARTLY, Tick.YES))
    review = {
        "plan_fits": "yes",
        "goals_fit": "yes",
        "new_needs": "partly",
        "work_fits": "yes",
        "help_fits": "yes",
        "words": "Niels wil het vaker over later hebben.",
        "next_step": NextStep.MEET,
        "next_words": "Over wonen, met het dagcentrum erbij.",
    }
    await actions.review_plan(scene.access, second.id, review, version=0, now=_after(second))


async def _said(scene: Scene, sitting: Consultation, said: Said) -> None:
    desk = await feedback.desk(scene.access, sitting.id, scene.people["Niels"])
    await feedback.answer(scene.access, desk, said, now=_after(sitting))


async def _minute(scene: Scene, sitting: Consultation, name: str, said: Minute) -> None:
    person: UUID = scene.people[name]
    people = await participants(scene.access, sitting.id)
    seat = next(one.id for one in people if one.circle_member.id == person)
    await minutes.write(scene.access, await minutes.seat(scene.access, seat), said, now=_after(sitting))


def _after(sitting: Consultation) -> datetime:
    return (sitting.held_at or sitting.planned_at) + timedelta(days=5)
