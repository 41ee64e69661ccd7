"""A neutral person's talk: a link and six digits for one person, one browser, one answer, thirty days.

The link says its case and talk by id, and is sealed by the key of the program: there is no table to look it up in.
"""

import hmac
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from infra.clock import BRUSSELS
from services.cases.queries import circle
from services.cases.tables import CircleMember
from services.errors import NotFound, Refused
from services.evaluations import feedback as feedbacks
from services.evaluations import rules
from services.evaluations.feedback import Desk, Said
from services.evaluations.tables import Feedback, Hand, NeutralTalk, Way
from services.invitations import tokens
from tenants import audit, outbox
from tenants.access import Access
from tenants.tables import Policy

ID_BYTES = 16
SIX_DIGITS = re.compile(r"[0-9]{6}", re.ASCII)
BETWEEN = re.compile(r"[\s.-]")


@dataclass(frozen=True)
class Neutral:
    """Whom the client would rather tell it: somebody of the circle, or of outside."""

    first_name: str
    email: str = ""
    phone: str = ""
    person: UUID | None = None
    is_sure: bool = False


@dataclass(frozen=True)
class Heard:
    """What the page of a neutral person shows: first name and words to ask in. Nothing of the case."""

    talk: NeutralTalk
    first_name: str
    variant: str
    row: Feedback


@dataclass(frozen=True)
class TalkMail:
    """The question to somebody neutral, without a word of whom."""

    to: str
    to_name: str
    path: str
    phone: str
    until: datetime


async def ask(access: Access, desk: Desk, neutral: Neutral, *, now: datetime) -> NeutralTalk:
    """Somebody neutral goes and asks; an earlier link for the same answer ends."""
    access.require("cases.edit")
    rules.check_mailable(neutral.email, neutral.phone)
    if neutral.person is not None:
        people = {one.id: one for one in await circle(access, desk.case.id)}
        if neutral.person not in people or neutral.person == desk.person.id:
            raise NotFound("person")
        rules.check_neutral(people[neutral.person].kind, is_sure=neutral.is_sure)
    row = await feedbacks.ask(access, desk, Way.NEUTRAL, now=now)
    if row.answered_at is not None:
        raise Refused("evaluation.answered-already")
    await feedbacks.end_talks(row.id, now)
    talk = NeutralTalk(
        case=desk.case.id,
        feedback=row.id,
        circle_member=neutral.person,
        first_name=neutral.first_name,
        email=neutral.email,
        phone=neutral.phone,
        salt=tokens.new_salt(),
        asked_at=now,
        asked_by=access.member,
        until_on=now.astimezone(BRUSSELS).date() + rules.TALK_LASTS,
    )
    await talk.save()
    if neutral.email:
        await outbox.add(access, "evaluations.ask_neutral", dedupe=f"talk:{talk.id}", talk=talk.id)
    audit.record(access, "talk.asked", talk.id, case=desk.case.id)
    return talk


async def end(access: Access, desk: Desk, *, now: datetime) -> None:
    """After all not: the link ends at once."""
    access.require("cases.edit")
    row = await feedbacks.find(desk)
    if row is not None:
        await feedbacks.end_talks(row.id, now)
        audit.record(access, "talk.ended", row.id, case=desk.case.id)


async def find_open(feedback: UUID) -> NeutralTalk | None:
    """The talk that is still to come."""
    where = (NeutralTalk.feedback == feedback) & NeutralTalk.ended_at.is_null()
    return await NeutralTalk.objects().where(where).first()


def digits(talk: NeutralTalk) -> str:
    """To be told by phone, never in the mail with the link."""
    return tokens.digits(talk.salt)


def token(tenant: UUID, talk: NeutralTalk) -> str:
    """What stands in the link."""
    ids = talk.case.bytes + talk.id.bytes
    return urlsafe_b64encode(ids + _seal(tenant, ids)).decode().rstrip("=")


def read_token(tenant: UUID, typed: str) -> tuple[UUID, UUID]:
    """Case and talk; two that nobody has when it is not ours, so that every dead link costs the same."""
    try:
        found = urlsafe_b64decode(typed + "=" * (-len(typed) % 4))
    except ValueError:
        found = b""
    ids, seal = found[: 2 * ID_BYTES], found[2 * ID_BYTES :]
    if len(ids) != 2 * ID_BYTES or not hmac.compare_digest(seal, _seal(tenant, ids)):
        return uuid4(), uuid4()
    return UUID(bytes=ids[:ID_BYTES]), UUID(bytes=ids[ID_BYTES:])


async def find_talk(access: Access, talk_id: UUID) -> NeutralTalk | None:
    """The row behind a link, ended or not."""
    access.require("talk.knock")
    return await NeutralTalk.objects().where(NeutralTalk.id == talk_id).first()


def is_open(talk: NeutralTalk, session: str, now: datetime) -> bool:
    """Whether the link leads somewhere; after the answer only the browser that gave it hears thanks."""
    if talk.answered_at is not None:
        return is_in(talk, session, now)
    return rules.is_talk_open(talk.ended_at, talk.until_on, talk.tries, now)


def is_in(talk: NeutralTalk, session: str, now: datetime) -> bool:
    """Whether this browser gave the digits."""
    if not talk.session_hash or not session:
        return False
    is_mine = hmac.compare_digest(talk.session_hash, tokens.hashed(session))
    return is_mine and rules.is_session_open(talk.session_seen_at, now)


async def enter(access: Access, talk_id: UUID, typed: str, *, now: datetime) -> str | None:
    """The value for the cookie when the digits are right; else None, and the try counts."""
    access.require("talk.knock")
    talk = await _locked(talk_id)
    given = BETWEEN.sub("", typed)
    if not SIX_DIGITS.fullmatch(given) or not rules.is_talk_open(
        talk.ended_at, talk.until_on, talk.tries, now
    ):
        return None
    if not tokens.are_equal(given, tokens.digits(talk.salt)):
        talk.tries += 1
        await talk.save([NeutralTalk.tries])
        audit.record(access, "talk.wrong", talk.id, case=talk.case)
        return None
    session = tokens.session_token(talk.salt, str(talk.id), now)
    talk.session_hash, talk.session_seen_at, talk.tries = tokens.hashed(session), now, 0
    await talk.save()
    audit.record(access, "talk.entered", talk.id, case=talk.case)
    return session


async def hear(access: Access, talk: NeutralTalk, *, now: datetime) -> Heard:
    """For who gave the digits: whose answer, in which words. Never what was said before."""
    access.require("talk.answer")
    await NeutralTalk.update({NeutralTalk.session_seen_at: now}).where(NeutralTalk.id == talk.id)
    row = await Feedback.objects().where(Feedback.id == talk.feedback).first()
    if row is None:
        raise NotFound("feedback")
    person = await CircleMember.objects().where(CircleMember.id == row.circle_member).first()
    if person is None:
        raise NotFound("person")
    variant = rules.variant(person.kind, person.born_on, row.asked_at.date())
    return Heard(talk, person.first_name, variant, row)


async def answer(access: Access, heard: Heard, said: Said, *, now: datetime) -> None:
    """Written down by who listened; the link has served."""
    access.require("talk.answer")
    rules.check_something(*said.faces.values(), *feedbacks.words_of(said))
    talk = await _locked(heard.talk.id)
    row = await Feedback.objects().where(Feedback.id == talk.feedback).lock_rows("UPDATE").first()
    if row is None or row.answered_at is not None or talk.ended_at is not None:
        raise Refused("evaluation.answered-already")
    feedbacks.write(row, said, Hand.NEUTRAL, now)
    row.way, row.told_to, row.noted_by = Way.NEUTRAL, talk.first_name, None
    await row.save()
    talk.answered_at, talk.ended_at = now, now
    await talk.save()
    audit.record(access, "evaluation.answered", row.circle_member, case=talk.case)


async def find_mail(access: Access, talk_id: UUID, *, path: str, now: datetime) -> TalkMail | None:
    """The mail to send, while the talk is still wanted."""
    access.require("job")
    talk = await NeutralTalk.objects().where(NeutralTalk.id == talk_id).first()
    if talk is None or not talk.email or not rules.is_talk_open(talk.ended_at, talk.until_on, 0, now):
        return None
    policy = await Policy.objects().first()
    until = datetime.combine(talk.until_on, datetime.min.time(), BRUSSELS)
    return TalkMail(
        talk.email, talk.first_name, path + token(access.home.id, talk), policy.phone if policy else "", until
    )


async def note_mailed(talk_id: UUID, *, now: datetime) -> None:
    """The mail server has it."""
    await NeutralTalk.update({NeutralTalk.mailed_at: now}).where(NeutralTalk.id == talk_id)


async def note_bounced(talk_id: UUID, *, now: datetime) -> None:
    """It came back: the coordinator phones."""
    await NeutralTalk.update({NeutralTalk.bounced_at: now}).where(NeutralTalk.id == talk_id)


async def _locked(talk_id: UUID) -> NeutralTalk:
    found = await NeutralTalk.objects().where(NeutralTalk.id == talk_id).lock_rows("UPDATE").first()
    if found is None:
        raise NotFound("talk")
    return found


def _seal(tenant: UUID, ids: bytes) -> bytes:
    return tokens.keyed(b"talk|" + tenant.bytes + ids)[:ID_BYTES]
