"""Dutch words of the phone sheet: what came of a call, and the text message that a coordinator sends."""

from collections.abc import Mapping
from datetime import datetime

from tenants.words.dates import clock, day

CALLS: Mapping[str, str] = {
    "reached": "sprak",
    "not-reached": "kreeg geen gehoor bij",
    "call-back": "belt terug naar",
    "do-not-call": "noteerde: niet bellen naar",
    "may-call": "noteerde: bellen mag weer naar",
}


def text_message(
    first_name: str, starts_at: datetime | None, host: str, municipality: str, phone: str
) -> str:
    """Only a day, an hour and a number: whoever reads along on that telephone learns nothing."""
    ask = (
        f"kun je op {day(starts_at)} om {clock(starts_at)}?"
        if starts_at
        else "wanneer kan ik je even bellen?"
    )
    call = f" of bel {phone}" if phone else ""
    return f"Dag {first_name}, {ask} Antwoord met een sms{call}. {host}, gemeente {municipality}"
