"""The family Claes, told in our own words: a clean-up date, and a worry about the youngest that comes first."""

from datetime import datetime, timedelta

from services.cases.actions import begin_case, choose_key_worker
from services.cases.tables import CircleKind, Sector
from services.consultations.agenda import add_topic
from services.consultations.tables import Consultation
from services.demonstration import bottlenecks, followed, planned
from services.demonstration.scene import Scene
from services.demonstration.sitting import Told, hold, report
from services.demonstration.talked import Tale
from tenants.access import Access

QUESTION = "Hoe krijgen wij weer rust in huis?"


async def tell(access: Access, now: datetime) -> Scene:
    """A series of consultations; the next one is in two weeks, at home."""
    case = await begin_case(
        access,
        "Gezin Claes",
        living_situation="Ouders met drie kinderen in een sociale woning.",
        now=now - timedelta(days=400),
    )
    scene = Scene(access, case.id, now)
    await _circle(scene)
    await scene.agrees("Sandra", 120)
    last = await _before(scene)
    await bottlenecks.claes(scene)
    await followed.claes(scene, last.id)
    await planned.claes(scene, last.id)
    coming = await scene.plans(scene.moment(15, 10), QUESTION, place="bij het gezin thuis", previous=last.id)
    await add_topic(scene.access, coming.id, "Wie helpt ons met Lotte?", domain="children")
    await add_topic(scene.access, coming.id, "De rekeningen van deze maand", domain="debts")
    await scene.invites(coming, dict.fromkeys(("Marijke", "Veerle", "Bart"), ("yes", "")))
    return scene


async def _before(scene: Scene) -> Consultation:
    """The consultation that was to be about the house, and became one about the youngest."""
    held = await hold(
        scene,
        -9,
        Told(
            "Hoe houden we het huis op orde?",
            "Er kwam een zorg om Lotte tussen. Iedereen luisterde. Het huis mag even wachten.",
            "Het gezin vraagt samen uitleg en hulp",
            (
                ("Els vertelt het gezin wat er na de melding gebeurt", "Els", 2),
                ("Bart houdt elke week een halfuur vrij voor Lotte", "Bart", 20),
            ),
            away=frozenset({"Stijn"}),
            far=("Of Lotte een tijd bij haar tante woont", "De meningen verschillen.", "Els"),
            tale=Tale(
                "Sandra",
                "Ik ben moe. Ik wil dat mijn kinderen ’s avonds rustig kunnen slapen.",
                "We ruimden vorige maand samen de tuin op.",
            ),
        ),
    )
    await report(scene, held, is_final=False)
    return held


async def _circle(scene: Scene) -> None:
    family, helper = CircleKind.FAMILY, CircleKind.HELPER
    born = scene.day(-13 * 365)
    await scene.joins(CircleKind.CLIENT, "Sandra", "moeder van het gezin", last_name="Claes")
    await scene.joins(family, "Peter", "vader", last_name="Claes")
    await scene.joins(
        family, "Lotte", f"jongste dochter, geboren in {born.year}", last_name="Claes", email=""
    )
    await scene.joins(
        helper, "Marijke", "preventieve woonbegeleiding", Sector.GENERAL_WELFARE, organisation="CAW Voorbeeld"
    )
    await scene.joins(helper, "Stijn", "huurdersbegeleider", Sector.HOUSING, organisation="Voorbeeldwonen")
    await scene.joins(
        helper, "Els", "consulent", Sector.YOUTH_HELP, organisation="sociale dienst jeugdrechtbank Voorbeeld"
    )
    await scene.joins(helper, "Veerle", "budgetbegeleider", Sector.SOCIAL_SERVICES, organisation="OCMW Pelt")
    await scene.joins(helper, "Bart", "begeleider", Sector.PUPIL_GUIDANCE, organisation="CLB Voorbeeld")
    await choose_key_worker(scene.access, scene.case, scene.people["Marijke"], chosen_on=scene.day(-300))
