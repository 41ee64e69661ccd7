-- Running cases in the municipalities bench.first to bench.last, as a superuser and set by set.
-- Other settings: bench.cases, bench.issuer, bench.conduct. Every case walks towards its next sitting,
-- one after the other over 250 days, so that a coordinator has a handful of things to do today.
set session_replication_role = replica;
set synchronous_commit = off;

insert into municipality (slug, name, nis, province, arrondissement, valid_from)
select 'proef-' || n, 'Proefdorp ' || n, 'P' || n, 'Limburg', 'Hasselt', '2025-01-01'
from generate_series(current_setting('bench.first')::int, current_setting('bench.last')::int) n;

create temp table place as
select m.id as tenant, m.slug, n as number, uuidv7() as coordinator
from generate_series(current_setting('bench.first')::int, current_setting('bench.last')::int) n
join municipality m on m.slug = 'proef-' || n;

insert into policy (tenant, vocabulary, client_presence, may_confidant_consent, phone, email, address,
                    coordinator_name, comment_days, reminder_days, retention_months)
select tenant, 'limburg', 'recommended', true, '011 00 00 00', 'overleg@' || slug || '.example', 'Dorpsplein 1',
       'Ria Voorbeeld', 7, 3, 24 from place;
insert into member (tenant, id, issuer, subject, name, email, phone, roles)
select tenant, coordinator, current_setting('bench.issuer'), 'ria-' || number, 'Ria Voorbeeld',
       'ria@' || slug || '.example', '011 00 00 00', '{coordinator}' from place;
insert into session (token_hash, issuer, subject, name, municipality, member, roles, signed_in_at, last_seen_at)
select sha256(convert_to(slug, 'UTF8')), current_setting('bench.issuer'), 'ria-' || number, 'Ria Voorbeeld',
       tenant, coordinator, '{coordinator}', now(), now() from place;

create temp table spread as
select tenant, coordinator, slug, n as number, uuidv7() as "case", uuidv7() as consultation,
       date_trunc('day', now()) + interval '14 hours' + make_interval(days => 1 + n * 250 / 300) as starts_at
from place cross join generate_series(1, current_setting('bench.cases')::int) n;

create temp table person as
select spread.*, role.*, uuidv7() as id, uuidv7() as participant, uuidv7() as invitation,
       case when seat > 1 and (number + seat) % 9 = 0 then ''
            when seat > 1 and (number + seat) % 11 = 0 then 'no' else 'yes' end as answer
from spread cross join (values
  (1, 'client', 'Sam', '', '', '', 'none'),
  (2, 'family', 'Rita', 'moeder', '', '', 'none'),
  (3, 'helper', 'Leen', 'begeleider', 'dagcentrum De Voorbeeldbrug', 'disability', 'professional'),
  (4, 'helper', 'Koen', 'thuisbegeleider', 'dienst Voorbeeldwonen', 'disability', 'professional'),
  (5, 'helper', 'Hilde', 'huisarts', '', 'physician', 'professional'),
  (6, 'helper', 'Tine', 'verzorgende', 'gezinszorg Voorbeeldhulp', 'home-care', 'professional')
) role (seat, kind, name, relation, organisation, sector, secrecy);

insert into case_opening (tenant, "case", member, kind, opened_at, opened_by)
select tenant, "case", coordinator, 'coordinator', now(), coordinator from spread;
insert into "case" (tenant, id, name, coordinator, coordinator_kind, living_situation, key_worker,
                    key_worker_chosen_on, began_at, began_by, version)
select tenant, "case", 'Sam ' || number, coordinator, 'external', 'Woont alleen.', id, current_date - 30,
       now() - make_interval(days => 40 + number), coordinator, 1 from person where seat = 4;
insert into circle_member (tenant, id, "case", kind, first_name, last_name, relation, organisation, sector, secrecy,
                           email, phone, address, is_address_secret, safe_contact, keyword, joined_at, version)
select tenant, id, "case", kind, name, 'Voorbeeld', relation, organisation, sector, secrecy,
       lower(name) || '.' || number || '@' || slug || '.example', '0490 00 00 00', '', false, '', '', now(), 1
from person;

insert into consent (tenant, id, "case", given_for, given_by, manner, is_explicit, given_on, exception_reason,
                     recorded_at, recorded_by, withdrawn_words)
select tenant, "case", "case", id, id, 'spoken', true, current_date - 30, '', now() - interval '30 days', coordinator, ''
from person where seat = 1;
insert into presence (tenant, "case", consent, circle_member, is_welcome)
select tenant, "case", "case", id, true from person where seat > 1;
insert into restriction (tenant, "case", said_by, topic, domain, kept_from, may_show_title, noted_at, noted_by)
select p.tenant, p."case", p.id, 'gezondheid', 'health', q.id, false, now() - interval '30 days', p.coordinator
from person p join person q using (tenant, "case") where p.seat = 1 and q.seat = 6 and p.number % 5 = 0;
insert into signature (tenant, "case", circle_member, conduct, channel, signed_at)
select tenant, "case", id, current_setting('bench.conduct'), 'mail', now() - interval '20 days'
from person where kind = 'helper';

insert into consultation (tenant, id, "case", starts_at, ends_at, place, place_kind, goal, is_client_coming,
                          client_absence_reason, result, planned_at, planned_by, sequence, version)
select tenant, consultation, "case", starts_at, starts_at + interval '90 minutes', 'OCMW, lokaal 2', 'office',
       'Waar kan ik later wonen?', true, '', '', now() - interval '20 days', coordinator, 0, 1 from spread;
insert into participant (tenant, id, "case", consultation, circle_member, added_at)
select tenant, participant, "case", consultation, id, now() - interval '20 days' from person;
insert into agenda_item (tenant, "case", consultation, position, kind, title, domain, is_to_discuss_first,
                         may_show_title, notes, version)
select tenant, "case", consultation, position, kind, title, '', false, false, '', 1
from spread cross join (values
  (0, 'welcome', 'Welkom en wie is wie'), (1, 'previous-agreements', 'Wat spraken we af?'),
  (2, 'goals', 'Wat wil Sam?'), (3, 'topic', 'Waar kan ik later wonen?'), (4, 'topic', 'De inschrijving'),
  (5, 'varia', 'Wat nog niet gezegd is'), (6, 'agreements', 'Wie doet wat tegen wanneer?'),
  (7, 'next-date', 'Wanneer zien we elkaar weer?'), (8, 'evaluation', 'Hoe ging het?')) item (position, kind, title);

insert into invitation (tenant, id, "case", participant, channel, generation, sequence, asked_at, answer, answer_note,
                        answered_at, answered_by, note, mail_state, mailed_at, keyed_for)
select tenant, invitation, "case", participant, 'mail', 1, 0, now() - interval '6 days', answer, '',
       case when answer <> '' then now() - interval '2 days' end, case when answer <> '' then 'self' else '' end,
       case when answer = 'no' and number > 12 then 'Gebeld: geeft zijn nota mee.' else '' end,
       'sent', now() - interval '6 days', tenant from person;
insert into guest_link (tenant, opens, invitation, participant, token_hash, made_at)
select tenant, "case", invitation, participant, sha256(uuid_send(id)), now() - interval '6 days' from person;

insert into agreement (tenant, "case", sentence, owner, due_on, domain, price, mandate, objection, kind, noted_at,
                       done_at, dropped_reason, version)
select tenant, "case", name || ' belt de dienst over punt ' || seat, id,
       current_date + (case when seat = 3 and number % 75 = 7 then -3 else 2 + (number * 7 + seat * 31) % 180 end),
       '', '', '', '', '', now() - interval '40 days',
       case when seat < 5 and number % 2 = 0 then now() - interval '9 days' end, '', 1
from person where seat > 2;

insert into signal (tenant, sentence, kind, domain, marked_at, marked_by, confirmed_at, confirmed_by, is_free)
select tenant, 'Wie verhuist, begint achteraan op de wachtlijst van de nieuwe gemeente (' || number || ').',
       'waiting-list', 'housing', now() - make_interval(days => number), coordinator,
       now() - make_interval(days => number), coordinator, true
from spread where number % 10 = 1;

drop table place, spread, person;
set session_replication_role = origin;
