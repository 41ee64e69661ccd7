"""The operator's file of providers: written whole or not at all, and what it says is what counts."""

import asyncio
import json
import sys
from pathlib import Path
from re import search

import asyncpg
import pytest

from infra.settings import migrate_database_url
from services.demonstration.cast import Cast
from tenants import door, provider_file, providers
from tenants.providers import Provider
from tests.architecture.sources import ROOT
from tests.signin.vouching import ACM, DIRECTORY

GUIDE = (ROOT / "infra" / "deployment" / "signing-in.md").read_text("utf-8")


def example() -> str:
    """The file that the guide shows."""
    found = search(r"```toml\n(.*?)```", GUIDE, flags=16)
    assert found
    return found[1]


async def write(text: str, tmp_path: Path) -> int:
    """Run the command in a process of its own, as an operator would."""
    path = tmp_path / "aanmelddiensten.toml"
    path.write_text(text, encoding="utf-8")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tenants.provider_file", str(path), cwd=ROOT
    )
    return await process.wait()


async def known() -> dict[str, Provider]:
    async with door.lobby():
        return {one.code: one for one in await providers.providers()}


async def test_the_example_of_the_guide_works(world: Cast, tmp_path: Path) -> None:
    assert await write(example(), tmp_path) == 0

    found = await known()
    assert list(found) == ["omgeving", "acm", "microsoft-pelt"]
    assert found["acm"].subject_claims == ("vo_id", "sub")
    assert found["acm"].accepted_levels[0] == "urn:be:vlaanderen:authmech:sms"
    assert found["microsoft-pelt"].directories == (DIRECTORY,)
    async with door.lobby():
        [use] = await providers.uses()
    assert (use.municipality, use.organisation) == (world.pelt, DIRECTORY)


async def test_who_is_not_in_it_any_more_vouches_for_nobody(world: Cast, tmp_path: Path) -> None:
    await write(example(), tmp_path)
    await write(example().split('[[provider]]\ncode = "microsoft-pelt"')[0], tmp_path)

    assert list(await known()) == ["omgeving", "acm"]


async def test_a_mistake_writes_nothing_at_all(
    world: Cast, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    wrong = example().replace('municipality = "pelt"', 'municipality = "atlantis"')

    assert await write(wrong, tmp_path) == 1
    assert "Niets bewaard" in capfd.readouterr().err
    assert list(await known()) == ["omgeving"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('kind = "entra"', 'kind = "saml"'),
        ('kind = "entra"', "kind = "),
        ('"LCO.Coordinator" = "coordinator"', '"LCO.Coordinator" = "king"'),
        ("https://login.microsoftonline.com", "http://login.microsoftonline.com"),
        ('client_id = "…"', 'client_secret = "in the file"'),
        ('name = "Microsoft (Pelt)"', ""),
        ("[[provider]]", "[[providers]]"),
    ],
)
def test_what_cannot_be_meant_is_told_before_anything_is_written(right: str, wrong: str) -> None:
    assert right in example()

    with pytest.raises(provider_file.Wrong):
        provider_file.read(example().replace(right, wrong))


def test_the_presets_are_what_the_tests_of_acm_use() -> None:
    preset = provider_file.PRESETS["acm-idm"]
    for column in ("subject_claims", "organisation_claim", "organisation_keys"):
        assert preset[column] == ACM[column]
    assert json.dumps(dict(preset))
    assert migrate_database_url()


async def test_the_program_itself_cannot_write_it(world: Cast) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await provider_file.keep(provider_file.read(example()))
