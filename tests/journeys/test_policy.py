"""From Niels' table to policy and back: a registration undone by a new rule, and what became of it."""

from datetime import timedelta

from playwright.async_api import Page, expect

from infra import clock
from infra.clock import BRUSSELS
from services.cases.tables import CircleMember
from services.consultations.tables import Consultation
from services.demonstration import niels
from services.demonstration.scene import Scene
from services.publications.rules import first_span
from tenants import door
from tenants.access import Access, Role, member_access
from tests.contributions.filling import send, settle, voiced
from tests.journeys.conftest import Stage
from tests.journeys.steps import comes_in, fill, follow, pick, press, sees, sees_nowhere, walk

SAID = "Niels stond zes jaar ingeschreven en mag door de nieuwe regel opnieuw beginnen."
TEXT = "Wie jaren ingeschreven stond, begint door een nieuwe regel opnieuw te wachten."
TITLE = "Inschrijvingen die vervallen"
ASK = "Laat bestaande inschrijvingen gelden tot wie wacht een plaats heeft."
FOR_CLIENT = "De regel is aangepast. Wie al ingeschreven stond, houdt zijn plaats in de rij."
AT_HOME = "Goed nieuws, Niels. Je blijft in de rij staan."
THEME = "Rechten, regels en verblijf"


async def test_from_the_table_to_policy_and_back(stage: Stage) -> None:
    access = member_access(stage.world.pelt, stage.world.an, "An Voorbeeld", (str(Role.COORDINATOR),))
    scene = await niels_is_known(access)
    an = await at_the_table(stage, await the_sitting(access))
    await others_send_the_like(stage)
    await an_rewrites_and_sends(an)
    await eva_reads(stage)
    walk(days=days_until_publication())
    dirk = await in_the_network(stage, "Dirk")
    await dirk_publishes(dirk)
    await anybody_reads(stage)
    await dirk_bundles(dirk)
    await the_file_is_sent(dirk)
    await the_answer_comes(dirk)
    await an_brings_it_home(stage)
    await niels_reads(stage, scene, access)


async def niels_is_known(access: Access) -> Scene:
    """His case as the demonstration tells it, with a sitting ahead; and he reads his own mail."""
    async with door.enter(access):
        scene = await niels.tell(access, clock.now())
        his = CircleMember.id == scene.people["Niels"]
        await CircleMember.update({CircleMember.email: "niels.voorbeeld@pelt.example"}).where(his)
        return scene


async def the_sitting(access: Access) -> Consultation:
    """The one that comes; everybody lives on its day."""
    async with door.enter(access):
        ahead = Consultation.starts_at > clock.now()
        found = await Consultation.objects().where(ahead).order_by(Consultation.starts_at).first()
    assert found is not None
    assert found.starts_at is not None
    walk(minutes=int((found.starts_at - clock.now()) / timedelta(minutes=1)))
    return found


async def at_the_table(stage: Stage, sitting: Consultation) -> Page:
    """An types one sentence beside the agenda, as it was said."""
    an = await stage.signed_in("An")
    await an.goto(f"/overleggen/{sitting.id}/tafel")
    await an.locator("#knelpunt summary").click()
    await an.locator("#knelpunt [name=original]").fill(SAID)
    await press(an.locator("#knelpunt"), "Bewaar het knelpunt")
    await sees(an, "Bewaard.")
    return an


async def others_send_the_like(stage: Stage) -> None:
    """Nine municipalities met the same rule."""
    homes = await settle(stage.world, 10)
    today = clock.now().astimezone(BRUSSELS).date()
    for slug, home in homes.items():
        if slug != "pelt":
            await send(stage.world, home, voiced("law-rule", today, 2))


async def an_rewrites_and_sends(an: Page) -> None:
    """What leads to Niels is marked and stays out; what leaves stands there to the byte."""
    await an.goto("/knelpunten")
    row = an.locator(".row", has_text="zes jaar ingeschreven")
    await row.get_by_role("link").first.click()
    await sees(an, SAID)
    await fill(an, "Herschreven tekst", SAID)
    await press(an, "Zet in onze lijst")
    await sees(an, "Kijk nog eens naar wat gemarkeerd is")
    await fill(an, "Herschreven tekst", TEXT)
    await pick(an, "[name=theme]", "Een nieuwe regel")
    await press(an, "Zet in onze lijst")
    await sees(an, "Dit vertrekt, en niets anders", TEXT)
    await an.get_by_label("mag woord voor woord").check()
    await press(an, "Verstuur naar Netwerk Limburg")
    await sees(an, "Verstuurd")


async def in_the_network(stage: Stage, name: str) -> Page:
    """A page of somebody who works for the network."""
    page = await (await stage.somebody()).new_page()
    await page.goto("/aanmelden")
    await press(page, f"Kies {name}")
    await page.wait_for_url("**/netwerk")
    return page


async def eva_reads(stage: Stage) -> None:
    """She sees no municipality, and nothing of what was said."""
    eva = await in_the_network(stage, "Eva")
    await eva.goto("/netwerk/lezen")
    while await eva.locator("blockquote", has_text=TEXT).count() == 0:
        await press(eva, "Niemand te herkennen: aanvaard")
    await sees_nowhere(eva, "Niels", "Pelt", "zes jaar")
    await press(eva, "Niemand te herkennen: aanvaard")
    await sees(eva, "Er wacht niets om na te lezen.")


def days_until_publication() -> int:
    """To the first day on which the period of today may be counted, and one more."""
    today = clock.now().astimezone(BRUSSELS).date()
    return (first_span(today.replace(day=1), "half-year").may_be_made_on - today).days + 1


async def dirk_publishes(dirk: Page) -> None:
    """A trial, the publication, and then for everybody."""
    await dirk.goto("/netwerk/publicaties")
    await press(dirk, "Maak een proef")
    await until(dirk, "Maak de publicatie")
    await press(dirk, "Maak de publicatie")
    await until(dirk, "Lees na en maak openbaar.")
    await sees(dirk, THEME)
    await follow(dirk, "Maak openbaar")
    await press(dirk, "Ja, maak openbaar")
    await sees(dirk, "Openbaar sinds")


async def until(page: Page, text: str) -> None:
    """The worker is at it; the page asks for itself again."""
    for _ in range(40):
        if text in await page.inner_text("main"):
            return
        await page.wait_for_timeout(500)
        await page.goto(page.url)
    await expect(page.locator("main")).to_contain_text(text)


async def anybody_reads(stage: Stage) -> None:
    """The public page, without signing in: bands, and no municipality."""
    somebody = await (await stage.somebody(is_phone=True)).new_page()
    await somebody.goto("/publicaties")
    await somebody.locator("main a[href^='/publicaties/']").first.click()
    await sees(somebody, "Netwerk Limburg")
    await sees_nowhere(somebody, "Pelt", TEXT)


async def dirk_bundles(dirk: Page) -> None:
    """All that waits about this theme, and one quote."""
    await dirk.goto("/netwerk/bundels/nieuw")
    await fill(dirk, "Titel", TITLE)
    await pick(dirk, "[name=theme]", THEME)
    await dirk.locator("[name=about]").fill("Een nieuwe regel maakt jaren wachten ongedaan.")
    await dirk.locator("[name=asks]").fill(ASK)
    await dirk.locator("[name=asked_of]").fill("de Vlaamse overheid")
    await press(dirk, "Begin de bundel")
    await sees(dirk, TITLE)
    bundle = dirk.url.split("/bundels/")[1].split("/")[0]
    await dirk.goto(f"/netwerk/bundels/{bundle}/bijdragen")
    await sees(dirk, TEXT)
    await press(dirk, "Voeg alles toe")
    await dirk.goto(f"/netwerk/bundels/{bundle}/citaten")
    await dirk.get_by_label(TEXT).check()
    await press(dirk, "Bewaar")
    await dirk.goto(f"/netwerk/bundels/{bundle}/dossier")


async def the_file_is_sent(dirk: Page) -> None:
    """About how many, one quote, what is asked; the paper is a PDF."""
    await sees(dirk, ASK, TEXT, "15 tot 19")
    await sees_nowhere(dirk, "Pelt", "Niels")
    pdf = await dirk.request.get(dirk.url.split("#")[0] + "/pdf")
    assert (await pdf.body()).startswith(b"%PDF")
    await fill(dirk, "Naam", "Vera Voorbeeld")
    await dirk.locator("[name=organisation]").fill("Vlaamse overheid")
    await press(dirk, "Bewaar: het is bezorgd")
    await sees(dirk, "Vera Voorbeeld")


async def the_answer_comes(dirk: Page) -> None:
    """With a plain text for the client."""
    await dirk.goto(
        dirk.url.split("/bundels/")[0] + "/bundels/" + dirk.url.split("/bundels/")[1][:36] + "/antwoorden"
    )
    await dirk.locator("[name=who]").fill("Vlaamse overheid")
    await dirk.locator("[name=status][value=solved]").check()
    await dirk.locator("[name=for_client]").fill(FOR_CLIENT)
    await press(dirk, "Bewaar het antwoord")
    await sees(dirk, FOR_CLIENT)


async def an_brings_it_home(stage: Stage) -> None:
    """A mail without content; Vandaag; and the words that the client may read."""
    walk(hours=1)
    mail = await stage.mailbox.wait_for("an.voorbeeld@pelt.example", "ieuws")
    assert FOR_CLIENT not in mail.as_string()
    an = await stage.signed_in("An")
    await an.goto("/knelpunten/antwoorden")
    await sees(an, TITLE, FOR_CLIENT)
    await follow(an, "Vertel het verder")
    await an.locator("[name=words]").fill(AT_HOME)
    await press(an, "Zet het op de pagina van de cliënt")
    await sees(an, "De cliënt leest dit op de eigen pagina.")


async def niels_reads(stage: Stage, scene: Scene, access: Access) -> None:
    """On his own page, at the next consultation that he is asked for."""
    async with door.enter(access):
        later = Scene(access, scene.case, clock.now(), scene.people)
        await later.invites(await later.plans(later.moment(12, 13), niels.QUESTION), {})
    his = await comes_in(stage, "niels")
    await sees(his, AT_HOME)
