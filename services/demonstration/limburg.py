"""Two and a half years of bottlenecks from all of Limburg, through the real crossing, so that periods can be counted.

About 1,100 consultations a year over the municipalities by inhabitants, and six bottlenecks in ten consultations. What
was sent long ago was sent on that day: only here and in the tests the program signs a context for another day.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from piccolo.columns import Column

from infra.clock import BRUSSELS
from services.contributions.tables import NetworkContribution
from services.demonstration.cast import PHONE, Cast
from services.demonstration.voices import ENDINGS, VOICES, Voice
from services.signals.tables import Signal
from tenants import contributing, door
from tenants.access import Access, Actor, Kind, Municipality, NetworkRole, Role, job_access, member_access
from tenants.contributing import Contact, Leaving
from tenants.tables import Member, NetworkMember

# Consultations a year, of 1,091 in the province, by inhabitants.
VOLUMES = """
hasselt 108  genk 83  beringen 58  bilzen-hoeselt 52  tongeren-borgloon 52  sint-truiden 51
maasmechelen 48  lommel 43  heusden-zolder 42  pelt 41  houthalen-helchteren 38  tessenderlo-ham 37
lanaken 32  maaseik 31  oudsbergen 29  zonhoven 27  dilsen-stokkem 26  diepenbeek 24  riemst 21
peer 20  bree 20  leopoldsburg 20  lummen 19  hamont-achel 18  bocholt 16  herk-de-stad 16
hechtel-eksel 16  kinrooi 15  alken 14  halen 12  gingelom 10  as 10  wellen 9  heers 9  zutendaal 9
nieuwerkerken 9  voeren 5
"""
CONSULTATIONS = dict(zip(VOLUMES.split()[::2], map(int, VOLUMES.split()[1::2]), strict=True))
BOTTLENECKS = 0.6
SEED = 6


@dataclass(frozen=True)
class Sent:
    """One bottleneck on its day."""

    day: date
    voice: Voice
    sentence: str
    may_quote: bool


async def tell(cast: Cast, now: datetime, *, years: float = 2.5) -> None:
    """What was sent up to today, read up to last month; the rest waits for the second reader."""
    chance = Random(SEED)  # noqa: S311 - a demonstration, not a secret
    today = now.astimezone(BRUSSELS).date()
    for slug, yearly in CONSULTATIONS.items():
        if slug in cast.municipalities:
            home = cast.municipalities[slug]
            sender = await coordinator_of(cast, home)
            told = list(_sent(chance, today, yearly, years))
            await send_all(home, sender, cast.network, told)
    await read_all(cast.network, now=now, but=5)


async def coordinator_of(cast: Cast, home: Municipality) -> UUID:
    """Who coordinates here; where nobody of the cast does, somebody invented."""
    async with door.enter(job_access(home, "demonstration")):
        known = await Member.objects().where(Member.roles.any(str(Role.COORDINATOR))).first()
        if known is None:
            known = Member(
                issuer="demo",
                subject=f"coordinator-{home.slug}",
                name="Bo Voorbeeld",
                email=f"coordinator@{home.slug}.example",
                phone=PHONE,
                roles=[str(Role.COORDINATOR)],
            )
            await known.save()
        return UUID(str(known.id))


async def send_all(home: Municipality, member: UUID, network: UUID, told: list[Sent]) -> list[UUID]:
    """Mark, list and send them, each on its own day; returns the contributions."""
    made: list[UUID] = []
    days = sorted({one.day for one in told})
    roles = (str(Role.COORDINATOR),)
    async with door.enter(member_access(home, member, "Bo Voorbeeld", roles)) as access:
        for day in days:
            await door.bind(access, on=day)
            made += [await _send(access, network, one) for one in told if one.day == day]
    return made


async def read_all(network: UUID, *, now: datetime, but: int = 0) -> None:
    """The second reader says yes to everything, `but` for some that wait."""
    desk = Access(None, Actor(Kind.NETWORK, None, "demonstratie"), frozenset(), network=network)
    async with door.enter(desk):
        second = NetworkMember.roles.any(str(NetworkRole.SECOND_READER))
        reader = await NetworkMember.objects().where(second).order_by(NetworkMember.id).first()
    if reader is None:
        raise RuntimeError("nobody reads")
    eva = Actor(Kind.NETWORK, reader.id, reader.name, tuple(reader.roles))
    async with door.enter(replace(desk, actor=eva)):
        waiting = await (
            NetworkContribution.select(NetworkContribution.id)
            .where(NetworkContribution.state == "waiting")
            .order_by(NetworkContribution.quarter)
            .order_by(NetworkContribution.id)
        )
        read = [one["id"] for one in waiting[: len(waiting) - but]]
        values: dict[Column | str, Any] = {
            NetworkContribution.state: "accepted",
            NetworkContribution.read_at: now,
            NetworkContribution.read_by: reader.id,
        }
        if read:
            await NetworkContribution.update(values).where(NetworkContribution.id.is_in(read))


async def _send(access: Access, network: UUID, told: Sent) -> UUID:
    noon = datetime(told.day.year, told.day.month, told.day.day, 12, tzinfo=BRUSSELS)
    voice = told.voice
    signal = Signal(
        sentence=told.sentence,
        theme=voice.theme,
        sub_theme=voice.sub_theme,
        kind=voice.kind,
        domain=voice.domain,
        marked_at=noon,
        marked_by=access.member,
        confirmed_at=noon,
        confirmed_by=access.member,
        is_free=True,
    )
    await signal.save()
    leaving = Leaving(
        told.sentence, voice.theme, voice.sub_theme, voice.domain, voice.kind, may_quote=told.may_quote
    )
    contact = Contact(access.actor.name, PHONE) if told.may_quote and told.day.day % 9 == 0 else None
    made = await contributing.send(access, signal.id, network, leaving, contact=contact, now=noon)
    if made is None:
        raise RuntimeError("nothing to send")
    return made


def _sent(chance: Random, today: date, yearly: int, years: float) -> Iterator[Sent]:
    weights = [one.weight for one in VOICES]
    for _ in range(round(yearly * BOTTLENECKS * years)):
        voice = chance.choices(VOICES, weights)[0]
        sentence = chance.choice(voice.sentences) + chance.choice(ENDINGS)
        day = today - timedelta(days=chance.randrange(round(365 * years)))
        yield Sent(day, voice, sentence, may_quote=chance.random() < 0.4)  # noqa: PLR2004 - about four in ten
