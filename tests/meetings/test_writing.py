"""A text at the table through HTTP: kept, kept beside, chosen; with and without a script; other people."""

import re
from uuid import uuid4

import pytest

from infra import clock
from services.consultations.tables import AgendaItem, Consultation
from services.demonstration.cast import Cast
from services.errors import Refused
from services.meetings import course, texts
from services.meetings.rules import fingerprint
from services.meetings.tables import SecondText
from services.meetings.texts import GOAL, NOTES, Written
from services.meetings.writing import BOTH, Typed, choose, write
from services.plans.queries import agreements
from tenants import door
from tests.conftest import Browser
from tests.meetings.laid import Laid, laid_table
from tests.tenants.test_wall import access_of

HTMX = {"hx-request": "true"}


@pytest.fixture
async def laid(world: Cast) -> Laid:
    return await laid_table(world)


def place(laid: Laid) -> str:
    return f"{laid.place}/teksten/nota/{laid.points['goals']}"


def hidden(text: str, name: str) -> str:
    """The value of a hidden field; on the whole page that of the notes."""
    text = text.rpartition('<section id="notes"')[2]
    found = re.search(rf'name="{name}" value="([^"]*)"', text)
    assert found is not None
    return found.group(1)


async def stands(world: Cast, laid: Laid) -> Written:
    async with door.enter(access_of(world, "an")) as access:
        return await texts.written(access, NOTES, laid.points["goals"])


async def notes(world: Cast, laid: Laid) -> str:
    return (await stands(world, laid)).words


async def test_a_note_is_kept_without_javascript(world: Cast, laid: Laid, an: Browser) -> None:
    sent = await an.post(place(laid), {"words": "Niels vertelt."})
    assert (sent.status_code, sent.headers["location"]) == (
        303,
        f"{laid.place}/tafel?punt={laid.points['goals']}",
    )
    assert await notes(world, laid) == "Niels vertelt."


async def test_with_javascript_the_text_comes_back_with_its_mark(laid: Laid, an: Browser) -> None:
    sent = await an.post(place(laid), {"words": "Ja."}, headers=HTMX)
    page = await an.get(f"{laid.place}/tafel?punt={laid.points['goals']}")
    alone = await an.get(place(laid), headers=HTMX)
    assert hidden(page.text, "seen") == hidden(sent.text, "seen") == hidden(alone.text, "seen")


async def test_of_two_typists_both_texts_are_shown_and_kept(world: Cast, laid: Laid, an: Browser) -> None:
    mark = hidden((await an.get(place(laid), headers=HTMX)).text, "seen")
    await an.post(place(laid), {"words": "De eerste tekst.", "seen": mark}, headers=HTMX)
    second = await an.post(
        place(laid), {"words": "De tweede tekst.", "seen": mark, "sheet": "b"}, headers=HTMX
    )
    again = await an.get(f"{laid.place}/tafel?punt={laid.points['goals']}")
    for text in (second.text, again.text):
        assert '<blockquote class="say typed">De eerste tekst.</blockquote>' in text
        assert '<blockquote class="say typed">De tweede tekst.</blockquote>' in text
    chosen = {"which": "both", "mark": hidden(again.text, "mark")}
    assert (await an.post(f"{place(laid)}/keuze", chosen)).status_code == 303
    assert await stands(world, laid) == Written("De eerste tekst.\n\nDe tweede tekst.")


async def test_who_types_on_beside_another_has_one_second_text(world: Cast, laid: Laid) -> None:
    item, now = laid.points["goals"], clock.now()
    async with door.enter(access_of(world, "an")) as access:
        await write(access, NOTES, item, Typed("Niels vertelt."), now=now)
        for words in ("Leen v", "Leen vult", "Leen vult aan."):
            assert not await write(access, NOTES, item, Typed(words, ["0"], "leen"), now=now)
        assert not await write(access, NOTES, item, Typed("Koen ook.", ["0"], "koen"), now=now)
    found = await stands(world, laid)
    assert (found.words, [one.words for one in found.others]) == (
        "Niels vertelt.",
        ["Leen vult aan.", "Koen ook."],
    )


async def test_the_other_text_is_chosen_and_the_first_is_still_kept(world: Cast, laid: Laid) -> None:
    item, now = laid.points["goals"], clock.now()
    async with door.enter(access_of(world, "an")) as access:
        await write(access, NOTES, item, Typed("Niels vertelt."), now=now)
        await write(access, NOTES, item, Typed("Leen vult aan.", ["0"], "leen"), now=now)
        found = await texts.written(access, NOTES, item)
        assert await choose(access, NOTES, item, str(found.others[0].id), found.mark, now=now)
        settled = await SecondText.objects().where(SecondText.settled_at.is_not_null())
    assert await stands(world, laid) == Written("Leen vult aan.")
    assert {one.words for one in settled} == {"Niels vertelt.", "Leen vult aan."}


async def test_a_choice_between_texts_that_changed_meanwhile_is_asked_again(
    world: Cast, laid: Laid, an: Browser
) -> None:
    item, now = laid.points["goals"], clock.now()
    async with door.enter(access_of(world, "an")) as access:
        await write(access, NOTES, item, Typed("Niels vertelt."), now=now)
        await write(access, NOTES, item, Typed("Leen vult", ["0"], "leen"), now=now)
    mark = hidden((await an.get(place(laid), headers=HTMX)).text, "mark")
    async with door.enter(access_of(world, "an")) as access:
        await write(access, NOTES, item, Typed("Leen vult aan.", ["0"], "leen"), now=now)
    sent = await an.post(f"{place(laid)}/keuze", {"which": "here", "mark": mark})
    assert (sent.status_code, "Er kwam net tekst bij." in sent.text) == (409, True)
    assert [one.words for one in (await stands(world, laid)).others] == ["Leen vult aan."]


async def test_an_answer_that_was_lost_on_the_way_is_no_second_writer(world: Cast, laid: Laid) -> None:
    item, now = laid.points["goals"], clock.now()
    tried = [fingerprint(words) for words in ("", "Niels", "Niels vertelt")]
    async with door.enter(access_of(world, "an")) as access:
        assert await write(access, NOTES, item, Typed("Niels"), now=now)
        assert await write(access, NOTES, item, Typed("Niels vertelt.", tried), now=now)
    assert await stands(world, laid) == Written("Niels vertelt.")


@pytest.mark.parametrize("bad", ["x" * 30_000, "a\x00b"])
async def test_what_cannot_be_kept_comes_back_with_what_was_typed(
    world: Cast, laid: Laid, an: Browser, bad: str
) -> None:
    for headers in ({}, HTMX):
        sent = await an.post(place(laid), {"words": bad}, headers=headers)
        assert (sent.status_code, 'class="error"' in sent.text, bad[:1] in sent.text) == (422, True, True)
    assert await notes(world, laid) == ""


async def test_the_goal_stays_on_one_line_and_the_form_of_the_sitting_notices(
    world: Cast, laid: Laid
) -> None:
    async with door.enter(access_of(world, "an")) as access:
        before = await Consultation.objects().get(Consultation.id == laid.consultation)
        seen = (await texts.written(access, GOAL, laid.consultation)).seen
        await write(access, GOAL, laid.consultation, Typed("Waar wil ik\nwonen?", [seen]), now=clock.now())
        after = await Consultation.objects().get(Consultation.id == laid.consultation)
    assert before is not None
    assert after is not None
    assert (after.goal, after.version) == ("Waar wil ik wonen?", before.version + 1)


async def test_what_did_not_take_place_keeps_no_second_text(world: Cast, laid: Laid) -> None:
    item, now = laid.points["goals"], clock.now()
    async with door.enter(access_of(world, "an")) as access:
        await write(access, NOTES, item, Typed("Er is geroddeld."), now=now)
        await write(access, NOTES, item, Typed("Nog meer.", ["0"]), now=now)
        await course.not_held(access, laid.consultation, now=now)
        assert not await SecondText.exists()
        with pytest.raises(Refused):
            await write(access, NOTES, item, Typed("Toch."), now=now)


async def test_a_text_of_another_table_or_of_no_kind_is_not_found(
    laid: Laid, an: Browser, bram: Browser, celia: Browser
) -> None:
    goals = laid.points["goals"]
    for who, address in (
        (an, f"/overleggen/{uuid4()}/teksten/nota/{goals}"),
        (an, f"{laid.place}/teksten/geheim/{goals}"),
        (bram, place(laid)),
        (celia, place(laid)),
    ):
        assert (await who.get(address)).status_code == 404
        assert (await who.post(address, {"words": "x"})).status_code == 404
        assert (await who.post(f"{address}/keuze", {"which": BOTH, "mark": ""})).status_code == 404


async def test_markup_and_signs_are_kept_as_typed(world: Cast, laid: Laid, an: Browser) -> None:
    words = "<script>alert(1)</script> 🙂 #set page()"
    sent = await an.post(place(laid), {"words": words}, headers=HTMX)
    assert "&lt;script&gt;" in sent.text
    async with door.enter(access_of(world, "an")):
        item = await AgendaItem.objects().get(AgendaItem.id == laid.points["goals"])
    assert item is not None
    assert item.notes == words


async def test_two_windows_of_one_author_are_joined_in_what_is_private(laid: Laid, an: Browser) -> None:
    address = f"{laid.place}/tafel/voor-mij"
    seen = hidden((await an.get(address, headers=HTMX)).text, "seen")
    await an.post(address, {"words": "Rita keek weg.", "seen": seen}, headers=HTMX)
    sent = await an.post(address, {"words": "Koen bellen.", "seen": seen}, headers=HTMX)
    assert "Rita keek weg.\n\nKoen bellen.</textarea>" in sent.text
    assert not re.search(r'name="mark"', sent.text)


async def test_an_agreement_that_two_mended_shows_both(world: Cast, laid: Laid, an: Browser) -> None:
    await an.post(f"{laid.place}/tafel/afspraken", {"sentence": "Leen belt"})
    async with door.enter(access_of(world, "an")) as access:
        one = (await agreements(access, laid.case))[0]
    place, empty = (
        f"{laid.place}/tafel/afspraken/{one.id}",
        {"owner": "", "domain": "", "kind": "", "version": "1"},
    )
    await an.post(place, {**empty, "sentence": "Leen belt morgen", "mandate": "Ja"})
    stale = await an.post(place, {**empty, "sentence": "Leen belt de school"})
    assert stale.status_code == 422
    for words in ("Nu staat er: “Leen belt morgen”", "Nu staat er: “Ja”", 'value="Leen belt de school"'):
        assert words in stale.text
