"""What the web process does before its first request and after its last one."""

import gc

from litestar import Litestar

from infra import log
from infra.piccolo_conf import DB
from infra.production import refuse_unsafe
from infra.settings import settings
from tenants.strength import refuse_unfit


async def begin_log(_: Litestar | None = None) -> None:
    """From here on every line goes through infra/log.py."""
    log.configure("web")


async def open_pool(_: Litestar | None = None) -> None:
    """Open the pool; refuse to start with the settings of a demo, or with a role that is too strong."""
    refuse_unsafe(settings())
    await DB.start_connection_pool(min_size=1, max_size=settings().pool_size)
    await refuse_unfit()


async def freeze(_: Litestar) -> None:
    """What exists now stays for ever: the collector need not look at it again."""
    gc.collect()
    gc.freeze()


async def close_pool(_: Litestar | None = None) -> None:
    """Give every connection back."""
    await DB.close_connection_pool()
