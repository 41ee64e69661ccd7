"""What stands outside every municipality and follows a merger: the registry, networks, sessions, sign-in."""

from datetime import date

from infra.piccolo_conf import DB
from tenants.merging.order import Parties
from tenants.merging.people import Double

END = "update municipality set valid_to = $3, merged_into = $2 where id = any($1)"
# Who was merged into one of these before points at the newest, so that nobody follows a chain.
FLATTEN = "update municipality set merged_into = $2 where merged_into = any($1)"
JOIN = """
insert into network_municipality (network, municipality)
select distinct network, $2::uuid from network_municipality where municipality = any($1)
on conflict do nothing
"""
LEAVE = "delete from network_municipality where municipality = any($1)"
SESSIONS = "update session set municipality = $2 where municipality = any($1)"
PEOPLE = """
update session s set member = d.stays from unnest($1::uuid[], $2::uuid[]) as d (gone, stays) where s.member = d.gone
"""
# Every table outside the municipalities that names one; a test asks PostgreSQL whether there are others.
# Who uses which provider stays as it is: tenants/providers.py follows `merged_into`, with each one's own key.
FOLLOWING = ("session", "network_municipality", "provider_use", "municipality")


async def follow(parties: Parties, doubles: list[Double], *, last_day: date) -> None:
    """As owner: global tables have no wall."""
    connection, leaving, into = DB.connection, parties.leaving_ids, parties.into.id
    await connection.execute(FLATTEN, leaving, into)
    await connection.execute(END, leaving, into, last_day)
    await connection.execute(JOIN, leaving, into)
    await connection.execute(LEAVE, leaving)
    await connection.execute(PEOPLE, [one.gone for one in doubles], [one.stays for one in doubles])
    await connection.execute(SESSIONS, leaving, into)
