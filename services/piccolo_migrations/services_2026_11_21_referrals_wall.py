"""The wall of a request that led to a case: from then on only who may open the case sees it.

A migration of its own, after the cases: their function opened_cases() must exist.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import wall_by_case, wall_by_parent

ID = "2026-11-21T22:02:30:000000"
VERSION = "1.38.0"
DESCRIPTION = "referrals that led to a case"

WALLS = (
    wall_by_case("referral", "led_to", is_optional=True)
    + wall_by_parent("referral_person", "referral")
    + wall_by_parent("weighing", "referral")
)


async def forwards() -> MigrationManager:
    """Raise the walls; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(WALLS)

    manager.add_raw(run)
    return manager
