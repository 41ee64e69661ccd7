"""A crowd: hundreds of municipalities with cases, each of whose texts says whose it is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import asyncpg

from tenants.access import Access, Municipality, Role, job_access, member_access
from tests.bench.filling import fill
from tests.bench.visitors import _sign
from tests.database import EMPTY

MARK = re.compile(r"(?:proef-|Proefdorp )(\d+)")
MARK_TEXTS = """
update "case" c set name = c.name || ' van ' || m.slug from municipality m where m.id = c.tenant;
update circle_member c set last_name = m.slug from municipality m where m.id = c.tenant;
update agreement a set sentence = a.sentence || ' in ' || m.slug from municipality m where m.id = a.tenant;
update agenda_item a set title = a.title || ' in ' || m.slug from municipality m where m.id = a.tenant;
update consultation c set goal = c.goal || ' in ' || m.slug from municipality m where m.id = c.tenant;
update signal s set sentence = s.sentence || ' in ' || m.slug from municipality m where m.id = s.tenant;
"""
HOMES = """
select m.id, m.slug, m.name, e.id as member, (select array_agg(c.id) from "case" c where c.tenant = m.id) as cases,
       (select array_agg(c.id) from consultation c where c.tenant = m.id) as sittings
from municipality m join member e on e.tenant = m.id order by m.nis
"""
TENANT_TABLES = """
select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'tenant'
  and has_table_privilege('app', c.oid, 'select') and exists (select from pg_policy p where p.polrelid = c.oid)
order by 1
"""


@dataclass(frozen=True)
class Home:
    """One municipality of the crowd; its coordinator's cookie is its slug."""

    place: Municipality
    member: UUID
    cases: Sequence[UUID]
    sittings: Sequence[UUID]

    @property
    def coordinator(self) -> Access:
        """Who works there."""
        return member_access(self.place, self.member, "Ria Voorbeeld", (Role.COORDINATOR,))

    @property
    def job(self) -> Access:
        """The program's own work there, which sees every case."""
        return job_access(self.place, "test")


@dataclass
class Crowd:
    """All of them, the tables they share, and what was read."""

    homes: Sequence[Home]
    tables: Sequence[str]
    read: int = 0
    foreign: int = 0
    happened: dict[str, int] = field(default_factory=dict)

    def look(self, home: Home | None, rows: Sequence[Mapping[str, object]]) -> None:
        """Count rows, and those that are not of this municipality; without one, every row is foreign."""
        self.read += len(rows)
        self.foreign += sum(1 for row in rows if home is None or row["tenant"] != home.place.id)

    def look_at_page(self, home: Home, text: str) -> None:
        """Count what names a municipality on a page."""
        named = MARK.findall(text)
        self.read += len(named)
        self.foreign += sum(1 for number in named if home.place.slug != f"proef-{number}")

    def note(self, what: str) -> None:
        """Something happened, so many times."""
        self.happened[what] = self.happened.get(what, 0) + 1


async def gather(admin: asyncpg.Connection, admin_url: str, tenants: int, cases: int) -> Crowd:
    """Make them, in an empty database."""
    await admin.execute(EMPTY)
    await fill(admin_url, tenants, cases)
    await admin.execute(
        f"set session_replication_role = replica; {MARK_TEXTS}; reset session_replication_role"
    )
    homes = [
        Home(Municipality(row["id"], row["slug"], row["name"]), row["member"], row["cases"], row["sittings"])
        for row in await admin.fetch(HOMES)
    ]
    for home in homes:
        await _sign(admin, home.place.slug)
    return Crowd(homes, [row["relname"] for row in await admin.fetch(TENANT_TABLES)])
