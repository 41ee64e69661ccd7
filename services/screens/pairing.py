"""How a screen comes on: it shows six digits, and whoever leads the table types them at the own device.

So there is nothing to guess from outside: a code leads to a case only once a member of that case said to which.
The browser that waits, and no other, then learns which screen it is, sealed for this municipality.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_bytes, token_urlsafe
from uuid import UUID

from services.errors import Refused
from services.invitations import tokens
from services.screens import rules
from services.screens.actions import switch_on
from services.screens.tables import Screen, ScreenPairing
from tenants import audit, seals, throttle
from tenants.access import Access, Kind

PURPOSE = "screen"
HOUR = timedelta(hours=1)
ASKED_FROM_ONE_PLACE = 30
ASKED_OF_A_MUNICIPALITY = 200
TRIED_BY_ONE_MEMBER = 20
NOT_DIGITS = re.compile(r"[\s.-]")


@dataclass(frozen=True)
class Claim:
    """Which screen of which case a browser says to be, as the program sealed it."""

    case: UUID
    screen: UUID


@dataclass(frozen=True)
class Waiting:
    """A browser that waits: with these digits, or with the pass that it may have by now."""

    digits: str
    is_open: bool
    screen_pass: str | None


async def ask(access: Access, place: str, *, now: datetime) -> str:
    """A new code for this browser; returns what its cookie holds. Refused when it is asked too often."""
    _require_desk(access)
    home = str(access.home.id)
    try:
        await throttle.count("screen", f"{home} {place}", most=ASKED_FROM_ONE_PLACE, within=HOUR, now=now)
        await throttle.count("screens", home, most=ASKED_OF_A_MUNICIPALITY, within=HOUR, now=now)
    except throttle.TooMany as too_many:
        raise Refused("screen.too-busy") from too_many
    await ScreenPairing.delete().where(ScreenPairing.asked_at <= now - rules.CODE_LIVES)
    token = token_urlsafe(32)
    await ScreenPairing(token_hash=tokens.hashed(token), salt=token_bytes(32), asked_at=now).save()
    return token


async def find_waiting(access: Access, token: str, *, now: datetime) -> Waiting | None:
    """What the browser with this cookie waits for."""
    _require_desk(access)
    found = await ScreenPairing.objects().where(ScreenPairing.token_hash == tokens.hashed(token)).first()
    if found is None:
        return None
    is_open = rules.is_code_open(found.asked_at, now)
    given = urlsafe_b64encode(found.sealed).decode() if found.sealed and is_open else None
    return Waiting(tokens.digits(found.salt), is_open, given)


async def pair(access: Access, consultation_id: UUID, given: str, *, now: datetime) -> Screen | None:
    """The screen with these digits shows this sitting from now on; None when no screen shows them now."""
    access.require("plans.write")
    try:
        await throttle.count(
            "screen-code", str(access.member), most=TRIED_BY_ONE_MEMBER, within=HOUR, now=now
        )
    except throttle.TooMany as too_many:
        raise Refused("screen.too-busy") from too_many
    digits = NOT_DIGITS.sub("", given)
    rows = ScreenPairing.objects().where(
        ScreenPairing.sealed.is_null() & (ScreenPairing.asked_at > now - rules.CODE_LIVES)
    )
    right = [
        row for row in await rows.lock_rows("UPDATE") if tokens.are_equal(digits, tokens.digits(row.salt))
    ]
    if len(right) != 1:
        audit.record(access, "screen.code-wrong", consultation_id)
        return None
    screen = await switch_on(access, consultation_id, now=now)
    right[0].sealed = _sealed(access, screen)
    await right[0].save([ScreenPairing.sealed])
    return screen


async def open_here(access: Access, consultation_id: UUID, *, now: datetime) -> str:
    """A screen in the own browser of whoever asks, without digits: returns its pass."""
    screen = await switch_on(access, consultation_id, now=now)
    return urlsafe_b64encode(_sealed(access, screen)).decode()


def read_pass(screen_pass: str, municipality: UUID) -> Claim | None:
    """What a pass says; None when it is not ours, or of another municipality."""
    try:
        plain = seals.unseal(PURPOSE, urlsafe_b64decode(screen_pass.encode()), str(municipality))
    except (Error, ValueError):
        return None
    return Claim(UUID(bytes=plain[:16]), UUID(bytes=plain[16:])) if plain else None


def _sealed(access: Access, screen: Screen) -> bytes:
    return seals.seal(PURPOSE, screen.case.bytes + screen.id.bytes, str(access.home.id))


def _require_desk(access: Access) -> None:
    """Asked at the desk of the municipality, before anybody is in a case."""
    if access.actor.kind is not Kind.PUBLIC:
        raise Refused("screen.not-here")
