"""What the page of consent shows besides its form: what was said, when and by whom, and by whom not yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from infra import clock
from services.cases.queries import get_case
from services.cases.rules import speaks_for_self
from services.cases.tables import CircleKind, CircleMember
from services.consents import queries
from services.consents.rules import counts_on, is_on_paper
from services.consents.tables import Consent
from tenants.access import Access
from tenants.words.consents import MANNER
from web.consents.forms import known
from web.shared import dates

ASKED = frozenset({CircleKind.CLIENT, CircleKind.FAMILY})


@dataclass(frozen=True)
class Standing:
    """What somebody's yes is now: one sentence, and whether it counts."""

    sentence: str
    counts: bool
    exception: str = ""
    is_no: bool = False
    is_on_paper: bool = False
    paper: UUID | None = None


async def said(access: Access, case_id: UUID, person: UUID) -> dict[str, Any]:
    """The first values of the form: what this person said, with today as the day."""
    consent = await queries.find_consent(access, case_id, person)
    consent = consent or await queries.to_confirm(access, case_id, person)
    presence = await queries.presence(access, consent)
    own = [r for r in await queries.restrictions(access, case_id) if r.said_by == person]
    told = {"given_by": str(person), **known(consent, presence, own), "given_on": clock.today()}
    return {**told, "former": await former(access, case_id, person)}


async def former(access: Access, case_id: UUID, person: UUID) -> str:
    """The yes that is replaced by the next one, as the form carries it."""
    latest = await queries.latest_consent(access, case_id, person)
    return str(latest.id) if latest else ""


async def shown(
    access: Access, case_id: UUID, person: CircleMember, circle: Sequence[CircleMember]
) -> dict[str, Any]:
    """Everything on the page besides the form."""
    case = await get_case(access, case_id)
    return {
        "case": {"id": case.id, "name": case.name},
        "person": {"id": person.id, "name": person.first_name},
        "standing": await standing(access, case_id, person, circle),
        "earlier": await earlier(access, case_id, person, circle),
        "others": await others(access, case_id, circle, person),
        "asks": await asks(access, case_id, circle),
        "may_edit": access.may("cases.edit"),
    }


async def standing(
    access: Access, case_id: UUID, person: CircleMember, circle: Sequence[CircleMember]
) -> Standing:
    """What this person's yes is now: the last one counts, unless it was taken back or is over."""
    latest = await queries.latest_consent(access, case_id, person.id)
    if latest is None:
        return Standing(f"Aan {person.first_name} is het nog niet gevraagd.", counts=False)
    is_good = counts_on(latest, clock.today())
    return Standing(
        _sentence(latest, person, circle),
        counts=is_good,
        exception=latest.exception_reason,
        is_no=latest.withdrawn_at is not None,
        is_on_paper=is_on_paper(latest),
        paper=latest.attachment,
    )


async def earlier(
    access: Access, case_id: UUID, person: CircleMember, circle: Sequence[CircleMember]
) -> list[str]:
    """What this person said before, newest first."""
    rows = await queries.history(access, case_id)
    return [_sentence(row, person, circle) for row in rows if row.given_for == person.id and row.replaced_at]


async def others(
    access: Access, case_id: UUID, circle: Sequence[CircleMember], person: CircleMember
) -> list[tuple[UUID, str, str]]:
    """The client and family besides this person: who they are, and whether they said yes themselves."""
    given = await queries.consents(access, case_id)
    today = clock.today()
    return [
        (one.id, one.first_name, _asked_yet(one, given.get(one.id), speaks_for_self(one.born_on, today)))
        for one in circle
        if one.kind in ASKED and one.id != person.id
    ]


async def asks(access: Access, case_id: UUID, circle: Sequence[CircleMember]) -> list[str]:
    """Where somebody of the family would rather not have a person there whom the client welcomes."""
    names = {one.id: one.first_name for one in circle}
    given = await queries.consents(access, case_id)
    welcome = await queries.welcome(access, case_id)
    found = []
    for person, consent in given.items():
        for about, is_welcome in (await queries.presence(access, consent)).items():
            if not is_welcome and about in welcome and {person, about} <= names.keys():
                found.append(
                    f"{names[person]} heeft liever niet dat {names[about]} erbij is. Praat er met beiden over."
                )
    return found


def _sentence(consent: Consent, person: CircleMember, circle: Sequence[CircleMember]) -> str:
    if consent.is_refusal:
        words = f" “{consent.withdrawn_words}”" if consent.withdrawn_words else ""
        return f"{person.first_name} zei nee op {dates.day_year(consent.given_on)}: {MANNER[consent.manner]}.{words}"
    by = next((one.first_name for one in circle if one.id == consent.given_by), "Iemand uit de kring")
    who = by if consent.given_by == person.id else f"{by}, in de plaats van {person.first_name},"
    how = [MANNER[consent.manner], "uitdrukkelijk" if consent.is_explicit else ""]
    where = f", in {consent.given_in}" if consent.given_in else ""
    told = f"{who} zei ja op {dates.day_year(consent.given_on)}{where}: {', '.join(filter(None, how))}."
    if consent.withdrawn_at is not None:
        words = f" “{consent.withdrawn_words}”" if consent.withdrawn_words else ""
        return f"{told} Ingetrokken op {dates.day_year(consent.withdrawn_at)}.{words}"
    if consent.given_in and consent.replaced_at is None:
        return f"{told} Vraag opnieuw of dat ook hier zo is, en bevestig het hieronder."
    return f"{told} Geldt tot {dates.day_year(consent.valid_until)}." if consent.valid_until else told


def _asked_yet(member: CircleMember, consent: Consent | None, speaks: bool) -> str:  # noqa: FBT001  by age
    if consent is not None:
        return f"zei ja op {dates.day_year(consent.given_on)}"
    return "nog niet gevraagd" if speaks else "jonger dan twaalf: een ouder zegt ja"
