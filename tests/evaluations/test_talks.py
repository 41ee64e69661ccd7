"""A neutral person: a link for just that, six digits told by phone, one answer, and then nothing."""

import html
import re
from collections.abc import Callable

from services.evaluations.tables import NeutralTalk
from tenants import door
from tests.conftest import Browser
from tests.evaluations.conftest import Held
from tests.evaluations.test_own import SAID
from tests.jobs.canaries import found_in
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due
from web.evaluations.neutral import COOKIE
from web.signin.csrf import token_for

LINK = re.compile(r"https?://\S+/pelt/gesprek/[\w-]+")
RITA = {"person": "outside", "first_name": "Rita", "email": "rita@onthaal.example", "phone": "0490 00 00 09"}


async def asked(held: Held, an: Browser) -> tuple[str, str]:
    """The path of the link, and the digits, as An sees them."""
    made = await an.post(f"{held.of('Niels')}/gesprek", RITA)
    assert made.status_code == 303
    page = html.unescape((await an.get(made.headers["location"])).text)
    found = re.search(r"/pelt/gesprek/[\w-]+", page)
    digits = re.search(r"digits\">([0-9]{3} [0-9]{3})<", page)
    assert found is not None
    assert digits is not None
    return found[0], digits[1]


async def heard(rita: Browser, path: str, **said: str) -> int:
    cookie = rita.http.cookies.get(COOKIE)
    fields = {"_csrf": token_for(cookie) if cookie else "", **said}
    return (await rita.http.post(f"{path}/antwoord", data=fields)).status_code


async def test_rita_asks_niels_and_an_reads_who_asked(
    held: Held, an: Browser, browsers: Callable[[], Browser]
) -> None:
    path, digits = await asked(held, an)
    rita = browsers()
    first = (await rita.get(path)).text
    assert "Niels" not in first
    assert (await rita.http.post(f"{path}/cijfers", data={"digits": digits})).status_code == 303
    form = (await rita.get(path)).text
    assert "Vraag aan Niels: hoe was het?" in form
    assert "Koen" not in form
    assert "Leen" not in form
    assert await heard(rita, path, **SAID) == 303
    assert "Dank je wel, Rita" in (await rita.get(path)).text
    assert SAID["words"] not in (await rita.get(path)).text
    shown = (await an.get(held.place)).text
    assert SAID["words"] in shown
    assert "in een gesprek, met Rita" in shown


async def test_the_link_serves_once(held: Held, an: Browser, browsers: Callable[[], Browser]) -> None:
    path, digits = await asked(held, an)
    rita = browsers()
    await rita.http.post(f"{path}/cijfers", data={"digits": digits})
    assert await heard(rita, path, **SAID) == 303
    assert await heard(rita, path, **{**SAID, "words": "Iets anders."}) == 303
    row = await held.row("Niels")
    assert row is not None
    assert row.words == SAID["words"]
    assert (await browsers().get(path)).status_code == 404


async def test_wrong_digits_close_the_link_after_five(
    held: Held, an: Browser, browsers: Callable[[], Browser]
) -> None:
    path, digits = await asked(held, an)
    stranger = browsers()
    for _ in range(5):
        assert (await stranger.http.post(f"{path}/cijfers", data={"digits": "000 000"})).status_code == 422
    gone = await stranger.http.post(f"{path}/cijfers", data={"digits": digits})
    assert gone.status_code == 404
    nothing = await stranger.get("/pelt/gesprek/AAAA")
    assert (await stranger.get(path)).text == nothing.text


async def test_without_digits_nothing_is_kept(
    held: Held, an: Browser, browsers: Callable[[], Browser]
) -> None:
    path, _ = await asked(held, an)
    assert await heard(browsers(), path, **SAID) == 303
    row = await held.row("Niels")
    assert row is not None
    assert row.answered_at is None


async def test_the_mail_says_neither_who_nor_the_digits(
    held: Held, an: Browser, server: MailServer, mailbox: Mailbox
) -> None:
    path, digits = await asked(held, an)
    await run_due()
    text = mailbox.to("rita@onthaal.example")[-1].get_body(("plain",))
    assert text is not None
    said = text.get_content()
    found = LINK.search(said)
    assert found is not None
    assert found[0].endswith(path)
    assert digits.replace(" ", "") not in said.replace(" ", "")
    [content] = [content for to, content in mailbox.contents if to == "rita@onthaal.example"]
    canaries = ["Niels", "Koen", "Leen", "Lut", "Ward", "dagcentrum", digits, str(held.sitting)]
    assert found_in(content, canaries) == []


async def test_an_stops_it_and_the_link_is_dead(
    held: Held, an: Browser, browsers: Callable[[], Browser]
) -> None:
    path, _ = await asked(held, an)
    assert (await an.post(f"{held.of('Niels')}/gesprek/einde")).status_code == 303
    assert (await browsers().get(path)).status_code == 404


async def test_a_second_link_ends_the_first(held: Held, an: Browser, browsers: Callable[[], Browser]) -> None:
    first, _ = await asked(held, an)
    second, _ = await asked(held, an)
    assert (await browsers().get(first)).status_code == 404
    assert (await browsers().get(second)).status_code == 200


async def test_somebody_who_helps_is_warned_about_and_not_forbidden(held: Held, an: Browser) -> None:
    koen = {"person": str(held.laid.people["Koen"])}
    answer = await an.post(f"{held.of('Niels')}/gesprek", koen)
    assert answer.status_code == 422
    assert "helpt de cliënt zelf" in answer.text
    assert (await an.post(f"{held.of('Niels')}/gesprek", {**koen, "is_sure": "y"})).status_code == 303


async def test_the_link_of_one_municipality_is_nothing_in_another(
    held: Held, an: Browser, browsers: Callable[[], Browser]
) -> None:
    path, _ = await asked(held, an)
    assert (await browsers().get(path.replace("/pelt/", "/genk/"))).status_code == 404


async def test_nobody_is_asked_without_a_way_to_hear_of_it(held: Held, an: Browser) -> None:
    answer = await an.post(f"{held.of('Niels')}/gesprek", {"person": "outside", "first_name": "Rita"})
    assert answer.status_code == 422
    assert "Vul een mailadres of een telefoonnummer in." in answer.text
    answer = await an.post(f"{held.of('Niels')}/gesprek", {"person": "outside", "phone": "0490 00 00 09"})
    assert "Schrijf de voornaam." in answer.text
    async with door.enter(held.laid.an):
        assert await NeutralTalk.count() == 0
