"""Light cases: a dozen in each of three municipalities, in all stages, so that lists and Vandaag have something."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from uuid import UUID

from services.cases.actions import begin_case, choose_key_worker
from services.cases.tables import CircleKind, Sector
from services.demonstration import ended
from services.demonstration.cast import PHONE, Cast
from services.demonstration.scene import Scene
from services.demonstration.sitting import Told, hold, report
from services.plans.actions import note_agreement
from services.referrals.actions import receive
from services.referrals.rules import NOTHING
from services.referrals.tables import Channel, ConsentToOrganise, Outcome, RequesterKind, Urgency
from services.referrals.weighing import Weighed, weigh
from tenants import door
from tenants.access import Access, Municipality, Role, job_access, member_access
from tenants.tables import Member, Policy

Telling = Callable[[Access, str, datetime], Awaitable[None]]

NAMES = (
    "Amir",
    "Betty",
    "Cyriel",
    "Dalia",
    "Emiel",
    "Fatma",
    "Gerda",
    "Hugo",
    "Ilse",
    "Jamal",
    "Katrien",
    "Lowie",
)
REQUESTERS = {"Amir": ("Mieke", "011 00 00 01"), "Betty": ("Karel", "011 00 00 02")}
QUESTION = "Hoe houden we het thuis vol?"


async def tell(cast: Cast, now: datetime) -> None:
    """Twelve stages of the work, told in Pelt, Genk and Hasselt; in Pelt by An's colleague Bram."""
    hasselt = cast.municipalities["hasselt"]
    async with door.enter(job_access(hasselt, "demonstration")):
        coordinator = Member(
            issuer="demo", subject="hanne", name="Hanne Voorbeeld", email="hanne@hasselt.example", phone=PHONE
        )
        coordinator.roles = [str(Role.COORDINATOR)]
        await coordinator.save()
    await _tell_in(_coordinator(cast.pelt, cast.bram, "Bram Voorbeeld"), now)
    await _tell_in(_coordinator(cast.genk, cast.members["celia", "genk"], "Celia Voorbeeld"), now)
    await _tell_in(_coordinator(hasselt, coordinator.id, coordinator.name), now)
    async with door.enter(_coordinator(hasselt, coordinator.id, coordinator.name)) as access:
        await ended.tell_elsewhere(access, "Zita", 14, now)
    async with door.enter(job_access(hasselt, "demonstration")):
        await Policy.update({Policy.coordinator_name: coordinator.name}, force=True)


def _coordinator(municipality: Municipality, member: UUID, name: str) -> Access:
    return member_access(municipality, member, name, (str(Role.COORDINATOR),))


async def _tell_in(coordinator: Access, now: datetime) -> None:
    for name, telling in zip(NAMES, STAGES, strict=True):
        async with door.enter(coordinator) as access:
            await telling(access, name, now)


async def _urgent_request(access: Access, name: str, now: datetime) -> None:
    told = {"urgency": Urgency.VERY, "urgency_reason": "De stroom wordt volgende week afgesloten."}
    await _request(access, name, now - timedelta(days=1), told)


async def _calm_request(access: Access, name: str, now: datetime) -> None:
    await _request(access, name, now - timedelta(days=6), {"urgency": Urgency.NOT_SO})


async def _request_to_call(access: Access, name: str, now: datetime) -> None:
    answers = {
        **NOTHING,
        "requester_kind": RequesterKind.HELPER,
        "requester_name": f"{name} Voorbeeld",
        "requester_phone": PHONE,
        "is_client_informed": False,
    }
    await receive(access, answers, [], channel=Channel.PHONE, now=now - timedelta(days=2))


async def _weighed_request(access: Access, name: str, now: datetime) -> None:
    referral = await _request(access, name, now - timedelta(days=9), {"urgency": Urgency.FAIRLY})
    weighed = Weighed(
        talk="Gebeld met de aanvrager.",
        outcome=Outcome.NOT_NOW,
        reason="Er zijn twee diensten, en die bellen elkaar deze week.",
        next_step="Opnieuw horen hoe het loopt.",
        next_step_on=(now + timedelta(days=20)).date(),
    )
    await weigh(access, referral, weighed, now=now - timedelta(days=7))


async def _request(access: Access, name: str, at: datetime, told: dict[str, str]) -> UUID:
    requester, phone = REQUESTERS.get(name, ("Noor", "011 00 00 03"))
    answers = {
        **NOTHING,
        "requester_kind": RequesterKind.HELPER,
        "requester_name": f"{requester} Voorbeeld",
        "requester_organisation": "thuiszorg Voorbeeldhulp",
        "requester_phone": phone,
        "client_name": f"{name} Voorbeeld",
        "question": "Alle hulp op één lijn krijgen.",
        "is_client_informed": True,
        "consent": ConsentToOrganise.YES,
        **told,
    }
    return (await receive(access, answers, [], channel=Channel.PHONE, now=at)).id


async def _case(access: Access, name: str, now: datetime, days_ago: int) -> Scene:
    case = await begin_case(access, name, now=now - timedelta(days=days_ago))
    scene = Scene(access, case.id, now)
    await scene.joins(CircleKind.CLIENT, name, "")
    await scene.joins(CircleKind.HELPER, "Griet", "maatschappelijk werker", Sector.SOCIAL_SERVICES)
    await scene.joins(CircleKind.HELPER, "Omar", "thuisverpleger", Sector.HOME_CARE)
    await scene.joins(CircleKind.HELPER, "Paula", "begeleider", Sector.GENERAL_WELFARE)
    return scene


async def _new_case(access: Access, name: str, now: datetime) -> None:
    await _case(access, name, now, 3)


async def _agreed_case(access: Access, name: str, now: datetime) -> None:
    scene = await _case(access, name, now, 10)
    await scene.agrees(name, 2)


async def _planned(access: Access, name: str, now: datetime) -> None:
    scene = await _with_key_worker(access, name, now)
    await scene.plans(scene.moment(20, 9), QUESTION)


async def _asked(access: Access, name: str, now: datetime) -> None:
    scene = await _with_key_worker(access, name, now)
    await scene.invites(await scene.plans(scene.moment(12, 13), QUESTION), {})


async def _answered(access: Access, name: str, now: datetime) -> None:
    scene = await _with_key_worker(access, name, now)
    coming = await scene.plans(scene.moment(4, 11), QUESTION)
    await scene.invites(coming, dict.fromkeys((name, "Griet", "Omar", "Paula"), ("yes", "")))


async def _followed_up(access: Access, name: str, now: datetime) -> None:
    scene = await _with_key_worker(access, name, now)
    for days, sentence in (
        (-2, "Griet belt de energieleverancier"),
        (9, "Griet maakt een afspraak bij de bank"),
    ):
        noted = now - timedelta(days=21)
        await note_agreement(access, scene.case, sentence, scene.people["Griet"], scene.day(days), now=noted)


async def _held(access: Access, name: str, now: datetime) -> None:
    scene = await _with_key_worker(access, name, now)
    await hold(scene, -2, _told(name))


async def _read(access: Access, name: str, now: datetime) -> None:
    scene = await _with_key_worker(access, name, now)
    await report(scene, await hold(scene, -5, _told(name)), is_final=False)


def _told(name: str) -> Told:
    words = f"{name} wil eerst rust in huis. De brieven kunnen even wachten."
    return Told(
        QUESTION,
        words,
        f"{name} belt zelf als het te veel wordt",
        (("Griet kijkt de brieven na", "Griet", 12),),
    )


async def _with_key_worker(access: Access, name: str, now: datetime) -> Scene:
    scene = await _case(access, name, now, 40)
    await scene.agrees(name, 30)
    await choose_key_worker(access, scene.case, scene.people["Griet"], chosen_on=scene.day(-30))
    return scene


STAGES: tuple[Telling, ...] = (
    _urgent_request,
    _calm_request,
    _request_to_call,
    _weighed_request,
    _new_case,
    _agreed_case,
    _planned,
    _asked,
    _answered,
    _followed_up,
    _held,
    _read,
)
