--? column
select 'columns of ' || c.relname || ': ' || string_agg(a.attname, ' ' order by a.attname)
from known k, pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = 'public'::regnamespace
  and (k.list -> 'global' ? c.relname::text or c.relname in ('audit_head', 'audit_line', 'canary'))
group by c.relname

--? right
select t.grantee::regrole || ' may ' || lower(t.privilege_type) || ' ' || t.relname
  || coalesce(': ' || string_agg(t.attname, ' ' order by t.attname), '')
from granted t
where (t.grantee::regrole)::text <> 'app' or t.attname is not null
   or not exists (select from tenant_table f where f.relname = t.relname)
group by t.grantee, t.privilege_type, t.relname, t.attname is null

--? missing
select 'app may not ' || lower(p.privilege) || ' ' || t.relname
from tenant_table t cross join (values ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) p (privilege)
where not has_table_privilege('app', t.oid, p.privilege)

--? trigger
select 'trigger ' || pg_get_triggerdef(g.oid) from pg_trigger g join pg_class c on c.oid = g.tgrelid
where c.relnamespace = 'public'::regnamespace and not g.tgisinternal

--? function
select 'function ' || p.proname || ': ' || encode(sha256(convert_to(pg_get_functiondef(p.oid), 'UTF8')), 'hex')
from our_function p where p.prokind in ('f', 'p')

--? reference
select 'reference ' || t.relname || ': ' || string_agg((
    select string_agg(a.attname, ' ') from unnest(k.conkey) c join pg_attribute a
    on a.attrelid = k.conrelid and a.attnum = c and a.attname <> 'tenant') || ' to ' || f.relname, ', '
  order by k.conname)
from pg_constraint k join tenant_table t on t.oid = k.conrelid join tenant_table f on f.oid = k.confrelid
where k.contype = 'f' group by t.relname

--? chance
select 'id of chance: ' || c.relname from pg_attrdef d
join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum and a.attname = 'id'
join pg_class c on c.oid = d.adrelid
where c.relnamespace = 'public'::regnamespace and pg_get_expr(d.adbin, d.adrelid) = 'gen_random_uuid()'

--? check
select 'checks of ' || c.relname || ': '
  || encode(sha256(convert_to(string_agg(pg_get_constraintdef(k.oid), E'\n' order by pg_get_constraintdef(k.oid)),
     'UTF8')), 'hex')
from known w, pg_constraint k join pg_class c on c.oid = k.conrelid
where k.contype = 'c' and c.relnamespace = 'public'::regnamespace
  and (w.list -> 'network' ? c.relname::text or c.relname in ('signal', 'signal_passage'))
group by c.relname
