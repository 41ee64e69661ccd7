"""Being asked to work here: a mail, a link that opens nothing by itself, a sign-in, and one yes."""

import asyncio
import re
from datetime import timedelta

import asyncpg
import httpx
import pytest

from jobs import members as member_jobs
from services.demonstration.cast import Cast
from services.members.tokens import hashed, token
from tenants import door
from tenants.access import job_access
from tenants.sessions import Workplace
from tests.conftest import Browser
from tests.members.people import again, signed_in_as
from tests.signin.conftest import Ahead

JORIS = {"name": "Joris Voorbeeld", "email": "joris.voorbeeld@pelt.example", "roles": ["coordinator"]}
DEAD = "Deze link werkt niet (meer)"


async def ask_joris(fien: Browser, admin: asyncpg.Connection) -> str:
    """The path of the link, as the mail has it."""
    sent = await fien.post("/medewerkers/uitnodigingen", JORIS)
    assert sent.headers["location"] == "/medewerkers?bewaard=gevraagd"
    return await link_of(admin)


async def link_of(admin: asyncpg.Connection) -> str:
    """The path of the link that waits for an answer."""
    row = await admin.fetchrow(
        "select tenant, id, generation from member_invitation where accepted_at is null"
    )
    assert row is not None
    return f"/pelt/medewerker/{token(row['tenant'], row['id'], row['generation'])}"


async def test_the_mail_says_what_is_asked_and_nothing_of_a_case(
    world: Cast, fien: Browser, admin: asyncpg.Connection
) -> None:
    link = await ask_joris(fien, admin)
    key = await admin.fetchval("select id from member_invitation")
    async with door.enter(job_access(world.pelt, "test")) as access:
        letter = await member_jobs.invite(access, key)

    assert letter is not None
    assert (letter.to, letter.subject) == ("joris.voorbeeld@pelt.example", "Werk mee in Rondetafel voor Pelt")
    assert link in letter.text
    assert link in letter.html
    assert "als coördinator" in letter.text


async def test_only_a_hash_of_the_link_is_kept(world: Cast, fien: Browser, admin: asyncpg.Connection) -> None:
    text = (await ask_joris(fien, admin)).rsplit("/", maxsplit=1)[1]
    assert len(text) == 43
    assert await admin.fetchval("select token_hash from member_invitation") == hashed(text)


async def test_who_opens_the_link_signs_in_says_yes_and_sees_vandaag(
    world: Cast, fien: Browser, admin: asyncpg.Connection, elsewhere: httpx.AsyncClient
) -> None:
    link = await ask_joris(fien, admin)
    stranger = Browser(elsewhere)
    before = await stranger.get(link)
    unsigned = await stranger.post(link)
    joris = await signed_in_as(elsewhere, "joris")
    page = await joris.get(link)
    cookie = elsewhere.cookies["__Host-rt"]
    accepted = await joris.post(link)
    today = await joris.get("/vandaag")

    assert f"/aanmelden?terug={link.replace('/', '%2F')}&amp;gemeente=pelt" in before.text
    assert unsigned.headers["location"].startswith("/aanmelden?terug=")
    assert "Je bent aangemeld als <b>Joris Voorbeeld</b>" in page.text
    assert (accepted.status_code, accepted.headers["location"]) == (303, "/vandaag")
    assert today.status_code == 200
    assert "Waar begin je?" in today.text
    assert elsewhere.cookies["__Host-rt"] != cookie
    assert "Joris Voorbeeld" in (await fien.get("/medewerkers")).text


async def test_opening_the_link_changes_nothing(
    world: Cast, fien: Browser, admin: asyncpg.Connection, nobody: Browser
) -> None:
    link = await ask_joris(fien, admin)
    for _ in range(5):
        assert (await nobody.get(link)).status_code == 200
    assert await admin.fetchval("select count(*) from member_invitation where accepted_at is null") == 1
    assert await admin.fetchval("select count(*) from member where name = 'Joris Voorbeeld'") == 0


async def test_a_form_from_elsewhere_says_no_yes(
    world: Cast, fien: Browser, admin: asyncpg.Connection, elsewhere: httpx.AsyncClient
) -> None:
    link = await ask_joris(fien, admin)
    joris = await signed_in_as(elsewhere, "joris")
    forged = await Browser(joris.http, "wrong").post(link)
    foreign = await joris.post(link, headers={"sec-fetch-site": "cross-site"})
    assert (forged.status_code, foreign.status_code) == (403, 403)
    assert await admin.fetchval("select count(*) from member where name = 'Joris Voorbeeld'") == 0


async def test_the_link_works_once_and_says_so_calmly(
    world: Cast,
    fien: Browser,
    admin: asyncpg.Connection,
    elsewhere: httpx.AsyncClient,
    third: httpx.AsyncClient,
) -> None:
    link = await ask_joris(fien, admin)
    joris = await signed_in_as(elsewhere, "joris")
    await joris.post(link)
    leen = await signed_in_as(third, "leen")

    own = await again(joris).get(link)
    twice = await again(joris).post(link)
    other = await leen.get(link)
    posted = await leen.post(link)

    assert (own.status_code, "Je werkt hier al" in own.text) == (200, True)
    assert (twice.status_code, "Je werkt hier al" in twice.text) == (409, True)
    assert (other.status_code, DEAD in other.text) == (404, True)
    assert (posted.status_code, DEAD in posted.text) == (409, True)
    assert await admin.fetchval("select count(*) from member where name = 'Leen Voorbeeld'") == 0


async def test_of_two_who_say_yes_at_the_same_moment_one_works_here(
    world: Cast,
    fien: Browser,
    admin: asyncpg.Connection,
    elsewhere: httpx.AsyncClient,
    third: httpx.AsyncClient,
) -> None:
    link = await ask_joris(fien, admin)
    joris, leen = await signed_in_as(elsewhere, "joris"), await signed_in_as(third, "leen")
    answers = await asyncio.gather(joris.post(link), leen.post(link))
    assert sorted(one.status_code for one in answers) == [303, 409]
    came = "select count(*) from member where name in ('Joris Voorbeeld', 'Leen Voorbeeld')"
    assert await admin.fetchval(came) == 1


async def test_links_that_are_over_look_like_links_that_never_were(
    world: Cast, fien: Browser, admin: asyncpg.Connection, nobody: Browser, ahead: Ahead
) -> None:
    link = await ask_joris(fien, admin)
    never = await nobody.get(f"/pelt/medewerker/{'A' * 43}")
    ahead(timedelta(days=14, minutes=1))
    expired = await nobody.get(link)
    ahead(timedelta())
    key = await admin.fetchval("select id from member_invitation")
    await fien.post(f"/medewerkers/uitnodigingen/{key}/intrekking")
    withdrawn = await nobody.get(link)

    assert [one.status_code for one in (never, expired, withdrawn)] == [404, 404, 404]
    assert never.text == expired.text == withdrawn.text
    assert "011 00 00 00" in never.text


async def test_a_new_mail_kills_the_link_before(
    world: Cast, fien: Browser, admin: asyncpg.Connection, nobody: Browser
) -> None:
    first = await ask_joris(fien, admin)
    key = await admin.fetchval("select id from member_invitation")
    await fien.post(f"/medewerkers/uitnodigingen/{key}/mail")
    second = await link_of(admin)
    assert first != second
    assert ((await nobody.get(first)).status_code, (await nobody.get(second)).status_code) == (404, 200)
    assert await admin.fetchval("select count(*) from outbox where job = 'members.invite'") == 2


async def test_a_link_of_pelt_opens_nothing_in_genk(
    world: Cast, fien: Browser, admin: asyncpg.Connection, nobody: Browser
) -> None:
    link = await ask_joris(fien, admin)
    assert (await nobody.get(link.replace("/pelt/", "/genk/"))).status_code == 404


async def test_who_works_elsewhere_too_says_yes_and_works_in_both(
    world: Cast, fien: Browser, admin: asyncpg.Connection, elsewhere: httpx.AsyncClient
) -> None:
    link = await ask_joris(fien, admin)
    place = Workplace(world.genk.id, world.members["celia", "genk"], None, ("coordinator",))
    celia = await signed_in_as(elsewhere, "celia", place)
    page = await celia.get(link)
    assert "Je werkt hier al" in page.text
    joris = await signed_in_as(elsewhere, "joris", place)
    assert (await joris.post(link)).headers["location"] == "/vandaag"


async def test_who_is_blocked_does_not_come_back_by_a_link(
    world: Cast, fien: Browser, admin: asyncpg.Connection, elsewhere: httpx.AsyncClient
) -> None:
    link = await ask_joris(fien, admin)
    joris = await signed_in_as(elsewhere, "joris")
    await joris.post(link)
    me = await admin.fetchval("select id from member where name = 'Joris Voorbeeld'")
    await fien.post(f"/medewerkers/{me}/blokkering", {"version": "1", "reason": "Even niet."})
    assert (await again(joris).get("/vandaag")).status_code == 303

    await fien.post("/medewerkers/uitnodigingen", JORIS)
    second = await link_of(admin)
    joris = await signed_in_as(elsewhere, "joris")
    got, posted = await joris.get(second), await joris.post(second)

    assert "Je toegang is geblokkeerd" in got.text
    assert posted.status_code == 409
    assert (await joris.get("/vandaag")).headers["location"] == "/aanmelden/gemeente"


async def test_who_left_comes_back_under_the_same_name_in_the_log(
    world: Cast, fien: Browser, admin: asyncpg.Connection, elsewhere: httpx.AsyncClient
) -> None:
    link = await ask_joris(fien, admin)
    joris = await signed_in_as(elsewhere, "joris")
    await joris.post(link)
    me = await admin.fetchval("select id from member where name = 'Joris Voorbeeld'")
    await fien.post(f"/medewerkers/{me}/vertrek", {"version": "1", "successor": ""})
    await fien.post("/medewerkers/uitnodigingen", {**JORIS, "roles": ["chair"]})
    joris = await signed_in_as(elsewhere, "joris")
    await joris.post(await link_of(admin))

    told = await admin.fetch("select id, roles, left_at from member where name = 'Joris Voorbeeld'")
    assert [tuple(row) for row in told] == [(me, ["chair"], None)]


async def test_the_name_of_the_sign_in_is_the_name_that_stays(
    world: Cast, fien: Browser, admin: asyncpg.Connection, elsewhere: httpx.AsyncClient
) -> None:
    """Who reads somebody else's mail and says yes does not work here under that name."""
    link = await ask_joris(fien, admin)
    leen = await signed_in_as(elsewhere, "leen")
    await leen.post(link)
    me = await admin.fetchval("select id from member where name = 'Leen Voorbeeld'")
    assert me is not None
    assert "kwam met de vraag aan Joris Voorbeeld" in (await fien.get(f"/medewerkers/{me}")).text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"name": " "}, "Schrijf de naam."),
        ({"email": "joris"}, "Dit is geen geldig mailadres."),
        ({"email": "a@b.example\nBcc: x@y.example"}, "op één regel"),
        ({"roles": []}, "Kies minstens één rol."),
        ({"name": "x" * 81}, "Dit is te lang."),
    ],
)
async def test_bad_input_is_told_at_the_field_and_the_rest_is_kept(
    world: Cast, fien: Browser, typed: dict[str, str], told: str
) -> None:
    got = await fien.post("/medewerkers/uitnodigingen", {**JORIS, **typed})
    assert got.status_code == 422
    assert told in got.text
    kept = JORIS["name"] if "name" not in typed else JORIS["email"]
    assert f'value="{kept}"' in got.text


async def test_a_double_click_sends_one_mail(world: Cast, fien: Browser, admin: asyncpg.Connection) -> None:
    form = (await fien.get("/medewerkers/uitnodigingen/nieuw")).text
    once = re.search(r'name="once"[^>]*value="([^"]+)"', form)
    assert once is not None
    for _ in range(2):
        sent = await fien.post("/medewerkers/uitnodigingen", {**JORIS, "once": once[1]})
        assert sent.status_code == 303
    assert await admin.fetchval("select count(*) from member_invitation") == 1
