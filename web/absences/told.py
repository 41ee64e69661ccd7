"""What was arranged about who is not there, in one or two sentences."""

from collections.abc import Mapping
from uuid import UUID

from services.absences.tables import Absence
from tenants.words.absences import OFTEN, REASONS


def told(found: Mapping[UUID, Absence], names: Mapping[UUID, str]) -> dict[UUID, str]:
    """By participant: `Geen tijd, bijna altijd. Gebeld. Koen vertelt Ward nadien wat er besproken is.`."""
    return {seat: _told(absence, names.get(seat, "")) for seat, absence in found.items()}


def _told(absence: Absence, name: str) -> str:
    often = OFTEN["systematic"].lower() if absence.is_systematic else ""
    why = ", ".join(part for part in (REASONS.get(absence.reason, ""), often) if part)
    teller = absence.briefed_by.first_name if absence.briefed_by and absence.briefed_by.id else ""
    parts = (
        f"{why}." if why else "",
        "Gebeld." if absence.phoned_at else "Nog te bellen.",
        absence.words,
        f"{teller} vertelt {name} nadien wat er besproken is." if teller else "Wie vertelt het nadien?",
    )
    return " ".join(part for part in parts if part)
