"""The policy file: frozen when it is handed over; one more bottleneck changes no byte; quotes as they were released."""

from datetime import date
from uuid import uuid4

import asyncpg
import pytest

from infra import clock
from infra.piccolo_conf import DB
from services.bundles import actions
from services.bundles.actions import Where, Words
from tenants import door
from tests.bundles.conftest import SPRING, SUB, Desk, once
from tests.bundles.test_desk import PATH, TO
from tests.conftest import Browser
from tests.contributions.filling import send, voiced

FROZEN = "select number, content::text as said, content_hash, quoted from policy_file order by number"


async def test_what_was_sent_never_changes(desk: Desk, eva: Browser, admin: asyncpg.Connection) -> None:
    here = f"{PATH}/{await desk.bundle(parts=1)}"
    await eva.post(f"{here}/bezorgingen", TO)
    [before] = await admin.fetch(FROZEN)
    words = {"title": "Iets anders", "about": "", "asks": "Stuur nooit een brief.", "asked_of": "niemand"}
    await eva.post(f"{here}/tekst", {**words, "version": "1"})
    await eva.post(f"{here}/bezorgingen", {**TO, "name": "Minister Voorbeeld"})
    after = await admin.fetch(FROZEN)
    assert [row["number"] for row in after] == [1, 2]
    assert tuple(after[0]) == tuple(before)
    assert "Stuur nooit een brief." in (await eva.get(f"{here}/dossier/2")).text
    assert "Bel eerst." in (await eva.get(f"{here}/dossier/1")).text


async def test_the_same_file_to_two_people_is_one_version(
    desk: Desk, eva: Browser, admin: asyncpg.Connection
) -> None:
    here = f"{PATH}/{await desk.bundle(parts=1)}"
    token = once(await eva.get(f"{here}/dossier"))
    for _ in range(2):
        await eva.post(f"{here}/bezorgingen", {**TO, "once": token})
    await eva.post(f"{here}/bezorgingen", {**TO, "name": "Minister Voorbeeld"})
    assert await admin.fetchval("select count(*) from policy_file") == 1
    assert await admin.fetchval("select count(*) from policy_file_sending") == 2
    assert await admin.fetchval("select count(*) from network_work where job = 'bundles.remind'") == 2


async def test_one_more_bottleneck_changes_no_byte_of_the_file(desk: Desk, eva: Browser) -> None:
    here = f"{PATH}/{await desk.bundle(parts=1)}"
    before = (await eva.get(f"{here}/dossier/pdf")).content, await _read(eva, here)
    more = voiced(SUB, SPRING, 2, may_quote=False)
    await send(desk.world, desk.world.genk, more)
    assert ((await eva.get(f"{here}/dossier/pdf")).content, await _read(eva, here)) == before


async def test_numbers_are_bands_of_published_periods_or_nothing(desk: Desk, eva: Browser) -> None:
    page = (await eva.get(f"{PATH}/{await desk.bundle(parts=1)}/dossier")).text
    assert "5 tot 9 situaties" in page
    assert "Eerste half" in page
    assert "Tweede half" not in page


async def test_a_place_where_too_little_is_known_says_so(
    desk: Desk, eva: Browser, admin: asyncpg.Connection
) -> None:
    made = await desk.bundle(parts=1)
    await admin.execute("update bundle set place = 'Maaseik' where id = $1", made)
    page = (await eva.get(f"{PATH}/{made}/dossier")).text
    assert "te weinig om een getal te noemen" in page
    assert "We tonen dit sinds" not in page


async def test_of_each_municipality_one_text_may_be_quoted(desk: Desk, eva: Browser) -> None:
    made = await desk.bundle(parts=3)
    page = (await eva.get(f"{PATH}/{made}/citaten")).text
    offered = {one for one in [*desk.ans, *desk.others] if f'value="{one}"' in page}
    assert len(offered & set(desk.ans)) == 1
    hidden = next(one for one in desk.ans if one not in offered)
    refused = await eva.post(f"{PATH}/{made}/citaten", {"citaat": str(hidden)})
    assert refused.status_code == 422


async def test_what_bundles_hold_changes_nothing_of_what_may_be_quoted(desk: Desk, eva: Browser) -> None:
    """Else who adds and takes out by turns would learn which texts are of one municipality."""
    made = await desk.bundle(parts=3)
    here = f"{PATH}/{made}"
    page = (await eva.get(f"{here}/citaten")).text
    [offered] = [one for one in desk.ans if f'value="{one}"' in page]
    await eva.post(f"{here}/bijdragen/vertrek", {"bijdrage": str(offered)})
    page = (await eva.get(f"{here}/citaten")).text
    assert [one for one in desk.ans if f'value="{one}"' in page] == []


async def test_a_quote_that_is_taken_back_leaves_the_next_version_and_stays_on_paper(
    desk: Desk, eva: Browser, an: Browser, admin: asyncpg.Connection
) -> None:
    made = await desk.bundle(parts=3)
    here = f"{PATH}/{made}"
    page = (await eva.get(f"{here}/citaten")).text
    [quoted] = [one for one in desk.ans if f'value="{one}"' in page]
    said = await admin.fetchval("select text from network_contribution where id = $1", quoted)
    await eva.post(f"{here}/citaten", {"citaat": str(quoted)})
    await eva.post(f"{here}/bezorgingen", TO)
    await admin.execute(
        "update network_contribution set state = 'withdrawn', text = '' where id = $1", quoted
    )
    whole = (await eva.get(here)).text
    assert "Een citaat uit deze versie is intussen teruggenomen." in whole
    assert said in (await eva.get(f"{here}/dossier/1")).text
    assert said not in (await eva.get(f"{here}/dossier")).text


async def test_the_app_cannot_rewrite_what_was_sent(desk: Desk, eva: Browser) -> None:
    await eva.post(f"{PATH}/{await desk.bundle(parts=1)}/bezorgingen", TO)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with door.enter(desk.eva):
            await DB.connection.execute("update policy_file set content = '{}'")


async def _read(eva: Browser, here: str) -> str:
    """The file on the page, without the form beside it."""
    return (await eva.get(f"{here}/dossier")).text.split("</section>")[0].split("policy-file")[1]


async def test_a_theme_that_was_renamed_goes_on_under_its_new_name(
    desk: Desk, eva: Browser, admin: asyncpg.Connection
) -> None:
    """Published under the old code; the bundle was begun under the new one."""
    themes = "insert into theme (network, code, name, ended_on, successors) values ($1, $2, $3, $4, $5)"
    await admin.execute(themes, desk.world.network, "law", "Rechten", date(2025, 7, 1), ["rights"])
    await admin.execute(themes, desk.world.network, "rights", "Recht op recht", None, [])
    async with door.enter(desk.eva) as access:
        words, where = Words("Een brief", "", "Bel eerst.", "de provincie"), Where("rights")
        made = await actions.begin(access, words, where, once=uuid4(), today=clock.today())
    page = (await eva.get(f"{PATH}/{made}/bijdragen")).text
    assert f'value="{desk.ans[0]}"' in page
    dossier = (await eva.get(f"{PATH}/{made}/dossier")).text
    assert "Recht op recht" in dossier
    assert "10 tot 14 situaties" in dossier
