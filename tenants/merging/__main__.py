"""`python -m tenants.merging --into tongeren-borgloon tongeren borgloon [--dry-run]`: municipalities merge.

Runs beside the product, with its settings and the address of the role `migrate`. Says how many rows, never what
they hold. Try it with --dry-run first: the same work, undone at the end.
"""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from datetime import date

from infra import clock
from infra.piccolo_conf import DB
from infra.settings import migrate_database_url
from tenants.merging.merge import Outcome, merge
from tenants.merging.order import Impossible, Order


def read(arguments: Sequence[str]) -> tuple[Order, bool]:
    """What was typed."""
    parser = argparse.ArgumentParser(prog="python -m tenants.merging", description="Gemeenten voegen samen.")
    parser.add_argument("merging", nargs="+", metavar="gemeente", help="slug van een gemeente die samengaat")
    parser.add_argument(
        "--into", required=True, metavar="gemeente", help="nieuw, of een ervan die verdergaat"
    )
    parser.add_argument("--policy", metavar="gemeente", help="wiens instellingen blijven (anders: de eerste)")
    parser.add_argument("--on", type=date.fromisoformat, metavar="2025-01-01", help="eerste dag samen")
    parser.add_argument("--dry-run", action="store_true", help="alles doen, tellen, en alles terugdraaien")
    told = parser.parse_args(arguments)
    first = told.into if told.into in told.merging else told.merging[0]
    starts_on = told.on or clock.today()
    return Order(told.into, tuple(told.merging), told.policy or first, starts_on), told.dry_run


async def run(order: Order, *, is_rehearsal: bool) -> Outcome:
    """As the role `migrate`, on one connection."""
    DB.config = {"dsn": migrate_database_url()}
    await DB.start_connection_pool(min_size=1, max_size=1)
    try:
        return await merge(order, is_rehearsal=is_rehearsal, now=clock.now())
    finally:
        await DB.close_connection_pool()


def told(outcome: Outcome, *, is_rehearsal: bool) -> str:
    """A table of counts: one line per table, one column per municipality."""
    parties = outcome.parties
    names = [one.slug for one in parties.ranked]
    width = max(len(name) for name in (*outcome.before, "tabel"))
    lines = [" ".join(["tabel".ljust(width), *(name.rjust(max(8, len(name))) for name in names)])]
    for table, rows in sorted(outcome.before.items()):
        cells = [str(rows.get(one.id, 0)).rjust(max(8, len(one.slug))) for one in parties.ranked]
        lines.append(" ".join([table.ljust(width), *cells]))
    lines.append(f"Wie in meer dan een gemeente werkt en een medewerker wordt: {outcome.doubles}.")
    end = "Proefdraai: er is niets gewijzigd." if is_rehearsal else f"Alles is nu van {parties.into.name}."
    return "\n".join([*lines, end])


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0 when it is done, 1 when it could not be, and then nothing was changed."""
    order, is_rehearsal = read(arguments)
    try:
        outcome = asyncio.run(run(order, is_rehearsal=is_rehearsal))
    except Impossible as impossible:
        print(f"{impossible} Er is niets gewijzigd.", file=sys.stderr)
        return 1
    print(told(outcome, is_rehearsal=is_rehearsal))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
