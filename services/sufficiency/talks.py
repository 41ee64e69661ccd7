"""What is there: each time somebody looked at how it goes, with the answers, as far as this desk may read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from services.cases.queries import circle
from services.cases.tables import CircleKind, CircleMember
from services.consents.tables import Restriction
from services.errors import NotFound
from services.sufficiency import adopting, rules
from services.sufficiency.desks import Desk
from services.sufficiency.scales import Sentences
from services.sufficiency.tables import (
    SufficiencyAnswer,
    SufficiencyChart,
    SufficiencyReader,
    SufficiencyTalk,
)
from tenants import audit
from tenants.access import Access

CLOSING = "closing"


@dataclass(frozen=True)
class Talk:
    """One time, with its answers by domain; `kept` is about what there is more, not for who reads here."""

    row: SufficiencyTalk
    answers: Mapping[str, SufficiencyAnswer]
    beside: str
    kept: frozenset[str] = frozenset()

    @property
    def id(self) -> UUID:
        """Which time this was."""
        return self.row.id

    @property
    def given(self) -> int:
        """About how many domains something was said."""
        return sum(bool(one.words or one.step) for one in self.answers.values())


@dataclass(frozen=True)
class Opened:
    """Everything of one client that this desk may read, oldest first."""

    desk: Desk
    sentences: Sentences
    talks: Sequence[Talk]
    readers: frozenset[UUID]
    wants_chart: bool
    people: Sequence[CircleMember]

    def get(self, talk_id: UUID) -> Talk:
        """One time; NotFound when it is not there for this desk."""
        found = next((one for one in self.talks if one.id == talk_id), None)
        if found is None:
            raise NotFound("talk")
        return found

    def title(self, code: str) -> str:
        """What a domain is called now; its code when it is no longer there."""
        found = self.sentences.find(code)
        return found.title if found else code

    @property
    def helpers(self) -> list[CircleMember]:
        """Who can sit beside or be let in: the key worker first."""
        key_worker = self.desk.case.key_worker
        others = [one for one in self.people if one.kind != CircleKind.CLIENT]
        return sorted(others, key=lambda one: one.id != key_worker)


async def read(access: Access, desk: Desk) -> Opened:
    """All of it for the client and the coordinator; for others what the client lets them read."""
    case = desk.case.id
    everyone = await circle(access, case, with_left=True)
    names = {one.id: str(one.first_name) for one in everyone}
    rows = (
        await SufficiencyTalk.objects()
        .where(SufficiencyTalk.case == case)
        .order_by(SufficiencyTalk.held_on, SufficiencyTalk.began_at)
    )
    mine = [one for one in rows if desk.reads_all or (desk.own is not None and one.beside == desk.own.id)]
    sentences = await adopting.current()
    kept = await _kept(desk)
    answers = await _answers([one.id for one in mine])
    readers = await SufficiencyReader.select(SufficiencyReader.circle_member).where(
        SufficiencyReader.case == case
    )
    audit.record(access, "sufficiency.read", desk.person.id, case=case)
    return Opened(
        desk=desk,
        sentences=sentences,
        talks=[
            _as_read(desk, kept, sentences, Talk(one, answers.get(one.id, {}), names.get(one.beside, "")))
            for one in mine
        ],
        readers=frozenset(row["circle_member"] for row in readers),
        wants_chart=await SufficiencyChart.exists().where(SufficiencyChart.case == case),
        people=[one for one in everyone if one.left_at is None],
    )


async def _kept(desk: Desk) -> Sequence[Restriction]:
    """What is kept from somebody is kept from them here too, whoever named them."""
    if desk.own is None or desk.own.id == desk.person.id:
        return []
    mine = (Restriction.case == desk.case.id) & Restriction.lifted_at.is_null()
    return await Restriction.objects().where(mine)


async def _answers(talks: Sequence[UUID]) -> dict[UUID, dict[str, SufficiencyAnswer]]:
    if not talks:
        return {}
    found: dict[UUID, dict[str, SufficiencyAnswer]] = {}
    for one in await SufficiencyAnswer.objects().where(SufficiencyAnswer.talk.is_in(list(talks))):
        found.setdefault(one.talk, {})[one.domain] = one
    return found


def _as_read(desk: Desk, kept: Sequence[Restriction], sentences: Sentences, talk: Talk) -> Talk:
    """As far as it is for who reads here, also what was said at the end of it."""
    if desk.own is None or not kept:
        return talk
    own = desk.own.id
    hidden = {
        code
        for code, one in talk.answers.items()
        if not rules.may_read(kept, own, code, _told(one, sentences))
    }
    if not rules.may_read_closing(kept, own, talk.row):
        hidden.add(CLOSING)
        for name in ("contribution_words", "pulls_from", "pulls_to", "pulls_words"):
            setattr(talk.row, name, "")
    answers = {code: one for code, one in talk.answers.items() if code not in hidden}
    return replace(talk, answers=answers, kept=frozenset(hidden))


def _told(row: SufficiencyAnswer, sentences: Sentences) -> str:
    domain = sentences.find(row.domain)
    title = domain.title if domain else row.domain
    return f"{title} {row.words} {row.sentence} {row.soon_sentence} {row.later_sentence}"
