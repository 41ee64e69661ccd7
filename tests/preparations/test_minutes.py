"""Each participant's three minutes: read by its author and the coordinator alone; what is not talked through waits."""

from collections.abc import Awaitable, Callable
from uuid import uuid4

from services.preparations.proposals import Proposal
from services.preparations.queries import proposals
from tenants import door
from tests.conftest import Browser
from tests.invitations.scene import Table
from tests.preparations.conftest import Enter

SAID = {
    "goes_well": "Hij komt graag.",
    "mandate": "De dagen in het centrum.",
    "client_can": "Zelf bellen.",
    "seen": "0",
}
TOPIC = {"title": "Een vaste dag", "why": "Voor het vervoer.", "domain": "daytime"}


async def raised(table: Table) -> list[Proposal]:
    async with door.enter(table.an) as access:
        return await proposals(access, table.consultation)


async def test_one_form_and_one_click(enter: Enter, board: Callable[[], Awaitable[str]]) -> None:
    leen = await enter("Leen")
    assert "Bereid je voor in drie minuten" in (await leen.open()).text
    sent = await leen.send("drie-minuten", **SAID, klaar="ja")
    assert sent.headers["location"].endswith("/drie-minuten?bewaard=klaar")
    assert "Hij komt graag." in (await leen.open("/drie-minuten")).text
    page = await board()
    assert "Hij komt graag." in page
    assert ">klaar<" in page


async def test_nobody_else_at_the_table_reads_it(asked: Table, enter: Enter) -> None:
    leen, koen, niels = await enter("Leen"), await enter("Koen"), await enter("Niels")
    await leen.send("drie-minuten", **SAID, **TOPIC, klaar="ja")
    for other in (koen, niels):
        for path in ("", "/drie-minuten", "/mijn-overleg"):
            assert "Hij komt graag." not in (await other.open(path)).text
            assert "Een vaste dag" not in (await other.open(path)).text
    assert (await niels.open("/drie-minuten")).status_code == 404
    await koen.send("drie-minuten", goes_well="Van Koen")
    [topic] = await raised(asked)
    for act in ("bespreking", "terugname"):
        assert (await koen.send(f"drie-minuten/{topic.id}/{act}")).status_code == 404


async def test_what_was_not_talked_through_is_parked(asked: Table, enter: Enter) -> None:
    leen = await enter("Leen")
    await leen.send("drie-minuten", **SAID, **TOPIC, is_talked_through="no")
    assert "eerst bespreken" in (await leen.open("/drie-minuten")).text
    [topic] = await raised(asked)
    expected = Proposal(
        topic.id, "Een vaste dag", "daytime", asked.people["Leen"], False, False, "Voor het vervoer."
    )
    assert topic == expected
    await leen.send(f"drie-minuten/{topic.id}/bespreking")
    assert [one.is_talked_through for one in await raised(asked)] == [True]
    await leen.send(f"drie-minuten/{topic.id}/terugname")
    assert await raised(asked) == []


async def test_a_topic_needs_a_reason_and_what_was_typed_stays(asked: Table, enter: Enter) -> None:
    leen = await enter("Leen")
    for missing, told in (("why", "waarom de tafel dit moet weten"), ("title", "waarover het gaat")):
        sent = await leen.send("drie-minuten", **SAID, **{**TOPIC, missing: ""})
        assert sent.status_code == 422
        assert told in sent.text
        assert "Hij komt graag." in sent.text
    assert await raised(asked) == []


async def test_six_topics_are_enough(asked: Table, enter: Enter) -> None:
    leen = await enter("Leen")
    for number in range(6):
        sent = await leen.send("drie-minuten", **{**SAID, "seen": str(number)}, **TOPIC)
        assert sent.status_code == 303
    assert (await leen.send("drie-minuten", **{**SAID, "seen": "6"}, **TOPIC)).status_code == 422
    assert len(await raised(asked)) == 6


async def test_a_double_click_raises_it_once(asked: Table, enter: Enter) -> None:
    leen = await enter("Leen")
    once = str(uuid4())
    for _ in range(2):
        assert (await leen.send("drie-minuten", **SAID, **TOPIC, once=once)).status_code == 303
    assert len(await raised(asked)) == 1


async def test_by_phone_the_coordinator_writes_it_and_two_texts_are_both_shown(
    asked: Table, enter: Enter, an: Browser
) -> None:
    leen = await enter("Leen")
    here = f"{asked.place}/drie-minuten/{asked.people['Leen']}"
    assert (await an.post(here, {**SAID, "once": str(uuid4())})).status_code == 303
    late = await leen.send("drie-minuten", goes_well="Van Leen", seen="0")
    assert late.status_code == 409
    assert "Hij komt graag." in late.text
    assert "Van Leen" in late.text
    page = (await an.get(f"{asked.place}/mijn-overleg/{asked.people['Leen']}")).status_code
    assert page == 404, "a helper has no kit"
    assert (await an.get(f"{asked.place}/drie-minuten/{asked.people['Niels']}")).status_code == 404


async def test_who_did_not_sign_signs_first(asked: Table, an: Browser, enter: Enter) -> None:
    rita = await enter("Rita")
    assert (await rita.open("/drie-minuten")).status_code == 404, "family has a kit"


async def test_bram_and_celia_find_nothing(asked: Table, bram: Browser, celia: Browser, kit: str) -> None:
    for colleague in (bram, celia):
        for path in (f"{asked.place}/voorbereiding", kit, f"{kit}/blad"):
            assert (await colleague.get(path)).status_code == 404


async def test_what_the_client_wants_said_becomes_a_proposal(asked: Table, enter: Enter) -> None:
    niels = await enter("Niels")
    for question, told_by in (
        ("help", "self"),
        ("dream", "nobody"),
        ("first", ""),
        ("self", str(asked.people["Koen"])),
    ):
        await niels.send(f"mijn-overleg/vragen/{question}", words=f"Over {question}", told_by=told_by)
    assert [(one.title, one.brought_by) for one in await raised(asked)] == [
        ("Over help", asked.people["Niels"]),
        ("Over self", asked.people["Niels"]),
    ]
