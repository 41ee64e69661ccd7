"""Two children of a family: a girl of 13 is asked in her own words, her brother of 9 when he asks it himself."""

import re
from datetime import date, timedelta
from io import BytesIO
from uuid import UUID

from playwright.async_api import Page
from pypdf import PdfReader

from infra import clock
from infra.clock import BRUSSELS
from services.cases.actions import add_circle_member, begin_case
from services.cases.rules import Person
from services.consents.actions import record_consent
from services.consents.rules import Yes
from services.consultations.actions import plan_consultation
from services.consultations.rules import Sitting
from tests.cases.people import inside, rows
from tests.jobs.canaries import found_in
from tests.journeys.conftest import Stage
from tests.journeys.mailbox import code_in, link_in
from tests.journeys.steps import fill, follow, press, sees, sees_nowhere

STREET, WISH = "Kerkstraat 7", "Ze wil dat papa minder belt."
LOTTE = "lotte.voorbeeld@pelt.example"


async def test_a_girl_of_13_and_a_boy_of_9(stage: Stage) -> None:
    case = await a_mother_and_father_apart(stage)
    an = await stage.signed_in("An")
    await an.goto(f"/situaties/{case}/kring")
    await joins(an, "Lotte", "dochter", 13, email=LOTTE)
    await joins(an, "Finn", "zoon", 9)
    await an.goto(f"/situaties/{case}/kring")
    await sees(an, "13 jaar: krijgt een eigen uitnodiging", "9 jaar: komt als Finn er zelf om vraagt")
    consultation = await everybody_is_welcome(stage, case)
    invitations = f"/overleggen/{consultation}/uitnodigingen"
    await an.goto(invitations)
    await sees(an, "Een kind komt als het er zelf om vraagt")
    await press(an, "Nodig uit")
    await lotte_answers(stage)
    await an.goto(invitations)
    await sees(an, "Lotte", "komt")
    await finn_asks_himself(an, case)
    await an.goto(invitations)
    await sees_nowhere(an, "Een kind komt als het er zelf om vraagt")
    await press(an, "Nodig uit")
    await finn_reads_his_sheet(stage, an)


async def a_mother_and_father_apart(stage: Stage) -> UUID:
    """Marjolein is the client; Jonathan lives apart, and nobody may know where she lives."""
    now = clock.now()
    async with inside(stage.world, "an") as access:
        case = await begin_case(access, "Marjolein", now=now)
        client = Person("client", "Marjolein", "Voorbeeld", address=STREET, is_address_secret=True)
        father = Person("family", "Jonathan", "Voorbeeld", relation="vader, woont apart", own_interest=WISH)
        for person in (client, father):
            await add_circle_member(access, case.id, person, now=now)
    return case.id


async def joins(an: Page, name: str, relation: str, years: int, *, email: str = "") -> None:
    """From the page of the circle, with a birth date."""
    circle = an.url
    await follow(an, "Familie of gezin")
    await fill(an, "Voornaam", name)
    await fill(an, "Wie is dat voor de cliënt?", relation)
    today = clock.today()
    await fill(an, "Geboortedatum", date(today.year - years, 1, 1).isoformat())
    await fill(an, "E-mail", email)
    await press(an, "Bewaar")
    await an.goto(circle)


async def everybody_is_welcome(stage: Stage, case: UUID) -> UUID:
    """Marjolein says yes to everybody; a table within nine days, at her secret home."""
    now = clock.now()
    people = await rows(stage.world, "select id, kind from circle_member")
    ids = [row["id"] for row in people]
    client = next(row["id"] for row in people if row["kind"] == "client")
    async with inside(stage.world, "an") as access:
        yes = Yes(client, client, clock.today(), is_explicit=True, welcome=frozenset(ids) - {client})
        await record_consent(access, case, yes, former=None, now=now)
        starts_at = now.astimezone(BRUSSELS).replace(hour=14, minute=0) + timedelta(days=9)
        sitting = Sitting(starts_at, starts_at + timedelta(hours=1), STREET, "home", "Rust voor de kinderen.")
        planned = await plan_consultation(access, case, sitting, ids, now=now)
    return planned.id


async def lotte_answers(stage: Stage) -> None:
    """Her mail says it plainly and tells nothing; her page is hers, and says no more than she may know."""
    mail = await stage.mailbox.wait_for(LOTTE, "Kom jij ook?")
    assert found_in(mail.as_bytes(), ["Marjolein", "Jonathan", STREET, "Rust voor", WISH]) == []
    text = mail.get_body(("plain",))
    assert text is not None
    assert "Je mag ook niet komen. Jij kiest." in text.get_content()
    lotte = await (await stage.somebody(is_phone=True)).new_page()
    await lotte.goto(link_in(mail))
    await press(lotte, "Stuur mij een code")
    await lotte.locator("[name=digits]").fill(code_in(await stage.mailbox.wait_for(LOTTE, "Je code")))
    await press(lotte, "Verder")
    await sees(
        lotte, "Dag Lotte", "Jij kiest", "Je zegt alleen wat je zelf wil zeggen.", "Wat wil jij zeggen?"
    )
    await sees_nowhere(lotte, WISH, STREET, "akkoord met de afspraken")
    await press(lotte, "Ja, ik kom")
    await sees(lotte, "Je antwoord is bewaard")


async def finn_asks_himself(an: Page, case: UUID) -> None:
    """An writes down on which day he did."""
    await an.goto(f"/situaties/{case}/kring")
    await an.get_by_role("link", name="Finn").click()
    await fill(an, "Vroeg zelf om erbij te zijn op", clock.today().isoformat())
    await press(an, "Bewaar")
    await sees(an, "9 jaar: vroeg zelf om erbij te zijn")


async def finn_reads_his_sheet(stage: Stage, an: Page) -> None:
    """No mail: two sheets, and his own page with the digits of the second."""
    form = an.locator(".row", has_text="Finn").locator("form[action$='/pincode']").first
    address = str(await form.get_attribute("action"))
    token = str(await form.locator("[name=_csrf]").get_attribute("value"))
    same_origin = {"Sec-Fetch-Site": "same-origin"}
    made = await an.request.post(address, form={"_csrf": token}, headers=same_origin)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(await made.body())).pages)
    link = re.search(r"(https?://.*?)\s*2\.\s+Kies", text, re.DOTALL)
    digits = re.search(r"(\d\s*){6}", text.rpartition("Je pincode")[2])
    assert link is not None
    assert digits is not None
    finn = await (await stage.somebody(is_phone=True)).new_page()
    await finn.goto(re.sub(r"^https?://[^/]+", stage.url, "".join(link[1].split())))
    await finn.locator("[name=digits]").last.fill("".join(digits[0].split()))
    await press(finn, "Verder")
    await sees(finn, "Dag Finn", "Jij kiest")
    await sees_nowhere(finn, WISH, STREET)
