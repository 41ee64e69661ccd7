"""Sending: to the byte what the page showed, no more than once, and taken back."""

import asyncio
import html
from typing import Any

from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.signals.asking import SAID, TEXT, ask, marked, ready, rewritten, sent

ARRIVED = """
select text, theme, sub_theme, domain, kind, arrondissement, may_quote, state from network_contribution
"""


async def arrived(admin: Any) -> list[tuple[object, ...]]:
    return [tuple(row) for row in await admin.fetch(ARRIVED)]


async def test_what_arrives_is_what_the_page_showed(world: Cast, an: Browser, admin: Any) -> None:
    signal = await marked(world, an)
    await rewritten(an, signal, theme="housing", domain="housing", kind="waiting-list")
    page = html.unescape((await an.get(f"/knelpunten/{signal}")).text)
    for told in ("Dit vertrekt, en niets anders", TEXT, "Wonen", "wachtlijst of te weinig geld"):
        assert told in page
    assert (await sent(an, signal, may_quote="y")).status_code == 303
    coded = ("housing", "", "housing", "waiting-list", "Maaseik", True, "waiting")
    assert await arrived(admin) == [(TEXT, *coded)]
    assert await admin.fetch("select * from contribution_contact") == []


async def test_nothing_leaves_before_it_was_confirmed(world: Cast, an: Browser, admin: Any) -> None:
    signal = await marked(world, an)
    answer = await sent(an, signal, version=1)
    assert (answer.status_code, "nog niet herschreven" in answer.text) == (422, True)
    assert await arrived(admin) == []


async def test_the_phone_goes_along_only_when_ticked_and_the_page_says_which(
    world: Cast, an: Browser, admin: Any
) -> None:
    signal = await ready(world, an)
    page = (await an.get(f"/knelpunten/{signal}")).text
    [me] = await ask(world, "select name, phone from member where name like 'An %'")
    assert f"Dan vertrekt ook mee: {me['name']}, {me['phone']}, Pelt." in page
    await sent(an, signal, may_call="y")
    rows = await admin.fetch("select name, phone, municipality from contribution_contact")
    assert [tuple(row) for row in rows] == [(me["name"], me["phone"], "Pelt")]


async def test_who_has_no_phone_cannot_be_called(world: Cast, an: Browser) -> None:
    signal = await ready(world, an)
    await ask(world, "update member set phone = '' where name like 'An %'")
    answer = await sent(an, signal, may_call="y")
    assert (answer.status_code, "Er staat geen telefoonnummer bij jouw naam" in answer.text) == (422, True)


async def test_a_double_click_and_two_windows_send_once(world: Cast, an: Browser, admin: Any) -> None:
    signal = await ready(world, an)
    once = "0b9a4a34-6f0e-4f0e-9d58-1c2d3e4f5a6b"
    answers = [await sent(an, signal, once=once) for _ in range(2)]
    assert [one.status_code for one in answers] == [303, 303]
    again = await sent(an, signal, version=3)
    assert (again.status_code, "Dit knelpunt is al verstuurd." in again.text) == (422, True)
    assert len(await arrived(admin)) == 1


async def test_a_text_that_changed_meanwhile_does_not_leave(world: Cast, an: Browser, admin: Any) -> None:
    signal = await ready(world, an)
    await rewritten(an, signal, "Begeleid wonen heeft een wachtlijst van jaren.", version=2)
    answer = await sent(an, signal, version=2)
    assert (answer.status_code, "Iemand anders bewaarde dit net voor jou" in answer.text) == (409, True)
    assert await arrived(admin) == []


async def test_a_refused_text_says_why_and_leaves_again_only_rewritten(
    world: Cast, an: Browser, eva: Browser, admin: Any
) -> None:
    signal = await ready(world, an)
    await sent(an, signal)
    [passage] = await ask(world, "select contribution from signal_passage")
    await eva.post(f"/netwerk/lezen/{passage['contribution']}/weigering", {"reason": "unclear"})
    assert "Het netwerk stuurde een knelpunt terug" in (await an.get("/vandaag")).text
    listed = (await an.get("/knelpunten")).text
    assert (
        listed.index("Kwam terug van het netwerk")
        < listed.index("niet duidelijk genoeg")
        < listed.index("Onze lijst")
    )
    page = html.unescape((await an.get(f"/knelpunten/{signal}")).text)
    for told in ("geweigerd", "Het knelpunt is niet duidelijk genoeg.", "stuur het opnieuw"):
        assert told in page
    same = await sent(an, signal, version=3)
    assert (same.status_code, "nog dezelfde" in same.text) == (422, True)
    other = "Wie begeleid wil wonen, wacht langer dan drie jaar op een plaats."
    assert (await rewritten(an, signal, other, version=3)).status_code == 303
    assert (await sent(an, signal, version=4)).status_code == 303
    assert "Kwam terug van het netwerk" not in (await an.get("/knelpunten")).text
    assert sorted((row[0], row[-1]) for row in await arrived(admin)) == sorted(
        [(TEXT, "refused"), (other, "waiting")]
    )


async def test_taken_back_the_text_is_gone_there_and_the_page_says_what_stays(
    world: Cast, an: Browser, bram: Browser, admin: Any
) -> None:
    signal = await ready(world, an)
    await sent(an, signal)
    [passage] = await ask(world, "select contribution from signal_passage")
    path = f"/knelpunten/{signal}/verzending/{passage['contribution']}/intrekking"
    assert (await bram.post(path)).status_code == 404
    page = (await an.get(f"/knelpunten/{signal}")).text
    assert "het telt pas in de volgende publicatie niet meer mee" in page
    assert (await an.post(path)).status_code == 303
    assert [(row[0], row[-1]) for row in await arrived(admin)] == [("", "withdrawn")]
    assert "teruggenomen" in (await an.get(f"/knelpunten/{signal}")).text
    assert TEXT in (await an.get("/knelpunten")).text


async def test_withdrawing_it_takes_it_back_everywhere(world: Cast, an: Browser, admin: Any) -> None:
    signal = await ready(world, an)
    await sent(an, signal)
    await an.post(f"/knelpunten/{signal}/intrekking")
    assert [(row[0], row[-1]) for row in await arrived(admin)] == [("", "withdrawn")]


async def test_everything_that_is_ready_leaves_in_one_go(world: Cast, an: Browser, admin: Any) -> None:
    first = await ready(world, an)
    second = await marked(world, an, "Voor Niels is er niemand die alles overziet.")
    draft = "Niemand mag het geheel van de hulp opnemen."
    await rewritten(an, second, draft, bewaar="later")
    third = await marked(world, an, "Iets over Rita.")
    await rewritten(an, third, "Voor Rita bestaat er hier geen plaats.", bewaar="later")
    page = (await an.get("/knelpunten/samen")).text
    for told in (SAID, TEXT, draft, "Er staat nog iets gemarkeerd"):
        assert told in page
    fields = {"pick": [str(first), str(second), str(third)], "quote": [str(first)]}
    versions = {f"version-{one}": "2" for one in (first, second, third)}
    networks = await ask(
        world, "select network from network_municipality where municipality = $1", world.pelt.id
    )
    where = {"networks": [str(row["network"]) for row in networks]}
    answer = await an.post("/knelpunten/samen", {**fields, **versions, **where})
    assert (answer.status_code, "Kijk nog eens naar wat gemarkeerd is" in answer.text) == (422, True)
    assert sorted((row[0], row[6]) for row in await arrived(admin)) == sorted([(TEXT, True), (draft, False)])


async def test_a_damaged_version_is_none_that_ever_was(world: Cast, an: Browser, admin: Any) -> None:
    signal = await ready(world, an)
    for damaged in ("9" * 20, "-1", "x", ""):
        path = f"/knelpunten/{signal}/verzending"
        assert (await an.post(path, {"version": damaged})).status_code in {409, 422}, damaged
    assert await arrived(admin) == []


async def test_nothing_ticked_is_said(world: Cast, an: Browser) -> None:
    await ready(world, an)
    answer = await an.post("/knelpunten/samen", {})
    assert (answer.status_code, "Kruis aan wat mag vertrekken" in answer.text) == (422, True)


async def test_who_only_chairs_does_not_send(world: Cast, an: Browser, celia_in_pelt: Browser) -> None:
    signal = await ready(world, an)
    assert (await sent(celia_in_pelt, signal)).status_code == 404
    assert (await celia_in_pelt.get("/knelpunten/samen")).status_code == 404


async def test_a_municipality_in_two_networks_chooses(world: Cast, an: Browser, admin: Any) -> None:
    other = await admin.fetchval(
        "insert into network (slug, name) values ('jeugd', 'Netwerk jeugd') returning id"
    )
    join = "insert into network_municipality (network, municipality) values ($1, $2)"
    await admin.execute(join, other, world.pelt.id)
    signal = await ready(world, an)
    page = (await an.get(f"/knelpunten/{signal}")).text
    assert page.count('name="networks"') == page.count('checked id="networks') == 2
    none = await sent(an, signal, networks="")
    assert (none.status_code, len(await arrived(admin))) == (422, 0)
    assert (await sent(an, signal, networks=str(other))).status_code == 303
    assert [row["network"] for row in await admin.fetch("select network from network_contribution")] == [
        other
    ]
    assert (await sent(an, signal, version=3, networks=str(world.network))).status_code == 303
    assert len(await arrived(admin)) == 2


async def test_two_people_send_at_the_same_moment_and_it_leaves_once(
    world: Cast, an: Browser, admin: Any
) -> None:
    signal = await ready(world, an)
    answers = await asyncio.gather(sent(an, signal), sent(an, signal))
    assert sorted(one.status_code for one in answers) in ([303, 409], [303, 422])
    assert len(await arrived(admin)) == 1


async def test_a_session_that_ended_while_typing_keeps_the_text(world: Cast, an: Browser, admin: Any) -> None:
    signal = await marked(world, an)
    await admin.execute("update session set last_seen_at = now() - interval '2 hours'")
    answer = await rewritten(an, signal, TEXT)
    assert (answer.status_code, "bewaard=1" in answer.headers["location"]) == (303, True)
    [kept] = await admin.fetch("select path from kept_form")
    assert kept["path"] == f"/knelpunten/{signal}/herschrijving"
