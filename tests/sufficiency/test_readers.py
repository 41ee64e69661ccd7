"""Only the client and the coordinator read it, until the client names somebody; and it can all be taken back."""

from infra import clock
from services.consents.actions import add_restriction
from services.consents.rules import Topic
from tenants import door
from tests.conftest import Browser
from tests.invitations.scene import Table
from tests.preparations.conftest import Enter
from tests.sufficiency.conftest import Begin

WORDS = "Ik wil een eigen voordeur."
DEBT = "Ik heb schulden, en er komen er nog bij."


async def test_helpers_and_family_find_nothing(enter: Enter, begin: Begin) -> None:
    niels = await enter("Niels")
    talk = await begin(niels)
    await niels.send(f"{talk[1:]}/domein/housing", words=WORDS)
    for name in ("Leen", "Rita"):
        other = await enter(name)
        assert (await other.open("/hoe-gaat-het")).status_code == 404
        assert (await other.open(talk)).status_code == 404
        assert (await other.send("hoe-gaat-het", held_on="2026-01-05")).status_code == 404
        assert "Hoe gaat het" not in (await other.open()).text


async def test_the_key_worker_reads_only_what_they_sat_beside(enter: Enter, begin: Begin) -> None:
    niels, koen = await enter("Niels"), await enter("Koen")
    talk = await begin(niels)
    await niels.send(f"{talk[1:]}/domein/housing", words=WORDS)
    assert WORDS not in (await koen.open("/hoe-gaat-het")).text
    assert (await koen.open(talk)).status_code == 404
    assert (await koen.send(f"{talk[1:]}/domein/housing", words="x")).status_code == 404
    for what in ("lezers", "tekening", f"{talk[14:]}/verwijdering"):
        assert (await koen.send(f"hoe-gaat-het/{what}", tekening="ja")).status_code == 404


async def test_whom_the_client_names_reads_and_writes_nothing(
    asked: Table, enter: Enter, begin: Begin
) -> None:
    niels, leen = await enter("Niels"), await enter("Leen")
    talk = await begin(niels)
    await niels.send(f"{talk[1:]}/domein/housing", words=WORDS)
    await niels.send(f"{talk[1:]}/domein/debts", step="2")
    await niels.send("hoe-gaat-het/lezers", people=str(asked.people["Leen"]))
    page = (await leen.open(talk)).text
    assert WORDS in page
    assert DEBT not in page, "Leen may not know of the debts"
    assert (await leen.open(f"{talk}/domein/housing")).status_code == 404
    assert (await leen.send(f"{talk[1:]}/domein/housing", words="x")).status_code == 404
    await niels.send("hoe-gaat-het/lezers")
    assert (await leen.open(talk)).status_code == 404


async def test_what_is_kept_from_a_reader_stands_in_no_last_word_either(
    asked: Table, enter: Enter, begin: Begin
) -> None:
    niels, leen = await enter("Niels"), await enter("Leen")
    talk = await begin(niels)
    last = {"contribution": "some", "contribution_words": "De schulden zijn weg.", "seen": "1"}
    await niels.send(f"{talk[1:]}/slot", pulls_from="debts", pulls_to="health", **last)
    await niels.send("hoe-gaat-het/lezers", people=str(asked.people["Leen"]))
    page = (await leen.open(talk)).text
    assert "De schulden zijn weg." not in page
    assert "hangen samen" not in page


async def test_the_key_worker_writes_over_nothing_that_is_kept_from_them(
    asked: Table, enter: Enter, begin: Begin
) -> None:
    niels, koen = await enter("Niels"), await enter("Koen")
    talk = await begin(koen)
    await niels.send(f"{talk[1:]}/domein/debts", step="2")
    await niels.send(f"{talk[1:]}/slot", contribution_words="Mijn schulden.", seen="1")
    async with door.enter(asked.an) as access:
        kept = Topic("schulden", "debts", asked.people["Koen"])
        await add_restriction(access, asked.case, asked.people["Niels"], kept, now=clock.now())
    for where in ("domein/debts", "slot"):
        assert (await koen.open(f"{talk}/{where}")).status_code == 404
        assert (await koen.send(f"{talk[1:]}/{where}", words="x", seen="0")).status_code == 404
    page = (await koen.open(talk)).text
    assert DEBT not in page
    assert "Mijn schulden." not in page
    assert "Mijn schulden." in (await niels.open(talk)).text


async def test_the_client_takes_all_of_it_back(enter: Enter, begin: Begin, an: Browser, place: str) -> None:
    niels = await enter("Niels")
    talk = await begin(niels)
    await niels.send(f"{talk[1:]}/domein/housing", words=WORDS)
    for _ in range(2):
        gone = await niels.send(f"{talk[1:]}/verwijdering")
        assert gone.headers["location"].endswith("?bewaard=weg")
    assert (await an.get(place + talk.removeprefix("/hoe-gaat-het"))).status_code == 404


async def test_who_coordinates_does_it_for_who_cannot(
    an: Browser, talk: str, place: str, asked: Table
) -> None:
    await an.post(f"{talk}/domein/housing", {"words": WORDS})
    await an.post(f"{place}/lezers", {"people": str(asked.people["Leen"])})
    assert "Leen" in (await an.get(place)).text
    assert "☐" in (await an.get(f"{place}/blad")).text


async def test_a_colleague_without_the_case_and_a_neighbour_find_nothing(
    bram: Browser, celia: Browser, talk: str, place: str
) -> None:
    for other in (bram, celia):
        for path in (place, talk, f"{talk}/domein/housing", f"{place}/blad"):
            assert (await other.get(path)).status_code == 404


async def test_somebody_of_another_case_is_not_let_in(an: Browser, talk: str, place: str) -> None:
    stranger = "0198aaaa-0000-7000-8000-000000000009"
    assert (await an.post(f"{place}/lezers", {"people": stranger})).status_code == 422
