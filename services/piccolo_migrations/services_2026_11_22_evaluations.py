"""The schema of evaluation: what was asked and said about a sitting, and a coordinator's own mirror."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, case_table, one_of, reference, tenant_table, unique

ID = "2026-11-22T20:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "evaluations"

FACES = ("", "yes", "mostly", "hardly", "no")
TICKS = ("", "yes", "partly", "no")
HANDS = ("self", "neutral", "coordinator")


def _faces(*columns: str) -> str:
    return ",\n  ".join(f"{column} text not null {one_of(column, FACES)}" for column in columns)


def _ticks(*columns: str) -> str:
    return ",\n  ".join(f"{column} text not null {one_of(column, TICKS)}" for column in columns)


OF_SITTING = reference("consultation", "consultation", on_delete="cascade")
TABLE_WORD = case_table(
    "table_word",
    f"""
  consultation uuid not null,
  words text not null check (words <> ''),
  noted_at timestamptz not null,
  noted_by uuid,
  version integer not null,
  {OF_SITTING},
  {unique("consultation")}
""",
)
FEEDBACK = case_table(
    "feedback",
    f"""
  consultation uuid not null,
  circle_member uuid not null,
  way text not null {one_of("way", ("own", "phone", "paper", "neutral"))},
  asked_at timestamptz not null,
  asked_by uuid,
  {_faces("relevance", "impact", "fulfilment", "coordination")},
  came_because text not null,
  words text not null,
  readers text not null {one_of("readers", ("coordinator", "table", "nobody"))},
  answered_at timestamptz,
  written_by text not null {one_of("written_by", ("", *HANDS))},
  noted_by uuid,
  told_to text not null,
  declined_at timestamptz,
  withdrawn_at timestamptz,
  seen_at timestamptz,
  version integer not null,
  check ((answered_at is null) = (written_by = '')),
  check (answered_at is null or declined_at is null),
  check (withdrawn_at is null or (answered_at is null and words = '' and came_because = '')),
  {OF_SITTING},
  {reference("circle_member", "circle_member")},
  {unique("consultation", "circle_member")}
""",
)
TALK = (
    case_table(
        "neutral_talk",
        f"""
  feedback uuid not null,
  circle_member uuid,
  first_name text not null check (first_name <> ''),
  email text not null,
  phone text not null,
  salt bytea not null check (octet_length(salt) = 32),
  tries integer not null check (tries >= 0),
  session_hash bytea,
  session_seen_at timestamptz,
  asked_at timestamptz not null,
  asked_by uuid,
  until_on date not null,
  mailed_at timestamptz,
  bounced_at timestamptz,
  answered_at timestamptz,
  ended_at timestamptz,
  check ((session_hash is null) = (session_seen_at is null)),
  {reference("feedback", "feedback", on_delete="cascade")},
  {reference("circle_member", "circle_member")}
""",
    )
    + "create unique index on neutral_talk (tenant, feedback) where ended_at is null;\n"
)
MINUTE = case_table(
    "helper_minute",
    f"""
  consultation uuid not null,
  circle_member uuid not null,
  {_ticks("was_useful", "client_had_say")},
  words text not null,
  written_by text not null {one_of("written_by", HANDS)},
  noted_by uuid,
  answered_at timestamptz not null,
  version integer not null,
  {OF_SITTING},
  {reference("circle_member", "circle_member")},
  {unique("consultation", "circle_member")}
""",
)
SHORT_FORM = case_table(
    "short_form",
    f"""
  consultation uuid not null,
  kind text not null {one_of("kind", ("strength", "team"))},
  words text not null,
  written_by text not null {one_of("written_by", HANDS)},
  noted_by uuid,
  noted_at timestamptz not null,
  version integer not null,
  {OF_SITTING},
  {unique("consultation", "kind")}
""",
) + case_table(
    "short_form_answer",
    f"""
  short_form uuid not null,
  item text not null check (item <> ''),
  answer text not null {one_of("answer", ("yes", "partly", "no"))},
  {reference("short_form", "short_form", on_delete="cascade")},
  {unique("short_form", "item")}
""",
)
REVIEW = case_table(
    "plan_review",
    f"""
  consultation uuid not null,
  {_ticks("plan_fits", "goals_fit", "new_needs", "work_fits", "help_fits")},
  words text not null,
  next_step text not null {one_of("next_step", ("", "go-on", "adjust", "meet", "talk"))},
  next_words text not null,
  reviewed_at timestamptz not null,
  reviewed_by uuid,
  version integer not null,
  {OF_SITTING},
  {unique("consultation")}
""",
)
# No rule that it stands once: who worked in two municipalities that merge keeps both, and the newest counts.
MINE = "member = (select current_member())"
MIRROR = (
    tenant_table(
        "mirror_answer",
        f"""
  member uuid not null,
  year integer not null check (year between 2000 and 2200),
  item text not null check (item <> ''),
  answer text not null {one_of("answer", TICKS)},
  remark text not null,
  answered_at timestamptz not null,
  {reference("member", "member")}
""",
    )
    + f"create policy own_wall on mirror_answer as restrictive using ({MINE}) with check ({MINE});\n"
    + "create index on mirror_answer (tenant, member, year);\n"
)
# Numbers of one municipality, for its own figures: past the wall of cases, never past that of tenants.
COUNTS = """
grant select (tenant, "case", consultation, relevance, impact, fulfilment, coordination, asked_at, answered_at,
  declined_at, circle_member) on feedback to crossing;
grant select (tenant, id, kind) on circle_member to crossing;
grant select (tenant, was_useful, client_had_say, answered_at) on helper_minute to crossing;
create function evaluation_counts(since timestamptz, until timestamptz)
returns table (part text, face text, times bigint)
language sql stable security definer set search_path = '' as $$
  with said as (
    select f.* from public.feedback f
    join public.circle_member p on (p.tenant, p.id) = (f.tenant, f.circle_member)
    where f.tenant = public.current_tenant() and p.kind = 'client'
      and f.asked_at >= since and f.asked_at < until)
  select 'asked', '', count(*) from said
  union all select 'answered', '', count(*) from said where answered_at is not null
  union all select 'declined', '', count(*) from said where declined_at is not null
  union all
  select a.part, a.face, count(*) from said s,
    lateral (values ('relevance', s.relevance), ('impact', s.impact), ('fulfilment', s.fulfilment),
                    ('coordination', s.coordination)) a (part, face)
  where s.answered_at is not null and a.face <> '' group by a.part, a.face
  union all
  select a.part, a.face, count(*) from public.helper_minute m,
    lateral (values ('was-useful', m.was_useful), ('client-had-say', m.client_had_say)) a (part, face)
  where m.tenant = public.current_tenant() and m.answered_at >= since and m.answered_at < until and a.face <> ''
  group by a.part, a.face
$$;
revoke all on function evaluation_counts(timestamptz, timestamptz) from public;
grant execute on function evaluation_counts(timestamptz, timestamptz) to app;
alter function evaluation_counts(timestamptz, timestamptz) owner to crossing;
"""
FAST = "create index on feedback (tenant, circle_member);\n"


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(
            TABLE_WORD + FEEDBACK + TALK + MINUTE + SHORT_FORM + REVIEW + MIRROR + COUNTS + FAST + CARRIED
        )

    manager.add_raw(run)
    return manager
