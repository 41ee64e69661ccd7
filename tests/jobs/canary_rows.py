"""Puts a canary in every text of every table of a case, whatever the tables are: new columns are covered by themselves.

What PostgreSQL does not let be a word (codes) stays as it is. What a mail may say is left alone by name.
"""

import asyncpg

# Where mails go and what they may say: the own first name, the own keyword, whom to call, where it is.
MAY_BE_SAID = {
    ("circle_member", "email"),
    ("circle_member", "first_name"),
    ("circle_member", "keyword"),
    ("consultation", "place"),
    ("outbox", "job"),
    ("outbox", "message_id"),
    ("outbox", "dedupe_key"),
}
TEXTS = """
select c.relname as name, a.attname as column from pg_class c
join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype
  and (c.relname in ('case', 'referral', 'referral_person', 'household', 'weighing', 'signal') or exists (
    select from pg_attribute w where w.attrelid = c.oid and w.attname = 'case' and not w.attisdropped))
  and c.relname <> 'audit_line'
order by 1, 2
"""
WORD = "Kanarie"


async def fill(admin: asyncpg.Connection) -> list[str]:
    """Fill what there is; returns the table.column of every text that holds canaries now."""
    filled = []
    for row in await admin.fetch(TEXTS):
        place = (row["name"], row["column"])
        if place in MAY_BE_SAID:
            continue
        word = f"{WORD} {place[0]} {place[1]}"
        try:
            async with admin.transaction():
                # A digit of the id, so that what must differ between rows does.
                done = await admin.execute(
                    f'update "{place[0]}" set "{place[1]}" = $1 || id',
                    word + " ",
                )
        except (asyncpg.CheckViolationError, asyncpg.RaiseError, asyncpg.ForeignKeyViolationError):
            continue
        if done != "UPDATE 0":
            filled.append(".".join(place))
    return filled
