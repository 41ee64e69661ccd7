"""Begin a case out of a request: the client and everybody who was named stand in the circle at once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from services.cases import actions as cases
from services.cases.queries import get_case
from services.cases.rules import Person, name_in_two
from services.cases.tables import Case, CircleKind, CircleRole
from services.referrals import actions as referrals
from services.referrals import queries
from services.referrals.tables import PersonKind, Referral, ReferralPerson, RequesterKind
from tenants.access import Access
from tenants.words.sectors import sector_in

KINDS = {
    PersonKind.HOUSEHOLD: CircleKind.FAMILY,
    PersonKind.NETWORK: CircleKind.NETWORK,
    PersonKind.HELPER: CircleKind.HELPER,
}
REQUESTERS = {RequesterKind.HELPER: CircleKind.HELPER, RequesterKind.CLOSE: CircleKind.NETWORK}


async def begin_case_from_referral(access: Access, referral_id: UUID, *, now: datetime) -> Case:
    """The case of a weighed request; asked twice, it is the same case."""
    access.require("cases.begin")
    referral = await queries.get_referral(access, referral_id, is_to_change=True)
    if referral.led_to is not None:
        return await get_case(access, referral.led_to)
    people = await queries.people_of(access, referral_id)
    client = _client(referral)
    case = await cases.begin_case(access, client.first_name, referral=referral_id, now=now)
    for person in _distinct([client, *(_named(one) for one in people), *_requester(referral)]):
        await cases.add_circle_member(access, case.id, person, now=now)
    await referrals.note_case(access, referral, case.id)
    return case


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
            organisation=organisation,
            sector=sector_in(organisation),
            email=referral.requester_email,
            phone=referral.requester_phone,
            roles=(CircleRole.REQUESTER,),
        )
    ]


def _distinct(people: Iterable[Person]) -> list[Person]:
    """Everybody once: who has the same full name is the same person, and was told most about first."""
    found: dict[str, Person] = {}
    for person in people:
        name = f"{person.first_name} {person.last_name}".casefold().strip()
        first = found.setdefault(name, person)
        found[name] = replace(first, roles=tuple(dict.fromkeys((*first.roles, *person.roles))))
    return list(found.values())
