"""Files and paper: the sheet says no name, a photo and a voice are kept with the kit, and only its owner hears it."""

from io import BytesIO
from typing import Any

from PIL import Image
from pypdf import PdfReader

from tests.conftest import Browser
from tests.invitations.guest import Guest
from tests.invitations.scene import CANARIES, Table
from tests.preparations.conftest import Enter
from web.guests.entrance import BROWSER_COOKIE
from web.signin.csrf import token_for

VOICE = b"\x1a\x45\xdf\xa3" + bytes(range(200))


def photo() -> bytes:
    made = BytesIO()
    Image.new("RGB", (60, 40), "white").save(made, "JPEG")
    return made.getvalue()


async def upload(browser: Browser, path: str, name: str, content: bytes) -> Any:
    return await browser.http.post(path, data={"_csrf": browser.csrf}, files={name: ("x", content)})


async def own_upload(guest: Guest, content: bytes) -> Any:
    token = token_for(guest.browser.http.cookies[BROWSER_COOKIE])
    files = {"foto": ("x", content)}
    return await guest.browser.http.post(
        f"{guest.link}/mijn-overleg/foto", data={"_csrf": token}, files=files
    )


async def test_the_sheet_is_one_page_without_a_name(an: Browser, kit: str) -> None:
    made = await an.get(f"{kit}/blad")
    assert made.headers["content-type"] == "application/pdf"
    pages = PdfReader(BytesIO(made.content)).pages
    assert len(pages) == 1
    text = pages[0].extract_text()
    assert "Wat kun je zelf doen?" in text
    assert [name for name in CANARIES if name in text] == []
    code = (await an.get(kit)).text.partition('sheet-code">')[2][:7]
    assert code in text


async def test_a_photo_is_kept_and_only_the_coordinator_opens_it(
    asked: Table, enter: Enter, an: Browser, bram: Browser, kit: str
) -> None:
    assert (await upload(an, kit, "sheet", photo())).status_code == 303
    link = "/bijlagen/" + (await an.get(kit)).text.partition('href="/bijlagen/')[2].partition('"')[0]
    assert (await an.get(link)).headers["content-type"] == "image/jpeg"
    assert (await bram.get(link)).status_code == 404
    niels = await enter("Niels")
    assert (await own_upload(niels, photo())).status_code == 303
    assert "2 foto’s bewaard" in (await niels.open("/mijn-overleg")).text


async def test_what_is_no_photo_is_refused_at_its_field(enter: Enter, an: Browser, kit: str) -> None:
    for content in (b"<script>alert(1)</script>", VOICE):
        sent = await upload(an, kit, "sheet", content)
        assert sent.status_code == 422
        assert 'id="bestand-fout"' in sent.text
    assert (await upload(an, kit, "sheet", b"")).status_code == 303, "none was chosen"
    niels = await enter("Niels")
    for content in (b"", b"geen foto"):
        assert (await own_upload(niels, content)).status_code == 422


async def test_the_coordinators_voice_is_heard_on_the_clients_page(
    enter: Enter, an: Browser, kit: str
) -> None:
    niels, koen, rita = await enter("Niels"), await enter("Koen"), await enter("Rita")
    assert (await niels.open("/mijn-overleg/stem")).status_code == 404
    assert (await upload(an, kit, "voice", photo())).status_code == 422
    assert (await upload(an, kit, "voice", VOICE)).status_code == 303
    page = await niels.open("/mijn-overleg")
    assert "An vertelt het je" in page.text or "vertelt het je" in page.text
    assert "media-src 'self'" in page.headers["content-security-policy"]
    assert (await niels.open("/mijn-overleg/stem")).content == VOICE
    part = await niels.browser.get(f"{niels.link}/mijn-overleg/stem", headers={"range": "bytes=4-9"})
    assert (part.status_code, part.content) == (206, VOICE[4:10])
    beyond = await niels.browser.get(f"{niels.link}/mijn-overleg/stem", headers={"range": "bytes=900-"})
    assert beyond.status_code == 416
    assert (await rita.open("/mijn-overleg/stem")).status_code == 404
    assert (await koen.open("/mijn-overleg/stem")).status_code == 200


async def test_only_the_coordinators_page_may_use_a_microphone(enter: Enter, an: Browser, kit: str) -> None:
    assert "microphone=(self)" in (await an.get(kit)).headers["permissions-policy"]
    niels = await enter("Niels")
    assert "microphone=()" in (await niels.open("/mijn-overleg")).headers["permissions-policy"]
