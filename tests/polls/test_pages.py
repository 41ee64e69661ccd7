"""The pages of a poll: proposing, who can when, an answer for somebody, choosing; as An and as others."""

from datetime import timedelta

import pytest

from infra import clock
from services.consultations.queries import get_consultation
from services.consultations.tables import Consultation
from services.polls import queries
from tenants import door
from tests.conftest import Browser
from tests.invitations.scene import Table, in_days
from tests.polls.asking import ask, asked, says

ODD = ["x" * 6000, "a\x00b", "<script>alert(1)</script>", "31/02/2027", "😀", "   "]


def typed(*days: int, **changed: object) -> dict[str, object]:
    """What An types: moments at two o'clock."""
    rows = {}
    for number, one in enumerate(days):
        rows[f"moments-{number}-on"] = in_days(one).date().isoformat()
        rows[f"moments-{number}-starts"] = "14:00"
        rows[f"moments-{number}-proposed_by"] = "requester"
    return {**rows, "answer_by": (clock.today() + timedelta(days=5)).isoformat(), **changed}


async def test_an_proposes_moments_and_sees_the_grid(niels_table: Table, an: Browser) -> None:
    at = f"{niels_table.place}/datumvraag"
    page = (await an.get(at)).text
    assert "Dit overleg heeft al een datum" in page
    assert "Bel zelf: <b>Hilde</b>" in page
    answer = await an.post(at, typed(9, 10))
    assert answer.headers["location"] == f"{at}?bewaard=gevraagd"
    page = (await an.get(at)).text
    for wanted in ("0 van 5 antwoordden", "Niels", "uit: de aanvrager", "Koen (spilfiguur)"):
        assert wanted in page
    assert "datum volgt" in (await an.get(niels_table.place)).text
    assert "We zoeken een dag." in (await an.get(niels_table.place)).text


@pytest.mark.parametrize(
    ("days", "changed", "wanted"),
    [
        ((9,), {}, "Stel minstens twee momenten voor."),
        ((9, 9), {}, "Twee momenten zijn hetzelfde."),
        ((-3, 9), {}, "Die dag is al voorbij."),
        ((9, 10), {"answer_by": "2001-01-01"}, "Die dag is al voorbij."),
        ((9, 10), {"moments-0-starts": ""}, "Kies een beginuur."),
        ((9, 10), {"moments-0-on": "2027-03-28", "moments-0-starts": "02:30"}, "Dat uur bestaat niet"),
        ((9, 10), {"answer_by": ""}, "Kies tegen wanneer."),
    ],
)
async def test_what_cannot_be_comes_back_with_a_word(
    niels_table: Table, an: Browser, days: tuple[int, ...], changed: dict[str, object], wanted: str
) -> None:
    answer = await an.post(f"{niels_table.place}/datumvraag", typed(*days, **changed))
    assert answer.status_code == 422
    assert wanted in answer.text
    assert in_days(days[-1]).date().isoformat() in answer.text


@pytest.mark.parametrize("odd", ODD)
async def test_bad_input_never_breaks_the_page(niels_table: Table, an: Browser, odd: str) -> None:
    fields = typed(9, 10, **{"moments-0-on": odd, "moments-1-starts": odd, "answer_by": odd})
    assert (await an.post(f"{niels_table.place}/datumvraag", fields)).status_code == 422
    await ask(niels_table)
    at = f"/deelnemers/{niels_table.seats['Koen']}/datumvraag"
    assert (await an.post(at, {"moment_1": odd})).status_code == 422
    assert (await an.post(f"{niels_table.place}/datumvraag/keuze", {"moment": odd})).status_code == 303


async def test_an_notes_what_koen_said_on_the_phone(niels_table: Table, an: Browser) -> None:
    await ask(niels_table)
    _, moments = await asked(niels_table)
    at = f"/deelnemers/{niels_table.seats['Koen']}/datumvraag"
    assert "Wanneer kan Koen?" in (await an.get(at)).text
    half = await an.post(at, {f"moment_{moments[0].id.hex}": "yes"})
    assert half.status_code == 422
    assert half.text.count("Zeg voor elk moment of Koen kan.") >= 2
    said = dict(zip((f"moment_{one.id.hex}" for one in moments), ("yes", "if-needed", "no"), strict=True))
    answer = await an.post(at, said)
    assert answer.headers["location"] == f"{niels_table.place}/datumvraag?bewaard=antwoord"
    page = (await an.get(f"{niels_table.place}/datumvraag")).text
    for wanted in ("1 van 5 antwoordden", "via jou", "Koen kan.", "Leg dit moment vast"):
        assert wanted in page


async def test_the_first_choice_counts_and_the_second_hears_it(niels_table: Table, an: Browser) -> None:
    await ask(niels_table)
    await says(niels_table, "Niels", "yes", "no", "no")
    _, moments = await asked(niels_table)
    at = f"{niels_table.place}/datumvraag/keuze"
    for _ in range(2):  # a double click
        answer = await an.post(at, {"moment": str(moments[0].id)})
        assert answer.headers["location"] == f"{niels_table.place}/uitnodigingen?bewaard=vastgelegd"
    late = await an.post(at, {"moment": str(moments[1].id)})
    assert late.status_code == 409
    assert "De datum is intussen gekozen." in late.text
    page = (await an.get(answer.headers["location"])).text
    assert "zei ja in de datumvraag" in page
    assert (await an.get(f"/deelnemers/{niels_table.seats['Koen']}/datumvraag")).status_code == 303


async def test_a_date_that_is_typed_ends_the_question(niels_table: Table, an: Browser) -> None:
    await ask(niels_table)
    async with door.enter(niels_table.an) as access:
        sitting = await get_consultation(access, niels_table.consultation)
    page = (await an.get(f"{niels_table.place}/gegevens")).text
    assert "Er is nog geen dag" in page
    fields = {
        "on": in_days(30).date().isoformat(),
        "starts": "10:00",
        "place": "Pelt",
        "place_kind": "office",
    }
    fields |= {"is_client_coming": "yes", "version": str(sitting.version), "is_undated": "y"}
    assert (await an.post(f"{niels_table.place}/gegevens", fields)).status_code == 303
    async with door.enter(niels_table.an) as access:
        assert await queries.find_open(access, niels_table.consultation) is None
        assert (await get_consultation(access, niels_table.consultation)).starts_at == in_days(30, 10)


async def test_planned_without_a_day_the_question_comes_next(niels_table: Table, an: Browser) -> None:
    fields = {"is_undated": "y", "place": "Pelt", "place_kind": "office", "is_client_coming": "yes"}
    answer = await an.post(
        f"/situaties/{niels_table.case}/overleggen", {**fields, "asked": str(niels_table.people["Niels"])}
    )
    assert answer.headers["location"].endswith("/datumvraag")
    page = (await an.get(answer.headers["location"])).text
    assert "Welke momenten?" in page
    assert "verhuist" not in page
    invited = await an.post(answer.headers["location"].replace("/datumvraag", "/uitnodigingen"))
    assert invited.headers["location"].endswith("/datumvraag")


async def test_vandaag_tells_how_far_it_is(niels_table: Table, an: Browser) -> None:
    await ask(niels_table)
    await says(niels_table, "Niels", "no", "yes", "no")
    page = (await an.get("/vandaag")).text
    assert "Niels, datumvraag: 1 van 5 antwoordde" in page
    assert "Beste moment:" in page


async def test_every_page_of_a_sitting_without_a_date_opens(niels_table: Table, an: Browser) -> None:
    await ask(niels_table)
    for path in (
        "",
        "/agenda",
        "/uitnodigingen",
        "/afgelasting",
        "/gegevens",
        "/brief",
        "/aanwezigheidsblad",
        "/tafel",
    ):
        assert (await an.get(niels_table.place + path)).status_code == 200, path
    for path in ("", "/opvolgoverleg", "/overleggen/nieuw", "/toestemming", "/verhuis"):
        assert (await an.get(f"/situaties/{niels_table.case}{path}")).status_code in {200, 404}, path
    for path in ("/situaties", "/vandaag"):
        assert (await an.get(path)).status_code == 200


async def test_bram_and_celia_find_nothing(niels_table: Table, bram: Browser, celia: Browser) -> None:
    await ask(niels_table)
    for browser in (bram, celia):
        for path in (
            f"{niels_table.place}/datumvraag",
            f"/deelnemers/{niels_table.seats['Koen']}/datumvraag",
        ):
            assert (await browser.get(path)).status_code == 404


async def test_the_question_is_gone_when_it_is_called_off(niels_table: Table, an: Browser) -> None:
    await ask(niels_table)
    _, moments = await asked(niels_table)
    await an.post(f"{niels_table.place}/afgelasting")
    answer = await an.post(f"{niels_table.place}/datumvraag/keuze", {"moment": str(moments[0].id)})
    assert answer.headers["location"] == niels_table.place
    async with door.enter(niels_table.an) as access:
        assert await queries.find_open(access, niels_table.consultation) is None


async def test_what_is_refused_halfway_leaves_nothing_behind(niels_table: Table, an: Browser) -> None:
    bad = await an.post(f"{niels_table.place}/datumvraag", typed(9))
    assert bad.status_code == 422
    async with door.enter(niels_table.an) as access:
        assert (await get_consultation(access, niels_table.consultation)).starts_at == in_days(12)
    await ask(niels_table)
    _, moments = await asked(niels_table)
    async with door.enter(niels_table.an) as access:
        await Consultation.update({Consultation.is_client_coming: False}).where(
            Consultation.id == niels_table.consultation
        )
    late = await an.post(f"{niels_table.place}/datumvraag/keuze", {"moment": str(moments[0].id)})
    assert late.status_code == 409
    assert "Schrijf waarom de cliënt er niet bij is." in late.text
    async with door.enter(niels_table.an) as access:
        assert await queries.find_open(access, niels_table.consultation) is not None
