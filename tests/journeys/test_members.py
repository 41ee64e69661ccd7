"""A municipality begins: from the register to its own coordinator, and out at once for who is blocked."""

from playwright.async_api import Page, expect

from tests.journeys.conftest import Stage
from tests.journeys.mailbox import link_in
from tests.journeys.steps import fill, follow, press, sees

HILDE = "hilde.voorbeeld@balen.example"
JORIS = "joris.voorbeeld@balen.example"
ASKED = "Werk mee in Rondetafel voor Balen"


async def test_a_municipality_begins(stage: Stage) -> None:
    dirk = await sits_down(stage, "Dirk")
    await dirk.wait_for_url("**/netwerk")
    await dirk_lets_balen_begin(dirk)
    hilde = await accepts(stage, "Hilde", HILDE)
    await hilde_asks_joris(hilde)
    joris = await accepts(stage, "Joris", JORIS)
    await sees(joris, "Waar begin je?")
    await joris_is_blocked(hilde, joris)
    await dirk.goto("/netwerk/gemeenten")
    await sees(dirk, "beheert: Hilde Voorbeeld")


async def sits_down(stage: Stage, name: str) -> Page:
    """A browser of this person, who signs in at the provider."""
    page = await (await stage.somebody()).new_page()
    await page.goto("/aanmelden")
    await press(page, f"Kies {name}")
    return page


async def dirk_lets_balen_begin(dirk: Page) -> None:
    """Found in the register, after showing once more who he is; its first administrator gets a mail."""
    await follow(dirk, "Gemeenten")
    await follow(dirk, "Laat een gemeente beginnen")
    await fill(dirk, "Naam van de gemeente, ook die van voor een fusie", "bale")
    await press(dirk, "Zoek")
    await follow(dirk, "Kies Balen")
    await confirms(dirk)
    await fill(dirk, "Naam", "Hilde Voorbeeld")
    await fill(dirk, "E-mail van het werk", HILDE)
    await press(dirk, "Stuur de mail")
    await sees(dirk, "De gemeente staat klaar.", "gevraagd om te beheren: Hilde Voorbeeld")


async def accepts(stage: Stage, name: str, address: str) -> Page:
    """Opens the link of the mail, signs in, and says yes."""
    mail = await stage.mailbox.wait_for(address, ASKED)
    page = await (await stage.somebody()).new_page()
    await page.goto(link_in(mail))
    await sees(page, f"vraagt {name} Voorbeeld om mee te werken", "Meld je eerst aan")
    await follow(page, "Aanmelden")
    await press(page, f"Kies {name}")
    await sees(page, f"Je bent aangemeld als {name} Voorbeeld")
    await press(page, "Ja, ik werk mee")
    await page.wait_for_url("**/vandaag")
    return page


async def hilde_asks_joris(hilde: Page) -> None:
    """She sees what she can do here, and asks a coordinator."""
    await sees(hilde, "Jij beheert Balen")
    await follow(hilde, "Vraag iemand om hier te werken")
    await ask(hilde)
    if await confirms(hilde):
        await press(hilde, "Nu verzenden")
    await sees(hilde, "Gevraagd, nog geen antwoord", JORIS)


async def ask(hilde: Page) -> None:
    await fill(hilde, "Naam", "Joris Voorbeeld")
    await fill(hilde, "E-mail van het werk", JORIS)
    await hilde.locator("input[name=roles][value=coordinator]").check()
    await press(hilde, "Stuur de mail")


async def joris_is_blocked(hilde: Page, joris: Page) -> None:
    """At his next click he is out, and he does not come in again."""
    await hilde.goto("/medewerkers")
    await follow(hilde, "Bekijk Joris Voorbeeld")
    await sees(hilde, "Waar is Joris aangemeld?", "Chrome op Linux")
    await fill(hilde, "Waarom?", "Zijn laptop is gestolen.")
    await press(hilde, "Blokkeer nu")
    await sees(hilde, "Geblokkeerd. Alle toegang is weg", "Nu nergens.")
    await follow(joris, "Aanvragen")
    await expect(joris).to_have_url("/aanmelden?terug=%2Faanvragen")
    await press(joris, "Kies Joris")
    await sees(joris, "Je hebt hier nog geen toegang")


async def confirms(page: Page) -> bool:
    """Shows once more who they are, if that is asked."""
    if "/aanmelden/bevestiging" not in page.url:
        return False
    await press(page, "Bevestigen")
    return True
