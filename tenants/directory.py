"""The public directory: every municipality of Flanders, and whom to call there. Global: answers in the lobby.

Who works with this product comes from the registry, all others from the list of flanders.py.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import Any

from infra.piccolo_conf import DB
from tenants import crossings, flanders
from tenants.access import Access
from tenants.tables import Policy
from tenants.words.packs import PACKS

MOST = 12
ALIKE = 0.8
SAINT = frozenset({"st", "st."})
FORMER = """
select old.name, successor.slug from municipality old join municipality successor on successor.id = old.merged_into
where old.valid_to is not null and old.name <> successor.name order by old.name
"""


UNNAMED = """
select exists (select from member where is_named_in(name, $1) and left_at is null
  and 'coordinator' = any(roles) and name_shown_at is null)
"""


@dataclass(frozen=True)
class Contact:
    """Whom anyone may call in a municipality, and what may be asked there."""

    coordinator: str
    phone: str
    email: str
    may_confidant_consent: bool = True
    is_client_needed: bool = False

    @property
    def first_name(self) -> str:
        """`An`, or the whole of `De coördinator`."""
        first, _, _ = self.coordinator.partition(" ")
        return first if first[:1].isupper() else self.coordinator[:1].upper() + self.coordinator[1:]


@dataclass(frozen=True)
class Place:
    """A municipality of today, with the names of those that merged into it."""

    slug: str
    name: str
    coordinator: str = ""
    phone: str = ""
    email: str = ""
    formerly: tuple[str, ...] = ()
    service: str = ""
    reachable: str = ""
    may_ask: str = ""
    checked_on: date | None = None
    networks: tuple[str, ...] = ()
    province: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody coordinates there with this product."""
        return bool(self.coordinator)


async def places() -> list[Place]:
    """Every municipality of today, by name."""
    former: dict[str, set[str]] = defaultdict(set)
    for row in await DB.connection.fetch(FORMER):
        former[row["slug"]].add(row["name"])
    here = [_place(row) for row in await crossings.coordinator_directory()]
    others = _others({place.slug for place in here})
    for one in flanders.places():
        former[one.slug] |= set(one.former_names)
    rest = [Place(one.slug, one.name, province=one.province) for one in others]
    found = [replace(place, formerly=tuple(sorted(former[place.slug]))) for place in (*here, *rest)]
    return sorted(found, key=lambda place: plain(place.name))


def _place(row: Mapping[str, Any]) -> Place:
    """Who does not want the own name there is called as people say it in that municipality."""
    unnamed = PACKS.get(row["vocabulary"], PACKS["limburg"]).coordinator.the if row["is_open"] else ""
    told = {name: value for name, value in row.items() if name not in {"vocabulary", "is_open"}}
    return Place(**{**told, "networks": tuple(row["networks"]), "coordinator": row["coordinator"] or unnamed})


async def find_place(slug: str) -> Place | None:
    """The municipality with this slug, also where nobody works with this product; None when there is none."""
    return next((place for place in await places() if place.slug == slug), None)


def _others(here: Collection[str]) -> list[flanders.Place]:
    """Who is not in the registry, and is no merger of which a part still stands in it."""
    return [
        place
        for place in flanders.places()
        if place.slug not in here and not any(one.slug in here for one in place.former)
    ]


def matching(known: Iterable[Place], wanted: str) -> list[Place]:
    """The places whose present or former name holds what was typed; whole names and beginnings first.

    Where none does, those whose name is spelled nearly so.
    """
    typed, there = plain(wanted), list(known)
    ranked = [(rank, place) for place in there if (rank := _rank(place, typed)) is not None]
    found = [place for _, place in sorted(ranked, key=lambda pair: (pair[0], pair[1].name))][:MOST]
    return found or _alike(there, typed)


def plain(name: str) -> str:
    """Without capitals, accents and hyphens, and `st` for `sint`: as people type it."""
    spelled = unicodedata.normalize("NFKD", name.casefold().replace("-", " "))
    letters = "".join(letter for letter in spelled if not unicodedata.combining(letter))
    return " ".join("sint" if word in SAINT else word for word in letters.split())


async def find_contact(access: Access) -> Contact | None:
    """Whom to call in the municipality of this access; None where nobody coordinates yet."""
    _ = access.home
    policy: Policy | None = await Policy.objects().first()
    if policy is None or not policy.coordinator_name:
        return None
    name = policy.coordinator_name
    if await DB.connection.fetchval(UNNAMED, name):
        name = PACKS[access.home.vocabulary].coordinator.the
    return Contact(
        name,
        policy.phone,
        policy.email,
        policy.may_confidant_consent,
        policy.client_presence == "required",
    )


def _alike(known: Iterable[Place], typed: str) -> list[Place]:
    """Typed with a slip of the finger."""
    names = {name: place for place in known for name in _names(place)}
    return list(dict.fromkeys(names[name] for name in get_close_matches(typed, names, MOST, ALIKE)))


def _names(place: Place) -> list[str]:
    return [plain(name) for name in (place.name, *place.formerly)]


def _rank(place: Place, typed: str) -> int | None:
    """How well a name fits: 0 is the whole name, None is not at all."""
    names = _names(place)
    if typed in names:
        return 0
    if any(name.startswith(typed) for name in names):
        return 1
    return 2 if any(typed in name for name in names) else None
