"""A second text of any field: what was of the notes of a point alone. The rows that wait stay."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, reference

ID = "2026-11-22T19:10:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "second text"

# The rows of all municipalities at once: for the update alone the wall does not bind the owner.
GENERAL = """
alter table rival_note rename to second_text;
alter table second_text rename column agenda_item to record;
alter table second_text drop constraint rival_note_tenant_agenda_item_fkey;
alter table second_text rename constraint rival_note_pkey to second_text_pkey;
alter table second_text rename constraint rival_note_tenant_case_fkey to second_text_tenant_case_fkey;
alter table second_text rename constraint rival_note_tenant_fkey to second_text_tenant_fkey;
alter index rival_note_tenant_case_idx rename to second_text_tenant_case_idx;
alter table second_text add consultation uuid, add field text, add sheet text not null default '';
alter table second_text no force row level security;
alter table agenda_item no force row level security;
update second_text t set field = 'agenda_item.notes', consultation = i.consultation
from agenda_item i where i.tenant = t.tenant and i.id = t.record;
alter table second_text force row level security;
alter table agenda_item force row level security;
alter table second_text alter consultation set not null, alter field set not null, alter sheet drop default;
create index on second_text (tenant, record);
"""
SAT_AT = f"alter table second_text add {reference('consultation', 'consultation')};"


async def forwards() -> MigrationManager:
    """Widen the table; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(GENERAL + SAT_AT)
        await DB.script(CARRIED)

    manager.add_raw(run)
    return manager
