"""What asks about a move: a case offered to us, an answer to our offer; and a meeting that one leads today."""

from collections.abc import Mapping
from uuid import UUID

from services.consultations.tables import Consultation, PlaceKind
from services.moves.queries import Answered
from tenants.crossings import Waiting
from tenants.words.dates import clock
from tenants.words.today import amid, since
from web.today.asks import Act, Ask, Day, Rank


def offered(one: Waiting, home: str, at: Day) -> Ask:
    """Somebody comes to live here; who it is, is told by phone."""
    act = Act("Bekijk", f"/verhuizingen/{one.move}")
    detail = f"{one.came_from} biedt een situatie aan, {since(one.offered_at, at.today).lower()}. Bel {one.offered_by}."
    return Ask(Rank.TODAY, f"Er komt iemand naar {home} wonen", detail, (act,))


def answered(one: Answered, at: Day) -> Ask:
    """The other municipality took the case over, or did not."""
    read = Act("Gelezen", f"/verhuizingen/antwoorden/{one.id}/lezing", is_post=True)
    when = since(one.answered_at, at.today)
    if one.outcome == "accepted":
        look = Act("Wat blijft hier staan?", f"/situaties/{one.case}")
        title = f"{one.place} nam de situatie van {amid(one.case_name)} over"
        return Ask(Rank.NOTICE, title, f"{when}, door {one.answered_name}.", (look, read))
    title = f"{one.place} neemt de situatie van {amid(one.case_name)} niet over"
    act = Act("Open de situatie", f"/situaties/{one.case}")
    return Ask(Rank.TODAY, title, f"{when}, {one.answered_name}: “{one.words}”", (act, read))


def leads(sitting: Consultation, away: str, at: Day) -> Ask:
    """Somebody is ill: who stands in finds everything behind one button."""
    place = "bij de cliënt thuis" if sitting.place_kind == PlaceKind.HOME else sitting.place
    act = Act("Alles wat je nodig hebt", f"/overleggen/{sitting.id}/samenvatting")
    title = (
        f"Jij leidt het overleg van {clock(sitting.starts_at)} in de plaats van {away.split(maxsplit=1)[0]}"
    )
    return Ask(Rank.VERY_URGENT, title, place, (act,), at.today)


def leading(sittings: list[Consultation], standing_in: Mapping[UUID, str], at: Day) -> list[Ask]:
    """The meetings of today that one leads for somebody else."""
    return [leads(one, standing_in[one.id], at) for one in sittings if one.id in standing_in]
