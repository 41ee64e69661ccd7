"""The schema of attachments: a file in its row, behind the wall of its case."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, case_table, one_of, reference

ID = "2026-11-22T13:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "attachments"

KINDS = ("consent", "preparation", "voice", "other")
TYPES = (
    "image/jpeg",
    "application/pdf",
    "audio/webm",
    "audio/ogg",
    "audio/mpeg",
    "audio/mp4",
    "audio/wav",
)

ATTACHMENT = (
    case_table(
        "attachment",
        f"""
  about uuid,
  kind text not null {one_of("kind", KINDS)},
  media_type text not null {one_of("media_type", TYPES)},
  size integer not null check (size > 0 and size = length(content)),
  content bytea not null,
  added_at timestamptz not null,
  added_by uuid not null,
  {reference("about", "circle_member")}
""",
    )
    # Photos and sound are pressed already: pressing them once more costs time and wins nothing.
    + "alter table attachment alter column content set storage external;\n"
)


async def forwards() -> MigrationManager:
    """Make the table; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(ATTACHMENT + CARRIED)

    manager.add_raw(run)
    return manager
