"""What the page of one sitting shows, collected once for the page and for the fragments of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Request, Response

from infra import clock
from services.absences.queries import absences
from services.cases.queries import circle, get_case
from services.cases.tables import CircleKind
from services.consultations.points import Point, brings
from services.consultations.queries import attendance, get_consultation, points_of
from services.consultations.rules import stage
from services.consultations.tables import Consultation
from services.invitations.guests import host_of
from services.invitations.queries import Asked, asked_to, wishes
from services.invitations.rules import State
from services.invitations.tables import Wish
from services.meetings.queries import who_came
from services.polls.queries import said_yes_before
from tenants.access import Access
from tenants.words.invitations import STATES, WISHES
from tenants.words.packs import PACKS
from web.absences.told import told
from web.cases.seats import Chosen, seated
from web.consultations import table
from web.shared.pages import page

Incoming = Request[Any, Any, Any]


async def sheet(access: Access, consultation_id: UUID, now: datetime) -> dict[str, Any]:
    """Plain values for every template around one sitting."""
    return await sheet_of(access, await get_consultation(access, consultation_id), now)


async def sheet_of(access: Access, consultation: Consultation, now: datetime) -> dict[str, Any]:
    """The same, for who has the sitting already."""
    case = await get_case(access, consultation.case)
    people = await circle(access, case.id, with_left=True)
    asked = await asked_to(access, consultation)
    plan = await points_of(access, consultation, [one.participant for one in asked])
    host = await host_of(access, case.id)
    came = await _came(access, consultation, plan, asked)
    beside = next((one.first_name for one in people if one.id == case.confidant and not one.left_at), "")
    chosen = Chosen(case, host.first_name, beside, PACKS[access.home.vocabulary])
    client = next((one.first_name for one in people if one.kind == CircleKind.CLIENT), case.name)
    return {
        "consultation": consultation,
        "case": case,
        "client": client,
        "people": {one.id: one.first_name for one in people},
        "asked": asked,
        "states": STATES,
        "stage": stage(consultation),
        "when": table.when(consultation),
        "seats": seated(((one.person, one.state) for one in asked), consultation, chosen, came),
        "points": table.lines(plan, asked, people),
        "brings": brings(plan),
        "wishes": _waiting(await wishes(access, case.id)),
        "wish_words": WISHES,
        "next_thing": table.next_step(consultation, asked, now),
        "absent": told(
            await absences(access, consultation.id),
            {one.participant.id: str(one.person.first_name) for one in asked},
        ),
        "said_yes": await said_yes_before(access, consultation.id),
        "place": f"/overleggen/{consultation.id}",
        "may_edit": access.may("cases.edit"),
    }


async def show(request: Incoming, access: Access, consultation: Consultation) -> Response[Any]:
    """The calm page of one sitting."""
    values = await sheet_of(access, consultation, clock.now())
    notice = NOTICES.get(request.query_params.get("bewaard", ""), "")
    return page(request, access, "consultations/show.html", current="situaties", notice=notice, **values)


async def _came(
    access: Access, consultation: Consultation, plan: Sequence[Point], asked: Sequence[Asked]
) -> frozenset[UUID]:
    """Who of the circle was there for any point, as the report says it; asked only once it was held."""
    if consultation.held_at is None:
        return frozenset()
    excused = [one.participant.id for one in asked if one.state is State.NO]
    seats = [one.participant for one in asked]
    came = who_came(plan, await attendance(access, consultation.id), seats, excused)
    return frozenset(one.person.id for one in asked if one.participant.id in came)


def _waiting(found: list[Wish]) -> list[Wish]:
    return [wish for wish in found if wish.handled_at is None]


NOTICES = {
    "gepland": "Het overleg is gepland.",
    "verplaatst": "Bewaard. Wie uitgenodigd was, krijgt een nieuwe mail met de kalender.",
    "gegevens": "Bewaard.",
    "deelname": "Bewaard.",
    "datum-gekozen": "De datum is intussen gekozen.",
    "vastgelegd": "De datum ligt vast. Iedereen krijgt de uitnodiging met de kalender. Wie papier krijgt, bel je even.",
    "afgelast": "Het overleg gaat niet door. Wie uitgenodigd was, hoort het per mail.",
    "uitgenodigd": "De uitnodigingen zijn onderweg. Krijgt iemand papier? Druk dan hieronder de twee bladen af.",
}
