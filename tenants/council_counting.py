"""Asking the two crossings of a council's file: bands of situations, and which texts may be quoted (decision 0040)."""

from uuid import UUID

from infra.piccolo_conf import DB


async def council_counts(year: int) -> dict[tuple[str, str], int]:
    """By theme and sub-theme the foot of its band, for who coordinates here; what is below the floor is not in it."""
    rows = await DB.connection.fetch("select theme, sub_theme, low from council_counts($1)", year)
    return {(row["theme"], row["sub_theme"]): row["low"] for row in rows}


async def council_quotable(year: int) -> set[UUID]:
    """Of each situation and theme one text: the first that was confirmed."""
    rows = await DB.connection.fetch("select signal from council_quotable($1)", year)
    return {row["signal"] for row in rows}
