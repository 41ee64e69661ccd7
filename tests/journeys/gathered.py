"""A table that is about to begin: Sandra, her brother, the housing company and the youth court; everybody asked."""

from dataclasses import dataclass
from datetime import timedelta

from playwright.async_api import Page

from infra import clock
from services.cases.actions import begin_case
from services.cases.tables import CircleKind
from services.consultations.agenda import add_topic, plan_presence
from services.demonstration.scene import Scene
from tests.cases.people import inside
from tests.journeys.conftest import Stage

RENT = "Hoe betalen we de huur?"
YOUTH = "Wat schreef de jeugdrechtbank over Lotte?"


@dataclass(frozen=True)
class Gathered:
    """Addresses of the sitting and its case."""

    place: str
    case: str


async def gathered(stage: Stage) -> Gathered:
    """Stijn of the housing company is there for the rent and not for what the youth court wrote."""
    now = clock.now()
    async with inside(stage.world, "an") as access:
        case = await begin_case(access, "Gezin Claes", now=now)
        told = Scene(access, case.id, now)
        await told.joins(CircleKind.CLIENT, "Sandra", "moeder")
        await told.joins(CircleKind.FAMILY, "Peter", "broer")
        await told.joins(CircleKind.HELPER, "Stijn", "huurdersbegeleider", organisation="Voorbeeldwonen")
        await told.joins(CircleKind.HELPER, "Els", "consulent", organisation="Jeugdrechtbank Voorbeeld")
        await told.agrees("Sandra", 3)
        sitting = await told.plans(now + timedelta(minutes=10), "", at=now)
        await add_topic(access, sitting.id, RENT)
        youth = await add_topic(access, sitting.id, YOUTH)
        await plan_presence(access, youth.id, [await told.seat(sitting, "Stijn")])
        await told.invites(sitting, {"Stijn": ("yes", ""), "Els": ("yes", "")})
        return Gathered(f"/overleggen/{sitting.id}", f"/situaties/{case.id}")


async def at_table(stage: Stage, here: Gathered, who: str = "An", *, has_javascript: bool = True) -> Page:
    """Somebody who works here, at the table."""
    page = await stage.signed_in(who, has_javascript=has_javascript)
    await page.goto(here.place + "/tafel")
    return page
