-- Agreements in the municipalities bench.first to bench.last, as a superuser and set by set.
-- Other settings: bench.agreements and bench.due, both per municipality. Ten agreements per case, all of them open:
-- `due` are near and their reminder waits now, the dates of the others lie months ahead.
set session_replication_role = replica;
set synchronous_commit = off;

create temp table place as
select uuidv7() as tenant, n as number, uuidv7() as coordinator
from generate_series(current_setting('bench.first')::int, current_setting('bench.last')::int) n;

insert into municipality (id, slug, name, nis, province, arrondissement, valid_from)
select tenant, 'herinner-' || number, 'Proefdorp ' || number, 'H' || number, 'Limburg', 'Hasselt', '2025-01-01'
from place;
insert into policy (tenant, vocabulary, client_presence, may_confidant_consent, phone, email, address,
                    coordinator_name, comment_days, reminder_days, retention_months)
select tenant, 'limburg', 'recommended', true, '011 00 00 00', 'overleg@' || number || '.example', 'Dorpsplein 1',
       'Ria Voorbeeld', 7, 3, 24 from place;

create temp table spread as
select tenant, coordinator, place.number, n as row, uuidv7() as "case", uuidv7() as client, uuidv7() as helper
from place cross join generate_series(0, (current_setting('bench.agreements')::int - 1) / 10) n;

insert into "case" (tenant, id, name, coordinator, coordinator_kind, living_situation, key_worker,
                    key_worker_chosen_on, began_at, began_by, version)
select tenant, "case", 'Sam ' || row, coordinator, 'external', '', helper, current_date - 30, now(), coordinator, 1
from spread;
insert into circle_member (tenant, id, "case", kind, first_name, last_name, relation, organisation, sector, secrecy,
                           email, phone, address, is_address_secret, safe_contact, keyword, joined_at, version)
select tenant, client, "case", 'client', 'Sam', 'Voorbeeld', '', '', '', 'none', '', '', '', false, '', '', now(), 1
from spread
union all
select tenant, helper, "case", 'helper', 'Leen', 'Voorbeeld', '', '', 'disability', 'professional',
       'leen.' || row || '@' || number || '.example', '', '', false, '', '', now(), 1
from spread;

create temp table promise as
select tenant, helper, "case", uuidv7() as id, row * 10 + n as number,
       row * 10 + n < current_setting('bench.due')::int as is_due
from spread cross join generate_series(0, 9) n
where row * 10 + n < current_setting('bench.agreements')::int;

insert into agreement (tenant, id, "case", sentence, owner, due_on, domain, price, mandate, objection, kind, noted_at,
                       dropped_reason, version)
select tenant, id, "case", 'Leen belt de dienst over punt ' || number, helper,
       current_date + case when is_due then 3 else 30 + number % 300 end, '', '', '', '', '', now(), '', 1
from promise;
insert into outbox (tenant, job, ids, dedupe_key, not_before, message_id)
select tenant, 'followups.remind', jsonb_build_object('agreement', id, 'mail', uuidv7()), 'agreement:' || id,
       now() + case when is_due then interval '-1 minute' else make_interval(days => 27 + number % 300) end, 'bench.' || id
from promise;

drop table place, spread, promise;
set session_replication_role = origin;
