"""What stands in the way of the two families: as it was said at the table, rewritten, and sent to the network."""

from datetime import timedelta

from services.demonstration.scene import Scene
from services.signals.marking import Marking, Spot, mark
from services.signals.queries import get_listed
from services.signals.rewriting import confirm
from services.signals.rules import Coding
from services.signals.sending import Choice, send
from services.signals.tables import Place, Signal
from tenants import contributing


async def niels(scene: Scene) -> None:
    """A new rule undid the place that he had on the list."""
    one = await _mark(
        scene,
        10,
        "Niels stond elf jaar ingeschreven bij Voorbeeldwonen. Door de nieuwe regels telt dat niet meer.",
    )
    await _confirm(
        scene,
        one,
        "Wie al jaren op de wachtlijst voor begeleid wonen stond, verloor die plaats door de nieuwe regels.",
        Coding(domain="housing", kind="regulation"),
        days=9,
    )
    there = await contributing.networks_here(scene.access)
    choice = Choice(tuple(network.id for network in there), may_quote=True)
    if there:
        version = (await get_listed(scene.access, one.id)).version
        await send(scene.access, one.id, choice, version=version, now=scene.now - timedelta(days=9))


async def claes(scene: Scene) -> None:
    """Four services with a piece each; and one that nobody rewrote yet."""
    one = await _mark(
        scene, 14, "Bij Sandra en Peter komen vier diensten, elk voor een stukje en elk voor korte tijd."
    )
    await _confirm(
        scene,
        one,
        "Vier diensten helpen elk met een stukje en elk voor korte tijd. Niemand mag het geheel opnemen.",
        Coding(domain="children", kind="fragmentation"),
        days=13,
    )
    await _mark(scene, 8, "Voor Lotte is er pas over een jaar plaats bij het CGG.", Place.WAITING_LIST)


async def _mark(scene: Scene, days: int, original: str, place: Place = Place.CASE) -> Signal:
    at = scene.now - timedelta(days=days)
    return await mark(scene.access, scene.case, Marking(original, Spot(place)), now=at)


async def _confirm(scene: Scene, signal: Signal, text: str, coding: Coding, *, days: int) -> None:
    at = scene.now - timedelta(days=days)
    await confirm(scene.access, signal.id, text, coding, confirmed=(), version=1, now=at)
