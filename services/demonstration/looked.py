"""How it goes with Niels, twice: with Koen beside him, in his own words; he wants to see it drawn."""

from uuid import UUID

from services.demonstration.scene import Scene
from services.sufficiency import actions, talks
from services.sufficiency.actions import Closing, Said
from services.sufficiency.desks import desk

FIRST = {
    "housing": Said("Ik woon bij mama en papa. Dat is goed, maar zij worden oud.", 3, 4, 5),
    "work": Said("Ik ga drie dagen naar het dagcentrum.", 3),
    "social": Said("Ik ken vooral mensen van het dagcentrum.", 2, 3),
    "income": Said("Ward doet mijn geld.", 4),
    "health": Said("", is_for_later=True),
}
SECOND = {
    "housing": Said("Ik heb al eens gaan kijken waar ik later kan wonen.", 3, 4, 5),
    "work": Said("Ik neem nu zelf de bus.", 4, 5),
    "social": Said("Ik ga op dinsdag kaarten.", 3, 4),
    "income": Said("Ik krijg nu zelf zakgeld op vrijdag.", 4),
    "safety": Said("Thuis voel ik me goed.", 5),
}
CLOSING = Closing(
    "some", "Nu weet iedereen wat ik wil.", "work", "social", "Met de bus kan ik ook gaan kaarten.", 1
)


async def niels(scene: Scene) -> None:
    """Half a year ago and a month ago."""
    for days, told in ((-170, FIRST), (-30, SECOND)):
        talk = await _look(scene, days, told)
    opened = await talks.read(scene.access, await desk(scene.access, scene.case))
    await actions.close(scene.access, opened, opened.get(talk), CLOSING, now=scene.now)
    await actions.ask_chart(scene.access, opened, is_wanted=True, now=scene.now)


async def _look(scene: Scene, days: int, told: dict[str, Said]) -> UUID:
    place = await desk(scene.access, scene.case)
    opened = await talks.read(scene.access, place)
    talk = await actions.begin(scene.access, opened, scene.people["Koen"], scene.day(days), now=scene.now)
    opened = await talks.read(scene.access, place)
    for domain in opened.sentences.domains:
        if domain.code in told:
            said = told[domain.code]
            await actions.answer(scene.access, opened, opened.get(talk), domain, said, now=scene.now)
    return talk
