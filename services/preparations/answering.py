"""What is written in a kit: answers, coming or not, readers, papers, ready. Each says whose hand it was."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.attachments.actions import keep
from services.attachments.tables import Kind as FileKind
from services.cases.queries import circle
from services.errors import Conflict, NotAllowed, NotFound
from services.preparations import kits, rules
from services.preparations.desks import Desk, hold
from services.preparations.tables import (
    Attends,
    Hand,
    Kit,
    KitAnswer,
    KitPaper,
    KitReader,
    PaperKind,
    Silence,
    Threshold,
    ToldBy,
)
from tenants import audit
from tenants.access import Access

FILES = {PaperKind.SHEET: FileKind.PREPARATION, PaperKind.VOICE: FileKind.VOICE}


@dataclass(frozen=True)
class Said:
    """One answer as it was typed; `version` is the one that stood on the page."""

    question: str
    words: str
    told_by: str = ToldBy.OPEN
    teller: UUID | None = None
    version: int = 0


@dataclass(frozen=True)
class Coming:
    """Being there or not: who tells it then, what is in the way, how wishes are known of who cannot speak."""

    attends: str = Attends.OPEN
    teller: UUID | None = None
    reporter: UUID | None = None
    silence: str = Silence.NONE
    known_how: str = ""
    known_by: UUID | None = None
    thresholds: Mapping[str, str] = field(default_factory=dict)


async def answer(access: Access, desk: Desk, said: Sequence[Said], *, now: datetime) -> None:
    """Keep these answers; Conflict, and nothing written, when somebody else changed one meanwhile."""
    kit = await begin(access, desk, now)
    rows = {one.question: one for one in await KitAnswer.objects().where(KitAnswer.kit == kit.id)}
    people = {one.id for one in await circle(access, desk.case.id)}
    for one in said:
        rules.check_teller(one.told_by, one.teller)
        if one.teller is not None and one.teller not in people:
            raise NotFound("teller")
        row = rows.get(one.question)
        if row is not None and row.version != one.version and not _is_same(row, one):
            raise Conflict
    for one in said:
        await _write(desk, kit, rows.get(one.question), one, now)
    await _touch(kit, now)
    audit.record(access, "kit.answered", desk.person.id, case=desk.case.id, on_behalf_of=desk.chair)


async def come(access: Access, desk: Desk, coming: Coming, *, version: int, now: datetime) -> None:
    """Being there or not, and what holds somebody back."""
    rules.check_silence(coming.silence, coming.known_how)
    kit = await begin(access, desk, now)
    if kit.version != version and version:
        raise Conflict
    people = {one.id for one in await circle(access, desk.case.id)}
    if {coming.teller, coming.reporter, coming.known_by} - people - {None}:
        raise NotFound("somebody")
    for name in ("attends", "teller", "reporter", "silence", "known_how", "known_by"):
        setattr(kit, name, getattr(coming, name))
    kit.version += 1
    await kit.save()
    await _keep_thresholds(desk, kit, coming.thresholds, now)
    await _touch(kit, now)
    audit.record(access, "kit.coming", desk.person.id, case=desk.case.id, on_behalf_of=desk.chair)


async def choose_readers(access: Access, desk: Desk, readers: Collection[UUID], *, now: datetime) -> None:
    """Who may read it beside the coordinator: said by its owner, or by the coordinator for them."""
    if desk.hand is Hand.KEY_WORKER:
        raise NotAllowed("the owner chooses")
    kit = await begin(access, desk, now)
    people = {one.id for one in await circle(access, desk.case.id)} - {desk.person.id}
    if set(readers) - people:
        raise NotFound("reader")
    had = await kits.readers_of(kit.id)
    for gone in had - set(readers):
        await KitReader.delete().where(KitReader.kit == kit.id, KitReader.circle_member == gone)
    for fresh in set(readers) - had:
        await KitReader(case=desk.case.id, kit=kit.id, circle_member=fresh, allowed_at=now).save()
    audit.record(access, "kit.readers-chosen", desk.person.id, case=desk.case.id, on_behalf_of=desk.chair)


async def mark_ready(access: Access, desk: Desk, *, is_ready: bool, now: datetime) -> None:
    """This is it; or not yet, after all. Saying so twice changes nothing."""
    kit = await begin(access, desk, now)
    if is_ready == (kit.ready_at is not None):
        return
    kit.ready_at, kit.ready_by = (now, desk.hand) if is_ready else (None, "")
    await kit.save([Kit.ready_at, Kit.ready_by])
    audit.record(
        access,
        "kit.ready" if is_ready else "kit.reopened",
        desk.person.id,
        case=desk.case.id,
        on_behalf_of=desk.chair,
    )


async def keep_paper(access: Access, desk: Desk, kind: PaperKind, content: bytes, *, now: datetime) -> None:
    """The photo of what was written at the kitchen table, or the coordinator's own voice."""
    if kind is PaperKind.VOICE and desk.hand is not Hand.COORDINATOR:
        raise NotAllowed("the coordinator's own voice")
    kit = await begin(access, desk, now)
    rules.check_papers(await KitPaper.count().where(KitPaper.kit == kit.id, KitPaper.kind == kind))
    file = await keep(access, desk.case.id, FILES[kind], content, about=desk.person.id, now=now)
    paper = KitPaper(
        case=desk.case.id, kit=kit.id, attachment=file, kind=kind, kept_at=now, kept_by=desk.hand
    )
    await paper.save()
    await _touch(kit, now)
    audit.record(access, "kit.paper-kept", desk.person.id, case=desk.case.id, on_behalf_of=desk.chair)


async def begin(access: Access, desk: Desk, now: datetime) -> Kit:
    """The kit, held until the end of this transaction; a new one when nobody began."""
    await hold(access, desk)
    if not await kits.may_write(desk):
        raise NotAllowed("not shown to the key worker")
    kit = await kits.find_kit(desk.consultation.id, desk.person.id)
    if kit is None:
        kit = Kit(
            case=desk.case.id,
            consultation=desk.consultation.id,
            circle_member=desk.person.id,
            began_at=now,
            changed_at=now,
        )
        await kit.save()
    return kit


def _is_same(row: KitAnswer, said: Said) -> bool:
    return (row.words, row.told_by, row.teller) == (said.words, said.told_by, said.teller)


async def _write(desk: Desk, kit: Kit, row: KitAnswer | None, said: Said, now: datetime) -> None:
    """What did not change keeps its hand; an empty field of what was never answered is no answer."""
    if row is None and not said.words and not said.told_by:
        return
    if row is not None and _is_same(row, said):
        return
    row = row or KitAnswer(case=desk.case.id, kit=kit.id, question=said.question, version=0)
    row.words, row.told_by, row.teller = said.words, said.told_by, said.teller
    row.written_by, row.changed_at, row.version = desk.hand, now, row.version + 1
    await row.save()


async def _keep_thresholds(desk: Desk, kit: Kit, wanted: Mapping[str, str], now: datetime) -> None:
    """What no longer holds somebody back goes; what we do about the others stays with them."""
    had = {one.kind: one for one in await Threshold.objects().where(Threshold.kit == kit.id)}
    for gone in had.keys() - wanted.keys():
        await Threshold.delete().where(Threshold.id == had[gone].id)
    for kind, words in wanted.items():
        row = had.get(kind)
        if row is None:
            row = Threshold(case=desk.case.id, kit=kit.id, kind=kind, noted_at=now, noted_by=desk.hand)
        row.words = words
        await row.save()


async def _touch(kit: Kit, now: datetime) -> None:
    await Kit.update({Kit.changed_at: now}).where(Kit.id == kit.id)
