"""Begin a case from a request that was weighed: the client and who is wanted at the table come along."""

from datetime import datetime
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases.actions import add_circle_member, begin_case
from services.cases.queries import get_case
from services.cases.rules import Person
from services.cases.tables import Case, CircleKind
from services.referrals.actions import note_case
from services.referrals.queries import case_of, get_referral, people_of
from services.referrals.tables import Living, PersonKind, Referral, ReferralPerson, RequesterKind
from tenants.access import Access
from tenants.words.referrals import LIVES_ALONE

CIRCLE = {PersonKind.HELPER: CircleKind.HELPER, PersonKind.NETWORK: CircleKind.NETWORK}
REQUESTER = {RequesterKind.HELPER: CircleKind.HELPER, RequesterKind.CLOSE: CircleKind.NETWORK}
WAIT = "select pg_advisory_xact_lock(hashtextextended($1, 0))"


async def begin_case_from_referral(access: Access, referral_id: UUID, *, now: datetime) -> Case:
    """The case of this request; asked twice it is the same case.

    Who asks second waits before reading: a row that was locked while reading would be judged by
    openings of before the wait, and seem not to exist.
    """
    await DB.connection.execute(WAIT, str(referral_id))
    referral = await get_referral(access, referral_id, is_to_change=True)
    led_to = case_of(referral)
    if led_to is not None:
        return await get_case(access, led_to)
    people = await people_of(access, referral_id)
    case = await begin_case(
        access,
        referral.client_name,
        referral=referral_id,
        living_situation=_living(referral, people),
        now=now,
    )
    await note_case(access, referral, case.id)
    for person in (_client(referral), *_circle(referral, people)):
        await add_circle_member(access, case.id, person, now=now)
    return case


def _client(referral: Referral) -> Person:
    return _person(
        CircleKind.CLIENT,
        referral.client_name,
        phone=referral.client_phone,
        email=referral.client_email,
        address=referral.client_address,
    )


def _circle(referral: Referral, people: list[ReferralPerson]) -> list[Person]:
    """Who is wanted at the table, and who asked, once."""
    wanted = [
        _person(
            CIRCLE[PersonKind(person.kind)],
            person.name,
            relation=person.relation or person.function,
            organisation=person.organisation,
            phone=person.phone,
            email=person.email,
            address=person.address,
        )
        for person in people
        if person.kind in CIRCLE
    ]
    kind = REQUESTER.get(RequesterKind(referral.requester_kind))
    if kind is None or referral.requester_name.casefold() in {person.name.casefold() for person in people}:
        return wanted
    asked = _person(
        kind,
        referral.requester_name,
        organisation=referral.requester_organisation,
        phone=referral.requester_phone,
        email=referral.requester_email,
    )
    return [*wanted, asked]


def _living(referral: Referral, people: list[ReferralPerson]) -> str:
    if referral.living == Living.ALONE:
        return LIVES_ALONE
    housemates = [person for person in people if person.kind == PersonKind.HOUSEHOLD]
    return ", ".join(f"{one.name} ({one.relation})" if one.relation else one.name for one in housemates)


def _person(
    kind: str,
    name: str,
    *,
    phone: str,
    email: str,
    address: str = "",
    relation: str = "",
    organisation: str = "",
) -> Person:
    first, _, last = name.strip().partition(" ")
    return Person(
        kind,
        first,
        last.strip(),
        relation=relation,
        organisation=organisation,
        phone=phone,
        email=email,
        address=address,
    )
