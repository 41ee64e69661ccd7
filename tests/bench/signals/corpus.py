"""Contributions by chance, from a seed: municipalities by Zipf, themes unequal, clients with more than one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import accumulate
from random import Random

from services.themes.first import FIRST
from tenants.words.domains import DOMAINS

FIRST_YEAR = 2023
ONCE_MORE = (1, 1, 1, 1, 1, 1, 1, 2, 2, 4)


@dataclass(frozen=True)
class Given:
    """One contribution as the network holds it."""

    quarter: date
    theme: str
    sub_theme: str
    domain: str
    arrondissement: str
    client_token: bytes
    municipality_token: bytes


@dataclass(frozen=True)
class Home:
    """A municipality and how much of everything comes from it."""

    number: int
    arrondissement: str
    weight: float


def zipf(municipalities: int, arrondissements: Sequence[str]) -> list[Home]:
    """A large one and ever smaller ones, spread over the arrondissements."""
    return [
        Home(rank, arrondissements[rank % len(arrondissements)], 1 / (rank + 10))
        for rank in range(municipalities)
    ]


def given(homes: Sequence[Home], size: int, quarters: int, seed: int = 6) -> Iterator[Given]:
    """So many, evenly over the quarters."""
    random = Random(seed)
    themes, parts, domains = _unequal(random)
    by_home = list(accumulate(home.weight for home in homes))
    left = 0
    for number in range(size):
        if left == 0:
            home = random.choices(homes, cum_weights=by_home)[0]
            arrived = quarter(number * quarters // size)
            left, client = random.choice(ONCE_MORE), number
        left -= 1
        theme = random.choices(FIRST, cum_weights=themes)[0]
        yield Given(
            arrived,
            theme.code,
            random.choices(theme.parts, cum_weights=parts[theme.code])[0].code,
            random.choices(list(DOMAINS), cum_weights=domains)[0],
            home.arrondissement,
            token(f"situation|{client}"),
            token(f"municipality|{home.number}|{arrived.year}"),
        )


def token(said: str) -> bytes:
    """Sixteen bytes, as the crossing makes them."""
    return blake2b(said.encode(), digest_size=16).digest()


def _unequal(random: Random) -> tuple[list[float], dict[str, list[float]], list[float]]:
    """Some themes and domains are told of five times as much as others."""

    def weights(many: int) -> list[float]:
        return list(accumulate(random.uniform(0.4, 2) for _ in range(many)))

    return weights(len(FIRST)), {one.code: weights(len(one.parts)) for one in FIRST}, weights(len(DOMAINS))


def quarter(number: int) -> date:
    """The first day of one of the quarters."""
    return date(FIRST_YEAR + number // 4, number % 4 * 3 + 1, 1)
