"""What is marked, what is not, and which marks ask for an answer."""

import pytest

from services.marking.kinds import NEVER, WARNINGS, Kind
from services.marking.known import Known
from services.marking.rules import Mark, marks, pieces, unresolved
from tenants.words.marking import KIND_NAMES, REASONS

HERE = Known(
    names=(
        "Niels Voorbeeld",
        "Anne-Marie Van den Bulcke",
        "Roos",
        "Li Wei",
        "Zeynep Öztürk",
        "Kris El Idrissi",
    ),
    addresses=("Zilverberklaan 12 bus 4, 3900 Pelt", "Oude Molen 7, 3900 Pelt"),
    organisations=("De Kleine Beer", "OCMW Pelt", "CAW", "Huis van het Kind"),
    numbers=("K-2026/00417", "0499 00 00 12", "12"),
)


def seen(text: str, known: Known = HERE) -> list[tuple[str, str]]:
    return [(str(mark.kind), mark.words) for mark in marks(text, known)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("niels wacht al drie jaar", "niels"),
        ("NIELS WACHT AL DRIE JAAR", "NIELS"),
        ("Voor Niels' inschrijving kwam niets", "Niels"),
        ("de moeder van Nielss wacht", "Nielss"),
        ("de moeder van Neils wacht", "Neils"),
        ("gesproken met anne marie van den bulcke", "anne marie van den bulcke"),
        ("mevrouw bulcke belde", "bulcke"),
        ("zeynep ozturk kreeg niets", "zeynep ozturk"),
        ("Ni\u200bels wacht", "Ni\u200bels"),
        ("nielsvoorbeeld wacht", "nielsvoorbeeld"),
        ("de heer el idrissi wacht", "el idrissi"),
        ("N. Voorbeeld wacht", "N. Voorbeeld"),
        ("Wij vroegen Roos om raad", "Roos"),
    ],
)
def test_a_known_name_is_found_in_any_shape(text: str, words: str) -> None:
    assert ("name", words) in seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "dit is bijvoorbeeld een voorbeeld van hoe het misloopt",
        "er is niets te vinden",
        "dat is van den een of van den ander",
    ],
)
def test_an_ordinary_word_that_looks_like_a_name_is_none(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("woont Zilverberklaan 12 bus 4 en wacht", "address", "Zilverberklaan 12 bus 4"),
        ("in de zilverberklaan regent het binnen", "address", "zilverberklaan"),
        ("aan oude molen is geen bus", "address", "oude molen"),
        ("De kleine beer neemt niemand aan", "institution", "De kleine beer"),
        ("zie k-2026/00417 voor de rest", "known-number", "k-2026/00417"),
        ("het nummer 499 00 00 12 is dood", "long-number", "499 00 00 12"),
        ("85.07.30-033 28 staat fout", "national-number", "85.07.30-033 28"),
        ("nr 85073003328", "national-number", "85073003328"),
        ("nr 17 07 30 033 84", "national-number", "17 07 30 033 84"),
        ("85.07.30-033 29 is verkeerd getypt", "long-number", "85.07.30-033 29"),
        ("stort op BE68 5390 0754 7034 aub", "iban", "BE68 5390 0754 7034"),
        ("stort op be68539007547034", "iban", "be68539007547034"),
        ("van NL91 ABNA 0417 1643 00 kwam niets", "iban", "NL91 ABNA 0417 1643 00"),
        ("bel 0470 00 00 17 na acht uur", "phone", "0470 00 00 17"),
        ("bel +32 470/00.00.17", "phone", "+32 470/00.00.17"),
        ("bel 02 000 00 17", "phone", "02 000 00 17"),
        ("mail jan.p@post.example eens", "mail", "jan.p@post.example"),
        ("KBO 0123.456.749 betaalt niet", "company-number", "0123.456.749"),
        ("de wagen 1-ABC-123 staat stil", "plate", "1-ABC-123"),
        ("zie www.voorbeeld.example/groep", "web", "www.voorbeeld.example/groep"),
        ("sinds 12/9 niets gehoord", "date", "12/9"),
        ("op 3 mei stond hij buiten", "date", "3 mei"),
        ("op 3 mei 2026 stond hij buiten", "date", "3 mei 2026"),
        ("verleden vrijdag stond hij buiten", "date", "verleden vrijdag"),
        ("zij is 34 jaar en werkt niet", "age", "34 jaar"),
        ("een 34-jarige zonder werk", "age", "34-jarige"),
        ("een driejarige zonder plaats", "age", "driejarige"),
        ("een veertiger zonder plaats", "age", "een veertiger"),
        ("in 3910 rijdt geen bus", "postcode", "3910"),
        ("in sint huibrechts lille rijdt geen bus", "place", "sint huibrechts lille"),
        ("De Peltse dienst is dicht", "place", "Peltse"),
        ("wij wonen in mol", "place", "mol"),
        ("huis in de Gemzenstraat 4a gesloten", "street", "Gemzenstraat 4a"),
        ("school De Zonnewijzer schorst", "institution", "school De Zonnewijzer"),
        ("buurvrouw Hilda belde", "maybe-name", "Hilda"),
        ("gezin met zes kinderen", "children", "zes kinderen"),
        ("de enige vrouw in het blok", "only-one", "enige vrouw"),
        ("een Syrische apotheek", "origin", "Syrische"),
        ("iemand met taaislijmziekte", "illness", "taaislijmziekte"),
        ("de pastoor mag niet binnen", "profession", "pastoor"),
        ("na de steekpartij kwam niemand", "incident", "steekpartij"),
    ],
)
def test_each_kind_is_found(text: str, kind: str, words: str) -> None:
    assert (kind, words) in seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "De wachtlijst is langer dan 3 jaar, soms 4 jaar.",
        "Het loket is 24/7 online en 1/3 van de mensen geraakt er niet.",
        "Sinds 2024 geldt artikel 60 anders.",
        "Er wachten 3500 gezinnen en de waarborg is 2000 euro.",
        "Jongeren die 18 worden vallen tussen jeugdhulp en OCMW.",
        "18-jarigen krijgen geen begeleiding.",
        "Geen enkele dienst heeft enige tijd.",
        "Het eerste gesprek is gratis.",
        "Een budget van 15.000 euro of 1 500 000 euro voor iedereen.",
        "In de helft van de gevallen past het niet.",
        "We halen het niet en voeren niets uit.",
        "CAW, OCMW, VDAB en Fluvius sturen elk hun brief.",
    ],
)
def test_what_leads_to_nobody_is_left_alone(text: str) -> None:
    assert seen(text) == []


def test_what_a_case_is_called_marks_no_ordinary_word() -> None:
    here = Known(names=("gezin Claes",))
    assert seen("Gezin zonder inkomen krijgt niets", here) == []
    assert seen("Het gezin Claes krijgt niets", here) == [("name", "Claes")]


def test_a_text_that_is_only_a_name_is_one_mark() -> None:
    assert seen("Niels Voorbeeld") == [("name", "Niels Voorbeeld")]
    assert seen("niels") == [("name", "niels")]


def test_what_meets_is_one_mark_and_nothing_of_it_stands_bare() -> None:
    found = marks("mail niels.voorbeeld@post.example of bel", HERE)
    assert [(mark.kind, mark.words) for mark in found] == [(Kind.MAIL, "niels.voorbeeld@post.example")]


def test_what_is_certain_cannot_be_confirmed_away() -> None:
    found = marks("mevrouw in Pelt, 0470 00 00 17", HERE)
    left = unresolved(found, {mark.key for mark in found})
    assert [mark.kind for mark in left] == [Kind.PHONE]
    assert unresolved(found, set()) == found


def test_a_confirmation_is_of_this_piece_at_this_place_and_moves_with_it() -> None:
    key = one("Het is een man met drie kinderen thuis.").key
    assert one("Al lang is het een man met drie kinderen thuis en nu?").key == key
    assert one("Het is een vrouw en drie kinderen thuis.").key != key
    assert one("Het is een man met vier kinderen thuis.").key != key
    assert one("het is een man met DRIE  kinderen thuis.").key == key


def test_the_same_piece_twice_asks_twice() -> None:
    found = marks("van Pelt naar Genk en van Pelt naar Genk", HERE)
    assert len({mark.key for mark in found}) == 4


def test_pieces_are_the_whole_text() -> None:
    text = "Niels belde 0470 00 00 17."
    told = pieces(text, marks(text, HERE))
    assert "".join(piece.words for piece in told) == text
    assert [piece.number for piece in told if piece.mark] == [1, 2]


def test_every_kind_has_its_words() -> None:
    assert set(REASONS) == set(KIND_NAMES) == set(Kind)
    assert not NEVER & WARNINGS


def one(text: str) -> Mark:
    (found,) = marks(text)
    return found
