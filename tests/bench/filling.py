"""Fills a migrated database with municipalities and cases, as a superuser, and lets PostgreSQL count them."""

import asyncio
import time
from itertools import pairwise
from pathlib import Path

import asyncpg

from infra.settings import settings
from services.invitations import conduct

SCRIPT = Path(__file__).with_name("fill.sql")
AT_ONCE = 4


async def fill(admin_url: str, tenants: int, cases: int) -> float:
    """`tenants` municipalities with one coordinator and `cases` cases each; returns the seconds it took."""
    began = time.perf_counter()
    bounds = [tenants * part // AT_ONCE for part in range(AT_ONCE + 1)]
    parts = [(first + 1, last) for first, last in pairwise(bounds) if first < last]
    await asyncio.gather(*(_fill(admin_url, first, last, cases) for first, last in parts))
    connection = await asyncpg.connect(admin_url)
    await connection.execute("analyze")
    await connection.close()
    return time.perf_counter() - began


async def _fill(admin_url: str, first: int, last: int, cases: int) -> None:
    asked = {
        "first": first,
        "last": last,
        "cases": cases,
        "issuer": settings().oidc_issuer,
        "conduct": conduct.CURRENT.version,
    }
    connection = await asyncpg.connect(admin_url)
    for name, value in asked.items():
        await connection.execute("select set_config($1, $2, false)", f"bench.{name}", str(value))
    await connection.execute(SCRIPT.read_text(), timeout=1800)
    await connection.close()
