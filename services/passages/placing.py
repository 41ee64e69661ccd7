"""Who mails the code: a municipality that knows the address, looked for outside every page.

The relay asks every moment what waits. The mail goes in the name of the municipality with the newest invitation,
to the address as that municipality wrote it down.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.piccolo_conf import DB
from services.errors import Refused
from services.invitations import ceilings, tokens
from services.passages import proving, rules
from services.passages.tables import Passage
from tenants import door, outbox, own_doors, registry
from tenants.access import Access, job_access

MOST = 50
WAITING = """
update passage set placed_at = $1 where id in (
  select id from passage where placed_at is null and asked_at > $2 order by asked_at limit $3 for update skip locked)
returning id
"""
EARLIER = "select asked_at, tries from passage where address_hash = $1 and id <> $2 and sent_at is not null"
KNOWN = """
select p.email, p.first_name from circle_member p
where lower(p.email) = $1 and p.left_at is null and p.kind = 'helper' order by p.joined_at desc limit 1
"""


@dataclass(frozen=True)
class Code:
    """Six digits, to whom."""

    email: str
    first_name: str
    digits: str


async def place_all(*, now: datetime) -> int:
    """What was asked since the last look; each once, whoever looks."""
    async with door.lobby():
        rows = await DB.connection.fetch(WAITING, now, now - rules.UNSENT_LASTS, MOST)
    for row in rows:
        await _place(row["id"], now)
    return len(rows)


async def find_code(access: Access, passage_id: UUID, *, now: datetime) -> Code | None:
    """For jobs: the code that is still to be mailed; None when it is too late, or too much for this address."""
    access.require("job")
    row = await Passage.objects().where(Passage.id == passage_id).first()
    email = proving.address_of(row) if row is not None and rules.is_code_open(row, now) else None
    if row is None or email is None or row.sent_at is not None:
        return None
    known = await DB.connection.fetchrow(KNOWN, email)
    if known is None:
        return None
    try:
        await ceilings.check_code(access, email, now=now)
    except Refused:
        return None
    return Code(known["email"], known["first_name"], tokens.digits(bytes(row.salt)))


async def note_sent(access: Access, passage_id: UUID, *, now: datetime) -> None:
    """The ten minutes begin when the mail server has it."""
    access.require("job")
    await Passage.update({Passage.sent_at: now}).where(Passage.id == passage_id)


async def _place(passage_id: UUID, now: datetime) -> None:
    """Somebody who has the address, and was not mailed too often; nobody hears when there is none."""
    async with door.lobby() as lobby:
        row = await Passage.objects().where(Passage.id == passage_id).first()
        email = proving.address_of(row) if row is not None else None
        if row is None or email is None or not await _may_send(row, now):
            return
        found = await own_doors.doors_of_address(email, now)
        if not found:
            return
        home = await registry.get_present(found[0].tenant)
        access = await lobby.admit(job_access(home, "passages.place"))
        await outbox.add(access, "passages.code", dedupe=f"passage:{passage_id}", passage=passage_id)


async def _may_send(row: Passage, now: datetime) -> bool:
    earlier = await DB.connection.fetch(EARLIER, row.address_hash, row.id)
    return rules.may_send([one["asked_at"] for one in earlier], sum(one["tries"] for one in earlier), now)
