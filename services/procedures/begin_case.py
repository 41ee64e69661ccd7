"""Begin a case out of a request: the client and everybody who was named stand in the circle at once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from services.cases import actions as cases
from services.cases.justice import note_judge
from services.cases.queries import get_case
from services.cases.rules import Person, name_in_two
from services.cases.tables import Case, CircleKind, CircleRole, CoordinatorKind
from services.referrals import actions as referrals
from services.referrals import queries
from services.referrals.matching import joined_with
from services.referrals.tables import PersonKind, Referral, ReferralPerson, RequesterKind
from tenants.access import Access
from tenants.words.sectors import sector_in

KINDS = {
    PersonKind.HOUSEHOLD: CircleKind.FAMILY,
    PersonKind.NETWORK: CircleKind.NETWORK,
    PersonKind.HELPER: CircleKind.HELPER,
}
REQUESTERS = {RequesterKind.HELPER: CircleKind.HELPER, RequesterKind.CLOSE: CircleKind.NETWORK}


@dataclass(frozen=True)
class Coming:
    """Somebody who joins the circle, and what was said of them about a judge."""

    person: Person
    reports_to_judge: bool | None = None
    told_client_on: date | None = None


async def begin_case_from_referral(
    access: Access, referral_id: UUID, *, coordinator_kind: str = CoordinatorKind.EXTERNAL, now: datetime
) -> Case:
    """The case of a weighed request and of those about the same client; asked twice, it is the same case."""
    access.require("cases.begin-requested")
    referral = await queries.get_referral(access, referral_id, is_to_change=True)
    if referral.led_to is not None:
        return await get_case(access, referral.led_to)
    client = _client(referral)
    case = await cases.begin_case(
        access, client.first_name, referral=referral_id, coordinator_kind=coordinator_kind, now=now
    )
    also = [await queries.get_referral(access, one) for one in await joined_with(access, referral_id)]
    coming = [one for asked in (referral, *also) for one in await _coming(access, asked)]
    for one in _distinct([Coming(client), *coming]):
        await _join(access, case.id, one, now)
    await referrals.note_case(access, referral, case.id)
    for asked in also:
        await referrals.note_joined_case(access, asked, case.id)
    return case


async def _coming(access: Access, asked: Referral) -> list[Coming]:
    """Who was named in one request, and who asked it."""
    people = await queries.people_of(access, asked.id)
    named = [Coming(_named(one), one.reports_to_judge, one.told_client_on) for one in people]
    who_asked = [Coming(one, asked.reports_to_judge, asked.told_client_on) for one in _requester(asked)]
    return [*named, *who_asked]


async def _join(access: Access, case_id: UUID, one: Coming, now: datetime) -> None:
    member = await cases.add_circle_member(access, case_id, one.person, now=now)
    if one.reports_to_judge is not None:
        await note_judge(
            access,
            case_id,
            member.id,
            reports_to_judge=one.reports_to_judge,
            told_client_on=one.told_client_on,
            now=now,
        )


def _client(referral: Referral) -> Person:
    first, last = name_in_two(referral.client_name)
    return Person(
        CircleKind.CLIENT,
        first,
        last,
        email=referral.client_email,
        phone=referral.client_phone,
        address=referral.client_address,
    )


def _named(person: ReferralPerson) -> Person:
    first, last = name_in_two(person.name)
    return Person(
        KINDS[PersonKind(person.kind)],
        first,
        last,
        relation=person.relation or person.function,
        organisation=person.organisation,
        sector=sector_in(person.organisation, person.function, person.name),
        email=person.email,
        phone=person.phone,
        address=person.address,
    )


def _requester(referral: Referral) -> list[Person]:
    """Who asked stands round the client too, unless that is the client."""
    kind = REQUESTERS.get(RequesterKind(referral.requester_kind)) if referral.requester_kind else None
    if kind is None:
        return []
    first, last = name_in_two(referral.requester_name)
    organisation = referral.requester_organisation
    return [
        Person(
            kind,
            first,
            last,
            relation=referral.requester_relation,
            organisation=organisation,
            sector=sector_in(organisation),
            email=referral.requester_email,
            phone=referral.requester_phone,
            roles=(CircleRole.REQUESTER,),
        )
    ]


def _distinct(people: Iterable[Coming]) -> list[Coming]:
    """Everybody once: who has the same full name is the same person, and was told most about first."""
    found: dict[str, Coming] = {}
    for one in people:
        name = f"{one.person.first_name} {one.person.last_name}".casefold().strip()
        first = found.setdefault(name, one)
        roles = tuple(dict.fromkeys((*first.person.roles, *one.person.roles)))
        judged = one if one.reports_to_judge and not first.reports_to_judge else first
        found[name] = replace(judged, person=replace(first.person, roles=roles))
    return list(found.values())
