"""The schema of invitations: being asked, links, codes, guest sessions, signatures, wishes."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import case_table, one_of, reference, tenant_table, unique

ID = "2026-11-21T22:05:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "invitations"

THROUGH = ("", "self", "coordinator")

INVITATION = case_table(
    "invitation",
    f"""
  participant uuid not null,
  channel text not null {one_of("channel", ("mail", "paper"))},
  generation integer not null check (generation > 0),
  sequence integer not null check (sequence >= 0),
  asked_at timestamptz not null,
  asked_by uuid,
  answer text not null {one_of("answer", ("", "yes", "online", "no"))},
  answer_note text not null,
  answered_at timestamptz,
  answered_by text not null {one_of("answered_by", THROUGH)},
  note text not null,
  noted_at timestamptz,
  mail_state text not null {one_of("mail_state", ("", "sent", "in-doubt", "bounced"))},
  mailed_at timestamptz,
  withdrawn_at timestamptz,
  check ((answer = '') = (answered_at is null)),
  {reference("participant", "participant")},
  {unique("participant")}
""",
)

LINK = tenant_table(
    "guest_link",
    f"""
  opens uuid not null,
  invitation uuid not null,
  participant uuid not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  made_at timestamptz not null,
  ended_at timestamptz,
  {reference("opens", "case", on_delete="cascade")},
  {reference("invitation", "invitation", on_delete="cascade")},
  {reference("participant", "participant", on_delete="cascade")},
  {unique("token_hash")}
""",
)

WAYS_IN = (
    case_table(
        "access_code",
        f"""
  invitation uuid not null,
  kind text not null {one_of("kind", ("mail", "pin"))},
  salt bytea not null check (octet_length(salt) = 32),
  browser_hash bytea,
  asked_at timestamptz not null,
  sent_at timestamptz,
  tries integer not null check (tries between 0 and 5),
  used_at timestamptz,
  ended_at timestamptz,
  check ((kind = 'mail') = (browser_hash is not null)),
  {reference("invitation", "invitation", on_delete="cascade")}
""",
    )
    + "create index on access_code (tenant, invitation, asked_at);\n"
    + case_table(
        "guest_session",
        f"""
  invitation uuid not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  began_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz,
  {reference("invitation", "invitation", on_delete="cascade")},
  {unique("token_hash")}
""",
    )
    + case_table(
        "known_browser",
        f"""
  invitation uuid not null,
  browser_hash bytea not null check (octet_length(browser_hash) = 32),
  known_at timestamptz not null,
  {reference("invitation", "invitation", on_delete="cascade")},
  {unique("invitation", "browser_hash")}
""",
    )
)

WORDS = case_table(
    "signature",
    f"""
  circle_member uuid not null,
  conduct text not null check (conduct <> ''),
  channel text not null {one_of("channel", ("mail", "paper"))},
  signed_at timestamptz not null,
  noted_by uuid,
  {reference("circle_member", "circle_member")},
  {unique("circle_member", "conduct")}
""",
) + case_table(
    "wish",
    f"""
  invitation uuid not null,
  kind text not null {one_of("kind", ("say", "not-this-topic", "rather-without"))},
  words text not null,
  about uuid,
  agenda_item uuid,
  is_for_all boolean not null,
  wished_at timestamptz not null,
  written_by text not null {one_of("written_by", ("self", "coordinator"))},
  handled_at timestamptz,
  handled_by uuid,
  check (words <> '' or about is not null),
  {reference("invitation", "invitation")},
  {reference("about", "circle_member")},
  {reference("agenda_item", "agenda_item")}
""",
)


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(INVITATION + LINK + WAYS_IN + WORDS)

    manager.add_raw(run)
    return manager
