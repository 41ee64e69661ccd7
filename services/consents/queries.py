"""Reading consent: what counts now. A yes that is over, replaced or withdrawn is history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from piccolo.columns.combination import WhereRaw

from services.cases.justice import is_untold
from services.cases.queries import circle, client, get_case, require_reader
from services.cases.rules import secrecy_of
from services.cases.tables import CircleKind, CircleMember, Secrecy
from services.consents import rules
from services.consents.tables import Consent, Presence, Restriction
from services.errors import Refused
from tenants.access import Access
from tenants.tables import Policy

COUNTS = (
    Consent.replaced_at.is_null()
    & Consent.withdrawn_at.is_null()
    & (Consent.given_in == "")
    & WhereRaw("(valid_until is null or valid_until >= (select current_day()))")
)


@dataclass(frozen=True)
class Grounds:
    """On what grounds somebody may be invited: the client's yes, about this person, and which duty binds."""

    consent: Consent | None
    presence: bool | None
    secrecy: Secrecy
    is_client: bool = False
    is_refused: bool = False
    same_house: bool = False
    is_judge_untold: bool = False

    def check(self) -> None:
        """Raise Refused when this person may not be invited."""
        if self.is_judge_untold:
            raise Refused("invitation.judge-untold")
        rules.check_may_invite(
            self.consent,
            self.presence,
            self.secrecy,
            is_client=self.is_client,
            is_refused=self.is_refused,
        )


async def find_consent(access: Access, case_id: UUID, person: UUID | None = None) -> Consent | None:
    """The yes that counts now, of the client or of somebody else of the circle."""
    require_reader(access)
    wanted = person or (await client(access, case_id)).id
    return await Consent.objects().where(Consent.case == case_id, Consent.given_for == wanted, COUNTS).first()


async def consents(access: Access, case_id: UUID) -> dict[UUID, Consent]:
    """Every yes that counts now, by whose it is."""
    require_reader(access)
    rows = await Consent.objects().where(Consent.case == case_id, COUNTS)
    return {row.given_for: row for row in rows}


async def latest_consent(access: Access, case_id: UUID, person: UUID) -> Consent | None:
    """The last yes of somebody, also when it was withdrawn or is over."""
    require_reader(access)
    rows = Consent.objects().where(Consent.case == case_id, Consent.given_for == person)
    return await rows.where(Consent.replaced_at.is_null()).first()


async def to_confirm(access: Access, case_id: UUID, person: UUID) -> Consent | None:
    """What somebody said in another municipality, before moving here; it counts once it is said again."""
    latest = await latest_consent(access, case_id, person)
    return latest if latest and latest.given_in and latest.withdrawn_at is None else None


async def history(access: Access, case_id: UUID) -> list[Consent]:
    """Every yes of this case, also what was replaced or withdrawn, newest first."""
    require_reader(access)
    rows = Consent.objects().where(Consent.case == case_id)
    return await rows.order_by(Consent.recorded_at, ascending=False)


async def presence(access: Access, consent: Consent | None) -> dict[UUID, bool]:
    """Who may be there, by one consent; who was not asked about is not in it."""
    require_reader(access)
    if consent is None:
        return {}
    rows = await Presence.objects().where(Presence.consent == consent.id)
    return {row.circle_member: row.is_welcome for row in rows}


async def welcome(access: Access, case_id: UUID) -> set[UUID]:
    """Who may be there, by the client's own words."""
    answers = await presence(access, await find_consent(access, case_id))
    return {person for person, is_welcome in answers.items() if is_welcome}


async def restrictions(access: Access, case_id: UUID) -> list[Restriction]:
    """What is not talked about, or kept from somebody, now; oldest first."""
    require_reader(access)
    rows = Restriction.objects().where(Restriction.case == case_id, Restriction.lifted_at.is_null())
    return await rows.order_by(Restriction.noted_at, Restriction.id)


async def grounds(access: Access, case_id: UUID) -> Mapping[UUID, Grounds]:
    """For everybody in the circle, what an invitation would stand on."""
    case = await get_case(access, case_id)
    consent = await find_consent(access, case_id)
    answers = await presence(access, consent)
    people = await circle(access, case_id)
    is_refused = consent is None and await _is_refused(access, case_id, people)
    return {
        member.id: Grounds(
            consent,
            answers.get(member.id),
            secrecy_of(member.secrecy, member.id, case),
            is_client=member.kind == CircleKind.CLIENT,
            is_refused=is_refused,
            is_judge_untold=is_untold(member),
        )
        for member in people
    }


async def _is_refused(access: Access, case_id: UUID, people: Sequence[CircleMember]) -> bool:
    """Whether the client said no: before ever saying yes, or after."""
    latest = await latest_consent(access, case_id, people[0].id) if people else None
    return latest is not None and latest.withdrawn_at is not None


async def may_confidant_consent(access: Access) -> bool:
    """Whether this municipality lets a confidant say yes, as an exception (X2)."""
    require_reader(access)
    policy = await Policy.objects().first()
    return policy is None or bool(policy.may_confidant_consent)


async def cases_with_consent(access: Access) -> set[UUID]:
    """In which cases the client's own yes counts now, for lists."""
    require_reader(access)
    rows = await Consent.select(Consent.case).where(COUNTS, Consent.given_for.kind == CircleKind.CLIENT)
    return {row["case"] for row in rows}
