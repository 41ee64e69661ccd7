"""Every paper of the product, with words of every kind: plain ones, and what people really type. No database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from services.councils.queries import Made
from services.documents import consents, invitations
from services.documents.councils import council_paper
from services.documents.faces import faces_sheet
from services.documents.kitchen_table import kitchen_table
from services.documents.letterhead import HERE, printed
from services.documents.policy_file import policy_file
from services.documents.reports import report_paper, report_words
from services.invitations.conduct import FIRST
from services.invitations.guests import Host
from services.reports.amending import Change, amended
from tenants.words.evaluations import FACES
from tenants.words.packs import PACKS
from tests.documents.contents import content

HEAD = {
    "municipality": "Pelt",
    "address": "Oude Markt 2, 3900 Pelt",
    "phone": "011 12 34 56",
    "email": "overleg@pelt.example",
}
AT = datetime(2028, 2, 29, 13, 0, tzinfo=UTC)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></svg>'
PARTS = ("strengths", "goals", "own", "others", "earlier", "helps", "far", "next", "result")


@dataclass(frozen=True)
class Words:
    """What a test types everywhere: a name and a sentence; and how many people sit there."""

    name: str = "Niels"
    sentence: str = "Niels wil in Pelt blijven wonen."
    people: int = 6
    agreements: int = 4


Paper = Callable[[Words], bytes]


def people_of(words: Words) -> list[invitations.Person]:
    return [
        invitations.Person(
            f"{words.name} {number}", "helpt met wonen", "getekend op 3 mei" if number % 2 else ""
        )
        for number in range(1, words.people + 1)
    ]


def occasion(words: Words) -> invitations.Occasion:
    return invitations.Occasion(AT, AT + timedelta(hours=1), words.sentence, words.name, "011 12 34 56")


def report(words: Words, **more: Any) -> bytes:
    told = report_words(
        {**content(words.name, words.sentence, people=words.people, agreements=words.agreements), **more},
        PACKS["limburg"],
        home="Pelt",
    )
    return report_paper(HEAD, told)


def amended_report(words: Words) -> bytes:
    full = content(words.name, words.sentence, people=words.people, agreements=words.agreements)
    change = Change("point-p1", words.sentence + " Of toch niet.", words.name, AT.date())
    told = report_words(amended({**full, "is_final": True}, change), PACKS["jeugdhulp"], home="Pelt")
    return report_paper(HEAD, told)


def client_letter(words: Words) -> bytes:
    client = invitations.ForClient(words.name, words.sentence)
    return invitations.client_letter(HEAD, occasion(words), client, people_of(words))


def invitation_sheets(words: Words) -> bytes:
    address = (f"{words.name} Voorbeeld", "Dorpsstraat 1", "3900 Pelt")
    reader = invitations.ForReader(
        words.name, "https://rondetafel.example/pelt/u/abcdefghij", "123456", address
    )
    return invitations.invitation_sheets(HEAD, occasion(words), reader)


def attendance_sheet(words: Words) -> bytes:
    people = people_of(words)
    return invitations.attendance_sheet(HEAD, occasion(words), people, people[:3], FIRST)


def consent_sheet(words: Words) -> bytes:
    return consents.consent_sheet(HEAD, words.name, people_of(words), Host("An Voorbeeld", "011 12 34 56"))


def hearing_sheet(words: Words) -> bytes:
    doubt = consents.Doubt(
        name=words.name,
        whether="Ja, dat mag.",
        why=words.sentence,
        tells="Jij vertelt: wonen.",
        source="het strafwetboek",
        given="Dat ja kregen we op 29 februari 2028.",
        laws=("Artikel één", "Artikel twee"),
        consultation="overleg",
    )
    return consents.hearing_sheet(HEAD, doubt, Host("An Voorbeeld", "011 12 34 56"))


def kitchen(words: Words) -> bytes:
    return kitchen_table(HEAD, [(words.sentence, DRAWING)] * 8, "AB 12", words.name, "011 12 34 56")


def faces(words: Words) -> bytes:
    return faces_sheet(HEAD, "client", dict.fromkeys(FACES, DRAWING), words.name, "jeugdhulp")


def agreements(words: Words) -> bytes:
    line = {"sentence": words.sentence, "who": words.name, "when": "tegen dinsdag 29 februari"}
    told = {
        "client": words.name,
        "day": "29 februari 2028",
        "consultation": "ons overleg",
        "strengths": [words.sentence],
        "goals": [words.sentence],
        "own": [line, line],
        "others": [line] * words.agreements,
        "earlier": [line],
        "helps": [line],
        "far": [{"title": words.sentence, "who": words.name}],
        "result": words.sentence,
        "next": "dinsdag 29 februari om 14 uur",
        "host": {"name": "An", "phone": "011 12 34 56"},
        "drawings": dict.fromkeys(PARTS, DRAWING),
    }
    return printed("agreements.typ", HEAD, told)


def council_file(words: Words) -> bytes:
    done = {
        "to_whom": "alderman",
        "addressee": words.name,
        "asked": words.sentence,
        "brought_on": "2027-03-01",
        "answers": [
            {"on": "2027-06-01", "status": "in-part", "by_whom": words.name, "words": words.sentence}
        ],
    }
    network = {
        **dict.fromkeys(("network", "title", "asks", "asked_of"), words.sentence),
        "sent_on": "2028-02-29",
        "answers": done["answers"],
    }
    chapter = {
        "name": "Wonen",
        "low": 10,
        "parts": [{"name": "Wachtlijst", "low": 5}],
        "since_year": 2025,
        "words": words.sentence,
        "since": words.sentence,
        "asks": words.sentence,
        "quotes": [words.sentence],
        "done": [done, done | {"answers": []}],
        "networks": [network, network | {"answers": []}],
    }
    told = {
        "municipality": "Pelt",
        "made_on": "2028-02-29",
        "words": words.sentence,
        "asks": words.sentence,
        "chapters": [chapter, chapter | {"low": None, "parts": [], "quotes": [], "done": []}],
    }
    return council_paper(HEAD, Made(UUID(int=1), 2027, 2, words.sentence, AT, told))


def policy(words: Words) -> bytes:
    bands = ((None, None), (5, 9), (10, 14))
    halves = (("2027-01-01", "2027-06-30"), ("2027-07-01", "2027-12-31"), ("2028-01-01", "2028-06-30"))
    told = {
        "network": "Netwerk Voorbeeld",
        "title": words.sentence,
        "about": words.sentence + "\n\n" + words.sentence,
        "theme": "Wonen",
        "sub_theme": "Sociale woningen",
        "place": "",
        "counts": [
            {"period": "half-year", "begins_on": begins, "ends_on": ends, "low": low, "high": high}
            for (begins, ends), (low, high) in zip(halves, bands, strict=True)
        ],
        "quotes": [words.sentence] * 3,
        "groups": [{"group": words.name, "words": words.sentence}],
        "asks": words.sentence,
        "asked_of": words.name,
    }
    return policy_file(told, number=2, made_at=AT)


# Each template of services/documents has its paper here: a new one without it fails the test.
PAPERS: dict[str, Paper] = {
    "report.typ": report,
    "agreements.typ": agreements,
    "client_letter.typ": client_letter,
    "invitation_sheets.typ": invitation_sheets,
    "attendance_sheet.typ": attendance_sheet,
    "consent_sheet.typ": consent_sheet,
    "hearing_sheet.typ": hearing_sheet,
    "kitchen_table.typ": kitchen,
    "faces.typ": faces,
    "policy_file.typ": policy,
    "council_file.typ": council_file,
}
TEMPLATES = {path.name for path in HERE.glob("*.typ")} - {"letterhead.typ"}
