"""What Niels and the family Claes want, with steps, and what becomes of whose help."""

from datetime import timedelta
from uuid import UUID

from services.demonstration.scene import Scene
from services.plans.goals import note_goal
from services.plans.helps import Change, change_helps
from services.plans.steps import StepWords, add_step

LOOK = StepWords(
    "Twee woonplekken gaan bekijken, tegen eind mei",
    can_do="Niels neemt zelf de bus.",
    help_needed="Koen zoekt uit waar het kan en gaat mee.",
    own_network="Rita gaat mee, als het op een woensdag is.",
)
QUIET = StepWords(
    "Elke week een halfuur voor Lotte alleen",
    help_needed="Bart komt langs.",
    own_network="De tante vangt de kleinsten op. Zij heeft daarvoor iemand nodig die haar ophaalt.",
)


async def niels(scene: Scene, consultation: UUID) -> None:
    """One goal in his own words; who helps at home comes less often."""
    goal = await _wants(scene, consultation, "Ik woon later in Pelt, dicht bij het dagcentrum.")
    await add_step(scene.access, goal, LOOK, now=scene.now - timedelta(days=80))
    said = {
        scene.people["Koen"]: Change("continue", "elke woensdag"),
        scene.people["Tine"]: Change("reduce", "van drie keer naar één keer in de week"),
    }
    await _helps(scene, consultation, said)


async def claes(scene: Scene, consultation: UUID) -> None:
    """Quiet in the house comes first; one person does what two did."""
    goal = await _wants(scene, consultation, "Wij hebben ’s avonds weer rust in huis.")
    await add_step(scene.access, goal, QUIET, now=scene.now - timedelta(days=9))
    marijke = scene.people["Marijke"]
    said = {
        scene.people["Stijn"]: Change("hold", "tot het huis weer aan de beurt is"),
        scene.people["Veerle"]: Change("replace", "het gesprek over de rekeningen", marijke),
    }
    await _helps(scene, consultation, said)


async def _wants(scene: Scene, consultation: UUID, sentence: str) -> UUID:
    at = scene.now - timedelta(days=80)
    return UUID(
        str((await note_goal(scene.access, scene.case, sentence, consultation=consultation, now=at)).id)
    )


async def _helps(scene: Scene, consultation: UUID, said: dict[UUID, Change]) -> None:
    at = scene.now - timedelta(days=9)
    await change_helps(scene.access, scene.case, said, consultation=consultation, now=at)
