"""Vandaag, for everybody of the cast."""

import re
from datetime import timedelta

import httpx
import pytest
from litestar import Litestar

from infra import clock
from services.cases.openings import assign_chair, name_replacement, open_with_reason
from services.cases.tables import CircleMember
from services.consultations.tables import Consultation
from services.demonstration.cast import Cast
from services.referrals.actions import receive
from services.referrals.rules import NOTHING
from services.referrals.tables import Channel
from tenants import door
from tenants.access import member_access
from tests.conftest import Browser, client_of, signed_in
from tests.followups.laid import Laid, an_of, day, lay, seconds_until
from tests.jobs.conftest import Walk, walk
from tests.today.counting import statements

__all__ = ["walk"]
RULES = "Leen vraagt na wat de nieuwe regels betekenen"
NOTHING_ASKS = "Niets vraagt vandaag je aandacht."


def titles(page: httpx.Response) -> list[str]:
    """What stands in bold on the sheets, in order."""
    assert page.status_code == 200
    return re.findall(r'<div class="row">\s*<div><p><b>(.*?)</b>', page.text)


async def urgent_referral(world: Cast, urgency: str = "very") -> None:
    answers = {
        **NOTHING,
        "requester_kind": "helper",
        "requester_name": "Mieke Voorbeeld",
        "requester_organisation": "Thuiszorg Voorbeeld",
        "requester_phone": "011 00 00 00",
        "client_name": "Cyriel",
        "question": "Alle hulp op één lijn krijgen.",
        "is_client_informed": True,
        "consent": "yes",
        "urgency": urgency,
        "urgency_reason": "Er is een val geweest.",
    }
    async with door.enter(an_of(world)) as access:
        await receive(access, answers, [], channel=Channel.PHONE, now=clock.now() - timedelta(days=1))


async def test_a_newcomer_finds_it_calm_and_where_to_begin(an: Browser) -> None:
    page = await an.get("/vandaag")
    assert page.status_code == 200
    for shown in (", An", NOTHING_ASKS, "/aanvragen/nieuw", "/situaties/overname"):
        assert shown in page.text
    for absent in ("Nu</h2>", "Deze week", "Volgende overleggen", "Nog geen spilfiguur"):
        assert absent not in page.text


async def test_what_is_most_urgent_comes_first_with_the_only_full_button(
    laid: Laid, app: Litestar, walk: Walk
) -> None:
    await laid.holds()
    await laid.agrees(RULES, "Leen", 1)
    walk.ahead(seconds_until(8, 12))
    await urgent_referral(laid.world)
    async with client_of(app) as client:
        page = await (await signed_in(client, "an", "pelt")).get("/vandaag")
    assert titles(page) == [
        "Nieuwe aanvraag, zeer dringend",
        "Is Koen al langsgegaan bij Niels?",
        "Verslag Niels: klaar om na te lezen",
        "Niels: lukte dit al voor Leen?",
    ]
    assert "Gisteren, van Thuiszorg Voorbeeld. Bel de aanvrager en weeg samen af." in page.text
    assert "De week na het overleg is voorbij. Koen: 0490 00 00 01" in page.text
    assert re.findall(r'class="button"[^>]*>([^<]+)<', page.text) == ["Open de aanvraag"]
    assert "Vier dingen vragen vandaag" in page.text


async def test_nog_niet_asks_again_later(laid: Laid, app: Litestar, walk: Walk) -> None:
    sitting = await laid.holds()
    walk.ahead(seconds_until(8, 12))
    async with client_of(app) as client:
        an = await signed_in(client, "an", "pelt")
        sent = await an.post(f"/overleggen/{sitting}/terugkoppeling/uitstel")
        assert (sent.status_code, sent.headers["location"]) == (303, "/vandaag")
        assert "langsgegaan" not in (await an.get("/vandaag")).text


async def test_the_clients_own_steps_are_not_there(laid: Laid, an: Browser) -> None:
    await laid.agrees("Niels belt zelf", "Niels", -9)
    await laid.agrees("Niels schrijft zich in", "Niels", 2)
    assert NOTHING_ASKS in (await an.get("/vandaag")).text


async def test_without_a_key_worker_the_coordinator_is_the_one_to_speak_the_client(
    world: Cast, an: Browser
) -> None:
    laid = await lay(world, has_key_worker=False)
    await laid.agrees("Niels belt zelf", "Niels", 2)
    page = await an.get("/vandaag")
    assert titles(page) == ["Spreek je Niels binnenkort?"]
    assert "Niels belt zelf" not in page.text
    assert "In je situatie koos de cliënt nog niemand." in page.text


async def test_what_stalls_in_one_situation_is_one_line(laid: Laid, an: Browser) -> None:
    for owner in ("Leen", "Koen", "Ward"):
        await laid.agrees(f"{owner} belt", owner, -2)
    assert titles(await an.get("/vandaag")) == ["Niels: drie afspraken om even na te vragen"]


async def test_whom_no_mail_reaches_is_called(laid: Laid, an: Browser) -> None:
    async with door.enter(laid.an):
        await CircleMember.update({CircleMember.email: ""}).where(CircleMember.id == laid.people["Leen"])
    await laid.agrees(RULES, "Leen", 2)
    await laid.agrees("Koen gaat mee", "Koen", 2)
    page = await an.get("/vandaag")
    assert titles(page) == ["Niels: herinner jij Leen even?"]
    assert "Leen heeft geen mailadres. Leen: 0490 00 00 02" in page.text


async def test_the_next_sitting_stands_beside_it(laid: Laid, an: Browser) -> None:
    sitting = await laid.plans()
    page = await an.get("/vandaag")
    assert "Volgende overleggen" in page.text
    assert f'<a href="/overleggen/{sitting}">Niels</a> · OCMW, lokaal 2' in page.text
    to_the_table = f'<a href="/overleggen/{sitting}/tafel">Naar de tafel</a>'
    assert to_the_table in page.text
    async with door.enter(laid.an):
        later = clock.now() + timedelta(days=2)
        moved = Consultation.update(starts_at=later, ends_at=later + timedelta(hours=1))
        await moved.where(Consultation.id == sitting)
    assert to_the_table not in (await an.get("/vandaag")).text


async def test_others_see_nothing_of_it(
    laid: Laid, bram: Browser, celia: Browser, celia_in_pelt: Browser, gust: Browser, fien: Browser
) -> None:
    await laid.agrees(RULES, "Leen", -2)
    for browser in (bram, celia, celia_in_pelt, gust, fien):
        page = await browser.get("/vandaag")
        assert NOTHING_ASKS in page.text
        assert "Niels" not in page.text


async def test_chair_and_replacement_see_their_cases_alone(
    laid: Laid, gust: Browser, celia_in_pelt: Browser
) -> None:
    await laid.agrees(RULES, "Leen", -2)
    other = await lay(laid.world, name="Mira")
    await other.agrees("Leen belt de school", "Leen", -2)
    members = laid.world.members
    async with door.enter(laid.an) as access:
        await assign_chair(access, laid.case, members["gust", "pelt"], now=clock.now())
        await name_replacement(access, other.case, members["celia", "pelt"], until_on=day(5), now=clock.now())
    assert titles(await gust.get("/vandaag")) == ["Niels: lukte dit al voor Leen?"]
    assert titles(await celia_in_pelt.get("/vandaag")) == ["Mira: lukte dit al voor Leen?"]


async def test_who_opened_a_case_with_a_reason_does_not_follow_it_and_is_told_of(
    laid: Laid, an: Browser, bram: Browser
) -> None:
    await laid.agrees(RULES, "Leen", -2)
    async with door.enter(
        member_access(laid.world.pelt, laid.world.bram, "Bram", ("coordinator",))
    ) as access:
        assert await open_with_reason(access, "Niels", "Er is brand.", now=clock.now()) == laid.case
    assert NOTHING_ASKS in (await bram.get("/vandaag")).text
    page = await an.get("/vandaag")
    assert "Bram Voorbeeld opende de situatie van Niels" in titles(page)
    [seen] = re.findall(r'action="(/situaties/[^"]+/gezien)"', page.text)
    assert (await an.post(seen)).status_code == 303
    assert "opende de situatie" not in (await an.get("/vandaag")).text


async def test_the_administrator_reads_what_is_hers(fien: Browser) -> None:
    page = await fien.get("/vandaag")
    assert "Jij beheert Pelt" in page.text
    assert "/situaties" not in page.text
    assert "/aanvragen" not in page.text


async def test_who_is_not_signed_in_or_works_for_the_network_has_another_page(
    nobody: Browser, dirk: Browser
) -> None:
    assert (await nobody.get("/vandaag")).headers["location"].startswith("/aanmelden")
    assert (await dirk.get("/vandaag")).status_code == 404


@pytest.mark.parametrize("path", ["/vandaag", "opvolging"])
async def test_three_rows_cost_as_many_queries_as_one(laid: Laid, an: Browser, path: str) -> None:
    async def count() -> int:
        async with statements() as asked:
            page = await an.get(path if path.startswith("/") else f"/situaties/{laid.case}/{path}")
            assert page.status_code == 200
        return len(asked)

    await one_of_each(laid, "Leen")
    first = await count()
    for owner in ("Koen", "Ward"):
        await one_of_each(laid, owner)
        other = await lay(laid.world, name=f"Nog een {owner}")
        await one_of_each(other, owner)
        await urgent_referral(laid.world, "fairly")
    assert await count() == first
    assert first <= 34


async def one_of_each(laid: Laid, owner: str) -> None:
    """Something that stalls, something without an owner, something that runs, and a sitting ahead."""
    await laid.agrees(f"{owner} belt", owner, -2)
    await laid.agrees(f"Iemand belt in plaats van {owner}", None, 3)
    await laid.agrees(f"{owner} komt langs", owner, 3)
    await laid.plans()
