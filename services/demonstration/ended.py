"""A series that ended, and a helper who works in three municipalities: Leen, whom we know from Niels."""

from datetime import datetime, timedelta
from uuid import UUID

from infra.clock import BRUSSELS
from services.cases.actions import add_circle_member, begin_case
from services.cases.rules import Person
from services.cases.tables import CircleKind, Sector
from services.consents.actions import record_consent
from services.consents.rules import Yes
from services.consultations.actions import plan_consultation
from services.consultations.rules import Sitting
from services.invitations.actions import invite_all
from services.plans.actions import complete_agreement, note_agreement
from services.procedures.close_series import close_series
from services.retention.tables import Outcome
from services.series.ending import End
from services.series.tables import Brought
from tenants.access import Access

LEEN = "leen.voorbeeld@pelt.example"


async def tell_ended(access: Access, now: datetime) -> None:
    """Godelieve lives at home as she wanted; two people go on together, without a consultation."""
    begun = now - timedelta(days=400)
    case, people = await _begin(access, "Godelieve", "Marc", "thuiszorg", begun)
    bus = await note_agreement(
        access, case, "Marc vraagt de minder mobielen centrale", people["Marc"], None, now=begun
    )
    await complete_agreement(access, bus.id, now=begun + timedelta(days=20))
    stays = await note_agreement(access, case, "Marc belt elke maandag", people["Marc"], None, now=begun)
    end = End(
        results=(Brought.GOALS, Brought.HEARD, Brought.TASKS),
        words="Ik ben blij dat ik in mijn eigen huis mag blijven.",
        contact=people["Marc"],
        watcher=people["Marc"],
        thanks="Bedankt voor alle kopjes koffie, en voor jullie geduld.",
    )
    closed_on = (now - timedelta(days=30)).astimezone(BRUSSELS).date()
    await close_series(
        access,
        case,
        end,
        reason=Outcome.TOGETHER_ON,
        note="",
        closed_on=closed_on,
        goes_on=[stays.id],
        now=now,
    )


async def tell_elsewhere(access: Access, client: str, days: int, now: datetime) -> None:
    """A situation in another municipality, with Leen at the table so many days from now."""
    case, people = await _begin(access, client, "Leen", "begeleider", now - timedelta(days=60), email=LEEN)
    day = (now + timedelta(days=days)).astimezone(BRUSSELS)
    begins = day.replace(hour=10, minute=0, second=0, microsecond=0)
    sitting = Sitting(begins, begins + timedelta(minutes=90), "het dienstencentrum")
    planned = await plan_consultation(access, case, sitting, list(people.values()), now=now)
    await invite_all(access, planned.id, now=now)
    sentence = "Leen vraagt een plaats in de dagopvang"
    due_on = (now + timedelta(days=days - 3)).astimezone(BRUSSELS).date()
    await note_agreement(access, case, sentence, people["Leen"], due_on, now=now - timedelta(days=30))


async def _begin(
    access: Access, client: str, helper: str, does: str, at: datetime, email: str = ""
) -> tuple[UUID, dict[str, UUID]]:
    case = await begin_case(access, client, now=at)
    persons = (
        Person(CircleKind.CLIENT, client, last_name="Voorbeeld"),
        Person(
            CircleKind.HELPER,
            helper,
            last_name="Voorbeeld",
            relation=does,
            sector=Sector.DISABILITY,
            email=email,
        ),
    )
    people = {one.first_name: (await add_circle_member(access, case.id, one, now=at)).id for one in persons}
    yes = Yes(
        given_for=people[client],
        given_by=people[client],
        given_on=at.astimezone(BRUSSELS).date(),
        is_explicit=True,
        welcome=frozenset({people[helper]}),
    )
    await record_consent(access, case.id, yes, former=None, now=at)
    return case.id, people
