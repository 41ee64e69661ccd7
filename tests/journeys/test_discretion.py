"""A teacher with a duty of discretion alone: Niels' explicit yes first, then what she sees and hears."""

from io import BytesIO

from playwright.async_api import Page
from pypdf import PdfReader

from infra import clock
from infra.piccolo_conf import DB
from services.cases.tables import CircleKind, Sector
from services.consultations.queries import next_consultation
from services.demonstration import niels as story
from services.demonstration.scene import Scene
from tests.cases.people import inside
from tests.journeys.conftest import Stage
from tests.journeys.steps import choose, comes_in, press, sees, sees_nowhere
from tests.journeys.test_move import taken

TOPIC = "Inschrijving begeleid wonen"
ADDED = 'insert into participant ("case", consultation, circle_member, added_at) values ($1, $2, $3, now())'


async def test_discretion_alone(stage: Stage) -> None:
    scene, coming = await told(stage)
    an = await stage.signed_in("An")
    case, griet = f"/situaties/{scene.case}", scene.people["Griet"]
    await she_hears_nothing_yet(an, case, f"{case}/weten/{griet}", coming)
    await niels_says_yes_to_her(an, case, str(griet))
    await an.goto(f"{case}/weten/{griet}")
    await sees(an, "Griet mag horen wat Niels deelt.", "Niels zei uitdrukkelijk ja op Griet")
    await the_grid(an, case)
    await the_sheet(an, f"{case}/weten/{griet}/blad.pdf")
    await an.goto(f"/overleggen/{coming}/uitnodigingen")
    await press(an, "Nodig uit")
    await what_griet_sees(stage)
    await what_the_table_sees(an, coming)


async def told(stage: Stage) -> tuple[Scene, str]:
    """Griet joins, and a chair stands ready for her."""
    async with inside(stage.world, "an") as access:
        scene = await story.tell(access, clock.now())
        await scene.joins(
            CircleKind.HELPER, "Griet", "leerkracht", Sector.SCHOOL, organisation="school De Brug"
        )
        coming = await next_consultation(access, scene.case)
        assert coming is not None
        await DB.connection.execute(ADDED, scene.case, coming.id, scene.people["Griet"])
    return scene, str(coming.id)


async def she_hears_nothing_yet(an: Page, case: str, heard: str, coming: str) -> None:
    """Two sentences say why not, and no mail can leave."""
    await an.goto(heard)
    await sees(an, "Griet hoort nog niets. Vraag eerst aan Niels of Griet dit mag horen.", "discretieplicht")
    await taken(an, "hearing-before")
    await an.goto(f"/overleggen/{coming}/uitnodigingen")
    await sees(an, "Griet", "uitdrukkelijk")
    await an.goto(case)


async def niels_says_yes_to_her(an: Page, case: str, griet: str) -> None:
    """Explicit, and not about everything."""
    await an.goto(f"{case}/toestemming")
    await an.locator(f"[name=erbij_{griet}][value=yes]").check()
    await an.locator("button[name=_add][value=secrets]").click()
    await an.wait_for_load_state("networkidle")
    await an.locator("[name=secrets-1-topic]").fill(TOPIC)
    await an.locator("[name=secrets-1-kept_from]").select_option(value=griet)
    await choose(an, "Hoe?", "Op papier, met een handtekening")
    await an.locator("[name=is_informed]").check()
    await an.locator("[name=is_explicit]").check()
    await taken(an, "consent")
    await press(an, "Bewaar wat Niels zei")
    await sees(an, "op papier, uitdrukkelijk", "Foto of scan van het ondertekende blad")
    await taken(an, "consent-kept")


async def the_grid(an: Page, case: str) -> None:
    await an.goto(f"{case}/weten/rooster")
    row = an.locator("table.who-hears tr", has_text="Griet")
    assert await row.locator("td.niet").count() == 1
    await taken(an, "grid")


async def the_sheet(an: Page, place: str) -> None:
    """For her head of school, who doubts: nothing of the case."""
    made = await (await an.context.request.get(place)).body()
    told = PdfReader(BytesIO(made)).pages[0].extract_text()
    assert "uitdrukkelijk" in told
    assert "Niels" not in told


async def what_griet_sees(stage: Stage) -> None:
    """She signs, and reads the agenda with a point for which she is not there, unnamed."""
    griet = await comes_in(stage, "griet")
    await sees_nowhere(griet, TOPIC, "Niels")
    await press(griet, "Ik ga akkoord met de afspraken")
    await sees(griet, "Waarover gaat het?", "Bij dit punt ben jij niet in de zaal.")
    await sees_nowhere(griet, TOPIC)
    await taken(griet, "agenda-of-griet")


async def what_the_table_sees(an: Page, coming: str) -> None:
    await an.goto(f"/overleggen/{coming}")
    await sees(an, TOPIC, "Griet")
    await taken(an, "agenda-of-an")
