"""From one sentence at the table to a text at the network: marked, rewritten, sent, sent back, written better."""

from playwright.async_api import Page, expect

from services.consultations.queries import agenda
from tenants import door
from tests.invitations.scene import TOPIC, Table
from tests.journeys.conftest import Stage
from tests.journeys.steps import fill, follow, press, sees, sees_nowhere
from tests.journeys.test_writing_along import asked_table, leen_comes_in
from tests.journeys.writers import sits_down

SAID = "Niels stond elf jaar op de lijst. Door de nieuwe regels verloor hij die plaats."
HALF = "Niels verloor zijn plaats op de wachtlijst door een nieuwe regel."
TEXT = "Wie lang op een wachtlijst staat, verliest die plaats door een nieuwe regel."
BETTER = "Een nieuwe regel maakt dat wie al jaren op een wachtlijst staat, achteraan begint."
RAISED = "Er is nergens in de streek plaats voor kort verblijf."


async def test_from_the_table_to_the_network(stage: Stage) -> None:
    table = await asked_table(stage)
    await leen_raises(stage, table)
    an = await at_the_table(stage, table)
    await rewritten(an)
    await sent(an)
    await sent_back(stage)
    await written_better(an)
    await together(an)


async def leen_raises(stage: Stage, table: Table) -> None:
    """A helper says it in one sentence, on her phone."""
    leen = await leen_comes_in(stage, table)
    await leen.get_by_role("link", name="Botst er iets met een regel").click()
    await fill(leen, "Wat loopt er structureel mis?", RAISED)
    await press(leen, "Geef door")
    await sees(leen, "Bedankt", "herschrijft het zonder personen")


async def at_the_table(stage: Stage, table: Table) -> Page:
    """One sentence, without leaving the table; what else was typed stays."""
    async with door.enter(table.an) as access:
        points = {item.title: item.id for item in await agenda(access, table.consultation)}
    an = await sits_down(stage, table.consultation, points[TOPIC])
    await an.get_by_text("Een knelpunt", exact=True).click()
    await fill(an, "Wat loopt er structureel mis?", SAID)
    await press(an, "Bewaar het knelpunt")
    await sees(an, "Bewaard.")
    assert "/tafel" in an.url
    return an


async def rewritten(an: Page) -> None:
    """The original beside the text; what leads to Niels is marked while it is typed, and stays out."""
    await an.goto("/knelpunten")
    await sees(an, "Eerst herschrijven", SAID, RAISED, "voorgesteld door Leen")
    await follow(an, "Herschrijf")
    await sees(an, SAID, "Beschrijf het knelpunt, niet de persoon")
    await an.get_by_label("Herschreven tekst").fill(HALF)
    await expect(an.locator("[data-marked] mark").first).to_contain_text("Niels")
    await press(an, "Zet in onze lijst")
    await sees(an, "Kijk nog eens naar wat gemarkeerd is")
    await fill(an, "Herschreven tekst", TEXT)
    await press(an, "Zet in onze lijst")
    await expect(an.get_by_role("heading", name=TEXT)).to_be_visible()


async def sent(an: Page) -> None:
    """The page shows what leaves before it leaves."""
    await sees(an, "Dit vertrekt, en niets anders", "Niet mee vertrekken")
    await an.get_by_label("Deze tekst mag woord voor woord in een beleidsdossier").check()
    await an.get_by_role("button", name="Verstuur naar").click()
    await sees(an, "wacht op tweede lezer", "mag woord voor woord")


async def sent_back(stage: Stage) -> None:
    """Eva sees the rewritten text alone, and says why it is not clear."""
    eva = await (await stage.somebody()).new_page()
    await eva.goto("/aanmelden")
    await press(eva, "Kies Eva")
    await eva.goto("/netwerk/lezen")
    await sees(eva, TEXT)
    await sees_nowhere(eva, "Niels", "Pelt", "An Voorbeeld")
    await eva.get_by_text("Iemand te herkennen, of iets onduidelijk? Stuur terug", exact=True).click()
    await eva.get_by_label("Het knelpunt is niet duidelijk genoeg.").check()
    await press(eva, "Stuur terug met deze reden")


async def written_better(an: Page) -> None:
    """The reason stands there, with the text to write again; then it may leave."""
    await an.reload()
    await sees(an, "geweigerd", "Het knelpunt is niet duidelijk genoeg.")
    await fill(an, "Herschreven tekst", BETTER)
    await press(an, "Zet in onze lijst")
    await an.get_by_role("button", name="Verstuur naar").click()
    await sees(an, BETTER, "wacht op tweede lezer")


async def together(an: Page) -> None:
    """What Leen raised goes with everything that is ready, before the network meets."""
    await an.goto("/knelpunten")
    await follow(an, "Herschrijf")
    await fill(an, "Herschreven tekst", RAISED)
    await press(an, "Bewaar, ik kijk later verder")
    await an.goto("/knelpunten/samen")
    await an.get_by_label("Verstuur deze tekst").check()
    await an.get_by_role("button", name="Verstuur naar").click()
    await sees(an, "Er is één knelpunt verstuurd.", RAISED)
