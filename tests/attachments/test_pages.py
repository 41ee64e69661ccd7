"""Keeping a file and seeing it: only inside its case, under a name that says nothing."""

import io
import zipfile
from uuid import UUID

import pytest

from infra import clock
from services.attachments.actions import discard, keep
from services.attachments.queries import kept
from services.attachments.tables import Kind
from services.demonstration.cast import Cast
from services.errors import NotFound
from tests.attachments.files import PDF, PHOTO, VOICES
from tests.cases.conftest import Niels
from tests.cases.people import inside, rows
from tests.conftest import Browser


async def of(world: Cast, niels: Niels, content: bytes, kind: str = Kind.CONSENT) -> UUID:
    async with inside(world, "an") as access:
        return await keep(access, niels.case, kind, content, about=niels.people["Niels"], now=clock.now())


@pytest.mark.parametrize(
    ("content", "kind", "media_type", "name"),
    [
        (PHOTO, Kind.CONSENT, "image/jpeg", "bijlage.jpg"),
        (PDF, Kind.CONSENT, "application/pdf", "bijlage.pdf"),
        (VOICES[0], Kind.VOICE, "audio/webm", "bijlage.webm"),
    ],
)
async def test_an_sees_it_and_no_browser_keeps_it(
    an: Browser, world: Cast, niels: Niels, content: bytes, kind: str, media_type: str, name: str
) -> None:
    answer = await an.get(f"/bijlagen/{await of(world, niels, content, kind)}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media_type
    assert answer.headers["content-disposition"] == f'inline; filename="{name}"'
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert ("sandbox" in answer.headers["content-security-policy"]) == (content != PDF)


async def test_bram_and_celia_find_nothing(bram: Browser, celia: Browser, world: Cast, niels: Niels) -> None:
    place = f"/bijlagen/{await of(world, niels, PHOTO)}"
    assert [(await one.get(place)).status_code for one in (bram, celia)] == [404, 404]


async def test_that_it_was_kept_and_seen_is_noted(an: Browser, world: Cast, niels: Niels) -> None:
    kept_id = await of(world, niels, PHOTO)
    await an.get(f"/bijlagen/{kept_id}")
    lines = await rows(world, "select action from audit_line where subject = $1 order by number", kept_id)
    assert [line["action"] for line in lines] == ["attachment.kept", "attachment.read"]


async def test_a_list_tells_what_is_kept_without_its_content(world: Cast, niels: Niels) -> None:
    kept_id = await of(world, niels, PHOTO)
    async with inside(world, "an") as access:
        found = await kept(access, niels.case, Kind.CONSENT, about=niels.people["Niels"])
        assert [one.id for one in found] == [kept_id]
        assert await kept(access, niels.case, Kind.VOICE) == []


async def test_the_wrong_photo_goes(world: Cast, niels: Niels) -> None:
    kept_id = await of(world, niels, PHOTO)
    async with inside(world, "an") as access:
        await discard(access, kept_id)
    async with inside(world, "an") as access:
        assert await kept(access, niels.case) == []


async def test_it_is_about_somebody_of_this_circle(world: Cast, niels: Niels) -> None:
    with pytest.raises(NotFound):
        async with inside(world, "an") as access:
            await keep(access, niels.case, Kind.OTHER, PDF, about=niels.case, now=clock.now())


async def test_the_client_who_asks_gets_the_files_that_are_theirs(
    an: Browser, world: Cast, niels: Niels
) -> None:
    own = await of(world, niels, PDF)
    others = await of(world, niels, VOICES[0], Kind.VOICE)
    await an.post(f"{niels.path}/inzagevraag", {"asked_on": clock.today().isoformat()})
    page = (await an.get(f"{niels.path}/inzage")).text
    assert f'href="/bijlagen/{own}"' in page
    assert "Opgenomen stem" in page
    sent = await an.post(f"{niels.path}/inzage", {"weg": [str(others)]})
    archive = zipfile.ZipFile(io.BytesIO(sent.content))
    assert [name for name in archive.namelist() if name.startswith("bijlagen/")] == ["bijlagen/1.pdf"]
    assert archive.read("bijlagen/1.pdf") == PDF
