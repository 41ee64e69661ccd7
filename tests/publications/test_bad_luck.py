"""Bad luck of issue 6, through the job where it ends there; what has its test elsewhere is named in ELSEWHERE."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import asyncpg
import pytest

from services.demonstration import limburg
from services.publications import actions
from tests.architecture.sources import ROOT
from tests.contributions.conftest import youth
from tests.contributions.filling import send, voiced
from tests.merging.stage import merge
from tests.publications.conftest import MARCH, Desk, Told
from tests.publications.test_frozen import again, hashes

__all__ = ["youth"]

ELSEWHERE: Mapping[str, tuple[str, str]] = {
    "text that is only a name": ("marking/test_rules.py", "test_a_text_that_is_only_a_name_is_one_mark"),
    "a national number with spaces": ("signals/test_rewriting.py", "test_a_national_number_never_stays"),
    "a municipality of 90 inhabitants": ("publications_attacked/corpora.py", "ninety_inhabitants"),
    "95 % of a theme is of one": ("publications_attacked/corpora.py", "one_holds_a_theme"),
    "a network with three municipalities": ("publications_attacked/corpora.py", "three_municipalities"),
    "the job killed in the middle": (
        "publications_attacked/test_killed.py",
        "test_killed_at_a_random_moment_it_leaves_nothing_half",
    ),
    "two jobs at once": ("publications_attacked/test_killed.py", "test_two_at_once_make_one"),
    "a theme renamed between periods": (
        "readings/test_pages.py",
        "test_two_periods_stand_beside_each_other_and_a_new_name_is_told",
    ),
    "a theme split between periods": (
        "readings/test_pages.py",
        "test_a_theme_that_was_split_is_told_beside_what_is_compared",
    ),
    "a text taken back after publication": (
        "publications/test_frozen.py",
        "test_whatever_changes_afterwards_it_counts_the_same_again",
    ),
    "a refused text sent again unchanged": (
        "signals/test_sending.py",
        "test_a_refused_text_says_why_and_leaves_again_only_rewritten",
    ),
    "a municipality in two networks": (
        "contributions/test_afterwards.py",
        "test_a_municipality_in_two_networks_takes_back_in_one",
    ),
}
SUB, THEME = "housing-social", "housing"
APRIL, ENDED = date(2026, 4, 20), date(2026, 4, 1)
LISTED = (
    "insert into theme (network, code, name, begins_on, ended_on, successors) values ($1, $2, $2, $3, $4, $5)"
)


@pytest.mark.parametrize("luck", ELSEWHERE)
def test_each_has_a_test_that_is_there(luck: str) -> None:
    path, name = ELSEWHERE[luck]
    assert f"def {name}(" in (ROOT / "tests" / path).read_text("utf-8")


@pytest.fixture
async def bare(desk: Desk, admin: asyncpg.Connection) -> Desk:
    """The same network before anybody sent anything; quarters."""
    await admin.execute("delete from network_contribution")
    async with desk.enter() as access:
        await actions.choose(access, "quarter", 5, 3, seen=0)
    return desk


def of_theme(told: Told, theme: str = THEME) -> list[tuple[int, int]]:
    return [band for key, band in told.items() if key[1] == theme and band]


async def test_a_theme_of_which_one_municipality_tells_nearly_all_is_not_told(bare: Desk) -> None:
    await send(bare.world, bare.homes["pelt"], voiced(SUB, MARCH, 57))
    for slug in ("genk", "alken", "as"):
        await send(bare.world, bare.homes[slug], voiced(SUB, MARCH, 1))
    assert of_theme(await bare.told(await bare.make())) == []


async def test_a_network_with_three_municipalities_tells_when_none_is_too_large(bare: Desk) -> None:
    """And nothing at all where one of the three sent nothing."""
    for slug, times in (("pelt", 8), ("genk", 7), ("alken", 6)):
        await send(bare.world, bare.homes[slug], voiced(SUB, MARCH, times))
    for slug in ("pelt", "genk"):
        await send(bare.world, bare.homes[slug], voiced(SUB, APRIL, 10))
    assert of_theme(await bare.told(await bare.make())) == [(20, 24)]
    assert of_theme(await bare.told(await bare.make())) == []


async def test_a_municipality_that_merges_between_two_periods_changes_no_publication(
    bare: Desk, admin: asyncpg.Connection
) -> None:
    homes = ("pelt", "genk", "alken", "as")
    for slug in homes:
        await send(bare.world, bare.homes[slug], voiced(SUB, MARCH, 6))
    first = await bare.make()
    told = await bare.told(first)
    assert (await merge("--into", "genk", "pelt", "genk")).code == 0
    assert (await again(bare, first), await bare.told(first)) == (await hashes(bare, first), told)
    for slug in homes[1:]:
        await send(bare.world, bare.homes[slug], voiced(SUB, APRIL, 6))
    assert of_theme(await bare.told(await bare.make())) == [(15, 19)]


async def test_a_theme_that_is_split_counts_under_its_old_code_and_then_under_its_new_ones(
    bare: Desk, admin: asyncpg.Connection
) -> None:
    network = bare.world.network
    await admin.execute(LISTED, network, THEME, None, ENDED, ["roof", "rent"])
    for code in ("roof", "rent"):
        await admin.execute(LISTED, network, code, ENDED, None, [])
    for slug in ("pelt", "genk", "alken", "as"):
        for day in (MARCH, APRIL):
            await send(bare.world, bare.homes[slug], voiced(SUB, day, 6))
    await admin.execute(
        "update network_contribution set theme = 'roof', sub_theme = '' where quarter = $1", ENDED
    )
    spring, summer = await bare.make(), await bare.make()
    of_spring, of_summer = await bare.told(spring), await bare.told(summer)
    assert (of_theme(of_spring), of_theme(of_summer, "roof")) == ([(20, 24)], [(20, 24)])
    assert (of_theme(of_spring, "roof"), of_theme(of_summer)) == ([], [])
    assert await again(bare, spring) == await hashes(bare, spring)


async def test_what_a_municipality_sends_to_another_network_is_not_counted_here(
    bare: Desk, youth: UUID
) -> None:
    for slug in ("pelt", "genk", "alken"):
        await send(bare.world, bare.homes[slug], voiced(SUB, MARCH, 6))
    home = bare.homes["pelt"]
    member = await limburg.coordinator_of(bare.world, home)
    await limburg.send_all(home, member, youth, voiced(SUB, MARCH, 30))
    assert of_theme(await bare.told(await bare.make())) == [(15, 19)]
