"""Lays a corpus down at a network, as a superuser: what arrived, without the way it came."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

import asyncpg

from services.demonstration.cast import Cast
from services.themes.first import FIRST
from tenants import door
from tenants.tables import Municipality, NetworkMunicipality
from tenants.words.domains import DOMAINS as REAL_DOMAINS
from tests.bench.signals.corpus import token
from tests.bench.signals.filling import COLUMNS
from tests.publications_attacked.corpora import DOMAINS, PLACES, THEMES, Corpus, Told, parts

QUARTER = date(2026, 1, 1)
PARTS = {
    ours: real.code
    for theme, code in zip(FIRST, THEMES, strict=False)
    for real, ours in zip(theme.parts, parts(code), strict=False)
}
CODES = {theme: real.code for real, theme in zip(FIRST, THEMES, strict=False)}
LIFE = dict(zip(DOMAINS, REAL_DOMAINS, strict=False))


def real(corpus: Iterable[Told]) -> Corpus:
    """The same with codes of the product."""
    return tuple(
        replace(one, theme=CODES[one.theme], sub_theme=PARTS[one.sub_theme], domain=LIFE[one.domain])
        for one in corpus
    )


async def settle(world: Cast) -> None:
    """A municipality of the network in each place, so that every place is one of the network's."""
    async with door.lobby():
        for place in PLACES:
            slug = f"oord-{place.lower()}"
            row = Municipality(
                slug=slug,
                name=f"Oord {place}",
                nis=slug,
                province="Limburg",
                arrondissement=place,
                valid_from=date(2025, 1, 1),
            )
            await row.save()
            await NetworkMunicipality(network=world.network, municipality=row.id).save()


async def lay(
    admin: asyncpg.Connection,
    network: UUID,
    corpus: Iterable[Told],
    *,
    state: str = "accepted",
    quarter: date = QUARTER,
) -> None:
    """All of it in one quarter."""
    because = "te dicht bij één persoon" if state == "refused" else ""
    rows = [
        (network, quarter, *_what(one, state), *_whose(one, quarter), state, because) for one in real(corpus)
    ]
    columns = (*COLUMNS, "refused_because")
    await admin.copy_records_to_table("network_contribution", records=rows, columns=columns)


def _what(one: Told, state: str) -> tuple[object, ...]:
    text = "" if state == "withdrawn" else "Een bijdrage."
    return one.theme, one.sub_theme, one.domain, "rule", one.place, text, True


def _whose(one: Told, quarter: date) -> tuple[bytes, bytes]:
    return (
        token(f"situation|{one.municipality}|{one.client}|{quarter.year}"),
        token(f"municipality|{one.municipality}|{quarter.year}"),
    )
