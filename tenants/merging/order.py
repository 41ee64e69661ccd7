"""An order to merge: which municipalities, into which one, whose settings remain. Checked before anything is moved."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from infra.piccolo_conf import DB
from tenants.flanders import Place, find_place

LIVING = "select id, slug, name from municipality where slug = any($1) and valid_to is null"


class Impossible(Exception):
    """This cannot be merged; the text tells the operator why. Nothing was changed."""


@dataclass(frozen=True)
class Order:
    """What the operator asked: slugs as they are typed."""

    into: str
    merging: tuple[str, ...]
    policy_of: str
    starts_on: date


@dataclass(frozen=True)
class Tenant:
    """One municipality of the order."""

    id: UUID
    slug: str
    name: str


@dataclass(frozen=True)
class Parties:
    """Who merges: `leaving` lose their rows to `into`; `ranked` are all of them, whose row counts first on top."""

    into: Tenant
    leaving: tuple[Tenant, ...]
    ranked: tuple[Tenant, ...]
    is_new: bool

    @property
    def all_ids(self) -> list[UUID]:
        """Everybody who takes part, the one that remains included."""
        return [one.id for one in self.ranked]

    @property
    def leaving_ids(self) -> list[UUID]:
        """Those that end."""
        return [one.id for one in self.leaving]


async def settle(order: Order) -> Parties:
    """Who takes part; makes the row of a new municipality from the registry. Raises Impossible."""
    _check(order)
    rows = await DB.connection.fetch(LIVING, [order.into, *order.merging])
    known = {row["slug"]: Tenant(row["id"], row["slug"], row["name"]) for row in rows}
    missing = [slug for slug in order.merging if slug not in known]
    if missing:
        raise Impossible(f"Geen gemeente van vandaag: {', '.join(missing)}.")
    is_new = order.into not in known
    if not is_new and order.into not in order.merging:
        raise Impossible(f"{order.into} bestaat en gaat verder: noem die gemeente dan ook bij wie samengaat.")
    into = await _open(order) if is_new else known[order.into]
    leaving = tuple(known[slug] for slug in order.merging if slug != order.into)
    first = [one for one in (into, *leaving) if one.slug == order.policy_of]
    ranked = tuple(first + [one for one in (into, *leaving) if one not in first])
    if not is_new:
        await _rename(into)
    return Parties(into, leaving, ranked, is_new)


def _check(order: Order) -> None:
    if len(set(order.merging)) < len(order.merging):
        raise Impossible("Een gemeente staat er twee keer.")
    if len({*order.merging, order.into}) < len(("into", "one")):
        raise Impossible("Er is niets samen te voegen: noem minstens twee gemeenten.")
    if order.policy_of not in {*order.merging, order.into}:
        raise Impossible(
            f"De instellingen moeten van een van deze gemeenten komen, niet van {order.policy_of}."
        )


OPEN = """
insert into municipality (slug, name, nis, province, arrondissement, kbo_municipality, kbo_ocmw, ovo_municipality,
                          ovo_ocmw, valid_from)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id
"""
RENAME = """
update municipality set name = $2, nis = $3, province = $4, arrondissement = $5, kbo_municipality = $6,
       kbo_ocmw = $7, ovo_municipality = $8, ovo_ocmw = $9
where id = $1
"""


async def _open(order: Order) -> Tenant:
    place = find_place(order.into)
    if place is None:
        raise Impossible(f"De registers kennen geen gemeente {order.into}.")
    found = await DB.connection.fetchval(OPEN, place.slug, *_facts(place), order.starts_on)
    return Tenant(found, place.slug, place.name)


async def _rename(into: Tenant) -> None:
    """Who goes on under the same slug gets the name and numbers that the registers give since the merger."""
    place = find_place(into.slug)
    if place is not None and place.merged_from:
        await DB.connection.execute(RENAME, into.id, *_facts(place))


def _facts(place: Place) -> tuple[str | None, ...]:
    numbers = (place.kbo_municipality, place.kbo_ocmw, place.ovo_municipality, place.ovo_ocmw)
    return place.name, place.nis, place.province, place.arrondissement, *numbers
