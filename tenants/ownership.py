"""Ownership: the SQL that makes a table belong to a tenant. Migrations call these, nobody writes it by hand.

A tenant table has its tenant stamped by PostgreSQL, a key that starts with it, and two policies.
A table of a case is walled a second time: PostgreSQL shows only the cases opened for who is inside.
"""

TENANT = "tenant = (select current_tenant())"
OPENED = "(select case_scope()) = 'all' or {column} in (select opened_cases())"


def tenant_table(name: str, columns: str) -> str:
    """CREATE TABLE with tenant and id before `columns` (SQL, comma separated), then its wall."""
    return f"""
create table "{name}" (
  tenant uuid not null default current_tenant() references municipality (id),
  id uuid not null default uuidv7(),
  {columns.strip().rstrip(",")},
  primary key (tenant, id)
);
{isolate(name)}
"""


def network_table(name: str, columns: str) -> str:
    """CREATE TABLE of a network: stamped and walled by PostgreSQL like that of a tenant. Never about a case."""
    of_network = "network = (select current_network())"
    return f"""
create table "{name}" (
  id uuid primary key default uuidv7(),
  network uuid not null default current_network() references network (id),
  {columns.strip().rstrip(",")}
);
alter table "{name}" enable row level security;
alter table "{name}" force row level security;
create policy base on "{name}" using (true) with check (true);
create policy network_wall on "{name}" as restrictive using ({of_network}) with check ({of_network});
grant select, insert, update on "{name}" to app;
"""


def case_table(name: str, columns: str) -> str:
    """A tenant table that belongs to one case: `case` is its second column, and its second wall."""
    belongs = '"case" uuid not null,\n  ' + columns.strip().rstrip(",") + ",\n  " + reference("case", "case")
    return tenant_table(name, belongs) + wall_by_case(name) + f'create index on "{name}" (tenant, "case");\n'


def isolate(name: str) -> str:
    """Row-level security: forced, one permissive base, one restrictive policy per tenant."""
    return f"""
alter table "{name}" enable row level security;
alter table "{name}" force row level security;
create policy base on "{name}" using (true) with check (true);
create policy tenant_wall on "{name}" as restrictive using ({TENANT}) with check ({TENANT});
grant select, insert, update, delete on "{name}" to app;
"""


def wall_by_case(name: str, column: str = '"case"', *, is_optional: bool = False) -> str:
    """The second wall: only cases opened for who is inside; optional: also rows of no case yet."""
    opened = OPENED.format(column=column)
    opened = f"{column} is null or {opened}" if is_optional else opened
    return f'create policy case_wall on "{name}" as restrictive using ({opened}) with check ({opened});\n'


def wall_by_parent(name: str, parent: str) -> str:
    """The second wall of a row that hangs on a walled one: seen only with its parent."""
    seen = (
        f'exists (select from "{parent}" p where p.tenant = "{name}".tenant and p.id = "{name}"."{parent}")'
    )
    return f'create policy parent_wall on "{name}" as restrictive using ({seen}) with check ({seen});\n'


def reference(column: str, table: str, *, on_delete: str = "restrict") -> str:
    """A foreign key inside the tenant; a nullable column may stay empty."""
    return (
        f'foreign key (tenant, "{column}") references "{table}" (tenant, id) '
        f"on delete {on_delete} deferrable initially immediate"
    )


def unique(*columns: str) -> str:
    """A unique constraint, tenant first."""
    listed = ", ".join(f'"{column}"' for column in columns)
    return f"unique (tenant, {listed})"


def one_of(column: str, codes: tuple[str, ...]) -> str:
    """A check that the column holds one of these codes."""
    listed = ", ".join(f"'{code}'" for code in codes)
    return f'check ("{column}" in ({listed}))'


# What carries a case to another municipality may touch of its tables: keys, references and who did something, never
# a word of content. Run it again after a migration that gives a table of a case a new column of ids (decision 0015).
CARRIED = """
do $$
declare
  carried record;
begin
  for carried in
    select c.relname, string_agg(quote_ident(a.attname), ', ') as keys
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     and a.atttypid = 'uuid'::regtype
    where n.nspname = 'public' and c.relkind = 'r' and (
      c.relname in ('case', 'referral_person', 'weighing', 'referral') or exists (
        select from pg_attribute w where w.attrelid = c.oid and w.attname in ('case', 'opens')
          and not w.attisdropped and c.relname <> 'audit_line'))
    group by c.relname
  loop
    execute format('grant select (%s), update (%s), delete on %I to crossing',
                   carried.keys, carried.keys, carried.relname);
  end loop;
end $$;
"""
