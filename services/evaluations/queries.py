"""What was asked and said: about one sitting, over all sittings of a case, and numbers without names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases.queries import circle, get_case, require_reader
from services.cases.tables import Case, CircleKind, CircleMember
from services.consultations.queries import consultations, get_consultation, participants
from services.consultations.tables import Consultation, Participant
from services.evaluations import rules
from services.evaluations.tables import (
    Aspect,
    Feedback,
    HelperMinute,
    NeutralTalk,
    PlanReview,
    ShortForm,
    ShortFormAnswer,
    TableWord,
)
from tenants import audit, crossings
from tenants.access import Access

WAITING = """
select f.consultation, c.id as case_id, c.name as case_name, p.first_name as who,
       t.first_name as listener, t.phone, t.until_on, t.bounced_at is not null as is_bounced,
       f.answered_at is not null as is_answered
from feedback f
join "case" c on (c.tenant, c.id) = (f.tenant, f."case")
join circle_member p on (p.tenant, p.id) = (f.tenant, f.circle_member)
left join neutral_talk t on (t.tenant, t.feedback) = (f.tenant, f.id) and t.ended_at is null
where c.closed_at is null and (
  (f.answered_at is not null and f.seen_at is null)
  or (f.answered_at is null and (t.bounced_at is not null or t.asked_at < $1)))
order by f.asked_at
"""


@dataclass(frozen=True)
class Told:
    """What somebody said about one sitting, as the coordinator may read it; for nobody: neither faces nor words."""

    row: Feedback
    faces: Mapping[str, str]
    came_because: str
    words: str

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer, also one that nobody reads."""
        return self.row.answered_at is not None

    @property
    def is_readable(self) -> bool:
        """Whether it may be read."""
        return rules.is_readable(self.row.readers)


@dataclass(frozen=True)
class Voice:
    """Somebody of the family who may be asked; `talk` is a neutral person who still goes and asks."""

    person: CircleMember
    told: Told | None
    talk: NeutralTalk | None
    has_seat: bool


@dataclass(frozen=True)
class Overview:
    """All that was said about one sitting."""

    case: Case
    consultation: Consultation
    client: str
    voices: Sequence[Voice]
    word: TableWord | None
    minutes: Sequence[tuple[Participant, HelperMinute | None]]
    review: PlanReview | None
    forms: Mapping[str, ShortForm]


@dataclass(frozen=True)
class Moment:
    """One sitting that was held: what the client and the family said, and the word of the table."""

    consultation: Consultation
    voices: Mapping[UUID, Told]
    word: str
    review: PlanReview | None


@dataclass(frozen=True)
class Waiting:
    """For Vandaag: somebody answered and nobody read it, or somebody neutral has not been yet."""

    consultation: UUID
    case: UUID
    case_name: str
    who: str
    listener: str
    phone: str
    is_bounced: bool
    is_answered: bool


async def overview(access: Access, consultation_id: UUID) -> Overview:
    """For the coordinator."""
    consultation = await get_consultation(access, consultation_id)
    case = await get_case(access, consultation.case)
    people = await participants(access, consultation_id)
    everybody = await circle(access, case.id)
    rows = await Feedback.objects().where(Feedback.consultation == consultation_id)
    said = {row.circle_member: _told(row) for row in rows}
    open_talks = await NeutralTalk.objects().where(
        NeutralTalk.feedback.is_in([row.id for row in rows] or [consultation_id]),
        NeutralTalk.ended_at.is_null(),
    )
    talks = {one.feedback: one for one in open_talks}
    seated = {one.circle_member.id for one in people}
    minutes = {
        one.circle_member: one
        for one in await HelperMinute.objects().where(HelperMinute.consultation == consultation_id)
    }
    audit.record(access, "evaluation.read", consultation_id, case=case.id)
    return Overview(
        case=case,
        consultation=consultation,
        client=next((one.first_name for one in everybody if one.kind == CircleKind.CLIENT), ""),
        voices=[
            Voice(one, told := said.get(one.id), talks.get(told.row.id) if told else None, one.id in seated)
            for one in everybody
            if one.kind in rules.OWN_VOICE and (one.kind == CircleKind.CLIENT or one.id in seated)
        ],
        word=await find_word(access, consultation_id),
        minutes=[
            (one, minutes.get(one.circle_member.id))
            for one in people
            if one.circle_member.kind not in rules.OWN_VOICE
        ],
        review=await find_review(access, consultation_id),
        forms={
            one.kind: one
            for one in await ShortForm.objects().where(ShortForm.consultation == consultation_id)
        },
    )


async def find_word(access: Access, consultation_id: UUID) -> TableWord | None:
    """The word of the table."""
    require_reader(access)
    return await TableWord.objects().where(TableWord.consultation == consultation_id).first()


async def find_review(access: Access, consultation_id: UUID) -> PlanReview | None:
    """The look at the plan after this sitting."""
    require_reader(access)
    return await PlanReview.objects().where(PlanReview.consultation == consultation_id).first()


async def moments(access: Access, case_id: UUID) -> list[Moment]:
    """Every sitting that was held, the first one first, with what was said about it then."""
    await get_case(access, case_id)
    rows = await Feedback.objects().where(Feedback.case == case_id)
    words = {
        one.consultation: one.words for one in await TableWord.objects().where(TableWord.case == case_id)
    }
    reviews = {one.consultation: one for one in await PlanReview.objects().where(PlanReview.case == case_id)}
    held = [one for one in await consultations(access, case_id) if one.held_at is not None]
    audit.record(access, "evaluation.read", case_id, case=case_id)
    return [
        Moment(
            one,
            {row.circle_member: _told(row) for row in rows if row.consultation == one.id},
            words.get(one.id, ""),
            reviews.get(one.id),
        )
        for one in reversed(held)
    ]


async def form(access: Access, consultation_id: UUID, kind: str) -> tuple[ShortForm | None, dict[str, str]]:
    """A short form and its lines."""
    require_reader(access)
    where = (ShortForm.consultation == consultation_id) & (ShortForm.kind == kind)
    found = await ShortForm.objects().where(where).first()
    if found is None:
        return None, {}
    rows = await ShortFormAnswer.objects().where(ShortFormAnswer.short_form == found.id)
    return found, {row.item: row.answer for row in rows}


async def waiting(access: Access, since: datetime) -> list[Waiting]:
    """What asks for the coordinator: an answer not read, a neutral person asked before `since` who has not been."""
    require_reader(access)
    return [
        Waiting(
            consultation=row["consultation"],
            case=row["case_id"],
            case_name=row["case_name"],
            who=row["who"],
            listener=row["listener"] or "",
            phone=row["phone"] or "",
            is_bounced=row["is_bounced"],
            is_answered=row["is_answered"],
        )
        for row in await DB.connection.fetch(WAITING, since)
    ]


async def counts(access: Access, since: datetime, until: datetime) -> Mapping[tuple[str, str], int]:
    """Numbers of this municipality, by part and face: ("asked", ""), ("answered", ""), ("impact", "yes"), ...

    Exact, and without any name, case or coordinator. Whoever shows them keeps a floor: one client is no figure.
    """
    _ = access.home
    rows = await crossings.evaluation_counts(since, until)
    return {(row["part"], row["face"]): row["times"] for row in rows}


def _told(row: Feedback) -> Told:
    """What the coordinator may read of it."""
    if row.answered_at is None or not rules.is_readable(row.readers):
        return Told(row, {}, "", "")
    faces = {str(aspect): getattr(row, aspect) for aspect in Aspect}
    return Told(row, faces, row.came_because, row.words)
