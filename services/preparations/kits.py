"""The client's kit, "Mijn overleg": what is in it, for whoever may read it; what is written is in answering.py."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.cases.queries import circle
from services.cases.tables import CircleKind, CircleMember
from services.consents.rules import may_know
from services.consents.tables import Restriction
from services.preparations import rules
from services.preparations.desks import Desk
from services.preparations.tables import (
    Hand,
    Kit,
    KitAnswer,
    KitPaper,
    KitReader,
    PaperKind,
    Threshold,
)
from tenants import audit
from tenants.access import Access


@dataclass(frozen=True)
class Opened:
    """One kit as somebody may read it; `is_closed`: the client wrote alone and did not say who may look."""

    desk: Desk
    kit: Kit | None
    answers: Mapping[str, KitAnswer]
    readers: frozenset[UUID]
    thresholds: Mapping[str, Threshold]
    papers: Sequence[KitPaper]
    circle: Sequence[CircleMember]
    is_closed: bool = False

    @property
    def is_ready(self) -> bool:
        """Whether somebody said: this is it."""
        return self.kit is not None and self.kit.ready_at is not None

    @property
    def given(self) -> int:
        """How many questions have an answer."""
        return sum(bool(one.words) for one in self.answers.values())

    @property
    def sheets(self) -> list[KitPaper]:
        """Photos of what was written at the kitchen table."""
        return [one for one in self.papers if one.kind == PaperKind.SHEET]

    @property
    def voice(self) -> KitPaper | None:
        """The newest recording of the coordinator."""
        return next((one for one in self.papers if one.kind == PaperKind.VOICE), None)

    @property
    def tellers(self) -> list[CircleMember]:
        """Who may tell something for this person: key worker and confidant first, then who else helps or is close."""
        trusted = (self.desk.case.key_worker, self.desk.case.confidant)
        others = [
            one for one in self.circle if one.id != self.desk.person.id and one.kind != CircleKind.CLIENT
        ]
        return sorted(others, key=lambda one: one.id not in trusted)


@dataclass(frozen=True)
class Shared:
    """One answer that somebody let another read: by whom, to which question."""

    by: str
    question: str
    words: str


async def read(access: Access, desk: Desk) -> Opened:
    """The kit of this desk. Nothing of it when the key worker may not look yet."""
    kit = await find_kit(desk.consultation.id, desk.person.id)
    people = await circle(access, desk.case.id)
    if kit is None:
        return Opened(desk, None, {}, frozenset(), {}, (), people)
    answers = {one.question: one for one in await KitAnswer.objects().where(KitAnswer.kit == kit.id)}
    readers = await readers_of(kit.id)
    found = Opened(
        desk=desk,
        kit=kit,
        answers=answers,
        readers=readers,
        thresholds={one.kind: one for one in await Threshold.objects().where(Threshold.kit == kit.id)},
        papers=await papers_of(kit.id),
        circle=people,
    )
    audit.record(access, "kit.read", desk.person.id, case=desk.case.id)
    if desk.hand is Hand.KEY_WORKER and not _may_read(desk, found):
        return Opened(desk, None, {}, frozenset(), {}, (), people, is_closed=True)
    return found


async def may_write(desk: Desk) -> bool:
    """Whether this hand may add to the kit: the key worker only to what they may read."""
    kit = await find_kit(desk.consultation.id, desk.person.id)
    if kit is None or desk.hand is not Hand.KEY_WORKER:
        return True
    answers = await KitAnswer.objects().where(KitAnswer.kit == kit.id)
    thresholds = await Threshold.objects().where(Threshold.kit == kit.id)
    hands = _hands(answers, thresholds, await papers_of(kit.id))
    return rules.may_read_together(hands, is_reader=desk.case.key_worker in await readers_of(kit.id))


async def shared_with(access: Access, desk: Desk) -> list[Shared]:
    """What others let this person read; never what is for the coordinator alone or kept from them.

    It was shared to prepare: once the sitting is over nobody but its owner and the coordinator reads it.
    """
    mine = await KitReader.select(KitReader.kit).where(
        KitReader.circle_member == desk.person.id, KitReader.kit.consultation == desk.consultation.id
    )
    if not mine or not desk.is_open:
        return []
    kits = [row["kit"] for row in mine]
    restrictions = await Restriction.objects().where(
        Restriction.case == desk.case.id, Restriction.lifted_at.is_null()
    )
    rows = (
        await KitAnswer.objects(KitAnswer.kit).where(KitAnswer.kit.is_in(kits)).order_by(KitAnswer.changed_at)
    )
    names = {one.id: str(one.first_name) for one in await circle(access, desk.case.id)}
    audit.record(access, "kit.read", kits[0], case=desk.case.id)
    return [
        Shared(names[one.kit.circle_member], one.question, one.words)
        for one in rows
        if one.kit.circle_member in names
        and rules.is_for_readers(one)
        and may_know(restrictions, desk.person.id, one.words)
    ]


async def find_kit(consultation: UUID, person: UUID) -> Kit | None:
    """The kit itself, if somebody began."""
    return await Kit.objects().where(Kit.consultation == consultation, Kit.circle_member == person).first()


async def readers_of(kit: UUID) -> frozenset[UUID]:
    """Whom its owner named."""
    rows = await KitReader.select(KitReader.circle_member).where(KitReader.kit == kit)
    return frozenset(row["circle_member"] for row in rows)


async def papers_of(kit: UUID) -> list[KitPaper]:
    """Newest first."""
    return await KitPaper.objects().where(KitPaper.kit == kit).order_by(KitPaper.kept_at, ascending=False)


def _may_read(desk: Desk, found: Opened) -> bool:
    hands = _hands(found.answers.values(), found.thresholds.values(), found.sheets)
    return rules.may_read_together(hands, is_reader=desk.case.key_worker in found.readers)


def _hands(
    answers: Iterable[KitAnswer], thresholds: Iterable[Threshold], papers: Iterable[KitPaper]
) -> list[str]:
    """Who wrote any of it; also what holds somebody back from coming may be about the key worker."""
    written = [one.written_by for one in answers if one.words]
    sheets = [one.kept_by for one in papers if one.kind == PaperKind.SHEET]
    return [*written, *(one.noted_by for one in thresholds), *sheets]
