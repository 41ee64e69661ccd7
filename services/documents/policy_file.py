"""The policy file (beleidsdossier) on paper, from frozen content: the same bytes in, the same words out."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from services.bundles.dossier import since
from services.documents.letterhead import printed
from tenants.words.bundles import EVERYWHERE, amount
from tenants.words.dates import day_year
from tenants.words.periods import title


def words_of(content: Mapping[str, Any]) -> dict[str, Any]:
    """Its numbers and places in Dutch; since when only when there was enough to tell."""
    counts = [(title(*_days(one)), amount(one["low"], one["high"])) for one in content["counts"]]
    first = since(dict(content))
    begun = next((title(*_days(one)) for one in content["counts"] if first and _days(one)[0] == first), "")
    return {
        "where": content["place"] or EVERYWHERE,
        "subject": ": ".join(filter(None, [content["theme"], content["sub_theme"]])),
        "times": [{"period": period, "amount": told} for period, told in counts],
        "since": begun,
    }


def policy_file(content: Mapping[str, Any], *, number: int | None, made_at: datetime | None = None) -> bytes:
    """The PDF; without a number it is a draft, and says so."""
    head = {"municipality": content["network"], "address": "", "phone": "", "email": ""}
    told = {**content, **words_of(content)}
    made = f"Versie {number}, {day_year(made_at)}" if number and made_at else "Ontwerp: nog niet bezorgd"
    return printed("policy_file.typ", head, {**told, "version": made})


def _days(one: Mapping[str, Any]) -> tuple[date, date]:
    return date.fromisoformat(one["begins_on"]), date.fromisoformat(one["ends_on"])
