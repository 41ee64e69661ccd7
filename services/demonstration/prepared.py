"""How Niels and his key worker prepare the coming consultation, in our own words."""

from services.consultations.tables import Consultation
from services.demonstration.scene import Scene
from services.preparations import answering, contributions
from services.preparations.answering import Said
from services.preparations.contributions import Topic, Written
from services.preparations.desks import contribution_desk, kit_desk
from services.preparations.tables import ToldBy

SAID = (
    Said("help", "Iemand die met mij naar een woonplek gaat kijken.", ToldBy.SELF),
    Said("goes-well", "Ik neem zelf de bus naar het dagcentrum."),
)


async def tell(scene: Scene, coming: Consultation) -> None:
    """Niels told it at home, An wrote it down; Koen said his three minutes by phone."""
    access, people = scene.access, scene.people
    kit = await kit_desk(access, coming.id, people["Niels"])
    await answering.answer(access, kit, SAID, now=scene.now)
    await answering.choose_readers(access, kit, {people["Koen"]}, now=scene.now)
    await answering.mark_ready(access, kit, is_ready=True, now=scene.now)
    minutes = await contribution_desk(access, coming.id, people["Koen"])
    written = Written(
        goes_well="Niels vraagt zelf wanneer we gaan kijken.",
        mandate="Mijn uren bij Niels. Een plaats toezeggen kan ik niet.",
        client_can="Zelf opschrijven wat hij in een woonplek wil.",
    )
    topic = Topic(
        "Twee woonplekken bezoeken",
        "Dan weet iedereen wat Niels gezien heeft.",
        "housing",
        is_talked_through=True,
    )
    await contributions.write(access, minutes, written, topic, is_ready=True, now=scene.now)
