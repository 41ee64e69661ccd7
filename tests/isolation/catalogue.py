"""Questions to PostgreSQL: each returns what is wrong, so that an empty answer means that the wall stands.

The rules are those of the isolation audit: forced row-level security with exactly our policies, tenant-first
keys, references inside the tenant, no role too strong, no function that looks further than the crossings.
"""

from collections.abc import Mapping

GLOBAL_TABLES = (
    "municipality",
    "network",
    "network_municipality",
    "network_member",
    "network_invitation",
    "session",
    "sign_in_attempt",
    "throttle",
    "identity_provider",
    "provider_use",
    "migration",
    "signing_key",
)
LISTED = ", ".join(f"'{name}'" for name in GLOBAL_TABLES)
WALL = "(tenant = ( SELECT current_tenant() AS current_tenant))"
NETWORK_WALL = "(network = ( SELECT current_network() AS current_network))"
OPENED = r"(id|led_to|\"case\") IN \( SELECT opened_cases\(\) AS opened_cases\)"
SCOPE = r"\( SELECT case_scope\(\) AS case_scope\) = ''all''::text"
CASE_WALL = rf"^\((\(led_to IS NULL\) OR )?\({SCOPE}\) OR \({OPENED}\)\)$"
LOG_WALL = (
    "((( SELECT case_scope() AS case_scope) = ''all''::text) OR"
    ' ("case" IN ( SELECT opened_cases() AS opened_cases)) OR'
    " (actor = ( SELECT current_member() AS current_member)) OR"
    ' (("case" IS NULL) AND (shown IS NULL) AND (( SELECT current_member() AS current_member) IS NOT NULL)))'
)
PARENT_WALL = (
    r"^\(EXISTS \( SELECT FROM (\w+) p WHERE \(\(p\.tenant = \w+\.tenant\) AND \(p\.id = \w+\.\1\)\)\)\)$"
)

TENANT_TABLES = f"""
select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname not in ({LISTED})
"""

QUESTIONS: Mapping[str, str] = {
    "row-level security is off or not forced": f"""
        select t.relname from ({TENANT_TABLES}) t join pg_class c on c.oid = t.oid
        where not (c.relrowsecurity and c.relforcerowsecurity)
    """,
    "the wall between tenants is missing or says something else": f"""
        select t.relname from ({TENANT_TABLES}) t where not exists (
          select from pg_policy p where p.polrelid = t.oid and p.polname = 'tenant_wall' and not p.polpermissive
            and p.polcmd = '*' and p.polroles = '{{0}}'
            and pg_get_expr(p.polqual, p.polrelid) = '{WALL}'
            and pg_get_expr(p.polwithcheck, p.polrelid) = '{WALL}')
    """,
    "there is a policy that nobody knows": """
        select c.relname || ': ' || p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
        where p.polname not in ('base', 'tenant_wall', 'case_wall', 'parent_wall', 'network_wall', 'log_wall')
           or (p.polname = 'base') <> p.polpermissive
    """,
    "the column tenant may be empty or is not stamped": f"""
        select t.relname from ({TENANT_TABLES}) t where not exists (
          select from pg_attribute a join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
          where a.attrelid = t.oid and a.attname = 'tenant' and a.attnotnull
            and pg_get_expr(d.adbin, d.adrelid) = 'current_tenant()')
    """,
    "a key or unique rule does not start with the tenant": f"""
        select t.relname || ': ' || i.indexrelid::regclass from ({TENANT_TABLES}) t
        join pg_index i on i.indrelid = t.oid and i.indisunique
        join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
        where a.attname <> 'tenant'
    """,
    "a reference between tenant tables leaves out the tenant, or is not deferrable": f"""
        select k.conrelid::regclass || ': ' || k.conname from pg_constraint k
        join ({TENANT_TABLES}) t on t.oid = k.conrelid
        join ({TENANT_TABLES}) f on f.oid = k.confrelid
        where k.contype = 'f' and (not k.condeferrable or not exists (
          select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'tenant'
            and a.attnum = any (k.conkey)))
    """,
    "a table with a case has no second wall": f"""
        select t.relname from ({TENANT_TABLES}) t
        join pg_attribute a on a.attrelid = t.oid and a.attname = 'case' and a.attnum > 0
        where t.relname not in ('case_opening', 'audit_line') and not exists (
          select from pg_policy p where p.polrelid = t.oid and p.polname = 'case_wall' and not p.polpermissive
            and p.polcmd = '*')
    """,
    "the wall between cases says something else": f"""
        select c.relname from pg_policy p join pg_class c on c.oid = p.polrelid
        where p.polname = 'case_wall' and (
          pg_get_expr(p.polqual, p.polrelid) !~ '{CASE_WALL}'
          or pg_get_expr(p.polqual, p.polrelid) <> pg_get_expr(p.polwithcheck, p.polrelid))
        union all
        select c.relname from pg_policy p join pg_class c on c.oid = p.polrelid
        where p.polname = 'parent_wall' and (
          regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\\s+', ' ', 'g') !~ '{PARENT_WALL}'
          or pg_get_expr(p.polqual, p.polrelid) <> pg_get_expr(p.polwithcheck, p.polrelid))
    """,
    "the wall of the audit is missing or says something else": f"""
        select 'audit_line' where not exists (
          select from pg_policy p where p.polrelid = 'audit_line'::regclass and p.polname = 'log_wall'
            and not p.polpermissive and p.polcmd = 'r' and p.polroles = '{{0}}'
            and regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\\s+', ' ', 'g') = '{LOG_WALL}')
    """,
    "the app role is too strong": """
        select rolname::text from pg_roles where rolname in ('app', 'migrate') and
          (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
        union all select 'app is a member of ' || r.rolname from pg_auth_members m
          join pg_roles r on r.oid = m.roleid join pg_roles a on a.oid = m.member where a.rolname = 'app'
        union all select 'app may create in public' where has_schema_privilege('app', 'public', 'create')
        union all select c.relname from pg_class c join pg_roles r on r.oid = c.relowner
          where r.rolname in ('app', 'migrate', 'backup')
        union all select table_name from information_schema.table_privileges
          where grantee in ('app', 'PUBLIC') and table_schema = 'public'
            and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN')
    """,
    "the app role may write where only functions may": """
        select table_name || ': ' || privilege_type from information_schema.table_privileges
        where grantee = 'app' and table_name in ('audit_line', 'audit_head', 'migration') and privilege_type <> 'SELECT'
    """,
    "a table is not owned by owner": """
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_roles r on r.oid = c.relowner
        where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'S') and r.rolname <> 'owner'
    """,
    "a view or a materialised view is there": """
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('v', 'm')
    """,
    "a definer function is not known, or has an open search path": """
        select p.proname || ' of ' || r.rolname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        join pg_roles r on r.oid = p.proowner
        where n.nspname = 'public' and p.prosecdef and (
          not coalesce(p.proconfig, '{}') @> array['search_path=""']
          or not (r.rolname = 'crossing' or (r.rolname = 'owner' and p.proname = 'audit_add')
                  or (r.rolname = 'keeper' and p.proname = 'signed_context')))
    """,
    "a function pretends to be leakproof": """
        select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'public' and p.proleakproof
    """,
    "everybody may run a definer function": """
        select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'public' and p.prosecdef and (p.proacl is null or exists (
          select from aclexplode(p.proacl) a where a.grantee = 0))
    """,
}
