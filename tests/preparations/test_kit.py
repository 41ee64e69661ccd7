"""The client's own kit: saved as typed in steps, seen by whoever the client said, and by nobody else."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import uuid4

from tests.conftest import Browser
from tests.invitations.guest import Guest
from tests.invitations.scene import Table
from tests.preparations.conftest import Enter

WORDS = "Ik wil dicht bij mijn zus wonen."
ALONE = "Ik slaap slecht van de schulden."


async def answer(guest: Guest, question: str, words: str, **fields: str) -> int:
    sent = {"words": words, "seen": "0", **fields}
    return (await guest.send(f"mijn-overleg/vragen/{question}", **sent)).status_code


async def test_each_step_is_kept_and_leads_to_the_next(enter: Enter) -> None:
    niels = await enter("Niels")
    assert "Mijn overleg voorbereiden" in (await niels.open()).text
    sent = await niels.send("mijn-overleg/vragen/problem", words="Het geld.", told_by="self")
    assert sent.headers["location"].endswith("/mijn-overleg/vragen/solution?bewaard=antwoord")
    last = await niels.send("mijn-overleg/vragen/help", words="Bij de brieven.")
    assert last.headers["location"].endswith("/mijn-overleg?bewaard=kort")
    page = (await niels.open("/mijn-overleg")).text
    assert "Het geld." in page
    assert "Bij de brieven." in page


async def test_an_answer_may_be_skipped_changed_and_left_empty(enter: Enter) -> None:
    niels = await enter("Niels")
    assert await answer(niels, "dream", "") == 303
    assert await answer(niels, "dream", WORDS) == 303
    assert await answer(niels, "dream", "", seen="1") == 303
    assert WORDS not in (await niels.open("/mijn-overleg")).text


async def test_the_coordinator_reads_it_and_the_others_do_not(
    enter: Enter, board: Callable[[], Awaitable[str]]
) -> None:
    niels, koen, leen, rita = (
        await enter("Niels"),
        await enter("Koen"),
        await enter("Leen"),
        await enter("Rita"),
    )
    await answer(niels, "dream", WORDS)
    assert WORDS in await board()
    for other in (koen, leen, rita):
        for path in ("", "/mijn-overleg", "/drie-minuten"):
            assert WORDS not in (await other.open(path)).text
    assert (await leen.open("/mijn-overleg")).status_code == 404


async def test_whom_the_client_names_reads_all_but_what_is_for_the_coordinator(
    asked: Table, enter: Enter
) -> None:
    niels, leen = await enter("Niels"), await enter("Leen")
    await answer(niels, "dream", WORDS)
    await answer(niels, "problem", ALONE, told_by="nobody")
    await answer(niels, "goes-well", "Schulden bij de bank")
    await niels.send("mijn-overleg/lezers", readers=str(asked.people["Leen"]))
    page = (await leen.open("/drie-minuten")).text
    assert "Niels wil dat jij dit leest" in page
    assert WORDS in page
    assert ALONE not in page
    assert "Schulden bij de bank" not in page, "Leen may not know of the debts"
    await niels.send("mijn-overleg/lezers")
    assert WORDS not in (await leen.open("/drie-minuten")).text


async def test_family_reads_under_the_name_of_who_wrote_it(asked: Table, enter: Enter) -> None:
    niels, rita, leen = await enter("Niels"), await enter("Rita"), await enter("Leen")
    await answer(niels, "dream", WORDS)
    await answer(niels, "problem", ALONE, told_by="nobody")
    await niels.send("mijn-overleg/lezers", readers=str(asked.people["Rita"]))
    page = (await rita.open("/mijn-overleg")).text
    assert "Niels wil dat jij dit leest" in page
    assert WORDS in page
    assert ALONE not in page
    await answer(rita, "help", "Een nacht slapen.")
    await rita.send("mijn-overleg/lezers", readers=str(asked.people["Leen"]))
    page = (await leen.open("/drie-minuten")).text
    assert "Rita wil dat jij dit leest" in page
    assert "Niels wil dat jij dit leest" not in page


async def test_two_at_the_same_moment_are_both_kept(
    enter: Enter, an: Browser, kit: str, board: Callable[[], Awaitable[str]]
) -> None:
    niels = await enter("Niels")
    other = {"help-words": "Bij de brieven.", "once": str(uuid4())}
    done = await asyncio.gather(answer(niels, "dream", WORDS), an.post(kit, other))
    assert (done[0], done[1].status_code) == (303, 303)
    page = await board()
    assert WORDS in page
    assert "Bij de brieven." in page


async def test_only_somebody_of_the_circle_can_be_named(enter: Enter) -> None:
    niels = await enter("Niels")
    assert (await niels.send("mijn-overleg/lezers", readers=str(uuid4()))).status_code == 422


async def test_the_key_worker_writes_along_while_there_is_nothing_of_the_client_alone(
    asked: Table, enter: Enter, board: Callable[[], Awaitable[str]]
) -> None:
    koen, niels = await enter("Koen"), await enter("Niels")
    assert "Samen met Niels" in (await koen.open()).text
    assert await answer(koen, "dream", WORDS) == 303
    assert WORDS in (await koen.open("/mijn-overleg")).text
    assert WORDS in (await niels.open("/mijn-overleg")).text
    await answer(niels, "problem", ALONE)
    page = (await koen.open("/mijn-overleg")).text
    assert "schreef zelf al iets op" in page
    assert ALONE not in page
    assert WORDS not in page
    assert await answer(koen, "help", "Overschreven") == 404
    await niels.send("mijn-overleg/lezers", readers=str(asked.people["Koen"]))
    assert ALONE in (await koen.open("/mijn-overleg")).text
    assert await answer(koen, "help", "Bij de brieven") == 303
    assert "Bij de brieven" in await board()


async def test_what_keeps_the_client_from_coming_is_not_for_the_key_worker_unasked(
    asked: Table, enter: Enter
) -> None:
    koen, niels = await enter("Koen"), await enter("Niels")
    said = {"attends": "unsure", "thresholds": "people", "words": ALONE}
    coming = await niels.send("mijn-overleg/komen", **said)
    assert coming.status_code == 303
    page = (await koen.open("/mijn-overleg/komen")).text
    assert 'value="people" checked' not in page
    assert ALONE not in page
    assert await answer(koen, "help", "Overschreven") == 404
    await niels.send("mijn-overleg/lezers", readers=str(asked.people["Koen"]))
    assert await answer(koen, "help", "Bij de brieven") == 303


async def test_the_key_worker_does_not_say_who_may_read_it(asked: Table, enter: Enter) -> None:
    koen = await enter("Koen")
    sent = await koen.send("mijn-overleg/lezers", readers=str(asked.people["Koen"]))
    assert sent.status_code == 404


async def test_the_mother_has_a_kit_of_her_own(enter: Enter, board: Callable[[], Awaitable[str]]) -> None:
    niels, rita = await enter("Niels"), await enter("Rita")
    await answer(rita, "problem", "Ik kan niet meer.")
    assert "Ik kan niet meer." not in (await niels.open("/mijn-overleg")).text
    assert "Ik kan niet meer." in await board()


async def test_two_people_at_once_lose_nothing(enter: Enter, an: Browser, kit: str) -> None:
    niels = await enter("Niels")
    await answer(niels, "dream", "Eerste")
    late = {"dream-words": "Van An", "dream-told_by": "", "dream-seen": "0", "once": str(uuid4())}
    clash = await an.post(kit, late)
    assert clash.status_code == 409
    assert "“Eerste”" in clash.text
    assert "Van An" in clash.text
    assert "Eerste" in (await niels.open("/mijn-overleg")).text
    assert (await an.post(kit, {**late, "dream-seen": "1", "once": str(uuid4())})).status_code == 303
    again = await niels.send("mijn-overleg/vragen/dream", words="Van Niels", seen="1")
    assert again.status_code == 409
    assert "Van An" in again.text
    assert "Van Niels" in again.text


async def test_one_form_keeps_everything_that_an_typed(
    asked: Table, enter: Enter, an: Browser, kit: str, board: Callable[[], Awaitable[str]]
) -> None:
    said = {
        "problem-words": "Het geld.",
        "attends": "not",
        "teller": str(asked.people["Koen"]),
        "reporter": str(asked.people["Rita"]),
        "thresholds": "language",
        "silence": "dementia",
        "readers": str(asked.people["Leen"]),
    }
    refused = await an.post(kit, {**said, "once": str(uuid4())})
    assert refused.status_code == 422
    assert "Schrijf hoe je weet wat deze persoon wil" in refused.text
    known = {"known_how": "Ze lacht als de hond komt.", "known_by": str(asked.people["Rita"]), "klaar": "ja"}
    assert (await an.post(kit, {**said, **known, "once": str(uuid4())})).status_code == 303
    page = await board()
    for told in (
        "Het geld.",
        "Niels komt liever niet.",
        "Koen vertelt wat Niels wil zeggen.",
        "Rita vertelt Niels daarna alles.",
        "Ze lacht als de hond komt.",
        "“Nederlands is moeilijk voor mij”",
        "Mag dit lezen: Leen.",
        ">klaar<",
    ):
        assert told in page


async def test_a_double_click_writes_once(enter: Enter) -> None:
    niels = await enter("Niels")
    for _ in range(2):
        assert await answer(niels, "dream", WORDS, once="019de1a0-0000-7000-8000-000000000001") == 303


async def test_ready_can_be_undone(enter: Enter, board: Callable[[], Awaitable[str]]) -> None:
    niels = await enter("Niels")
    await niels.send("mijn-overleg/klaar", klaar="ja")
    await niels.send("mijn-overleg/klaar", klaar="ja")
    assert "Je bent klaar." in (await niels.open("/mijn-overleg")).text
    assert ">klaar<" in await board()
    await niels.send("mijn-overleg/klaar", klaar="nee")
    assert "Je bent klaar." not in (await niels.open("/mijn-overleg")).text


async def test_who_was_away_too_long_sees_what_was_typed(enter: Enter, walk: Callable[[int], None]) -> None:
    niels = await enter("Niels")
    walk(31 * 60)
    late = await niels.send("mijn-overleg/vragen/dream", words=WORDS)
    assert late.status_code == 403
    assert WORDS in late.text


async def test_what_is_in_the_way_asks_for_an_answer(
    enter: Enter, an: Browser, board: Callable[[], Awaitable[str]]
) -> None:
    niels = await enter("Niels")
    await niels.send(
        "mijn-overleg/komen", attends="part", thresholds=["transport", "afraid"], words="De trap"
    )
    page = await board()
    for told in ("komt voor een stuk", "“Ik raak er niet”", "“Ik vind het spannend”", "De trap"):
        assert told in page
    today = (await an.get("/vandaag")).text
    assert "Niels zegt: “Ik raak er niet”, “Ik vind het spannend”, “Iets anders”." in today
    way = page.partition('action="/drempels/')[2].partition('"')[0]
    long = await an.post(f"/drempels/{way}", {"remedy": "x" * 501})
    assert long.status_code == 422
    assert "Dit is te lang" in long.text
    await an.post(f"/drempels/{way}", {"remedy": "De buurman rijdt.", "is_settled": "y"})
    assert "De buurman rijdt. Dat is geregeld." in (await niels.open("/mijn-overleg")).text
    assert (await an.post(f"/drempels/{uuid4()}", {"remedy": "x"})).status_code == 404


async def test_after_the_sitting_nothing_is_written(
    asked: Table, enter: Enter, an: Browser, kit: str
) -> None:
    niels = await enter("Niels")
    await an.post(f"{asked.place}/afgelasting")
    assert (await an.post(kit, {"dream-words": "Te laat", "once": str(uuid4())})).status_code in {409, 422}
    assert (await niels.open("/mijn-overleg")).status_code in {303, 404, 410}
