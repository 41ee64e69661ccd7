"""What people type into the form of a request, and what became of it in the database."""

from typing import Any

from infra.piccolo_conf import DB
from tenants import door
from tenants.access import Municipality, job_access

CLIENT_WORD = "Waar kan Niels later wonen?"

WHOLE: dict[str, Any] = {
    "requester_kind": "helper",
    "is_client_informed": "yes",
    "requester_name": "Leen Voorbeeld",
    "requester_phone": "011 00 00 01",
    "requester_email": "leen@dagcentrum.example",
    "requester_organisation": "Dagcentrum De Linde",
    "informed_note": "Hij wil zelf graag praten.",
    "consent": "yes",
    "client_name": "Niels Voorbeeld",
    "client_address": "Kerkstraat 1, Pelt",
    "client_phone": "011 00 00 02",
    "client_email": "niels@post.example",
    "living": "together",
    "household-0-name": "Mia Voorbeeld",
    "household-0-relation": "moeder",
    "household-1-name": "Jos Voorbeeld",
    "household-1-relation": "vader",
    "question": CLIENT_WORD,
    "social_situation": "Zijn ouders worden ouder.",
    "goal": "“Ik wil in Pelt blijven.”",
    "helpers-0-name": "Hilde Voorbeeld",
    "helpers-0-function": "huisarts",
    "helpers-1-name": "Tine Voorbeeld",
    "helpers-1-organisation": "Thuiszorg",
    "network-0-name": "Rik Voorbeeld",
    "network-0-relation": "buur",
    "client_presence": "with",
    "place": "other",
    "place_proposal": "OCMW, lokaal 2",
    "availability": "dinsdag en donderdag",
    "urgency": "fairly",
    "remarks": "Hij hoort slecht links.",
}
UNINFORMED = {**WHOLE, "is_client_informed": "no"}
TALK = {
    "talk": "Leen belt: iedereen werkt naast elkaar.",
    "added_value": "Hij weet dan waar hij aan toe is.",
    "outcome": "consultation",
    "reason": "Niels wil het zelf.",
}


async def rows(home: Municipality, table: str) -> list[dict[str, Any]]:
    """Every row of a table in one municipality, oldest first."""
    async with door.enter(job_access(home, "test")):
        return [dict(row) for row in await DB.connection.fetch(f"select * from {table} order by id")]


async def count(home: Municipality) -> tuple[int, ...]:
    """How much there is of everything that a request writes."""
    tables = ("referral", "referral_person", "weighing", "outbox")
    return tuple([len(await rows(home, table)) for table in tables])
