"""All preparations of one sitting, for the coordinator: who is ready, the client's words first, what is in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.cases.queries import circle, get_case
from services.cases.tables import Case, CircleKind, CircleMember
from services.consultations.queries import get_consultation, participants
from services.consultations.rules import check_open
from services.consultations.tables import Consultation
from services.errors import NotFound
from services.preparations import rules
from services.preparations.tables import (
    Contribution,
    Kit,
    KitAnswer,
    KitPaper,
    KitReader,
    RaisedTopic,
    Threshold,
)
from tenants import audit
from tenants.access import Access


@dataclass(frozen=True)
class OneKit:
    """What client or family prepared."""

    person: CircleMember
    kit: Kit | None
    answers: Sequence[KitAnswer]
    thresholds: Sequence[Threshold]
    papers: Sequence[KitPaper]
    readers: frozenset[UUID]

    @property
    def state(self) -> str:
        """Nothing yet, begun or ready."""
        return rules.state(self.kit)


@dataclass(frozen=True)
class OneContribution:
    """What a participant prepared."""

    person: CircleMember
    contribution: Contribution | None
    topics: Sequence[RaisedTopic]

    @property
    def state(self) -> str:
        """Nothing yet, begun or ready."""
        return rules.state(self.contribution)


@dataclass(frozen=True)
class Overview:
    """Everything; the client first."""

    case: Case
    consultation: Consultation
    kits: Sequence[OneKit]
    contributions: Sequence[OneContribution]
    names: dict[UUID, str]

    @property
    def people(self) -> list[CircleMember]:
        """Who prepares."""
        return [one.person for one in self.kits] + [one.person for one in self.contributions]


async def overview(access: Access, consultation_id: UUID) -> Overview:
    """In the same number of questions to the database, however many people there are."""
    access.require("cases.open")
    consultation = await get_consultation(access, consultation_id)
    case = await get_case(access, consultation.case)
    everybody = await circle(access, case.id, with_left=True)
    seated = {one.circle_member.id for one in await participants(access, consultation_id)}
    wanted = [one for one in everybody if one.id in seated or one.kind == CircleKind.CLIENT]
    kits = await _kits(consultation_id, [one for one in wanted if rules.has_kit(one.kind)])
    others = await _contributions(consultation_id, [one for one in wanted if not rules.has_kit(one.kind)])
    audit.record(access, "preparations.read", consultation_id, case=case.id)
    return Overview(case, consultation, kits, others, {one.id: one.first_name for one in everybody})


async def progress(access: Access, consultation_id: UUID) -> dict[UUID, str]:
    """Per circle member whether the own preparation was begun or is ready; who did nothing yet is left out."""
    access.require("cases.open")
    kits = await Kit.objects().where(Kit.consultation == consultation_id)
    others = await Contribution.objects().where(Contribution.consultation == consultation_id)
    found = {one.circle_member: rules.state(one) for one in kits}
    return found | {one.circle_member: rules.state(one) for one in others}


async def get_threshold(access: Access, threshold_id: UUID) -> Threshold:
    """Something that is in the way, with its kit."""
    access.require("cases.edit")
    found = await Threshold.objects(Threshold.kit).where(Threshold.id == threshold_id).first()
    if found is None:
        raise NotFound("threshold")
    return found


async def settle_threshold(
    access: Access, threshold_id: UUID, remedy: str, *, is_settled: bool, now: datetime
) -> None:
    """What we do about it, and whether that is arranged."""
    found = await get_threshold(access, threshold_id)
    check_open(await get_consultation(access, found.kit.consultation))
    found.remedy = remedy
    found.settled_at = (found.settled_at or now) if is_settled else None
    found.settled_by = access.actor.id if is_settled else None
    await found.save([Threshold.remedy, Threshold.settled_at, Threshold.settled_by])
    audit.record(access, "threshold.met", threshold_id, case=found.case)


async def _kits(consultation: UUID, people: Sequence[CircleMember]) -> list[OneKit]:
    rows = {one.circle_member: one for one in await Kit.objects().where(Kit.consultation == consultation)}
    ids = [one.id for one in rows.values()]
    if not ids:
        return [OneKit(one, None, (), (), (), frozenset()) for one in people]
    answers = await KitAnswer.objects().where(KitAnswer.kit.is_in(ids), KitAnswer.words != "")
    thresholds = await Threshold.objects().where(Threshold.kit.is_in(ids)).order_by(Threshold.noted_at)
    papers = await KitPaper.objects().where(KitPaper.kit.is_in(ids)).order_by(KitPaper.kept_at)
    readers = await KitReader.objects().where(KitReader.kit.is_in(ids))
    found = []
    for person in people:
        kit = rows.get(person.id)
        own = kit.id if kit else None
        found.append(
            OneKit(
                person=person,
                kit=kit,
                answers=[one for one in answers if one.kit == own],
                thresholds=[one for one in thresholds if one.kit == own],
                papers=[one for one in papers if one.kit == own],
                readers=frozenset(one.circle_member for one in readers if one.kit == own),
            )
        )
    return found


async def _contributions(consultation: UUID, people: Sequence[CircleMember]) -> list[OneContribution]:
    where = Contribution.consultation == consultation
    rows = {one.circle_member: one for one in await Contribution.objects().where(where)}
    ids = [one.id for one in rows.values()]
    raised: Sequence[RaisedTopic] = ()
    if ids:
        standing = RaisedTopic.contribution.is_in(ids) & RaisedTopic.taken_back_at.is_null()
        raised = await RaisedTopic.objects().where(standing).order_by(RaisedTopic.raised_at, RaisedTopic.id)
    found = []
    for person in people:
        own = rows.get(person.id)
        mine = [one for one in raised if own is not None and one.contribution == own.id]
        found.append(OneContribution(person, own, mine))
    return found
