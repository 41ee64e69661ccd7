"""What follows after the family Claes sat at the table: a date for an outside party, and who tells Stijn."""

from datetime import timedelta
from uuid import UUID

from services.demonstration.scene import Scene
from services.followups.actions import move
from services.followups.briefings import absentees, arrange
from services.plans.actions import note_agreement

REASON = "Eerst gaat de aandacht naar de jongste dochter."


async def claes(scene: Scene, held: UUID) -> None:
    """The housing company gives more time; Stijn, who was not there, hears it from Marijke."""
    marijke = scene.people["Marijke"]
    tidy = await note_agreement(
        scene.access,
        scene.case,
        "Het gezin ruimt samen met Marijke de tuin en de garage op",
        marijke,
        scene.day(-12),
        now=scene.now - timedelta(days=100),
    )
    at = scene.now - timedelta(days=15)
    await move(
        scene.access,
        tidy.id,
        scene.day(75),
        REASON,
        asked_outside="de woonmaatschappij",
        version=tidy.version,
        now=at,
    )
    for one in await absentees(scene.access, held):
        if one.person.first_name == "Stijn":
            words = "Dat het opruimen meer tijd krijgt."
            await arrange(scene.access, one.participant, marijke, words, now=scene.now - timedelta(days=8))
