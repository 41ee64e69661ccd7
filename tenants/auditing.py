"""`python -m tenants.auditing verify [slug …]`: is the audit still as it was written? Exit 1 when not.

Reads as the role `app`, makes every hash again outside PostgreSQL, and holds the heads that were anchored
(AUDIT_ANCHOR) against the chain. `… anchor` writes the heads there now, as the relay does every hour.
"""

import argparse
import asyncio
import sys
from collections.abc import Sequence

from infra import clock
from infra.piccolo_conf import DB
from infra.settings import settings
from tenants import anchors, verifying
from tenants.chain import Fault
from tenants.verifying import Verdict
from tenants.words.auditing import FAULTS

MOST_SHOWN = 3


async def verify(slugs: Sequence[str] = ()) -> list[Verdict]:
    """The verdict on each municipality and network, or on these; a line each, and what the anchors say."""
    folder = settings().audit_anchor
    known = await asyncio.to_thread(anchors.read, folder) if folder else verifying.NO_ANCHORS
    found = [one for one in await verifying.tenants() if not slugs or one[1] in slugs]
    of_networks = [one for one in await verifying.networks() if not slugs or one[1] in slugs]
    verdicts = [await verifying.verify(tenant, slug, known) for tenant, slug in found]
    verdicts += [await verifying.verify_network(network, slug, known) for network, slug in of_networks]
    there = {one for one, _ in (*found, *of_networks)}
    gone = [] if slugs else [owner for owner in known.heads if owner not in there]
    verdicts += [Verdict(str(owner), faults=[Fault("gone", known.heads[owner][-1].number)]) for owner in gone]
    if known.broken:
        verdicts.append(Verdict("ankers", faults=[Fault("anchors")]))
    for verdict in verdicts:
        _say(f"{verdict.slug:24} {verdict.rows:>10} lijnen  {_words(verdict)}")
    rows, seconds = sum(one.rows for one in verdicts), sum(one.seconds for one in verdicts)
    speed = rows / seconds if seconds else 0
    _say(f"{len(found)} gemeenten, {len(of_networks)} netwerken, {rows} lijnen, {speed:.0f} per seconde.")
    _say(f"Laatste anker: {known.last_at or 'geen'}." if folder else "Zonder ankers (AUDIT_ANCHOR is leeg).")
    return verdicts


async def anchor() -> int:
    """Write every head to the folder of the anchors; returns how many were new."""
    folder = settings().audit_anchor
    if folder is None:
        return 0
    return await asyncio.to_thread(anchors.write, folder, await verifying.heads(), clock.now())


def _words(verdict: Verdict) -> str:
    told = [FAULTS[fault.code].format(number=fault.number) for fault in verdict.faults[:MOST_SHOWN]]
    more = len(verdict.faults) - MOST_SHOWN
    return "; ".join([*told, *([f"en nog {more}"] if more > 0 else [])]) or "in orde"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


async def main(arguments: Sequence[str]) -> int:
    """What the command line asks; the exit code says whether all is well."""
    parser = argparse.ArgumentParser(prog="python -m tenants.auditing", description="Het logboek nakijken.")
    parser.add_argument("what", choices=("verify", "anchor"), help="nakijken, of de koppen nu vastleggen")
    parser.add_argument("slug", nargs="*", help="alleen deze gemeenten of netwerken")
    asked = parser.parse_args(arguments)
    await DB.start_connection_pool(min_size=1, max_size=2)
    try:
        if asked.what == "anchor":
            _say(f"{await anchor()} koppen vastgelegd.")
            return 0
        return 1 if any(one.faults for one in await verify(asked.slug)) else 0
    finally:
        await DB.close_connection_pool()


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
