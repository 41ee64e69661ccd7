"""Getting in through a link: a code to the own address or the PIN on paper, and the session that follows.

A wrong code is an answer, not an error: it returns None, so that the try that was counted is kept.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from infra.piccolo_conf import DB
from services.consultations.tables import Consultation
from services.errors import Refused
from services.invitations import ceilings, rules, tokens
from services.invitations.queries import find_pin, get_invitation, lock_invitation, seat_of
from services.invitations.tables import (
    AccessCode,
    Channel,
    CodeKind,
    GuestSession,
    Invitation,
    KnownBrowser,
)
from tenants import audit, outbox
from tenants.access import Access

WRONG = """
select sum(tries) from access_code where invitation = $1
and asked_at >= (select max(made_at) from guest_link where invitation = $1)
"""
DAY = timedelta(days=1)
NOT_DIGITS = re.compile(r"[\s.-]")


@dataclass(frozen=True)
class Door:
    """What the first page may offer: who was mailed gets a code, who has a sheet types its PIN.

    `masked` is the address of whom the link is for, for who got it from somebody else: "k…n@…", or "".
    """

    has_address: bool
    has_pin: bool
    is_code_waiting: bool
    masked: str


async def door_of(access: Access, invitation_id: UUID, browser: str, *, now: datetime) -> Door:
    """What this browser may use to come in; nothing about the sitting."""
    access.require("guest.knock")
    invitation = await get_invitation(access, invitation_id)
    email = (await seat_of(invitation.participant)).circle_member.email
    pin = await find_pin(invitation_id)
    waiting = [code for code in await _codes(invitation_id, browser) if code.kind == CodeKind.MAIL]
    return Door(
        has_address=_is_mailed(invitation, email),
        has_pin=pin is not None and rules.is_code_open(pin, now),
        is_code_waiting=any(rules.is_code_open(code, now) for code in waiting),
        masked=rules.masked(email) if _is_mailed(invitation, email) else "",
    )


async def request_code(access: Access, invitation_id: UUID, browser: str, *, now: datetime) -> None:
    """Mail six digits to the own address; they work in the browser that asked, and nowhere else."""
    access.require("guest.knock")
    invitation = await lock_invitation(access, invitation_id)
    seat = await seat_of(invitation.participant)
    if not _is_mailed(invitation, seat.circle_member.email):
        raise Refused("code.no-address")
    where = (AccessCode.invitation == invitation_id) & (AccessCode.kind == CodeKind.MAIL)
    of_today = await AccessCode.objects().where(where & (AccessCode.asked_at > now - DAY))
    rules.check_may_ask_code(of_today, now)
    rules.check_not_guessed_at(await _wrong_since_new_link(invitation))
    await ceilings.check_code(access, seat.circle_member.email, now=now)
    mine = tokens.browser_hash(browser, invitation_id)
    earlier = where & (AccessCode.browser_hash == mine) & AccessCode.ended_at.is_null()
    await AccessCode.update({AccessCode.ended_at: now}).where(earlier)
    code = AccessCode(
        case=invitation.case, invitation=invitation_id, kind=CodeKind.MAIL, salt=tokens.new_salt()
    )
    code.browser_hash, code.asked_at = mine, now
    await code.save()
    await outbox.add(access, "invitations.code", dedupe=f"code:{code.id}", code=code.id)
    audit.record(access, "code.asked", invitation_id, case=invitation.case)


async def enter(
    access: Access, invitation_id: UUID, given: str, browser: str, *, is_remembered: bool, now: datetime
) -> str | None:
    """The value for the session's cookie when the digits are right; None when not, and the try counts."""
    access.require("guest.knock")
    invitation = await lock_invitation(access, invitation_id)
    given = NOT_DIGITS.sub("", given)
    if not re.fullmatch(rf"[0-9]{{{tokens.DIGITS}}}", given, re.ASCII):
        return None
    codes = await _codes(invitation_id, browser)
    if (again := await _just_begun(codes, given, browser, now)) is not None:
        return again
    open_codes = [code for code in codes if rules.is_code_open(code, now)]
    right = [code for code in open_codes if tokens.are_equal(given, tokens.digits(code.salt))]
    if not right:
        await _count(access, invitation, open_codes)
        return None
    await _use(right[0], now)
    if is_remembered:
        await _remember(invitation.case, invitation_id, browser, now)
    audit.record(access, "guest.entered", invitation_id, case=invitation.case)
    return await _begin(invitation, tokens.session_token(right[0].salt, browser, now), now)


async def find_session(
    invitation_id: UUID, cookie: str, consultation: Consultation, now: datetime
) -> GuestSession | None:
    """The living session of this cookie for this one invitation."""
    where = (GuestSession.token_hash == tokens.hashed(cookie)) & (GuestSession.invitation == invitation_id)
    found = await GuestSession.objects().where(where).first()
    return found if found and rules.is_session_open(found, consultation, now) else None


async def touch(session: GuestSession, *, now: datetime) -> None:
    """A sign of life, once a minute at most."""
    if now - session.last_seen_at >= timedelta(minutes=1):
        await GuestSession.update({GuestSession.last_seen_at: now}).where(GuestSession.id == session.id)


async def is_known(invitation_id: UUID, browser: str, now: datetime) -> bool:
    """Whether this browser gave a good code for this invitation in the last thirty days."""
    where = KnownBrowser.browser_hash == tokens.browser_hash(browser, invitation_id)
    found = await KnownBrowser.objects().where(where & (KnownBrowser.invitation == invitation_id)).first()
    return found is not None and rules.is_browser_known(found, now)


async def leave(access: Access, invitation_id: UUID, browser: str, cookie: str, *, now: datetime) -> None:
    """Close the session and forget this browser."""
    access.require("guest.reply")
    await GuestSession.update({GuestSession.ended_at: now}).where(
        (GuestSession.token_hash == tokens.hashed(cookie)) & GuestSession.ended_at.is_null()
    )
    await KnownBrowser.delete().where(
        (KnownBrowser.invitation == invitation_id)
        & (KnownBrowser.browser_hash == tokens.browser_hash(browser, invitation_id))
    )
    audit.record(access, "guest.left", invitation_id)


async def give_pin(access: Access, invitation_id: UUID, *, is_new: bool, now: datetime) -> str:
    """The PIN for the sheet: the same each time it is printed, until a new one is asked for."""
    access.require("cases.edit")
    invitation = await lock_invitation(access, invitation_id)
    rules.check_open(invitation)
    pin = await find_pin(invitation_id)
    if pin is not None and rules.is_code_open(pin, now) and not is_new:
        return tokens.digits(pin.salt)
    where = (AccessCode.invitation == invitation_id) & (AccessCode.kind == CodeKind.PIN)
    await AccessCode.update({AccessCode.ended_at: now}).where(where & AccessCode.ended_at.is_null())
    fresh = AccessCode(case=invitation.case, invitation=invitation_id, kind=CodeKind.PIN)
    fresh.salt, fresh.asked_at = tokens.new_salt(), now
    await fresh.save()
    audit.record(access, "pin.given", invitation_id, case=invitation.case)
    return tokens.digits(fresh.salt)


async def find_pin_digits(access: Access, invitation_id: UUID, *, now: datetime) -> str | None:
    """The PIN to print once more, while it counts."""
    access.require("cases.edit")
    pin = await find_pin(invitation_id)
    return tokens.digits(pin.salt) if pin is not None and rules.is_code_open(pin, now) else None


async def note_sent(access: Access, code_id: UUID, *, now: datetime) -> None:
    """The ten minutes begin when the mail server has it."""
    access.require("job")
    await AccessCode.update({AccessCode.sent_at: now}).where(AccessCode.id == code_id)


async def find_sendable_code(access: Access, code_id: UUID, *, now: datetime) -> AccessCode | None:
    """The code that still has to be mailed, for jobs."""
    access.require("job")
    code = await AccessCode.objects(AccessCode.invitation).where(AccessCode.id == code_id).first()
    is_open = code is not None and rules.is_code_open(code, now) and code.invitation.withdrawn_at is None
    return code if is_open else None


async def _codes(invitation_id: UUID, browser: str) -> list[AccessCode]:
    """The mailed codes of this browser and the PIN, not ended."""
    mine = AccessCode.browser_hash == tokens.browser_hash(browser, invitation_id)
    where = (AccessCode.invitation == invitation_id) & AccessCode.ended_at.is_null()
    return await AccessCode.objects().where(where & (mine | (AccessCode.kind == CodeKind.PIN)))


async def _just_begun(codes: list[AccessCode], given: str, browser: str, now: datetime) -> str | None:
    """The session that the same digits opened a moment ago in the same browser: a double click opens no second."""
    for code in codes:
        used_at = code.used_at if rules.is_double_click(code, now) else None
        if used_at is None or not tokens.are_equal(given, tokens.digits(code.salt)):
            continue
        token = tokens.session_token(code.salt, browser, used_at)
        same = (GuestSession.token_hash == tokens.hashed(token)) & GuestSession.ended_at.is_null()
        if await GuestSession.exists().where(same):
            return token
    return None


def _is_mailed(invitation: Invitation, email: str) -> bool:
    """Who was asked on paper gets no mail by anybody's click: perhaps somebody else reads that mailbox."""
    return bool(email) and invitation.channel == Channel.MAIL


async def _wrong_since_new_link(invitation: Invitation) -> int:
    """How many wrong codes were typed since the link was made."""
    return int(await DB.connection.fetchval(WRONG, invitation.id) or 0)


async def _count(access: Access, invitation: Invitation, codes: list[AccessCode]) -> None:
    """One wrong try, kept in the row of everything it was held against; against nothing, nothing is told."""
    if codes:
        audit.record(access, "code.wrong", invitation.id, case=invitation.case)
    for code in codes:
        await AccessCode.update({AccessCode.tries: AccessCode.tries + 1}).where(AccessCode.id == code.id)


async def _use(code: AccessCode, now: datetime) -> None:
    """A mailed code works once; a PIN starts counting anew."""
    code.used_at, code.tries = now, 0 if code.kind == CodeKind.PIN else code.tries
    await code.save([AccessCode.used_at, AccessCode.tries])


async def _begin(invitation: Invitation, token: str, now: datetime) -> str:
    await GuestSession(
        case=invitation.case,
        invitation=invitation.id,
        token_hash=tokens.hashed(token),
        began_at=now,
        last_seen_at=now,
    ).save()
    return token


async def _remember(case: UUID, invitation_id: UUID, browser: str, now: datetime) -> None:
    mine = tokens.browser_hash(browser, invitation_id)
    where = (KnownBrowser.invitation == invitation_id) & (KnownBrowser.browser_hash == mine)
    await KnownBrowser.delete().where(where)
    await KnownBrowser(case=case, invitation=invitation_id, browser_hash=mine, known_at=now).save()
