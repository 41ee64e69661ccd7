"""A circle as big as they come: 25 people round one family, each of another service."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from services.cases.actions import add_circle_member, add_representative
from services.cases.rules import Person
from tenants.access import Access

SURNAME = "Voorbeeld"
FAMILY = (
    Person("family", "Els", relation="moeder", own_interest="Zij wil rust in huis.", address="Dorp 1, Pelt"),
    Person("family", "Jo", relation="vader, woont apart", is_address_secret=True, address="Elders 2"),
    Person("family", "Lotte", relation="zus"),
    Person("family", "Finn", relation="broer"),
    Person("network", "Mariam", relation="buurvrouw", safe_contact="Na 18 uur, niet op vrijdag."),
    Person("network", "Sam", relation="buddy", organisation="vzw Voorbeeld", roles=("volunteer",)),
)
HELPERS = (
    ("Nele", "huisarts", "groepspraktijk Voorbeeld", "physician", ("care-giver",)),
    ("Bilal", "schuldbemiddelaar", "OCMW Pelt", "social-services", ("requester",)),
    ("Ingrid", "maatschappelijk werker", "OCMW Pelt", "social-services", ()),
    ("Tom", "zorgcoach", "school De Voorbeeldboom", "school", ()),
    ("Petra", "trajectbegeleider", "VDAB", "work", ()),
    ("Hassan", "huurdersbegeleider", "woonmaatschappij Voorbeeld", "housing", ()),
    ("Griet", "bewindvoerder", "kantoor Voorbeeld", "administrator", ()),
    ("Lies", "psycholoog", "CGG Voorbeeld", "mental-health", ("care-giver",)),
    ("Omar", "justitieassistent", "justitiehuis Voorbeeld", "justice", ()),
    ("huisbezoek", "", "", "", ()),
)


async def lay_circle(access: Access, case_id: UUID, many: int, *, now: datetime) -> dict[str, UUID]:
    """So many people besides the client: the family first, then helpers, again and again."""
    today = now.date()
    people = [
        replace(one, last_name=SURNAME, phone="0490 00 00 00", born_on=_born(one.first_name, today))
        for one in FAMILY
    ]
    number = 0
    while len(people) < many:
        first, relation, organisation, sector, roles = HELPERS[number % len(HELPERS)]
        name = first if number < len(HELPERS) else f"{first} {number}"
        mail = f"{first.lower()}{number}@pelt.example" if sector else ""
        phone = "011 00 00 00" if sector else ""
        people.append(
            Person("helper", name, SURNAME, relation, organisation, sector, "", mail, phone, roles=roles)
        )
        number += 1
    made = {}
    for one in people[:many]:
        made[one.first_name] = (await add_circle_member(access, case_id, one, now=now)).id
    if "Els" in made and "Lotte" in made:
        await add_representative(
            access,
            case_id,
            circle_member=made["Els"],
            represented=made["Lotte"],
            kind="parent",
            may_decide="school en gezondheid",
            now=now,
        )
    return made


def _born(name: str, today: date) -> date | None:
    years = {"Lotte": 13, "Finn": 9}.get(name)
    return today - timedelta(days=years * 365 + 100) if years else None
