"""Whether the process lives and whether it can work; for who runs it, never with content."""

from functools import cache

from litestar import Response, get
from piccolo.apps.migrations.commands.base import BaseMigrationManager
from piccolo.apps.migrations.tables import Migration
from redis.asyncio import Redis
from redis.exceptions import RedisError

from infra.piccolo_conf import APP_REGISTRY
from infra.settings import settings
from tenants import door
from tenants.strength import is_believed


@get("/healthz")
async def healthz() -> dict[str, str]:
    """The process lives."""
    return {"status": "ok"}


@get("/readyz")
async def readyz() -> Response[dict[str, bool]]:
    """Database, migrations, Redis and whether PostgreSQL believes us; 503 when one of them is missing."""
    found = {"database": False, "migrations": False, "signature": False, "redis": await _is_redis_there()}
    try:
        async with door.lobby():
            ran = set(await Migration.get_migrations_which_ran())
        found |= {"database": True, "migrations": ran >= _wanted(), "signature": await is_believed()}
    except Exception:  # noqa: BLE001  # any fault means: not ready
        found["database"] = False
    return Response(found, status_code=200 if all(found.values()) else 503)


@cache
def _wanted() -> frozenset[str]:
    """The ids of all migrations that this version of the program brings."""
    manager = BaseMigrationManager()
    folders = [app.resolved_migrations_folder_path for app in APP_REGISTRY.app_configs.values()]
    return frozenset(name for folder in folders for name in manager.get_migration_modules(folder))


async def _is_redis_there() -> bool:
    redis = Redis.from_url(settings().redis_url)
    try:
        await redis.ping()
    except (RedisError, OSError):
        return False
    else:
        return True
    finally:
        await redis.aclose()
