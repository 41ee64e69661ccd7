"""Sharing without a yes: with a reason, never silent, until a date, and told to the client when that is safe."""

from datetime import timedelta
from typing import Any

import pytest

from infra import clock
from services.consents.emergencies import Sharing, end, share, shared_with, to_show
from services.consents.tables import Emergency
from services.demonstration.cast import Cast
from tests.cases.conftest import Niels
from tests.cases.people import inside, rows
from tests.conftest import Browser

REASON = "Iemand dreigt hem iets aan te doen."
LINES = "select action from audit_line where action like 'emergency.%' and action <> 'emergency.read' order by number"


def form(niels: Niels, **changes: Any) -> dict[str, Any]:
    """A whole form: something for Ward, until next week."""
    return {
        "kind": "danger",
        "reason": REASON,
        "what": "Waar hij vannacht slaapt.",
        "circle_member": str(niels.people["Ward"]),
        "ends_on": (clock.today() + timedelta(days=7)).isoformat(),
        **changes,
    }


async def send(browser: Browser, niels: Niels, **changes: Any) -> Any:
    return await browser.post(f"{niels.path}/nood", form(niels, **changes))


async def test_it_is_never_silent(an: Browser, world: Cast, niels: Niels) -> None:
    assert (await send(an, niels)).status_code == 303
    page = (await an.get(niels.path)).text
    assert "Gedeeld zonder ja" in page
    assert "met Ward, zonder ja." in page
    told = (await an.get(f"{niels.path}/nood")).text
    assert REASON in told
    assert "Waar hij vannacht slaapt. Niets meer dan dit." in told
    assert "de cliënt weet het nog niet" in (await an.get("/vandaag")).text
    assert await rows(world, LINES) == [{"action": "emergency.shared"}]
    assert REASON not in (await an.get(f"{niels.path}/logboek")).text


async def test_who_stands_in_sees_it_on_vandaag(
    an: Browser, gust: Browser, world: Cast, niels: Niels
) -> None:
    until = clock.today() + timedelta(days=3)
    opening = {"member": world.members["gust", "pelt"], "kind": "replacement", "until": until}
    await rows(
        world,
        'insert into case_opening ("case", member, kind, until_on, opened_at, opened_by) '
        "values ($1, $2, $3, $4, now(), $2)",
        niels.case,
        *opening.values(),
    )
    await send(an, niels)
    page = (await gust.get("/vandaag")).text
    assert "An Voorbeeld deelde iets zonder ja" in page
    assert "An Voorbeeld deelde iets zonder ja" not in (await an.get("/vandaag")).text


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"kind": ""}, "Kies waarom."),
        ({"reason": ""}, "Schrijf waarom dit niet kan wachten"),
        ({"what": ""}, "Schrijf wat er precies"),
        ({"circle_member": ""}, "Kies of schrijf met wie je dit deelt."),
        ({"ends_on": ""}, "Kies de dag."),
        ({"ends_on": "2020-01-01"}, "Kies een dag vanaf vandaag"),
        ({"ends_on": "2099-01-01"}, "hoogstens een maand ver"),
        ({"told_on": "2099-01-01"}, "Die dag komt nog."),
    ],
)
async def test_without_reason_content_person_or_end_it_is_not_shared(
    an: Browser, world: Cast, niels: Niels, changes: dict[str, Any], told: str
) -> None:
    answer = await send(an, niels, **{"recipient": "", **changes})
    assert answer.status_code == 422
    assert told in answer.text
    assert changes.get("what", "Waar hij vannacht slaapt.") in answer.text
    assert await rows(world, "select id from emergency") == []


async def test_the_client_hears_of_it_once_it_is_safe(an: Browser, world: Cast, niels: Niels) -> None:
    await send(an, niels)
    number = (await rows(world, "select id from emergency"))[0]["id"]
    late = {"told_on": (clock.today() + timedelta(days=1)).isoformat()}
    assert (await an.post(f"{niels.path}/nood/{number}/verteld", late)).status_code == 422
    sent = await an.post(f"{niels.path}/nood/{number}/verteld", {"told_on": clock.today().isoformat()})
    assert sent.status_code == 303
    assert "De cliënt weet het sinds" in (await an.get(f"{niels.path}/nood")).text
    assert "de cliënt weet het nog niet" not in (await an.get("/vandaag")).text
    assert (await an.post(f"{niels.path}/nood/{number}/einde")).status_code == 303
    assert "Gedeeld zonder ja" not in (await an.get(niels.path)).text
    assert [one["action"] for one in await rows(world, LINES)] == [
        "emergency.shared",
        "emergency.told",
        "emergency.ended",
    ]


async def test_who_is_not_welcome_hears_only_what_was_shared(an: Browser, world: Cast, niels: Niels) -> None:
    await rows(world, "update presence set is_welcome = false where circle_member = $1", niels.people["Ward"])
    assert "Niels wil liever niet dat Ward erbij is." in (await an.get(f"{niels.path}/weten")).text
    await send(an, niels)
    assert "Ward hoort alleen wat in deze nood nodig is" in (await an.get(f"{niels.path}/weten")).text
    asked = await an.get(f"{niels.path}/weten/{niels.people['Ward']}")
    assert "alleen in nood" in asked.text


async def test_it_opens_no_table(world: Cast, niels: Niels) -> None:
    async with inside(world, "an") as access:
        made = await share(access, niels.case, _sharing(niels), now=clock.now())
        assert shared_with([made], clock.today()) == {niels.people["Ward"]}
        await end(access, niels.case, made.id, now=clock.now())
    rows_now = [await _found(world)]
    assert [shared_with([one], clock.today()) for one in rows_now] == [set()]
    assert to_show(rows_now, clock.today()) == rows_now


async def test_the_clients_own_page_tells_it_after_somebody_told_and_not_before(
    an: Browser, world: Cast, niels: Niels
) -> None:
    await send(an, niels)
    assert "Waar hij vannacht slaapt" not in (await an.get(f"{niels.path}/weten/blad")).text
    number = (await rows(world, "select id from emergency"))[0]["id"]
    await an.post(f"{niels.path}/nood/{number}/verteld", {"told_on": clock.today().isoformat()})
    page = (await an.get(f"{niels.path}/weten/blad")).text
    assert "in nood gedeeld met Ward, zonder jouw ja: Waar hij vannacht slaapt." in page


async def test_nobody_else_finds_it(bram: Browser, celia: Browser, fien: Browser, niels: Niels) -> None:
    for browser in (bram, celia, fien):
        assert (await browser.get(f"{niels.path}/nood")).status_code == 404
        assert (await send(browser, niels)).status_code == 404


def _sharing(niels: Niels) -> Sharing:
    return Sharing("danger", REASON, "Het adres.", clock.today(), niels.people["Ward"])


async def _found(world: Cast) -> Emergency:
    async with inside(world, "an"):
        found = await Emergency.objects().first()
    assert found is not None
    return found
