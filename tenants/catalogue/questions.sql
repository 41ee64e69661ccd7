--? row-level security is off or not forced
select t.relname from tenant_table t join pg_class c on c.oid = t.oid
where not (c.relrowsecurity and c.relforcerowsecurity)

--? the wall between municipalities is missing or says something else
select t.relname from tenant_table t where not exists (
  select from policy p where p.oid = t.oid and p.name = 'tenant_wall' and not p.is_permissive and p.is_for_all
    and p.seen = '(tenant = ( SELECT current_tenant() AS current_tenant))' and p.written = p.seen)

--? people of a network are not behind the wall of networks
select n.name from known k, jsonb_array_elements_text(k.list -> 'network') n (name)
where not exists (
  select from pg_class c join policy p on p.oid = c.oid
  where c.oid = to_regclass('public.' || n.name) and c.relrowsecurity and c.relforcerowsecurity
    and p.name = 'network_wall' and not p.is_permissive and p.is_for_all
    and p.seen = '(network = ( SELECT current_network() AS current_network))' and p.written = p.seen)

--? a policy is of an unknown kind, or holds for some roles or statements only
select p.relname || ': ' || p.name from policy p
where (not p.is_for_all and p.name <> 'log_wall') or p.is_permissive <> (p.name = 'base')
   or p.name not in ('base', 'tenant_wall', 'network_wall', 'case_wall', 'parent_wall', 'log_wall', 'handler_wall',
                     'own_wall', 'author_wall')
   or (p.name = 'base' and (p.seen, p.written) is distinct from ('true', 'true'))

--? the wall between cases says something else
select p.relname || ': ' || p.name from policy p, known k
where (p.name = 'case_wall' and (p.written is distinct from p.seen or not p.seen in (
    select optional || '(( SELECT case_scope() AS case_scope) = ''all''::text) OR ('
      || opened || ' IN ( SELECT opened_cases() AS opened_cases)))'
    from coalesce(k.list -> 'case_columns' ->> p.relname, '"case"') opened,
         unnest(array['(', '((' || opened || ' IS NULL) OR ']) optional)))
  or (p.name = 'parent_wall' and (p.written is distinct from p.seen or p.seen <> format(
    '(EXISTS ( SELECT FROM %1$I p WHERE ((p.tenant = %2$I.tenant) AND (p.id = %2$I.%1$I))))',
    substring(p.seen from 'FROM (\w+) p WHERE'), p.relname)))
  or (p.name = 'log_wall' and (not p.is_for_reading or p.relname <> 'audit_line' or p.seen <> (
    '((( SELECT case_scope() AS case_scope) = ''all''::text) OR ("case" IN ( SELECT opened_cases() AS opened_cases))'
    || ' OR (actor = ( SELECT current_member() AS current_member)) OR (("case" IS NULL) AND (shown IS NULL)'
    || ' AND (( SELECT current_member() AS current_member) IS NOT NULL)))')))

--? requests are not behind the wall of who handles them, or it says something else
select 'referral' where not exists (
  select from policy p where p.relname = 'referral' and p.name = 'handler_wall' and p.written = p.seen and p.seen =
    '((led_to IS NOT NULL) OR ( SELECT handles_referrals() AS handles_referrals)'
    || ' OR (id IN ( SELECT assigned_referrals() AS assigned_referrals)))')

--? somebody's own mirror is not behind a wall of their own, or it says something else
select 'mirror_answer' where not exists (
  select from policy p where p.relname = 'mirror_answer' and p.name = 'own_wall' and p.written = p.seen and p.seen =
    '(member = ( SELECT current_member() AS current_member))')

--? somebody's private notes are not behind a wall of their author, or it says something else
select 'private_note' where not exists (
  select from policy p where p.relname = 'private_note' and p.name = 'author_wall' and p.written = p.seen and p.seen =
    '((written_by = ( SELECT current_member() AS current_member)) OR (( SELECT case_scope() AS case_scope) = ''all''::text))')

--? a table of which others hang has lost its own wall
select e.key from known k, jsonb_each(k.list -> 'case_columns') e
where not exists (select from policy p where p.relname = e.key and p.name = 'case_wall')

--? a table with a case is not behind the wall of cases
select t.relname from tenant_table t join pg_attribute a on a.attrelid = t.oid and a.attname = 'case'
where not t.relname in (select jsonb_array_elements_text(k.list -> 'unwalled') from known k)
  and not exists (select from policy p where p.oid = t.oid and p.name = 'case_wall')

--? a table hangs on a walled one and has no second wall itself
select distinct t.relname || ' on ' || f.relname from pg_constraint k
join tenant_table t on t.oid = k.conrelid
join tenant_table f on f.oid = k.confrelid
where k.contype = 'f' and exists (select from policy p where p.oid = f.oid and p.name in ('case_wall', 'parent_wall'))
  and not exists (select from policy p where p.oid = t.oid and p.name in ('case_wall', 'parent_wall', 'log_wall'))
  and not t.relname in (select jsonb_array_elements_text(l.list -> 'unwalled') from known l)

--? a table has no column tenant, or one that may be empty or is not stamped
select t.relname from tenant_table t where not exists (
  select from pg_attribute a join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = t.oid and a.attname = 'tenant' and a.attnotnull and a.atttypid = 'uuid'::regtype
    and a.attgenerated = '' and pg_get_expr(d.adbin, d.adrelid) = 'current_tenant()')

--? the tenant of a table need not exist
select t.relname from tenant_table t
where not t.relname in (select jsonb_array_elements_text(k.list -> 'of_nobody') from known k) and not exists (
  select from pg_constraint c where c.conrelid = t.oid and c.contype = 'f' and c.convalidated and c.conenforced
    and c.confrelid = 'public.municipality'::regclass and c.confdeltype in ('a', 'r') and c.conkey = array[
      (select a.attnum from pg_attribute a where a.attrelid = t.oid and a.attname = 'tenant')])

--? a primary key is not tenant and id
select t.relname from tenant_table t where not exists (
  select from pg_index i where i.indrelid = t.oid and i.indisprimary and i.indisvalid and (
    select array_agg(a.attname::text order by k.place) from unnest(i.indkey::int2[]) with ordinality k (attnum, place)
    join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum) = '{tenant,id}')

--? a unique rule does not start with the tenant
select t.relname || ': ' || i.indexrelid::regclass from tenant_table t
join pg_index i on i.indrelid = t.oid and (i.indisunique or i.indisexclusion)
left join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
where a.attname is distinct from 'tenant'

--? a reference between tables of municipalities leaves out the tenant
select k.conrelid::regclass || ': ' || k.conname from pg_constraint k
join tenant_table t on t.oid = k.conrelid
join tenant_table f on f.oid = k.confrelid
where k.contype = 'f' and not exists (
  select from unnest(k.conkey, k.confkey) pair (here, there)
  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here and a.attname = 'tenant'
  join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.there and b.attname = 'tenant')

--? a reference is not deferrable, not checked, or may empty the tenant
select k.conrelid::regclass || ': ' || k.conname from pg_constraint k
join tenant_table t on t.oid = k.conrelid
where k.contype = 'f' and (not k.convalidated or not k.conenforced
  or (k.confrelid <> 'public.municipality'::regclass and not k.condeferrable)
  or k.confdeltype = 'd' or k.confupdtype in ('n', 'd')
  or (k.confdeltype = 'n' and (k.confdelsetcols is null or exists (
    select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'tenant'
      and a.attnum = any (k.confdelsetcols)))))

--? a global table refers to a table of municipalities
select k.conrelid::regclass || ': ' || k.conname from pg_constraint k
join tenant_table f on f.oid = k.confrelid
where k.contype = 'f' and not exists (select from tenant_table t where t.oid = k.conrelid)

--? a check was added without looking at the rows that there are
select k.conrelid::regclass || ': ' || k.conname from pg_constraint k
where k.connamespace = 'public'::regnamespace and k.contype = 'c' and not (k.convalidated and k.conenforced)

--? a check of PostgreSQL on a table is switched off
select g.tgrelid::regclass || ': ' || g.tgname from pg_trigger g join pg_class c on c.oid = g.tgrelid
where c.relnamespace = 'public'::regnamespace and g.tgenabled <> 'O'

--? a known table is not there
select n.name from known k,
  jsonb_array_elements_text(k.list -> 'global' || (k.list -> 'unwalled') || (k.list -> 'of_nobody')) n (name)
where to_regclass('public.' || n.name) is null

--? a view, a rule, a foreign table or a part of a table is there
select c.relname from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind not in ('r', 'i', 'S')
union all select i.inhrelid::regclass::text from pg_inherits i join pg_class c on c.oid = i.inhrelid
  where c.relnamespace = 'public'::regnamespace
union all select r.ev_class::regclass || ': ' || r.rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class
  where c.relnamespace = 'public'::regnamespace

--? a table does not survive a crash
select c.relname from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence <> 'p'

--? a sequence would tell how much there is
select c.relname from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'
  and not c.relname in (select jsonb_array_elements_text(k.list -> 'sequences') from known k)

--? a table or sequence is not owned by owner
select c.relname from pg_class c join pg_roles r on r.oid = c.relowner
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and r.rolname <> 'owner'

--? a role is missing, or may more or less than it should
select expected ->> 0 from known k, jsonb_array_elements(k.list -> 'roles') expected
where not exists (
  select from pg_roles r where r.rolname = expected ->> 0 and r.rolcanlogin = (expected ->> 1)::boolean
    and r.rolbypassrls = (expected ->> 2)::boolean
    and not (r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication))

--? somebody may become a role that is not theirs, or hand it out
select m.roleid::regrole || ' for ' || m.member::regrole from pg_auth_members m
where (exists (select from our_role r where r.oid in (m.roleid, m.member))) and (m.admin_option or not exists (
  select from known k, jsonb_array_elements(k.list -> 'memberships') e
  where (m.roleid::regrole)::text = e ->> 0 and (m.member::regrole)::text = e ->> 1
    and m.inherit_option = (e ->> 2)::boolean))

--? a role or the database brings settings of its own
select coalesce(nullif(s.setrole, 0)::regrole::text, current_database()) || ': ' || array_to_string(s.setconfig, ', ')
from pg_db_role_setting s
where s.setrole in (select oid from our_role)
   or s.setdatabase = (select oid from pg_database where datname = current_database())

--? a role may set what only a superuser sets
select p.parname || ' for ' || coalesce(nullif(a.grantee, 0)::regrole::text, 'everybody')
from pg_parameter_acl p, aclexplode(p.paracl) a
where a.grantee = 0 or a.grantee in (select oid from our_role)

--? a role may more with the database than connect
select coalesce(nullif(a.grantee, 0)::regrole::text, 'everybody') || ': ' || a.privilege_type
from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
where d.datname = current_database() and a.grantee <> d.datdba
  and (a.privilege_type <> 'CONNECT' or a.is_grantable or not (a.grantee::regrole)::text in ('migrate', 'app', 'backup'))
union all select 'owned by ' || d.datdba::regrole from pg_database d
  where d.datname = current_database() and d.datdba in (select oid from our_role)

--? a role may create in the schema, or everybody may use it
select n.nspname || ' for ' || coalesce(nullif(a.grantee, 0)::regrole::text, 'everybody') || ': ' || a.privilege_type
from pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
where n.nspname = 'public' and a.grantee <> n.nspowner
  and (a.grantee = 0 or (a.privilege_type = 'CREATE' and (a.grantee::regrole)::text <> 'crossing') or a.is_grantable)
union all select 'public of ' || nspowner::regrole from pg_namespace
  where nspname = 'public' and (nspowner::regrole)::text <> 'owner'

--? another schema is open
select n.nspname || ' for ' || coalesce(nullif(a.grantee, 0)::regrole::text, 'everybody')
from pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
where n.nspname !~ '^pg_' and n.nspname not in ('public', 'information_schema')
  and (a.grantee = 0 or a.grantee in (select oid from our_role))

--? a right reaches too far, or somebody unknown has one
select t.relname || ' for ' || coalesce(nullif(t.grantee, 0)::regrole::text, 'everybody') || ': ' || t.privilege_type
from granted t
where t.grantee = 0 or t.is_grantable or t.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
   or not t.grantee in (select oid from our_role)

--? somebody but the keeper reads the keys
select t.grantee::regrole || ': ' || t.privilege_type from granted t
where t.relname = 'signing_key' and ((t.grantee::regrole)::text <> 'keeper' or t.privilege_type <> 'SELECT')
union all select 'keeper: ' || t.relname from granted t
  where (t.grantee::regrole)::text = 'keeper' and t.relname <> 'signing_key'
union all select 'of a network: ' || t.grantee::regrole || ': ' || t.privilege_type from granted t
  where t.relname = 'network_key'
    and ((t.grantee::regrole)::text <> 'crossing' or not t.privilege_type in ('SELECT', 'INSERT', 'DELETE'))
union all select 'token for ' || case a.grantee when 0 then 'everybody' else a.grantee::regrole::text end
  from our_function p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
  where p.proname = 'network_token' and a.grantee <> p.proowner and a.grantee <> to_regrole('crossing')

--? the audit or the canary can be written without its function
select t.relname || ' for ' || t.grantee::regrole || ': ' || t.privilege_type from granted t
where t.relname in ('audit_line', 'audit_head', 'canary', 'migration') and t.privilege_type <> 'SELECT'

--? rights are handed out beforehand
select coalesce(nullif(d.defaclrole, 0)::regrole::text, '') || ' ' || d.defaclobjtype::text from pg_default_acl d

--? a role has a right on what belongs to PostgreSQL itself
select c.relname || ' for ' || a.grantee::regrole from pg_class c, aclexplode(c.relacl) a
where c.relnamespace = 'pg_catalog'::regnamespace and a.grantee in (select oid from our_role)
union all select p.proname || ' for ' || a.grantee::regrole from pg_proc p, aclexplode(p.proacl) a
  where p.pronamespace = 'pg_catalog'::regnamespace and a.grantee in (select oid from our_role)
union all select c.relname || ' for everybody' from pg_class c, aclexplode(c.relacl) a
  where c.oid in ('pg_authid'::regclass, 'pg_statistic'::regclass, 'pg_user_mapping'::regclass) and a.grantee = 0

--? a definer function is not known, has another owner, or an open search path
select p.proname || ' of ' || p.owner from our_function p
where p.prosecdef and (not coalesce(p.proconfig, '{}') @> array['search_path=""'] or not exists (
  select from known k, jsonb_array_elements(k.list -> 'definers') e where p.proname = e ->> 0 and p.owner = e ->> 1))

--? a known definer function is not there, or there twice
select e ->> 0 from known k, jsonb_array_elements(k.list -> 'definers') e
where (select count(*) from our_function p where p.proname = e ->> 0 and p.prosecdef) <> 1

--? a crossing returns other columns than its line says
select p.proname || ': ' || array_to_string(coalesce(p.columns, '{}'), ', ') from our_function p
join known k on k.list -> 'crossings' ? p.proname
where to_jsonb(coalesce(p.columns, array[p.proname::text])) <> k.list -> 'crossings' -> p.proname

--? a function is not owned by owner, crossing or keeper
select p.proname || ' of ' || p.owner from our_function p
where p.owner not in ('owner', 'crossing', 'keeper') or (not p.prosecdef and p.owner <> 'owner')

--? a function can be misled by a search path
select p.proname from our_function p
where p.prosqlbody is null and not coalesce(p.proconfig, '{}') @> array['search_path=""']

--? a function pretends to be leakproof, or is written in another language
select p.proname from our_function p join pg_language l on l.oid = p.prolang
where p.proleakproof or l.lanname not in ('sql', 'plpgsql')

--? everybody, or somebody unknown, may run a definer function
select p.proname || ' for ' || coalesce(nullif(a.grantee, 0)::regrole::text, 'everybody')
from our_function p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
where p.prosecdef and (a.is_grantable or not (a.grantee::regrole)::text in ('owner', 'app', 'crossing', 'keeper'))

--? an operator, cast or type of ours stands beside those of PostgreSQL
select o.oprname::text from pg_operator o where o.oprnamespace = 'public'::regnamespace
union all select c.castsource::regtype || ' as ' || c.casttarget::regtype from pg_cast c where c.oid >= 16384
union all select t.typname from pg_type t
  where t.typnamespace = 'public'::regnamespace and t.typrelid = 0 and t.typelem = 0

--? rows leave the database by themselves
select 'publication ' || pubname from pg_publication
union all select 'foreign server ' || srvname from pg_foreign_server
union all select 'subscription ' || subname from pg_subscription
  where subdbid = (select oid from pg_database where datname = current_database())

--? an extension, a language or an event trigger nobody asked for
select 'extension ' || extname from pg_extension where extname <> 'plpgsql'
union all select 'language ' || lanname from pg_language where lanname not in ('internal', 'c', 'sql', 'plpgsql')
union all select 'event trigger ' || evtname from pg_event_trigger

--? a large object has no wall
select 'large object ' || oid from pg_largeobject_metadata
