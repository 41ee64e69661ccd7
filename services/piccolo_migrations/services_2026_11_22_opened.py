"""What anybody may read of a publication, and a search that knows Dutch in the texts of one network (decision 0044).

A question about words is not leakproof, so behind the wall of rows no index would answer it: the function asks for
its network itself, and gives ids alone.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T22:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "opened"

PUBLIC = """
grant select (id, slug, name) on network to crossing;
grant select (id, network, period, begins_on, ends_on, version, level, state, published_at, content_hash)
  on publication to crossing;
grant select (publication, layer, theme, theme_name, sub_theme, sub_theme_name, domain, place, low, high)
  on publication_cell to crossing;

create function public_publications()
returns table (publication uuid, slug text, network text, period text, begins_on date, ends_on date, version integer,
               level text, published_at timestamptz, content_hash text)
language sql stable security definer set search_path = '' as $$
  select distinct on (w.slug, p.begins_on, p.ends_on) p.id, w.slug, w.name, p.period, p.begins_on, p.ends_on,
    p.version, p.level, p.published_at, p.content_hash
  from public.publication p join public.network w on w.id = p.network
  where p.state = 'published'
  order by w.slug, p.begins_on, p.ends_on, p.version desc
$$;

create function public_cells(which uuid)
returns table (layer text, theme text, theme_name text, sub_theme text, sub_theme_name text, domain text, place text,
               low integer, high integer)
language sql stable security definer set search_path = '' as $$
  select c.layer, c.theme, c.theme_name, c.sub_theme, c.sub_theme_name, c.domain, c.place, c.low, c.high
  from public.publication_cell c join public.publication p on p.id = c.publication
  where p.id = which and p.state = 'published'
$$;
"""

# Stems as Dutch bends them, and the ends of long words: `huur` is found in `huurwoning`, `woning` as well.
WORDS = """
create function plain_letters(said text) returns text
language sql immutable parallel safe set search_path = '' as $$
  select pg_catalog.translate(pg_catalog.lower(said), 'áàâäãçéèêëíìîïñóòôöõúùûü', 'aaaaaceeeeiiiinooooouuuu')
$$;

create function text_words(said text) returns tsvector
language sql immutable parallel safe set search_path = '' as $$
  select pg_catalog.to_tsvector('pg_catalog.dutch'::pg_catalog.regconfig, said)
    || pg_catalog.array_to_tsvector(coalesce((
      select pg_catalog.array_agg(distinct pg_catalog.substr(w.word, ends.at))
      from (select distinct m[1] as word from pg_catalog.regexp_matches(
          public.plain_letters(said), '[[:alnum:]]{4,40}', 'g') as m) as w
      cross join lateral pg_catalog.generate_series(1, pg_catalog.length(w.word) - 3) as ends (at)
      where ends.at = 1 or (pg_catalog.length(w.word) >= 8 and ends.at >= 3)), '{}'))
$$;

create function words_sought(said text) returns tsquery
language plpgsql immutable parallel safe set search_path = '' as $$
declare
  dutch constant pg_catalog.regconfig := 'pg_catalog.dutch';
  word pg_catalog.text;
  stem pg_catalog.tsquery;
  sought pg_catalog.tsquery;
begin
  if said ~* '"|(^|\\s)-\\S|\\sof\\s' then
    return pg_catalog.websearch_to_tsquery(dutch, pg_catalog.regexp_replace(said, '\\sof\\s', ' or ', 'gi'));
  end if;
  for word in select m[1] from pg_catalog.regexp_matches(public.plain_letters(said), '[[:alnum:]]+', 'g') as m loop
    stem := pg_catalog.plainto_tsquery(dutch, word);
    if pg_catalog.numnode(stem) > 0 then
      stem := stem || (word || ':*')::pg_catalog.tsquery;
      sought := case when sought is null then stem else sought && stem end;
    end if;
  end loop;
  return sought;
end $$;

create index network_contribution_words on network_contribution using gin (text_words(text)) where state = 'accepted';

grant select (id, network, text, state) on network_contribution to crossing;
create function texts_found(said text, most integer) returns table (contribution uuid, rank real)
language sql stable security definer set search_path = '' as $$
  select c.id, pg_catalog.ts_rank(public.text_words(c.text), q.sought)
  from (select public.words_sought(said) as sought) as q, public.network_contribution c
  where c.network = public.current_network() and c.state = 'accepted' and public.text_words(c.text) @@ q.sought
  limit most
$$;
"""
OWNED = """
revoke all on function {function} from public;
grant execute on function {function} to app;
alter function {function} owner to crossing;
"""
FUNCTIONS = ("public_publications()", "public_cells(uuid)", "texts_found(text, integer)")


async def forwards() -> MigrationManager:
    """Make it; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)
    owned = "".join(OWNED.format(function=one) for one in FUNCTIONS)

    async def run() -> None:
        await DB.script(PUBLIC + WORDS + owned)

    manager.add_raw(run)
    return manager
