"""What all services know of one case, collected for its page and for the rule that says what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from infra.clock import BRUSSELS
from services.cases import queries as cases
from services.cases.stages import Facts
from services.cases.tables import Case, CircleKind, CircleMember
from services.consents.queries import latest_consent, restrictions
from services.consents.rules import counts_on
from services.consents.tables import Consent
from services.consultations import queries as consultations
from services.consultations.points import Point, lay_out
from services.consultations.tables import Consultation
from services.followups.progress import Progress, progress
from services.invitations.glance import states
from services.invitations.rules import State
from services.plans.queries import AgreementLine, open_agreements
from services.reports import queries as reports
from services.reports.rules import State as ReportState
from tenants.access import Access

WAITING = frozenset({State.ASKED, State.BOUNCED, State.MISDIRECTED})


@dataclass(frozen=True)
class Seated:
    """Somebody who is asked to the coming table, and what came of it."""

    person: CircleMember
    state: State


@dataclass(frozen=True)
class CaseFile:
    """Everything the case page shows, as rows."""

    case: Case
    coordinator: str
    circle: Sequence[CircleMember]
    consent: Consent | None
    coming: Consultation | None
    behind: Sequence[Consultation]
    reports: Mapping[UUID, ReportState]
    held: int
    last: Progress | None
    asked: Sequence[Seated]
    agenda: Sequence[Point]
    agreements: Sequence[AgreementLine]

    @property
    def client(self) -> CircleMember | None:
        """Whom it is about; a case that lost its client's row still opens."""
        return next((member for member in self.circle if member.kind == CircleKind.CLIENT), None)

    def member(self, member_id: UUID | None) -> CircleMember | None:
        """Somebody of the circle by id."""
        return next((member for member in self.circle if member.id == member_id), None)


async def read(access: Access, case_id: UUID) -> CaseFile:
    """Collect it; raises NotFound for a case that was not opened for who asks."""
    case = await cases.get_case(access, case_id)
    circle = await cases.circle(access, case_id)
    client = next((member.id for member in circle if member.kind == CircleKind.CLIENT), None)
    sittings = await consultations.consultations(access, case_id)
    ahead = [one for one in sittings if one.held_at is None and one.cancelled_at is None]
    coming = ahead[-1] if ahead else None
    return CaseFile(
        case=case,
        coordinator=await cases.coordinator_name(access, case),
        circle=circle,
        consent=await latest_consent(access, case_id, client) if client else None,
        coming=coming,
        behind=[one for one in sittings if one.held_at or one.cancelled_at],
        reports=await reports.states(access, case_id),
        held=sum(one.held_at is not None for one in sittings),
        last=(await progress(access, case_id)).get(case_id),
        asked=await _seated(access, coming) if coming else (),
        agenda=await _agenda(access, coming) if coming else (),
        agreements=await open_agreements(access, case_id),
    )


def facts(found: CaseFile, now: datetime) -> Facts:
    """The facts that decide where the case stands."""
    coming, consent = found.coming, found.consent
    others = [one for one in found.asked if one.person.kind != CircleKind.CLIENT]
    return Facts(
        has_consent=counts_on(consent, _day(now)),
        is_withdrawn=consent is not None and consent.withdrawn_at is not None,
        others_in_circle=len(found.circle) - 1,
        is_planned=coming is not None,
        is_undated=coming is not None and coming.starts_at is None,
        is_today=coming is not None and coming.starts_at is not None and _day(coming.starts_at) == _day(now),
        has_begun=coming is not None and coming.began_at is not None,
        not_invited=sum(one.state is State.NOT_ASKED for one in others),
        unanswered=sum(one.state in WAITING for one in others),
        is_prepared=coming is not None and bool(coming.goal),
        was_held=found.held > 0,
        was_taken_over=found.case.taken_over_at is not None,
        is_reported=found.last is not None and found.last.is_reported,
        is_debriefed=found.last is not None and found.last.is_debriefed,
        is_closed=found.case.closed_at is not None,
    )


async def _seated(access: Access, coming: Consultation) -> list[Seated]:
    people = await consultations.participants(access, coming.id)
    found = await states(access, people)
    return [Seated(one.circle_member, found[one.id]) for one in people]


async def _agenda(access: Access, coming: Consultation) -> list[Point]:
    """The points with what is struck; who is in the room for what, the page of the sitting shows."""
    items = await consultations.agenda(access, coming.id)
    return lay_out(items, {}, {}, await restrictions(access, coming.case))


def _day(moment: datetime) -> date:
    return moment.astimezone(BRUSSELS).date()
