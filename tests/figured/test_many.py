"""A municipality with two thousand cases: the figures page asks as many questions, and is there at once."""

import time

import asyncpg

from tests.conftest import Browser
from tests.figured.conftest import Kept
from tests.figures import Figure

CASES = 2_000
MANY = """
set local session_replication_role = replica;
create temporary table one on commit drop as
  select m.tenant, m.id as member, gen_random_uuid() as about, gen_random_uuid() as sitting,
    gen_random_uuid() as client,
    gen_random_uuid() as seat, gen_random_uuid() as item, now() - make_interval(days => n % 700) as at
  from generate_series(1, {cases}) n, member m where m.subject = 'bram' limit {cases};
insert into "case" (tenant, id, name, coordinator, coordinator_kind, living_situation, key_worker_gap, began_at,
  began_by, closing_reason, closing_note, version)
  select tenant, about, 'Proef', member, 'external', '', '', at, member, '', '', 1 from one;
insert into consultation (tenant, id, "case", starts_at, ends_at, place, place_kind, goal, is_client_coming,
  client_absence_reason, held_at, result, planned_at, sequence, version)
  select tenant, sitting, about, at, at, '', 'office', '', true, '', at, '', at, 0, 1 from one;
insert into circle_member (tenant, id, "case", kind, first_name, last_name, relation, organisation, sector, secrecy,
  email, phone, address, is_address_secret, safe_contact, keyword, joined_at, version)
  select tenant, client, about, 'client', 'Proef', '', '', '', '', 'none', '', '', '', false, '', '', at, 1 from one;
insert into participant (tenant, id, "case", consultation, circle_member, added_at)
  select tenant, seat, about, sitting, client, at from one;
insert into attendance (tenant, "case", agenda_item, participant, is_planned, is_present)
  select tenant, about, item, seat, true, true from one;
"""


async def test_figures_of_two_thousand_cases(
    kept: Kept, admin: asyncpg.Connection, an: Browser, figure: Figure
) -> None:
    async with admin.transaction():
        await admin.execute(MANY.format(cases=CASES))
    await admin.execute("analyze")
    began = time.perf_counter()
    page = await an.get("/cijfers")
    took = time.perf_counter() - began
    assert page.status_code == 200
    figure("figures page with 2,000 cases, ms", round(took * 1000))
    assert took < 2
