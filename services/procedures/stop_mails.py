"""Mail that stands on a yes and has not begun: taken back, also what a worker has in its hands already.

That something does not go on after all is told by another mail, which is not among these.
"""

from collections.abc import Collection
from uuid import UUID

from infra.piccolo_conf import DB
from tenants import outbox
from tenants.access import Access

ON_A_YES = (
    "invitations.send",
    "invitations.remind",
    "invitations.tell-stand-in",
    "polls.ask",
    "polls.remind",
    "agendas.tell",
    "reports.send",
)
ABOUT = """
select i.id from invitation i join participant t on (t.tenant, t.id) = (i.tenant, i.participant)
where i."case" = $1 and t.circle_member = any($2)
union all
select d.id from report_delivery d join participant t on (t.tenant, t.id) = (d.tenant, d.participant)
where d."case" = $1 and t.circle_member = any($2)
"""


async def stop_mails(access: Access, case_id: UUID, people: Collection[UUID]) -> None:
    """To these people of the circle nothing leaves any more that needed the client's yes."""
    rows = await DB.connection.fetch(ABOUT, case_id, list(people))
    await outbox.cancel_about(access, ON_A_YES, [row["id"] for row in rows])
