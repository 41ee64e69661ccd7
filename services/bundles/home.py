"""In a municipality: what became of what we sent, and what we do with the answer.

The network learns of it that a bundle was left, and that an answer solved nothing somewhere: nothing else (0043).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.bundles.tables import ClientTiding, TidingNote
from services.cases.queries import require_reader
from services.errors import NotFound, Refused
from services.signals.tables import SignalOrigin, SignalPassage
from tenants import audit, tidings
from tenants.access import Access
from tenants.tidings import Tiding

MOST_WORDS = 1000
CASES = """
select o.signal, o."case", c.name from signal_origin o join "case" c on (c.tenant, c.id) = (o.tenant, o."case")
where o.signal = any($1::uuid[])
"""
# For Vandaag, inside another question: whether a network answered something that nobody here read.
UNREAD = """
exists (
  select from bundle_tidings() t where t.answer is not null and not exists (
    select from tiding_note n where n.contribution = t.contribution and n.answer = t.answer))
"""
# Two colleagues at once give it once.
LOCK = "select pg_advisory_xact_lock(hashtextextended('tiding:' || $1, 0))"


@dataclass(frozen=True)
class Heard:
    """One of our contributions in one bundle, with what we did with the answer; `case` only for who may open it."""

    tiding: Tiding
    note: TidingNote | None
    case: UUID | None
    case_name: str
    given: ClientTiding | None
    outdated: ClientTiding | None

    @property
    def is_new(self) -> bool:
        """An answer that nobody here read yet."""
        return self.tiding.answer is not None and self.note is None

    @property
    def is_unsolved(self) -> bool:
        """Whether we said that it solved nothing here."""
        return self.note is not None and self.note.unsolved_at is not None


async def heard(access: Access) -> list[Heard]:
    """Everything that we sent and that is in a bundle: what is new first."""
    access.require("signals.read")
    told = await tidings.tidings(access)
    notes = {(row.contribution, row.answer): row for row in await TidingNote.objects()}
    cases = {row["signal"]: row for row in await DB.connection.fetch(CASES, [one.signal for one in told])}
    given = {row.source: row for row in await _given([row["case"] for row in cases.values()])}
    current = {source_of(one.contribution, one.answer) for one in told if one.answer}
    old = {key.split(":")[0]: row for key, row in given.items() if key not in current}
    found = [_heard(one, notes, cases.get(one.signal), given, old) for one in told]
    return sorted(found, key=lambda one: (not one.is_new, one.tiding.answer is None))


async def get_heard(access: Access, contribution: UUID, answer: UUID) -> Heard:
    """One answer about one of ours; raises NotFound, also for an answer that was corrected since."""
    for one in await heard(access):
        if (one.tiding.contribution, one.tiding.answer) == (contribution, answer):
            return one
    raise NotFound("tiding")


async def get_heard_of_case(access: Access, contribution: UUID, answer: UUID) -> tuple[Heard, UUID]:
    """The same with its case, for who may open that; raises NotFound for everybody else."""
    access.require("cases.edit")
    found = await get_heard(access, contribution, answer)
    if found.case is None:
        raise NotFound("case")
    return found, found.case


async def see(access: Access, contribution: UUID, answer: UUID, *, now: datetime) -> None:
    """Somebody here read it: no news any more, of whichever of ours it answers. Twice changes nothing."""
    await get_heard(access, contribution, answer)
    found = await heard(access)
    await _read(access, [one for one in found if one.tiding.answer == answer], answer, now=now)


async def give(access: Access, contribution: UUID, answer: UUID, words: str, *, now: datetime) -> None:
    """The client reads this on the own page from now on, in these words; another text takes the place of the first."""
    found, case = await get_heard_of_case(access, contribution, answer)
    if not words.strip():
        raise Refused("tiding.no-words")
    source = source_of(contribution, answer)
    await DB.connection.execute(LOCK, source)
    await _end(access, source, now=now)
    if found.outdated is not None:
        await _end(access, found.outdated.source, now=now)
    row = ClientTiding(
        case=case,
        source=source,
        sentence=found.tiding.sentence,
        words=words.strip(),
        released_at=now,
        released_by=access.member,
    )
    await row.save()
    audit.record(access, "tiding.given", row.id, case=case)
    await _read(access, [found], answer, now=now)


async def take_back(access: Access, contribution: UUID, answer: UUID, *, now: datetime) -> None:
    """The client reads it no more on the own page; what was printed stays printed."""
    found, case = await get_heard_of_case(access, contribution, answer)
    given = found.given or found.outdated
    if given is not None:
        await _end(access, given.source, now=now)
        audit.record(access, "tiding.taken-back", given.id, case=case)


async def say_unsolved(access: Access, contribution: UUID, answer: UUID, *, now: datetime) -> None:
    """It is not solved here: the bundle opens again at the network, which does not learn where. Once per answer."""
    access.require("signals.read")
    await get_heard(access, contribution, answer)
    if await tidings.tell_unsolved(access, contribution, answer, now=now):
        audit.record(access, "tiding.unsolved", answer)


async def leave(access: Access, contribution: UUID, bundle: UUID) -> None:
    """Take our contribution out of a bundle; what was handed over before stays as it was."""
    access.require("signals.read")
    if not await SignalPassage.exists().where(SignalPassage.contribution == contribution):
        raise NotFound("contribution")
    if await tidings.leave_bundle(access, contribution, bundle):
        audit.record(access, "tiding.left", bundle)


async def told_to_client(access: Access) -> Sequence[ClientTiding]:
    """For the client's own page: only what was given, newest first. PostgreSQL shows a guest the one case alone."""
    require_reader(access)
    rows: Sequence[ClientTiding] = (
        await ClientTiding.objects()
        .where(ClientTiding.ended_at.is_null())
        .order_by(ClientTiding.released_at, ascending=False)
    )
    return rows


async def for_table(access: Access, case: UUID) -> list[str]:
    """What may be read aloud where people of this case sit together: answers to what was marked in it."""
    told = [one for one in await tidings.tidings(access) if one.for_table]
    if not told:
        return []
    rows = await SignalOrigin.select(SignalOrigin.signal).where(SignalOrigin.case == case)
    marked = {row["signal"] for row in rows}
    return list(dict.fromkeys(str(one.for_table) for one in told if one.signal in marked))


def source_of(contribution: UUID, answer: UUID) -> str:
    """Which answer about which contribution, as text: neither is a row of the case."""
    return f"{contribution}:{answer}"


async def _read(access: Access, found: Sequence[Heard], answer: UUID, *, now: datetime) -> None:
    """Note that these were read, as far as nobody did."""
    unread = [one.tiding.contribution for one in found if one.note is None]
    rows = [TidingNote(contribution=one, answer=answer, seen_at=now, seen_by=access.member) for one in unread]
    if rows:
        await TidingNote.insert(*rows).on_conflict(action="DO NOTHING")
        audit.record(access, "tiding.read", answer)


async def _given(cases: Sequence[UUID]) -> list[ClientTiding]:
    if not cases:
        return []
    living = ClientTiding.case.is_in(list(cases)) & ClientTiding.ended_at.is_null()
    rows: list[ClientTiding] = await ClientTiding.objects().where(living)
    return rows


async def _end(access: Access, source: str, *, now: datetime) -> None:
    living = (ClientTiding.source == source) & ClientTiding.ended_at.is_null()
    ended: dict[Any, Any] = {ClientTiding.ended_at: now, ClientTiding.ended_by: access.member}
    await ClientTiding.update(ended).where(living)


def _heard(
    one: Tiding,
    notes: dict[Any, TidingNote],
    case: Any | None,
    given: dict[str, ClientTiding],
    old: dict[str, ClientTiding],
) -> Heard:
    note = notes.get((one.contribution, one.answer))
    mine = given.get(source_of(one.contribution, one.answer)) if one.answer else None
    before = old.get(str(one.contribution)) if one.answer else None
    return Heard(one, note, case["case"] if case else None, case["name"] if case else "", mine, before)
