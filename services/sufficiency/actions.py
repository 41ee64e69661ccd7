"""What is said: begin, one domain at a time, the end of it; and what the client decides about all of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.cases.tables import Case
from services.errors import Conflict, NotAllowed, NotFound
from services.preparations.tables import Hand
from services.sufficiency import rules
from services.sufficiency.desks import Desk
from services.sufficiency.rules import KEPT
from services.sufficiency.scales import Domain
from services.sufficiency.tables import (
    SufficiencyAnswer,
    SufficiencyChart,
    SufficiencyReader,
    SufficiencyTalk,
)
from services.sufficiency.talks import Opened, Talk
from tenants import audit
from tenants.access import Access


@dataclass(frozen=True)
class Said:
    """One domain as it was answered: sentences by number, KEPT for one of an older version that stays.

    `version` is the one that stood on the page.
    """

    words: str
    step: int | None = None
    soon: int | None = None
    later: int | None = None
    is_for_later: bool = False
    version: int = 0


@dataclass(frozen=True)
class Closing:
    """After it: did the table help, and what pulls at what."""

    contribution: str
    contribution_words: str
    pulls_from: str
    pulls_to: str
    pulls_words: str
    version: int = 0


async def begin(access: Access, opened: Opened, beside: UUID | None, held_on: date, *, now: datetime) -> UUID:
    """Look at it once (more): on this day, with this person beside the client or with nobody."""
    desk = opened.desk
    by = await _hold(desk)
    if beside is not None and beside not in {one.id for one in opened.helpers}:
        raise NotFound("beside")
    rules.check_talks(await SufficiencyTalk.count().where(SufficiencyTalk.case == desk.case.id))
    if by is Hand.KEY_WORKER and desk.own is not None:
        beside = desk.own.id
    talk = SufficiencyTalk(
        case=desk.case.id, held_on=held_on, beside=beside, written_by=by, began_at=now, changed_at=now
    )
    await talk.save()
    _note(access, desk, "sufficiency.begun", talk.id)
    return UUID(str(talk.id))


async def answer(
    access: Access, opened: Opened, talk: Talk, domain: Domain, said: Said, *, now: datetime
) -> None:
    """Keep what was said about one domain, with the sentences as they stand now."""
    await _hold(opened.desk)
    row = await _own_answer(talk.id, domain.code)
    if row is not None and row.version != said.version and not _is_same(row, said):
        raise Conflict
    for one in (said.step, said.soon, said.later):
        rules.check_step(one, len(domain.steps), is_kept=row is not None)
    if row is not None and _is_same(row, said):
        return
    if row is None and not (said.words or said.step or said.soon or said.later or said.is_for_later):
        return
    row = row or SufficiencyAnswer(case=opened.desk.case.id, talk=talk.id, domain=domain.code, version=0)
    _fill(row, domain, said)
    row.scale = row.scale if said.step == KEPT else opened.sentences.version
    row.changed_at, row.version = now, row.version + 1
    await row.save()
    await SufficiencyTalk.update({SufficiencyTalk.changed_at: now}).where(SufficiencyTalk.id == talk.id)
    _note(access, opened.desk, "sufficiency.answered", talk.id)


async def close(access: Access, opened: Opened, talk: Talk, closing: Closing, *, now: datetime) -> None:
    """What the consultation changed, in own words and in one of four; what pulls at what (row 171, 003 §9.1)."""
    await _hold(opened.desk)
    rules.check_pull(closing.pulls_from, closing.pulls_to)
    row = await SufficiencyTalk.objects().where(SufficiencyTalk.id == talk.id).first()
    if row is None:
        raise NotFound("talk")
    names = ("contribution", "contribution_words", "pulls_from", "pulls_to", "pulls_words")
    if all(getattr(row, name) == getattr(closing, name) for name in names):
        return
    if row.version != closing.version:
        raise Conflict
    for name in names:
        setattr(row, name, getattr(closing, name))
    row.changed_at, row.version = now, row.version + 1
    await row.save()
    _note(access, opened.desk, "sufficiency.answered", talk.id)


async def remove(access: Access, opened: Opened, talk: Talk) -> None:
    """The client wants it gone: nothing of this time stays."""
    await _hold_own(opened.desk)
    await SufficiencyTalk.delete().where(SufficiencyTalk.id == talk.id)
    _note(access, opened.desk, "sufficiency.removed", talk.id)


async def choose_readers(access: Access, opened: Opened, readers: Collection[UUID], *, now: datetime) -> None:
    """Who may read it: the client says so, or the coordinator for them. Naming nobody takes it all back."""
    desk = opened.desk
    await _hold_own(desk)
    if set(readers) - {one.id for one in opened.helpers} - opened.readers:
        raise NotFound("reader")
    for gone in opened.readers - set(readers):
        await SufficiencyReader.delete().where(
            SufficiencyReader.case == desk.case.id, SufficiencyReader.circle_member == gone
        )
    for fresh in set(readers) - opened.readers:
        await SufficiencyReader(case=desk.case.id, circle_member=fresh, allowed_at=now).save()
    _note(access, desk, "sufficiency.readers-chosen", desk.person.id)


async def ask_chart(access: Access, opened: Opened, *, is_wanted: bool, now: datetime) -> None:
    """Draw it, or no longer. Saying so twice changes nothing."""
    desk = opened.desk
    by = await _hold_own(desk)
    if is_wanted == opened.wants_chart:
        return
    if is_wanted:
        await SufficiencyChart(case=desk.case.id, asked_at=now, written_by=by).save()
    else:
        await SufficiencyChart.delete().where(SufficiencyChart.case == desk.case.id)
    _note(access, desk, "sufficiency.chart-chosen", desk.person.id)


async def _hold(desk: Desk) -> Hand:
    """Two people at once follow each other; who may only read writes nothing."""
    if desk.hand is None:
        raise NotAllowed("only reads")
    await Case.select(Case.id).where(Case.id == desk.case.id).lock_rows("UPDATE")
    return desk.hand


async def _hold_own(desk: Desk) -> Hand:
    if not desk.may_decide:
        raise NotAllowed("the client decides")
    return await _hold(desk)


async def _own_answer(talk: UUID, domain: str) -> SufficiencyAnswer | None:
    where = (SufficiencyAnswer.talk == talk) & (SufficiencyAnswer.domain == domain)
    return await SufficiencyAnswer.objects().where(where).first()


def _is_same(row: SufficiencyAnswer, said: Said) -> bool:
    chosen = [(row.step, said.step), (row.soon, said.soon), (row.later, said.later)]
    is_same = all(new in {old, KEPT} for old, new in chosen)
    return is_same and (row.words, row.is_for_later) == (said.words, said.is_for_later)


def _fill(row: SufficiencyAnswer, domain: Domain, said: Said) -> None:
    """Not now goes before a sentence. A sentence of an older version stays as long as nobody chooses another."""
    step = None if said.is_for_later else said.step
    chosen = {"step": step, "soon": said.soon, "later": said.later}
    is_kept = KEPT in chosen.values()
    row.words, row.is_for_later = said.words, said.is_for_later
    row.steps = max(row.steps, len(domain.steps)) if is_kept else len(domain.steps)
    for name, one in chosen.items():
        if one != KEPT:
            setattr(row, name, one)
            sentence = "sentence" if name == "step" else f"{name}_sentence"
            setattr(row, sentence, domain.steps[one - 1] if one else "")


def _note(access: Access, desk: Desk, action: str, subject: UUID) -> None:
    audit.record(access, action, subject, case=desk.case.id, on_behalf_of=desk.chair)
