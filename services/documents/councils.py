"""The file of a year for the council: the same sentences on the page and on paper."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from services.councils.queries import Made
from services.documents.letterhead import printed
from tenants.words.councils import NO_ANSWER, STATUSES, band, brought
from tenants.words.dates import day_year


def council_words(made: Made) -> dict[str, Any]:
    """Every word of it, ready to stand somewhere."""
    told = made.content
    version = "" if made.version == 1 else f" · versie {made.version}"
    return {
        "title": f"Wat loopt er structureel mis? Jaardossier {made.year}",
        "kicker": f"Voor de raad van {told['municipality']} · gemaakt op {_day(told['made_on'])}{version}",
        "changed": made.changed,
        "words": told["words"],
        "asks": told["asks"],
        "chapters": [_chapter(one, made.year) for one in told["chapters"]],
        "asked": [{"name": one["name"], "words": one["asks"]} for one in told["chapters"] if one["asks"]],
        "how": HOW,
    }


def council_paper(head: Mapping[str, str], made: Made) -> bytes:
    """The PDF."""
    return printed("council_file.typ", head, council_words(made))


HOW = (
    "Een knelpunt is iets wat bij verschillende mensen fout loopt door een regel, een wachtlijst of een gat in het "
    "aanbod. Medewerkers schrijven het op zonder naam. We tellen in hoeveel situaties het voorkomt, in stappen van "
    "vijf. Onder de vijf zeggen we niets, ook niet of het nul is: zo herkent niemand een mens. De getallen van dit "
    "jaar veranderen later niet meer. Eén situatie kan onder meer dan één thema vallen. Tel ze dus niet samen."
)


def _chapter(one: Mapping[str, Any], year: int) -> dict[str, Any]:
    years = [f"Ook in de dossiers van {one['since_year']} tot {year}."] if one["since_year"] else []
    since = [f"Sinds: {one['since']}."] if one["since"] else []
    return {
        "name": one["name"],
        "often": band(one["low"]),
        "is_counted": one["low"] is not None,
        "parts": [f"{part['name']}: {band(part['low'])}" for part in one["parts"]],
        "since": " ".join([*since, *years]),
        "words": one["words"],
        "quotes": list(one["quotes"]),
        "done": [_done(each) for each in one["done"]],
        "networks": [_networked(each) for each in one.get("networks", [])],
        "asks": one["asks"],
    }


def _done(one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "brought": f"{_day(one['brought_on'])}: aangekaart bij {brought(one['to_whom'], one['addressee'])}",
        "asked": one["asked"],
        **_answers(one),
    }


def _networked(one: Mapping[str, Any]) -> dict[str, Any]:
    """What a network asked for us and others; files of before there were networks have none."""
    of_whom = f" aan {one['asked_of']}" if one["asked_of"] else ""
    return {
        "brought": f"{_day(one['sent_on'])}: {one['network']} vroeg het{of_whom}, onder de titel “{one['title']}”",
        "asked": one["asks"],
        **_answers(one),
    }


def _answers(one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "answers": [
            {
                "told": " · ".join(
                    part for part in (_day(each["on"]), STATUSES[each["status"]], each["by_whom"]) if part
                ),
                "words": each["words"],
            }
            for each in one["answers"]
        ],
        "none": "" if one["answers"] else NO_ANSWER.capitalize() + ".",
    }


def _day(told: str) -> str:
    return day_year(date.fromisoformat(told))
