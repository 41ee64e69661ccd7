-- Ways to damage the wall: by mistake in a migration, by hand on a bad night, or on purpose. Each heading is the
-- rule that must notice; under it one mutation per paragraph, done as a superuser and undone by a rollback.

--! row-level security is off or not forced
alter table member disable row level security;

update pg_class set relrowsecurity = false where relname = 'report';

alter table "case" no force row level security;

create table diary (tenant uuid, words text);
alter table diary owner to owner;

--! the wall between municipalities is missing or says something else
drop policy tenant_wall on member;

alter policy tenant_wall on member using (tenant = (select current_tenant()) or true);

alter policy tenant_wall on member with check (true);

alter policy tenant_wall on member using (tenant = current_setting('app.tenant', true)::uuid);

alter policy tenant_wall on member to app;

drop policy tenant_wall on policy;
create policy tenant_wall on policy using (tenant = (select current_tenant()));

--! people of a network are not behind the wall of networks
alter table network_member disable row level security;

alter policy network_wall on network_invitation using (true);

drop policy network_wall on network_contribution;

alter policy network_wall on publication_cell using (true);

alter policy network_wall on theme with check (true);

alter policy network_wall on bundle to app;

alter table network_key no force row level security;

alter table network_work disable row level security;

--! a policy is of an unknown kind, or holds for some roles or statements only
create policy open on member using (true);

create policy base on migration for select using (true);

alter policy base on member to app;

--! the wall between cases says something else
alter policy case_wall on "case" using (true);

alter policy case_wall on circle_member with check (true);

alter policy case_wall on circle_member using (left_at is null or (select case_scope()) = 'all'
  or "case" in (select opened_cases()));

alter policy case_wall on circle_member using ((select case_scope()) = 'all' or id in (select opened_cases()))
  with check ((select case_scope()) = 'all' or id in (select opened_cases()));

alter policy parent_wall on weighing using (exists (select from referral p where p.id = referral));

alter policy parent_wall on weighing
  using (exists (select from referral p where p.tenant = p.tenant and p.id = weighing.referral))
  with check (exists (select from referral p where p.tenant = p.tenant and p.id = weighing.referral));

alter policy log_wall on audit_line using (true);

--! requests are not behind the wall of who handles them, or it says something else
drop policy handler_wall on referral;

alter policy handler_wall on referral using (true);

alter policy handler_wall on referral with check (true);

--! somebody's own mirror is not behind a wall of their own, or it says something else
drop policy own_wall on mirror_answer;

alter policy own_wall on mirror_answer using (true);

--! somebody's private notes are not behind a wall of their author, or it says something else
drop policy author_wall on private_note;

alter policy author_wall on private_note using (true);

alter policy author_wall on private_note with check (true);

--! a table of which others hang has lost its own wall
drop policy case_wall on "case";

drop policy case_wall on referral;

--! a table does not survive a crash
alter table audit_line set unlogged;

--! a table with a case is not behind the wall of cases
drop policy case_wall on circle_member;

drop policy case_wall on report_version;

--! a table hangs on a walled one and has no second wall itself
drop policy parent_wall on weighing;

alter table kept_form add consultation uuid, add foreign key (tenant, consultation) references consultation (tenant,
  id) deferrable;

--! a table has no column tenant, or one that may be empty or is not stamped
alter table member alter tenant drop default;

alter table outbox drop constraint outbox_pkey cascade;
alter table outbox alter tenant drop not null;

create table diary (words text);
alter table diary owner to owner;

create table network_diary (id uuid primary key, network uuid not null, words text);
alter table network_diary owner to owner;

alter table member alter tenant set default '00000000-0000-0000-0000-000000000001';

--! the tenant of a table need not exist
alter table member drop constraint member_tenant_fkey;

--! a primary key is not tenant and id
alter table submission drop constraint submission_pkey, add primary key (id);

--! a unique rule does not start with the tenant
create unique index on member (email);

alter table member add constraint one_subject unique (subject, tenant);

create unique index on member (lower(email));

alter table outbox add exclude using hash (id with =);

--! a reference between tables of municipalities leaves out the tenant
alter table member add unique (id);
alter table kept_form add foreign key (member) references member (id);

alter table member add unique (id, tenant);
alter table kept_form add other uuid, add foreign key (tenant, other) references member (id, tenant) deferrable;

--! a reference is not deferrable, not checked, or may empty the tenant
alter table kept_form add foreign key (tenant, member) references member (tenant, id) deferrable not valid;

alter table kept_form add foreign key (tenant, member) references member (tenant, id);

alter table kept_form add foreign key (tenant, member) references member (tenant, id) deferrable not enforced;

alter table kept_form add foreign key (tenant, member) references member (tenant, id) on delete set null deferrable;

--! a global table refers to a table of municipalities
alter table session add tenant uuid, add foreign key (tenant, member) references member (tenant, id);

--! a check was added without looking at the rows that there are
alter table member add constraint named check (name <> '') not valid;

--! a check of PostgreSQL on a table is switched off
alter table kept_form disable trigger all;

alter table case_opening disable trigger opening_granted;

alter table network_contribution disable trigger contribution_read;

alter table network_contribution disable trigger contribution_remembered;

alter table publication_cell disable trigger publication_cell_kept;

alter table publication enable replica trigger publication_kept;

alter table signal_passage disable trigger passage_left;

alter table bundle_part disable trigger user;

alter table publication disable trigger publication_begun;

--! a known table is not there
alter table canary rename to kanarie;

--! a view, a rule, a foreign table or a part of a table is there
create view everybody as select * from member;

create materialized view seen as select * from member;

create table part (like member) partition by list (tenant);

create table younger () inherits (member);

create rule also as on insert to member do also notify members;

--! a sequence would tell how much there is
create sequence numbers;
alter sequence numbers owner to owner;

--! a table or sequence is not owned by owner
alter table member owner to current_user;

alter table member owner to app;

--! a role is missing, or may more or less than it should
alter role app bypassrls;

alter role app superuser;

alter role migrate createrole;

alter role app replication;

alter role owner login;

alter role keeper bypassrls;

--! somebody may become a role that is not theirs, or hand it out
grant owner to app;

create role wall_helper login in role app;

grant crossing to app with inherit false, set true;

grant keeper to migrate;

grant pg_read_all_data to app;

grant owner to migrate with admin option;

grant crossing to owner with inherit true;

--! a role or the database brings settings of its own
alter role app set row_security = off;

alter role app set session_replication_role = replica;

--! a role may set what only a superuser sets
grant set on parameter session_replication_role to app;

grant alter system on parameter shared_preload_libraries to public;

--! a role may create in the schema, or everybody may use it
grant create on schema public to app;

grant usage on schema public to public;

alter schema public owner to app;

--! another schema is open
create schema reports;
grant usage on schema reports to app;

create schema mine authorization app;

create schema reports;
grant usage on schema reports to public;

--! a right reaches too far, or somebody unknown has one
grant truncate on member to app;

grant references on member to app;

grant trigger on member to app;

grant maintain on member to app;

grant select on member to public;

grant select (last_name) on circle_member to public;

grant select on member to app with grant option;

grant select on member to pg_monitor;

--! somebody but the keeper reads the keys
grant select on signing_key to app;

grant select (inner_pad) on signing_key to app;

grant insert on signing_key to app;

grant select on member to keeper;

grant select on network_key to app;

grant select (inner_pad) on network_key to app;

grant execute on function network_token(uuid, integer, text) to app;

--! the audit or the canary can be written without its function
grant insert on audit_line to app;

grant update (hash) on audit_head to app;

grant delete on audit_line to crossing;

grant insert on canary to app;

--! rights are handed out beforehand
alter default privileges in schema public grant select on tables to public;

alter default privileges for role owner grant all on tables to app;

--! a role has a right on what belongs to PostgreSQL itself
grant execute on function pg_read_file(text) to app;

grant select on pg_authid to app;

grant select on pg_statistic to public;

--! something is not as the inventory says
grant select (phone) on circle_member to crossing;

grant select on circle_member to crossing;

grant insert on member to keeper;

grant delete on municipality to app;

revoke delete on member from app;

create or replace function current_tenant() returns uuid language sql stable parallel safe return
  nullif(current_setting('app.tenant', true), '')::uuid;

create or replace function case_scope() returns text language sql stable parallel safe return 'all';

create or replace function signed_context() returns text[] language plpgsql stable parallel safe security definer
  set search_path = '' as $$ begin return pg_catalog.string_to_array(pg_catalog.current_setting('app.context',
  true), '|'); end $$;

create or replace function opened_cases() returns setof uuid language sql stable set search_path = '' as 'select id
  from public."case"';

create function quiet() returns trigger language plpgsql set search_path = '' as 'begin return null; end'; create
  trigger quiet before insert on member for each row execute function quiet();

alter table session add client text;

alter table audit_line drop column hash cascade;

alter table invitation drop constraint invitation_tenant_participant_fkey;

create or replace function memberships_of(of_issuer text, of_subject text)
returns table (tenant uuid, slug text, municipality text, vocabulary text, member uuid, name text, roles text[])
language sql stable security definer set search_path = '' as $$
  select m.tenant, g.slug, g.name, '', m.id, m.name, m.roles from public.member m
  join public.municipality g on g.id = m.tenant
$$;

alter function current_member() immutable;

alter table throttle add words text;

grant insert on network_contribution to app;

grant update (text) on network_contribution to app;

grant update (client_token) on network_contribution to crossing;

grant select on network_contribution to app;

grant select on bundle_unsolved to app;

grant insert on contribution_past to app;

grant update on publication_cell to crossing;

grant delete on publication to app;

grant update (text) on signal_passage to app;

grant insert on bundle_unsolved to app;

grant select (original) on signal_origin to crossing;

drop trigger publication_kept on publication;

alter table publication drop constraint publication_policy_check;

create or replace function is_named_in(person text, told text) returns boolean language sql immutable set search_path
  = '' return false;

drop trigger signal_stands_free on signal_origin;

alter table bundle_unsolved alter id set default uuidv7();

alter table signal drop constraint signal_check;

alter table network_contribution drop constraint network_contribution_check;

create or replace function may_send() returns boolean language sql stable set search_path = '' as 'select true';

create or replace function is_own_contribution(which uuid) returns boolean language sql stable set search_path = ''
  as 'select false';

--! a definer function is not known, has another owner, or an open search path
create function leak() returns bigint language sql security definer as 'select count(*) from member';

alter function audit_verify() security definer;

alter function audit_heads() reset search_path;

alter function audit_heads() set search_path = public;

alter function signed_context() owner to crossing;

alter function audit_add(jsonb) owner to crossing;

alter function contribution_read() reset search_path;

alter function contribution_remembered() owner to owner;

alter function send_contribution(uuid, uuid, text, text, text, text, text, boolean, text, text, timestamptz) owner
  to owner;

--! a known definer function is not there, or there twice
alter function signed_context() security invoker;

drop function audit_heads();

create function audit_heads(x int) returns int language sql security definer set search_path = '' return 1;
alter function audit_heads(int) owner to crossing;

--! a crossing returns other columns than its line says
drop function audit_heads(); create function audit_heads() returns table (tenant uuid, number bigint, hash bytea,
  name text) language sql security definer set search_path = '' as $$ select null::uuid, 1::bigint, ''::bytea, ''
  $$; alter function audit_heads() owner to crossing;

drop function tidings_here() cascade; create function tidings_here() returns table (contribution uuid, state text,
  refused_because text, theme text, sub_theme text, read_by uuid) language sql security definer set search_path = ''
  as $$ select null::uuid, '', '', '', '', null::uuid $$; alter function tidings_here() owner to crossing;

drop function public_cells(uuid); create function public_cells(which uuid) returns table (layer text, theme text,
  theme_name text, sub_theme text, sub_theme_name text, domain text, place text, low integer, high integer,
  clients integer) language sql security definer set search_path = '' as $$ select '', '', '', '', '', '', '', 1, 1,
  1 $$; alter function public_cells(uuid) owner to crossing;

--! a function is not owned by owner, crossing or keeper
create function mine() returns int language sql return 1;

alter function current_tenant() owner to app;

--! a function can be misled by a search path
create function looks() returns bigint language sql as 'select count(*) from member';
alter function looks() owner to owner;

alter function opened_cases() reset search_path;

--! a function pretends to be leakproof, or is written in another language
alter function current_tenant() leakproof;

create function now2() returns timestamptz language internal as 'now';
alter function now2() owner to owner;

--! everybody, or somebody unknown, may run a definer function
grant execute on function audit_heads() to public;

grant execute on function signed_context() to pg_monitor;

grant execute on function audit_heads() to app with grant option;

grant execute on function send_contribution(uuid, uuid, text, text, text, text, text, boolean, text, text,
  timestamptz) to public;

--! an operator, cast or type of ours stands beside those of PostgreSQL
create operator public.=== (leftarg = uuid, rightarg = uuid, function = uuid_ne);

create type mood as enum ('good');

create domain secret as text;

--! rows leave the database by themselves
create publication everything for table member;

create foreign data wrapper far;
create server elsewhere foreign data wrapper far;

--! an extension, a language or an event trigger nobody asked for
create trusted language other handler plpgsql_call_handler;

create function opened() returns event_trigger language plpgsql as 'begin end'; create event trigger watcher on
  ddl_command_end execute function opened();

--! a large object has no wall
select lo_from_bytea(0, 'words');

--! the canary shows, or is gone
delete from canary;

insert into canary (tenant) values (uuidv7());
