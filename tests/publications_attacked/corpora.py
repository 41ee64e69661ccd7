"""Bottlenecks of invented municipalities, from a seed: each is known by whom it is, where and about what."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, count
from random import Random

THEMES = tuple(f"thema-{number}" for number in range(4))
PARTS = tuple(f"deel-{number}" for number in range(3))
DOMAINS = tuple(f"domein-{number}" for number in range(4))
PLACES = ("Hasselt", "Maaseik", "Tongeren")


@dataclass(frozen=True)
class Told:
    """One bottleneck at the network. `client` and `municipality` are numbers that no reader knows."""

    client: int
    municipality: int
    place: str
    theme: str
    sub_theme: str
    domain: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """The finest cell in which it counts."""
        return self.theme, self.sub_theme, self.domain, self.place


Corpus = tuple[Told, ...]


def part(theme: str, number: int) -> str:
    """The code of a sub-theme, as unique as those of the product."""
    return f"{theme}.{PARTS[number]}"


def parts(theme: str) -> tuple[str, ...]:
    return tuple(part(theme, number) for number in range(len(PARTS)))


def place_of(municipality: int) -> str:
    return PLACES[municipality % len(PLACES)]


def told(random: Random, client: int, municipality: int, theme: str = "", sub_theme: str = "") -> Told:
    """Whatever is not said is chosen by chance."""
    theme = theme or random.choice(THEMES)
    return Told(
        client,
        municipality,
        place_of(municipality),
        theme,
        sub_theme or random.choice(parts(theme)),
        random.choice(DOMAINS),
    )


def ordinary(random: Random, size: int = 150, municipalities: int = 12) -> Corpus:
    """Large and small municipalities by Zipf, one bottleneck per client."""
    weights = list(accumulate(1 / (rank + 1) for rank in range(municipalities)))
    homes = random.choices(range(municipalities), cum_weights=weights, k=size)
    return tuple(told(random, client, home) for client, home in enumerate(homes))


def skewed(random: Random) -> Corpus:
    """Themes and sub-themes by Zipf too: many cells with nobody or a few."""
    weights = [1 / (rank + 1) for rank in range(len(THEMES))]
    return tuple(
        replace(one, theme=theme, sub_theme=random.choices(parts(theme), [6, 2, 1])[0])
        for one in ordinary(random, 120)
        for theme in random.choices(THEMES, weights)
    )


def one_holds_a_theme(random: Random) -> Corpus:
    """One municipality tells 95 in a hundred of one theme."""
    held = [told(random, 10_000 + number, 0, THEMES[0]) for number in range(57)]
    others = [told(random, 20_000 + number, 1 + number, THEMES[0]) for number in range(3)]
    return (*ordinary(random), *held, *others)


def three_municipalities(random: Random) -> Corpus:
    """The smallest network that may publish."""
    return ordinary(random, 90, 3)


def ninety_inhabitants(random: Random) -> Corpus:
    """A municipality with one client, in a place where little is told."""
    return (*ordinary(random, 80), *(told(random, 10_000, 90, THEMES[1]) for _ in range(2)))


def one_client_in_a_part(random: Random) -> Corpus:
    """A sub-theme of which one client of one municipality is all there is."""
    alone = part(THEMES[2], 2)
    rest = [one for one in ordinary(random) if one.sub_theme != alone]
    return (*rest, told(random, 10_000, 5, THEMES[2], alone))


def many_of_one(random: Random) -> Corpus:
    """Clients with up to nine bottlenecks, in several themes."""
    return tuple(
        told(random, one.client, one.municipality)
        for one in ordinary(random, 60)
        for _ in range(random.choice((1, 1, 2, 9)))
    )


def in_one_place(random: Random) -> Corpus:
    """Everything in one arrondissement, and one client elsewhere."""
    one_place = [replace(one, place=PLACES[0]) for one in ordinary(random)]
    return (*one_place, replace(told(random, 10_000, 7), place=PLACES[1]))


def nobody(_: Random) -> Corpus:
    """A period in which nothing was told."""
    return ()


def at_the_edges(random: Random) -> Corpus:
    """Cells of 1, 4, 5, 9, 10 and 14 clients side by side: where sums of bands say most."""
    clients = count()
    return tuple(
        Told(next(clients), number % 9, place, theme, sub_theme, random.choice(DOMAINS))
        for theme in THEMES
        for sub_theme in parts(theme)
        for place in PLACES
        for number in range(random.choice((0, 1, 4, 4, 5, 9, 9, 10, 14)))
    )


def sparse(random: Random) -> Corpus:
    """A quarter of a small network."""
    return ordinary(random, 30, 8)


SHAPES: dict[str, Callable[[Random], Corpus]] = {
    shape.__name__: shape
    for shape in (
        ordinary,
        skewed,
        one_holds_a_theme,
        three_municipalities,
        ninety_inhabitants,
        one_client_in_a_part,
        many_of_one,
        in_one_place,
        nobody,
        at_the_edges,
        sparse,
    )
}


def corpora(seeds: Iterable[object]) -> Iterator[tuple[str, Corpus]]:
    """Every shape from every seed, with a name by which to make it again."""
    for name, shape in SHAPES.items():
        for seed in seeds:
            yield f"{name}/{seed}", shape(Random(f"{name}/{seed}"))


def universe() -> list[tuple[str, str, str, str]]:
    """Every cell that a publication may tell of; anybody knows which there are. No cell is of all themes together."""
    cells: list[tuple[str, str, str, str]] = []
    for theme in THEMES:
        cells += [(theme, sub, "", place) for sub in ("", *parts(theme)) for place in ("", *PLACES)]
        cells += [(theme, "", domain, "") for domain in DOMAINS]
    return cells
