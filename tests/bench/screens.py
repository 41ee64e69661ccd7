"""Tables with open screens, for the bench of what is live: bare sockets, so that the measuring costs little."""

import asyncio
import os
import time
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID

import asyncpg

from infra import clock
from infra.settings import settings
from services.cases.actions import add_circle_member, begin_case
from services.cases.rules import Person
from services.consultations.actions import plan_consultation
from services.consultations.rules import Sitting
from services.demonstration.cast import PEOPLE, Cast
from services.meetings.rules import fingerprint
from services.screens import pairing
from tenants import crossings, door, sessions
from tenants.access import member_access
from tenants.proofs import Proof
from web.entrance import SESSION_COOKIE
from web.screens.entrance import SCREEN_COOKIE
from web.signin.csrf import token_for

SEATS = (
    Person("client", "Niels"),
    Person("helper", "Leen", "Voorbeeld"),
    Person("helper", "Koen", "Voorbeeld"),
)
PASSES = 6
PAUSE = timedelta(minutes=15)


@dataclass(frozen=True)
class Meeting:
    """One sitting with the passes of its screens."""

    consultation: UUID
    passes: tuple[str, ...]


@dataclass
class Stream:
    """One open screen: when it heard that something changed, newest last."""

    writer: asyncio.StreamWriter
    heard: list[float] = field(default_factory=list)
    task: "asyncio.Task[None] | None" = None

    def heard_after(self, moment: float) -> float | None:
        """The first time after that moment."""
        return next((at for at in self.heard if at > moment), None)


@dataclass
class Room:
    """A table: who types, and who reads along."""

    meeting: Meeting
    port: int
    cookie: str
    origin: str
    streams: list[Stream] = field(default_factory=list)
    words: str = "Doel"

    async def save(self, words: str) -> tuple[float, float]:
        """The goal of the meeting, typed anew; gives when it was sent and when it was answered."""
        fields = {"_csrf": token_for(self.cookie), "words": words, "seen": fingerprint(self.words)}
        body = urlencode(fields).encode()
        place = f"/overleggen/{self.meeting.consultation}/teksten/doel/{self.meeting.consultation}"
        head = _head("POST", place, f"{SESSION_COOKIE}={self.cookie}", self.origin)
        more = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        sent = time.monotonic()
        writer.write(f"{head}hx-request: true\r\n{more}Connection: close\r\n\r\n".encode() + body)
        status = (await reader.readline()).split()[1]
        saved = time.monotonic()
        writer.close()
        if status != b"200":
            raise RuntimeError(f"not saved: {status!r}")
        self.words = words
        return sent, saved

    def close(self) -> None:
        for one in self.streams:
            if one.task is not None:
                one.task.cancel()
            one.writer.close()


async def lay(meetings: int, world: Cast) -> tuple[list[Meeting], str]:
    """So many tables of An, and the cookie of her session."""
    an = member_access(world.pelt, world.an, "An Voorbeeld", ("coordinator",))
    tables = []
    for _ in range(meetings):
        async with door.enter(an) as access:
            now = clock.now()
            case = await begin_case(access, "Niels", now=now)
            people = [(await add_circle_member(access, case.id, person, now=now)).id for person in SEATS]
            soon = Sitting(now + PAUSE, now + 5 * PAUSE, "Lokaal 2", goal="Doel")
            sitting = await plan_consultation(access, case.id, soon, people, now=now)
            passes = [await pairing.open_here(access, sitting.id, now=now) for _ in range(PASSES)]
        tables.append(Meeting(sitting.id, tuple(passes)))
    await _analyse()
    return tables, await _session()


async def listen(room: Room, number: int) -> None:
    """Open the stream of one screen, and note when it says that something changed."""
    cookie = f"{SCREEN_COOKIE}={room.meeting.passes[number]}"
    reader, writer = await asyncio.open_connection("127.0.0.1", room.port, limit=4096)
    writer.write(f"{_head('GET', '/pelt/scherm/stroom', cookie, room.origin)}\r\n".encode())
    stream = Stream(writer)
    stream.task = asyncio.create_task(_note(reader, stream))
    room.streams.append(stream)


async def _note(reader: asyncio.StreamReader, stream: Stream) -> None:
    while line := await reader.readline():
        if line == b"event: changed\n":
            stream.heard.append(time.monotonic())


def _head(method: str, path: str, cookie: str, origin: str) -> str:
    host = origin.partition("//")[2]
    return (
        f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\n"
        f"Sec-Fetch-Site: same-origin\r\nCookie: {cookie}\r\n"
    )


async def _analyse() -> None:
    """What PostgreSQL does by itself within a minute."""
    connection = await asyncpg.connect(os.environ["ADMIN_DATABASE_URL"])
    await connection.execute("analyze")
    await connection.close()


async def _session() -> str:
    person = next(one for one in PEOPLE if one.key == "an")
    identity = sessions.Identity(settings().oidc_issuer, person.subject, person.name)
    async with door.lobby():
        found = await crossings.memberships_of(identity.issuer, identity.subject)
        one = next(membership for membership in found if membership.slug == "pelt")
        place = sessions.Workplace(one.tenant, one.member, None, one.roles)
        now = clock.now()
        return await sessions.begin(identity, place, now=now, proof=Proof(stepped_up_at=now))
