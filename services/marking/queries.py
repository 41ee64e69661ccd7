"""What is known for the marking pass: of this case, and of whatever its author may read anyway.

Cases that are walled off from the author stay out: a mark on a name would tell that somebody of that name is known
here (decision 0038). PostgreSQL draws that line, not this file. Six questions, however many cases there are.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases.queries import get_case
from services.cases.tables import Case, CircleMember
from services.contacts.tables import Contact
from services.marking.known import Known
from tenants.access import Access
from tenants.tables import Member

PERSON = (
    *(CircleMember.first_name, CircleMember.last_name, CircleMember.organisation),
    *(CircleMember.address, CircleMember.phone),
)
# Who stood in the request from which a case came, and may not be in its circle: children, those at home.
ASKED = """
select p.name, p.organisation, p.address, p.phone from referral_person p
join referral r on (r.tenant, r.id) = (p.tenant, p.referral) where r.led_to is not null
"""

LATELY = timedelta(hours=1)
READ_LATELY = """
select exists (select from audit_line where actor = $1 and "case" = $2 and at > $3 and outcome = 'done')
"""


async def known(access: Access, case_id: UUID) -> Known:
    """Names, addresses, organisations and numbers; raises NotFound for a case that this author may not open."""
    await get_case(access, case_id)
    return await known_here()


async def known_here() -> Known:
    """The same for a text that is about no case: of every case that this author may open."""
    people = await CircleMember.select(*PERSON)
    names = [row["name"] for row in await Case.select(Case.name)]
    names += [f"{row['first_name']} {row['last_name']}" for row in people]
    asked = await DB.connection.fetch(ASKED)
    cards = await Contact.select(Contact.name, Contact.organisation, Contact.phone)
    members = await Member.select(Member.name, Member.phone)
    return Known(
        names=_told([*names, *(row["name"] for row in (*asked, *cards, *members))]),
        addresses=_told(row["address"] for row in (*people, *asked)),
        organisations=_told(row["organisation"] for row in (*people, *asked, *cards)),
        numbers=_told(row["phone"] for row in (*people, *asked, *cards, *members)),
    )


async def was_read_lately(access: Access, case_id: UUID, now: datetime) -> bool:
    """Whether the log of the last hour says already that this member was in this case."""
    return bool(await DB.connection.fetchval(READ_LATELY, access.member, case_id, now - LATELY))


def _told(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word.strip() for word in words if word.strip()}))
