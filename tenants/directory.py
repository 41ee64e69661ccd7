"""The public directory: which municipality is called how, and whom to call there. Global: answers in the lobby."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from infra.piccolo_conf import DB
from tenants import crossings
from tenants.access import Access
from tenants.tables import Policy

MOST = 12
FORMER = """
select old.name, successor.slug from municipality old join municipality successor on successor.id = old.merged_into
where old.valid_to is not null and old.name <> successor.name order by old.name
"""


@dataclass(frozen=True)
class Contact:
    """Whom anyone may call in a municipality."""

    coordinator: str
    phone: str
    email: str

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
    coordinator: str
    phone: str
    email: str
    formerly: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody coordinates there with this product."""
        return bool(self.coordinator)


async def places() -> list[Place]:
    """Every municipality of today, by name."""
    former: dict[str, list[str]] = defaultdict(list)
    for row in await DB.connection.fetch(FORMER):
        former[row["slug"]].append(row["name"])
    return [
        Place(**row, formerly=tuple(former[row["slug"]])) for row in await crossings.coordinator_directory()
    ]


def matching(known: Iterable[Place], wanted: str) -> list[Place]:
    """The places whose present or former name holds what was typed; whole names and beginnings first."""
    typed = plain(wanted)
    ranked = [(rank, place) for place in known if (rank := _rank(place, typed)) is not None]
    return [place for _, place in sorted(ranked, key=lambda pair: (pair[0], pair[1].name))][:MOST]


def plain(name: str) -> str:
    """Without capitals, accents and hyphens: as people type it."""
    spelled = unicodedata.normalize("NFKD", name.casefold().replace("-", " "))
    return " ".join("".join(letter for letter in spelled if not unicodedata.combining(letter)).split())


async def find_contact(access: Access) -> Contact | None:
    """Whom to call in the municipality of this access; None where nobody coordinates yet."""
    _ = access.home
    policy: Policy | None = await Policy.objects().first()
    if policy is None or not policy.coordinator_name:
        return None
    return Contact(policy.coordinator_name, policy.phone, policy.email)


def _rank(place: Place, typed: str) -> int | None:
    """How well a name fits: 0 is the whole name, None is not at all."""
    names = [plain(name) for name in (place.name, *place.formerly)]
    if typed in names:
        return 0
    if any(name.startswith(typed) for name in names):
        return 1
    return 2 if any(typed in name for name in names) else None
