"""Requests that are still being written: sealed, two weeks at most, behind a link that is mailed and kept nowhere.

Whoever has the link reads what was typed: the page that saves says so. Before the client knows, a draft holds the
requester's name and phone alone. Which mail address it went to is kept as a keyed hash, sealed until the mail left.
"""

import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from infra.piccolo_conf import DB
from infra.settings import settings
from services.referrals import rules
from services.referrals.rules import Answers
from services.referrals.tables import ReferralDraft
from tenants import outbox, seals, throttle
from tenants.access import Access

LIFE = timedelta(days=14)
DAY = timedelta(days=1)
MAILS_TO_ONE_ADDRESS = 5
PURPOSE = "drafts of requests"
WAIT = "select pg_advisory_xact_lock(hashtextextended($1, 1))"

Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class OpenDraft:
    """What was typed so far, the form it stands in, and until when it is kept."""

    fields: Fields
    once: UUID
    expires_at: datetime


@dataclass(frozen=True)
class DraftMail:
    """Where a link goes: nothing of what was typed."""

    to: str
    token: str
    expires_at: datetime


async def save(
    access: Access, fields: Fields, answers: Answers, *, once: UUID, to: str, now: datetime
) -> None:
    """Keep what was typed so far; the link is mailed once to each address that is given.

    An earlier link dies when the address changes. Without an address only a draft that is there is saved again.
    """
    access.require("referrals.send")
    await DB.connection.execute(WAIT, str(once))
    await ReferralDraft.delete().where(ReferralDraft.expires_at <= now)
    row = await ReferralDraft.objects().where(ReferralDraft.once == once).first()
    if row is None:
        row = ReferralDraft(once=once, generation=0, address_hash=b"", link_hash=b"")
    _write(row, rules.keepable(fields, answers), now)
    is_new = bool(to) and row.address_hash != _keyed(f"address|{to.casefold()}")
    if is_new:
        _address(row, to)
    await row.save()
    if is_new and await _may_mail(access, to, now):
        key = f"draft:{row.id}:{row.generation}"
        await outbox.add(access, "referrals.mail_draft", dedupe=key, draft=row.id)


async def has_draft(access: Access, once: UUID) -> bool:
    """Whether this form was saved before, so that its link is known."""
    access.require("referrals.send")
    return bool(await ReferralDraft.exists().where(ReferralDraft.once == once))


async def open_draft(access: Access, token: str, *, now: datetime) -> OpenDraft | None:
    """What stands behind a link; None when it ended, was sent, or never was."""
    access.require("referrals.send")
    row = await ReferralDraft.objects().where(ReferralDraft.link_hash == _hashed(token)).first()
    if row is None or row.expires_at <= now:
        return None
    plain = seals.unseal(PURPOSE, row.sealed, str(row.once))
    if plain is None:
        return None
    fields = tuple((str(name), str(text)) for name, text in json.loads(plain))
    return OpenDraft(fields, row.once, row.expires_at)


async def discard(access: Access, once: UUID) -> None:
    """The request was sent, or thrown away: nothing of it stays here."""
    access.require("referrals.send")
    await ReferralDraft.delete().where(ReferralDraft.once == once)


async def find_mail(access: Access, draft_id: UUID, *, now: datetime) -> DraftMail | None:
    """For jobs: where the link goes; None when it was mailed, sent or ended meanwhile."""
    access.require("job")
    row = await ReferralDraft.objects().where(ReferralDraft.id == draft_id).first()
    if row is None or row.expires_at <= now:
        return None
    to = seals.unseal(PURPOSE, row.sealed_address, str(row.once)) if row.sealed_address else None
    return None if to is None else DraftMail(to.decode(), _token(row), row.expires_at)


async def forget_address(access: Access, draft_id: UUID) -> None:
    """The mail left, or cannot: the address has served."""
    access.require("job")
    await ReferralDraft.update({ReferralDraft.sealed_address: None}).where(ReferralDraft.id == draft_id)


def _write(row: ReferralDraft, fields: Fields, now: datetime) -> None:
    row.sealed = seals.seal(PURPOSE, json.dumps([list(pair) for pair in fields]).encode(), str(row.once))
    row.saved_at, row.expires_at = now, now + LIFE


def _address(row: ReferralDraft, to: str) -> None:
    row.generation += 1
    row.address_hash = _keyed(f"address|{to.casefold()}")
    row.sealed_address = seals.seal(PURPOSE, to.encode(), str(row.once))
    row.link_hash = _hashed(_token(row))


async def _may_mail(access: Access, to: str, now: datetime) -> bool:
    """Nobody's mailbox is filled from here; the page answers the same."""
    place = f"{access.home.id} {to.casefold()}"
    try:
        await throttle.count("draft-mail", place, most=MAILS_TO_ONE_ADDRESS, within=DAY, now=now)
    except throttle.TooMany:
        return False
    return True


def _token(row: ReferralDraft) -> str:
    """The same each time it is asked: kept nowhere, and found by its hash."""
    return urlsafe_b64encode(_keyed(f"link|{row.once}|{row.generation}")).decode().rstrip("=")


def _hashed(token: str) -> bytes:
    return sha256(token.encode()).digest()


def _keyed(message: str) -> bytes:
    return hmac.new(settings().secret, f"draft|{message}".encode(), sha256).digest()
