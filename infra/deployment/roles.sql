-- The roles of the product. Run once per database, as a superuser, before the first migration.
-- Passwords are not here: set them with ALTER ROLE ... PASSWORD (migrate, app, backup).
--   owner     owns every table and function; nobody logs in as owner
--   migrate   the deploy job: becomes owner, does nothing else
--   app       web, relay and worker: owns nothing, bypasses nothing, truncates nothing
--   crossing  owns the few functions that look over tenants; nobody logs in as crossing
--   keeper    owns the one function that reads the keys of signed contexts; nobody logs in as keeper
--   backup    pg_dump only
do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('owner', 'nologin nobypassrls'),
      ('migrate', 'login nobypassrls'),
      ('app', 'login nobypassrls'),
      ('crossing', 'nologin bypassrls'),
      ('keeper', 'nologin nobypassrls'),
      ('backup', 'login bypassrls')
    ) as roles (name, attributes)
  loop
    if not exists (select from pg_roles where rolname = wanted.name) then
      execute format('create role %I nosuperuser nocreatedb nocreaterole noreplication noinherit %s',
                     wanted.name, wanted.attributes);
    end if;
  end loop;
end $$;

grant owner to migrate with inherit false, set true;
grant crossing to owner with inherit false, set true;
grant keeper to owner with inherit false, set true;
do $$ begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to migrate, app, backup', current_database());
end $$;
revoke all on schema public from public;
alter schema public owner to owner;
grant usage on schema public to app, crossing, keeper, backup, migrate;
grant create on schema public to crossing;
grant pg_read_all_data to backup with inherit true;
