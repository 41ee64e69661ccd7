"""Two more sittings, so that there is something to see at every stage: one that is held, one under way."""

from datetime import timedelta
from uuid import UUID

from services.consultations.queries import agenda, participants
from services.consultations.rules import dated
from services.consultations.tables import Consultation
from services.demonstration.niels import QUESTION
from services.demonstration.scene import Scene
from services.followups.briefings import arrange
from services.invitations.actions import invite_all
from services.meetings import actions, topics
from services.plans.actions import note_agreement
from services.plans.assents import record_assent
from services.plans.goals import note_goal
from services.plans.steps import StepWords, add_step
from services.plans.tables import Answer
from services.procedures.close_consultation import close_consultation
from services.reports.actions import note_spread, release
from services.reports.comments import comment
from services.reports.queries import get_report
from services.reports.tables import Spread
from services.screens.actions import switch_on


async def held(told: Scene) -> UUID:
    """Some days ago: everybody came, the report is out for comments, the debrief is still to come."""
    begins = told.moment(-6, 14)
    sitting = await told.plans(begins, QUESTION, at=told.now - timedelta(days=25))
    await Consultation.update({Consultation.note_taker: told.people["Tine"]}).where(
        Consultation.id == sitting.id
    )
    on_paper = [await told.seat(sitting, "Niels")]
    await invite_all(told.access, sitting.id, on_paper=on_paper, now=begins - timedelta(days=14))
    await _at_table(told, sitting)
    access, now = told.access, begins + timedelta(minutes=80)
    await close_consultation(access, sitting.id, "", now=now)
    await note_spread(access, sitting.id, Spread.ALL, [], now=now)
    await release(access, sitting.id, now=now)
    report = await get_report(access, sitting.id)
    leen = await told.seat(sitting, "Leen")
    await comment(access, report.id, leen, "Het was Tine die belde.", now=now + timedelta(days=1))
    await arrange(access, leen, told.people["Koen"], "Wie er komt kijken.", now=now)
    return sitting.id


async def under_way(told: Scene) -> UUID:
    """Begun just now, with something of everything on the table."""
    sitting = await told.plans(told.now + timedelta(minutes=5), "Wie helpt ons met Lotte?")
    await _at_table(told, sitting)
    people = list(told.people.values())
    now = told.now
    await topics.bring_topic(told.access, sitting.id, "De auto is stuk", people[3], now=now)
    await switch_on(told.access, sitting.id, now=now)
    await topics.note_far_reaching(
        told.access, sitting.id, "Verhuizen", "De een wil het wel, de ander nog niet.", people[4], now=now
    )
    return sitting.id


async def _at_table(told: Scene, sitting: Consultation) -> None:
    """Who is there, what goes well, notes, a goal with a step, an agreement with the client's yes."""
    access, now, people = told.access, min(dated(sitting).starts_at, told.now), list(told.people.values())
    seats = await participants(access, sitting.id)
    here = [seat.id for seat in seats if seat.circle_member.first_name != "Jos"]
    await actions.note_arrivals(access, sitting.id, here, now=now)
    await actions.note_strength(access, sitting.id, "De was lukt elke week alleen.", now=now)
    point = next(one for one in await agenda(access, sitting.id) if one.kind == "topic")
    await actions.note_item(access, point.id, "Er is een plaats in de buurt.", "", now=now)
    goal = await note_goal(access, told.case, "Ik wil in Pelt blijven.", consultation=sitting.id, now=now)
    await add_step(access, goal.id, StepWords("Eens gaan kijken"), now=now)
    due = told.day(20)
    sentence = "Koen gaat mee kijken naar het huis"
    agreement = await note_agreement(
        access, told.case, sentence, people[4], due, consultation=sitting.id, now=now
    )
    await record_assent(access, told.case, Answer.YES, agreement=agreement.id, now=now)
