"""Niels and his parents, in our own words after LCO-cahier 2: a home for later."""

from datetime import datetime, timedelta

from services.cases.actions import add_representative, begin_case, choose_confidant, choose_key_worker
from services.cases.tables import CircleKind, RepresentativeKind, Sector
from services.consents.rules import Topic
from services.consultations.agenda import add_topic
from services.consultations.tables import Consultation
from services.demonstration import amended, bottlenecks, evaluated, looked, planned, prepared
from services.demonstration.scene import Scene
from services.demonstration.sitting import Told, debrief, hold, report
from services.demonstration.talked import Tale
from services.meetings.note_taker import choose_note_taker
from services.plans.actions import move_agreement, note_agreement
from tenants.access import Access

QUESTION = "Waar kan ik later wonen?"


async def tell(access: Access, now: datetime) -> Scene:
    """The whole situation; the coming consultation is about a week away."""
    case = await begin_case(
        access, "Niels", living_situation="Woont bij zijn ouders in Pelt.", now=now - timedelta(days=200)
    )
    scene = Scene(access, case.id, now)
    await _circle(scene)
    await scene.agrees(
        "Niels", 190, Topic("mijn vriendin"), Topic("gezondheid", "health", scene.people["Ward"])
    )
    last = await _before(scene)
    await _running(scene, last)
    await planned.niels(scene, last.id)
    await evaluated.niels(scene)
    await looked.niels(scene)
    await prepared.tell(scene, await _coming(scene, last))
    return scene


async def _before(scene: Scene) -> Consultation:
    """Two consultations lie behind; what was agreed at the last one still runs."""
    first = await hold(
        scene,
        -180,
        Told(
            "Wat loopt er thuis en wat is te veel?",
            "De ouders dragen veel. Niels helpt graag mee als hij weet wat er van hem verwacht wordt.",
            "Niels neemt zelf de bus naar het dagcentrum",
        ),
    )
    await report(scene, first, is_final=True)
    await amended.tell(
        scene,
        first,
        "Wat loopt er thuis en wat is te veel?",
        "De ouders dragen veel, vooral 's nachts. Niels helpt graag mee als hij weet wat er van hem verwacht wordt.",
        "Het gaat vooral over de nachten. Dat staat er niet in.",
    )
    await debrief(scene, first, "Koen", "Ik mocht alles zeggen.")
    second = await hold(
        scene,
        -90,
        Told(
            "Wat als mijn ouders ziek worden?",
            "De ouders zijn bezorgd over later. Niels wil in Pelt blijven, dicht bij het dagcentrum.",
            "Het gezin vraagt zelf op tijd hulp",
            away=frozenset({"Hilde"}),
            far=("Verhuizen of niet", "De ouders willen zekerheid, Niels heeft geen haast.", "Koen"),
            tale=Tale("Niels", "Ik woon graag in Pelt. Ik wil weten waar ik later slaap."),
        ),
        previous=first,
    )
    await report(scene, second, is_final=True)
    await debrief(scene, second, "Koen", "Goed, maar lang.")
    return second


async def _circle(scene: Scene) -> None:
    client, family, helper = CircleKind.CLIENT, CircleKind.FAMILY, CircleKind.HELPER
    await scene.joins(
        client, "Niels", "", email="", safe_contact="Bel gerust. Zijn moeder helpt met de post."
    )
    await scene.joins(family, "Rita", "moeder")
    await scene.joins(family, "Jos", "vader")
    await scene.joins(
        helper, "Leen", "begeleider", Sector.DISABILITY, organisation="dagcentrum De Voorbeeldbrug"
    )
    await scene.joins(
        helper, "Koen", "thuisbegeleider", Sector.DISABILITY, organisation="dienst Voorbeeldwonen"
    )
    await scene.joins(helper, "Ward", "bewindvoerder", Sector.ADMINISTRATOR)
    await scene.joins(helper, "Hilde", "huisarts", Sector.PHYSICIAN)
    await scene.joins(
        helper, "Tine", "verzorgende", Sector.HOME_CARE, organisation="gezinszorg Voorbeeldhulp"
    )
    today = scene.day(0)
    await choose_key_worker(scene.access, scene.case, scene.people["Koen"], chosen_on=today)
    await choose_confidant(scene.access, scene.case, scene.people["Rita"], chosen_on=today)
    await add_representative(
        scene.access,
        scene.case,
        circle_member=scene.people["Ward"],
        represented=scene.people["Niels"],
        kind=RepresentativeKind.ADMINISTRATOR_OF_GOODS,
        may_decide="Geld en spullen. Niet: waar Niels woont en wie hem helpt.",
        now=scene.now,
    )


async def _running(scene: Scene, held: Consultation) -> None:
    """What is going on: an agreement whose date moved once, and one for the key worker."""
    asks = await note_agreement(
        scene.access,
        scene.case,
        "Leen vraagt na wat de nieuwe regels betekenen voor de inschrijving",
        scene.people["Leen"],
        scene.day(-4),
        consultation=held.id,
        now=scene.now - timedelta(days=20),
    )
    reason = "De dienst was gesloten."
    await move_agreement(scene.access, asks.id, scene.day(3), reason, now=scene.now - timedelta(days=5))
    await note_agreement(
        scene.access,
        scene.case,
        "Koen legt met Niels een lijstje aan van wat hij thuis zelf doet",
        scene.people["Koen"],
        scene.day(14),
        now=scene.now - timedelta(days=20),
    )
    await bottlenecks.niels(scene)


async def _coming(scene: Scene, previous: Consultation) -> Consultation:
    """The consultation of next week: asked, and most have answered."""
    coming = await scene.plans(scene.moment(7, 14), QUESTION, previous=previous.id)
    await add_topic(
        scene.access,
        coming.id,
        "Inschrijving begeleid wonen",
        domain="housing",
        brought_by=scene.people["Leen"],
    )
    yes = dict.fromkeys(("Rita", "Jos", "Leen", "Koen", "Tine"), ("yes", ""))
    await scene.invites(coming, {**yes, "Hilde": ("no", "Ik bel An vooraf.")})
    await choose_note_taker(scene.access, coming.id, scene.people["Tine"], now=scene.now)
    return coming
