"""The sentences are data: read from JSON or CSV with clear errors, versioned, and kept with each answer."""

import json
from typing import Any

import httpx
import pytest

from services.sufficiency import scales
from services.sufficiency.scales import OWN, Unreadable
from tests.conftest import Browser
from tests.invitations.scene import Table

PATH = "/instellingen/hoe-gaat-het"
OTHER = [{"domain": "housing", "title": "Wonen", "question": "En het wonen?", "steps": ["Slecht.", "Goed."]}]


def wrongs(file: str | bytes) -> list[str]:
    with pytest.raises(Unreadable) as refused:
        scales.read(file if isinstance(file, bytes) else file.encode())
    return [one.code for one in refused.value.wrongs]


def test_our_own_sentences_survive_both_ways_of_writing_them() -> None:
    assert scales.read(scales.as_csv(OWN.domains).encode("utf-8-sig")) == OWN.domains
    assert scales.read(json.dumps(scales.as_data(OWN.domains)).encode()) == OWN.domains


def test_our_own_sentences_are_short_and_in_the_first_person() -> None:
    for domain in OWN.domains:
        assert len(domain.steps) == 5
        for sentence in domain.steps:
            assert len(sentence.split()) <= 15, sentence
            assert "moet" not in sentence
            assert not any(one.isdigit() for one in sentence)


@pytest.mark.parametrize(
    ("file", "codes"),
    [
        ("", ["empty"]),
        (b"\xff\xfe\x00", ["no-text"]),
        ("x" * 200_001, ["too-big"]),
        ("{", ["no-json"]),
        ("[" * 100_000, ["no-json"]),
        ('{"a": 1}', ["no-domains"]),
        ('[{"domain": "a"}]', ["not-a-domain"]),
        ("[]", ["count-of-domains"]),
        ("domain;title\n", ["no-column"] * 3),
        ("domain;title;question;step;sentence\na;T;V;2;zin\n", ["out-of-order"]),
        ("domain;title;question;step;sentence\na;T;V;1;zin\na;U;V;2;zin\n", ["two-titles"]),
        ("domain,title,question,step,sentence\na,T,V,1,zin\n", ["count-of-steps"]),
        ("domain;title;question;step;sentence\nA b;T;V;1;zin\nA b;T;V;2;\n", ["bad-code", "bad-text"]),
        ('domain;title;question;step;sentence\na;T;V;1;"=HYPERLINK(""x"")"\na;T;V;2;zin\n', ["a-sum"]),
        ("domain;title;question;step;sentence\na;@T;V;1;zin\na;@T;V;2;zin\n", ["a-sum"]),
    ],
)
def test_what_is_wrong_with_a_file_is_told(file: str | bytes, codes: list[str]) -> None:
    assert wrongs(file) == codes


async def load(who: Browser, data: object, name: str = "Andere schaal") -> httpx.Response:
    shown = (await who.get(PATH)).text
    seen = shown.partition('name="seen" type="hidden" value="')[2].partition('"')[0]
    fields: dict[str, Any] = {"name": name, "source": "Voorbeeld, met licentie", "seen": seen}
    file = ("schaal.json", json.dumps(data).encode(), "application/json")
    return await who.post(PATH, fields, files={"bestand": file})


async def test_another_scale_is_loaded_and_ours_comes_back(fien: Browser, an: Browser, asked: Table) -> None:
    assert (await load(fien, OTHER)).headers["location"].endswith("?bewaard=ja")
    page = (await an.get(f"/situaties/{asked.case}/hoe-gaat-het/blad")).text
    assert ("Slecht." in page, "veilig" in page) == (True, False)
    assert (await fien.post(f"{PATH}/onze")).status_code == 303
    assert "veilig" in (await an.get(f"/situaties/{asked.case}/hoe-gaat-het/blad")).text


async def test_an_answer_keeps_the_sentence_that_was_chosen(fien: Browser, an: Browser, talk: str) -> None:
    chosen = OWN.find("housing")
    assert chosen is not None
    await an.post(f"{talk}/domein/housing", {"step": "4", "words": "Ja."})
    await load(fien, OTHER)
    assert chosen.steps[3] in (await an.get(talk)).text
    form = (await an.get(f"{talk}/domein/housing")).text
    assert chosen.steps[3] in form, "the old sentence can stay"
    await an.post(f"{talk}/domein/housing", {"step": "0", "words": "Nog altijd.", "seen": "1"})
    page = (await an.get(talk)).text
    assert (chosen.steps[3] in page, "Nog altijd." in page) == (True, True)
    await an.post(f"{talk}/domein/housing", {"step": "2", "words": "Nu.", "seen": "2"})
    assert "Goed." in (await an.get(talk)).text


async def test_a_bad_file_says_where_and_keeps_what_was_typed(fien: Browser, asked: Table) -> None:
    answer = await load(fien, [*OTHER, {**OTHER[0], "steps": ["Een."]}], "Mijn schaal")
    assert answer.status_code == 422
    assert "Domein 2 (“housing”): er horen 2 tot 9 zinnen te staan." in answer.text
    assert "Mijn schaal" in answer.text
    none = await fien.post(PATH, {"name": "x", "source": "y", "seen": ""})
    assert (none.status_code, "Kies een bestand." in none.text) == (422, True)


async def test_one_domain_is_written_anew(fien: Browser, an: Browser, talk: str) -> None:
    sent = {
        "title": "Thuis",
        "question": "Hoe is het thuis?",
        "steps": "Moeilijk.\n\nGoed.",
        "seen": OWN.version,
    }
    assert (await fien.post(f"{PATH}/housing", sent)).headers["location"].endswith("?bewaard=ja")
    assert "Hoe is het thuis?" in (await an.get(f"{talk}/domein/housing")).text
    again = await fien.post(f"{PATH}/housing", {**sent, "title": "Huis"})
    assert again.status_code == 409, "somebody else was first"
    one = await fien.post(f"{PATH}/work", {**sent, "steps": "Eén zin."})
    assert (one.status_code, "er horen 2 tot 9 zinnen" in one.text) == (422, True)


async def test_only_who_administers_reads_or_changes_them(an: Browser, asked: Table) -> None:
    for path in (PATH, f"{PATH}/housing", f"{PATH}/bestand/zinnen.csv"):
        assert (await an.get(path)).status_code == 404
